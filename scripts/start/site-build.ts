import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cloneRoot } from '#lib/home.ts'
import { waitForLock } from '#lib/lock.ts'
import { SetupError } from '#lib/setup-error.ts'
import { runNode } from './command.ts'
import { generateClient } from './prisma-client.ts'
import { readStamp, stampOf } from './stamp.ts'

/** What the built site depends on. */
const SOURCES = [
  'app',
  'core',
  'lib',
  'datasets',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'prisma/schema.prisma',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'next.config.ts',
  'postcss.config.mjs',
]

export interface BuildOptions {
  /** Tells what is happening, one short line each time. */
  say?: (line: string) => void
  signal?: AbortSignal | undefined
}

/** The program that serves the built site. */
export function siteProgram(): string {
  return join(cloneRoot(), '.next', 'standalone', 'server.js')
}

/**
 * Builds the site if its sources changed since the last build (or it was never built), and puts it together in
 * `.next/standalone`, ready to be run by {@link siteProgram}.
 *
 * @returns whether it had to be built
 * @throws SetupError with the compiler's words
 */
export async function buildSite(options: BuildOptions = {}): Promise<boolean> {
  const root = cloneRoot()
  const say = options.say ?? (() => undefined)
  await generateClient(options.signal)
  const lock = await waitForLock(`build:${root}`, (holder) =>
    say(`Waiting for another build of this clone (process ${holder.pid}) ...`),
  )
  try {
    const stampFile = join(root, '.next', 'touchstone-stamp')
    const stamp = stampOf(root, SOURCES, (path) => path.startsWith('app/_db/generated'))
    if (readStamp(stampFile) === stamp && existsSync(siteProgram())) return false
    say('Building the site (once for each version of the code) ...')
    const started = Date.now()
    rmSync(stampFile, { force: true })
    const { code, output } = await runNode('node_modules/next/dist/bin/next', ['build'], {
      signal: options.signal,
      env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', NO_COLOR: '1' },
    })
    options.signal?.throwIfAborted()
    if (code !== 0) throw new SetupError(`The site could not be built:\n${output.trim()}`)
    assemble(root)
    writeFileSync(stampFile, stamp)
    say(`Built the site in ${((Date.now() - started) / 1000).toFixed(0)} s.`)
    return true
  } finally {
    await lock.release()
  }
}

/** Next leaves the files that browsers load out of its standalone folder. */
function assemble(root: string): void {
  const target = join(root, '.next', 'standalone')
  for (const [from, to] of [
    [join(root, '.next', 'static'), join(target, '.next', 'static')],
    [join(root, 'public'), join(target, 'public')],
  ] as const) {
    if (!existsSync(from)) continue
    rmSync(to, { recursive: true, force: true })
    cpSync(from, to, { recursive: true })
  }
}
