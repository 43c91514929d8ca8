import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkItem } from '#core/protocol/index.ts'
import { holdDeadlineS } from '#core/protocol/index.ts'
import { cancelRun } from '#services/run/cancel.ts'
import { holdRun } from '#services/run/hold.ts'
import { resumeRun } from '#services/run/resume.ts'
import { runStatus } from '#services/run/status.ts'
import { importSuite, noDataset } from '#services/suite/import.ts'
import { expireLeases } from '#services/work/expire.ts'
import { heartbeat } from '#services/work/heartbeat.ts'
import { releaseWork } from '#services/work/release.ts'
import { postTurns } from '#services/work/turns.ts'
import { armSuite, withSuite } from '../support/arm-suite.ts'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld, submit, turn } from '../support/world.ts'

let world: World
let runner: TestRunner
const remove = withSuite(armSuite)

beforeAll(async () => {
  world = await openWorld(8)
  await importSuite(world.system, noDataset(armSuite))
  runner = await TestRunner.enroll(world)
})
afterAll(async () => {
  remove()
  await world.end()
})

const post = (items: readonly WorkItem[], r = runner) =>
  postTurns(r.ctx, { boot_id: r.bootId, turns: items.map((a) => turn(a, 'x')) })
const beat = (items: readonly WorkItem[]) =>
  heartbeat(runner.ctx, {
    boot_id: runner.bootId,
    held: items.map(({ attempt, fence }) => ({ attempt, fence })),
  })
const release = (items: readonly WorkItem[], more: object = { kind: 'released' }) =>
  releaseWork(runner.ctx, {
    boot_id: runner.bootId,
    attempts: items.map(({ attempt, fence }) => ({ attempt, fence, kind: 'released' as const, ...more })),
  })

describe('a run that gives out nothing more', () => {
  it('is named to its runner with the answer that went over the budget, and from then on', async () => {
    const run = await submit(world, { budget: { max_tokens: 30 }, publish: false })
    const { attempts } = await runner.work()
    expect((await post([attempts[0]!])).give_back).toEqual([])
    expect((await post([attempts[1]!])).give_back).toEqual([run])
    expect((await post([attempts[2]!])).give_back).toEqual([run])
    // Another runner does not hear of it.
    const other = await TestRunner.enroll(world, 'other')
    expect((await post([attempts[3]!], other)).give_back).toEqual([])
    expect((await beat(attempts.slice(3))).give_back).toEqual([run])
    expect((await release(attempts.slice(3))).give_back).toEqual([run])
  })

  it('is named when it is held, by its owner or by its endpoint, and not again when it goes on', async () => {
    const run = await submit(world, { publish: false })
    const { attempts } = await runner.work()
    expect((await beat(attempts)).give_back).toEqual([])
    await holdRun(world.admin, run, {})
    const held = await beat(attempts)
    expect(held).toMatchObject({ give_back: [run], cancel: [], lost: [] })
    expect((await post([attempts[0]!])).give_back).toEqual([run])
    await resumeRun(world.admin, run)
    expect((await post([attempts[1]!])).give_back).toEqual([])
    const refused = { kind: 'endpoint_error', code: 'http_401', permanent: true }
    expect((await release(attempts.slice(2, 6), refused)).give_back).toEqual([])
    expect((await release([attempts[6]!], refused)).give_back).toEqual([run])
    expect((await runStatus(world.admin, run)).state).toBe('held')
    // What had not begun is not lost with the others: it waits until the run goes on.
    expect((await release([attempts[7]!])).attempts).toEqual([
      { attempt: attempts[7]!.attempt, status: 'ok' },
    ])
    await resumeRun(world.admin, run)
    expect((await runner.work()).attempts.map((a) => a.attempt)).toEqual([attempts[7]!.attempt])
    await cancelRun(world.admin, run)
    expect((await beat([attempts[7]!])).give_back).toEqual([])
  })
})

describe('the deadline of an attempt', () => {
  const db = () => world.system.db
  const claimedEarlier = (a: WorkItem, seconds: number) =>
    db().$executeRaw`
      UPDATE held_attempts SET claimed_at = now() - make_interval(secs => ${seconds}::int)
      WHERE attempt_id = ${a.attempt}::uuid`

  it('ends a hold although heartbeats go on, and says so', async () => {
    const run = await submit(world, { settings: { timeout_s: 10, concurrency: 2 }, publish: false })
    const { attempts } = await runner.work(2)
    await claimedEarlier(attempts[0]!, holdDeadlineS(10) + 2)
    await claimedEarlier(attempts[1]!, holdDeadlineS(10) - 5)
    await beat(attempts)
    expect(await expireLeases(world.system)).toBe(1)
    const [late, other] = await Promise.all(
      attempts.map((a) => db().attempt.findUniqueOrThrow({ where: { id: a.attempt } })),
    )
    expect(late).toMatchObject({ outcome: 'runner_error', reason: 'its runner held it past the deadline' })
    expect(other!.state).toBe('open')
    await cancelRun(world.admin, run)
    await release([attempts[1]!])
  })

  it('is counted from the last turn that was kept: an episode of many turns may take longer', async () => {
    const run = await submit(world, {
      suite: 'arms',
      split: 'open',
      settings: { timeout_s: 10, concurrency: 8 },
      publish: false,
    })
    const first = await runner.work()
    await post(first.attempts)
    const { attempts } = await runner.work()
    const [going] = attempts
    expect((await post([going!])).turns[0]!.status).toBe('next')
    await claimedEarlier(going!, holdDeadlineS(10) + 100)
    expect(await expireLeases(world.system)).toBe(0)
    await db().$executeRaw`ALTER TABLE turns DISABLE TRIGGER USER`
    await db().$executeRaw`
      UPDATE turns SET created_at = now() - make_interval(secs => ${holdDeadlineS(10) + 50}::int)
      WHERE attempt_id = ${going!.attempt}::uuid`
    await db().$executeRaw`ALTER TABLE turns ENABLE TRIGGER USER`
    expect(await expireLeases(world.system)).toBe(1)
    await cancelRun(world.admin, run)
  })
})
