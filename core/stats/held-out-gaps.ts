import { requireSameLength } from './check.ts'
import { deviations } from './deviations.ts'
import type { MaybeScores } from './maybe-scores.ts'
import { requireMaybeScores } from './maybe-scores.ts'
import { unpairedDifference } from './unpaired-difference.ts'

/** How much better a model does on public items than on held-out ones, in score units. A signal, never a verdict. */
export interface HeldOutGap {
  /** Mean public score minus mean held-out score. */
  readonly gap: number
  readonly standardError: number
  /** Mean gap of the other models, which the two sets' difference in difficulty explains. */
  readonly othersGap: number
  /** What this model's gap exceeds the others' by, with standard error, interval and two-sided p (null: no variation). */
  readonly excess: number
  readonly excessStandardError: number
  readonly excessLow: number | null
  readonly excessHigh: number | null
  readonly p: number | null
}

/**
 * The contamination signal of each model: its gap between public and held-out items, compared with other models' gaps.
 *
 * Meaning: public items may simply be easier, so a gap alone says little. Per item, the mean score of the other models
 * is taken off first; what is left is compared between the two sets. A large positive excess fits a model that has seen
 * the public items; it is no proof. Adjust the p of many models by holm or benjaminiHochberg.
 * @param publicRows one row a model, one column a public item, null where missing; `heldOutRows` likewise.
 * @source difference in differences with item effects; Welch's interval (unpairedDifference).
 * @returns one entry a model; null where it has fewer than 2 items in either set that another model answered too.
 * @throws RangeError on tables of different height or rows of different length, TypeError on NaN.
 * @example
 * heldOutGaps([[90, 100, 80], [50, 60, 40]], [[30, 20, 40], [40, 30, 50]])
 * // => [{ gap: 60, othersGap: 10, excess: 50 }, { gap: 10, othersGap: 60, excess: -50 }]
 */
export function heldOutGaps(
  publicRows: readonly MaybeScores[],
  heldOutRows: readonly MaybeScores[],
  confidence = 0.95,
): (HeldOutGap | null)[] {
  requireSameLength(publicRows, heldOutRows, 'publicRows', 'heldOutRows')
  requireTable(publicRows, 'publicRows')
  requireTable(heldOutRows, 'heldOutRows')
  const openColumns = columnSums(publicRows)
  const heldColumns = columnSums(heldOutRows)
  return publicRows.map((publicRow, m) => {
    const open = againstOthers(publicRow, openColumns)
    const held = againstOthers(heldOutRows[m] ?? [], heldColumns)
    const own = unpairedDifference(open.own, held.own, confidence)
    const residual = unpairedDifference(open.residuals, held.residuals, confidence)
    if (own === null || residual === null) return null
    return {
      gap: own.difference,
      standardError: own.standardError,
      othersGap: deviations(open.others).mean - deviations(held.others).mean,
      excess: residual.difference,
      excessStandardError: residual.standardError,
      excessLow: residual.low,
      excessHigh: residual.high,
      p: residual.p,
    }
  })
}

function requireTable(rows: readonly MaybeScores[], name: string): void {
  rows.forEach((row, m) => {
    requireSameLength(row, rows[0] ?? [], `${name}[${m}]`, `${name}[0]`)
    requireMaybeScores(row, undefined, `${name}[${m}]`)
  })
}

/** Sum and number of the known scores of each item. */
interface Columns {
  readonly sums: Float64Array
  readonly counts: Int32Array
}

function columnSums(rows: readonly MaybeScores[]): Columns {
  const items = rows[0]?.length ?? 0
  const sums = new Float64Array(items)
  const counts = new Int32Array(items)
  for (const row of rows) {
    for (let i = 0; i < items; i++) {
      const score = row[i] ?? null
      if (score === null) continue
      sums[i] = (sums[i] ?? 0) + score
      counts[i] = (counts[i] ?? 0) + 1
    }
  }
  return { sums, counts }
}

/** The items that this row and at least one other have scores for: its own, the others' mean, and the difference. */
function againstOthers(
  row: MaybeScores,
  columns: Columns,
): { own: number[]; others: number[]; residuals: number[] } {
  const own: number[] = []
  const others: number[] = []
  for (let i = 0; i < row.length; i++) {
    const score = row[i] ?? null
    const rest = (columns.counts[i] ?? 0) - 1
    if (score === null || rest < 1) continue
    own.push(score)
    others.push(((columns.sums[i] ?? 0) - score) / rest)
  }
  return { own, others, residuals: own.map((score, i) => score - (others[i] ?? NaN)) }
}
