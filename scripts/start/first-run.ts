import { setTimeout as sleep } from 'node:timers/promises'
import type { RunStatus } from '#core/protocol/index.ts'
import { SetupError } from '#lib/setup-error.ts'
import type { Console } from './console.ts'
import type { SiteClient } from './site-client.ts'

/** What the first start evaluates, so that a newcomer's board is not empty. */
export const FIRST_RUN = {
  suite: 'physics',
  split: 'smoke',
  model: { name: 'SmolLM2-135M-Instruct', engine: 'llama-cpp' as const },
}

export interface FirstRunOptions {
  client: SiteClient
  console: Console
  signal: AbortSignal
  /** Why the local runner cannot serve, in a sentence, once that is certain; null while it may still. */
  runnerTrouble: () => string | null
  /** What the local runner is busy with before it can serve (fetching the model), or null. */
  runnerNews: () => string | null
  pollMs?: number
}

/**
 * Evaluates the built-in model on the physics smoke split if that board is empty, and reports its progress until
 * the result is published.
 *
 * @returns 'published', or 'not needed' when the board has rows
 * @throws SetupError if the run cannot complete; AbortError when the signal is aborted
 */
export async function firstRun(options: FirstRunOptions): Promise<'published' | 'not needed'> {
  const { client, console: out, signal } = options
  if ((await client.board(FIRST_RUN.suite, FIRST_RUN.split)).rows.length > 0) return 'not needed'
  // A start that was killed half-way left its run in the queue: go on with that one.
  const known = await client.unfinished(FIRST_RUN.suite, FIRST_RUN.split, FIRST_RUN.model.name)
  const run = known ?? (await client.submit({ ...FIRST_RUN, publish: true }))
  out.say(
    `${known ? 'Going on evaluating' : 'Evaluating'} ${FIRST_RUN.model.name} on ${FIRST_RUN.suite}/${FIRST_RUN.split}: ${run.url}`,
  )
  for (;;) {
    signal.throwIfAborted()
    const status = await client.run(run.id)
    if (status.published) break
    const trouble = troubleOf(status) ?? (status.waiting_for === null ? null : options.runnerTrouble())
    if (trouble !== null) throw new SetupError(`The first evaluation could not complete: ${trouble}`)
    out.progress(progressLine(status, options.runnerNews()))
    await sleep(options.pollMs ?? 500, undefined, { signal })
  }
  await appeared(options)
  out.say('Published the first evaluation.')
  return 'published'
}

/** The board is rebuilt a moment after a publication. */
async function appeared({ client, signal, pollMs }: FirstRunOptions): Promise<void> {
  for (const until = performance.now() + 60_000; performance.now() < until;) {
    if ((await client.board(FIRST_RUN.suite, FIRST_RUN.split)).rows.length > 0) return
    await sleep(pollMs ?? 200, undefined, { signal })
  }
  throw new SetupError('The first evaluation is published, but the board was not rebuilt within a minute.')
}

function troubleOf(status: RunStatus): string | null {
  switch (status.state) {
    case 'held':
      return `the run is held: ${status.reason ?? 'no reason given'}`
    case 'cancelling':
    case 'cancelled':
      return 'the run was cancelled'
    case 'draft':
    case 'queued':
    case 'running':
    case 'settling':
    case 'done':
      return null
  }
}

/**
 * Where a run stands, in one line.
 *
 * @example progressLine(status) // '  5/12 done, 41 tokens/s, about 2 min left'
 */
export function progressLine(status: RunStatus, news: string | null = null): string {
  const parts = [`${status.done}/${status.total} done`]
  if (status.waiting_for !== null) parts.push(news ?? `waiting: ${status.waiting_for}`)
  else if (status.state === 'settling' || status.state === 'done') parts.push('computing the statistics')
  else {
    if (status.tokens_per_s !== null) parts.push(`${status.tokens_per_s.toFixed(0)} tokens/s`)
    if (status.eta_s !== null) parts.push(`about ${duration(status.eta_s)} left`)
  }
  return `  ${parts.join(', ')}`
}

/** A time span for people. @example duration(95) // '2 min' */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`
  return `${(seconds / 3600).toFixed(1)} h`
}
