/**
 * The held-out split: formulas and calculations that the deployment's secret chose. Nobody outside the deployment can
 * draw the same, and who remembers published answers has none here.
 */
import type { SuiteItem } from '../types.ts'
import { FORMULAS, drawFormulas } from './expression/held-out.ts'
import { NUMBERS, drawNumbers } from './numeric/held-out.ts'

/** The id of the split that is drawn so. */
export const HELD_OUT = 'held-out'

/** Items of the split. */
export const HELD_OUT_SIZE = FORMULAS + NUMBERS

/** Planting edits takes a second of a core: a process does it once, and everybody shares the items. */
let last: { secret: string; items: readonly SuiteItem[] } | null = null

/**
 * The held-out items of a deployment, with their keys: 30 formulas, then 60 calculations.
 *
 * Throws a RangeError for an empty secret.
 *
 * @param secret the deployment's, in hexadecimal
 * @example drawHeldOut('ab12...').length // 90
 */
export function drawHeldOut(secret: string): SuiteItem[] {
  if (secret === '') throw new RangeError("the held-out split needs the deployment's secret")
  if (last?.secret !== secret)
    last = { secret, items: [...drawFormulas(secret, HELD_OUT), ...drawNumbers(secret, HELD_OUT)] }
  return structuredClone([...last.items])
}
