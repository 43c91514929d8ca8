import type { Logger } from '#lib/log.ts'

/** Work that is repeated every `everyMs`, and at once when poked; never twice at the same time. */
export interface Loop {
  poke: () => void
  /** resolves when a pass under way has ended */
  stop: () => Promise<void>
}

/**
 * Runs `pass` now and then every `everyMs` milliseconds. A pass that fails is logged and tried again at the next
 * turn: a database that is away must not end the process.
 */
export function startLoop(name: string, everyMs: number, pass: () => Promise<void>, log: Logger): Loop {
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> | null = null
  let again = false
  let stopped = false
  const run = (): void => {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    if (timer) clearTimeout(timer)
    running = pass()
      .catch((error: unknown) => {
        log.error(
          { loop: name, error: error instanceof Error ? error.message : String(error) },
          'a pass failed',
        )
      })
      .finally(() => {
        running = null
        if (stopped) return
        if (again) {
          again = false
          setImmediate(run)
        } else timer = setTimeout(run, everyMs)
      })
  }
  run()
  return {
    poke: run,
    stop: async () => {
      stopped = true
      if (timer) clearTimeout(timer)
      await running
    },
  }
}
