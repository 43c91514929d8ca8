import type { Tx } from '#db/index.ts'

/** Postgres channel of hints between processes. A hint is never needed for correctness: everyone also polls. */
export const CHANNEL = 'touchstone'

/** What happened, for the jobs processes: answers wait for scoring, or a run may be ready to move on. */
export type Hint = 'score' | 'settle'

/** Sends a hint when the transaction commits. */
export async function notify(tx: Tx, hint: Hint): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, ${hint})`
}
