import type { Numbers } from './check.ts'
import { requireFiniteNumbers, requirePositive, requireSameLength } from './check.ts'

/**
 * The non-increasing sequence that is closest to `values` in weighted least squares.
 *
 * Meaning: where a score should only fall as prompts get longer, rises are noise: neighbours out of order are replaced
 * by their weighted mean until none is left (pool adjacent violators).
 * @param weights positive; the number of samples behind each value.
 * @source R. Barlow, D. Bartholomew, J. Bremner, H. Brunk, Statistical Inference under Order Restrictions (1972).
 * @throws RangeError on lists of different length or a weight that is not positive; TypeError on NaN.
 * @example
 * isotonicFit([90, 80, 85, 40], [1, 1, 1, 1]) // => [90, 82.5, 82.5, 40]
 */
export function isotonicFit(values: Numbers, weights: Numbers): number[] {
  requireFiniteNumbers(values, 'values')
  requireSameLength(values, weights, 'values', 'weights')
  const blocks: { mean: number; weight: number; length: number }[] = []
  for (let i = 0; i < values.length; i++) {
    const weight = weights[i] ?? NaN
    requirePositive(weight, `weights[${i}]`)
    let block = { mean: values[i] ?? NaN, weight, length: 1 }
    for (
      let before = blocks.at(-1);
      before !== undefined && before.mean < block.mean;
      before = blocks.at(-1)
    ) {
      blocks.pop()
      const total = before.weight + block.weight
      block = {
        mean: (before.mean * before.weight + block.mean * block.weight) / total,
        weight: total,
        length: before.length + block.length,
      }
    }
    blocks.push(block)
  }
  return blocks.flatMap((block) => new Array<number>(block.length).fill(block.mean))
}
