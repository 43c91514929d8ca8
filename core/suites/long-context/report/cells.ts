import { boundedMeanInterval } from '../../../stats/index.ts'
import type { Estimate } from '../../types.ts'
import type { OutcomeCounts, Sample } from './sample.ts'
import { countOutcomes, isDelivered } from './sample.ts'

/** One field of the heatmap: the samples of a family at a length and a depth. */
export interface Cell {
  family: string
  /** bucket, reference tokens */
  length: number
  /** percent; null in families without a place in the haystack */
  depth: number | null
  /** delivered samples: those that the score is over */
  n: number
  /** samples asked for, delivered or not */
  asked: number
  score: number | null
  low: number | null
  high: number | null
  outcomes: OutcomeCounts
}

/** All samples of one bucket, over families and depths. */
export interface LengthRow {
  length: number
  asked: number
  /** accuracy on delivered samples */
  score: Estimate
  /** undelivered samples count 0 */
  strict: Estimate
  /** share of samples whose prompt arrived whole, points of 100 */
  delivered: Estimate
  outcomes: OutcomeCounts
}

/** All samples of one family, over lengths and depths. */
export interface FamilyRow {
  family: string
  asked: number
  score: Estimate
  outcomes: OutcomeCounts
}

/**
 * A mean of points with its 95 % interval, one value an item: several samples of one item are one unit.
 *
 * @example estimate([{ item: 'a', value: 100 }, { item: 'b', value: 0 }]).value // 50
 */
export function estimate(values: readonly { item: string; cluster: string; value: number }[]): Estimate {
  const units = new Map<string, { cluster: string; sum: number; n: number }>()
  for (const { item, cluster, value } of values) {
    const unit = units.get(item) ?? { cluster, sum: 0, n: 0 }
    unit.sum += value
    unit.n++
    units.set(item, unit)
  }
  const scores = [...units.values()].map((u) => u.sum / u.n)
  const clusters = [...units.values()].map((u) => u.cluster)
  const clustered = new Set(clusters).size < clusters.length
  const interval = boundedMeanInterval(scores, clustered ? { clusters } : {})
  return interval === null
    ? { value: null, low: null, high: null, n: 0 }
    : { value: interval.value, low: interval.low, high: interval.high, n: interval.n }
}

/** Accuracy on delivered samples. */
export function scoreOf(samples: readonly Sample[]): Estimate {
  return estimate(samples.flatMap((s) => (s.score === null ? [] : [{ ...s, value: s.score }])))
}

/** Accuracy with 0 for samples that were not delivered; what an endpoint is worth as it is served. */
export function strictScoreOf(samples: readonly Sample[]): Estimate {
  return estimate(asked(samples).map((s) => ({ ...s, value: s.score ?? 0 })))
}

/** Share of the samples that were asked for whose prompt arrived whole, points of 100. */
export function deliveredRateOf(samples: readonly Sample[]): Estimate {
  return estimate(asked(samples).map((s) => ({ ...s, value: isDelivered(s.outcome) ? 100 : 0 })))
}

/** Lengths that the run left out, since the context window is known to be shorter, were not asked for. */
function asked(samples: readonly Sample[]): Sample[] {
  return samples.filter((s) => s.outcome !== 'unsupported')
}

/** The heatmap's fields, by family (in the order of `families`), length and depth. */
export function cellsOf(samples: readonly Sample[], families: readonly string[]): Cell[] {
  const groups = groupBy(samples, (s) => `${s.family}|${String(s.length)}|${String(s.depth)}`)
  return [...groups.values()]
    .map((own): Cell => {
      const [first] = own
      const { value, low, high, n } = scoreOf(own)
      return {
        family: first.family,
        length: first.length,
        depth: first.depth,
        n,
        asked: own.length,
        score: value,
        low,
        high,
        outcomes: countOutcomes(own),
      }
    })
    .sort(
      (a, b) =>
        families.indexOf(a.family) - families.indexOf(b.family) ||
        a.length - b.length ||
        (a.depth ?? -1) - (b.depth ?? -1),
    )
}

/** Score, strict score, delivery and outcomes by length, shortest first. */
export function lengthRowsOf(samples: readonly Sample[]): LengthRow[] {
  return [...groupBy(samples, (s) => String(s.length)).values()]
    .map((own) => ({
      length: own[0].length,
      asked: own.length,
      score: scoreOf(own),
      strict: strictScoreOf(own),
      delivered: deliveredRateOf(own),
      outcomes: countOutcomes(own),
    }))
    .sort((a, b) => a.length - b.length)
}

/** Score and outcomes by family, in the order of `families`. */
export function familyRowsOf(samples: readonly Sample[], families: readonly string[]): FamilyRow[] {
  return [...groupBy(samples, (s) => s.family).values()]
    .map((own) => ({
      family: own[0].family,
      asked: own.length,
      score: scoreOf(own),
      outcomes: countOutcomes(own),
    }))
    .sort((a, b) => families.indexOf(a.family) - families.indexOf(b.family))
}

/** Groups in the order in which their keys first occur; no group is empty. */
export function groupBy<T>(list: readonly T[], key: (of: T) => string): Map<string, [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>()
  for (const one of list) {
    const group = groups.get(key(one))
    if (group === undefined) groups.set(key(one), [one])
    else group.push(one)
  }
  return groups
}
