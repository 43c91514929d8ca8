import type { AtK, BoardRow } from '#core/protocol/index.ts'
import { coverageBounds } from '#core/stats/index.ts'
import type { PublishedRun } from './entries.ts'
import type { BoardItem } from './entries.ts'
import type { SuiteReport } from '#core/suites/index.ts'
import { delivered, inOrder } from '../report/stored.ts'
import type { ItemTotals } from './figures.ts'
import { attemptVariance, figures, isStrict, itemScores, outcomeCounts } from './figures.ts'

/** One value an item; NaN where it is missing. */
export type Vector = Float64Array

/** Everything of a row that is computed from its items' sums: what an unchanged row does not compute again. */
export interface RowPart {
  metrics: BoardRow['metrics']
  bounds: BoardRow['bounds']
  outcomes: BoardRow['outcomes']
  /** items with a score, attempts with a score */
  n: number
  present: number
  /** item scores as shown, right/wrong, and as they count for the rank; the same object where they are equal */
  shown: Vector
  accuracy: Vector
  ranked: Vector
  /** mean of `ranked`, points; null without any score */
  rankedMean: number | null
  /** mean variance between attempts at an item, squared points; null with one attempt an item */
  attemptVariance: number | null
}

/** The runs of one configuration. */
export interface RowRuns {
  key: string
  runs: readonly PublishedRun[]
  /** an endpoint that its owner runs: what it lost counts as 0 for the rank */
  strict: boolean
  samples: number
  planned: number
  /** changes when the sums of its runs can have changed */
  fingerprint: string
}

/**
 * Gathers published runs into rows, one a configuration.
 *
 * @param reported the suite reports figures of its own: what counts as lost is then its matter
 */
export function rowsOf(published: readonly PublishedRun[], reported: boolean): RowRuns[] {
  return [...Map.groupBy(published, (r) => r.configuration_key)].map(([key, runs]) => {
    const strict =
      !reported && runs.some((r) => isStrict({ kind: r.endpoint_kind, ownerServed: r.owner_served }))
    const { samples } = runs[0]!
    return {
      key,
      runs,
      strict,
      samples,
      planned: runs.reduce((n, r) => n + r.total, 0),
      fingerprint: JSON.stringify([strict, ...runs.map((r) => [r.run_id, String(r.seq), r.total])]),
    }
  })
}

/**
 * What a row of a suite with figures of its own shows: its metrics from the report over all attempts of its runs, the
 * values that ranks compare from the report's units, outcomes and right/wrong from the sums.
 */
export function reportedPart(
  suite: { id: string; headline: string },
  report: SuiteReport | null,
  items: readonly BoardItem[],
  totals: readonly ItemTotals[],
): RowPart {
  const units = new Map(report?.units.map((u) => [u.item, u.value]))
  const values = vectorOf(items.map((i) => units.get(i.slug) ?? null))
  const outcomes = outcomeCounts(totals)
  const headline = report?.metrics[suite.headline]
  return {
    metrics: inOrder(suite.id, report?.metrics ?? {}),
    bounds: null,
    outcomes,
    n: headline?.n ?? 0,
    present: delivered(outcomes),
    shown: values,
    accuracy: vectorOf(itemScores(totals, 'correct', false)),
    ranked: values,
    rankedMean: headline?.value ?? null,
    attemptVariance: null,
  }
}

/** What a row's sums give. `totals` has every item of the board. */
export function rowPart(suiteId: string, row: RowRuns, totals: readonly ItemTotals[]): RowPart {
  const perItem = Math.max(1, Math.round(row.planned / Math.max(1, totals.length)))
  const spread = totals.map((t) => {
    const mean = t.present === 0 ? null : Math.min(100, t.milli / 1000 / t.present)
    return Array.from({ length: Math.max(perItem, t.present) }, (_, i) => (i < t.present ? mean : null))
  })
  const bounds = spread.length === 0 ? null : coverageBounds(spread)
  const shown = vectorOf(itemScores(totals, 'score', false))
  const ranked = row.strict ? vectorOf(itemScores(totals, 'score', true)) : shown
  return {
    metrics: figures(suiteId, totals),
    bounds: bounds === null ? null : { low: bounds.low, high: bounds.high },
    outcomes: outcomeCounts(totals),
    n: totals.filter((t) => t.present > 0).length,
    present: totals.reduce((n, t) => n + t.present, 0),
    shown,
    accuracy: vectorOf(itemScores(totals, 'correct', false)),
    ranked: sameVector(shown, ranked) ? shown : ranked,
    rankedMean: meanOf(ranked),
    attemptVariance: attemptVariance(totals),
  }
}

const TRUST_ORDER = ['self_reported', 'runner_signed', 'site_run', 'reproduced'] as const

/** The row as the board shows it, without its rank. A row over several runs has the trust of the least trusted. */
export function boardRow(row: RowRuns, part: RowPart, runsTotal: number, atK: AtK[] | null): BoardRow {
  const first = row.runs[0]!
  const date = row.runs.reduce((d, r) => (r.published_at > d ? r.published_at : d), first.published_at)
  return {
    rank: null,
    rank_low: null,
    rank_high: null,
    model: first.model,
    model_slug: first.model_slug,
    configuration_key: row.key,
    configuration: first.configuration,
    metrics: part.metrics,
    strict: row.strict,
    bounds: part.bounds,
    n: part.n,
    samples: row.samples,
    at_k: atK,
    coverage: row.planned === 0 ? 0 : part.present / row.planned,
    outcomes: part.outcomes,
    completion_tokens: row.runs.reduce((n, r) => n + Number(r.completion_tokens), 0),
    trust: TRUST_ORDER[Math.min(...row.runs.map((r) => TRUST_ORDER.indexOf(r.trust)))]!,
    runs_published: row.runs.length,
    runs_total: runsTotal,
    run_ids: row.runs.map((r) => r.run_id),
    date: date.toISOString(),
  }
}

function vectorOf(scores: readonly (number | null)[]): Vector {
  return Float64Array.from(scores, (s) => s ?? Number.NaN)
}

function sameVector(a: Vector, b: Vector): boolean {
  return a.every((x, i) => Object.is(x, b[i]))
}

function meanOf(scores: Vector): number | null {
  let sum = 0
  let n = 0
  for (const s of scores) {
    if (Number.isNaN(s)) continue
    sum += s
    n++
  }
  return n === 0 ? null : sum / n
}

/** A vector as the statistics take it: null where a score is missing. */
export function scoresOf(vector: Vector): ArrayLike<number | null> {
  return vector.some((s) => Number.isNaN(s))
    ? Array.from(vector, (s) => (Number.isNaN(s) ? null : s))
    : vector
}
