import { setTimeout as sleep } from 'node:timers/promises'
import type { Tx } from '#db/index.ts'
import type { Context } from './context.ts'

/** Times that a transaction is tried in all. */
const TRIES = 5

/**
 * Runs `work` in a transaction, again where the database ended it to break a deadlock (it then has changed
 * nothing). Whatever `work` does beside the database must bear repetition.
 *
 * Every transaction takes its locks in one order: run, attempt, lease or hold, turn; but attempts that are answered
 * belong to the scorers, who lock them before their run (scoring/store.ts). Deadlocks are then a defect; this keeps one
 * from becoming somebody's failed request.
 */
export async function transact<T>(
  ctx: Pick<Context, 'db'>,
  work: (tx: Tx) => Promise<T>,
  options: { timeout?: number } = {},
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ctx.db.$transaction(work, options)
    } catch (error) {
      if (tries >= TRIES || !isConflict(error)) throw error
      await sleep(5 * 2 ** tries * (0.5 + Math.random()))
    }
  }
}

/** Whether the database ended the transaction since it stood in another's way, however the client puts it. */
export function isConflict(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, message } = error as { code?: unknown; message?: unknown }
  return code === 'P2034' || /deadlock detected|\b40P01\b|\b40001\b|write conflict/i.test(String(message))
}
