import type { RunStatus } from '#core/protocol/index.ts'

/** Where progress is written. */
export interface Output {
  isTTY?: boolean | undefined
  columns?: number | undefined
  write: (text: string) => unknown
}

/** Without a terminal: no more than one line in this time, milliseconds. */
const LINE_EVERY_MS = 5000
const BAR = 24

/** Shows how a run gets on: one line that is written anew on a terminal, plain lines elsewhere. */
export class ProgressView {
  readonly #out: Output
  readonly #now: () => number
  #shownAt = -Infinity
  #shown = ''
  #open = false

  constructor(out: Output, now: () => number = () => performance.now()) {
    this.#out = out
    this.#now = now
  }

  show(status: RunStatus): void {
    const text = progressText(status)
    if (text === this.#shown) return
    if (this.#out.isTTY) {
      const line = `${bar(status)} ${text}`.slice(0, (this.#out.columns ?? 100) - 1)
      this.#out.write(`\r\x1b[K${line}`)
      this.#open = true
    } else {
      const complete = status.done === status.total
      if (!complete && this.#now() - this.#shownAt < LINE_EVERY_MS) return
      this.#out.write(`${text}\n`)
    }
    this.#shown = text
    this.#shownAt = this.#now()
  }

  /** A line of its own, above the progress. */
  say(line: string): void {
    this.end()
    this.#out.write(`${line}\n`)
  }

  /** Leaves the last line as it is. */
  end(): void {
    if (this.#open) this.#out.write('\n')
    this.#open = false
    this.#shown = ''
  }
}

function bar({ done, total }: RunStatus): string {
  const full = total === 0 ? 0 : Math.floor((BAR * done) / total)
  return `[${'#'.repeat(full)}${'-'.repeat(BAR - full)}]`
}

/**
 * Where a run stands, in one line.
 *
 * @example progressText(status) // '5/12 done: 4 scored, 1 truncated; 41 tokens/s, about 2 min left'
 */
export function progressText(status: RunStatus): string {
  // A cancelled run's attempts are all over, most of them without an outcome.
  if (status.state === 'cancelling' || status.state === 'cancelled') return status.state
  const counts = outcomeText(status.outcomes)
  const head = `${String(status.done)}/${String(status.total)} done${counts === '' ? '' : `: ${counts}`}`
  return [head, tail(status)].filter(Boolean).join('; ')
}

/**
 * @example outcomeText({ truncated: 1, scored: 4 }) // '4 scored, 1 truncated'
 */
export function outcomeText(outcomes: RunStatus['outcomes']): string {
  return Object.entries(outcomes)
    .filter(([, n]) => n > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([name, n]) => `${String(n)} ${name}`)
    .join(', ')
}

function tail(status: RunStatus): string {
  if (status.waiting_for !== null) return `waiting: ${status.waiting_for}`
  switch (status.state) {
    case 'settling':
      return 'computing the statistics'
    case 'held':
      return 'held'
    case 'cancelling':
    case 'cancelled':
    case 'draft':
    case 'queued':
    case 'running':
    case 'done': {
      const speed = status.tokens_per_s === null ? '' : `${status.tokens_per_s.toFixed(0)} tokens/s`
      const left =
        status.eta_s === null || status.state === 'done' ? '' : `about ${duration(status.eta_s)} left`
      return [speed, left].filter(Boolean).join(', ')
    }
  }
}

/** A time span for people. @example duration(95) // '2 min' */
export function duration(seconds: number): string {
  if (seconds < 90) return `${String(Math.max(1, Math.round(seconds)))} s`
  if (seconds < 5400) return `${String(Math.round(seconds / 60))} min`
  return `${(seconds / 3600).toFixed(1)} h`
}
