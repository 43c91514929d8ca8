import type { Numbers } from './check.ts'
import { requireProbabilities } from './check.ts'

/**
 * Holm's adjusted p-values: compare each with alpha, and the probability of even one false claim among all of
 * the tests stays below alpha, however the tests depend on each other.
 *
 * @source S. Holm, "A simple sequentially rejective multiple test procedure", Scand. J. Statist. 6 (1979):
 *   the j-th smallest p (j from 0) times m - j, made non-decreasing, capped at 1.
 * @returns adjusted p-values in the order of the input; an empty list for no tests.
 * @throws RangeError when a p lies outside [0, 1], TypeError when it is not a number.
 * @example
 * holm([0.01, 0.04, 0.03, 0.005, 0.2]) // => [0.04, 0.09, 0.09, 0.025, 0.2]
 */
export function holm(pValues: Numbers): number[] {
  requireProbabilities(pValues, 'pValues')
  const m = pValues.length
  const order = Array.from({ length: m }, (_, i) => i)
  order.sort((i, j) => (pValues[i] ?? NaN) - (pValues[j] ?? NaN))
  const adjusted = new Array<number>(m).fill(1)
  let running = 0
  order.forEach((i, j) => {
    running = Math.max(running, Math.min(1, (m - j) * (pValues[i] ?? NaN)))
    adjusted[i] = running
  })
  return adjusted
}

/**
 * The largest p among `pValues` that Holm's procedure rejects at level alpha, or -1 where it rejects none: a test
 * is significant exactly if its p is at most this. The fast form for rank intervals; sorts `pValues` in place.
 */
export function holmThreshold(pValues: Float64Array, alpha: number): number {
  pValues.sort()
  const m = pValues.length
  let threshold = -1
  for (let j = 0; j < m; j++) {
    const p = pValues[j] ?? 1
    if ((m - j) * p > alpha) break
    threshold = p
  }
  return threshold
}
