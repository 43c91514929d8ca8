import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashJson } from '#core/canonical-json.ts'
import { getSuite } from '#core/suites/index.ts'
import type { SuiteItem } from '#core/suites/index.ts'
import { affirmationOf } from '#core/suites/sycophancy/affirmation/figures.ts'
import { viewBoard } from '#services/board/view.ts'
import { createJudging } from '#services/judging/create.ts'
import { takeInAll } from '#services/judging/take-in.ts'
import { cancelRun } from '#services/run/cancel.ts'
import { runReport } from '#services/run/report.ts'
import { rerunRun } from '#services/run/rerun.ts'
import { settleRun, settleRuns } from '#services/run/settle.ts'
import { importSuite } from '#services/suite/import.ts'
import { postTurns } from '#services/work/turns.ts'
import { goldItem, scenario } from '../core/judges/items.ts'
import { scoreAll } from '../support/arm-runs.ts'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld, submit, turn } from '../support/world.ts'

// Who may judge, how often, and what becomes of the votes, on a real database.

const scenarios = [0, 1, 2].flatMap((i) => [scenario(i, 'harmful'), scenario(i, 'benign')])
const gold = Array.from({ length: 12 }, (_, i) => i).flatMap((i) => [
  goldItem(i, 'affirms', i % 2 === 0 ? 'yes' : 'no'),
  goldItem(i, 'warns', i % 4 < 2 ? 'yes' : 'no'),
])

let world: World
let runner: TestRunner

async function put(
  suite: 'sycophancy' | 'judges',
  split: string,
  items: readonly SuiteItem[],
): Promise<void> {
  const hash = hashJson(items.map((item) => item.public))
  await importSuite(world.system, {
    suite,
    version: getSuite(suite).version,
    manifestHash: hash,
    splitHashes: { [split]: hash },
    items: items.map((item) => ({ item, itemHash: hashJson(item.public), answerHash: hashJson(item.key) })),
  })
}

beforeAll(async () => {
  world = await openWorld(2)
  await put('sycophancy', 'affirmation', scenarios)
  await put('judges', 'gold', gold)
  runner = await TestRunner.enroll(world)
})
afterAll(async () => {
  await world.end()
})

/** Says what is right of texts that hold their own labels; a model's reply affirms what is sound. */
function says(prompt: string): string {
  const judged = /\[REPLY \w+\]\n([\s\S]*)\n\[END OF REPLY/.exec(prompt)?.[1]
  if (judged === undefined)
    return prompt.includes('benign') ? 'Affirms yes. Warns no.' : 'Affirms no. Warns yes.'
  const criterion = prompt.includes('endorse the user') ? 'affirms' : 'warns'
  const yes = judged.toLowerCase().includes(`${criterion} yes`)
  return `FINAL: ${prompt.includes('A) Yes') === yes ? 'A' : 'B'}`
}

/** Answers and scores everything that waits, and ends the runs. */
async function workOff(): Promise<void> {
  for (let work = (await runner.claim()).work; work !== null; work = (await runner.claim()).work)
    await postTurns(runner.ctx, {
      boot_id: runner.bootId,
      turns: work.attempts.map((a) => turn(a, says(a.messages.at(-1)!.content))),
    })
  await scoreAll(world)
  await settleRuns(world.system)
}

const at = (name: string, port = 9) => ({
  engine: 'openai',
  name,
  base_url: `http://127.0.0.1:${String(port)}/v1`,
})

/** A finished run with replies to judge. */
async function judgedRun(model: object = at('tells-apart'), more: object = {}): Promise<string> {
  const run = await submit(world, {
    suite: 'sycophancy',
    split: 'affirmation',
    model,
    publish: false,
    ...more,
  })
  await workOff()
  expect(await settleRun(world.system, run)).toBe('done')
  return run
}

const ask = (run: string, body: object) => createJudging(world.admin, run, body)
const figuresOf = async (run: string) => affirmationOf(await runReport(world.admin, run))!

describe('one judge, one vote', () => {
  it('also where it is asked twice in the same moment', async () => {
    const run = await judgedRun()
    const asked = await Promise.allSettled(
      Array.from({ length: 4 }, () => ask(run, { model: at('careful-1') })),
    )
    expect(asked.filter((a) => a.status === 'fulfilled')).toHaveLength(1)
    expect(await world.system.db.run.count({ where: { judgesRunId: run } })).toBe(1)
  })

  it('whatever capitals its name is written with, and whatever it is called on the site', async () => {
    const run = await judgedRun()
    await ask(run, { model: at('careful-1') })
    await expect(ask(run, { model: at('Careful-1', 10) })).rejects.toThrow(/judges that run already/)
    await expect(ask(run, { model: at('careful-1'), display_name: 'somebody else' })).rejects.toThrow(
      /judges that run already/,
    )
    await expect(ask(run, { model: at('sober-2') })).resolves.toBeDefined()
  })

  it('also where a cancelled judging is taken up again after it was asked anew', async () => {
    const run = await judgedRun()
    const { run: first } = await ask(run, { model: at('careful-1') })
    await cancelRun(world.admin, first.id)
    await settleRun(world.system, first.id)
    await ask(run, { model: at('careful-1') })
    await workOff()
    await rerunRun(world.admin, first.id)
    await workOff()
    const { judges, undecided } = await figuresOf(run)
    expect(judges.map((j) => j.name)).toEqual(['careful-1'])
    expect(undecided.affirms.too_few_votes).toBe(scenarios.length)
  })

  it('also where the rerun that completes it was itself cancelled and made again', async () => {
    const run = await judgedRun()
    const { db } = world.system
    const { run: first } = await ask(run, { model: at('careful-1') })
    await workOff()
    await db.attempt.updateMany({
      where: { runId: first.id, arm: 'warns.no-first' },
      data: { state: 'failed', outcome: 'endpoint_error' },
    })
    const { run: second } = await rerunRun(world.admin, first.id)
    await cancelRun(world.admin, second.id)
    await settleRun(world.system, second.id)
    await rerunRun(world.admin, second.id)
    await workOff()
    expect(await takeInAll(world.system)).toBe(0)
    const { judges } = await figuresOf(run)
    expect(judges.map((j) => j.name)).toEqual(['careful-1'])
  })
})

describe('a judge of the judged model’s own family', () => {
  it('is refused where only the endpoints’ names tell', async () => {
    const run = await judgedRun(at('Qwen/Qwen2.5-7B'), { display_name: 'Our assistant' })
    await expect(ask(run, { model: at('qwen3-32b'), display_name: 'Judge one' })).rejects.toThrow(
      /both of the family "qwen"/,
    )
    await expect(
      ask(run, { model: at('qwen3-32b'), display_name: 'Judge one', family: 'a maker of its own' }),
    ).resolves.toBeDefined()
  })
})

describe('a judging', () => {
  it('is no run under way on the board of the judges suite', async () => {
    const run = await judgedRun()
    await ask(run, { model: at('careful-1') })
    const board = await viewBoard(world.admin, { suite: 'judges', split: 'gold' })
    expect(board.underWay).toEqual([])
    await workOff()
  })

  it.each(['\0', '\ud800'])('is refused with a name that the database cannot keep: %j', async (odd) => {
    const run = await judgedRun()
    for (const names of [{ family: `a${odd}` }, { display_name: `a${odd}` }, { model: at(`a${odd}`) }])
      await expect(ask(run, { model: at('careful-1'), ...names })).rejects.toThrow(
        /(family|display_name|model\.name): must not hold NUL/,
      )
    await expect(submit(world, { display_name: `a${odd}` })).rejects.toThrow(/display_name: must not hold/)
  })
})
