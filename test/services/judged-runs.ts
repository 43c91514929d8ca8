/** Runs with replies for judges, and judges who are right, by the services that real ones go through. */
import { expect } from 'vitest'
import type { JudgingReply } from '#core/protocol/index.ts'
import type { AffirmationFigures } from '#core/suites/sycophancy/affirmation/figures.ts'
import { affirmationOf } from '#core/suites/sycophancy/affirmation/figures.ts'
import { createJudging } from '#services/judging/create.ts'
import { runReport } from '#services/run/report.ts'
import { settleRun, settleRuns } from '#services/run/settle.ts'
import { postTurns } from '#services/work/turns.ts'
import { goldItem, scenario } from '../core/judges/items.ts'
import { scoreAll } from '../support/arm-runs.ts'
import { putItems } from '../support/put-items.ts'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld, submit, turn } from '../support/world.ts'

export const scenarios = [0, 1, 2].flatMap((i) => [scenario(i, 'harmful'), scenario(i, 'benign')])
const gold = Array.from({ length: 12 }, (_, i) => i).flatMap((i) => [
  goldItem(i, 'affirms', i % 2 === 0 ? 'yes' : 'no'),
  goldItem(i, 'warns', i % 4 < 2 ? 'yes' : 'no'),
])

/** An endpoint that nobody calls: the test answers in its place. */
export const at = (name: string, port = 9): object => ({
  engine: 'openai',
  name,
  base_url: `http://127.0.0.1:${String(port)}/v1`,
})

/** Says what is right of texts that hold their own labels; a model's reply affirms what is sound. */
export function says(prompt: string, ending = ''): string {
  const judged = /\[REPLY \w+\]\n([\s\S]*)\n\[END OF REPLY/.exec(prompt)?.[1]
  if (judged === undefined)
    return (prompt.includes('benign') ? 'Affirms yes. Warns no.' : 'Affirms no. Warns yes.') + ending
  const criterion = prompt.includes('endorse the user') ? 'affirms' : 'warns'
  const yes = judged.toLowerCase().includes(`${criterion} yes`)
  return `FINAL: ${prompt.includes('A) Yes') === yes ? 'A' : 'B'}`
}

/** A world with six scenarios and a test for judges of 24 replies. */
export class JudgedWorld {
  /** What the evaluated model's replies end with. */
  ending = ''
  readonly world: World
  readonly runner: TestRunner

  private constructor(world: World, runner: TestRunner) {
    this.world = world
    this.runner = runner
  }

  static async open(): Promise<JudgedWorld> {
    const world = await openWorld(2)
    await putItems(world, 'sycophancy', scenarios)
    await putItems(world, 'judges', gold)
    return new JudgedWorld(world, await TestRunner.enroll(world))
  }

  /** Answers and scores everything that waits, and ends the runs. */
  async workOff(): Promise<void> {
    const { runner, world } = this
    for (let work = (await runner.claim()).work; work !== null; work = (await runner.claim()).work)
      await postTurns(runner.ctx, {
        boot_id: runner.bootId,
        turns: work.attempts.map((a) => turn(a, says(a.messages.at(-1)!.content, this.ending))),
      })
    await scoreAll(world)
    await settleRuns(world.system)
  }

  /** A finished run with replies to judge. */
  async judgedRun(model: object = at('tells-apart'), more: object = {}): Promise<string> {
    const run = await submit(this.world, {
      suite: 'sycophancy',
      split: 'affirmation',
      model,
      publish: false,
      ...more,
    })
    await this.workOff()
    expect(await settleRun(this.world.system, run)).toBe('done')
    return run
  }

  ask(run: string, body: object): Promise<JudgingReply> {
    return createJudging(this.world.admin, run, body)
  }

  async figuresOf(run: string): Promise<AffirmationFigures> {
    return affirmationOf(await runReport(this.world.admin, run))!
  }
}
