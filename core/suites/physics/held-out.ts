/**
 * The held-out split: of every template one form other than the published one, chosen by the deployment's secret.
 * Who remembers the published answer is wrong there, and nobody outside the deployment knows which forms it uses.
 */
import { hashJson, sha256Hex } from '../../canonical-json.ts'
import type { SuiteItem } from '../types.ts'
import type { PhysicsKey } from './schema.ts'
import { TEMPLATES, choiceName, itemOf, variantsOf } from './templates/index.ts'
import type { Choice, Template } from './templates/index.ts'

/** The id of the split that is drawn so. */
export const HELD_OUT = 'held-out'

/** Items of the split that are drawn; an operator's private ones join them. */
export const HELD_OUT_SIZE = TEMPLATES.length

/** Twelve hexadecimal digits of a hash as a number: exact, and even to 1 in 10^12 over a template's forms. */
const DIGITS = 12

/**
 * The form of a template that a deployment uses, never the published one.
 *
 * @param secret the deployment's, in hexadecimal
 * @example heldOutChoice(template, 'ab12...') // { contact: 'slides', slope: 'up' }
 */
export function heldOutChoice(template: Template, secret: string): Choice {
  const published = choiceName(template, template.published)
  const others = variantsOf(template).filter((choice) => choiceName(template, choice) !== published)
  const drawn = parseInt(sha256Hex(`touchstone-held-out/form ${secret} ${template.id}`).slice(0, DIGITS), 16)
  const choice = others[drawn % others.length]
  if (choice === undefined)
    throw new RangeError(`the template ${template.id} has no form beside the published one`)
  return choice
}

/**
 * The held-out items of a deployment, one of each template, with their keys.
 *
 * Ids are `<template>~h-<8 hexadecimal digits>`: a hash of the secret and the form's content. They tell nothing about
 * the form to those who lack the secret; a form that is corrected gets another id, and results keep the old one.
 *
 * Throws a RangeError for an empty secret.
 *
 * @example drawHeldOut('ab12...')[0]?.public.id // 'mech-barrel-kerb~h-3f09c2d1'
 */
export function drawHeldOut(secret: string): SuiteItem[] {
  if (secret === '') throw new RangeError("the held-out split needs the deployment's secret")
  return TEMPLATES.map((template) => heldOutItem(template, secret))
}

/**
 * The held-out item of one template.
 *
 * @param mark what stands before the hash in its id
 * @example heldOutItem(template, 'ab12...').public.id // 'mech-barrel-kerb~h-3f09c2d1'
 */
export function heldOutItem(template: Template, secret: string, mark = '~h-'): SuiteItem {
  const item = itemOf(template, heldOutChoice(template, secret), [HELD_OUT])
  const { id: _, ...content } = item.public
  const key = item.key as PhysicsKey
  const hash = sha256Hex(
    `touchstone-held-out/id ${secret} ${template.id} ${hashJson([content, { ...key, id: '' }])}`,
  )
  const id = `${template.id}${mark}${hash.slice(0, 8)}`
  return { public: { ...item.public, id }, key: { ...key, id } }
}
