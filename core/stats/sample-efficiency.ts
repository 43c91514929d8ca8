import { requireSameLength } from './check.ts'
import { resamplingUnits } from './clusters.ts'
import type { BootstrapIntervalOptions } from './bootstrap-interval.ts'
import type { Interval } from './interval.ts'
import type { MaybeScores } from './maybe-scores.ts'
import { scoreRows } from './maybe-scores.ts'
import type { PairSums } from './pair-sums.ts'
import { pairSums } from './pair-sums.ts'
import type { PaperGain } from './paper-gain.ts'
import { paperGain } from './paper-gain.ts'
import { percentileOfSorted } from './percentile.ts'
import { drawResamples, requireBootstrap } from './resample.ts'

/** The paper's number of resamples. */
const PAPER_REPLICATES = 1_000

/** How many right/wrong items one item of the graded score is worth, for telling models apart. */
export type RelativeEfficiency =
  | ({ readonly status: 'determined'; readonly value: number } & Interval)
  /** The right/wrong scores themselves do not tell these models apart, so that the ratio has no meaning. */
  | { readonly status: 'undetermined' }

export interface SampleEfficiency {
  readonly relativeEfficiency: RelativeEfficiency
  /** Sum over pairs of z^2 - 1 of the graded score and of the right/wrong score; the latter with its interval. */
  readonly gradedSum: number
  readonly accuracySum: number
  readonly accuracySumInterval: Interval
  /** Pairs of models that entered the sums, and pairs dropped because a difference did not vary over the items. */
  readonly pairs: number
  readonly droppedPairs: number
  /** Pairs that the two scores put in opposite order. */
  readonly discordantPairs: number
  /** The paper's estimator, for comparison; null where it is undefined. */
  readonly paper: PaperGain | null
  readonly replicates: number
  readonly seed: string
}

/**
 * Does a graded score (EED) tell models apart better than right/wrong (ACC), and by how much?
 *
 * Meaning: relative efficiency RE = sum over model pairs (z_EED^2 - 1) / sum over pairs (z_ACC^2 - 1), z being a
 * pair's mean difference over its standard error. z^2 - 1 estimates the signal's share, which grows with the number of
 * items: RE = 3 means that one graded item is worth three right/wrong items. RE does not change when a score is
 * replaced by a * score + b; for EED = 50 + ACC / 2 it is exactly 1. The interval draws items (or clusters) jointly for
 * all models and both scores; resampling adds 1 to each z^2, so 2 is subtracted there. "undetermined" where the lower
 * bound of the denominator is not positive.
 * @param accuracy right/wrong scores, one row a model, one column an item; null where missing. `graded` likewise. An
 *   item counts for a pair of models where all four scores are known.
 * @source the pair sums: this platform, as in its documentation; `paper`: the PHYBench paper (2025).
 * @returns null with fewer than 2 models or fewer than 2 items (clusters). Time models^2 / 2 x items x replicates:
 *   19 models x 200 items x 10,000 take about half a second.
 * @throws RangeError where the two tables differ in shape or on fewer than 100 replicates; TypeError on NaN.
 * @example
 * sampleEfficiency(
 *   [[100, 100, 100, 100, 100, 100, 100, 0, 0, 0], [0, 0, 0, 0, 0, 0, 100, 0, 0, 0]],
 *   [[100, 100, 100, 100, 100, 100, 100, 50, 50, 50], [50, 50, 50, 50, 50, 50, 100, 50, 50, 50]], { seed: 'example' }
 * ).relativeEfficiency // => { status: 'determined', value: 1, low: 1, high: 1 }
 */
export function sampleEfficiency(
  accuracy: readonly MaybeScores[],
  graded: readonly MaybeScores[],
  options: BootstrapIntervalOptions,
): SampleEfficiency | null {
  const { seed, replicates, confidence } = requireBootstrap(options)
  requireSameLength(accuracy, graded, 'accuracy', 'graded')
  const first = scoreRows(accuracy, undefined, 'accuracy')
  const second = scoreRows(graded, undefined, 'graded')
  const items = first[0]?.length ?? 0
  requireSameLength(first[0] ?? [], second[0] ?? [], 'accuracy[0]', 'graded[0]')
  const { of, units } = resamplingUnits(items, options.clusters)
  if (first.length < 2 || units < 2) return null

  const resamples = drawResamples(units, replicates, seed)
  const sums = pairSums(first, second, of, resamples)
  const tail = (1 - confidence) / 2
  const denominators = sums.accuracyReplicates.slice().sort()
  const accuracySumInterval = {
    low: percentileOfSorted(denominators, tail),
    high: percentileOfSorted(denominators, 1 - tail),
  }
  return {
    relativeEfficiency: ratioOf(sums, denominators, tail),
    gradedSum: sums.graded,
    accuracySum: sums.accuracy,
    accuracySumInterval,
    pairs: sums.pairs,
    droppedPairs: sums.dropped,
    discordantPairs: sums.discordant,
    paper: paperGain(accuracy, graded, drawResamples(items, PAPER_REPLICATES, `${seed}/paper`)),
    replicates,
    seed,
  }
}

function ratioOf(sums: PairSums, ascendingDenominators: Float64Array, tail: number): RelativeEfficiency {
  const lowest = ascendingDenominators[Math.floor(tail * (ascendingDenominators.length - 1))] ?? 0
  if (sums.pairs === 0 || lowest <= 0 || sums.accuracy <= 0) return { status: 'undetermined' }
  // Fewer replicates than the tail have a denominator at or below 0: their ratio is beyond the upper bound.
  const ratios = sums.gradedReplicates.map((graded, r) => {
    const denominator = sums.accuracyReplicates[r] ?? 0
    return denominator > 0 ? graded / denominator : Infinity
  })
  ratios.sort()
  return {
    status: 'determined',
    value: sums.graded / sums.accuracy,
    low: percentileOfSorted(ratios, tail),
    high: percentileOfSorted(ratios, 1 - tail),
  }
}
