/** Where the independent route of an item comes from: its own, or its template's for the published choice. */
import { TEMPLATES } from '#core/suites/physics/templates/index.ts'
import { ROUTES } from './routes/index.ts'
import type { Route } from './routes/index.ts'
import { TEMPLATE_ROUTES } from './template-routes/index.ts'
import { routeOfForm } from './template-routes/template-route.ts'

const byId = new Map(TEMPLATES.map((t) => [t.id, t]))

/**
 * The route of a published item; undefined where it has none, which the checks tell as a fault.
 *
 * @example routeOf('mech-skateboard-catch')?.how // 'the momentum of both followed through catch and throw'
 */
export function routeOf(id: string): Route | undefined {
  const template = byId.get(id)
  if (template === undefined) return ROUTES[id]
  const route = TEMPLATE_ROUTES[id]
  return route && routeOfForm(route, template.published)
}
