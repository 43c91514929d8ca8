import { browser } from './test/support/browser.ts'
const b = await browser()
const [,, out, url, width='1280', scheme='light', full='1'] = process.argv
const page = await b.newPage({ viewport: { width: Number(width), height: 900 }, colorScheme: scheme as 'light' })
await page.goto(url!, { waitUntil: 'load' })
await page.waitForTimeout(600)
const h = await page.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth])
console.log(out, h)
await page.screenshot({ path: out!, fullPage: full === '1' })
await b.close()
