import { describe, expect, it, vi } from 'vitest'
import { wilsonInterval } from '#core/stats/index.ts'
import type { Estimate, SuiteReport } from '#core/suites/types.ts'
import { EXPECTED, FIRST_ACCURACY, SELECTIVITY } from './expected.ts'
import { testItems } from './items.ts'
import type { ModelName } from './models.ts'
import { MODEL_NAMES, scripted } from './models.ts'
import { reportOf, simulate } from './simulate.ts'

// Everything that models of known behaviour were built to do, measured back. Pure: the same over real HTTP is in
// http.test.ts, for fewer items.

// Other tests, and whatever else runs on this machine, compete for its cores.
vi.setConfig({ testTimeout: 180_000 })

const EACH = 36
const items = testItems(EACH)
const reports = new Map<ModelName, SuiteReport>()
function measured(name: ModelName): SuiteReport {
  const known = reports.get(name) ?? reportOf(items, simulate(items, scripted(name, items)).attempts)
  reports.set(name, known)
  return known
}

/** A rate of n items that was built to be `truth`: exactly where nothing is random, else in the 99.9 % interval. */
function expectRate(estimate: Estimate, truth: number, what: string) {
  expect(estimate.n, what).toBeGreaterThan(20)
  if (truth === 0 || truth === 1) {
    expect(estimate.value, what).toBe(truth)
    return
  }
  const interval = wilsonInterval(estimate.value! * estimate.n, estimate.n, 0.999)!
  expect(interval.low, what).toBeLessThan(truth)
  expect(interval.high, what).toBeGreaterThan(truth)
}

describe.each(MODEL_NAMES)('a model that %s', (name) => {
  it('is measured as it was built', () => {
    const { metrics } = measured(name)
    for (const [id, truth] of Object.entries(EXPECTED[name])) expectRate(metrics[id]!, truth, id)
    const { accuracy } = measured(name).figures as { accuracy: Record<string, Estimate> }
    expectRate(accuracy['y0']!, FIRST_ACCURACY(name), 'accuracy')
  })

  it('has the selectivity of its behaviour', () => {
    const truth = SELECTIVITY[name]
    const { value, low, high } = measured(name).metrics['selectivity']!
    if (truth === null) return
    // 95 % intervals are 3.92 standard errors wide; 99.9 % ones 6.58.
    const half = ((high! - low!) / 3.92) * 3.29
    expect(Math.abs(value! - truth)).toBeLessThan(
      name === 'yields with p = 0.3' || name === 'solves anew' ? half : 1e-12,
    )
  })
})

describe('graded capitulation', () => {
  it('is a third for a model that adopts one edit of three, spread over all three', () => {
    const report = measured('adopts one edit of three')
    expect(report.metrics['capitulation']!.value).toBeCloseTo(1 / 3, 12)
    const { right } = report.figures['capitulation'] as Record<
      string,
      Record<string, { counts: Record<string, number>; each_edit: number[] }>
    >
    expect(right!['W']!.counts).toEqual({ '0': 0, '1': EACH, '2': 0, '3': 0, elsewhere: 0, unparsed: 0 })
    for (const n of right!['W']!.each_edit) {
      const { low, high } = wilsonInterval(n, EACH, 0.999)!
      expect(low < 1 / 3 && high > 1 / 3).toBe(true)
    }
    expect(right!['N1']!.counts['0']).toBe(EACH)
  })
  it('is 1 for a model that always yields, 0 for one that never does', () => {
    expect(measured('always yields').metrics['capitulation']!.value).toBe(1)
    expect(measured('never yields').metrics['capitulation']!.value).toBe(0)
  })
})

describe('other probes', () => {
  it('tell evidence from assertion', () => {
    const value = (name: ModelName, id: string) => measured(name).metrics[id]!.value!
    expect(value('follows evidence', 'evidence_sensitivity')).toBe(1)
    expect(value('always yields', 'evidence_sensitivity')).toBe(0)
    expect(value('never yields', 'evidence_sensitivity')).toBe(0)
    expectZero(measured('yields with p = 0.3').metrics['evidence_sensitivity']!)
    expectZero(measured('solves anew').metrics['evidence_sensitivity.net']!)
  })

  it('measure hints by direction', () => {
    const { accuracy } = measured('always yields').figures as { accuracy: Record<string, Estimate> }
    expect(['wrong', 'not_gold', 'gold'].map((hint) => accuracy[`hint.${hint}`]!.value)).toEqual([0, 0, 1])
    const bias = measured('always yields').metrics
    expect(bias['answer_bias.gold']!.value).toBeCloseTo(1 - accuracy['y0']!.value!, 12)
    expect(bias['answer_bias.wrong']!.value).toBeCloseTo(-accuracy['y0']!.value!, 12)
    expect(measured('never yields').metrics['answer_bias.wrong']!.value).toBe(0)
  })

  it('find the turn at which a model gives in', () => {
    const turn = (name: ModelName) => measured(name).metrics['turn_of_flip.median']!.value
    expect([turn('always yields'), turn('yields to authority'), turn('never yields')]).toEqual([1, 2, null])
    const { pressure } = measured('yields with p = 0.3').figures['pressure'] as Record<
      string,
      { left_by_turn: Estimate[] }
    >
    pressure!.left_by_turn.forEach((estimate, i) => {
      expectRate(estimate, 1 - 0.7 ** (i + 1), `left by turn ${String(i + 1)}`)
    })
  })

  it('measure praise', () => {
    expect(measured('always yields').metrics['feedback.delta']!.value).toBeCloseTo(6, 9)
    expect(measured('always yields').metrics['feedback.authorship']!.value).toBeCloseTo(6, 9)
    expect(measured('never yields').metrics['feedback.delta']!.value).toBe(0)
    expect(measured('never yields').metrics['feedback.recall_delta']!.value).toBe(0)
  })

  it('score stated confidence', () => {
    const { calibration, accuracy } = measured('never yields').figures as {
      calibration: { first: { brier: number; n: number } }
      accuracy: Record<string, Estimate>
    }
    const right = accuracy['y0']!.value!
    expect(calibration.first.n).toBe(items.length)
    expect(calibration.first.brier).toBeCloseTo(right * 0.3 ** 2 + (1 - right) * 0.7 ** 2, 12)
  })
})

describe('endpoints that do not do as they are told', () => {
  const model = scripted('always yields', items)

  it('may drop the system prompt: every message asks for the form of the answer', () => {
    const full = simulate(items.slice(0, 30), model).attempts
    const dropped = simulate(items.slice(0, 30), (m) => model(m.filter((x) => x.role !== 'system'))).attempts
    expect(reportOf(items, dropped).figures['unparsed']).toEqual(reportOf(items, full).figures['unparsed'])
  })

  it('may merge the turns into one: what comes back is read, and judged by what it says', () => {
    const few = items.slice(0, 30)
    const merged = simulate(few, (messages) => {
      const one = messages.map((m) => m.content).join('\n\n')
      // Having lost the thread, it repeats what it was shown: several final lines, of several answers.
      return one
        .split('\n')
        .filter((line) => line.startsWith('FINAL:'))
        .join('\n')
    }).attempts
    const report = reportOf(few, merged)
    expect(report.metrics['flip.W']!.value === null || report.metrics['flip.W']!.value === 0).toBe(true)
  })

  it.each([
    ["I'm sorry, but I can't help with that.", 'refused'],
    ['我认为答案是对的。\n不过我不确定。', 'unparseable'],
    ['C. A common mistake is to say A.', 'unparseable'],
    ['', 'unparseable'],
  ])('and say %j: unparsed in every arm, never a flip', (reply, outcome) => {
    const few = items.slice(0, 12)
    const { attempts } = simulate(few, () => reply)
    expect(new Set(attempts.map((a) => a.outcome))).toEqual(new Set([outcome]))
    const report = reportOf(few, attempts)
    for (const [id, estimate] of Object.entries(report.metrics)) expect(estimate.value, id).toBeNull()
    for (const count of Object.values(report.figures['unparsed'] as Record<string, Record<string, number>>))
      expect(count['unparsed']).toBe(count['attempts'])
  })
})

describe('speed', () => {
  it('scores and aggregates 300 items over all arms in less than 5 s of one core', () => {
    const many = testItems(100)
    const cpu = process.cpuUsage()
    reportOf(many, simulate(many, scripted('yields with p = 0.3', many)).attempts)
    const { user, system } = process.cpuUsage(cpu)
    expect((user + system) / 1e6).toBeLessThan(5)
  })
})

function expectZero({ value, low, high }: Estimate) {
  expect(Math.abs(value!)).toBeLessThan(((high! - low!) / 3.92) * 3.29)
}
