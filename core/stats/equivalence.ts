import { requirePositive } from './check.ts'
import type { PairedDifference } from './paired-difference.ts'

/** Whether a difference is small enough not to matter. */
export interface Equivalence {
  /** Where the whole interval of the difference lies: inside +-margin, above it, below it, or across a limit. */
  readonly verdict: 'same' | 'above' | 'below' | 'undecided'
  /** How many more common items would decide it, if the difference stays as it is; 0 when decided, null when no number would. */
  readonly moreItems: number | null
}

/**
 * Compares a paired difference with a margin that was set beforehand: "the same quality within 2 points at 95 %".
 *
 * Meaning: "not significantly different" is no proof of equality, since little data never is significant. `same` is claimed
 * only where the interval of the difference lies inside [-margin, margin].
 * @param difference as pairedDifference returned it, with the confidence that the verdict shall have.
 * @param margin in score units, positive.
 * @source confidence interval inclusion, W. Westlake, Biometrics 37 (1981). The width of the interval shrinks with the
 *   root of the number of items; where all differences are equal so far (SE = 0), with the number itself.
 * @throws RangeError unless the margin is positive.
 * @example
 * equivalence(pairedDifference([100, 47, 0, 47.5, 100, 13, 0, 100], [100, 0, 0, 30, 100, 0, 20, 47]), 20)
 * // => { verdict: 'undecided', moreItems: 84 }
 */
export function equivalence(difference: PairedDifference | null, margin: number): Equivalence {
  requirePositive(margin, 'margin')
  if (difference === null || difference.low === null || difference.high === null) {
    return { verdict: 'undecided', moreItems: null }
  }
  const { low, high, n, standardError } = difference
  if (low >= -margin && high <= margin) return { verdict: 'same', moreItems: 0 }
  if (low > margin) return { verdict: 'above', moreItems: 0 }
  if (high < -margin) return { verdict: 'below', moreItems: 0 }
  const centre = difference.difference
  const room = Math.abs(margin - Math.abs(centre))
  if (room === 0) return { verdict: 'undecided', moreItems: null }
  const shrink = Math.max(high - centre, centre - low) / room
  // Without variation the half width goes as 1 / (n + z^2), and z^2 is below 7 up to 99 % confidence.
  const needed = Math.ceil(standardError === 0 ? shrink * (n + 7) : shrink * shrink * n)
  return { verdict: 'undecided', moreItems: Math.max(1, needed - n) }
}
