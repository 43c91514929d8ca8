/*
 * The main job with everything real: site, jobs, PostgreSQL, queue, runner, scorer and board; the command line
 * against a scripted endpoint over HTTP, and the built-in model in process.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BoardReply, RunReport } from '#core/protocol/index.ts'
import { runReport } from '#core/protocol/index.ts'
import { browser } from '../support/browser.ts'
import type { MockEndpoint, MockRequest } from '../support/mock-endpoint.ts'
import { deadUrl, startMockEndpoint } from '../support/mock-endpoint.ts'
import { start } from '../support/processes.ts'
import type { TestSite } from '../support/site.ts'
import { startSite } from '../support/site.ts'

let site: TestSite
let endpoint: MockEndpoint

interface Line {
  id: string
  splits: string[]
  answer: string
  body: { statement: { en: string } }
}
const read = (file: string) =>
  readFileSync(join(import.meta.dirname, '../../datasets/physics/v1', file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
const answers = new Map(read('keys.jsonl').map((k) => [k.id, k.answer]))
const smoke = read('items.jsonl').filter((i) => i.splits.includes('smoke'))
const itemOf = (r: MockRequest) => smoke.findIndex((i) => r.prompt.includes(i.body.statement.en))

/** Knows the even items, refuses the first odd one, and answers the rest wrongly. */
function answer(request: MockRequest): string {
  const i = itemOf(request)
  if (i === 1) return "I'm sorry, but I can't help with that."
  const key = answers.get(smoke[i]!.id)!
  return i % 2 === 0 ? `So \\boxed{${key}}.` : `So \\boxed{\\left(${key}\\right) + q_{17}}.`
}

beforeAll(async () => {
  site = await startSite({ runner: true })
  endpoint = await startMockEndpoint({ answer, apiKey: 'sk-test-secret-0123456789' })
}, 240_000)
afterAll(async () => {
  await endpoint.close()
  await site.stop()
}, 60_000)

async function evaluate(
  args: string[],
): Promise<{ code: number | null; output: string; report: RunReport | null }> {
  const file = join(site.home, `report-${String(Math.random()).slice(2)}.json`)
  const { ended } = start(['runners/cli/main.ts', 'eval', '--json', file, ...args], {
    TOUCHSTONE_HOME: site.home,
    MOCK_KEY: 'sk-test-secret-0123456789',
    WRONG_KEY: 'sk-wrong-9876543210',
  })
  const { code, output } = await ended
  let report: RunReport | null = null
  try {
    report = runReport.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error
  }
  return { code, output, report }
}
const physics = ['--suite', 'physics', '--split', 'smoke']
const at = (model: string) => ['--endpoint', endpoint.url, '--model', model, '--api-key-env', 'MOCK_KEY']

const board = async (): Promise<BoardReply> =>
  (await fetch(`${site.url}/api/v1/boards/physics?split=smoke`).then((r) => r.json())) as BoardReply

describe('eval', () => {
  it('evaluates an endpoint, prints table and permalink, and puts the result on the board', async () => {
    const { code, output, report } = await evaluate([...physics, ...at('half-right'), '--concurrency', '8'])
    expect(output).toContain(`${site.url}/runs/`)
    expect(code).toBe(0)
    expect(report!.outcomes).toEqual({ scored: 11, refused: 1 })
    expect(report!.metrics['accuracy']).toMatchObject({ value: 50, n: 12 })
    expect(report!.metrics['eed']!.value).toBeGreaterThan(50)
    expect(report!.coverage).toBe(1)
    expect(report!.attempts).toHaveLength(12)
    expect(report!.attempts[0]).toMatchObject({ outcome: 'scored', score: 100, correct: true, sample: 0 })
    expect(report!.attempts[0]!.usage).toMatchObject({ source: 'endpoint' })
    expect(JSON.stringify(report)).not.toContain('sk-test')
    expect(output).not.toContain('sk-test')

    const row = (await board()).rows.find((r) => r.model === 'half-right')!
    expect(row).toMatchObject({ rank: 1, n: 12, coverage: 1, runs_published: 1 })
    const chromium = await browser()
    try {
      const page = await chromium.newPage()
      await page.goto(`${site.url}/boards/physics?split=smoke`)
      await page.getByText('half-right').first().waitFor()
      expect(await page.locator('table').innerText()).toMatch(/50\.0/)
      await page.goto(report!.attempts[0]!.url)
      await page.getByText('100').first().waitFor()
      expect(await page.locator('.katex').count()).toBeGreaterThan(2)
    } finally {
      await chromium.close()
    }
  }, 90_000)

  it('takes whole replies and several samples; the row says how many', async () => {
    const { code, report } = await evaluate([...physics, ...at('twice'), '--no-stream', '--samples', '2'])
    expect(code).toBe(0)
    expect(report!.attempts).toHaveLength(24)
    expect(report!.metrics['accuracy']).toMatchObject({ value: 50, n: 12 })
    expect((await board()).rows.find((r) => r.model === 'twice')).toMatchObject({ samples: 2, n: 12 })
  }, 90_000)

  it('an endpoint that fails on some items: endpoint_error, missing, no rank', async () => {
    endpoint.set({
      faults: (r) => (itemOf(r) < 3 ? { kind: 'status', status: 400, message: 'bad luck' } : null),
    })
    const { code, report } = await evaluate([...physics, ...at('shaky'), '--concurrency', '4'])
    endpoint.set({ faults: [] })
    expect(code).toBe(0)
    expect(report!.outcomes).toEqual({ endpoint_error: 3, scored: 9 })
    expect(report!.coverage).toBe(0.75)
    expect(report!.attempts.filter((a) => a.outcome === 'endpoint_error').map((a) => a.score)).toEqual([
      null,
      null,
      null,
    ])
    expect((await board()).rows.find((r) => r.model === 'shaky')).toMatchObject({
      rank: null,
      coverage: 0.75,
    })
  }, 90_000)

  it('a wrong key, or nobody there: exit 1 with the reason, never a wrong answer', async () => {
    for (const [args, reason] of [
      [['--endpoint', endpoint.url, '--model', 'locked', '--api-key-env', 'WRONG_KEY'], /401/],
      [['--endpoint', await deadUrl(), '--model', 'nobody'], /refused|connect/i],
    ] as const) {
      const { code, output, report } = await evaluate([...physics, ...args])
      expect(code).toBe(1)
      expect(output).toMatch(reason)
      expect(output).not.toContain('sk-wrong')
      expect(Object.keys(report!.outcomes)).toEqual(['endpoint_error'])
      expect(report!.metrics['eed']).toEqual({ value: null, low: null, high: null, n: 0 })
      expect(JSON.stringify(report)).not.toContain('sk-wrong')
    }
  }, 120_000)

  it.each([
    [['--suite', 'alchemy', '--split', 'smoke'], /alchemy.*physics/s],
    [['--suite', 'physics', '--split', 'huge'], /huge.*smoke/s],
    [[...physics, '--temperature', 'hot'], /hot/],
    [[...physics, '--api-key-env', 'NOT_SET_ANYWHERE'], /NOT_SET_ANYWHERE/],
  ])('bad arguments %j: exit 2 and what to do', async (args, message) => {
    const { code, output } = await evaluate(['--endpoint', endpoint.url, '--model', 'm', ...args])
    expect(output).toMatch(message)
    expect(code).toBe(2)
  })

  it('the built-in model answers for real', async () => {
    const { code, report } = await evaluate([...physics, '--engine', 'llama-cpp', '--max-tokens', '6'])
    expect(code).toBe(0)
    expect(report!.attempts.every((a) => (a.output ?? '').length > 0)).toBe(true)
    expect(report!.attempts.every((a) => a.usage?.['source'] === 'engine')).toBe(true)
    expect(report!.provenance).toMatchObject({ engine: expect.stringContaining('llama') as unknown })
  }, 240_000)
})
