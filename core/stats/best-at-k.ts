import type { Numbers } from './check.ts'
import { requireCount, requireFiniteNumbers } from './check.ts'

/**
 * best@k of one item: the expected best score among k attempts drawn without replacement from those made,
 * sum_i s_(i) C(i - 1, k - 1) / C(n, k) over the scores in ascending order.
 *
 * Meaning: pass@k for graded scores, in score units; for scores of 0 and 1 it equals pass@k.
 * @source the expectation of the maximum of a random k-subset; its largest member is s_(i) in C(i - 1, k - 1) of them.
 * @returns null with fewer than k scores.
 * @throws RangeError unless k is an integer >= 1, TypeError on a score that is not a finite number.
 * @example
 * bestAtK([0, 13, 47, 100], 2) // => 67.833333
 */
export function bestAtK(scores: Numbers, k: number): number | null {
  requireFiniteNumbers(scores, 'scores')
  requireCount(k, 1, 'k')
  const n = scores.length
  if (n < k) return null
  const ascending = Float64Array.from(scores).sort()
  // The largest score is the best of C(n-1, k-1) / C(n, k) = k / n of the subsets; walk down from there.
  let share = k / n
  let expected = 0
  for (let i = n; i >= k; i--) {
    expected += share * (ascending[i - 1] ?? 0)
    share *= (i - k) / (i - 1)
  }
  return expected
}
