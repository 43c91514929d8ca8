import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { browser } from '../support/browser.ts'
import { startSite } from '../support/site.ts'
import type { TestSite } from '../support/site.ts'
import { Answerer, submit } from './answering.ts'

const PHONE = { width: 360, height: 740 }
const DESK = { width: 1440, height: 900 }
const WAIT = { timeout: 20_000 }

let site: TestSite
let chromium: Browser
let answerer: Answerer
/** What no page may do: call other hosts, fail in the console, break the content security policy. */
const faults: string[] = []
const contexts: BrowserContext[] = []

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await chromium.newContext({ viewport: DESK, ...options })
  contexts.push(context)
  const page = await context.newPage()
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url) && !/^(data|blob):/.test(request.url()))
      faults.push(`asked ${request.url()}`)
  })
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    // A page that is not there is reported there as well.
    if (message.type() === 'error' && !message.text().includes('404'))
      faults.push(`${page.url()}: ${message.text()}`)
  })
  await go(page, path, options.javaScriptEnabled ?? true)
  return page
}

/** Opens a page and waits until its script has taken it over: a click before that would be lost. */
async function go(page: Page, path: string, scripted = true): Promise<void> {
  await page.goto(site.url + path)
  if (!scripted) return
  await page.waitForFunction(() => {
    const button = document.querySelector('header button')
    return button !== null && Object.keys(button).some((key) => key.startsWith('__reactProps'))
  })
}

/** Adds up what moves by itself while the page loads. */
async function layoutShift(path: string, viewport: { width: number; height: number }): Promise<number> {
  const page = await open(path, { viewport })
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value
        }).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => {
          resolve(sum)
        }, 1500)
      }),
  )
}

const text = async (page: Page, selector: string): Promise<string> => (await page.textContent(selector)) ?? ''

/** Right, half right and hopeless answers in turn. */
const MIXED = (answer: string, i: number): string =>
  i % 3 === 0
    ? `Energy is conserved, so\n\n\\[ E = mc^2 \\]\n\nand **thus** \\boxed{${answer}}.`
    : i % 3 === 1
      ? `\\boxed{7 ${answer}}`
      : 'I believe that it is about twelve.'

beforeAll(async () => {
  site = await startSite()
  chromium = await browser()
}, 300_000)

afterAll(async () => {
  await chromium.close()
  await site.stop()
}, 60_000)

describe('the pages', () => {
  let run = ''

  it('tell on an empty board how to get the first row', async () => {
    const page = await open('/')
    expect(await text(page, 'main')).toContain('No results here yet')
    expect(await text(page, 'main pre')).toContain('eval --suite physics --split smoke')
  })

  it('follow a run from the queue to its end without being loaded again', async () => {
    run = await submit(site, 'mock/model-a')
    const page = await open(`/runs/${run}`)
    await page.evaluate(() => {
      document.body.dataset['sameDocument'] = 'yes'
    })
    expect(await text(page, 'main [role=status]')).toBe('queued')
    expect(await text(page, 'main')).toContain('no runner is connected')

    answerer = await Answerer.enroll(site)
    const work = await answerer.claim(12)
    expect(work).toHaveLength(12)
    await page.getByText('running', { exact: true }).waitFor(WAIT)
    await answerer.answer(work.slice(0, 6), MIXED)
    await page.getByText('6 of 12').waitFor(WAIT)
    await page.getByText('Result so far').waitFor(WAIT)
    await answerer.answer(work.slice(6), MIXED)
    await page.getByText('12 of 12').waitFor(WAIT)
    await page.getByText('done', { exact: true }).waitFor(WAIT)
    // The table follows by itself, too.
    await page.locator('table.attempts tbody tr', { hasText: '100.0' }).first().waitFor(WAIT)
    expect(await page.evaluate(() => document.body.dataset['sameDocument'])).toBe('yes')
  })

  it('show the published row, drawn and in numbers', async () => {
    const page = await open('/')
    await expect
      .poll(
        async () => {
          await page.reload()
          return text(page, 'main')
        },
        { timeout: 20_000 },
      )
      .toContain('mock/model-a')
    await page.locator('.recharts-errorBar').first().waitFor(WAIT)
    expect(await page.locator('.recharts-errorBar').count()).toBe(2)
    const row = await text(page, 'table.board tbody tr')
    expect(row).toContain('33.3')
    expect(row).toContain('self-reported')
    expect(await text(page, 'main')).toContain('One ranked model so far')
  })

  it('say the same without script', async () => {
    const page = await open('/boards/physics?split=smoke&sort=-m.accuracy', { javaScriptEnabled: false })
    expect(await text(page, 'table.board tbody tr')).toContain('33.3')
    expect(await page.locator('th[aria-sort=descending]').count()).toBe(1)
    await page.locator('table.board details summary').first().click()
    expect(await text(page, 'table.board details')).toContain('unreadable')
  })

  it('lead from the row to the reasons of one score', async () => {
    const page = await open('/')
    await page.getByRole('link', { name: 'run', exact: true }).click()
    await page
      .locator('table.attempts tbody tr', { hasText: 'Sponge on the shop window' })
      .getByRole('link')
      .click()
    await page.getByRole('heading', { name: 'Why this score' }).waitFor(WAIT)
    expect(await page.locator('main .katex').count()).toBeGreaterThan(5)
    expect(await page.locator('.tree-extra').count()).toBeGreaterThan(0)
    expect(await text(page, 'main')).toMatch(/60 \u2212 100 \u00d7 [\d.]+ \/ \d+ = [\d.]+/)
    // Pointing at an edit lights up its node.
    await page.locator('.edit').first().focus()
    expect(await page.locator('.tree-node[data-lit]').count()).toBe(1)
    // The other view of the output, by keyboard.
    expect(await page.locator('.view-raw').first().isVisible()).toBe(false)
    await page.getByLabel('Formulas drawn').first().focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('.view-raw').first().isVisible()).toBe(true)
    expect(await page.locator('.view-rendered').first().isVisible()).toBe(false)
    await page.getByRole('link', { name: 'Try other answers' }).click()
    await page.waitForURL(/\/playground\?/)
    await page.getByText('of 100', { exact: true }).waitFor(WAIT)
    expect(await page.getByRole('textbox', { name: 'Key' }).inputValue()).toContain('\\frac')
  })

  it('score in the browser what is typed, and keep it in the address', async () => {
    const page = await open('/playground')
    await page.getByRole('textbox', { name: 'Key' }).fill('\\frac{1}{2}mv^2')
    await page.getByRole('textbox', { name: 'Answer' }).fill('\\frac{mv^2}{2}')
    await page.getByText('Score 100.0 of 100').waitFor(WAIT)
    await page.getByRole('textbox', { name: 'Answer' }).fill('mv^2')
    await page.locator('.tree-missing').first().waitFor(WAIT)
    await page.getByRole('textbox', { name: 'Answer' }).fill('\\frac{mv^2}{2} +')
    await page.getByText('Found the end of the formula').waitFor(WAIT)
    await page.getByRole('button', { name: /Equal only where/ }).click()
    await page.getByText('Score 100.0 of 100').waitFor(WAIT)
    expect(page.url()).toContain('s=%5Cmu%7E0%7E1')
    const copy = await open(new URL(page.url()).pathname + new URL(page.url()).search)
    await copy.getByText('Score 100.0 of 100').waitFor(WAIT)
    // Without the declared range the two are not equal any more.
    await copy.getByRole('button', { name: 'Remove symbol 1' }).click()
    await copy.getByText('not equal', { exact: true }).waitFor(WAIT)
  })

  it('let the administrator sign in, withdraw with a public reason, publish again, and sign out', async () => {
    const page = await open(`/runs/${run}`)
    expect(await page.getByRole('button', { name: 'Withdraw' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.getByLabel('Administrator token').fill('wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').filter({ hasText: 'administrator token' }).waitFor(WAIT)
    // The browser reports the refusal in the console, too: expected here.
    faults.splice(0, faults.length, ...faults.filter((f) => !f.includes('401')))
    await page.getByLabel('Administrator token').fill(site.token)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'Sign out' }).waitFor(WAIT)
    await go(page, `/runs/${run}`)
    await page.getByRole('button', { name: 'Withdraw' }).click()
    await page.getByLabel(/The reason is public/).fill('measured with a wrong template')
    await page.getByRole('button', { name: 'Withdraw it' }).click()
    await page.getByText('measured with a wrong template').waitFor(WAIT)
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByRole('button', { name: 'Withdraw' }).waitFor(WAIT)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('link', { name: 'Sign in' }).waitFor(WAIT)
    await page.getByRole('button', { name: 'Withdraw' }).waitFor({ ...WAIT, state: 'detached' })
  })

  it('let the administrator cancel a run, after asking once', async () => {
    const id = await submit(site, 'mock/model-b')
    const page = await open('/login')
    await page.getByLabel('Administrator token').fill(site.token)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Sign out' }).waitFor(WAIT)
    await go(page, `/runs/${id}`)
    await page.getByRole('button', { name: 'Cancel run' }).click()
    await page.getByRole('button', { name: 'Keep it going' }).click()
    // By keyboard: a second Enter changes nothing, and Escape leads back to where one was.
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    expect(await focused()).toBe('Cancel run')
    await page.keyboard.press('Enter')
    expect(await focused()).toBe('Keep it going')
    await page.keyboard.press('Enter')
    expect(await focused()).toBe('Cancel run')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    expect(await focused()).toBe('Cancel run')
    await page.getByRole('button', { name: 'Cancel run' }).click()
    await page.getByRole('button', { name: 'Yes, cancel it' }).click()
    await page.getByText('cancelled', { exact: true }).first().waitFor(WAIT)
  })

  it('keep the chosen colours, from the first byte on', async () => {
    const page = await open('/about', { colorScheme: 'light' })
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    const light = await paper()
    await page.getByRole('button', { name: /Colours/ }).click()
    await page.getByRole('button', { name: /Colours: light/ }).click()
    const dark = await paper()
    expect(dark).not.toBe(light)
    await page.reload()
    expect(await paper()).toBe(dark)
    const html = await (await page.request.get(`${site.url}/about`)).text()
    expect(html).toMatch(/<html[^>]*data-theme="dark"/)
    const system = await open('/about', { colorScheme: 'dark' })
    expect(await system.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(dark)
  })

  it('say in words what is not there, with the right status', async () => {
    const page = await open('/about')
    for (const path of [
      '/nothing',
      '/runs/none',
      `/attempts/${run}`,
      '/boards/none',
      '/models/none',
      '/suites/none',
    ]) {
      const reply = await page.goto(site.url + path)
      expect(reply?.status(), path).toBe(404)
      expect(await text(page, 'main h1'), path).toBe('There is no such page')
    }
  })

  it('never tell an item\u2019s key where only its prompt belongs', async () => {
    const page = await open('/suites/physics')
    expect(await text(page, 'main')).toContain('Sponge on the shop window')
    expect(await page.content()).not.toContain('\\cos\\alpha-\\mu\\sin\\alpha')
  })

  const paths = (): string[] => [
    '/',
    `/runs/${run}`,
    '/playground',
    '/suites',
    '/suites/physics',
    '/models/mock--model-a',
    '/runners',
    '/login',
    '/about',
  ]

  it('fit a phone of 360 pixels, and can be used there', async () => {
    const page = await open('/', { viewport: PHONE, hasTouch: true })
    for (const path of paths()) {
      await go(page, path)
      await page.waitForLoadState('networkidle')
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(wider, path).toBeLessThanOrEqual(0)
      expect(await page.getByRole('link', { name: 'Playground' }).first().isVisible(), path).toBe(true)
    }
  })

  it('have one main heading, a name for every control, and a language', async () => {
    const page = await open('/')
    for (const path of paths()) {
      await go(page, path)
      await page.waitForLoadState('networkidle')
      expect(await page.locator('h1').count(), path).toBe(1)
      expect(await page.getAttribute('html', 'lang')).toBe('en')
      const nameless = await page.evaluate(() =>
        [...document.querySelectorAll('a, button, input, textarea, select')]
          .filter((e) => {
            const labels = (e as HTMLInputElement).labels
            const name =
              (e.getAttribute('aria-label') ?? '') +
              (e.textContent ?? '') +
              [...(labels ?? [])].map((l) => l.textContent).join('')
            return name.trim() === ''
          })
          .map((e) => e.outerHTML.slice(0, 200)),
      )
      expect(nameless, path).toEqual([])
    }
  })

  it('can be walked by keyboard, with the focus in sight', async () => {
    const page = await open('/')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content')
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('Tab')
      const outline = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement!)
        return `${style.outlineStyle} ${style.outlineWidth}`
      })
      expect(outline).toBe('solid 2px')
    }
  })

  it('do not move while they load', async () => {
    for (const path of ['/', '/playground', `/runs/${run}`])
      for (const viewport of [DESK, PHONE])
        expect(await layoutShift(path, viewport), `${path} ${String(viewport.width)}`).toBeLessThan(0.02)
  })

  it('ask no other host for anything, and leave no fault in the console', async () => {
    for (const context of contexts) await context.close()
    expect(faults).toEqual([])
  })
}, 120_000)
