// What scripts/start.ts runs.
import { USAGE, parseStartArguments } from './arguments.ts'
import type { StartOptions } from './arguments.ts'
import { endWith, openConsole } from './console.ts'
import { supervise } from './supervisor.ts'

/** npm hands a Ctrl-C on that the terminal has sent us already: within this time it is one and the same. */
const SAME_SIGNAL_MS = 700

async function main(options: StartOptions): Promise<void> {
  const out = openConsole()
  const halt = new AbortController()
  let haltedAt: number | null = null
  const stop = (why: string): void => {
    if (haltedAt !== null) {
      // Children end by themselves when this process is gone; the database is taken over by the next start.
      if (performance.now() - haltedAt > SAME_SIGNAL_MS) process.exit(130)
      return
    }
    haltedAt = performance.now()
    out.say(`${why}: stopping ...`)
    halt.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal))
  // Started by another program (`touchstone eval`, a test): ends with it.
  if (process.channel) process.once('disconnect', () => stop('The starting program ended'))
  process.channel?.unref()
  process.on('uncaughtException', (error) => {
    endWith(error)
    halt.abort()
  })

  try {
    await supervise(options, out, halt, (url) => process.send?.({ up: url }))
  } catch (error) {
    if (haltedAt === null) endWith(error)
    else if (options.once) process.exitCode = 130
  }
  if (haltedAt !== null) out.say('Stopped.')
  // Whatever still lingers (an idle connection, say) must not hold the terminal.
  process.exit()
}

try {
  const options = parseStartArguments(process.argv.slice(2))
  if (options === null) console.log(USAGE)
  else await main(options)
} catch (error) {
  endWith(error)
}
