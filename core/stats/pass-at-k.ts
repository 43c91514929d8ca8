import { requireCount } from './check.ts'

/**
 * pass@k of one item: the probability that at least one of k attempts, drawn without replacement from the n that
 * were made, is correct, when c of the n are: 1 - C(n - c, k) / C(n, k).
 *
 * Meaning: a share in [0, 1], an unbiased estimate of the chance to solve the item in k tries. A suite's pass@k is
 * the mean over its items.
 * @source M. Chen et al., "Evaluating large language models trained on code" (2021), equation 1.
 * @returns null when n < k: not estimable.
 * @throws RangeError unless n, c, k are integers with 0 <= c <= n and k >= 1.
 * @example
 * passAtK(16, 4, 8) // => 0.961538
 */
export function passAtK(n: number, c: number, k: number): number | null {
  requireCount(n, 0, 'n')
  requireCount(c, 0, 'c')
  requireCount(k, 1, 'k')
  if (c > n) {
    throw new RangeError(`c must be at most n = ${n}, not ${c}`)
  }
  if (n < k) return null
  if (n - c < k) return 1
  let allWrong = 1
  for (let i = 0; i < c; i++) {
    allWrong *= (n - k - i) / (n - i)
  }
  return 1 - allWrong
}
