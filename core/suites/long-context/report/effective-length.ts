import type { Crossing, LengthCell, Threshold } from '../../../stats/index.ts'
import { isotonicCrossing } from '../../../stats/index.ts'
import type { Estimate } from '../../types.ts'
import { groupBy } from './cells.ts'
import type { Sample } from './sample.ts'
import { isDelivered } from './sample.ts'

/** The score that counts as "still works", points of 100. */
export const ABSOLUTE_THRESHOLD = 85
/** The share of the score at the shortest length that counts as "still works". */
export const RELATIVE_SHARE = 0.85
/** Below this score at the shortest length there is nothing to lose, and no relative length. */
export const MINIMUM_BASE = 50

/** Samples from which on fewer resamples are drawn. */
const MANY = 2000

/** Where a length stands: measured, or beyond what was measured. */
export interface LengthMark {
  /** at: the fit crosses here; at_least: not up to here, the longest; below: already at the shortest */
  kind: Crossing['kind']
  /** reference tokens */
  length: number
}

export interface EffectiveLength {
  crossing: LengthMark | null
  low: LengthMark | null
  high: LengthMark | null
  /** points that the fit is held against; null where there is no fit */
  threshold: number | null
  /** the isotonic fit, by ascending length */
  fit: readonly { length: number; mean: number; fitted: number; n: number }[]
  /** delivered samples in the fit */
  n: number
  /** longer lengths were asked for, and the endpoint did not deliver them: what lies beyond is not the model's */
  endpoint_limited: boolean
  /** why there is no figure; null where there is one */
  why_not: 'one_length' | 'few_samples' | 'weak_base' | null
  replicates: number | null
  seed: string | null
}

/**
 * Effective context length: where the isotonic fit of the score over log-length falls below a threshold, with a
 * bootstrap band (see `isotonicCrossing`).
 *
 * Lengths at which fewer than half of the samples were delivered end the range, as do those with fewer than two
 * items: the few prompts that came through are not a fair draw. Where that stops a fit that did not cross, the
 * length is `endpoint_limited`.
 *
 * @param samples of the grid, any order; several of one item are averaged first
 * @param seed of the bootstrap, kept with the figure
 */
export function effectiveLength(
  samples: readonly Sample[],
  kind: 'absolute' | 'relative',
  seed: string,
): EffectiveLength {
  const rows = [...groupBy(samples, (s) => String(s.length)).values()]
    .map((own) => ({ length: own[0].length, own, scores: itemScores(own) }))
    .sort((a, b) => a.length - b.length)
  const end = rows.findIndex(({ own }) => own.filter((s) => isDelivered(s.outcome)).length * 2 < own.length)
  const delivered = end < 0 ? rows : rows.slice(0, end)
  const cells: LengthCell[] = delivered
    .filter((r) => r.scores.length >= 2)
    .map(({ length, scores }) => ({ length, scores }))
  const threshold: Threshold =
    kind === 'absolute'
      ? { kind: 'absolute', score: ABSOLUTE_THRESHOLD }
      : { kind: 'relative', share: RELATIVE_SHARE, minimumBase: MINIMUM_BASE }
  const n = cells.reduce((sum, c) => sum + c.scores.length, 0)
  // Ten thousand samples ten thousand times over would hold a process up for seconds, and tell nothing more.
  const replicates = n > MANY ? 2000 : 10_000
  const found = isotonicCrossing(cells, threshold, { seed, replicates })
  const limited = end >= 0
  if (found === null) {
    const why = delivered.length < 2 ? 'one_length' : cells.length < 2 ? 'few_samples' : 'weak_base'
    return { ...NONE, n, endpoint_limited: limited, why_not: why }
  }
  return {
    crossing: { ...found.crossing },
    low: { ...found.low },
    high: { ...found.high },
    threshold: found.threshold,
    fit: found.fit,
    n,
    endpoint_limited: limited && found.crossing.kind === 'at_least',
    why_not: null,
    replicates: found.replicates,
    seed: found.seed,
  }
}

const NONE: EffectiveLength = {
  crossing: null,
  low: null,
  high: null,
  threshold: null,
  fit: [],
  n: 0,
  endpoint_limited: false,
  why_not: null,
  replicates: null,
  seed: null,
}

/**
 * An effective length as a metric, in reference tokens: a length beyond the longest tested is the longest tested
 * (read ">= 128K"), one below the shortest is 0 (read "< 1K"); which it is stands in the figures.
 *
 * @example lengthEstimate(found) // { value: 23170, low: 16384, high: 32768, n: 500 }
 */
export function lengthEstimate(found: EffectiveLength): Estimate {
  const tokens = (mark: LengthMark | null): number | null =>
    mark === null ? null : mark.kind === 'below' ? 0 : Math.round(mark.length)
  return {
    value: tokens(found.crossing),
    low: tokens(found.low),
    high: tokens(found.high),
    n: found.crossing === null ? 0 : found.n,
  }
}

function itemScores(samples: readonly Sample[]): number[] {
  const known = samples.filter((s) => s.score !== null)
  return [...groupBy(known, (s) => s.item).values()].map(
    (own) => own.reduce((sum, s) => sum + (s.score ?? 0), 0) / own.length,
  )
}
