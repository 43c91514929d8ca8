import { describe, expect, it } from 'vitest'
import { AdaptiveLimit } from '#lib/retry/index.ts'
import type { Channel } from '#runners/daemon/channels.ts'
import { Crowded, deliver, longestTurnMs } from '#runners/daemon/deliver.ts'
import { EngineFault } from '#runners/engines/engine.ts'
import type { FaultDetails, Generation } from '#runners/engines/engine.ts'
import { SAMPLING, user } from './engine.cases.ts'
import { FakeClock } from './fake-clock.ts'

const answer: Generation = {
  output: 'x',
  reasoning: null,
  finish_reason: 'stop',
  usage: {
    prompt_tokens: 1,
    completion_tokens: 1,
    reasoning_tokens: null,
    cached_tokens: null,
    source: 'endpoint',
  },
  timing: { ttft_ms: 1, ttft_content_ms: 1, total_ms: 2, retries: 0 },
  provenance: { engine: 'x' },
}

const fault = (code: string, more: Partial<FaultDetails> = {}): EngineFault =>
  new EngineFault({ kind: 'endpoint_error', code, message: code, permanent: false, retryable: true, ...more })

/** A channel whose engine gives these, one try after another; the last one again and again. */
function channelOf(clock: FakeClock, ...replies: (Generation | Error)[]): Channel & { tries: () => number } {
  let tries = 0
  return {
    limit: new AdaptiveLimit(8, clock),
    exhausted: 0,
    tries: () => tries,
    engine: {
      kind: 'openai',
      close: () => Promise.resolve(),
      generate: () => {
        const reply = replies[Math.min(tries++, replies.length - 1)]!
        return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply)
      },
    },
  }
}

const run = (channel: Channel, clock: FakeClock, timeout_s = 30): Promise<Generation> =>
  deliver(
    channel,
    { messages: user('?'), sampling: { ...SAMPLING, timeout_s }, signal: new AbortController().signal },
    clock,
  )

const failed = (promise: Promise<unknown>): Promise<EngineFault> =>
  promise.then(
    () => expect.fail('it worked'),
    (error: unknown) => error as EngineFault,
  )

describe('deliver', () => {
  it('counts the tries that were in vain', async () => {
    const clock = new FakeClock()
    const got = await run(channelOf(clock, fault('http_500'), fault('connection_lost'), answer), clock)
    expect(got.timing.retries).toBe(2)
    // half a second and a second, half of each left to chance, which here says 0
    expect(clock.pauses).toEqual([250, 500])
  })

  it.each([
    ['http_500', 8],
    ['http_429', 13],
    ['connection_refused', 4],
    ['dns', 3],
    ['html', 3],
    ['no_first_byte', 2],
  ])('tries %s %i times', async (code, tries) => {
    const clock = new FakeClock()
    const channel = channelOf(clock, fault(code))
    expect((await failed(run(channel, clock))).code).toBe(code)
    expect(channel.tries()).toBe(tries)
  })

  it('does not try again what cannot work', async () => {
    const clock = new FakeClock()
    const channel = channelOf(clock, fault('http_401', { permanent: true, retryable: false }))
    expect(await failed(run(channel, clock))).toMatchObject({ code: 'http_401', permanent: true })
    expect(channel.tries()).toBe(1)
    expect(clock.pauses).toEqual([])
  })

  it('keeps to Retry-After, and gives up where it is too far away', async () => {
    const clock = new FakeClock()
    await run(channelOf(clock, fault('http_429', { retry_after_ms: 7000, overload: true }), answer), clock)
    expect(clock.pauses[0]).toBeGreaterThanOrEqual(7000)
    const far = channelOf(clock, fault('http_429', { retry_after_ms: 7_200_000, overload: true }))
    // No other prompt fares better: permanent, so that the run is held with the reason.
    expect(await failed(run(far, clock))).toMatchObject({
      code: 'http_429',
      permanent: true,
      message: 'it asks for a pause of 2 h: http_429',
    })
    expect(far.tries()).toBe(1)
    // A pause of hours that the channel kept would leave the run's other attempts in hand with nothing said.
    expect(far.limit.pauseMs).toBe(0)
  })

  it('says that an endpoint is down when attempt after attempt has failed, and tries less', async () => {
    const clock = new FakeClock()
    const channel = channelOf(clock, fault('http_500'))
    const seen: { permanent: boolean; tries: number }[] = []
    for (let i = 0; i < 4; i++) {
      const before = channel.tries()
      const { permanent } = await failed(run(channel, clock))
      seen.push({ permanent, tries: channel.tries() - before })
    }
    expect(seen).toEqual([
      { permanent: false, tries: 8 },
      { permanent: false, tries: 8 },
      { permanent: true, tries: 2 },
      { permanent: true, tries: 2 },
    ])
  })

  it('forgets that with the first answer', async () => {
    const clock = new FakeClock()
    const channel = channelOf(
      clock,
      ...Array.from({ length: 16 }, () => fault('http_500')),
      answer,
      fault('http_500'),
    )
    await failed(run(channel, clock))
    await failed(run(channel, clock))
    await run(channel, clock)
    expect(channel.exhausted).toBe(0)
    expect((await failed(run(channel, clock))).permanent).toBe(false)
  })

  it('a fault of one prompt says nothing of the endpoint', async () => {
    const clock = new FakeClock()
    const channel = channelOf(clock, fault('context_length', { retryable: false }))
    for (let i = 0; i < 5; i++) expect((await failed(run(channel, clock))).permanent).toBe(false)
  })

  it('lowers the limit on 429 and on time-outs, and raises it with answers', async () => {
    const clock = new FakeClock()
    const channel = channelOf(
      clock,
      fault('http_429', { overload: true }),
      { ...answer, finish_reason: 'timed_out' },
      answer,
    )
    clock.time = 1
    await run(channel, clock)
    expect(channel.limit.limit).toBe(2)
    for (let i = 0; i < 2; i++) await run(channel, clock)
    expect(channel.limit.limit).toBe(3)
  })

  it('waits for its turn where the endpoint bears less than is in flight, and tries again by itself where it does not', async () => {
    const clock = new FakeClock()
    clock.time = 1
    const channel = channelOf(clock, fault('http_429', { overload: true }), answer)
    const permits = Array.from({ length: 5 }, () => channel.limit.tryAcquire()!)
    // Five in flight, and the limit falls to four: one of them has to go.
    await expect(run(channel, clock)).rejects.toThrow(Crowded)
    expect([channel.tries(), channel.limit.limit, channel.exhausted]).toEqual([1, 4, 0])
    expect(clock.pauses).toEqual([])
    channel.limit.release(permits[0]!)
    const again = channelOf(clock, fault('http_429', { overload: true }), answer)
    again.limit.tryAcquire()
    expect((await run(again, clock)).timing.retries).toBe(1)
  })

  it("a defect of ours is not the endpoint's", async () => {
    const clock = new FakeClock()
    expect(await failed(run(channelOf(clock, new TypeError('oops')), clock))).toMatchObject({
      kind: 'runner_error',
      code: 'defect',
      message: 'the runner failed: oops',
    })
  })

  it('stays within the longest turn', async () => {
    const clock = new FakeClock()
    const channel = channelOf(clock, fault('http_429', { retry_after_ms: 25_000, overload: true }))
    await failed(run(channel, clock, 30))
    expect(clock.time).toBeLessThanOrEqual(longestTurnMs(30) - 30_000)
    expect(longestTurnMs(180)).toBe(600_000)
  })
})
