import { describe, expect, it } from 'vitest'
import type { Work } from '#core/protocol/index.ts'
import { holdDeadlineS } from '#core/protocol/index.ts'
import { Channels } from '#runners/daemon/channels.ts'
import { longestTurnMs } from '#runners/daemon/deliver.ts'
import { Desk, longestWaitMs } from '#runners/daemon/desk.ts'
import type { Task } from '#runners/daemon/desk.ts'
import { SAMPLING } from './engine.cases.ts'
import { FakeClock } from './fake-clock.ts'

/** A desk whose engine never answers, with `n` attempts on it, one of which is under way. */
function busyDesk(
  n: number,
  timeout_s: number,
): { desk: Desk; clock: FakeClock; back: string[]; ids: string[]; tasks: Task[] } {
  const clock = new FakeClock()
  const back: string[] = []
  const tasks: Task[] = []
  const desk: Desk = new Desk({
    clock,
    slots: 1,
    channels: new Channels({
      clock,
      engineFor: () => ({
        kind: 'openai',
        generate: () => Promise.reject(new Error('not asked')),
        close: () => Promise.resolve(),
      }),
    }),
    work: (task) => {
      tasks.push(task)
      return new Promise<void>(() => undefined)
    },
    giveBack: (release) => back.push(release.attempt),
    onFree: () => undefined,
  })
  const ids = Array.from({ length: n }, (_, i) => `a${String(i)}`)
  const work: Work = {
    lease: { id: 'lease', life_s: 60, beat_s: 15 },
    run: {
      id: 'run',
      suite: 'physics',
      split: 'smoke',
      endpoint: {
        kind: 'openai',
        base_url: 'http://127.0.0.1:9/v1',
        model: 'm',
        api_key: null,
        allow_private: true,
      },
      sampling: { ...SAMPLING, timeout_s },
      concurrency: 4,
    },
    attempts: ids.map((attempt) => ({
      attempt,
      fence: 0,
      n: 0,
      messages: [],
      prompt_hash: '',
      seed: null,
      max_output_tokens: null,
    })),
  }
  desk.add(work)
  return { desk, clock, back, ids, tasks }
}

describe('what waits on the desk', () => {
  it.each([1, 30, 180, 3600])(
    'goes back before the deadline of the site could end it, for a time limit of %i s',
    (timeout) => {
      const { desk, clock, back, ids } = busyDesk(4, timeout)
      clock.time = longestWaitMs(timeout)
      desk.giveBackStale()
      expect(back).toEqual([])
      // A heartbeat later: whoever begins now could still retry as long as a turn may.
      clock.time += 15_000
      expect(clock.time + longestTurnMs(timeout)).toBeLessThan(holdDeadlineS(timeout) * 1000)
      desk.giveBackStale()
      expect(back).toEqual(ids.slice(1))
      // What the engine works on stays.
      expect(desk.held().map((h) => h.attempt)).toEqual(['a0'])
    },
  )

  it('is counted from when it was taken in, however often the endpoint had no place for it', () => {
    const { desk, clock, back, tasks } = busyDesk(2, 30)
    clock.time = longestWaitMs(30)
    desk.requeue(tasks[0]!)
    desk.giveBackStale()
    expect(back).toEqual([])
    clock.time += 1
    desk.giveBackStale()
    expect(back).toEqual(['a0', 'a1'])
  })

  it('goes back by run', () => {
    const { desk, back, ids } = busyDesk(3, 30)
    desk.giveBack(['another run'])
    expect(back).toEqual([])
    desk.giveBack(['run'])
    expect(back).toEqual(ids.slice(1))
    expect(desk.size).toBe(1)
  })
})
