import type { Numbers } from './check.ts'

/** Mean and sum of squared deviations from it. `sumOfSquares` is exactly 0 where all values are equal. */
export interface Deviations {
  readonly mean: number
  readonly sumOfSquares: number
}

/** Deviations smaller than this share of the largest value are rounding errors, not spread. */
export const ROUNDING = 1e-12

/**
 * Mean and sum of squared deviations, in two passes. Ten scores of 33.3 have no spread, but their rounded mean
 * differs from each of them by 1e-15: such dust is returned as 0, so that "no variation" can be recognised.
 *
 * @param scale the size of what is measured, where that is known (full marks of a score): what is dust beside it is
 *   no spread either, however small the values themselves are
 */
export function deviations(values: Numbers, scale = 0): Deviations {
  const n = values.length
  let sum = 0
  let largest = scale
  for (let i = 0; i < n; i++) {
    const value = values[i] ?? NaN
    sum += value
    largest = Math.max(largest, Math.abs(value))
  }
  const mean = sum / n
  let sumOfSquares = 0
  for (let i = 0; i < n; i++) {
    const deviation = (values[i] ?? NaN) - mean
    sumOfSquares += deviation * deviation
  }
  const dust = ROUNDING * largest
  return { mean, sumOfSquares: sumOfSquares <= n * dust * dust ? 0 : sumOfSquares }
}
