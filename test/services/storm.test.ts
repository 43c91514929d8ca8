import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logger } from '#lib/log.ts'
import type { WorkItem } from '#core/protocol/index.ts'
import { MAX_LOSSES } from '#core/protocol/index.ts'
import { ScorePool } from '#jobs/score-pool.ts'
import { scoreAnswered, sweepScoring } from '#jobs/scoring.ts'
import { ServiceError } from '#services/shared/errors.ts'
import { recount } from '#services/board/recount.ts'
import { cancelRun } from '#services/run/cancel.ts'
import { settleRuns } from '#services/run/settle.ts'
import { expireLeases } from '#services/work/expire.ts'
import { heartbeat } from '#services/work/heartbeat.ts'
import { releaseWork } from '#services/work/release.ts'
import { postTurns } from '#services/work/turns.ts'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld, submit, turn } from '../support/world.ts'

const RUNNERS = 20
const ITEMS = 8
const SAMPLES = 4

let world: World
const pool = new ScorePool({ threads: 1, timeoutMs: 20_000, heapMb: 256 })
const log = logger('test', { write: () => undefined })

beforeAll(async () => {
  world = await openWorld(ITEMS)
})
afterAll(async () => {
  await pool.close()
  await world.end()
})

/** A small generator of numbers, so that a failure can be run again. */
function random(seed: number): () => number {
  let s = seed
  return () => {
    s = (s + 0x6d2b79f5) | 0
    let t = Math.imul(s ^ (s >>> 15), 1 | s)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What a service refuses on purpose is part of the storm; anything else is a defect. */
async function lenient<T>(what: Promise<T>): Promise<T | null> {
  try {
    return await what
  } catch (error) {
    if (error instanceof ServiceError) return null
    throw error
  }
}

/** The answer depends on the prompt alone, so that totals can be foreseen. */
const answerTo = (item: WorkItem): string =>
  `\\boxed{${String(parseInt(item.prompt_hash.slice(0, 6), 16) % 9)} m g h}`

/** One runner that works, doubles, delays, forges, forgets, dies and comes back, until the runs have ended. */
async function wild(runner: TestRunner, rnd: () => number, over: () => boolean): Promise<void> {
  let hand: WorkItem[] = []
  const late: (() => Promise<unknown>)[] = []
  const held = () => hand.map((a) => ({ attempt: a.attempt, fence: a.fence }))
  const post = (items: WorkItem[]) =>
    lenient(postTurns(runner.ctx, { boot_id: runner.bootId, turns: items.map((a) => turn(a, answerTo(a))) }))
  while (!over()) {
    const dice = rnd()
    if (hand.length === 0 || dice < 0.25) {
      const reply = await lenient(runner.claim(1 + Math.floor(rnd() * 6)))
      // Sometimes the reply never arrives.
      if (reply?.work && rnd() > 0.05) hand.push(...reply.work.attempts)
      else await sleep(5)
    } else if (dice < 0.6) {
      const some = hand.splice(0, 1 + Math.floor(rnd() * 4))
      // Posted twice at the same time, or once more later.
      if (rnd() < 0.3) await Promise.all([post(some), post(some.toReversed())])
      else await post(some)
      if (rnd() < 0.3) late.push(() => post(some))
    } else if (dice < 0.7) {
      const reply = await lenient(heartbeat(runner.ctx, { boot_id: runner.bootId, held: held() }))
      hand = hand.filter((a) => !reply?.lost.includes(a.attempt))
    } else if (dice < 0.78) {
      const [a] = hand.splice(0, 1)
      const attempts = [{ attempt: a!.attempt, fence: a!.fence, kind: 'released' as const }]
      await lenient(releaseWork(runner.ctx, { boot_id: runner.bootId, attempts }))
    } else if (dice < 0.82) {
      // It dies: what it held is lost, and what it had sent may still arrive.
      const dead = hand
      late.push(() => post(dead.slice(0, 2)))
      hand = []
      if (rnd() < 0.5) runner.bootId = randomUUID()
    } else if (dice < 0.9 && late.length > 0) {
      await late.splice(Math.floor(rnd() * late.length), 1)[0]!()
    } else {
      await post(hand.slice(0, 1).map((a) => ({ ...a, fence: a.fence + 1 })))
    }
  }
}

/** Everything that must hold of the runs, whatever happened to them. */
async function checkRuns(runs: string[]): Promise<void> {
  const { db } = world.system
  expect((await recount(world.system)).differences).toEqual([])
  expect(await db.heldAttempt.count()).toBe(0)
  for (const id of runs) {
    const attempts = await db.attempt.findMany({
      where: { runId: id },
      include: { turns: true, scores: true },
    })
    for (const a of attempts) {
      expect(['scored', 'failed', 'cancelled'], a.state).toContain(a.state)
      expect(a.finalAt).not.toBeNull()
      const answered = a.state === 'scored'
      expect(a.turns).toHaveLength(answered ? 1 : 0)
      expect(a.scores).toHaveLength(answered ? 1 : 0)
      if (a.outcome === 'runner_error') expect(a.losses).toBeGreaterThanOrEqual(MAX_LOSSES)
    }
    const run = await db.run.findUniqueOrThrow({ where: { id } })
    expect(run.final).toBe(run.total)
    const usage = attempts.flatMap((a) => a.turns).length
    expect([Number(run.promptTokens), Number(run.completionTokens)]).toEqual([10 * usage, 5 * usage])
  }
  const queues = await db.$queryRaw<unknown[]>`SELECT name FROM pgboss.queue WHERE name LIKE 'run-%'`
  expect(queues).toEqual([])
}

describe('a storm of runners', () => {
  it.each([1, 2])(
    `of ${String(RUNNERS)} that claim, post, double, forge and die at random leaves every attempt final exactly once (seed %i)`,
    async (seed) => {
      const runs = await Promise.all(
        [0, 1, 2].map(() =>
          submit(world, { settings: { concurrency: 24, samples: SAMPLES }, publish: false }),
        ),
      )
      const runners = await Promise.all(
        Array.from({ length: RUNNERS }, (_, i) =>
          TestRunner.enroll(world, `wild-${String(seed)}-${String(i)}`),
        ),
      )
      let over = false
      const sweeper = async (rnd: () => number): Promise<void> => {
        while (!over) {
          // Leases of those that have died grow old at once: nobody here waits a minute.
          await world.system.db.$executeRaw`
            UPDATE leases SET beat_at = beat_at - interval '61 seconds' WHERE state = 'live' AND random() < 0.2`
          await expireLeases(world.system)
          await sweepScoring(world.system)
          await sleep(20 + rnd() * 60)
        }
      }
      const jobs = async (): Promise<void> => {
        while (!over) {
          await scoreAnswered(world.system, pool, log)
          await settleRuns(world.system)
          await sleep(10)
        }
      }
      const watch = async (): Promise<void> => {
        await sleep(400)
        await cancelRun(world.admin, runs[2]!)
        const end = Date.now() + 75_000
        try {
          for (;;) {
            const left = await world.system.db.run.count({
              where: { id: { in: runs }, state: { notIn: ['done', 'cancelled'] } },
            })
            if (left === 0) return
            if (Date.now() > end) throw new Error(`${String(left)} runs have not ended`)
            await sleep(50)
          }
        } finally {
          over = true
        }
      }
      await Promise.all([
        watch(),
        // Two of each, as two jobs processes are.
        sweeper(random(seed * 1000)),
        sweeper(random(seed * 1000 + 1)),
        jobs(),
        jobs(),
        ...runners.map((r, i) => wild(r, random(seed * 100 + i), () => over)),
      ])
      await checkRuns(runs)
      const states = await world.system.db.run.findMany({
        where: { id: { in: runs } },
        select: { state: true },
      })
      expect(states.filter((s) => s.state === 'done')).toHaveLength(2)
    },
    90_000,
  )
})
