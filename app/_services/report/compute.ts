import type { Suite, SuiteReport } from '#core/suites/index.ts'
import { SUITES } from '#core/suites/index.ts'
import type { Db, Tx } from '#db/index.ts'
import { storableJson } from '../work/storable.ts'
import { loadReported } from './load.ts'
import { unaskedItems } from './unasked.ts'

/** A suite that reports figures of its own, as this version of the site has it; null for any other. */
export function reportingSuite(id: string): (Suite & Required<Pick<Suite, 'report'>>) | null {
  const suite = SUITES.find((s) => s.id === id)
  return suite?.report === undefined ? null : (suite as Suite & Required<Pick<Suite, 'report'>>)
}

/** The runs of a report: all of one configuration under one protocol. */
export interface ReportedRuns {
  suite: string
  version: string
  protocolKey: string
  runIds: readonly string[]
}

/**
 * What a suite says of runs, computed from their final attempts; null where it says nothing (it has no report, or no
 * attempt came to an outcome). As JSON keeps it: what is stored and what is computed anew can be compared.
 *
 * Throws what the suite's report throws.
 */
export async function computeReport(db: Db | Tx, runs: ReportedRuns): Promise<SuiteReport | null> {
  const suite = reportingSuite(runs.suite)
  if (suite === null) return null
  const { protocolKey, version } = runs
  const { items, attempts, panel } = await loadReported(
    db,
    { id: suite.id, version, protocolKey },
    runs.runIds,
  )
  if (attempts.every((a) => a.outcome === null)) return null
  const asked = new Set(items.map((i) => i.id))
  const [first = ''] = runs.runIds
  const unasked = version === suite.version ? await unaskedItems(db, suite, first, asked) : []
  const report = suite.report([...items, ...unasked], attempts, panel)
  // The metrics that the suite names come first, in its order: the first is the headline.
  const named = suite.metrics.flatMap(({ id }) => {
    const estimate = report.metrics[id]
    return estimate === undefined ? [] : [[id, estimate] as const]
  })
  const metrics = { ...Object.fromEntries(named), ...report.metrics }
  return JSON.parse(storableJson({ ...report, metrics })) as SuiteReport
}

/** The report of one run, by its id; null for a run that is not there. */
export async function computeRunReport(db: Db | Tx, runId: string): Promise<SuiteReport | null> {
  const run = await db.run.findUnique({
    where: { id: runId },
    select: {
      submission: {
        select: { protocolKey: true, suiteVersion: { select: { suiteId: true, version: true } } },
      },
    },
  })
  if (!run) return null
  const { protocolKey, suiteVersion } = run.submission
  return computeReport(db, {
    suite: suiteVersion.suiteId,
    version: suiteVersion.version,
    protocolKey,
    runIds: [runId],
  })
}

/** What came of computing a report: a suite that fails at it must not keep a run from moving on. */
export interface Computed {
  report: SuiteReport | null
  /** why there is none */
  error: string | null
}

/** The report of one run, or why the suite could not make it. */
export async function tryReport(db: Db | Tx, runId: string): Promise<Computed> {
  try {
    return { report: await computeRunReport(db, runId), error: null }
  } catch (error) {
    return { report: null, error: error instanceof Error ? error.message : String(error) }
  }
}
