import { percentileOfSorted } from '../stats/percentile.ts'
import { seededRandom } from '../stats/index.ts'

/** Times of single requests at one length, of either run. */
export interface SpeedSamples {
  length: number
  requests: readonly {
    ttft_ms: number | null
    tpot_ms: number | null
    prefill_tokens_per_s: number | null
  }[]
}

/** The ratio of two medians, b's over a's, with its 95 % interval; null where either run lacks it. */
export interface SpeedRatio {
  ratio: number
  low: number
  high: number
  /** timed requests */
  n_a: number
  n_b: number
}

/** b beside a at one length. Of times, above 1 means that b is slower; of prefill speed, that b is faster. */
export interface SpeedComparison {
  length: number
  ttft: SpeedRatio | null
  tpot: SpeedRatio | null
  prefill: SpeedRatio | null
}

const REPLICATES = 2000

/**
 * Speed ratios by length, of the lengths that both runs timed: medians of b over medians of a. The interval is a
 * percentile bootstrap over the requests of either run; with five requests a length it is rough, and it says nothing
 * of what differs between days or loads.
 *
 * @param seed of the bootstrap
 * @example compareSpeed(a, b, 'example')[0] // { length: 1024, tpot: { ratio: 1.9, low: 1.8, high: 2.0, ... }, ... }
 */
export function compareSpeed(
  a: readonly SpeedSamples[],
  b: readonly SpeedSamples[],
  seed: string,
): SpeedComparison[] {
  return a
    .flatMap((one) => {
      const other = b.find((row) => row.length === one.length)
      if (other === undefined) return []
      const of = (name: 'ttft_ms' | 'tpot_ms' | 'prefill_tokens_per_s'): SpeedRatio | null =>
        medianRatio(
          one.requests.flatMap((r) => r[name] ?? []),
          other.requests.flatMap((r) => r[name] ?? []),
          `${seed}|${String(one.length)}|${name}`,
        )
      return [
        {
          length: one.length,
          ttft: of('ttft_ms'),
          tpot: of('tpot_ms'),
          prefill: of('prefill_tokens_per_s'),
        },
      ]
    })
    .sort((x, y) => x.length - y.length)
}

/**
 * median(b) / median(a) with a percentile bootstrap interval; null where either is empty or a's median is 0.
 *
 * @example medianRatio([10, 10, 10], [20, 20, 20], 's') // { ratio: 2, low: 2, high: 2, n_a: 3, n_b: 3 }
 */
export function medianRatio(a: readonly number[], b: readonly number[], seed: string): SpeedRatio | null {
  const base = median(a)
  if (a.length === 0 || b.length === 0 || base <= 0) return null
  const random = seededRandom(seed)
  const draw = (list: readonly number[]): number[] => list.map(() => list[random.below(list.length)] ?? NaN)
  const ratios = new Float64Array(REPLICATES)
  for (let r = 0; r < REPLICATES; r++) ratios[r] = median(draw(b)) / median(draw(a))
  ratios.sort()
  return {
    ratio: median(b) / base,
    low: percentileOfSorted(ratios, 0.025),
    high: percentileOfSorted(ratios, 0.975),
    n_a: a.length,
    n_b: b.length,
  }
}

function median(values: readonly number[]): number {
  if (values.length === 0) return NaN
  return percentileOfSorted(Float64Array.from(values).sort(), 0.5)
}
