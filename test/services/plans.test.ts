import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getSuite } from '#core/suites/index.ts'
import type { TurnPost, WorkItem } from '#core/protocol/index.ts'
import { cancelRun } from '#services/run/cancel.ts'
import { createSubmission } from '#services/submission/create.ts'
import { viewAttempt } from '#services/attempt/view.ts'
import { getBoard } from '#services/board/get.ts'
import { viewSuite } from '#services/suite/view.ts'
import { heldOutSecret } from '#services/suite/secret.ts'
import { importSuite, noDataset } from '#services/suite/import.ts'
import { takeForScoring } from '#services/scoring/take.ts'
import { releaseWork } from '#services/work/release.ts'
import { postTurns } from '#services/work/turns.ts'
import { armSuite, withSuite, wordOf } from '../support/arm-suite.ts'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld, submit, turn } from '../support/world.ts'

let world: World
let runner: TestRunner
const remove = withSuite(armSuite)

beforeAll(async () => {
  world = await openWorld(2)
  await importSuite(world.system, noDataset(armSuite))
  runner = await TestRunner.enroll(world)
})
afterAll(async () => {
  remove()
  await world.end()
})

const db = () => world.system.db
const start = (more: object = {}) => submit(world, { suite: 'arms', split: 'open', ...more })
const submissionOf = async (run: string) =>
  (await db().run.findUniqueOrThrow({ where: { id: run }, include: { submission: true } })).submission
const post = async (items: readonly WorkItem[], output = 'x', more: Partial<TurnPost> = {}) =>
  (
    await postTurns(runner.ctx, {
      boot_id: runner.bootId,
      turns: items.map((a) => turn(a, output, more)),
    })
  ).turns
const armsOf = async (items: readonly WorkItem[]) => {
  const rows = await db().attempt.findMany({ where: { id: { in: items.map((i) => i.attempt) } } })
  return rows.map((r) => r.arm).sort()
}

describe('options', () => {
  it('are checked by the suite, stored with every gap filled, and move a run to a board of its own', async () => {
    await expect(start({ options: { items: 0 } })).rejects.toThrow(/options.items must be a whole number/)
    await expect(start({ options: { colour: 1 } })).rejects.toThrow(/there are items and arms/)
    await expect(submit(world, { options: { items: 2 } })).rejects.toThrow(/physics takes no options/)
    const [usual, same, other] = [
      await start(),
      await start({ options: { items: 3 } }),
      await start({ options: { items: 2 } }),
    ]
    const keys = await Promise.all([usual, same, other].map(submissionOf))
    expect(keys.map((k) => k.options)).toEqual([
      { items: 3, arms: ['word', 'again', 'lone'] },
      { items: 3, arms: ['word', 'again', 'lone'] },
      { items: 2, arms: ['word', 'again', 'lone'] },
    ])
    expect(keys[1]!.protocolKey).toBe(keys[0]!.protocolKey)
    expect(keys[2]!.protocolKey).not.toBe(keys[0]!.protocolKey)
    for (const run of [usual, same, other]) await cancelRun(world.admin, run)
  })
})

describe('drawn items', () => {
  it('are those of the run and of no other, and are written once', async () => {
    const before = await db().item.count({ where: { drawn: true } })
    const run = await start({ options: { items: 5 } })
    const rows = await db().attempt.findMany({ where: { runId: run }, include: { item: true } })
    expect(new Set(rows.map((r) => r.item.slug)).size).toBe(5)
    expect(await db().item.count({ where: { drawn: true } })).toBe(before + 2)
    // Beyond the split's own three: of the run, not of the split.
    expect(await db().item.count({ where: { splits: { has: 'open' } } })).toBe(3)
    await cancelRun(world.admin, run)
  })

  it('of a held-out split come from the secret of the deployment, which is made once', async () => {
    const secret = await heldOutSecret(db())
    expect(secret).toMatch(/^[0-9a-f]{64}$/)
    expect(await heldOutSecret(db())).toBe(secret)
    const item = await db().item.findFirstOrThrow({ where: { slug: 'arms-shut-1' } })
    expect(item.body).toEqual({ say: wordOf('shut', 1, secret) })
    const open = await db().item.findFirstOrThrow({ where: { slug: 'arms-open-1' } })
    expect(open.body).toEqual({ say: wordOf('open', 1, '') })
  })

  it('that differ from those in the database are a conflict; unused ones are replaced at the next start', async () => {
    const changed = {
      ...armSuite,
      draw: (...args: Parameters<NonNullable<typeof armSuite.draw>>) =>
        armSuite.draw!(...args).map((i) => ({ ...i, public: { ...i.public, title: 'Other' } })),
    }
    const run = await start()
    await cancelRun(world.admin, run)
    remove()
    const away = withSuite(changed)
    await expect(start()).rejects.toThrow(/arms-open-\d of arms v1 .* needs a new version of the suite/)
    await expect(importSuite(world.system, noDataset(changed))).rejects.toThrow(/arms-open-\d/)
    away()
    withSuite(armSuite)
    expect((await importSuite(world.system, noDataset(armSuite))).items).toBe(6)
  })

  it('are quick by the thousand', async () => {
    const begin = performance.now()
    const run = await start({ options: { items: 5000 } })
    const first = performance.now() - begin
    expect(await db().attempt.count({ where: { runId: run } })).toBe(15_000)
    await cancelRun(world.admin, run)
    expect(first).toBeLessThan(15_000)
  })

  it('of a large split are made when somebody first evaluates on it; its pages say so until then', async () => {
    const large = {
      ...armSuite,
      id: 'large' as never,
      parseOptions: (raw: object) => ({
        ...armSuite.parseOptions!({ items: 1001, arms: ['word'], ...raw }, ''),
      }),
    }
    const away = withSuite(large)
    expect((await importSuite(world.system, noDataset(large))).items).toBe(0)
    expect((await viewSuite(world.admin, 'large')).splits[0]).toMatchObject({ items: 0, drawnLater: true })
    expect(await getBoard(world.admin, { suite: 'large', split: 'open' })).toMatchObject({
      rows: [],
      items: 0,
    })
    const run = await submit(world, { suite: 'large', split: 'open' })
    const [open] = (await viewSuite(world.admin, 'large')).splits
    expect(open).toMatchObject({ items: 1001, drawnLater: false })
    const { protocolKey } = await submissionOf(run)
    expect(open!.protocolKey).toBe(protocolKey)
    // Another start keeps what is known of it.
    await importSuite(world.system, noDataset(large))
    expect((await getBoard(world.admin, { suite: 'large', split: 'open' })).protocol_key).toBe(protocolKey)
    await cancelRun(world.admin, run)
    away()
  })

  it('leave a dataset-backed suite alone, and it them', async () => {
    const count = await db().item.count({ where: { drawn: true } })
    const run = await submit(world)
    expect(await db().attempt.count({ where: { runId: run } })).toBe(2)
    expect(await db().item.count({ where: { drawn: true } })).toBe(count)
    await cancelRun(world.admin, run)
  })
})

describe('a plan', () => {
  it('is carried out in its order, requests built on the answers of earlier attempts', async () => {
    const run = await start({ settings: { concurrency: 64, max_tokens: 9 } })
    const states = async () =>
      Object.fromEntries(
        (await db().attempt.groupBy({ by: ['arm', 'state'], where: { runId: run }, _count: true })).map(
          (g) => [`${g.arm} ${g.state}`, g._count],
        ),
      )
    expect(await states()).toEqual({ 'word open': 3, 'again blocked': 3, 'lone open': 3 })
    const words = await runner.work()
    expect(await armsOf(words.attempts)).toEqual(['word', 'word', 'word'])
    expect(words.attempts[0]!.max_output_tokens).toBeNull()
    for (const [i, a] of words.attempts.entries()) await post([a], `word ${String(i)}`)
    const again = await runner.work()
    expect(await armsOf(again.attempts)).toEqual(['again', 'again', 'again'])
    expect(new Set(again.attempts.map((a) => a.messages[1]!.content))).toEqual(
      new Set(['word 0', 'word 1', 'word 2']),
    )
    expect(again.attempts[0]!.max_output_tokens).toBe(7)
    const replies = await post(again.attempts, 'word 1')
    const [next] = replies
    if (next?.status !== 'next') throw new Error('expected another turn')
    expect(next.max_output_tokens).toBe(5)
    expect(next.messages.at(-1)!.content).toBe('Sure?')
    // Another runner goes on after the kept turn, with the same request.
    await releaseWork(runner.ctx, {
      boot_id: runner.bootId,
      attempts: again.attempts.map(({ attempt, fence }) => ({ attempt, fence, kind: 'released' })),
    })
    const resumed = await runner.work()
    expect(resumed.attempts.map((a) => [a.n, a.max_output_tokens])).toEqual([
      [1, 5],
      [1, 5],
      [1, 5],
    ])
    for (const r of await post(resumed.attempts, 'yes')) expect(r.status).toBe('done')
    for (let i = 0; i < 3; i++) {
      const lone = await runner.work()
      expect(await armsOf(lone.attempts)).toEqual(['lone'])
      expect(lone.attempts[0]!.max_output_tokens).toBe(3)
      expect((await runner.claim()).work).toBeNull()
      await post(lone.attempts, 'alone')
    }
    const tasks = await takeForScoring(world.system, 100)
    const scores = tasks.map((t) => getSuite('arms').score(t.item, t.turns, t.place))
    expect(tasks).toHaveLength(9)
    expect(scores.filter((s) => s.score === 100)).toHaveLength(7)
    const one = await db().attempt.findFirstOrThrow({ where: { runId: run, arm: 'again' } })
    const view = await viewAttempt(world.admin, one.id)
    expect(view.arm).toBe('again')
    expect(view.turns.map((t) => t.messages.length)).toEqual([3, 5])
    expect(view.turns[0]!.messages[1]!.content).toMatch(/^word \d$/)
    await cancelRun(world.admin, run)
  })

  it('keeps the code of an endpoint error', async () => {
    const run = await start()
    const { attempts } = await runner.work()
    await releaseWork(runner.ctx, {
      boot_id: runner.bootId,
      attempts: attempts.map(({ attempt, fence }) => ({
        attempt,
        fence,
        kind: 'endpoint_error',
        code: 'http_400',
        message: 'too long',
      })),
    })
    const rows = await db().attempt.findMany({ where: { runId: run, state: 'failed' } })
    expect(rows.map((r) => [r.code, r.reason])).toEqual(new Array(3).fill(['http_400', 'http_400: too long']))
    await cancelRun(world.admin, run)
  })

  it('that cannot be carried out is refused, with what is wrong', async () => {
    const bad = (plan: NonNullable<typeof armSuite.plan>) => ({ ...armSuite, id: 'bad' as never, plan })
    const base = { sample: 0, arm: '', phase: 0, exclusive: false, depends_on: [] }
    const of = async (suite: typeof armSuite) => {
      const away = withSuite(suite)
      try {
        await importSuite(world.system, noDataset(suite))
        return await createSubmission(world.admin, {
          suite: 'bad',
          split: 'open',
          model: { engine: 'openai', name: 'm', base_url: 'http://127.0.0.1:9/v1' },
        })
      } finally {
        away()
      }
    }
    const name = (i: number) => ({ item: `arms-open-${String(i)}`, sample: 0, arm: '' })
    await expect(of(bad(() => []))).rejects.toThrow(/no attempt/)
    await expect(of(bad(() => [{ ...base, item: 'what' }]))).rejects.toThrow(/does not have/)
    await expect(of(bad((i) => [...i, ...i].map(({ id }) => ({ ...base, item: id }))))).rejects.toThrow(
      /twice/,
    )
    const ring = bad((items) =>
      items.map(({ id }, i) => ({ ...base, item: id, depends_on: [name(((i + 1) % 3) + 1)] })),
    )
    await expect(of(ring)).rejects.toThrow(/circle/)
  })
})

describe('exclusive attempts', () => {
  it('run alone, whoever asks and however many at once', async () => {
    const run = await start({
      settings: { concurrency: 16, samples: 4 },
      options: { arms: ['word', 'lone'] },
    })
    const many = await Promise.all(
      Array.from({ length: 6 }, (_, i) => TestRunner.enroll(world, `lone-${String(i)}`)),
    )
    let together = 0
    const watch = async () => {
      const rows = await db().$queryRaw<{ arm: string; n: number }[]>`
        SELECT a.arm, count(*)::int AS n FROM held_attempts h JOIN attempts a ON a.id = h.attempt_id
        WHERE a.run_id = ${run}::uuid GROUP BY a.arm`
      const lone = rows.find((r) => r.arm === 'lone')?.n ?? 0
      const others = rows.find((r) => r.arm === 'word')?.n ?? 0
      if (lone > 1 || (lone > 0 && others > 0)) together++
    }
    const seen = new Map<string, number>()
    const work = async (one: TestRunner) => {
      for (let idle = 0; idle < 60;) {
        const { work } = await one.claim(3)
        await watch()
        if (work === null) {
          idle++
          await new Promise((r) => setTimeout(r, 10))
          continue
        }
        idle = 0
        const arms = await armsOf(work.attempts)
        expect(new Set(arms).size).toBe(1)
        for (const arm of arms) seen.set(arm, (seen.get(arm) ?? 0) + 1)
        await new Promise((r) => setTimeout(r, 5))
        await postTurns(one.ctx, { boot_id: one.bootId, turns: work.attempts.map((a) => turn(a, 'x')) })
      }
    }
    await Promise.all(many.map(work))
    expect(together).toBe(0)
    expect([...seen].sort()).toEqual([
      ['lone', 12],
      ['word', 12],
    ])
    await cancelRun(world.admin, run)
  })

  it('wait for what is held, and keep everything else waiting while they are held', async () => {
    const run = await start({ options: { arms: ['word', 'lone'] } })
    const words = await runner.work()
    const other = await TestRunner.enroll(world, 'other')
    expect((await other.claim()).work).toBeNull()
    await post(words.attempts.slice(0, 2))
    expect((await other.claim()).work).toBeNull()
    await post(words.attempts.slice(2))
    const lone = await other.work()
    expect(lone.attempts).toHaveLength(1)
    expect((await runner.claim()).work).toBeNull()
    expect((await other.claim()).work).toBeNull()
    await releaseWork(other.ctx, {
      boot_id: other.bootId,
      attempts: lone.attempts.map(({ attempt, fence }) => ({ attempt, fence, kind: 'released' })),
    })
    expect((await runner.work()).attempts).toHaveLength(1)
    await cancelRun(world.admin, run)
  })
})
