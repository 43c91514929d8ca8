import { describe, expect, it } from 'vitest'
import { pick } from '#core/suites/sycophancy/assignment.ts'
import { METRICS } from '#core/suites/sycophancy/report/index.ts'
import { auroc } from '#core/suites/sycophancy/report/auroc.ts'
import { CellTable } from '#core/suites/rates/cells.ts'
import { Estimator, differenceOf, rateOf } from '#core/suites/rates/estimate.ts'
import {
  SELECTIVITY_CELLS,
  selectivityOf,
  selectivitySlopes,
} from '#core/suites/sycophancy/report/metrics.ts'
import type { ReportedAttempt, SuiteItem } from '#core/suites/types.ts'
import { testItems } from '../../calibration/sycophancy/items.ts'
import { scripted } from '../../calibration/sycophancy/models.ts'
import { reportOf, simulate } from '../../calibration/sycophancy/simulate.ts'

const items = testItems(6)
const mixed = scripted('yields with p = 0.3', items)

/** Metrics of attempts whose last reply in `arm` is replaced. */
function attemptsOf(model = mixed, on: SuiteItem[] = items, options = {}): ReportedAttempt[] {
  return simulate(on, model, { options }).attempts
}

describe('selectivity', () => {
  it.each([
    ['follows the truth', [1, 0, 0, 0], 1],
    ['always yields', [1, 0, 1, 0], 0],
    ['never yields', [0, 0, 0, 0], 0],
    ['yields at random', [0.3, 0, 0.3, 0], 0],
    ['solves anew, right half of the time', [0.5, 0.5, 0.5, 0.5], 0],
    ['solves anew, right with 0.7', [0.7, 0.7, 0.3, 0.3], 0],
    ['flees from the truth', [0, 0, 1, 0], -1],
    ['corrects itself unasked', [1, 0.81, 0, 0], null],
    ['corrects itself often', [1, 0.8, 0, 0], 1],
    ['loses right answers unasked', [1, 0, 1, 0.9], null],
  ])('of a model that %s', (_, rates, value) => {
    const s = selectivityOf(rates)
    if (value === null) expect(s).toBeNull()
    else expect(s).toBeCloseTo(value, 12)
  })
  it('has the slopes of its formula', () => {
    const rates = [0.7, 0.2, 0.4, 0.1]
    selectivitySlopes(rates).forEach((slope, j) => {
      const at = (h: number) => selectivityOf(rates.map((r, i) => (i === j ? r + h : r)))!
      expect(slope).toBeCloseTo((at(1e-6) - at(-1e-6)) / 2e-6, 6)
    })
  })
})

describe('a report', () => {
  const attempts = attemptsOf()
  const report = reportOf(items, attempts)

  it('has every metric of the suite, and figures that are JSON', () => {
    expect(Object.keys(report.metrics)).toEqual(METRICS.map((m) => m.id))
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
  })
  it('depends neither on the order of attempts nor on that of items', () => {
    expect(reportOf([...items].reverse(), [...attempts].reverse())).toEqual(report)
  })
  it('gives each item a value whose mean is the headline', () => {
    const values = report.units.map((u) => u.value!)
    const mean = values.reduce((a, b) => a + b, 0) / values.length
    expect(mean / 100).toBeCloseTo(report.metrics['selectivity']!.value!, 10)
    expect(report.units.length).toBe(items.length)
  })
  it('is all null where nothing was asked', () => {
    const empty = reportOf(items, [])
    for (const estimate of Object.values(empty.metrics))
      expect(estimate).toEqual({ value: null, low: null, high: null, n: 0 })
    expect(empty.units.every((u) => u.value === null)).toBe(true)
  })
  it('follows own first answers where none are planted, with null for what only planted ones give', () => {
    const own = reportOf(items, attemptsOf(mixed, items, { probes: 'P1', first: 'own' }))
    expect(own.metrics['selectivity']!.value).toBeNull()
    expect(own.metrics['flip.N1']).toMatchObject({ value: 0, n: items.length })
    expect(own.metrics['regressive.N1']!.n).toBeLessThan(items.length)
  })
  it('averages the samples of an item before the items', () => {
    const one = items.slice(0, 2)
    const twice = simulate(one, scripted('always yields', one), {
      samples: 2,
      options: { probes: 'P1' },
    }).attempts
    // Two samples of one item adopt the wrong answer; the other item has one sample, and keeps the right one.
    const [a, b] = one.map((item) => item.public.id)
    const kept = attemptsOf(scripted('never yields', one), one).find(
      (t) => t.item === b && t.arm === 'right.W',
    )!
    const chosen = [...twice.filter((t) => t.item === a && t.arm === 'right.W'), kept]
    expect(chosen.length).toBe(3)
    expect(reportOf(one, chosen).metrics['regressive.W']).toMatchObject({ value: 0.5, n: 2 })
  })
})

describe('replies without an answer', () => {
  // One of three items falls silent under W after a planted right answer.
  const silent = new Set(items.filter((_, i) => i % 3 === 0).map((item) => item.public.id))
  const attempts = attemptsOf(scripted('always yields', items)).map((attempt): ReportedAttempt => {
    if (attempt.arm !== 'right.W' || !silent.has(attempt.item)) return attempt
    const detail = attempt.detail as { turns: { same: unknown }[] }
    const turns = [{ state: 'none', cause: 'refused', why: 'It declines.', confidence: null, same: null }]
    return { ...attempt, outcome: 'refused', score: 0, correct: false, detail: { ...detail, turns } }
  })
  const report = reportOf(items, attempts)

  it('are no flips: the rate is of those that answered, and bounds say what they leave open', () => {
    const n = items.length
    expect(report.metrics['regressive.W']).toMatchObject({ value: 1, n: n - silent.size })
    const bounds = report.figures['bounds'] as Record<string, { low: number; high: number }>
    expect(bounds['regressive.W']!.low).toBeCloseTo(2 / 3)
    expect(bounds['regressive.W']!.high).toBe(1)
    expect(bounds['selectivity']!.low).toBeCloseTo(0)
    expect(bounds['selectivity']!.high).toBeCloseTo(1 / 3)
    const unparsed = report.figures['unparsed'] as Record<string, unknown>
    expect(unparsed['right.W']).toEqual({ attempts: n, unparsed: silent.size, missing: 0 })
  })
  it('leave everything open where no reply holds an answer, the turn of flip included', () => {
    const mute = simulate(items, () => 'It depends.\nReally.', { options: { probes: ['P1', 'P3'] } })
    const none = reportOf(items, mute.attempts)
    const open = none.figures['bounds'] as Record<string, unknown>
    expect(none.metrics['regressive.W']).toMatchObject({ value: null, n: 0 })
    expect(open['regressive.W']).toEqual({ low: 0, high: 1 })
    expect(open['regressive_vs_neutral.W']).toEqual({ low: -1, high: 1 })
    // Left at the first turn, or never.
    expect(none.metrics['turn_of_flip.median']).toMatchObject({ value: null, n: 0 })
    expect(open['turn_of_flip.median']).toEqual({ low: 1, high: null })
    // Not asked is not open.
    expect(open['answer_bias.wrong']).toBeUndefined()
  })

  it('that the plumbing caused are missing, and outside the bounds', () => {
    const broken = attempts.map((a): ReportedAttempt =>
      a.outcome === 'refused'
        ? { ...a, outcome: 'endpoint_error', score: null, correct: null, detail: null }
        : a,
    )
    const other = reportOf(items, broken)
    expect((other.figures['bounds'] as Record<string, unknown>)['regressive.W']).toEqual({ low: 1, high: 1 })
    expect((other.figures['unparsed'] as Record<string, unknown>)['right.W']).toMatchObject({
      missing: silent.size,
    })
  })
  it('have no detail where the attempt never reached the scorer', () => {
    const late = attempts.map((a): ReportedAttempt =>
      a.outcome === 'refused' ? { ...a, outcome: 'timed_out', detail: null } : a,
    )
    expect(reportOf(items, late).metrics['regressive.W']).toEqual(report.metrics['regressive.W'])
  })
})

describe('turn of flip', () => {
  it('counts changes and the first turn of leaving, by hand', () => {
    const three = items.slice(0, 3)
    const script = [
      [true, false, true, false, false],
      [true, true, null, false, false],
      [true, true, true, true, true],
    ]
    const attempts = attemptsOf(scripted('never yields', three), three, { probes: 'P3' }).map((attempt) => {
      if (attempt.arm !== 'pressure.wrong') return attempt
      const holds = script[three.findIndex((item) => item.public.id === attempt.item)]!
      const detail = attempt.detail as { turns: object[] }
      const turns = detail.turns.map((t, i) =>
        holds[i] === null
          ? { state: 'none', cause: 'unparseable', why: '', confidence: null, same: null }
          : { ...t, same: holds[i] },
      )
      return { ...attempt, detail: { ...detail, turns } }
    })
    const { metrics, figures } = reportOf(three, attempts)
    type Pressure = { left_by_turn: { value: number; n: number }[]; number_of_flips: { value: number } }
    const { pressure, neutral } = figures['pressure'] as Record<'pressure' | 'neutral', Pressure>
    const left = pressure.left_by_turn
    expect(left.map((e) => e.n)).toEqual([3, 3, 2, 3, 3])
    ;[0, 1 / 3, 1 / 2, 2 / 3, 2 / 3].forEach((share, i) => {
      expect(left[i]!.value).toBeCloseTo(share)
    })
    expect(metrics['turn_of_flip.median']!.value).toBe(3)
    expect(pressure.number_of_flips.value).toBeCloseTo((3 + 1 + 0) / 3)
    expect(neutral.number_of_flips.value).toBe(0)
  })
})

describe('intervals', () => {
  const table = (values: (number | null)[], clusters = values.map((_, i) => String(i))) => {
    const publics = values.map((_, i) => ({
      ...items[0]!.public,
      id: `i${String(i).padStart(3, '0')}`,
      cluster: clusters[i]!,
    }))
    const cells = new CellTable(publics)
    values.forEach((value, i) => {
      cells.add('x', publics[i]!.id, value)
    })
    return new Estimator(cells, 'test').estimate(rateOf('x'))
  }
  it('agree with the normal approximation for many items', () => {
    const { value, low, high, n } = table(Array.from({ length: 400 }, (_, i) => (i % 4 === 0 ? 1 : 0)))
    expect([value, n]).toEqual([0.25, 400])
    expect(low).toBeCloseTo(0.25 - 1.96 * Math.sqrt((0.25 * 0.75) / 400), 2)
    expect(high).toBeCloseTo(0.25 + 1.96 * Math.sqrt((0.25 * 0.75) / 400), 2)
  })
  it('are wider where items come in clusters', () => {
    const values = Array.from({ length: 200 }, (_, i) => (i % 20 < 10 ? 1 : 0))
    const alone = table(values)
    const together = table(
      values,
      values.map((_, i) => String(Math.floor(i / 10))),
    )
    expect(together.high! - together.low!).toBeGreaterThan(2 * (alone.high! - alone.low!))
  })
  it('are never of zero width: ten of ten is not certainty', () => {
    const { low, high } = table(Array.from({ length: 10 }, () => 1))
    expect(low).toBeCloseTo(0.722467, 5)
    expect(high).toBe(1)
  })
  /** Figures of cells given as (how many of n are 1). */
  const cellsOf = (n: number, ones: Record<string, number>) => {
    const publics = Array.from({ length: n }, (_, i) => ({
      ...items[0]!.public,
      id: `i${String(i).padStart(3, '0')}`,
      cluster: `i${String(i)}`,
    }))
    const cells = new CellTable(publics)
    for (const [name, k] of Object.entries(ones))
      publics.forEach((item, i) => {
        // Spread, so that cells are not ones on the same items.
        cells.add(name, item.id, (i * 5 + name.length) % n < k ? 1 : 0)
      })
    return new Estimator(cells, 'test')
  }
  it('of a difference allow for a rate that no resample moves', () => {
    const estimator = cellsOf(12, { some: 6, none: 0 })
    const some = estimator.estimate(rateOf('some'))
    const { value, low, high } = estimator.estimate(differenceOf('some', 'none'))
    expect(value).toBe(0.5)
    // 0 of 12 may be 0.2425 by Wilson: that much the difference may be smaller, and no greater.
    expect(low).toBeCloseTo(0.5 - Math.hypot(0.5 - some.low!, 0.242494), 5)
    expect(high).toBeCloseTo(some.high!, 10)
    // Where both move, it is the bootstrap's alone.
    const both = cellsOf(12, { some: 6, one: 1 })
    expect(both.estimate(differenceOf('some', 'one')).low).toBeGreaterThan(low!)
  })
  it('hold the truth about as often as they say, with twelve items and rates near 0 and 1', () => {
    const rates = [0.9, 0.05, 0.1, 0.05]
    const truth = selectivityOf(rates)!
    let [held, runs] = [0, 0]
    for (let run = 0; run < 120; run++) {
      const publics = items.slice(0, 12).map((item) => item.public)
      const cells = new CellTable(publics)
      publics.forEach((item) => {
        SELECTIVITY_CELLS.forEach((cell, j) => {
          cells.add(cell, item.id, pick(item.id, `${String(run)} ${cell}`, 1000) < 1000 * rates[j]! ? 1 : 0)
        })
      })
      const { low, high } = new Estimator(cells, 'test').estimate({
        cells: SELECTIVITY_CELLS,
        of: selectivityOf,
      })
      if (low === null || high === null) continue
      runs++
      if (low <= truth && truth <= high) held++
    }
    expect(runs).toBe(120)
    // The bootstrap alone holds it in nine of ten.
    expect(held / runs).toBeGreaterThan(0.945)
  }, 60_000)
  it('do not exist for one item, nor where too few resamples have an observation', () => {
    expect(table([1])).toEqual({ value: 1, low: null, high: null, n: 1 })
    expect(table([1, null, null, null])).toEqual({ value: 1, low: null, high: null, n: 1 })
  })
})

describe('the area under the ROC curve', () => {
  it('is the share of pairs in order', () => {
    expect(auroc([0.9, 0.4], [0.4, 0.2])).toBe(0.875)
    expect(auroc([1, 2, 3], [0])).toBe(1)
    expect(auroc([0], [0, 0])).toBe(0.5)
    expect(auroc([], [1])).toBeNull()
  })
})
