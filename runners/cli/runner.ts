import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import type { Command } from 'commander'
import { adminTokenFile, home, readSite } from '#lib/home.ts'
import { dieWithParent } from '#lib/parent.ts'
import { badArguments, isOfThisMachine, secretFrom, siteUrl, wholeNumber } from './values.ts'

interface RunnerFlags {
  site?: string
  tokenFile?: string
  keyFile?: string
  name: string
  slots: number
  /** a path; false: endpoints only; absent: the built-in model */
  model?: string | false
  labels: string[]
  private: boolean
  grace?: number
}

/** npm hands a Ctrl-C on that the terminal has sent us already: within this time it is one and the same. */
const SAME_SIGNAL_MS = 700
/** Seconds for running work to finish: on its own; and under a supervisor, which itself has ten to end everything. */
const GRACE_S = { alone: 10, supervised: 1 }

/** `touchstone runner`. */
export function register(command: Command): void {
  command
    .option('--site <url>', 'the site to work for (default: the one that runs from this clone)', siteUrl)
    .option('--token-file <path>', "file with an administrator's token, to enroll with")
    .option('--key-file <path>', "file with a runner's key, in place of enrolling")
    .option('--name <name>', "this runner's name at the site", hostname().slice(0, 100) || 'runner')
    .option('--slots <n>', 'answers that it works on at once', wholeNumber(1, 1024), 64)
    .option('--model <path>', 'a GGUF file to serve in place of the built-in small model')
    .option('--no-model', 'serve endpoints only')
    .option(
      '--labels <a,b>',
      'labels that submissions can ask for',
      (text) =>
        text
          .split(',')
          .map((l) => l.trim())
          .filter(Boolean),
      [],
    )
    .option('--no-private', 'never call addresses of this machine or its private networks')
    .option('--grace <seconds>', 'time for running work to finish when it is stopped', wholeNumber(0, 3600))
    .action(work)
}

async function work(flags: RunnerFlags): Promise<void> {
  const site = flags.site ?? (await readSite())?.url
  if (site === undefined)
    throw badArguments('No site runs from this clone. Say which one to work for: --site URL')
  if (flags.labels.length > 32) throw badArguments('--labels: at most 32')
  // The heap of a busy runner grows to 250 MB, most of it garbage; with this it stays at half of that, for a fifth of
  // a millisecond more of CPU time an attempt.
  setFlagsFromString('--optimize-for-size')
  const { Daemon } = await import('../daemon/daemon.ts')
  const { runnerLog } = await import('../daemon/log.ts')
  const graceMs = (flags.grace ?? (process.channel ? GRACE_S.supervised : GRACE_S.alone)) * 1000
  const daemon = new Daemon({
    site,
    name: flags.name,
    home: home(),
    token: tokenSource(flags, site),
    key: flags.keyFile === undefined ? null : keyFrom(flags.keyFile),
    slots: flags.slots,
    labels: flags.labels,
    model:
      flags.model === false
        ? { kind: 'none' }
        : flags.model === undefined
          ? { kind: 'builtin' }
          : { kind: 'path', path: flags.model },
    noPrivate: !flags.private,
    log: runnerLog(),
    graceMs,
  })
  let stoppedAt: number | null = null
  const stop = (): void => {
    if (stoppedAt !== null && performance.now() - stoppedAt > SAME_SIGNAL_MS) process.exit(130)
    stoppedAt ??= performance.now()
    void daemon.stop()
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, stop)
  dieWithParent(() => daemon.stop())
  try {
    await daemon.run()
  } finally {
    for (const signal of signals) process.off(signal, stop)
  }
}

/** The token as it is when it is needed: a site that starts afresh may have a new one. */
function tokenSource(flags: RunnerFlags, site: string): () => string | null {
  const { tokenFile } = flags
  if (tokenFile !== undefined) {
    secretFrom(tokenFile, '--token-file')
    return () => secretFrom(tokenFile, '--token-file')
  }
  // This clone's own token is for this machine: it is not shown to other hosts.
  if (!isOfThisMachine(site)) return () => null
  const own = adminTokenFile()
  return () => (existsSync(own) ? secretFrom(own, 'the token file') : null)
}

/** A key file holds the key alone, or is the file that an enrolled runner keeps. */
function keyFrom(path: string): string {
  const text = secretFrom(path, '--key-file')
  if (!text.startsWith('{')) return text
  try {
    const { key } = JSON.parse(text) as { key?: unknown }
    if (typeof key === 'string' && key !== '') return key
  } catch {
    // said below
  }
  throw badArguments(`--key-file ${path} holds no key.`)
}
