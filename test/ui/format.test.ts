import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NONE, count, interval, kilobytes, points, share, short } from '../../app/_ui/format/numbers.ts'
import { rankText, toldApart, whyNoRank } from '../../app/_ui/format/rank.ts'
import { ago, date, dateTime, duration } from '../../app/_ui/format/times.ts'

describe('numbers', () => {
  it('writes points to one place, and nothing as a dash', () => {
    expect(points(44.64)).toBe('44.6')
    expect(points(100)).toBe('100.0')
    expect(points(-0)).toBe('0.0')
    expect(points(null)).toBe(NONE)
    expect(points(Number.NaN)).toBe(NONE)
  })
  it('joins an interval so that a minus is never taken for the dash', () => {
    expect(interval(31.2, 58)).toBe('31.2\u201358.0')
    expect(interval(-2, 3)).toBe('-2.0 to 3.0')
    expect(interval(null, 3)).toBe(NONE)
  })
  it('rounds shares down: what lacks the 98 % for a rank must not read as if it had them', () => {
    expect(share(0.97961)).toBe('97.9%')
    expect(share(0.98)).toBe('98.0%')
    expect(share(1)).toBe('100%')
    expect(share(0.9999)).toBe('99.9%')
    expect(share(0)).toBe('0.0%')
  })
  it('never rounds any share up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), (n, k) => {
        const exact = (k % (n + 1)) / n
        const shown = Number(share(exact).replace('%', '')) / 100
        expect(shown).toBeLessThanOrEqual(exact + 1e-9)
        expect(exact - shown).toBeLessThan(0.001 + 1e-9)
      }),
    )
  })
  it('writes large numbers with separators or in short', () => {
    expect(count(1234567)).toBe('1,234,567')
    expect(short(12_345)).toBe('12.3K')
    expect(kilobytes(20_480)).toBe('20 kB')
  })
})

describe('times', () => {
  it('writes dates in UTC', () => {
    expect(date('2026-11-22T23:59:00Z')).toBe('Nov 22, 2026')
    expect(dateTime('2026-11-22T16:05:00Z').replace(/\s/g, ' ')).toBe('Nov 22, 2026, 4:05 PM UTC')
    expect(date('no date')).toBe(NONE)
  })
  it('says how long ago', () => {
    expect(ago('2026-11-22T16:00:00Z', '2026-11-22T16:02:10Z')).toBe('2 minutes ago')
    expect(ago('2026-11-21T15:00:00Z', '2026-11-22T16:00:00Z')).toBe('yesterday')
    expect(ago('2026-11-22T16:00:00Z', '2026-11-22T16:00:00Z')).toBe('now')
  })
  it.each([
    [0, '0 ms'],
    [0.42, '420 ms'],
    [0.9997, '1.0 sec'],
    [8.25, '8.3 sec'],
    [59.4, '59 sec'],
    [59.97, '1 min'],
    [200, '3 min 20 sec'],
    [3600, '1 hr'],
    [3661, '1 hr 1 min'],
    [90_000, '1 day 1 hr'],
  ])('writes a duration of %f s as %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text)
  })
  it('has no duration for nothing, and none below zero', () => {
    expect(duration(null)).toBe(NONE)
    expect(duration(-1)).toBe(NONE)
  })
  it('never says 60 seconds or 60 minutes', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 400_000, noNaN: true }), (s) => {
        expect(duration(s)).not.toMatch(/\b(60|61) (sec|min)\b/)
      }),
    )
  })
})

describe('ranks', () => {
  const row = (low: number | null, high: number | null, coverage = 1) => ({
    rank_low: low,
    rank_high: high,
    coverage,
  })
  it('is a number where decided, an interval where not, a dash where there is none', () => {
    expect(rankText(row(2, 2))).toBe('2')
    expect(rankText(row(1, 3))).toBe('1\u20133')
    expect(rankText(row(null, null))).toBe(NONE)
  })
  it('says why there is none', () => {
    expect(whyNoRank(row(1, 1))).toBeNull()
    expect(whyNoRank(row(null, null, 0.9799))).toBe('coverage')
    expect(whyNoRank(row(null, null, 0.98))).toBe('too_few')
  })
  it('counts the pairs that are told apart', () => {
    expect(toldApart([row(1, 1), row(2, 3), row(2, 3)])).toEqual({ ranked: 3, pairs: 3, decided: 2 })
    expect(toldApart([row(1, 3), row(1, 3), row(1, 3)])).toEqual({ ranked: 3, pairs: 3, decided: 0 })
    expect(toldApart([row(1, 1), row(2, 2), row(null, null)])).toEqual({ ranked: 2, pairs: 1, decided: 1 })
    expect(toldApart([])).toEqual({ ranked: 0, pairs: 0, decided: 0 })
  })
  it('counts exactly the decided pairs of any strict order with ties', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 12 }), (levels) => {
        const rows = levels.map((mine) =>
          row(
            1 + levels.filter((o) => o > mine).length,
            levels.length - levels.filter((o) => o < mine).length,
          ),
        )
        const decided = levels.flatMap((a, i) => levels.slice(i + 1).filter((b) => a !== b)).length
        expect(toldApart(rows).decided).toBe(decided)
      }),
    )
  })
})
