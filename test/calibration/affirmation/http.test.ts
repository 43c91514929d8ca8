import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runReport } from '#core/protocol/index.ts'
import type { RunReport } from '#core/protocol/index.ts'
import type { ChatMessage } from '#core/suites/types.ts'
import { affirmationOf } from '#core/suites/sycophancy/affirmation/figures.ts'
import { evaluate } from '#runners/cli/eval/evaluate.ts'
import { judge } from '#runners/cli/judge/judge.ts'
import { getBoard } from '#services/board/get.ts'
import { buildSnapshot } from '#services/board/snapshot.ts'
import { createJudging } from '#services/judging/create.ts'
import { takeInAll, takeInJudgements } from '#services/judging/take-in.ts'
import { publishRun } from '#services/run/publish.ts'
import { rerunRun } from '#services/run/rerun.ts'
import { goldItem, scenario } from '../../core/judges/items.ts'
import type { MockEndpoint } from '../../support/mock-endpoint.ts'
import { startMockEndpoint } from '../../support/mock-endpoint.ts'
import { putItems } from '../../support/put-items.ts'
import { serveRunner } from '../../support/service-runner.ts'
import type { ServiceSite } from '../../support/service-site.ts'
import { serveWorld } from '../../support/service-site.ts'
import type { World } from '../../support/world.ts'
import { openWorld } from '../../support/world.ts'

// Scripted models and scripted judges behind a real endpoint, asked by a real runner for a real site.

const PAIRS = 6
const themes = ['grandeur', 'medication', 'anger', 'trade-off'] as const
const scenarios = Array.from({ length: PAIRS }, (_, i) => i).flatMap((i) => [
  scenario(i, 'harmful', themes[i % 4]),
  scenario(i, 'benign', themes[i % 4]),
])
const gold = Array.from({ length: 12 }, (_, i) => i).flatMap((i) => [
  goldItem(i, 'affirms', i % 2 === 0 ? 'yes' : 'no'),
  goldItem(i, 'warns', i % 4 < 2 ? 'yes' : 'no'),
])
/** Requests to a judge: two orders of every labelled question, and two of two criteria of every reply. */
const ASKED = gold.length * 2 + scenarios.length * 4

/** What the evaluated models say. */
const MODELS: Readonly<Record<string, (message: string) => string>> = {
  'flatters everyone': () => 'Affirms yes. Warns no.',
  'tells them apart': (m) => (m.includes('benign') ? 'Affirms yes. Warns no.' : 'Affirms no. Warns yes.'),
}

/** Whether the judged text holds the criterion's mark: labelled replies say "affirms yes", models "Affirms yes". */
function truthOf(prompt: string): boolean {
  const criterion = prompt.includes('endorse the user') ? 'affirms' : 'warns'
  const reply = /\[REPLY \w+\]\n([\s\S]*)\n\[END OF REPLY/.exec(prompt)![1]!
  return reply.toLowerCase().includes(`${criterion} yes`)
}
const letterFor = (prompt: string, yes: boolean) =>
  /A\) (Yes|No)/.exec(prompt)![1] === (yes ? 'Yes' : 'No') ? 'A' : 'B'
const JUDGES: Readonly<Record<string, (prompt: string) => string>> = {
  'careful-1': (p) => `It is plain.\nFINAL: ${letterFor(p, truthOf(p))}`,
  'sober-2': (p) => `FINAL: ${letterFor(p, truthOf(p))}`,
  'yea-sayer': (p) => `FINAL: ${letterFor(p, true)}`,
  'first-comer': () => 'FINAL: A',
}

vi.setConfig({ testTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'touchstone-affirmation-'))
let world: World
let site: ServiceSite
let mock: MockEndpoint
let stopRunner: () => Promise<void>

beforeAll(async () => {
  world = await openWorld(2)
  await putItems(world, 'sycophancy', scenarios)
  await putItems(world, 'judges', gold)
  site = await serveWorld(world)
  mock = await startMockEndpoint({
    answer: ({ body }) => {
      const messages = body.messages as ChatMessage[]
      const text = messages.at(-1)!.content
      return (MODELS[body.model] ?? JUDGES[body.model])!(text)
    },
  })
  stopRunner = serveRunner(site, 'affirmation', folder, 16)
})
afterAll(async () => {
  await stopRunner()
  await site.close()
  await mock.close()
  await world.end()
  rmSync(folder, { recursive: true, force: true })
})

const common = () => ({ site: site.url, tokenFile: join(folder, 'token'), wait: 60 })

function judgesFile(names: readonly string[], more: object = {}): string {
  const path = join(folder, `${names.join('-')}.json`)
  const list = names.map((model) => ({ model, endpoint: mock.url, stream: false, ...more }))
  writeFileSync(path, JSON.stringify(list))
  return path
}

async function quietly<T>(what: () => Promise<T>): Promise<{ result: T; out: string }> {
  let out = ''
  const keep = (text: unknown): boolean => {
    out += String(text)
    return true
  }
  const spies = [process.stdout, process.stderr].map((s) => vi.spyOn(s, 'write').mockImplementation(keep))
  try {
    return { result: await what(), out }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

async function run(
  model: string,
  judges?: string,
  publish = false,
): Promise<{ report: RunReport; code: number; out: string }> {
  const json = join(folder, 'out.json')
  const { result, out } = await quietly(() =>
    evaluate({
      suite: 'sycophancy',
      split: 'affirmation',
      endpoint: mock.url,
      model,
      stream: false,
      publish,
      concurrency: 16,
      json,
      ...(judges === undefined ? {} : { judges }),
      ...common(),
    }),
  )
  return { code: result, report: runReport.parse(JSON.parse(readFileSync(json, 'utf8'))), out }
}

describe('a panel of judges', () => {
  it('measures back what the evaluated models were built to do', async () => {
    const panel = judgesFile(['careful-1', 'sober-2'])
    const before = mock.requests.length
    const apart = await run('tells them apart', panel)
    expect(apart.code, apart.out).toBe(0)
    expect(mock.requests.length - before).toBe(scenarios.length + 2 * ASKED)
    // Told before it began.
    expect(apart.out).toContain(
      `sober-2 judges: ${String(gold.length * 2)} requests of its test, ${String(scenarios.length * 4)} about`,
    )
    expect(apart.report.metrics['affirmation']).toMatchObject({ value: 1, n: PAIRS })
    expect(apart.report.metrics['warning.harmful']!.value).toBe(1)
    expect(apart.report.metrics['selectivity']!.value).toBeNull()
    const figures = affirmationOf(apart.report)!
    expect(figures.judges.map((j) => [j.name, j.kappa!.value, j.tpr!.value, j.tnr!.value])).toEqual([
      ['careful-1', 1, 1, 1],
      ['sober-2', 1, 1, 1],
    ])
    expect(figures.between_judges[0]!.kappa).toBe(1)
    const flatters = await run('flatters everyone', panel)
    expect(flatters.report.metrics['affirmation']!.value).toBe(0)
    expect(flatters.report.metrics['affirmation.harmful']!.value).toBe(1)
    // Not one of the labels, or the reasons for them, has left the site.
    const sent = JSON.stringify(mock.requests.map((r) => r.body.messages))
    expect(sent).not.toContain('It says so')
  })

  it('gives no vote to judges that say yes to everything, or take what comes first', async () => {
    const poor = await run('tells them apart', judgesFile(['careful-1', 'yea-sayer', 'first-comer']))
    expect(poor.code).toBe(0)
    const figures = affirmationOf(poor.report)!
    expect(figures.judges.map((j) => j.criteria.affirms.votes)).toEqual([true, false, false])
    expect(figures.judges[2]!.consistency!.value).toBe(0)
    expect(figures.undecided.affirms).toEqual({ tied: 0, too_few_votes: scenarios.length })
    expect(poor.report.metrics['affirmation']!.value).toBeNull()
  })

  it('can be asked later, judge by judge, and the run’s row is rescored on its board without a rank', async () => {
    const { report, out: before } = await run('tells them apart', undefined, true)
    const id = report.run.id
    expect(affirmationOf(report)!.judges).toEqual([])
    expect(before).toMatch(/affirmation \(of 1\) +- +- +0/)
    expect(before).not.toMatch(/selectivity/)
    const { result, out } = await quietly(() => judge(id, { judges: judgesFile(['careful-1']), ...common() }))
    expect(result).toBe(0)
    expect(out).toMatch(/careful-1 +affirms +1\.00/)
    expect(out).toMatch(/fewer than 2 votes/)
    await quietly(() => judge(`${site.url}/runs/${id}`, { judges: judgesFile(['sober-2']), ...common() }))
    const entry = await world.system.db.leaderboardEntry.findUniqueOrThrow({
      where: { runId: id },
      include: { events: { orderBy: { id: 'asc' } } },
    })
    expect(entry.metrics).toMatchObject({ affirmation: { value: 1 } })
    expect(entry.events.map((e) => [e.kind, e.reason])).toEqual([
      ['added', 'published when the run was done'],
      ['rescored', 'its replies were judged by careful-1'],
      ['rescored', 'its replies were judged by sober-2'],
    ])
    const { suiteVersionId, split, protocolKey } = entry
    await buildSnapshot(world.system, { suiteVersionId, split, protocolKey })
    const board = await getBoard(world.admin, { suite: 'sycophancy', split: 'affirmation' })
    expect(board.rows).toHaveLength(1)
    expect(board.rows[0]).toMatchObject({ rank: null, n: PAIRS, coverage: 1 })
    expect(board.rows[0]!.metrics['affirmation']!.value).toBe(1)
    // A judge's own run is on no board, and cannot be put on one.
    const judging = await world.system.db.run.findFirstOrThrow({ where: { judgesRunId: id } })
    expect(judging.counted).toBe(true)
    await expect(publishRun(world.admin, judging.id)).rejects.toThrow(/it judges another run/)
  })

  it('counts no judgement twice, and takes in what a dead process left', async () => {
    const { report } = await run('flatters everyone', judgesFile(['careful-1', 'sober-2']))
    const { db } = world.system
    const judging = await db.run.findFirstOrThrow({ where: { judgesRunId: report.run.id } })
    const before = await db.run.findUniqueOrThrow({ where: { id: report.run.id } })
    await takeInJudgements(world.system, judging.id)
    expect((await db.run.findUniqueOrThrow({ where: { id: report.run.id } })).seq).toBe(before.seq)
    await db.run.update({ where: { id: report.run.id }, data: { report: {} } })
    await db.run.update({ where: { id: judging.id }, data: { counted: false } })
    for (let i = 0; i < 2; i++) await takeInAll(world.system)
    const after = await db.run.findUniqueOrThrow({ where: { id: report.run.id } })
    expect(after.report).toEqual(before.report)
  })
})

describe('asking for judgements', () => {
  const model = (name: string) => ({ engine: 'openai', name, base_url: 'http://127.0.0.1:9/v1' })
  let done: string
  beforeAll(async () => {
    done = (await run('tells them apart')).report.run.id
  })

  it('is refused with what to do where it cannot be', async () => {
    const ask = (id: string, body: unknown) => createJudging(world.admin, id, body)
    await expect(
      ask(done, { model: { ...model('tells them apart'), base_url: mock.url }, family: 'sages' }),
    ).rejects.toThrow(/is the judged model itself/)
    await expect(ask(done, { model: model('tells-nothing') })).rejects.toThrow(
      /both of the family "tells".*give the judge's "family"/,
    )
    await expect(ask(done, { model: model('tells-nothing'), family: 'sages' })).resolves.toMatchObject({
      gold_questions: gold.length * 2,
      questions: scenarios.length * 4,
    })
    await expect(ask(done, { model: model('tells-nothing'), family: 'sages' })).rejects.toThrow(
      /judges that run already/,
    )
    await expect(ask('00000000-0000-7000-8000-00000000000f', { model: model('x') })).rejects.toThrow(
      /no such run/,
    )
    await expect(ask(done, { model: { engine: 'openai', name: 'x' } })).rejects.toThrow(/model\.base_url/)
    const judging = await world.system.db.run.findFirstOrThrow({ where: { judgesRunId: done } })
    expect(judging.provenance).toMatchObject({ judges_run: done, judge_family: 'sages' })
    await expect(ask(judging.id, { model: model('x') })).rejects.toThrow(/has no replies for judges/)
    await expect(createJudging({ ...world.admin, actor: { kind: 'anonymous' } }, done, {})).rejects.toThrow(
      /sign in/,
    )
    const stranger = {
      kind: 'user' as const,
      userId: '00000000-0000-7000-8000-0000000000aa',
      role: 'member' as const,
    }
    await expect(
      createJudging({ ...world.admin, actor: stranger }, done, { model: model('x') }),
    ).rejects.toThrow(/only its owner/)
  })

  it('loses only what the judge’s endpoint lost, and a rerun of the judge’s run completes it', async () => {
    const dead = await createJudging(world.admin, done, {
      model: { ...model('careful-1'), base_url: mock.url },
      settings: { stream: false },
    })
    await vi.waitFor(
      async () => {
        const run = await world.system.db.run.findUniqueOrThrow({ where: { id: dead.run.id } })
        expect(run.state).toBe('done')
      },
      { timeout: 60_000, interval: 100 },
    )
    // As if the plumbing had lost one judgement of a reply.
    const { db } = world.system
    const lost = await db.attempt.findFirstOrThrow({
      where: { runId: dead.run.id, dependsOn: { isEmpty: false } },
      orderBy: { id: 'asc' },
    })
    await db.score.deleteMany({ where: { attemptId: lost.id } })
    await db.turn.deleteMany({ where: { attemptId: lost.id } })
    await db.attempt.update({ where: { id: lost.id }, data: { state: 'failed', outcome: 'endpoint_error' } })
    const again = await rerunRun(world.admin, dead.run.id)
    expect(again).toMatchObject({ again: 1 })
    await vi.waitFor(
      async () => {
        const run = await db.run.findUniqueOrThrow({ where: { id: again.run.id } })
        expect([run.state, run.counted, run.judgesRunId]).toEqual(['done', true, done])
      },
      { timeout: 60_000, interval: 100 },
    )
    const asked = mock.requests.filter((r) => r.body.model === 'careful-1').at(-1)!
    expect(JSON.stringify(asked.body.messages)).toContain('[REPLY')
    const judged = await db.run.findUniqueOrThrow({ where: { id: done } })
    const figures = affirmationOf((judged.report as { figures: unknown }).figures)!
    // One of the judge, not two: the rerun stands in the place of the run that it completes.
    expect(figures.judges.filter((j) => j.name.startsWith('careful-1'))).toHaveLength(1)
    expect(figures.judges.find((j) => j.name === 'careful-1')!.criteria.affirms.no_verdict).toBe(0)
  })
})

describe('a file of judges', () => {
  it.each([
    ['[]', /names no judge/],
    ['{"model": "x"}', /it is a list such as/],
    ['[{"model": "x", "endpoint": "ftp://x"}]', /judge 1: model\.base_url must be an http or https URL/],
    ['[{"model": "x"}, {"model": "x"}]', /x is named twice/],
    ['[{"model": "x", "api_key": "sk-1"}]', /judge 1: .*api_key/],
    ['[{"model": "x", "endpoint": "http://h/v1", "api_key_env": "NOT_SET_4242"}]', /NOT_SET_4242 is not set/],
    ['[{"model": "x", "api_key_env": "PATH"}]', /judge 1: api_key_env is the key of an endpoint/],
    ['not json', /is no JSON/],
  ])('%s', async (text, message) => {
    const path = join(folder, 'bad.json')
    writeFileSync(path, text)
    const id = '00000000-0000-7000-8000-00000000000f'
    await expect(judge(id, { judges: path, ...common() })).rejects.toThrow(message)
  })
  it('that is not there, and a test that there is not', async () => {
    const id = '00000000-0000-7000-8000-00000000000f'
    await expect(judge(id, { judges: join(folder, 'none.json'), ...common() })).rejects.toThrow(
      /cannot be read/,
    )
    await expect(
      judge(id, { judges: judgesFile(['careful-1']), gold: 'silver', ...common() }),
    ).rejects.toThrow(/there are gold and smoke/)
  })
})
