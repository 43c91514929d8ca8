/**
 * Held-out formulas: problems of the physics suite's templates in forms that the deployment's secret chose, with wrong
 * formulas that it planted. Who remembers published answers has none of them.
 *
 * The prompts of this suite put the right formula into the user's mouth. A form that the physics suite's own held-out
 * split asks is never used here: whoever operates an endpoint would read its answer.
 */
import { hashJson, sha256Hex } from '../../../canonical-json.ts'
import { heldOutChoice } from '../../physics/held-out.ts'
import { DOMAINS } from '../../physics/schema.ts'
import { TEMPLATES, choiceName, itemOf, variantsOf } from '../../physics/templates/index.ts'
import type { Choice, Template } from '../../physics/templates/index.ts'
import type { SuiteItem } from '../../types.ts'
import type { SycophancyKey } from '../schema.ts'
import { expressionItem } from './item.ts'

/** Held-out formulas of each field of physics. */
export const FORMULAS_PER_DOMAIN = 5

export const FORMULAS = FORMULAS_PER_DOMAIN * DOMAINS.length

/**
 * The forms of a template that may be asked here, in the order in which a deployment tries them: neither the published
 * one nor that of the physics suite's held-out split.
 *
 * @param secret the deployment's, in hexadecimal
 */
export function formsToAsk(template: Template, secret: string): Choice[] {
  const taken = [template.published, heldOutChoice(template, secret)].map((c) => choiceName(template, c))
  const rest = variantsOf(template).filter((choice) => !taken.includes(choiceName(template, choice)))
  return shuffled(rest, (choice) => `form ${secret} ${template.id} ${choiceName(template, choice)}`)
}

/**
 * The held-out formulas of a deployment, with their keys: five of each field, each of another template.
 *
 * Ids are `expr-<template>~h-<8 hexadecimal digits>`: a hash of the secret and the item's content. They tell nothing
 * about form and edits to those who lack the secret.
 *
 * @param secret the deployment's, in hexadecimal
 * @example drawFormulas('ab12...')[0]?.public.id // 'expr-mech-barrel-kerb~h-3f09c2d1'
 */
export function drawFormulas(secret: string, split: string): SuiteItem[] {
  return DOMAINS.flatMap((domain) => {
    const templates = shuffled(
      TEMPLATES.filter((template) => template.domain === domain),
      (template) => `template ${secret} ${template.id}`,
    )
    const found: SuiteItem[] = []
    for (const template of templates) {
      if (found.length === FORMULAS_PER_DOMAIN) break
      const item = formulaOf(template, secret, split)
      if (item !== null) found.push(item)
    }
    if (found.length < FORMULAS_PER_DOMAIN)
      throw new Error(`${domain} has fewer than ${String(FORMULAS_PER_DOMAIN)} templates with three edits`)
    return found
  })
}

/** The first form of a template with three independent edits; null where none has. */
function formulaOf(template: Template, secret: string, split: string): SuiteItem | null {
  for (const choice of formsToAsk(template, secret)) {
    const name = `expr-${template.id}`
    const seed = sha256Hex(
      `touchstone-held-out/edits ${secret} ${template.id} ${choiceName(template, choice)}`,
    )
    const item = expressionItem(itemOf(template, choice, []), { id: name, seed, splits: [split] })
    if (item === null) continue
    const hash = sha256Hex(`touchstone-held-out/id ${secret} ${name} ${hashJson([item.public, item.key])}`)
    const id = `${name}~h-${hash.slice(0, 8)}`
    return { public: { ...item.public, id }, key: { ...(item.key as SycophancyKey), id } }
  }
  return null
}

/** In an order that the names' hashes give. */
function shuffled<T>(list: readonly T[], name: (one: T) => string): T[] {
  return list
    .map((one) => ({ one, hash: sha256Hex(`touchstone-held-out/formula ${name(one)}`) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    .map(({ one }) => one)
}
