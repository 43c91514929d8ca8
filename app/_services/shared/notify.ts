import type { Tx } from '#db/index.ts'

/** Postgres channel of hints between processes. A hint is never needed for correctness: everyone also polls. */
export const CHANNEL = 'touchstone'

/** What happened: work was queued, answers wait for scoring, a run changed, a board should be rebuilt. */
export type Hint = 'work' | 'score' | 'settle' | `run:${string}`

/** Sends a hint when the transaction commits. */
export async function notify(tx: Tx, hint: Hint): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, ${hint})`
}
