import { retrying } from '#lib/retry/index.ts'
import type { Clock, Verdict } from '#lib/retry/index.ts'
import type { GenerateRequest, Generation } from '../engines/engine.ts'
import { EngineFault } from '../engines/engine.ts'
import type { Channel } from './channels.ts'

/** Tries of one turn in all, where no other number is given below. */
const TRIES = 8
const MOST_TRIES = 16
/** Tries where more would only take longer to say the same. */
const TRIES_BY_CODE: Readonly<Record<string, number>> = {
  // Nobody there, or a restart: three seconds tell.
  connection_refused: 4,
  dns: 3,
  unreachable: 3,
  not_http: 3,
  html: 3,
  not_json: 4,
  not_a_completion: 3,
  // Each of these takes the whole time-out.
  no_first_byte: 2,
  connect_timeout: 3,
  // Busy is not broken: the time limit ends it.
  http_429: MOST_TRIES,
}
/** Attempts in a row whose tries were all in vain, after which the endpoint is taken to be down. */
const DOWN_AFTER = 3
/** Tries then. */
const TRIES_WHEN_DOWN = 2

/** Tries of a turn begin within this time of the first one, in milliseconds: twice the time-out and a minute. */
function patienceMs(timeoutS: number): number {
  return (2 * timeoutS + 60) * 1000
}

/**
 * The longest that one turn can take with all its retries, in milliseconds: the last try may take the whole time-out.
 * A site's own deadline must not be shorter.
 *
 * @example longestTurnMs(180) // 600000
 */
export function longestTurnMs(timeoutS: number): number {
  return patienceMs(timeoutS) + timeoutS * 1000
}

/** The endpoint refuses more requests than it bears at a time, and this was one of those too many: it has to wait. */
export class Crowded extends Error {
  constructor(cause: EngineFault) {
    super('the endpoint bears fewer requests at a time', { cause })
    this.name = 'Crowded'
  }
}

/**
 * One answer, with retries: each try is a delivery of the same attempt, never a new one. `timing.retries` tells
 * how many were in vain. The endpoint's adaptive limit learns from every try.
 *
 * @throws EngineFault after the last try: with `permanent` set where the endpoint has failed so often in a row
 *   that other prompts are no more likely to work; Crowded where the channel has more requests in flight than its
 *   endpoint turned out to bear: the attempt is not at fault, and waits for its turn; the signal's reason
 */
export async function deliver(
  channel: Channel,
  request: GenerateRequest,
  clock: Clock,
  onRetry?: (fault: EngineFault, failures: number, pauseMs: number) => void,
): Promise<Generation> {
  const within_ms = patienceMs(request.sampling.timeout_s)
  try {
    const generation = await retrying((failures) => once(channel, request, clock, failures), {
      judge: (error) => judge(error, channel, within_ms),
      tries: MOST_TRIES,
      within_ms,
      backoff: { base_ms: 500, factor: 2, cap_ms: 30_000, jitter: 0.5 },
      clock,
      signal: request.signal,
      onRetry: (error, failures, pause) => {
        if (error instanceof EngineFault) onRetry?.(error, failures, pause)
      },
    })
    channel.exhausted = 0
    return generation
  } catch (error) {
    request.signal.throwIfAborted()
    if (!(error instanceof EngineFault)) throw unexpected(error)
    if (!error.retryable) throw error
    if (asksTooLong(error, within_ms))
      throw asPermanent(error, `it asks for a pause of ${durationOf(error.retry_after_ms!)}`)
    if (isTooMany(error, channel)) throw new Crowded(error)
    channel.exhausted++
    throw channel.exhausted >= DOWN_AFTER && !error.permanent ? asPermanent(error) : error
  }
}

async function once(
  channel: Channel,
  request: GenerateRequest,
  clock: Clock,
  failures: number,
): Promise<Generation> {
  const sentAt = clock.now()
  try {
    const generation = await channel.engine.generate(request)
    if (generation.finish_reason === 'timed_out') channel.limit.overload(sentAt)
    else channel.limit.success()
    return { ...generation, timing: { ...generation.timing, retries: failures } }
  } catch (error) {
    if (error instanceof EngineFault && error.overload) {
      // A pause that no turn can wait for is not kept: the run is held with that reason after a few of them.
      const tooLong = asksTooLong(error, patienceMs(request.sampling.timeout_s))
      channel.limit.overload(sentAt, tooLong ? 0 : error.retry_after_ms)
    }
    throw error
  }
}

function judge(error: unknown, channel: Channel, withinMs: number): Verdict {
  if (!(error instanceof EngineFault) || !error.retryable) return { retry: false }
  if (asksTooLong(error, withinMs) || isTooMany(error, channel)) return { retry: false }
  const usual = TRIES_BY_CODE[error.code] ?? TRIES
  const tries = channel.exhausted >= DOWN_AFTER - 1 ? Math.min(usual, TRIES_WHEN_DOWN) : usual
  return { retry: true, tries, after_ms: error.retry_after_ms }
}

/** Trying again from here would be one request more than the endpoint bears. One alone is never too many. */
function isTooMany(fault: EngineFault, { limit }: Channel): boolean {
  return fault.code === 'http_429' && limit.inFlight > limit.limit
}

/** The endpoint wants to be left alone for longer than tries of a turn may go on: a daily quota, say. */
function asksTooLong(fault: EngineFault, withinMs: number): boolean {
  return (fault.retry_after_ms ?? 0) > withinMs
}

function durationOf(ms: number): string {
  const minutes = ms / 60_000
  if (minutes < 2) return `${String(Math.round(ms / 1000))} s`
  return minutes < 120 ? `${String(Math.round(minutes))} min` : `${String(Math.round(minutes / 60))} h`
}

function asPermanent(fault: EngineFault, why?: string): EngineFault {
  return new EngineFault({
    kind: fault.kind,
    code: fault.code,
    message: why === undefined ? fault.message : `${why}: ${fault.message}`,
    permanent: true,
    retryable: fault.retryable,
    overload: fault.overload,
    cause: fault,
  })
}

/** A defect of this code must not look like the endpoint's. */
function unexpected(error: unknown): EngineFault {
  return new EngineFault({
    kind: 'runner_error',
    code: 'defect',
    message: `the runner failed: ${error instanceof Error ? error.message : String(error)}`.slice(0, 1000),
    permanent: false,
    retryable: false,
    cause: error,
  })
}
