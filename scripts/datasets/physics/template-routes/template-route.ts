import type { Choice } from '#core/suites/physics/templates/template.ts'
import type { Route } from '../routes/route.ts'

/** A route for every form of a template: a second way to the answer, by numbers, not through the key's formula. */
export interface TemplateRoute {
  /** How it is computed, in a few words. */
  how: string
  /** The answer for given values of the form's symbols. */
  compute: (values: Readonly<Record<string, number>>, choice: Choice) => number
}

/**
 * The value of a symbol, or an error that names it.
 *
 * @example need({ m: 2 }, 'm') // 2
 */
export function need(values: Readonly<Record<string, number>>, name: string): number {
  const value = values[name]
  if (value === undefined) throw new Error(`the route needs a value for ${name}`)
  return value
}

/**
 * The route of one form, as an item has one.
 *
 * @example routeOfForm(TEMPLATE_ROUTES[template.id]!, template.published).compute({ m: 2, v: 3 }) // 1.5
 */
export function routeOfForm({ how, compute }: TemplateRoute, choice: Choice): Route {
  return { how, compute: (values) => compute(values, choice) }
}
