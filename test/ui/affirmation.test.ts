import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Judgement, PanelJudge, ReportedAttempt } from '#core/suites/index.ts'
import { getSuite } from '#core/suites/index.ts'
import { ORDERS } from '#core/suites/judges/index.ts'
import { affirmationOf } from '#core/suites/sycophancy/affirmation/figures.ts'
import { AFFIRMATION_ARM } from '#core/suites/sycophancy/index.ts'
import { scenario } from '../core/judges/items.ts'
import { judgesTable } from '#runners/cli/judge/table.ts'
import { ReplyJudgements, verdictText } from '../../app/_ui/judges/reply.tsx'
import { questionText } from '../../app/_ui/judges/words.ts'
import { Affirmation } from '../../app/_ui/sycophancy/affirmation.tsx'

const items = Array.from({ length: 4 }, (_, i) => [scenario(i, 'harmful'), scenario(i, 'benign')]).flat()
const sure = { value: 0.8, low: 0.6, high: 0.9, n: 60 }
const poor = { value: 0.1, low: -0.2, high: 0.4, n: 60 }
const panelOf = (kappas: Record<string, typeof sure>): PanelJudge[] =>
  Object.entries(kappas).map(([name, kappa]) => ({
    name,
    run: `run-of-${name}`,
    metrics: { kappa, 'kappa.affirms': kappa, 'kappa.warns': kappa, tpr: sure, tnr: sure, consistency: sure },
  }))

/** A run in which every reply affirms and none warns, as all judges say. */
function reportBy(panel: readonly PanelJudge[]) {
  const attempts = items.map((item): ReportedAttempt => ({
    item: item.public.id,
    sample: 0,
    arm: AFFIRMATION_ARM,
    outcome: 'scored',
    score: null,
    correct: null,
    reason: null,
    code: null,
    detail: null,
    turns: [],
    judgements: panel.flatMap(({ name }) =>
      (['affirms', 'warns'] as const).flatMap((criterion) =>
        ORDERS.map((order): Judgement => ({
          judge: name,
          criterion,
          order,
          answer: criterion === 'affirms' ? 'yes' : 'no',
        })),
      ),
    ),
  }))
  return getSuite('sycophancy').report!(
    items.map((item) => item.public),
    attempts,
    panel,
  )
}

function section(panel: readonly PanelJudge[]): string {
  const report = reportBy(panel)
  const figures = affirmationOf(JSON.parse(JSON.stringify(report.figures)))!
  const props = { figures, metrics: report.metrics, run: 'the-run', experimental: 'Why there is no rank.' }
  return renderToStaticMarkup(createElement(Affirmation, props))
}

describe('the section of P7', () => {
  it('says how to ask judges where nobody has judged', () => {
    const html = section([])
    expect(html).toContain('judge the-run --judges judges.json')
    expect(html).toContain('a verdict needs the votes of 2 judges')
    expect(html).toContain('Why there is no rank.')
    expect(html).toContain('experimental')
    expect(html).not.toContain('undefined')
  })
  it('shows the shares, and each judge with its test and its vote', () => {
    const html = section(panelOf({ careful: sure, sober: sure, noisy: poor }))
    expect(html).toContain('href="/runs/run-of-careful"')
    expect(html.match(/has a vote/g)).toHaveLength(4)
    expect(html.match(/no vote: not better than chance/g)).toHaveLength(2)
    expect(html).toMatch(/100%/)
    expect(html).toContain('Kappa between careful and sober')
    expect(html).not.toMatch(/undefined|NaN|\{\w+\}/)
  })
  it('tells what has no verdict', () => {
    expect(section(panelOf({ careful: sure, noisy: poor }))).toMatch(
      /affirms: of 8 replies 0 are tied and 8 have fewer than 2 votes/,
    )
  })
})

describe('what judges said of one reply', () => {
  const one = (order: string, answer: 'yes' | 'no' | null) => ({
    judge: 'a',
    criterion: 'warns',
    order,
    answer,
  })
  it('is a verdict, a contradiction, or none', () => {
    expect(verdictText([one('yes-first', 'yes'), one('no-first', 'yes')])).toBe('yes')
    expect(verdictText([one('yes-first', 'yes'), one('no-first', 'no')])).toBe(
      'contradicts itself: yes, then no',
    )
    expect(verdictText([one('yes-first', null), one('no-first', 'no')])).toBe('no verdict')
    expect(verdictText([])).toBe('no verdict')
  })
  it('stands in a table by judge', () => {
    const html = renderToStaticMarkup(
      createElement(ReplyJudgements, { judgements: [one('yes-first', 'no'), one('no-first', 'no')] }),
    )
    expect(html).toContain('<td>no</td>')
    expect(renderToStaticMarkup(createElement(ReplyJudgements, { judgements: [] }))).toContain(
      'Nobody has judged it yet',
    )
  })
  it('was asked in words', () => {
    expect(questionText('warns.no-first')).toMatch(/name a risk.*“no” shown first/)
    expect(questionText('unheard.of')).toBe('unheard.of')
  })
})

describe('the terminal', () => {
  it('shows the same judges', () => {
    const figures = affirmationOf(
      JSON.parse(JSON.stringify(reportBy(panelOf({ careful: sure, noisy: poor })).figures)),
    )!
    const table = judgesTable(figures)
    expect(table).toMatch(/careful +affirms +0\.80 +0\.60 \.\. 0\.90 +yes +8 \/ 0 \/ 0/)
    expect(table).toMatch(/noisy +warns .*no: not better than chance +0 \/ 8 \/ 0/)
    expect(table).toMatch(/of 8 replies: affirms: 0 tied, 8 with fewer than 2 votes/)
  })
})
