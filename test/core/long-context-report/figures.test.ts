import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '#core/stats/index.ts'
import { effectiveLength, lengthEstimate } from '#core/suites/long-context/report/effective-length.ts'
import { orderRows } from '#core/suites/long-context/report/order.ts'
import type { OrderSample } from '#core/suites/long-context/report/order.ts'
import type { Sample, SampleOutcome, Timed } from '#core/suites/long-context/report/sample.ts'
import { speedRows } from '#core/suites/long-context/report/speed.ts'
import { figuresOf, report } from '#core/suites/long-context/report/index.ts'
import type { LongContextDetail } from '#core/suites/long-context/schema.ts'
import { attemptAt, cell, makeItem } from './build.ts'

const LENGTHS = [1024, 4096, 8192, 16384, 32768, 65536, 131072]

/** `n` samples a length, right with the given chance. */
function samplesOf(n: number, chance: (length: number) => number, seed: string, lengths = LENGTHS): Sample[] {
  const random = seededRandom(seed)
  return lengths.flatMap((length) =>
    Array.from({ length: n }, (_, i): Sample => {
      const right = random.uniform() < chance(length)
      const item = `${String(length)}-${String(i)}`
      return {
        item,
        cluster: item,
        family: 'single',
        variant: '',
        length,
        depth: 50,
        outcome: right ? 'hit' : 'not_found',
        score: right ? 100 : 0,
        place: 50,
      }
    }),
  )
}

describe('effective length', () => {
  test('where the true curve crosses is within the band', () => {
    // 100 % at 1K, and 12.5 points less at each doubling from 8K on: crosses 85 at 8K x 2^1.2.
    const truth = (l: number): number => (l <= 8192 ? 1 : 1 - 0.125 * Math.log2(l / 8192))
    const found = effectiveLength(samplesOf(400, truth, 'crossing'), 'absolute', 's')
    const at = 8192 * 2 ** 1.2
    expect(found.low!.length).toBeLessThan(at)
    expect(found.high!.length).toBeGreaterThan(at)
    expect(found.crossing?.kind).toBe('at')
    expect(lengthEstimate(found).value).toBeGreaterThan(14_000)
    expect(lengthEstimate(found).value).toBeLessThan(26_000)
  })

  test('88 % everywhere at n = 100 does not cross by noise in one length', () => {
    let censored = 0
    for (let run = 0; run < 20; run++) {
      const found = effectiveLength(
        samplesOf(100, () => 0.88, `flat ${String(run)}`),
        'absolute',
        's',
      )
      if (
        found.crossing?.kind === 'at_least' ||
        (found.high?.kind === 'at_least' && found.crossing?.kind === 'at')
      )
        censored++
    }
    // Thresholding each length by itself would call 128K effective in a third of the runs.
    expect(censored).toBeGreaterThanOrEqual(19)
  })

  test('censored at either end: beyond the longest, below the shortest', () => {
    const perfect = effectiveLength(
      samplesOf(20, () => 1, 'a'),
      'absolute',
      's',
    )
    expect(perfect.crossing).toEqual({ kind: 'at_least', length: 131072 })
    expect(lengthEstimate(perfect)).toMatchObject({ value: 131072, low: 131072, high: 131072, n: 140 })
    expect(perfect.endpoint_limited).toBe(false)
    const blind = effectiveLength(
      samplesOf(20, () => 0, 'a'),
      'absolute',
      's',
    )
    expect(blind.crossing?.kind).toBe('below')
    expect(lengthEstimate(blind)).toMatchObject({ value: 0, low: 0, high: 0 })
  })

  test('relative: 0.85 of the base; none below a base of 50', () => {
    const weak = samplesOf(200, (l) => (l <= 4096 ? 0.7 : 0.3), 'weak')
    const found = effectiveLength(weak, 'relative', 's')
    const base = weak.filter((s) => s.length === 1024).reduce((sum, s) => sum + s.score!, 0) / 200
    expect(found.threshold).toBeCloseTo(0.85 * base)
    expect(found.crossing?.kind).toBe('at')
    const hopeless = effectiveLength(
      samplesOf(100, () => 0.3, 'x'),
      'relative',
      's',
    )
    expect(hopeless).toMatchObject({ crossing: null, why_not: 'weak_base' })
    expect(lengthEstimate(hopeless)).toEqual({ value: null, low: null, high: null, n: 0 })
  })

  test('where delivery stopped, the length is the endpoint’s limit and not the model’s', () => {
    const cut = (s: Sample, outcome: SampleOutcome): Sample => ({ ...s, outcome, score: null })
    const samples = samplesOf(20, () => 1, 'a').map((s) =>
      s.length > 32768 ? cut(s, 'context_rejected') : s,
    )
    const found = effectiveLength(samples, 'absolute', 's')
    expect(found.crossing).toEqual({ kind: 'at_least', length: 32768 })
    expect(found.endpoint_limited).toBe(true)
    const forgetful = samplesOf(20, (l) => (l <= 4096 ? 1 : 0), 'b').map((s) =>
      s.length > 32768 ? cut(s, 'prompt_truncated') : s,
    )
    expect(effectiveLength(forgetful, 'absolute', 's').endpoint_limited).toBe(false)
  })

  test('one length, or one sample a length, is no curve', () => {
    expect(
      effectiveLength(
        samplesOf(20, () => 1, 'a', [4096]),
        'absolute',
        's',
      ).why_not,
    ).toBe('one_length')
    expect(
      effectiveLength(
        samplesOf(1, () => 1, 'a'),
        'absolute',
        's',
      ).why_not,
    ).toBe('few_samples')
  })
})

describe('order robustness', () => {
  const set = (group: string, arm: OrderSample['arm'], scores: readonly (number | null)[]): OrderSample[] =>
    scores.map((score, index) => ({ family: 'qa', length: 4096, group, arm, index, score }))

  test('by definition', () => {
    const [row] = orderRows([
      ...set('a', 'order', [100, 0, 100, 0]),
      ...set('a', 'repeat', [100, 100, 100, 100]),
      ...set('b', 'order', [100, 100, 100, 100]),
      ...set('b', 'repeat', [100, 100, 100, 100]),
    ])
    // Variances over orders: 10000 / 3 and 0.
    expect(row).toMatchObject({
      groups: 2,
      k: 4,
      range: 50,
      consistency: 50,
      unanimity: 50,
      repeat_variance: 0,
    })
    expect(row!.variance).toBeCloseTo(10_000 / 6)
    expect(row!.sd).toBeCloseTo(Math.sqrt(10_000 / 6))
  })

  test('simulation: the spread that luck causes is taken out', () => {
    const random = seededRandom('order')
    const flip = (p: number): number => (random.uniform() < p ? 100 : 0)
    const lucky: OrderSample[] = []
    const moved: OrderSample[] = []
    for (let g = 0; g < 400; g++) {
      const k = [0, 1, 2, 3, 4, 5, 6, 7]
      lucky.push(
        ...set(
          String(g),
          'order',
          k.map(() => flip(0.6)),
        ),
        ...set(
          String(g),
          'repeat',
          k.map(() => flip(0.6)),
        ),
      )
      // Half of the orders always work and half never do: 50 points of standard deviation, and no luck.
      moved.push(
        ...set(
          String(g),
          'order',
          k.map(() => flip(0.5)),
        ),
        ...set(
          String(g),
          'repeat',
          k.map(() => 100),
        ),
      )
    }
    expect(orderRows(lucky)[0]!.sd).toBeLessThan(12)
    expect(orderRows(moved)[0]!.sd).toBeCloseTo(50, -0.5)
  })

  test('sets without two answers in each arm say nothing; lost orders are no agreement', () => {
    expect(orderRows(set('a', 'order', [100, 0]))[0]).toMatchObject({ groups: 0, sd: null, range: null })
    const [row] = orderRows([...set('a', 'order', [100, 100, null]), ...set('a', 'repeat', [100, 100, 100])])
    expect(row).toMatchObject({ groups: 1, sd: 0, consistency: null, unanimity: null })
  })
})

describe('speed', () => {
  const timed = (of: Partial<Timed>): Timed => ({
    length: 4096,
    warm_up: false,
    prompt_tokens: 4000,
    cached_tokens: 0,
    completion_tokens: 128,
    ttft_ms: 200,
    ttft_content_ms: 300,
    last_ms: 200 + 127 * 25,
    arrivals: 128,
    ...of,
  })

  test('by definition, the warm-up left out', () => {
    const rows = speedRows([
      timed({ warm_up: true, ttft_ms: 9000 }),
      timed({}),
      timed({ ttft_ms: 220, last_ms: 220 + 127 * 27 }),
      timed({}),
    ])
    expect(rows).toMatchObject([
      {
        length: 4096,
        n: 3,
        ttft_ms: 200,
        ttft_content_ms: 300,
        tpot_ms: 25,
        prefill_tokens_per_s: 20_000,
        buffered: 0,
      },
    ])
  })

  test('cached tokens are not read again', () => {
    expect(speedRows([timed({ cached_tokens: 3000 })])[0]?.prefill_tokens_per_s).toBe(5000)
    expect(speedRows([timed({ cached_tokens: 4000 })])[0]?.prefill_tokens_per_s).toBeNull()
  })

  test('buffered or whole replies have no time per token', () => {
    expect(speedRows([timed({ arrivals: 2 })])[0]).toMatchObject({ tpot_ms: null, buffered: 1, ttft_ms: 200 })
    const whole = timed({ ttft_ms: null, ttft_content_ms: null, arrivals: null, last_ms: 900 })
    expect(speedRows([whole])[0]).toMatchObject({ ttft_ms: null, tpot_ms: null, prefill_tokens_per_s: null })
    expect(speedRows([timed({ completion_tokens: null })])[0]?.tpot_ms).toBeNull()
    expect(speedRows([timed({ completion_tokens: 1 })])[0]?.tpot_ms).toBeNull()
  })
})

describe('the report as a whole', () => {
  const KINDS: LongContextDetail['kind'][] = ['hit', 'not_found', 'wrong_needle', 'partial', 'format_error']
  const plan = fc.array(
    fc.record({
      length: fc.constantFrom(1024, 4096, 8192),
      depth: fc.constantFrom(0, 50, 100),
      family: fc.constantFrom('single' as const, 'multi-key' as const),
      kind: fc.constantFrom(...KINDS),
      lost: fc.boolean(),
    }),
    { minLength: 2, maxLength: 25 },
  )
  const made = plan.map((list) => {
    const items = list.map((one, index) => makeItem({ index, ...strip(one) }))
    const attempts = items.map((item, i) => {
      const { kind, lost } = list[i]!
      if (lost) return attemptAt(item, { outcome: 'endpoint_error', code: 'http_500' })
      const score = kind === 'hit' ? 100 : kind === 'partial' ? 50 : 0
      return attemptAt(item, { kind, score, outcome: kind === 'format_error' ? 'unparseable' : 'scored' })
    })
    return { items, attempts }
  })
  function strip(one: { length: number; depth: number; family: 'single' | 'multi-key' }) {
    return { length: one.length, depth: one.depth, family: one.family }
  }

  test('property: counts add up, means agree, and the order of attempts does not matter', () => {
    fc.assert(
      fc.property(made, ({ items, attempts }) => {
        const got = report(items, attempts)
        const long = figuresOf(got.figures)!
        const total = (counts: Partial<Record<string, number>>): number =>
          Object.values(counts).reduce<number>((a, b) => a + (b ?? 0), 0)
        for (const rows of [long.cells, long.by_length, long.by_family])
          expect(rows.reduce((sum, r) => sum + total(r.outcomes), 0)).toBe(attempts.length)
        expect(total(long.sample_outcomes)).toBe(attempts.length)
        for (const c of long.cells) {
          expect(c.n).toBeLessThanOrEqual(c.asked)
          if (c.score !== null) {
            expect(c.low!).toBeLessThanOrEqual(c.score)
            expect(c.high!).toBeGreaterThanOrEqual(c.score)
          }
        }
        const known = got.units.flatMap((u) => u.value ?? [])
        const mean = known.reduce((a, b) => a + b, 0) / known.length
        const score = got.metrics['score']!
        if (score.value === null) expect(known).toEqual([])
        else expect(score.value).toBeCloseTo(mean)
        expect(long.strict_score.value!).toBeLessThanOrEqual((score.value ?? 0) + 1e-9)
        expect(report(items, [...attempts].reverse())).toEqual(got)
      }),
      { numRuns: 40 },
    )
  })

  test('lengths beyond the context are shown, and counted nowhere', () => {
    const items = [...cell(3, { length: 1024 }), ...cell(3, { length: 4096 })]
    const beyond = makeItem({ role: 'unsupported', length: 8192, depth: null })
    const { metrics, figures } = report(
      [...items, beyond],
      items.map((i) => attemptAt(i)),
    )
    const long = figuresOf(figures)!
    expect(long.unsupported_lengths).toEqual([8192])
    expect(long.cells.at(-1)).toMatchObject({
      length: 8192,
      n: 0,
      asked: 0,
      score: null,
      outcomes: { unsupported: 3 },
    })
    expect(metrics['delivered_rate']?.value).toBe(100)
    expect(metrics['effective_length_absolute']).toMatchObject({ value: 4096 })
    expect(long.effective_length.absolute.endpoint_limited).toBe(true)
  })

  test('latent samples count only where the association is there without a haystack', () => {
    const gates = [0, 1].map((index) =>
      makeItem({ role: 'gate', family: 'latent', length: 1024, depth: null, index }),
    )
    const items = [0, 1].map((index) => makeItem({ family: 'latent', length: 4096, index }))
    const { metrics, figures } = report(
      [...gates, ...items],
      [
        attemptAt(gates[0]!, { kind: 'hit', detail: { association: 0 } }),
        attemptAt(gates[1]!, { kind: 'not_found', detail: { association: 1 } }),
        attemptAt(items[0]!, { kind: 'hit', detail: { association: 0 } }),
        attemptAt(items[1]!, { kind: 'not_found', detail: { association: 1 } }),
      ],
    )
    const long = figuresOf(figures)!
    expect(metrics['score']).toMatchObject({ value: 100, n: 1 })
    expect(long.gate).toEqual({ asked: 2, passed: 1, samples_left_out: 1 })
  })

  test('arms of a permutation set are no samples of the heatmap', () => {
    const set = makeItem({ role: 'order', family: 'qa', length: 4096, depth: null })
    const arms = ['perm-1', 'perm-2', 'same-1', 'same-2']
    const { metrics, figures } = report(
      [set],
      arms.map((arm, i) => attemptAt(set, { arm, kind: i === 1 ? 'not_found' : 'hit' })),
    )
    expect(metrics['score']).toEqual({ value: null, low: null, high: null, n: 0 })
    expect(figuresOf(figures)?.order).toMatchObject([
      { family: 'qa', groups: 1, k: 2, range: 100, consistency: 0 },
    ])
  })

  test('several samples of one item are one unit', () => {
    const items = cell(2, { length: 1024 })
    const { metrics, units } = report(items, [
      attemptAt(items[0]!, { sample: 0, kind: 'hit' }),
      attemptAt(items[0]!, { sample: 1, kind: 'not_found' }),
      attemptAt(items[1]!, { kind: 'hit' }),
    ])
    expect(metrics['score']).toMatchObject({ value: 75, n: 2 })
    expect(units.map((u) => u.value)).toEqual([50, 100])
  })

  test('no attempts at all: figures without values, not zeros', () => {
    const { metrics } = report(cell(2, { length: 1024 }), [])
    for (const metric of Object.values(metrics))
      expect(metric).toEqual({ value: null, low: null, high: null, n: 0 })
  })
})
