import type { TemplateRoute } from '../template-route.ts'

/** Routes of this domain's templates, by the template's id. */
export const modern: Readonly<Record<string, TemplateRoute>> = {}
