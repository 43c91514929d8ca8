/** A signal that comes again within this time is the same one, milliseconds. */
const SAME_SIGNAL_MS = 700

/**
 * Listens for Ctrl-C and SIGTERM until `release` is called: the first one aborts `signal`, so that what is under way
 * can be cancelled; a later one ends the process with exit code 130.
 */
export function listenForInterrupt(): { signal: AbortSignal; release: () => void } {
  const interrupt = new AbortController()
  let first = 0
  const onSignal = (): void => {
    // npm hands a Ctrl-C on that the terminal has sent us already; a later one means it.
    if (interrupt.signal.aborted && performance.now() - first > SAME_SIGNAL_MS) process.exit(130)
    if (!interrupt.signal.aborted) first = performance.now()
    interrupt.abort(new Error('interrupted'))
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.on(signal, onSignal)
  return {
    signal: interrupt.signal,
    release: () => {
      for (const signal of signals) process.off(signal, onSignal)
    },
  }
}
