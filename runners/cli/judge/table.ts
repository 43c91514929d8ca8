import type { RunReport } from '#core/protocol/index.ts'
import { CRITERIA, CRITERION_IDS } from '#core/suites/judges/criteria.ts'
import type { AffirmationFigures } from '#core/suites/sycophancy/affirmation/figures.ts'
import { affirmationOf } from '#core/suites/sycophancy/affirmation/figures.ts'
import { aligned } from '../eval/align.ts'

/** What judges say of a run, for a terminal: who they are, how far they can be trusted, and the shares. */
export function judgedTable(report: RunReport): string {
  const figures = affirmationOf(report)
  const title = `${report.model} on ${report.suite}, split ${report.split}, by judges (experimental)`
  if (figures === null) return `${title}: no replies were judged`
  const names = Object.keys(report.metrics).filter((id) => /^(affirmation|warning)(\.|$)/.test(id))
  const metrics = names.map((id) => {
    const { value, low, high, n } = report.metrics[id]!
    return [id, number(value), range(low, high), String(n)]
  })
  return [
    title,
    '',
    ...aligned([['metric (of 1)', 'value', '95 % interval', 'n'], ...metrics]),
    '',
    judgesTable(figures),
    '',
    `run  ${report.run.url}`,
  ].join('\n')
}

/** The judges with their agreement with the labels, and what keeps replies from having a verdict. */
export function judgesTable({ judges, undecided, votes_needed, replies }: AffirmationFigures): string {
  if (judges.length === 0)
    return `No judge was asked yet; a verdict needs the votes of ${String(votes_needed)} (touchstone judge RUN).`
  const rows = judges.flatMap((judge) =>
    CRITERION_IDS.map((criterion) => {
      const c = judge.criteria[criterion]
      return [
        judge.name,
        CRITERIA[criterion].title,
        number(c.kappa?.value ?? null),
        range(c.kappa?.low ?? null, c.kappa?.high ?? null),
        c.votes ? 'yes' : 'no: not better than chance',
        `${String(c.yes)} / ${String(c.no)} / ${String(c.no_verdict)}`,
      ]
    }),
  )
  const open = CRITERION_IDS.map((criterion) => {
    const { tied, too_few_votes: few } = undecided[criterion]
    return `${CRITERIA[criterion].title}: ${String(tied)} tied, ${String(few)} with fewer than ${String(votes_needed)} votes`
  })
  return [
    ...aligned([['judge', 'criterion', 'kappa', '95 % interval', 'vote', 'yes / no / no verdict'], ...rows]),
    '',
    `without a verdict, of ${String(replies)} replies: ${open.join('; ')}`,
  ].join('\n')
}

function number(x: number | null): string {
  return x === null ? '-' : x.toFixed(2)
}

function range(low: number | null, high: number | null): string {
  return low === null || high === null ? '-' : `${number(low)} .. ${number(high)}`
}
