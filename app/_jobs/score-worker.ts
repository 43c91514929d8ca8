/*
 * One scoring thread. It gets a few attempts at a time and answers with their outcomes; the pool outside measures
 * the time and kills the whole thread where a scorer hangs, which no code inside a thread could do.
 */
import { parentPort } from 'node:worker_threads'
import type { AttemptPlace, Outcome, SuiteItem, TurnRecord } from '#core/suites/index.ts'
import { getSuite, reasonOf } from '#core/suites/index.ts'

export interface ScoreRequest {
  suite: string
  item: SuiteItem
  turns: TurnRecord[]
  place?: AttemptPlace
}
/** Said once, when the scorer's code has been loaded. */
export const READY = 'ready'
/**
 * `detail` is the outcome's detail as JSON, and then left out of the outcome: as one string it crosses to the other
 * thread, and on into the database, without being taken apart and put together three times.
 */
export type ScoreReply =
  { ok: true; outcome: Outcome; detail?: string; ms: number } | { ok: false; error: string }

const port = parentPort
if (!port) throw new Error('score-worker.ts runs in a worker thread')
port.on('message', (requests: ScoreRequest[]) => {
  port.postMessage(requests.map(reply))
})
port.postMessage(READY)

function reply(request: ScoreRequest): ScoreReply {
  const begin = performance.now()
  try {
    const outcome = getSuite(request.suite).score(request.item, request.turns, request.place)
    const ms = performance.now() - begin
    const detail = JSON.stringify(outcome.detail ?? {})
    return { ok: true, outcome: { ...outcome, detail: { reason: reasonOf(outcome) } }, detail, ms }
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) }
  }
}
