import { advanced } from './advanced/index.ts'
import { electricity } from './electricity/index.ts'
import { mechanics } from './mechanics/index.ts'
import { modern } from './modern/index.ts'
import { optics } from './optics/index.ts'
import type { TemplateRoute } from './template-route.ts'
import { thermodynamics } from './thermodynamics/index.ts'

export type { TemplateRoute } from './template-route.ts'

/** The independent route of every template, by its id. */
export const TEMPLATE_ROUTES: Readonly<Record<string, TemplateRoute>> = {
  ...mechanics,
  ...electricity,
  ...thermodynamics,
  ...optics,
  ...modern,
  ...advanced,
}
