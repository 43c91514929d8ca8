import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comparisonReply } from '#core/protocol/index.ts'
import { compareRuns } from '#services/compare/compare.ts'
import { whyNot } from '#services/compare/differences.ts'
import type { Protocol } from '#services/compare/differences.ts'
import { TestRunner, openWorld, submit } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { evaluate } from './board-runs.ts'

let world: World
let runner: TestRunner
beforeAll(async () => {
  world = await openWorld(12)
  runner = await TestRunner.enroll(world)
})
afterAll(() => world.end())

const right = (item: number): string => `$$${String(item)} m g h$$`
const wrong = (): string => '$$m^7$$'

describe('two runs of a suite', () => {
  it('are compared item by item, McNemar for right and wrong; missing items are left out', async () => {
    const a = await evaluate(world, runner, 'first', { answers: (i) => (i === 12 ? null : right(i)) })
    const b = await evaluate(world, runner, 'second', { answers: (i) => (i <= 6 ? right(i) : wrong()) })
    const found = comparisonReply.parse(await compareRuns(world.admin, { a, b }))
    expect(found.comparable).toBe(true)
    expect(found.metrics.map((m) => m.id)).toEqual(['eed', 'accuracy'])
    const accuracy = found.metrics[1]!
    expect(accuracy.a.value).toBe(100)
    expect(accuracy.b.value).toBe(50)
    // Of the 11 common items, 5 are right for the first alone: 2 / 2^5.
    expect(accuracy.paired).toMatchObject({ n: 11, only_a: 0, only_b: 1, test: 'mcnemar' })
    expect(accuracy.paired.p).toBeCloseTo(0.0625)
    expect(accuracy.paired.difference).toBeCloseTo(500 / 11)
    expect(found.verdict).toContain('second minus first is -')
    expect(found.speed).toBeNull()
    expect(found.by_length).toEqual([])
  })

  it('of one model are told apart by their places', async () => {
    const a = await evaluate(world, runner, 'twice', { answers: right })
    const b = await evaluate(world, runner, 'twice', { answers: right })
    const found = await compareRuns(world.admin, { a, b })
    expect(found.metrics[0]?.paired).toMatchObject({ difference: 0, verdict: 'undecided', n: 12 })
    expect(found.verdict).toContain('the second run minus the first run is 0.0 points')
    expect(found.verdict).toContain('more common items would decide it')
  })

  it('under different limits or on different splits are not compared, and the reply says why', async () => {
    const a = await evaluate(world, runner, 'limits', { answers: right })
    const b = await evaluate(world, runner, 'limits', {
      answers: right,
      split: 'public',
      more: { settings: { samples: 1, concurrency: 64, max_tokens: 77 } },
    })
    const found = await compareRuns(world.admin, { a, b })
    expect(found.comparable).toBe(false)
    expect(found.metrics).toEqual([])
    expect(found.verdict).toBeNull()
    expect(found.why_not.join(' ')).toMatch(
      /different splits: smoke and public.*output limit, in tokens, differs: \d+ and 77/,
    )
  })

  it('must be two, and be there, and be done', async () => {
    const a = await evaluate(world, runner, 'alone', { answers: right })
    const open = await submit(world)
    await expect(compareRuns(world.admin, { a, b: a })).rejects.toThrow('both are the same run')
    await expect(compareRuns(world.admin, { a, b: '00000000-0000-7000-8000-000000000000' })).rejects.toThrow(
      'there is no such run',
    )
    const found = await compareRuns(world.admin, { a, b: open })
    expect(found.why_not[0]).toMatch(/^The second run is not done: it is queued\./)
  })
})

describe('why two runs cannot be compared', () => {
  const run: Protocol = {
    suite: 'long-context',
    version: '1',
    split: 'standard',
    protocolKey: 'k1',
    options: { lengths: [1024, 4096], context: null },
    settings: { max_tokens: 256, timeout_s: 60 },
    state: 'done',
  }
  it('nothing where the keys are equal', () => {
    expect(whyNot(run, { ...run })).toEqual([])
  })
  it('options by name, versions, and what is left when all that is seen is equal', () => {
    const longer = { ...run, protocolKey: 'k2', options: { lengths: [1024], context: 8192 } }
    expect(whyNot(run, longer)).toEqual([
      'The option context differs: none and 8192.',
      'The option lengths differs: 1024, 4096 and 1024.',
    ])
    expect(whyNot(run, { ...run, protocolKey: 'k2', version: '2' })[0]).toContain(
      'versions of the suite: 1 and 2',
    )
    expect(whyNot(run, { ...run, protocolKey: 'k2' })[0]).toContain('protocol keys differ')
    expect(whyNot(run, { ...run, suite: 'physics' })).toEqual([
      'They are of different suites: long-context and physics.',
    ])
  })
})
