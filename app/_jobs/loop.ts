import type { Logger } from '#lib/log.ts'

/** Work that is repeated every `everyMs`, and at once when poked; never twice at the same time. */
export interface Loop {
  poke: () => void
  /** resolves when a pass under way has ended */
  stop: () => Promise<void>
}

/**
 * Runs `pass` now and then every `everyMs` milliseconds. A pass that fails is logged and tried again at the next
 * turn: a database that is away must not end the process. A poke takes effect after `gatherMs`, so that what comes
 * close together is done together.
 */
export function startLoop(
  name: string,
  everyMs: number,
  pass: () => Promise<void>,
  log: Logger,
  gatherMs = 0,
): Loop {
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> | null = null
  let again = false
  let stopped = false
  let gathering = false
  const run = (): void => {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    if (timer) clearTimeout(timer)
    gathering = false
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
          timer = setTimeout(run, gatherMs)
        } else timer = setTimeout(run, everyMs)
      })
  }
  run()
  return {
    poke: () => {
      if (gatherMs === 0 || running) return run()
      if (stopped || gathering) return
      gathering = true
      if (timer) clearTimeout(timer)
      timer = setTimeout(run, gatherMs)
    },
    stop: async () => {
      stopped = true
      if (timer) clearTimeout(timer)
      await running
    },
  }
}
