import type { Numbers } from './check.ts'
import { requireProbabilities } from './check.ts'

/**
 * Benjamini and Hochberg's adjusted p-values: among the tests with an adjusted p of at most q, the expected share
 * of false claims is at most q (for independent or positively dependent tests).
 *
 * Meaning: a weaker promise than Holm's, for exploring many slices (score by topic, by length). Ranks never use it.
 * @source Y. Benjamini and Y. Hochberg, J. R. Statist. Soc. B 57 (1995): the j-th smallest p (j from 1) times m / j,
 *   made non-decreasing from the largest down, capped at 1.
 * @returns adjusted p-values in the order of the input; an empty list for no tests.
 * @throws RangeError when a p lies outside [0, 1], TypeError when it is not a number.
 * @example
 * benjaminiHochberg([0.01, 0.04, 0.03, 0.005, 0.2]) // => [0.025, 0.05, 0.05, 0.025, 0.2]
 */
export function benjaminiHochberg(pValues: Numbers): number[] {
  requireProbabilities(pValues, 'pValues')
  const m = pValues.length
  const order = Array.from({ length: m }, (_, i) => i)
  order.sort((i, j) => (pValues[j] ?? NaN) - (pValues[i] ?? NaN))
  const adjusted = new Array<number>(m).fill(1)
  let running = 1
  order.forEach((i, position) => {
    running = Math.min(running, (m / (m - position)) * (pValues[i] ?? NaN))
    adjusted[i] = running
  })
  return adjusted
}
