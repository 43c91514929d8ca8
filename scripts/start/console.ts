import { SetupError, messageOf } from '#lib/setup-error.ts'

/** Prints an error for a person, without a stack if it is theirs to mend, and sets the exit code. */
export function endWith(error: unknown): void {
  process.exitCode = error instanceof SetupError ? error.exitCode : 1
  console.error(
    error instanceof SetupError ? error.message : (error instanceof Error && error.stack) || messageOf(error),
  )
}

/**
 * The console of `npm start`: short lines for people, and one progress line that redraws itself in a terminal
 * (elsewhere it is printed plainly, at most every few seconds).
 */
export interface Console {
  /** One line that stays. */
  say: (line: string) => void
  /** The progress line; replaces the one before. */
  progress: (line: string) => void
}

const PLAIN_PROGRESS_EVERY_MS = 10_000

/** A console on a stream, standard output by default. */
export function openConsole(stream: NodeJS.WriteStream = process.stdout): Console {
  let pending = false
  let last = ''
  let lastAt = -Infinity
  const clear = (): void => {
    if (pending) stream.write('\r\u001b[K')
    pending = false
  }
  return {
    say: (line) => {
      clear()
      stream.write(`${line}\n`)
    },
    progress: (line) => {
      if (stream.isTTY) {
        clear()
        stream.write(line.slice(0, Math.max(20, (stream.columns || 80) - 1)))
        pending = true
      } else if (line !== last && performance.now() - lastAt >= PLAIN_PROGRESS_EVERY_MS) {
        stream.write(`${line}\n`)
        lastAt = performance.now()
        last = line
      }
    },
  }
}
