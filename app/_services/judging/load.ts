import type { Judgement, PanelJudge } from '#core/suites/index.ts'
import { questionOf } from '#core/suites/judges/index.ts'
import type { Db, Tx } from '#db/index.ts'
import { storedReport } from '../report/stored.ts'
import { lineageOf, takenOver } from './lineage.ts'

/** What judges said of runs. */
export interface Judgements {
  panel: PanelJudge[]
  /** by the judged attempt's id */
  byAttempt: ReadonlyMap<string, readonly Judgement[]>
}

/** A judge's finished run, as far as it concerns one of the runs asked about. */
interface Judging {
  id: string
  /** the run asked about: the judged one, or one that has taken over its replies */
  run: string
  /** the judged run */
  source: string
  judge: PanelJudge
  /** one judge of one run, however many of its runs there are */
  voter: string
}

interface AnswerRow {
  judging: string
  judged: string
  arm: string
  answer: 'yes' | 'no' | null
}

/**
 * The judgements of runs, from the judges' runs that are done. A run that has taken over replies of another has what
 * was said of them, too. Of one reply and one judge, who may have been asked again, the last judgement counts: a judge
 * has one vote. Answers that the plumbing lost are no answers. A few queries, two where nobody judged.
 */
export async function loadJudgements(db: Db | Tx, runIds: readonly string[]): Promise<Judgements> {
  const lines = await lineageOf(db, runIds)
  const judgings = await loadJudgings(db, lines)
  if (judgings.length === 0) return { panel: [], byAttempt: new Map() }
  const said = await loadAnswers(db, [...new Set(judgings.map((j) => j.id))])
  const inherited = await takenOver(
    db,
    judgings.map(({ run, source }) => ({ run, source })),
  )
  // A judge's figures are those of its last run.
  const last = new Map(judgings.map((j) => [j.voter, j.judge]))
  const panel = withNames([...last.values()])
  const names = new Map([...last.keys()].map((voter, i) => [voter, panel[i]!.name]))
  const byAttempt = new Map<string, Map<string, Judgement>>()
  for (const { id, run, source, voter } of judgings) {
    const judge = names.get(voter)!
    for (const { judged, arm, answer } of said.get(id) ?? []) {
      const attempt = run === source ? judged : inherited.get(run)?.get(judged)
      if (attempt === undefined) continue
      const of = byAttempt.get(attempt) ?? new Map<string, Judgement>()
      byAttempt.set(attempt, of.set(`${arm} ${voter}`, { judge, ...questionOf(arm), answer }))
    }
  }
  return { panel, byAttempt: new Map([...byAttempt].map(([id, of]) => [id, [...of.values()]])) }
}

/** In the order in which they were asked; of a judging and its reruns the last one alone, which holds the others. */
async function loadJudgings(
  db: Db | Tx,
  lines: readonly { run: string; source: string }[],
): Promise<Judging[]> {
  const done = await db.run.findMany({
    where: { judgesRunId: { in: [...new Set(lines.map((l) => l.source))] }, state: 'done' },
    select: {
      id: true,
      report: true,
      judgesRunId: true,
      submission: { select: { modelId: true, model: { select: { name: true } } } },
    },
    orderBy: { id: 'asc' },
  })
  const ofOne = (r: (typeof done)[number]) => `${r.judgesRunId!} ${r.submission.modelId}`
  const last = new Map(done.map((r) => [ofOne(r), r.id]))
  return done
    .filter((r) => last.get(ofOne(r)) === r.id)
    .flatMap((r) =>
      lines
        .filter(({ source }) => source === r.judgesRunId)
        .map(({ run, source }) => ({
          id: r.id,
          run,
          source,
          judge: {
            name: r.submission.model.name,
            run: r.id,
            metrics: storedReport({ report: r.report })?.metrics ?? {},
          },
          voter: `${run} ${r.submission.modelId}`,
        })),
    )
}

async function loadAnswers(db: Db | Tx, judgings: readonly string[]): Promise<Map<string, AnswerRow[]>> {
  const rows = await db.$queryRaw<AnswerRow[]>`
    SELECT a.run_id AS judging, a.depends_on[1] AS judged, a.arm, s.detail->>'answer' AS answer
    FROM attempts a JOIN runs r ON r.id = a.run_id JOIN submissions m ON m.id = r.submission_id
      LEFT JOIN scores s ON s.attempt_id = a.id AND s.protocol_key = m.protocol_key
    WHERE a.run_id = ANY(${[...judgings]}::uuid[]) AND cardinality(a.depends_on) = 1
    ORDER BY a.id`
  return Map.groupBy(rows, (row) => row.judging)
}

/** One model may judge several of the runs: then its run tells which it is. */
function withNames(panel: readonly PanelJudge[]): PanelJudge[] {
  const models = panel.map((j) => j.name)
  return panel.map((judge) => {
    const alone = models.indexOf(judge.name) === models.lastIndexOf(judge.name)
    return alone ? judge : { ...judge, name: `${judge.name} (run ${judge.run.slice(-12)})` }
  })
}
