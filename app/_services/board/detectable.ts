import type { Detectable } from '#core/protocol/index.ts'
import { minimumDetectableEffect, pairedDifference } from '#core/stats/index.ts'
import type { Draft } from './rank.ts'
import { scoresOf } from './row.ts'

/** Below this many items the variances are too uncertain to say anything. */
export const FEWEST_ITEMS = 10

/**
 * What a board can tell apart: the minimum detectable effect of a paired comparison of two neighbouring ranked rows
 * (5 % two-sided, found four times out of five), as the root mean square over all neighbouring pairs, since they are
 * the ones between which the board has to decide. The variance of the differences over items (over clusters where
 * items share one) is split into luck between attempts and the rest where both rows have several attempts an item.
 * Pairs whose differences do not vary say nothing and are left out.
 *
 * @param ranked ranked rows, best first
 */
export function detectableOf(
  ranked: readonly Draft[],
  clusters: readonly string[],
  samples: number,
): Detectable {
  const items = clusters.length
  const base = { pairs: 0, items, luck: null, planned: plannedEffect(items, samples) }
  if (ranked.length < 2) return { ...base, points: null, why: 'too_few_rows' }
  if (items < FEWEST_ITEMS) return { ...base, points: null, why: 'too_few_items' }
  const clustered = new Set(clusters).size < clusters.length
  let squares = 0
  let pairs = 0
  let variance = 0
  let luck: number | null = 0
  for (const [i, b] of ranked.entries()) {
    const a = ranked[i - 1]
    if (a === undefined) continue
    const spread = spreadOf(a, b, clustered ? clusters : undefined)
    if (spread === null) continue
    const own = attemptLuck(a) ?? 0
    const other = attemptLuck(b) ?? 0
    const both = attemptLuck(a) !== null && attemptLuck(b) !== null
    const effect = minimumDetectableEffect({
      items: spread.n,
      differenceVariance: Math.max(0, spread.variance - (both ? own + other : 0)),
      attemptVarianceA: both ? own : 0,
      attemptVarianceB: both ? other : 0,
      attemptsA: 1,
      attemptsB: 1,
    })
    if (effect === null) continue
    squares += effect * effect
    pairs++
    variance += Math.max(spread.variance, both ? own + other : 0)
    luck = luck === null || !both ? null : luck + own + other
  }
  if (pairs === 0) return { ...base, points: null, why: 'no_variation' }
  return {
    ...base,
    points: Math.sqrt(squares / pairs),
    why: null,
    pairs,
    luck: luck === null ? null : luck / variance,
  }
}

/** Variance of the item-by-item differences of two rows, and the items they have in common. */
function spreadOf(
  a: Draft,
  b: Draft,
  clusters: readonly string[] | undefined,
): { variance: number; n: number } | null {
  const difference = pairedDifference(
    scoresOf(a.part.ranked),
    scoresOf(b.part.ranked),
    clusters === undefined ? {} : { clusters },
  )
  if (difference === null || difference.standardError === 0 || difference.n < FEWEST_ITEMS) return null
  return { variance: difference.standardError ** 2 * difference.n, n: difference.n }
}

/** What is left of the luck between attempts in a row's item scores: sigma^2 / K; null with one attempt an item. */
function attemptLuck({ part }: Draft): number | null {
  return part.attemptVariance === null ? null : part.attemptVariance / (part.present / part.n)
}

/**
 * A planning figure where no data are: the minimum detectable effect, in points, between two models on right/wrong
 * items whose difficulties are spread evenly (variance 1/6 between attempts at an item, 1/9 of the true differences).
 *
 * @source E. Miller, "Adding error bars to evals" (2024), section 5
 * @example plannedEffect(198, 1) // 13.2733
 */
export function plannedEffect(items: number, samples: number): number | null {
  const share = minimumDetectableEffect({
    items,
    differenceVariance: 1 / 9,
    attemptVarianceA: 1 / 6,
    attemptVarianceB: 1 / 6,
    attemptsA: samples,
    attemptsB: samples,
  })
  return share === null ? null : 100 * share
}
