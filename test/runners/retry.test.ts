import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AdaptiveLimit, backoffMs, parseRetryAfter, retrying, systemClock } from '#lib/retry/index.ts'
import type { Backoff, RetryOptions, Verdict } from '#lib/retry/index.ts'
import { FakeClock } from './fake-clock.ts'

const PLAIN: Backoff = { base_ms: 100, factor: 2, cap_ms: 1000, jitter: 0 }

describe('backoffMs', () => {
  it('doubles up to its cap', () => {
    expect([1, 2, 3, 4, 5, 6].map((n) => backoffMs(n, PLAIN, 0.3))).toEqual([100, 200, 400, 800, 1000, 1000])
  })

  it('stays between the fixed part and the whole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (n, random) => {
          const shape = { ...PLAIN, jitter: 0.5 }
          const whole = backoffMs(n, PLAIN, 0)
          const got = backoffMs(n, shape, random)
          expect(got).toBeGreaterThanOrEqual(whole / 2)
          expect(got).toBeLessThanOrEqual(whole)
        },
      ),
    )
  })
})

describe('parseRetryAfter', () => {
  const now = Date.parse('2026-03-01T12:00:00Z')
  it.each([
    ['0', 0],
    ['2', 2000],
    [' 1.5 ', 1500],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    ['Sunday, 01-Mar-26 12:00:30 GMT', 30_000],
    ['Sun Mar  1 12:00:30 2026 GMT', 30_000],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
    ['', null],
    ['soon', null],
    ['-1', null],
    ['1e3', null],
    [null, null],
    [undefined, null],
  ])('reads %j as %j', (value, ms) => expect(parseRetryAfter(value, now)).toBe(ms))
})

describe('retrying', () => {
  const run = (
    fail: number,
    options: Partial<RetryOptions> & { judge?: () => Verdict },
    clock = new FakeClock(),
  ) => {
    let tries = 0
    const result = retrying(
      (failures) => {
        expect(failures).toBe(tries)
        tries++
        return tries <= fail
          ? Promise.reject(new Error(`try ${String(tries)}`))
          : Promise.resolve(`try ${String(tries)}`)
      },
      {
        judge: () => ({ retry: true }),
        tries: 5,
        within_ms: 60_000,
        backoff: PLAIN,
        clock,
        signal: new AbortController().signal,
        ...options,
      },
    )
    return { result, clock, tries: () => tries }
  }

  it('pauses longer after each failure, and succeeds', async () => {
    const { result, clock } = run(3, {})
    expect(await result).toBe('try 4')
    expect(clock.pauses).toEqual([100, 200, 400])
  })

  it('gives up after its tries, with the last error', async () => {
    const { result, tries } = run(99, { tries: 4 })
    await expect(result).rejects.toThrow('try 4')
    expect(tries()).toBe(4)
  })

  it('does not retry what is final, and honours a kind of its own limit', async () => {
    const final = run(99, { judge: () => ({ retry: false }) })
    await expect(final.result).rejects.toThrow('try 1')
    const two = run(99, { judge: () => ({ retry: true, tries: 2 }) })
    await expect(two.result).rejects.toThrow('try 2')
  })

  it('keeps a pause that was asked for in full', async () => {
    const { result, clock } = run(2, { judge: () => ({ retry: true, after_ms: 5000 }) })
    await result
    expect(clock.pauses).toEqual([5020, 5040])
  })

  it('does not wait for a moment after its time', async () => {
    const { result, clock } = run(99, { within_ms: 10_000, judge: () => ({ retry: true, after_ms: 11_000 }) })
    await expect(result).rejects.toThrow('try 1')
    expect(clock.pauses).toEqual([])
    const slow = run(99, { within_ms: 650, tries: 99 })
    await expect(slow.result).rejects.toThrow('try 3')
    expect(slow.clock.pauses).toEqual([100, 200])
  })

  it('stops when it is told to', async () => {
    const stop = new AbortController()
    const clock = new FakeClock()
    clock.sleep = () => {
      stop.abort(new Error('enough'))
      return Promise.resolve()
    }
    const { result } = run(99, { signal: stop.signal }, clock)
    await expect(result).rejects.toThrow('enough')
  })

  it('the real clock sleeps, and wakes with the reason when aborted', async () => {
    const stop = new AbortController()
    const before = systemClock.now()
    await systemClock.sleep(20)
    expect(systemClock.now() - before).toBeGreaterThan(15)
    setTimeout(() => stop.abort(new Error('wake')), 5)
    await expect(systemClock.sleep(10_000, stop.signal)).rejects.toThrow('wake')
  })
})

describe('AdaptiveLimit', () => {
  const acquire = (limit: AdaptiveLimit, n: number) =>
    Array.from({ length: n }, () => limit.tryAcquire()).filter((p) => p !== null)

  it('starts at its ceiling', () => {
    const limit = new AdaptiveLimit(8, new FakeClock())
    expect(acquire(limit, 20)).toHaveLength(8)
    expect(limit.inFlight).toBe(8)
  })

  it('one wave of refusals halves it once', () => {
    const clock = new FakeClock()
    const limit = new AdaptiveLimit(8, clock)
    const sent = clock.now()
    clock.time = 100
    for (let i = 0; i < 8; i++) limit.overload(sent)
    expect(limit.limit).toBe(4)
    clock.time = 200
    limit.overload(150)
    expect(limit.limit).toBe(2)
    clock.time = 300
    for (let i = 0; i < 9; i++) {
      clock.time += 10
      limit.overload(clock.time - 1)
    }
    expect(limit.limit).toBe(1)
  })

  it('rises by one for each round of answers, up to the ceiling', () => {
    const clock = new FakeClock()
    const limit = new AdaptiveLimit(8, clock)
    clock.time = 1
    limit.overload(0.5)
    expect(limit.limit).toBe(4)
    for (let i = 0; i < 4; i++) limit.success()
    expect(limit.limit).toBe(5)
    for (let i = 0; i < 4; i++) limit.success()
    expect(limit.limit).toBe(5)
    limit.success()
    expect(limit.limit).toBe(6)
    for (let i = 0; i < 100; i++) limit.success()
    expect(limit.limit).toBe(8)
  })

  it('gives no permit while the endpoint wants to be left alone', () => {
    const clock = new FakeClock()
    const limit = new AdaptiveLimit(4, clock)
    limit.overload(0, 3000)
    expect(limit.tryAcquire()).toBeNull()
    expect(limit.pauseMs).toBe(3000)
    clock.time = 3000
    expect(limit.tryAcquire()).not.toBeNull()
  })

  it('follows a new ceiling, but keeps what it learned', () => {
    const clock = new FakeClock()
    const limit = new AdaptiveLimit(4, clock)
    limit.setCeiling(16)
    expect(limit.limit).toBe(16)
    clock.time = 1
    limit.overload(0.5)
    limit.setCeiling(32)
    expect(limit.limit).toBe(8)
    limit.setCeiling(2)
    expect(limit.limit).toBe(2)
  })

  it('never gives more permits than its limit, and takes each back once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('get', 'put', 'good', 'bad'), { maxLength: 200 }), (steps) => {
        const clock = new FakeClock()
        const limit = new AdaptiveLimit(6, clock)
        const held: NonNullable<ReturnType<AdaptiveLimit['tryAcquire']>>[] = []
        for (const step of steps) {
          clock.time += 1
          if (step === 'get') {
            const before = limit.inFlight
            const permit = limit.tryAcquire()
            expect(permit !== null).toBe(before < limit.limit)
            if (permit) held.push(permit)
          } else if (step === 'put') {
            const permit = held.pop()
            if (permit) {
              limit.release(permit)
              limit.release(permit)
            }
          } else if (step === 'good') limit.success()
          else limit.overload(clock.time - 0.5)
          expect(limit.inFlight).toBe(held.length)
          expect(limit.limit).toBeGreaterThanOrEqual(1)
          expect(limit.limit).toBeLessThanOrEqual(6)
        }
      }),
    )
  })
})
