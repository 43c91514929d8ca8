// `npm test`: everything that the tests need, then the tests. Arguments go to vitest (`npm test -- test/core`).
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { cloneRoot } from '#lib/home.ts'
import { endWith } from './start/console.ts'
import { buildSite } from './start/site-build.ts'
import { ensureChromium } from './test/chromium.ts'

const say = (line: string): void => console.log(line)

/** Runs vitest on this terminal; resolves to its exit code. */
function vitest(args: string[], env: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const program = join(cloneRoot(), 'node_modules', 'vitest', 'vitest.mjs')
    const child = spawn(process.execPath, [program, 'run', ...args], {
      cwd: cloneRoot(),
      env: { ...process.env, ...env },
      stdio: 'inherit',
    })
    // The terminal's Ctrl-C reaches vitest too, which then cleans up; wait for it.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })
}

try {
  const chromium = await ensureChromium(say)
  await buildSite({ say })
  process.exitCode = await vitest(process.argv.slice(2), { TOUCHSTONE_CHROMIUM: chromium })
} catch (error) {
  endWith(error)
}
