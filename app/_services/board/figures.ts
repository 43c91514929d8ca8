import type { Db, Tx } from '#db/index.ts'
import type { Figure, OutcomeName } from '#core/protocol/index.ts'
import { boundedMeanInterval } from '#core/stats/index.ts'
import { SUITES } from '#core/suites/index.ts'
import { reportingSuite } from '../report/compute.ts'
import { inOrder, storedReport } from '../report/stored.ts'

/** The sums of one item over the runs that make a row. */
export interface ItemTotals {
  itemId: string
  cluster: string
  /** attempts with an outcome */
  attempts: number
  /** attempts with a score */
  present: number
  correct: number
  /** sum of scores, thousandths of a point */
  milli: number
  /** sum of their squares */
  milliSq: number
  outcomes: Partial<Record<OutcomeName, number>>
}

/** Missing outcomes that the endpoint or its runner caused; a broken key or an undecided comparison is ours. */
const OF_THE_ENDPOINT: readonly OutcomeName[] = ['endpoint_error', 'runner_error']

/**
 * One score an item, 0..100, or null where it is missing. With `strict` (the endpoint is its owner's) attempts
 * that the endpoint lost count as 0: otherwise an owner could fail on the hard ones.
 */
export function itemScores(
  totals: readonly ItemTotals[],
  metric: 'score' | 'correct',
  strict: boolean,
): (number | null)[] {
  return totals.map((t) => {
    const lost = strict ? OF_THE_ENDPOINT.reduce((n, o) => n + (t.outcomes[o] ?? 0), 0) : 0
    const n = t.present + lost
    if (n === 0) return null
    return metric === 'score' ? Math.min(100, t.milli / 1000 / n) : (100 * t.correct) / n
  })
}

/** A metric's mean over items with its 95 % interval, clustered where items share a cluster. */
export function figure(scores: readonly (number | null)[], clusters: readonly string[]): Figure {
  const known: number[] = []
  const of: string[] = []
  scores.forEach((s, i) => {
    if (s === null) return
    known.push(s)
    of.push(clusters[i]!)
  })
  const clustered = new Set(of).size < of.length
  const interval = boundedMeanInterval(known, clustered ? { clusters: of } : {})
  return interval === null
    ? { value: null, low: null, high: null, n: 0 }
    : { value: interval.value, low: interval.low, high: interval.high, n: interval.n }
}

/**
 * What the metrics of a suite without a report of its own are means of: `accuracy` of right and wrong, its first
 * metric otherwise of scores. Means are all that sums can give; other metrics need a report.
 *
 * @example meanMetrics('physics') // [['eed', 'score'], ['accuracy', 'correct']]
 */
export function meanMetrics(suiteId: string): [id: string, column: 'score' | 'correct'][] {
  const metrics = SUITES.find((s) => s.id === suiteId)?.metrics ?? []
  return metrics.flatMap(({ id }, i): [string, 'score' | 'correct'][] =>
    id === 'accuracy' ? [[id, 'correct']] : i === 0 ? [[id, 'score']] : [],
  )
}

/** Every metric of a row from its items' sums. */
export function figures(suiteId: string, totals: readonly ItemTotals[]): Record<string, Figure> {
  const clusters = totals.map((t) => t.cluster)
  return Object.fromEntries(
    meanMetrics(suiteId).map(([id, column]) => [id, figure(itemScores(totals, column, false), clusters)]),
  )
}

/** Counts of outcomes over all items. */
export function outcomeCounts(totals: readonly ItemTotals[]): Partial<Record<OutcomeName, number>> {
  const counts: Partial<Record<OutcomeName, number>> = {}
  for (const t of totals)
    for (const [o, n] of Object.entries(t.outcomes) as [OutcomeName, number][])
      counts[o] = (counts[o] ?? 0) + n
  return counts
}

/** The sums of runs' items, added over the runs, in the order of the items. */
export async function totalsOf(ctx: { db: Db | Tx }, runIds: readonly string[]): Promise<ItemTotals[]> {
  const rows = await ctx.db.itemSum.findMany({
    where: { runId: { in: [...runIds] } },
    include: { item: { select: { cluster: true } } },
    orderBy: { itemId: 'asc' },
  })
  const byItem = new Map<string, ItemTotals>()
  for (const r of rows) {
    const t = byItem.get(r.itemId) ?? {
      itemId: r.itemId,
      cluster: r.item.cluster,
      attempts: 0,
      present: 0,
      correct: 0,
      milli: 0,
      milliSq: 0,
      outcomes: {},
    }
    byItem.set(r.itemId, t)
    t.attempts += r.attempts
    t.present += r.present
    t.correct += r.correct
    t.milli += Number(r.milli)
    t.milliSq += Number(r.milliSq)
    for (const [o, n] of Object.entries(r.outcomes as Record<OutcomeName, number>) as [OutcomeName, number][])
      t.outcomes[o] = (t.outcomes[o] ?? 0) + n
  }
  return [...byItem.values()]
}

/** The sums of several runs over the same items, added up item by item. */
export function addTotals(runs: readonly (readonly ItemTotals[])[]): readonly ItemTotals[] {
  const [first, ...others] = runs
  if (first === undefined || others.length === 0) return first ?? []
  return first.map((t, i) => {
    const sum = { ...t, outcomes: { ...t.outcomes } }
    for (const run of others) {
      const more = run[i]!
      sum.attempts += more.attempts
      sum.present += more.present
      sum.correct += more.correct
      sum.milli += more.milli
      sum.milliSq += more.milliSq
      for (const [o, n] of Object.entries(more.outcomes) as [OutcomeName, number][])
        sum.outcomes[o] = (sum.outcomes[o] ?? 0) + n
    }
    return sum
  })
}

/**
 * Mean variance between attempts at the same item, squared points (varianceSplit's withinItemVariance, from sums);
 * null where no item has two attempts with a score.
 */
export function attemptVariance(totals: readonly ItemTotals[]): number | null {
  let sum = 0
  let items = 0
  for (const t of totals) {
    if (t.present < 2) continue
    // Thousandths squared: both terms are whole numbers below 2^53 times the number of attempts.
    const squares = t.milliSq - (t.milli * t.milli) / t.present
    sum += Math.max(0, squares) / 1e6 / (t.present - 1)
    items++
  }
  return items === 0 ? null : sum / items
}

/**
 * The metrics of one run: of a suite with a report those of the run's report, none before it has ended; else means of
 * what is there, missing answers being outside them.
 */
export async function runFigures(
  ctx: { db: Db | Tx },
  run: { id: string; suite: string; report: unknown },
): Promise<Record<string, Figure>> {
  if (reportingSuite(run.suite) !== null) return inOrder(run.suite, storedReport(run)?.metrics ?? {})
  return figures(run.suite, await totalsOf(ctx, [run.id]))
}

/** Whether missing answers count as 0: a model reached over somebody's own endpoint. */
export function isStrict(endpoint: { kind: string; ownerServed: boolean }): boolean {
  return endpoint.kind === 'openai' && endpoint.ownerServed
}
