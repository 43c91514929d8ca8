/*
 * The sycophancy suite with everything real: the command line against scripted endpoints, site, jobs, queue and runner;
 * then its pages in a browser, with the figures that the scripts are known to make. TOUCHSTONE_SCREENSHOTS names a
 * folder that pictures of the pages are put into.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { runReport } from '#core/protocol/index.ts'
import type { RunReport } from '#core/protocol/index.ts'
import { sycophancy } from '#core/suites/sycophancy/index.ts'
import type { ChatMessage, SuiteItem } from '#core/suites/types.ts'
import { cloneRoot } from '#lib/home.ts'
import { loadDataset } from '#scripts/datasets/load.ts'
import { scripted } from '../calibration/sycophancy/models.ts'
import type { ModelName, ScriptedModel } from '../calibration/sycophancy/models.ts'
import { browser } from '../support/browser.ts'
import { startMockEndpoint } from '../support/mock-endpoint.ts'
import type { MockEndpoint } from '../support/mock-endpoint.ts'
import { start } from '../support/processes.ts'
import { startSite } from '../support/site.ts'
import type { TestSite } from '../support/site.ts'

const DESK = { viewport: { width: 1280, height: 900 } }
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true }
const DARK_PHONE = { ...PHONE, colorScheme: 'dark' } as const
/** The first item of the smoke split: V = 2mv/(M+m), and the user's V = 3Mv/(M-m). */
const FORMULA = 'expr-mech-skateboard-catch'
const SCRIPTS = {
  'one-edit': 'adopts one edit of three',
  authority: 'yields to authority',
} as const satisfies Record<string, ModelName>

let site: TestSite
let endpoint: MockEndpoint
let chromium: Browser
let items: SuiteItem[]
const reports: Record<string, RunReport> = {}
/** What no page may do: call other hosts, fail in the console. */
const faults: string[] = []
const contexts: BrowserContext[] = []

/** Evaluates a model behind the endpoint, as a user does; `name` is what the report is kept under. */
async function evaluate(name: string, model: string, more: string[] = []): Promise<void> {
  const file = join(site.home, `${name}.json`)
  const { code, output } = await start(
    [
      ...['runners/cli/main.ts', 'eval', '--suite', 'sycophancy', '--split', 'smoke', ...more],
      ...['--endpoint', endpoint.url, '--model', model, '--concurrency', '16', '--json', file],
    ],
    { TOUCHSTONE_HOME: site.home },
  ).ended
  expect(code, output).toBe(0)
  reports[name] = runReport.parse(JSON.parse(readFileSync(file, 'utf8')))
}

beforeAll(async () => {
  items = (await loadDataset(join(cloneRoot(), 'datasets', 'sycophancy', sycophancy.version))).items
  const smoke = items.filter((item) => item.public.splits.includes('smoke'))
  const models = new Map<string, ScriptedModel>(
    Object.entries(SCRIPTS).map(([model, script]) => [model, scripted(script, smoke)]),
  )
  endpoint = await startMockEndpoint({
    answer: ({ body }) =>
      models.get(body.model)?.(body.messages as ChatMessage[]) ?? "I'm sorry, but I can't help with that.",
  })
  chromium = await browser()
  site = await startSite({ runner: true })
  await evaluate('one-edit', 'one-edit')
  await evaluate('authority', 'authority')
  await evaluate('refuses', 'refuses')
  // 12 items: a first answer, four challenges after three first answers, and ten turns of P3.
  await evaluate('pressed', 'authority', [
    ...['--probes', 'P1,P3', '--arms', 'N1,A,W,C', '--first', 'own,right,wrong'],
  ])
}, 400_000)
afterAll(async () => {
  await chromium.close()
  await endpoint.close()
  await site.stop()
}, 60_000)
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
})

async function open(path: string, options: BrowserContextOptions = DESK): Promise<Page> {
  const context = await chromium.newContext(options)
  contexts.push(context)
  const page = await context.newPage()
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url) && !/^(data|blob):/.test(request.url()))
      faults.push(`asked ${request.url()}`)
  })
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`)
  })
  const reply = await page.goto(site.url + path, { waitUntil: 'load' })
  expect(reply?.status(), path).toBe(200)
  return page
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['TOUCHSTONE_SCREENSHOTS']
  if (folder === undefined || folder === '') return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `sycophancy-${name}.png`), fullPage: true })
}

const runPath = (name: string): string => `/runs/${reports[name]!.run.id}`

function attemptPath(name: string, item: string, arm: string): string {
  const attempt = reports[name]!.attempts.find((a) => a.item === item && a.arm === arm)
  if (attempt === undefined) throw new Error(`the report of ${name} has no attempt ${item} ${arm}`)
  return new URL(attempt.url).pathname
}

/** A section by its heading, and in it the first row that starts with a label. */
const section = (page: Page, title: string): Locator =>
  page.locator('section', { has: page.getByRole('heading', { name: title, level: 2 }) })
const row = (place: Locator, label: string): Locator => place.locator('li, tr', { hasText: label }).first()
const chart = (page: Page, title: string): Locator => page.locator('figure', { hasText: title })

const wider = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Opens every details element of a page. */
const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '')
  })

describe('the page of a run', () => {
  it('shows selectivity with its rates, and how much of the formula was adopted', async () => {
    // Told a wrong answer the model adopts one of three edits in the 4 formulas; it listens to nothing else.
    expect(reports['one-edit']!.metrics['selectivity']!.value).toBeCloseTo(-1 / 3, 12)
    expect(reports['one-edit']!.metrics['capitulation']!.value).toBeCloseTo(1 / 3, 12)
    const page = await open(runPath('one-edit'))
    const selectivity = section(page, 'The truth or the user')
    expect(await selectivity.innerText()).toContain('-0.33')
    expect(await row(selectivity, 'Wrong after the user named a wrong one').innerText()).toContain('33%')
    expect(await row(selectivity, 'Right after the user named it').innerText()).toContain('0%')

    const regressive = chart(page, 'A planted right answer becomes wrong')
    expect(await row(regressive, 'Told a wrong answer').innerText()).toMatch(/33%\s+8\u201358% of 12/)
    expect(await row(regressive, 'Told the right answer').innerText()).toMatch(/\b0%/)
    expect(await regressive.innerText()).toContain('50%')

    const adopted = section(page, 'How much of the user\u2019s formula was adopted')
    const told = row(adopted, 'Told a wrong answer')
    expect(await told.innerText()).toContain('33% of the mistakes')
    expect(await told.innerText()).toContain('33% beyond neutral')
    expect(await told.locator('.sr-only').textContent()).toBe('4 one')
    expect(await row(adopted, 'Asked to check').locator('.sr-only').textContent()).toBe('4 none of the three')
    await picture(page, 'run-one-edit')
  })

  it('shows what authority does, and at which of five turns the answer was left', async () => {
    expect(reports['pressed']!.metrics['turn_of_flip.median']).toMatchObject({ value: 2, n: 12 })
    const page = await open(runPath('pressed'))
    const regressive = chart(page, 'A planted right answer becomes wrong')
    const expert = await row(regressive, 'Told by an expert').innerText()
    expect(expert).toContain('100%')
    expect(expert).toContain('differs from neutral')
    expect(await row(regressive, 'Told a wrong answer').innerText()).toMatch(
      /no sure difference, p\s=\s1\.000/,
    )
    const own = chart(page, 'The model\u2019s own right answer becomes wrong')
    expect(await row(own, 'Told by an expert').innerText()).toContain('100%')

    const pressure = section(page, 'Five turns of pressure')
    const cells = async (label: string): Promise<string[]> =>
      row(pressure, label).locator('td').allInnerTexts()
    expect((await cells('turn 1')).map((s) => s.split('\n')[0])).toEqual(['0%', '0%'])
    expect((await cells('turn 2')).map((s) => s.split('\n')[0])).toEqual(['100%', '0%'])
    expect(await cells('Half had left by')).toEqual(['turn 2', 'never'])
    expect(await pressure.locator('svg circle').count()).toBe(10)
    await picture(page, 'run-pressed')
  })

  it('says of a run without answers that nothing can be computed', async () => {
    const page = await open(runPath('refuses'))
    expect(await section(page, 'Replies without an answer').innerText()).toMatch(
      /72 of 72 replies \(100%\).*No rate can be computed/s,
    )
    const selectivity = await section(page, 'The truth or the user').innerText()
    expect(selectivity).toContain('no value')
    expect(selectivity).toContain('nothing to count')
    expect(await page.locator('main').innerText()).not.toMatch(/NaN|undefined|null/)
    await picture(page, 'run-refuses')
  })
})

describe('the page of an attempt', () => {
  it('shows the conversation, the mistake that was adopted, and the formula against the right one', async () => {
    const page = await open(attemptPath('one-edit', FORMULA, 'right.W'))
    const talk = section(page, 'The conversation')
    expect(await talk.locator('ol > li').count()).toBe(4)
    expect(await talk.getByText('planted', { exact: true }).count()).toBe(1)
    const why = section(page, 'Why this score')
    expect(await why.innerText()).toContain('1 of the user\u2019s three mistakes is in it')
    expect(await why.getByText('adopted', { exact: true }).count()).toBe(1)
    expect(await why.getByText('not adopted', { exact: true }).count()).toBe(2)
    expect(await why.locator('.tree-changed, .tree-extra, .tree-missing').count()).toBeGreaterThan(0)
    await picture(page, 'attempt-one-edit')
  })

  it('shows all branches side by side with what the user said, and leads from one to the next', async () => {
    const page = await open(attemptPath('one-edit', FORMULA, 'right.W'))
    const branches = section(page, 'All branches of this item')
    // Six: all of them stand open.
    const cards = branches.locator('details[open] > ul > li')
    expect(await cards.count()).toBe(6)
    const here = cards.filter({ hasText: 'this attempt' })
    expect(await here.innerText()).toContain('Told a wrong answer, after a planted right answer')
    expect(await here.innerText()).toContain('1 of the user\u2019s three mistakes')
    expect(await here.locator('blockquote').innerText()).toMatch(/final answer/)
    const check = cards.filter({ hasText: 'Asked to check, after a planted right answer' })
    expect(await check.innerText()).toContain('kept the first answer')
    await check.getByRole('link').focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(attemptPath('one-edit', FORMULA, 'right.N1')))
    await page.getByText('The right answer.').first().waitFor()
  })

  it('shows five turns, each read by itself, in groups that open by keyboard', async () => {
    const page = await open(attemptPath('pressed', FORMULA, 'pressure.wrong'), DARK_PHONE)
    const branches = section(page, 'All branches of this item')
    const here = branches.locator('li', { hasText: 'this attempt' })
    expect(await here.getByText('Turn 1: the right answer').count()).toBe(1)
    expect(await here.getByText('Turn 2: the wrong answer').count()).toBe(1)
    const own = branches.locator('details', { hasText: 'From its own first answer' })
    expect(await own.getAttribute('open')).toBeNull()
    await own.locator('summary').focus()
    await page.keyboard.press('Enter')
    await own.getByText('First answer, without a hint').waitFor()
    expect(await own.locator('ul > li').count()).toBe(5)
    expect(await wider(page)).toBeLessThanOrEqual(0)
    await picture(page, 'attempt-pressed-dark-phone')
  })
})

describe('the page of an item', () => {
  it('has the question, right and wrong answers, and what users say, in every probe', async () => {
    const page = await open(`/suites/sycophancy/items/${FORMULA}`)
    expect(await page.locator('h1').innerText()).toBe('The bag that comes back')
    expect(await section(page, 'Answers').locator('.katex').count()).toBeGreaterThanOrEqual(2)
    const said = section(page, 'What users say')
    expect(await said.locator('details').count()).toBe(5)
    expect(await said.locator('details[open] dt').count()).toBe(8)
    const turns = said.locator('details', { hasText: 'P3: five turns of pressure' })
    await turns.locator('summary').focus()
    await page.keyboard.press('Space')
    await turns.getByText('Pressed for a wrong answer, five turns').waitFor()
    expect(await turns.locator('ol').first().locator(':scope > li').count()).toBe(5)
    expect(await page.getByText('planted error').count()).toBe(1)
    await picture(page, 'item')
  })

  it('shows a choice with its source, and leads to its neighbours', async () => {
    const page = await open('/suites/sycophancy/items/fact-legs-of-a-spider', PHONE)
    expect(await section(page, 'Answers').innerText()).toMatch(/Right answer\s+8[\s\S]*Source/)
    expect(await wider(page)).toBeLessThanOrEqual(0)
    await page.locator('a[rel=next]').click()
    await page.waitForURL(/\/items\/fact-(?!legs)/)
  })
})

describe('the page of a scenario', () => {
  it('has all that the user says, and why affirming would be wrong', async () => {
    const page = await open('/suites/sycophancy/items/p7-grandeur-1-harmful', PHONE)
    expect(await section(page, 'What the user says').innerText()).toContain('For eleven months')
    expect(await section(page, 'What a reply should do').innerText()).toContain('to affirm it would be wrong')
    expect(await wider(page)).toBeLessThanOrEqual(0)
  })
})

describe('the page of the suite', () => {
  it('is short on a phone, and fits it even when all is open', async () => {
    const page = await open('/suites/sycophancy', PHONE)
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(3700)
    expect(await wider(page)).toBeLessThanOrEqual(0)
    expect(await section(page, 'Items').locator('summary').allInnerTexts()).toEqual([
      expect.stringMatching(/Formulas.*103 items/s),
      expect.stringMatching(/Numbers.*100 items/s),
      expect.stringMatching(/Choices.*161 items/s),
      expect.stringMatching(/Scenarios.*20 items/s),
    ])
    await picture(page, 'suite-phone')
    await unfold(page)
    expect(await wider(page)).toBeLessThanOrEqual(0)
    await picture(page, 'suite-phone-open')
  })

  it('lists every item once, each with a page', async () => {
    const page = await open('/suites/sycophancy')
    const links = section(page, 'Items').locator('details a')
    const found = await links.evaluateAll((all) => all.map((a) => a.getAttribute('href')))
    expect(new Set(found).size).toBe(items.length)
    expect([...found].sort()).toEqual(
      items.map((item) => `/suites/sycophancy/items/${item.public.id}`).sort(),
    )
  })

  it('shows the prompts as a person reads them, by keyboard', async () => {
    const page = await open('/suites/sycophancy')
    expect(await page.getByText('"CHALLENGE_TEXTS"').isVisible()).toBe(false)
    const template = page.locator('summary', { hasText: 'Prompt template' })
    await template.focus()
    await page.keyboard.press('Enter')
    const challenges = page.locator('details', { hasText: 'P1: challenges' }).last()
    await challenges.locator('summary').focus()
    await page.keyboard.press('Enter')
    await challenges.getByText('What was your final answer?').waitFor()
    // Both are told in the same words; what is filled in is told in words, too.
    expect(await challenges.innerText()).toMatch(/Told a wrong answer or\s+Told the right answer/)
    expect(await challenges.innerText()).toContain('My own result is the answer that is named.')
    expect(await challenges.innerText()).not.toContain('{{')
    await picture(page, 'suite')
  })

  it('shows the items of one split without script', async () => {
    const page = await open('/suites/sycophancy', { ...DESK, javaScriptEnabled: false })
    await section(page, 'Items').getByRole('link', { name: 'Smoke 12' }).click()
    await page.waitForURL(/split=smoke/)
    expect(await section(page, 'Items').locator('details[open] a').count()).toBe(12)
    expect(await section(page, 'Items').locator('a[aria-current]').innerText()).toBe('Smoke 12')
    const physics = await open('/suites/physics', { ...DESK, javaScriptEnabled: false })
    const optics = section(physics, 'Items').locator('details', { hasText: 'Optics' })
    await optics.locator('summary').click()
    expect(await optics.getByRole('link', { name: 'Photograph of a clock tower' }).isVisible()).toBe(true)
  })
})

describe('the board', () => {
  it('orders models by selectivity, draws it from falsehood to truth, and has a row for one without', async () => {
    const page = await open('/boards/sycophancy?split=smoke')
    const drawn = page.locator('figure', { hasText: 'The truth or the user, by model' })
    expect(await row(drawn, 'authority').innerText()).toContain('0.00')
    expect(await row(drawn, 'one-edit').innerText()).toContain('-0.33')
    expect(await drawn.locator('li', { hasText: 'refuses' }).count()).toBe(0)
    expect(await drawn.innerText()).toContain('follows the truth')
    const rows = await page.locator('table.board tbody tr').allInnerTexts()
    expect(rows.map((text) => /authority|one-edit|refuses/.exec(text)?.[0])).toEqual([
      'authority',
      'one-edit',
      'refuses',
    ])
    await picture(page, 'board')
    await row(page.locator('table.board tbody'), 'one-edit').getByRole('link', { name: 'run' }).click()
    await page.waitForURL(new RegExp(runPath('one-edit')))
  })
})

describe('all of them', () => {
  it('fit a phone in dark colours, opened or not, and have one heading', async () => {
    for (const [name, path] of Object.entries({
      'run-pressed': runPath('pressed'),
      'run-refuses': runPath('refuses'),
      'attempt-one-edit': attemptPath('one-edit', FORMULA, 'right.W'),
      item: `/suites/sycophancy/items/${FORMULA}`,
      board: '/boards/sycophancy?split=smoke',
      'suite-physics': '/suites/physics',
      'suite-judges': '/suites/judges',
    })) {
      const page = await open(path, DARK_PHONE)
      expect(await page.locator('h1').count(), path).toBe(1)
      expect(await wider(page), path).toBeLessThanOrEqual(0)
      await picture(page, `${name}-dark-phone`)
      await unfold(page)
      expect(await wider(page), path).toBeLessThanOrEqual(0)
    }
  }, 120_000)

  it('ask no other host for anything, and leave no fault in the console', () => {
    expect(faults).toEqual([])
  })
})
