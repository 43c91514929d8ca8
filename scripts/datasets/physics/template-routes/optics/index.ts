import type { TemplateRoute } from '../template-route.ts'

/** Routes of this domain's templates, by the template's id. */
export const optics: Readonly<Record<string, TemplateRoute>> = {}
