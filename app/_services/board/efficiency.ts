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
 * sampleEfficiency), over the rows of `comparedRows`.
 *
 * @param rows as comparedRows chose them
 * @param seed of the resampling; kept beside the figure
 * @returns null with fewer than 2 rows or 20 items, and where all scores are right or wrong anyway
 */
export function efficiencyOf(
  rows: readonly Draft[],
  clusters: readonly string[],
  seed: string,
): Efficiency | null {
  if (rows.length < 2 || clusters.length < FEWEST_ITEMS) return null
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

/**
 * The rows that are compared: at most 12 ranked ones, those of the smallest configuration keys. The keys are hashes,
 * so this is a draw at random that has nothing to do with scores, and that a new row seldom changes.
 */
export function comparedRows(ranked: readonly Draft[]): Draft[] {
  const key = (d: Draft): string => d.row.configuration_key
  return [...ranked].sort((a, b) => (key(a) < key(b) ? -1 : 1)).slice(0, MOST_ROWS)
}

function finite(x: number | undefined): number | null {
  return x === undefined || !Number.isFinite(x) ? null : x
}
