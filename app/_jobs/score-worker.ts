/*
 * One scoring thread. It gets one attempt at a time and answers with the outcome; the pool outside measures the
 * time and kills the whole thread where a scorer hangs, which no code inside a thread could do.
 */
import { parentPort } from 'node:worker_threads'
import type { AttemptPlace, Outcome, SuiteItem, TurnRecord } from '#core/suites/index.ts'
import { getSuite } from '#core/suites/index.ts'

export interface ScoreRequest {
  suite: string
  item: SuiteItem
  turns: TurnRecord[]
  place?: AttemptPlace
}
/** Said once, when the scorer's code has been loaded. */
export const READY = 'ready'
export type ScoreReply = { ok: true; outcome: Outcome; ms: number } | { ok: false; error: string }

const port = parentPort
if (!port) throw new Error('score-worker.ts runs in a worker thread')
port.on('message', (request: ScoreRequest) => {
  const begin = performance.now()
  let reply: ScoreReply
  try {
    const outcome = getSuite(request.suite).score(request.item, request.turns, request.place)
    reply = { ok: true, outcome, ms: performance.now() - begin }
  } catch (error) {
    reply = { ok: false, error: error instanceof Error ? error.message : String(error) }
  }
  port.postMessage(reply)
})
port.postMessage(READY)
