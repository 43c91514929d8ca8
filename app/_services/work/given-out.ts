import type { Db } from '#db/index.ts'

/**
 * Whether attempts of a run in this state are given to runners, as far as its state goes.
 *
 * @example isGivenOut('running') // true
 * @example isGivenOut('held') // false
 */
export function isGivenOut(state: string): boolean {
  return state === 'queued' || state === 'running'
}

/** Those of the runs that give out nothing more for now: held, cancelled, ended, or over their budget. */
export async function closedAmong(db: Db, runIds: readonly string[]): Promise<string[]> {
  if (runIds.length === 0) return []
  const rows = await db.run.findMany({
    where: { id: { in: [...new Set(runIds)] } },
    select: { id: true, state: true, stopped: true },
  })
  return rows.filter((r) => r.stopped !== null || !isGivenOut(r.state)).map((r) => r.id)
}
