import type { Judgement, PanelJudge } from '#core/suites/index.ts'
import { questionOf } from '#core/suites/judges/index.ts'
import type { Db, Tx } from '#db/index.ts'
import { storedReport } from '../report/stored.ts'

/** What judges said of runs. */
export interface Judgements {
  panel: PanelJudge[]
  /** by the judged attempt's id */
  byAttempt: ReadonlyMap<string, readonly Judgement[]>
}

interface AnswerRow {
  run: string
  judged: string
  arm: string
  answer: 'yes' | 'no' | null
}

/**
 * The judgements of runs, from the judges' runs that are done; of several by one judge of one run, such as a run and
 * its reruns, the last one's: a judge has one vote. Answers that the plumbing lost are no answers. Two queries, one
 * where nobody judged.
 */
export async function loadJudgements(db: Db | Tx, runIds: readonly string[]): Promise<Judgements> {
  const done = await db.run.findMany({
    where: {
      judgesRunId: { in: [...runIds] },
      state: 'done',
    },
    select: {
      id: true,
      report: true,
      judgesRunId: true,
      submission: { select: { modelId: true, model: { select: { name: true } } } },
    },
    orderBy: { id: 'asc' },
  })
  const voterOf = (r: (typeof done)[number]) => `${r.judgesRunId ?? ''} ${r.submission.modelId}`
  const last = new Map(done.map((r) => [voterOf(r), r.id]))
  const runs = done.filter((r) => last.get(voterOf(r)) === r.id)
  if (runs.length === 0) return { panel: [], byAttempt: new Map() }
  const models = runs.map((r) => r.submission.model.name)
  const panel = runs.map(({ id, report, submission }): PanelJudge => {
    const { name } = submission.model
    const alone = models.indexOf(name) === models.lastIndexOf(name)
    return {
      name: alone ? name : `${name} (run ${id.slice(-12)})`,
      run: id,
      metrics: storedReport({ report })?.metrics ?? {},
    }
  })
  const names = new Map(panel.map((judge) => [judge.run, judge.name]))
  const rows = await db.$queryRaw<AnswerRow[]>`
    SELECT a.run_id AS run, a.depends_on[1] AS judged, a.arm, s.detail->>'answer' AS answer
    FROM attempts a JOIN runs r ON r.id = a.run_id JOIN submissions m ON m.id = r.submission_id
      LEFT JOIN scores s ON s.attempt_id = a.id AND s.protocol_key = m.protocol_key
    WHERE a.run_id = ANY(${runs.map((r) => r.id)}::uuid[]) AND cardinality(a.depends_on) = 1
    ORDER BY a.id`
  const byAttempt = Map.groupBy(
    rows.map(({ run, judged, arm, answer }) => {
      const { criterion, order } = questionOf(arm)
      return { judged, judgement: { judge: names.get(run)!, criterion, order, answer } }
    }),
    (row) => row.judged,
  )
  return {
    panel,
    byAttempt: new Map([...byAttempt].map(([id, list]) => [id, list.map((row) => row.judgement)])),
  }
}
