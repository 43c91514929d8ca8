import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import { findChromium } from '#scripts/test/chromium.ts'

/** Starts a headless Chromium that loads nothing by itself. The caller closes it. */
export async function browser(): Promise<Browser> {
  const executablePath = await findChromium()
  if (executablePath === null) {
    throw new Error(
      'No Chromium found: run the tests by `npm test`, which installs it, or set TOUCHSTONE_CHROMIUM',
    )
  }
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
