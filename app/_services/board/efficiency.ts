import type { Efficiency } from '#core/protocol/index.ts'
import { sampleEfficiency } from '#core/stats/index.ts'
import type { Draft } from './rank.ts'
import { scoresOf } from './row.ts'

/** Rows compared at most: the work grows with their square. */
export const MOST_ROWS = 12
/** Below this many items no ratio of squares means anything. */
const FEWEST_ITEMS = 20

/**
 * How many right/wrong items one graded item of this board is worth for telling models apart (core/stats
 * sampleEfficiency). Over at most 12 ranked rows, spread evenly over the ranking so that near and far pairs are in it.
 *
 * @param ranked ranked rows, best first
 * @param seed of the resampling; kept beside the figure
 * @returns null with fewer than 2 rows or 20 items, and where all scores are right or wrong anyway
 */
export function efficiencyOf(
  ranked: readonly Draft[],
  clusters: readonly string[],
  seed: string,
): Efficiency | null {
  if (ranked.length < 2 || clusters.length < FEWEST_ITEMS) return null
  const rows = spreadEvenly(ranked, MOST_ROWS)
  if (rows.every(({ part }) => part.shown.every((s, i) => Object.is(s, part.accuracy[i])))) return null
  const clustered = new Set(clusters).size < clusters.length
  const found = sampleEfficiency(
    rows.map((d) => scoresOf(d.part.accuracy)),
    rows.map((d) => scoresOf(d.part.shown)),
    { seed, ...(clustered ? { clusters } : {}) },
  )
  if (found === null) return null
  const { relativeEfficiency: re } = found
  const determined = re.status === 'determined' ? re : null
  return {
    rows: rows.length,
    pairs: found.pairs,
    discordant: found.discordantPairs,
    value: determined?.value ?? null,
    // An upper end beyond every number: some resamples hold no signal in the right/wrong scores.
    low: finite(determined?.low),
    high: finite(determined?.high),
    replicates: found.replicates,
    seed,
  }
}

/** At most `most` of a list, first and last among them, at even distances. */
export function spreadEvenly<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list]
  return Array.from({ length: most }, (_, i) => list[Math.round((i * (list.length - 1)) / (most - 1))]!)
}

function finite(x: number | undefined): number | null {
  return x === undefined || !Number.isFinite(x) ? null : x
}
