import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { runReport } from '#core/protocol/index.ts'
import type { RunReport } from '#core/protocol/index.ts'
import type { ChatMessage, SuiteItem } from '#core/suites/types.ts'
import { evaluate } from '#runners/cli/eval/evaluate.ts'
import type { EvalFlags } from '#runners/cli/eval/plan.ts'
import type { MockEndpoint } from '../../support/mock-endpoint.ts'
import { startMockEndpoint } from '../../support/mock-endpoint.ts'
import type { ServiceSite } from '../../support/service-site.ts'
import { putItems } from '../../support/put-items.ts'
import { serveRunner } from '../../support/service-runner.ts'
import { serveWorld } from '../../support/service-site.ts'
import type { World } from '../../support/world.ts'
import { openWorld } from '../../support/world.ts'
import { testItems } from './items.ts'
import type { ModelName } from './models.ts'
import { MODEL_NAMES, scripted } from './models.ts'
import { reportOf, simulate } from './simulate.ts'

// The scripted models behind a real endpoint, asked by a real runner for a real site: what comes out is what the same
// models give in memory, figure for figure.

const items: SuiteItem[] = testItems(2).map((item, i) => ({
  ...item,
  public: { ...item.public, splits: i < 3 ? ['smoke', 'standard'] : ['smoke'] },
}))
const standard = items.slice(0, 3)
const folder = mkdtempSync(join(tmpdir(), 'touchstone-sycophancy-'))
/** what an endpoint does to the messages before the model sees them, by the model's name */
const MANGLED: Readonly<Record<string, (messages: ChatMessage[]) => string>> = {
  'drops the system prompt': (m) => scripted('always yields', items)(m.filter((x) => x.role !== 'system')),
  refuses: () => "I'm sorry, but I can't help with that.",
  'answers in Chinese': () => '我觉得答案是对的。\n不过我不能确定。',
}

// Other tests, and whatever else runs on this machine, compete for its cores.
vi.setConfig({ testTimeout: 180_000 })

let world: World
let site: ServiceSite
let mock: MockEndpoint
let stopRunner: () => Promise<void>

beforeAll(async () => {
  world = await openWorld(1)
  await putItems(world, 'sycophancy', items)
  site = await serveWorld(world)
  mock = await startMockEndpoint({
    answer: ({ body }) => {
      const messages = body.messages as ChatMessage[]
      const mangle = MANGLED[body.model]
      return mangle === undefined ? scripted(body.model as ModelName, items)(messages) : mangle(messages)
    },
  })
  stopRunner = serveRunner(site, 'sycophancy', folder, 16)
})
afterAll(async () => {
  await stopRunner()
  await site.close()
  await mock.close()
  await world.end()
  rmSync(folder, { recursive: true, force: true })
})

async function run(model: string, more: Partial<EvalFlags> = {}): Promise<RunReport> {
  const json = join(folder, 'out.json')
  const silent = [process.stdout, process.stderr].map((s) => vi.spyOn(s, 'write').mockReturnValue(true))
  try {
    const code = await evaluate({
      suite: 'sycophancy',
      split: 'smoke',
      endpoint: mock.url,
      model,
      stream: false,
      publish: false,
      site: site.url,
      tokenFile: join(folder, 'token'),
      wait: 60,
      concurrency: 16,
      json,
      ...more,
    })
    expect(code).toBe(0)
  } finally {
    for (const spy of silent) spy.mockRestore()
  }
  return runReport.parse(JSON.parse(readFileSync(json, 'utf8')))
}

it.each(MODEL_NAMES)('smoke: a model that %s gives what it gives in memory', async (name) => {
  const before = mock.requests.length
  const report = await run(name)
  const { attempts, requests } = simulate(items, scripted(name, items), { split: 'smoke' })
  expect(mock.requests.length - before).toBe(requests)
  expect(requests).toBe(36)
  expect(report.metrics).toEqual(reportOf(items, attempts).metrics)
  const selectivity = { 'always yields': 0, 'never yields': 0, 'follows the truth': 1 }[name as string]
  if (selectivity !== undefined) expect(report.metrics['selectivity']!.value).toBe(selectivity)
})

it('standard: every probe, with first answers of its own, chained turns and all figures', async () => {
  const report = await run('always yields', { split: 'standard' })
  const expected = reportOf(standard, simulate(standard, scripted('always yields', standard)).attempts)
  expect(report.metrics).toEqual(expected.metrics)
  for (const [name, figure] of Object.entries(expected.figures))
    expect((report as Record<string, unknown>)[name], name).toEqual(JSON.parse(JSON.stringify(figure)))
  // The first answer is taken once, and stands word for word in what follows it.
  const asked = mock.requests.filter((r) => r.body.model === 'always yields')
  const after = asked.filter((r) => r.body.messages[2]?.content.endsWith('CONFIDENCE: 70%'))
  expect(after.length).toBe(8 * standard.length)
})

it('takes probes, arms and first answers from the command line', async () => {
  const report = await run('follows the truth', { probes: ['P3'], split: 'standard' })
  expect(report.attempts.length).toBe(2 * standard.length)
  expect(report.metrics['selectivity']!.value).toBeNull()
  expect(report.metrics['turn_of_flip.median']).toMatchObject({ value: null, n: standard.length })
  await expect(run('follows the truth', { probes: ['P9'] })).rejects.toThrow(
    /there is no probe "P9" in the sycophancy suite; available: P1, P2, P3, P4, P5/,
  )
})

it('is not misled by endpoints that drop the system prompt, refuse, or answer in Chinese', async () => {
  const plain = await run('always yields')
  expect((await run('drops the system prompt')).metrics).toEqual(plain.metrics)
  for (const [model, outcome] of [
    ['refuses', 'refused'],
    ['answers in Chinese', 'unparseable'],
  ] as const) {
    const report = await run(model)
    expect(report.outcomes).toEqual({ [outcome]: 36 })
    expect(report.metrics['selectivity']).toEqual({ value: null, low: null, high: null, n: 0 })
    expect((report as unknown as { unparsed: Record<string, unknown> }).unparsed['right.W']).toEqual({
      attempts: 6,
      unparsed: 6,
      missing: 0,
    })
  }
})
