/** The checks on a template: every form of it passes what an item must pass, and no two forms have one answer. */
import { score } from '#core/eed/index.ts'
import { eedOptions } from '#core/suites/physics/score.ts'
import { physicsBodySchema, physicsKeySchema } from '#core/suites/physics/schema.ts'
import type { Choice, Template } from '#core/suites/physics/templates/index.ts'
import { choiceName, itemOf, variantsOf } from '#core/suites/physics/templates/index.ts'
import { CHECKS, checkItem } from './check.ts'
import type { TemplateRoute } from './template-routes/index.ts'
import { routeOfForm } from './template-routes/template-route.ts'

/** Fewer forms than this are too few to draw from. */
export const LEAST_VARIANTS = 4

/**
 * What is wrong with a template, a line a fault; empty when it is sound.
 *
 * @example templateFaults(template, TEMPLATE_ROUTES[template.id]) // []
 */
export function templateFaults(template: Template, route: TemplateRoute | undefined): string[] {
  const variants = variantsOf(template)
  const faults: string[] = []
  if (variants.length < LEAST_VARIANTS) faults.push(`has only ${String(variants.length)} forms`)
  const names = variants.map((choice) => choiceName(template, choice))
  if (!names.includes(choiceName(template, template.published)))
    faults.push('its published form is none of its variants')
  for (const choice of variants) faults.push(...formFaults(template, choice, route))
  return [...faults, ...sameAsPublished(template, variants)]
}

function formFaults(template: Template, choice: Choice, route: TemplateRoute | undefined): string[] {
  const name = choiceName(template, choice)
  try {
    const item = itemOf(template, choice, ['public'])
    const { faults } = checkItem(
      item.public.id,
      physicsBodySchema.parse(item.public.body),
      physicsKeySchema.parse(item.key),
      route && routeOfForm(route, choice),
    )
    return CHECKS.flatMap((check) => faults[check].map((fault) => `${name}: ${check}: ${fault}`))
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : String(error)}`]
  }
}

/** Forms that the published answer would solve: somebody who remembers it would be right there. */
function sameAsPublished(template: Template, variants: readonly Choice[]): string[] {
  const published = template.form(template.published).answer
  return variants.flatMap((choice) => {
    const name = choiceName(template, choice)
    if (name === choiceName(template, template.published)) return []
    const item = itemOf(template, choice, ['public'])
    const key = physicsKeySchema.parse(item.key)
    const result = score(key.answer, published, eedOptions(physicsBodySchema.parse(item.public.body)))
    return result.score === 100 ? [`${name}: the published form's answer is right here too`] : []
  })
}
