import type { Tx } from '#db/index.ts'

/**
 * Adds a line to a run's log and raises the run's sequence, so that watchers see it. Takes the run's row lock:
 * call it after locks on the run, before those on attempts.
 */
export async function logRun(
  tx: Tx,
  runId: string,
  level: 'info' | 'warn' | 'error',
  code: string,
  message: string,
): Promise<void> {
  await tx.$executeRaw`
    WITH bumped AS (UPDATE runs SET seq = seq + 1 WHERE id = ${runId}::uuid RETURNING seq)
    INSERT INTO run_log (run_id, seq, level, code, message)
    SELECT ${runId}::uuid, seq, ${level}, ${code}, ${message.slice(0, 2000)} FROM bumped`
}
