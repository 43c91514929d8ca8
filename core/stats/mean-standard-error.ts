import type { Numbers } from './check.ts'
import { requireFiniteNumbers } from './check.ts'
import { deviations } from './deviations.ts'

/**
 * Standard error of the mean of independent items: sqrt(sum (s_i - mean)^2 / ((n - 1) n)).
 *
 * Meaning: by how much the mean would typically move if other items of the same kind had been drawn; same unit
 * as the values. One value an item: attempts at an item are averaged first, never pooled as if independent.
 * @source E. Miller, "Adding error bars to evals" (2024), section 2; any textbook.
 * @returns null with fewer than 2 values; 0 when all values are equal.
 * @throws TypeError when a value is not a finite number.
 * @example
 * meanStandardError([1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 0]) // => 0.148647
 */
export function meanStandardError(values: Numbers): number | null {
  requireFiniteNumbers(values, 'values')
  const n = values.length
  if (n < 2) return null
  return Math.sqrt(deviations(values).sumOfSquares / ((n - 1) * n))
}
