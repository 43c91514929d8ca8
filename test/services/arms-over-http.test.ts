import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { runReport } from '#core/protocol/index.ts'
import { evaluate } from '#runners/cli/eval/evaluate.ts'
import type { EvalFlags } from '#runners/cli/eval/plan.ts'
import { importSuite, noDataset } from '#services/suite/import.ts'
import { armSuite, withSuite } from '../support/arm-suite.ts'
import type { MockEndpoint } from '../support/mock-endpoint.ts'
import { startMockEndpoint } from '../support/mock-endpoint.ts'
import { serveRunner } from '../support/service-runner.ts'
import { serveWorld } from '../support/service-site.ts'
import type { ServiceSite } from '../support/service-site.ts'
import type { World } from '../support/world.ts'
import { openWorld } from '../support/world.ts'

let world: World
let site: ServiceSite
let mock: MockEndpoint
let stopRunner: () => Promise<void>
const folder = mkdtempSync(join(tmpdir(), 'touchstone-arms-'))
const remove = withSuite(armSuite)
/** requests under way of each kind, and what was seen together */
const busy = { lone: 0, other: 0 }
const together: string[] = []

beforeAll(async () => {
  world = await openWorld(1)
  await importSuite(world.system, noDataset(armSuite))
  site = await serveWorld(world)
  mock = await startMockEndpoint({
    latencyMs: 15,
    answer: ({ prompt, body }) => {
      const lone = (body.max_tokens ?? 0) === 3
      busy[lone ? 'lone' : 'other']++
      if (busy.lone > 1 || (busy.lone > 0 && busy.other > 0)) together.push(prompt)
      setTimeout(() => busy[lone ? 'lone' : 'other']--, 15)
      return prompt === 'Again' ? `again ${String(body.messages[1]!.content)}` : prompt
    },
  })
  stopRunner = serveRunner(site, 'arms', folder, 8)
})
afterAll(async () => {
  await stopRunner()
  await site.close()
  await mock.close()
  await world.end()
  remove()
  rmSync(folder, { recursive: true, force: true })
})

const flags = (more: Partial<EvalFlags>): EvalFlags => ({
  suite: 'arms',
  split: 'open',
  endpoint: mock.url,
  model: 'scripted',
  stream: true,
  publish: true,
  site: site.url,
  tokenFile: join(folder, 'token'),
  wait: 60,
  concurrency: 8,
  ...more,
})

async function run(more: Partial<EvalFlags>): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true))
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true))
  try {
    return { code: await evaluate(flags(more)), out, err }
  } finally {
    stdout.mockRestore()
    stderr.mockRestore()
  }
}

it('says what it would ask, and asks nothing, in a dry run', async () => {
  const { code, out } = await run({ dryRun: true, options: { items: 6 } })
  expect(code).toBe(0)
  // 6 items x (16 + 7 + 3) tokens at most.
  expect(out).toContain('arms/open: 18 attempts, 18 requests, about')
  expect(out).toContain('at most 156 completion tokens')
  expect(mock.requests).toHaveLength(0)
  expect(await world.system.db.run.count()).toBe(0)
})

it('refuses wrong options with the words of the suite', async () => {
  await expect(run({ options: { items: -1 } })).rejects.toThrow(/options.items must be a whole number/)
})

it('a whole evaluation: two arms, the lone ones alone, the suite’s own figures in the JSON', async () => {
  const json = join(folder, 'out.json')
  const { code, out, err } = await run({ json, options: { items: 6 } })
  expect(code).toBe(0)
  expect(err).toContain('arms/open: 18 attempts')
  expect(out).toMatch(/steady +0\.0/)
  expect(out).toMatch(/tokens \(tokens\) +\d/)
  const report = runReport.parse(JSON.parse(readFileSync(json, 'utf8')))
  expect(report['attempts_seen']).toBe(18)
  expect(report['turns_seen']).toBe(24)
  expect(report.attempts.filter((a) => a.arm === 'again')).toHaveLength(6)
  // Each `again` was asked with the answer of its own `word`.
  const again = mock.requests.filter((r) => r.prompt === 'Again')
  expect(again).toHaveLength(6)
  for (const r of again) expect(r.body.messages[1]!.content).toBe(r.body.messages[0]!.content)
  expect(new Set(again.map((r) => r.body.max_tokens))).toEqual(new Set([7]))
  expect(new Set(mock.requests.filter((r) => r.prompt === 'Sure?').map((r) => r.body.max_tokens))).toEqual(
    new Set([5]),
  )
  expect(together).toEqual([])
  const lone = mock.requests.filter((r) => r.body.max_tokens === 3)
  expect(lone).toHaveLength(6)
  expect(Math.min(...lone.map((r) => r.n))).toBeGreaterThan(Math.max(...again.map((r) => r.n)))
})

it('stops at a budget, says so, and a rerun completes it by asking only for what is missing', async () => {
  const json = join(folder, 'budget.json')
  const before = mock.requests.length
  const first = await run({
    json,
    options: { items: 4, arms: ['word', 'again'] },
    budgetTokens: 1,
    publish: false,
  })
  expect(first.code).toBe(1)
  expect(first.err).toMatch(/did not complete: stopped by its budget: \d+ tokens used of 1/)
  expect(first.out).toContain('stopped   by its budget')
  const report = runReport.parse(JSON.parse(readFileSync(json, 'utf8')))
  expect(report.stopped).toContain('stopped by its budget')
  const answered = mock.requests.length - before
  expect(answered).toBeLessThan(12)
  // Without the budget it would be the same run: it is taken away, since a rerun has the budget of the first.
  await world.system.db.$executeRaw`UPDATE runs SET budget = NULL WHERE id = ${report.run.id}::uuid`
  const plain = { suite: undefined, split: undefined, endpoint: undefined, model: undefined } as never
  const again = await run({ ...(plain as object), rerun: `${site.url}/runs/${report.run.id}`, json })
  expect(again.code).toBe(0)
  expect(again.err).toMatch(/\d attempts are taken over, \d are made anew/)
  const whole = runReport.parse(JSON.parse(readFileSync(json, 'utf8')))
  expect([whole.coverage, whole.rerun_of, whole['turns_seen']]).toEqual([1, report.run.id, 12])
})
