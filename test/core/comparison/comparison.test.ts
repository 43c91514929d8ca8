import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareQuality, compareSpeed, medianRatio } from '#core/comparison/index.ts'
import type { ItemValue } from '#core/comparison/index.ts'
import { seededRandom } from '#core/stats/index.ts'

const valued = (values: readonly (number | null)[]): ItemValue[] =>
  values.map((value, i) => ({ item: String(i), cluster: String(i), value }))

describe('quality of two runs', () => {
  test('item by item, whatever the order; items of one alone are counted apart', () => {
    const a = valued([100, 47, 0, 47.5, 100, 13, 0, 100, 50, null])
    const b = [...valued([100, 0, 0, 30, 100, 0, 20, 47, null, 90])].reverse()
    const found = compareQuality(a, b, { bounded: false })
    expect(found.difference).toBeCloseTo(13.8125)
    expect(found.p).toBeCloseTo(0.161761, 5)
    expect(found.low).toBeCloseTo(-7.068831, 5)
    expect(found).toMatchObject({ n: 8, only_a: 1, only_b: 1, margin: 2, verdict: 'undecided', test: 't' })
    expect(found.more_items).toBeGreaterThan(0)
  })

  test('the same answers on many items are the same quality; on few they are not shown to be', () => {
    const right = (n: number): ItemValue[] => valued(Array.from({ length: n }, (_, i) => (i % 3 ? 100 : 0)))
    expect(compareQuality(right(10), right(10), { bounded: true })).toMatchObject({
      verdict: 'undecided',
      difference: 0,
    })
    expect(compareQuality(right(400), right(400), { bounded: true })).toMatchObject({
      verdict: 'same',
      more_items: 0,
      p: 1,
    })
  })

  test('undecided on few items says how many more it takes, and so many do decide it', () => {
    const random = seededRandom('more items')
    const pair = (n: number): [ItemValue[], ItemValue[]] => {
      const a = Array.from({ length: n }, () => (random.uniform() < 0.8 ? 100 : 0))
      // One of twenty answers differs, in either direction in turn: the difference stays at 0.
      return [valued(a), valued(a.map((s, i) => (i % 40 === 0 ? 0 : i % 40 === 20 ? 100 : s)))]
    }
    const first = compareQuality(...pair(200), { bounded: true })
    expect(first.verdict).toBe('undecided')
    expect(first.test).toBe('mcnemar')
    const more = compareQuality(...pair(2 * (200 + first.more_items!)), { bounded: true })
    expect(more.verdict).toBe('same')
  })

  test('property: swapping the runs turns the sign and nothing else', () => {
    const scores = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), {
      minLength: 2,
      maxLength: 40,
    })
    fc.assert(
      fc.property(scores, (list) => {
        const a = valued(list.map(([x]) => x))
        const b = valued(list.map(([, y]) => y))
        const one = compareQuality(a, b, { bounded: true })
        const other = compareQuality(b, a, { bounded: true })
        expect(other.difference).toBeCloseTo(-one.difference!)
        expect(other.low).toBeCloseTo(-one.high!)
        expect(other.p).toBeCloseTo(one.p!)
        const mirrored = { same: 'same', undecided: 'undecided', above: 'below', below: 'above' } as const
        expect(other.verdict).toBe(mirrored[one.verdict])
      }),
    )
  })

  test('fewer than two common items compare nothing', () => {
    expect(compareQuality(valued([100]), valued([100]), { bounded: true })).toMatchObject({
      difference: null,
      verdict: 'undecided',
      more_items: null,
    })
  })
})

describe('speed of two runs', () => {
  test('ratios of medians, of the lengths that both timed', () => {
    const rows = (factor: number, lengths: readonly number[]) =>
      lengths.map((length) => ({
        length,
        requests: [90, 100, 110].map((x) => ({
          ttft_ms: x * factor,
          tpot_ms: factor === 1 ? null : 20,
          prefill_tokens_per_s: 1000 / factor,
        })),
      }))
    const found = compareSpeed(rows(1, [1024, 4096, 8192]), rows(1.9, [8192, 4096]), 'seed')
    expect(found.map((r) => r.length)).toEqual([4096, 8192])
    expect(found[0]!.ttft!.ratio).toBeCloseTo(1.9)
    expect(found[0]!.ttft!.low).toBeLessThan(1.9)
    expect(found[0]!.ttft!.high).toBeGreaterThan(1.9)
    expect(found[0]!.prefill!.ratio).toBeCloseTo(1 / 1.9)
    expect(found[0]!.tpot).toBeNull()
    expect(compareSpeed(rows(1, [1024]), rows(1.9, [1024]), 'seed')).toEqual(
      compareSpeed(rows(1, [1024]), rows(1.9, [1024]), 'seed'),
    )
  })

  test('the interval covers the true ratio about as often as it says', () => {
    const random = seededRandom('coverage')
    const normal = (): number =>
      Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform())
    let covered = 0
    for (let i = 0; i < 120; i++) {
      const a = Array.from({ length: 15 }, () => 100 * Math.exp(0.1 * normal()))
      const b = Array.from({ length: 15 }, () => 150 * Math.exp(0.1 * normal()))
      const found = medianRatio(a, b, String(i))!
      if (found.low <= 1.5 && found.high >= 1.5) covered++
    }
    expect(covered / 120).toBeGreaterThan(0.88)
  })
})
