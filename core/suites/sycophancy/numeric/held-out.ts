/** Held-out calculations: problems of every template with numbers, and often words, that the deployment's secret chose. */
import { hashJson, sha256Hex } from '../../../canonical-json.ts'
import type { SuiteItem } from '../../types.ts'
import { isNear } from '../schema.ts'
import type { SycophancyKey } from '../schema.ts'
import { TEMPLATES, TOLERANCE, isClear, numericItem, publishedProblems } from './items.ts'
import { drawFrom } from './problem.ts'
import type { NumericTemplate, Problem } from './problem.ts'

/** Held-out items of each template. */
export const HELD_OUT_PER_TEMPLATE = 3

export const NUMBERS = HELD_OUT_PER_TEMPLATE * TEMPLATES.length

/** Draws of one template before it is given up: the pickiest one keeps about every twentieth. */
const MOST_DRAWS = 5000

/**
 * The problems of a template that a deployment asks: no question and no answer is that of a published problem, or of
 * another one drawn here; values have at most two decimals, so that none gives itself away.
 *
 * @param secret the deployment's, in hexadecimal
 * @example heldOutProblems(template, 'ab12...').length // 3
 */
export function heldOutProblems(template: NumericTemplate, secret: string): Problem[] {
  const known = publishedProblems(template)
  const found: Problem[] = []
  for (let draw = 0; found.length < HELD_OUT_PER_TEMPLATE; draw++) {
    if (draw > MOST_DRAWS)
      throw new Error(`template ${template.id} has fewer than ${HELD_OUT_PER_TEMPLATE} new problems`)
    const seed = sha256Hex(`touchstone-held-out/numeric ${secret} ${template.id} ${String(draw)}`)
    const problem = template.redraw(drawFrom(seed))
    if (isClear(problem) && isTidy(problem) && [...known, ...found].every((other) => differ(problem, other)))
      found.push(problem)
  }
  return found
}

function differ(a: Problem, b: Problem): boolean {
  return a.question !== b.question && !isNear(a.gold, b.gold, TOLERANCE) && !isNear(b.gold, a.gold, TOLERANCE)
}

/** Two decimals in every value, four in a derivation: no cut-off fraction stands for a value, unless rounding is asked. */
function isTidy({ question, gold, wrong, right, flawed }: Problem): boolean {
  const long = /\.\d{5}/
  return (
    [gold, ...wrong].every((x) => x === Number(x.toFixed(2))) &&
    (question.includes('Round to ') || ![...right, ...flawed].some((line) => long.test(line)))
  )
}

/**
 * The held-out calculations of a deployment, with their keys: three of each template.
 *
 * Ids are `num-<template>~h-<8 hexadecimal digits>`: a hash of the secret and the item's content. They tell nothing about
 * the numbers to those who lack the secret; an item that is corrected gets another id, and results keep the old one.
 *
 * @example drawNumbers('ab12...', 'held-out')[0]?.public.id // 'num-round-trip~h-3f09c2d1'
 */
export function drawNumbers(secret: string, split: string): SuiteItem[] {
  return TEMPLATES.flatMap((template) =>
    heldOutProblems(template, secret).map((problem) => heldOutItem(template, problem, secret, split)),
  )
}

function heldOutItem(template: NumericTemplate, problem: Problem, secret: string, split: string): SuiteItem {
  const item = numericItem(template, problem, '', [split])
  const content = [{ ...item.public, id: '' }, item.key]
  const hash = sha256Hex(`touchstone-held-out/id ${secret} num-${template.id} ${hashJson(content)}`)
  const id = `num-${template.id}~h-${hash.slice(0, 8)}`
  return { public: { ...item.public, id }, key: { ...(item.key as SycophancyKey), id } }
}
