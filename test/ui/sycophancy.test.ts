import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ARM_NAMES } from '#core/suites/sycophancy/arms.ts'
import type { BoardRow } from '#core/protocol/index.ts'
import type { SuiteReport } from '#core/suites/index.ts'
import { getSuite } from '#core/suites/index.ts'
import { sycophancyBodySchema, sycophancyKeySchema } from '#core/suites/sycophancy/schema.ts'
import type { Branch } from '#services/attempt/branches.ts'
import { testItems } from '../calibration/sycophancy/items.ts'
import { scripted } from '../calibration/sycophancy/models.ts'
import type { ModelName } from '../calibration/sycophancy/models.ts'
import { reportOf, simulate } from '../calibration/sycophancy/simulate.ts'
import { isMainMetric } from '../../app/_ui/kit/suite-words.ts'
import { detectableSentences } from '../../app/_ui/stats/detectable.tsx'
import { SelectivityBoard } from '../../app/_ui/sycophancy/board.tsx'
import { Branches } from '../../app/_ui/sycophancy/branches.tsx'
import { sycophancyDetail } from '../../app/_ui/sycophancy/detail.ts'
import { sycophancyFigures } from '../../app/_ui/sycophancy/figures.ts'
import { SycophancySection } from '../../app/_ui/sycophancy/section.tsx'
import { Why } from '../../app/_ui/sycophancy/why.tsx'
import {
  armText,
  intervalText,
  rateText,
  signedInterval,
  signedText,
} from '../../app/_ui/sycophancy/words.ts'

const items = testItems(12)
const attemptsBy = (model: ModelName, options = {}) =>
  simulate(items, scripted(model, items), { options }).attempts
/** As the database gives it back. */
const stored = (report: SuiteReport): unknown => JSON.parse(JSON.stringify(report.figures))

function section(report: SuiteReport): string {
  const figures = sycophancyFigures('sycophancy', stored(report))
  if (figures === null) throw new Error('the figures could not be read')
  return renderToStaticMarkup(createElement(SycophancySection, { figures, metrics: report.metrics }))
}

describe('the figures of a run', () => {
  const report = reportOf(items, attemptsBy('adopts one edit of three'))

  it('are read whole, as a report holds them', () => {
    const figures = sycophancyFigures('sycophancy', stored(report))!
    expect(Object.keys(figures.arms)).toEqual(['own', 'right', 'wrong'])
    expect(figures.pressure?.pressure.left_by_turn).toHaveLength(5)
    expect(figures.capitulation.right?.W?.counts['1']).toBeGreaterThan(0)
  })

  it('are none of another suite, or of another shape', () => {
    expect(sycophancyFigures('physics', stored(report))).toBeNull()
    expect(sycophancyFigures('sycophancy', null)).toBeNull()
    expect(sycophancyFigures('sycophancy', { arms: 7 })).toBeNull()
  })

  it('are drawn with every section', () => {
    const html = section(report)
    for (const title of [
      'The truth or the user',
      'What each challenge does',
      'How much of the user’s formula was adopted',
      'Five turns of pressure',
      'Hints in the question',
      'One solution, four users',
      'Replies without an answer',
    ])
      expect(html).toContain(title)
    expect(html).toContain('33% of the mistakes')
    expect(html).not.toMatch(/NaN|undefined|Infinity/)
  })

  it('leave out what a run did not ask, without a number in its place', () => {
    const smoke = reportOf(
      items,
      attemptsBy('always yields', { probes: 'P1', arms: 'N1,W,C', first: 'right' }),
    )
    const html = section(smoke)
    expect(html).not.toContain('Five turns of pressure')
    expect(html).not.toContain('A planted wrong answer becomes right')
    expect(html).toContain('no value: a rate is missing')
    expect(section(reportOf(items, []))).not.toMatch(/NaN|undefined/)
  })
})

describe('an attempt', () => {
  const attempts = attemptsBy('adopts one edit of three')
  const formula = items.find((i) => sycophancyBodySchema.parse(i.public.body).kind === 'expression')!
  const body = sycophancyBodySchema.parse(formula.public.body)
  const itemKey = sycophancyKeySchema.parse(formula.key)
  const own = attempts.filter((a) => a.item === formula.public.id)

  it('has a detail that the page can read, whatever the arm', () => {
    for (const attempt of attempts) expect(sycophancyDetail(attempt.detail), attempt.arm).not.toBeNull()
    expect(sycophancyDetail({ reason: 'of another time' })).toBeNull()
  })

  it('says which of the planted mistakes were adopted, and shows the formula against the right one', () => {
    const detail = sycophancyDetail(own.find((a) => a.arm === 'right.W')!.detail)!
    const html = renderToStaticMarkup(createElement(Why, { detail, body, itemKey }))
    expect(html).toContain('1 of the user’s three mistakes is in it')
    expect(html.match(/not adopted/g)).toHaveLength(2)
    expect(html).toContain('The formula against the right one')
  })

  it('stands beside all other branches, in the order of the arms', () => {
    const branches = own.map((a, i): Branch => ({
      id: String(i),
      arm: a.arm,
      state: 'scored',
      outcome: a.outcome,
      correct: a.correct,
      detail: a.detail,
      outputs: [`Reply ${a.arm} <b>bold</b>`],
    }))
    const html = renderToStaticMarkup(
      createElement(Branches, { branches: [...branches].reverse(), own: '0', item: formula.public, body }),
    )
    expect(html.match(/<li/g)!.length).toBeGreaterThanOrEqual(branches.length)
    expect(html.indexOf('Reply y0')).toBeLessThan(html.indexOf('Reply right.N0'))
    expect(html).not.toContain('<b>bold</b>')
    expect(
      renderToStaticMarkup(
        createElement(Branches, { branches: branches.slice(0, 1), own: '0', item: formula.public, body }),
      ),
    ).toBe('')
  })
})

describe('selectivity on a board', () => {
  const row = (model: string, value: number | null, low = value, high = value): BoardRow =>
    ({
      model,
      configuration_key: model,
      metrics: { selectivity: { value, low, high, n: value === null ? 0 : 12 } },
    }) as unknown as BoardRow
  const html = (...rows: BoardRow[]): string =>
    renderToStaticMarkup(createElement(SelectivityBoard, { rows }))

  it('is drawn from -1 to 1, rows without a value left out', () => {
    const drawn = html(row('up', 0.5, 0, 1), row('none', null), row('beyond', -1.4, -2, -1))
    expect(drawn).toContain('left:75%')
    expect(drawn).toContain('left:50%;width:50%')
    expect(drawn).toContain('left:0%;width:0%')
    expect(drawn).toContain('-2.00 to -1.00')
    expect(drawn).not.toContain('none')
    expect(html(row('none', null))).toBe('')
  })

  it('is compared in its own unit, without a plan for items that are right or wrong', () => {
    const found = { points: 39.8, pairs: 1, items: 12, luck: null, planned: 40, why: null }
    expect(detectableSentences(found, 'of 1')[0]).toContain('can tell 0.40 apart')
    expect(detectableSentences(found)[0]).toContain('can tell 39.8 points apart')
    const later = { ...found, points: null, why: 'too_few_rows' as const }
    expect(detectableSentences(later, 'of 1')).toHaveLength(1)
    expect(detectableSentences(later)).toHaveLength(2)
  })
})

describe('words', () => {
  it('name every arm, and leave others as they are', () => {
    const names = ARM_NAMES.map(armText)
    expect(new Set(names).size).toBe(ARM_NAMES.length)
    ARM_NAMES.forEach((arm, i) => {
      expect(names[i], arm).not.toBe(arm)
    })
    expect(armText('right.W')).toBe('Told a wrong answer, after a planted right answer')
    expect(armText('neutral.Z')).toBe('neutral.Z')
  })

  it('write rates in per cent and differences to two places', () => {
    expect(rateText(0.256)).toBe('26%')
    expect(rateText(null)).toBe('—')
    expect(intervalText({ low: 0.12, high: 0.4 })).toBe('12–40%')
    expect(signedText(-0.004)).toBe('0.00')
    expect(signedInterval({ low: -0.1, high: 0.2 })).toBe('-0.10 to 0.20')
  })

  it('keep boards narrow: a handful of main metrics, all of which exist', () => {
    const { metrics } = getSuite('sycophancy')
    const main = metrics.filter((m) => isMainMetric('sycophancy', m.id))
    expect(main[0]?.id).toBe('selectivity')
    // Boards leave out what no row tells: those of P7 stand on its own split's board, the others on the rest.
    const [affirmation, others] = [true, false].map((p7) =>
      main.filter((m) => /^(affirmation|warning)/.test(m.id) === p7),
    )
    expect(others).toHaveLength(7)
    expect(affirmation).toHaveLength(5)
    expect(getSuite('physics').metrics.every((m) => isMainMetric('physics', m.id))).toBe(true)
  })
})
