import { expect, it } from 'vitest'
import fc from 'fast-check'
import { scheduleOf } from '#scripts/chaos/schedule.ts'

const LIFE_MS = 6000

it('the same seed gives the same schedule, other seeds others', () => {
  expect(scheduleOf(7, 6000, LIFE_MS)).toEqual(scheduleOf(7, 6000, LIFE_MS))
  const many = Array.from({ length: 50 }, (_, i) =>
    JSON.stringify({ ...scheduleOf(i, 6000, LIFE_MS), seed: 0 }),
  )
  expect(new Set(many).size).toBe(50)
})

it('every schedule is recoverable: at most two blows that cost leases, cuts that outlive a lease', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { blows, line, endpoint } = scheduleOf(seed, 6000, LIFE_MS)
      expect(
        blows.filter((b) => b.what === 'runner' || b.what === 'line' || b.what === 'clock').length,
      ).toBeLessThanOrEqual(2)
      for (const b of blows) if (b.kind === 'cut') expect(b.downMs).toBeGreaterThan(LIFE_MS)
      for (const b of blows) expect(b.atMs).toBeLessThanOrEqual(6000)
      for (const p of [line.doubled, line.delayed, line.replyLost]) expect(p).toBeLessThanOrEqual(0.5)
      expect(endpoint.hanging).toBeLessThan(0.1)
    }),
  )
})

it('fifty seeds strike everything there is to strike', () => {
  const kinds = new Set(
    Array.from({ length: 50 }, (_, seed) =>
      scheduleOf(seed, 6000, LIFE_MS).blows.map((b) => `${b.kind} ${b.what}`),
    ).flat(),
  )
  expect([...kinds].sort()).toEqual([
    'cut line',
    'full spool',
    'jump clock',
    'kill jobs',
    'kill postgres',
    'kill runner',
    'kill site',
  ])
})
