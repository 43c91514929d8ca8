/*
 * The long-context suite with everything real: the command line against scripted endpoints, site, jobs, queue and
 * runner; the report, the comparison and the pages.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runReport } from '#core/protocol/index.ts'
import type { RunReport } from '#core/protocol/index.ts'
import { figuresOf } from '#core/suites/long-context/report/index.ts'
import { answersTo, drawFor } from '../calibration/long-context/run.ts'
import { lastTokens, perfect } from '../calibration/long-context/scripts.ts'
import { browser } from '../support/browser.ts'
import { startMockEndpoint } from '../support/mock-endpoint.ts'
import type { MockEndpoint } from '../support/mock-endpoint.ts'
import { start } from '../support/processes.ts'
import { startSite } from '../support/site.ts'
import type { TestSite } from '../support/site.ts'

let site: TestSite
let whole: MockEndpoint
let window: MockEndpoint
const asked = {
  families: ['single', 'absent'],
  lengths: [1024, 4096],
  depths: [0, 50, 100],
  samples_per_cell: 2,
}
const flags = [
  ...['--suite', 'long-context', '--split', 'smoke', '--families', 'single,absent', '--lengths', '1K,4K'],
  ...['--depths', '0,50,100', '--samples-per-cell', '2'],
]

beforeAll(async () => {
  site = await startSite({ runner: true })
  const drawn = drawFor('smoke', asked)
  whole = await startMockEndpoint({ answer: answersTo(drawn, perfect) })
  window = await startMockEndpoint({ answer: answersTo(drawn, lastTokens(1200)) })
}, 300_000)
afterAll(async () => {
  await whole.close()
  await window.close()
  await site.stop()
}, 60_000)

async function run(args: string[]): Promise<{ code: number | null; output: string }> {
  return start(['runners/cli/main.ts', ...args], { TOUCHSTONE_HOME: site.home }).ended
}

async function evaluate(name: string, url: string): Promise<{ output: string; report: RunReport }> {
  const file = join(site.home, `${name}.json`)
  const { code, output } = await run(['eval', ...flags, '--endpoint', url, '--model', name, '--json', file])
  expect(code, output).toBe(0)
  return { output, report: runReport.parse(JSON.parse(readFileSync(file, 'utf8'))) }
}

describe('the long-context suite', () => {
  it('is evaluated, told apart, compared and shown', async () => {
    const one = await evaluate('whole', whole.url)
    expect(one.output).toMatch(/single\s+100\.0\s+100\.0/)
    expect(one.report.metrics['score']).toMatchObject({ value: 100, n: 16 })
    expect(one.report.metrics['effective_length_absolute']).toMatchObject({ value: 4096 })
    expect(one.report['cells']).toHaveLength(8)
    expect(figuresOf(one.report)!.speed.map((r) => r.length)).toEqual([1024, 4096])

    const other = await evaluate('window', window.url)
    const figures = figuresOf(other.report)!
    expect(figures.by_length.map((r) => r.outcomes)).toEqual([{ hit: 8 }, { hit: 4, head_unseen: 4 }])
    expect(other.output).toContain('does not see the beginning')

    const compared = await run(['compare', one.report.run.url, other.report.run.id])
    expect(compared.code, compared.output).toBe(0)
    expect(compared.output).toContain('window minus whole is -25.0 points')

    const chromium = await browser()
    try {
      const page = await chromium.newPage()
      await page.goto(`${site.url}/runs/${other.report.run.id}`)
      const field = page.getByRole('button', { name: /^4K, depth 0%: 0\.0 .*2 head unseen/ })
      await field.focus()
      expect(await page.getByText(/^4K, depth 0%: 0\.0/).count()).toBeGreaterThan(0)
      await page.keyboard.press('ArrowLeft')
      expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toMatch(
        /^1K, depth 0%: 100\.0/,
      )
      await page.setViewportSize({ width: 390, height: 844 })
      await page.goto(`${site.url}/runs/${other.report.run.id}`)
      expect(
        await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
      ).toBe(0)
      await page.goto(`${site.url}/compare?a=${one.report.run.id}&b=${other.report.run.id}`)
      await page.getByText('window minus whole is -25.0 points').waitFor()
    } finally {
      await chromium.close()
    }
  }, 180_000)
})
