import { compareQuality, compareSpeed, verdictInWords } from '#core/comparison/index.ts'
import type { ItemValue } from '#core/comparison/index.ts'
import type { ComparedRun, ComparisonReply, Figure, Settings } from '#core/protocol/index.ts'
import { figuresOf } from '#core/suites/long-context/report/index.ts'
import { headlineOf } from '#core/suites/index.ts'
import type { Context } from '../shared/context.ts'
import { figure, itemScores, meanMetrics, runFigures, totalsOf } from '../board/figures.ts'
import { ServiceError } from '../shared/errors.ts'
import { uuidOf } from '../shared/parse.ts'
import { findSuite } from '../suite/view.ts'
import { storedReport } from '../report/stored.ts'
import type { Protocol } from './differences.ts'
import { whyNot } from './differences.ts'

/**
 * Compares two runs over the items that both have values for: the paired difference of each metric that is a mean
 * over items, with its interval and the verdict of an equivalence test whose margin is fixed beforehand; for suites
 * with lengths the same by length, and speed ratios. Runs under different protocol keys are not compared: the reply
 * then says why. Anyone may ask; nothing about single items is told.
 *
 * Fails with `not_found` for an unknown run, `invalid` where both are the same run.
 */
export async function compareRuns(
  ctx: Pick<Context, 'db' | 'siteUrl'>,
  input: { a: string; b: string },
): Promise<ComparisonReply> {
  const [idA, idB] = [uuidOf(input.a, 'run'), uuidOf(input.b, 'run')]
  if (idA === idB) throw new ServiceError('invalid', 'both are the same run: name two different ones')
  const a = await loadRun(ctx, idA)
  const b = await loadRun(ctx, idB)
  const reasons = whyNot(a.protocol, b.protocol)
  const nothing = { metrics: [], by_length: [], speed: null, verdict: null }
  const sides = { a: a.side, b: b.side, comparable: reasons.length === 0, why_not: reasons }
  if (reasons.length > 0) return { ...sides, ...nothing }
  const suite = findSuite(a.protocol.suite)
  const columns = await valueColumns(ctx, a, b)
  const metrics = columns.map(({ id, values }) => {
    const known = suite.metrics.find((m) => m.id === id)
    const bounded = values.every((list) =>
      list.every((v) => v.value === null || (v.value >= 0 && v.value <= 100)),
    )
    return {
      id,
      title: known?.title ?? id,
      unit: known?.unit ?? 'points',
      a: a.metrics[id] ?? NOTHING,
      b: b.metrics[id] ?? NOTHING,
      paired: compareQuality(values[0], values[1], { bounded }),
    }
  })
  const [figuresA, figuresB] = [figuresOf(a.figures), figuresOf(b.figures)]
  const speed =
    figuresA === null || figuresB === null
      ? null
      : compareSpeed(figuresA.speed, figuresB.speed, `compare ${idA} ${idB}`)
  const [headline] = metrics
  const names = namesOf(a, b)
  return {
    ...sides,
    metrics,
    by_length: figuresA === null ? [] : await byLength(ctx, a, columns[0]?.values),
    speed,
    verdict: headline === undefined ? null : verdictInWords(headline.paired, speed, names),
  }
}

const NOTHING = { value: null, low: null, high: null, n: 0 }

interface LoadedRun {
  id: string
  suiteVersionId: string
  side: ComparedRun
  protocol: Protocol
  metrics: Record<string, Figure>
  figures: Record<string, unknown> | null
  units: { item: string; value: number | null }[] | null
}

async function loadRun(ctx: Pick<Context, 'db' | 'siteUrl'>, id: string): Promise<LoadedRun> {
  const run = await ctx.db.run.findUnique({
    where: { id },
    include: { submission: { include: { model: true, suiteVersion: true } } },
  })
  if (!run) throw new ServiceError('not_found', `there is no such run: ${id}`)
  const { submission: s } = run
  const suite = s.suiteVersion.suiteId
  const report = storedReport(run)
  return {
    id,
    suiteVersionId: s.suiteVersionId,
    side: {
      id,
      url: `${ctx.siteUrl}/runs/${id}`,
      model: s.model.name,
      suite,
      split: s.split,
      protocol_key: s.protocolKey,
      options: s.options as Record<string, unknown>,
      configuration: s.configuration as Record<string, unknown>,
      finished_at: run.finishedAt?.toISOString() ?? null,
    },
    protocol: {
      suite,
      version: s.suiteVersion.version,
      split: s.split,
      protocolKey: s.protocolKey,
      options: s.options as Record<string, unknown>,
      settings: s.settings as unknown as Settings,
      state: run.state,
    },
    metrics: await runFigures(ctx, { id, suite, report: run.report }),
    figures: report?.figures ?? null,
    units: report?.units ?? null,
  }
}

interface Column {
  id: string
  values: readonly [readonly ItemValue[], readonly ItemValue[]]
}

/** One value an item of either run, by metric: the report's units, or scores from sums. The headline comes first. */
async function valueColumns(ctx: Pick<Context, 'db'>, a: LoadedRun, b: LoadedRun): Promise<Column[]> {
  if (a.units !== null && b.units !== null) {
    const headline = headlineOf(findSuite(a.protocol.suite), a.protocol.split)
    const clusters = await clustersOf(ctx, a)
    const valued = (units: NonNullable<LoadedRun['units']>): ItemValue[] =>
      units.map(({ item, value }) => ({ item, cluster: clusters.get(item)?.cluster ?? item, value }))
    return [{ id: headline, values: [valued(a.units), valued(b.units)] }]
  }
  const [totalsA, totalsB] = [await totalsOf(ctx, [a.id]), await totalsOf(ctx, [b.id])]
  return meanMetrics(a.protocol.suite).map(([id, column]) => {
    const valued = (totals: typeof totalsA): ItemValue[] => {
      const scores = itemScores(totals, column, false)
      return totals.map((t, i) => ({ item: t.itemId, cluster: t.cluster, value: scores[i] ?? null }))
    }
    return { id, values: [valued(totalsA), valued(totalsB)] }
  })
}

/** The headline by length: each length's items by themselves. */
async function byLength(
  ctx: Pick<Context, 'db'>,
  run: LoadedRun,
  values: Column['values'] | undefined,
): Promise<ComparisonReply['by_length']> {
  if (values === undefined) return []
  const items = await clustersOf(ctx, run)
  const lengths = [...new Set(values[0].map((v) => items.get(v.item)?.length ?? null))]
    .filter((length) => length !== null)
    .sort((x, y) => x - y)
  return lengths.map((length) => {
    const [a, b] = values.map((list) => list.filter((v) => items.get(v.item)?.length === length))
    const side = (list: readonly ItemValue[] = []): Figure =>
      figure(
        list.map((v) => v.value),
        list.map((v) => v.cluster),
      )
    return {
      length,
      a: side(a),
      b: side(b),
      paired: compareQuality(a ?? [], b ?? [], { bounded: true }),
    }
  })
}

/** Cluster and length of the run's items by their own ids. */
async function clustersOf(
  ctx: Pick<Context, 'db'>,
  run: LoadedRun,
): Promise<ReadonlyMap<string, { cluster: string; length: number | null }>> {
  const rows = await ctx.db.$queryRaw<{ slug: string; cluster: string; length: number | null }[]>`
    SELECT slug, cluster, CASE WHEN jsonb_typeof(body->'length') = 'number' THEN (body->>'length')::int END AS length
    FROM items WHERE id IN (SELECT item_id FROM attempts WHERE run_id = ${run.id}::uuid)`
  return new Map(rows.map(({ slug, ...rest }) => [slug, rest]))
}

/** The models' names, or what tells the runs apart where it is one model. */
function namesOf(a: LoadedRun, b: LoadedRun): { a: string; b: string } {
  return a.side.model === b.side.model
    ? { a: 'the first run', b: 'the second run' }
    : { a: a.side.model, b: b.side.model }
}
