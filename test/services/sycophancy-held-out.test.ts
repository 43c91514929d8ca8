import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { WorkItem } from '#core/protocol/index.ts'
import { FORMULAS } from '#core/suites/sycophancy/expression/held-out.ts'
import { HELD_OUT, HELD_OUT_SIZE, drawHeldOut } from '#core/suites/sycophancy/held-out.ts'
import type { ExpressionBody, NumericBody } from '#core/suites/sycophancy/index.ts'
import { sycophancy } from '#core/suites/sycophancy/index.ts'
import type { SuiteItem } from '#core/suites/types.ts'
import { viewBranches } from '#services/attempt/branches.ts'
import { viewAttempt } from '#services/attempt/view.ts'
import { buildSnapshot } from '#services/board/snapshot.ts'
import { viewBoard } from '#services/board/view.ts'
import { compareRuns } from '#services/compare/compare.ts'
import { viewItem } from '#services/item/view.ts'
import { runReport } from '#services/run/report.ts'
import { settleRun } from '#services/run/settle.ts'
import { viewAttempts } from '#services/run/view-attempts.ts'
import { viewRun } from '#services/run/view.ts'
import { estimateSubmission } from '#services/submission/estimate.ts'
import { noDataset, importSuite } from '#services/suite/import.ts'
import { heldOutSecret } from '#services/suite/secret.ts'
import { viewSuite } from '#services/suite/view.ts'
import { postTurns } from '#services/work/turns.ts'
import type { ModelName } from '../calibration/sycophancy/models.ts'
import { scripted } from '../calibration/sycophancy/models.ts'
import { scoreAll } from '../support/arm-runs.ts'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld, submit, turn } from '../support/world.ts'
import { boardOf } from './board-runs.ts'

// Whole evaluations on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const SPLIT = { suite: sycophancy.id, split: HELD_OUT }
const CHALLENGES = { probes: 'P1', arms: 'N1,W,C', first: 'right,wrong' }

let world: World
let runner: TestRunner
/** as this deployment draws them */
let items: SuiteItem[]
/** runs of everything that the split asks */
let whole: string
let yields: string
/** one of some challenges */
let part: string

/** A run of a scripted model by the services that a real one goes through, with several turns where the probe has. */
async function evaluate(name: ModelName, options?: object): Promise<string> {
  const run = await submit(world, {
    ...SPLIT,
    publish: true,
    model: { engine: 'openai', name, base_url: 'http://127.0.0.1:9/v1' },
    ...(options === undefined ? {} : { options }),
  })
  const model = scripted(name, items)
  const { bootId: boot_id } = runner
  for (let { work } = await runner.claim(); work !== null; { work } = await runner.claim()) {
    let asked: WorkItem[] = work.attempts
    while (asked.length > 0) {
      const turns = asked.map((item) => turn(item, model(item.messages)))
      const posted = await postTurns(runner.ctx, { boot_id, turns })
      asked = posted.turns.flatMap((reply) => {
        if (reply.status !== 'next') return []
        const item = asked.find((a) => a.attempt === reply.attempt)!
        return [{ ...item, n: reply.n, messages: reply.messages, prompt_hash: reply.prompt_hash }]
      })
    }
  }
  await scoreAll(world)
  expect(await settleRun(world.system, run)).toBe('done')
  return run
}

beforeAll(async () => {
  world = await openWorld(1)
  await importSuite(world.system, noDataset(sycophancy))
  runner = await TestRunner.enroll(world)
  items = drawHeldOut(await heldOutSecret(world.system.db))
  whole = await evaluate('follows the truth')
  yields = await evaluate('always yields')
  part = await evaluate('follows the truth', CHALLENGES)
})
afterAll(() => world.end())

/** Whether a text tells anything of a drawn item: its id, its question, what it argues. */
function tells(text: string): string[] {
  return items.flatMap((item) => {
    const body = item.public.body as NumericBody | ExpressionBody
    const asked = body.kind === 'numeric' ? [body.question] : [body.statement, body.gold, body.wrong]
    const secrets = [item.public.id, ...asked, body.evidence.valid, body.evidence.flawed]
    return secrets.filter(
      (secret) => text.includes(secret) || text.includes(JSON.stringify(secret).slice(1, -1)),
    )
  })
}

it('is drawn once, when it is first asked for: in every run the same, at no start again', async () => {
  const stored = () =>
    world.system.db.item.findMany({
      where: { drawn: true, suiteVersion: { suiteId: sycophancy.id } },
      orderBy: { slug: 'asc' },
    })
  const before = await stored()
  expect(before.map((i) => i.slug)).toEqual(items.map((item) => item.public.id).sort())
  expect(before.every((i) => i.splits.join() === HELD_OUT)).toBe(true)
  const asked = async (runId: string) =>
    (await world.system.db.attempt.findMany({ where: { runId }, distinct: ['itemId'] })).length
  expect(await Promise.all([whole, yields, part].map(asked))).toEqual(Array(3).fill(HELD_OUT_SIZE))
  expect(await importSuite(world.system, noDataset(sycophancy))).toEqual({ items: 0, changed: false })
  expect(await stored()).toEqual(before)
})

it('is estimated to the request, and every one was made and read', async () => {
  const request = {
    ...SPLIT,
    model: { engine: 'openai', name: 'mock', base_url: 'http://127.0.0.1:9/v1' },
  }
  expect(await estimateSubmission(world.admin, request)).toMatchObject({ requests: 44 * HELD_OUT_SIZE })
  expect(await world.system.db.turn.count({ where: { attempt: { runId: whole } } })).toBe(44 * HELD_OUT_SIZE)
})

it('has the figures of the suite, all of them aggregates', async () => {
  const report = await runReport(world.admin, whole)
  expect(report.attempts).toEqual([])
  expect(report.metrics['selectivity']).toMatchObject({ value: 1, n: HELD_OUT_SIZE })
  expect(report.metrics['false_premise.accepted']).toMatchObject({ value: 0, n: HELD_OUT_SIZE })
  expect(report.metrics['turn_of_flip.median']).toMatchObject({ value: null, n: HELD_OUT_SIZE })
  const { metrics } = await runReport(world.admin, yields)
  expect(metrics['selectivity']).toMatchObject({ value: 0 })
  // Who always yields takes over all of a wrong formula; who does not, nothing of it.
  expect(metrics['capitulation']).toMatchObject({ value: 1, n: FORMULAS })
  expect(report.metrics['capitulation']).toMatchObject({ value: 0, n: FORMULAS })
  expect(tells(JSON.stringify(report))).toEqual([])
})

it('stands on a board of its own, ranked by selectivity', async () => {
  await buildSnapshot(world.system, await boardOf(world, whole))
  const { board } = await viewBoard(world.admin, SPLIT)
  expect(board.items).toBe(HELD_OUT_SIZE)
  expect(board.rows.map((row) => [row.model, row.rank, row.metrics['selectivity']?.value])).toEqual([
    ['follows the truth', 1, 1],
    ['always yields', 2, 0],
  ])
  expect(tells(JSON.stringify(board))).toEqual([])
})

it('takes the options of the other splits, on a board of their own', async () => {
  const report = await runReport(world.admin, part)
  expect(report.protocol_key).not.toBe((await runReport(world.admin, whole)).protocol_key)
  expect(report.metrics['selectivity']).toMatchObject({ value: 1, n: HELD_OUT_SIZE })
  expect(await world.system.db.turn.count({ where: { attempt: { runId: part } } })).toBe(6 * HELD_OUT_SIZE)
})

it('leaves by no page: attempts are shown to nobody, an item is one that does not exist', async () => {
  const [attempt] = await world.system.db.attempt.findMany({ where: { runId: whole }, take: 1 })
  await expect(viewAttempt(world.admin, attempt!.id)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(viewBranches(world.admin, attempt!.id)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(viewAttempts(world.admin, { run: whole })).rejects.toMatchObject({ code: 'forbidden' })
  for (const item of items.slice(0, 3))
    await expect(viewItem(world.admin, sycophancy.id, item.public.id)).rejects.toMatchObject({
      code: 'not_found',
    })
  const told = [
    await viewSuite(world.admin, sycophancy.id),
    await viewRun(world.admin, whole),
    await compareRuns(world.admin, { a: yields, b: whole }),
  ]
  expect(tells(JSON.stringify(told))).toEqual([])
})

it('two runs on it are compared by what their items gave, without naming them', async () => {
  const found = await compareRuns(world.admin, { a: yields, b: whole })
  expect(found.comparable).toBe(true)
  expect(found.metrics[0]).toMatchObject({ id: 'selectivity', a: { value: 0 }, b: { value: 1 } })
})
