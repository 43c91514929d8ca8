import { fromPrisma, PgBoss } from 'pg-boss'
import type { Tx } from '#db/index.ts'

/**
 * The queue engine. One queue per run holds the jobs of its attempts (job id = attempt id); the fence of a lease
 * is the job's `retryCount`, which every fetch after the first raises. Queues per run let a claim choose whom to
 * serve (fair over submitters) instead of taking what came first.
 */
export interface Queue {
  boss: PgBoss
}

/** Queue whose jobs rebuild the snapshots of boards. */
export const SNAPSHOT_QUEUE = 'snapshots'

/** Name of the queue that holds a run's attempts. */
export function runQueue(runId: string): string {
  return `run-${runId}`
}

/**
 * Opens the queue engine on `connectionString`. `keeper` is the jobs process: it alone installs the schema and
 * does the engine's housekeeping. Leases expire by our own sweeper (work/expire.ts), not by the engine's clock:
 * after an outage of the database that clock would take live holders' jobs.
 */
export async function openQueue(options: {
  connectionString: string
  keeper: boolean
  onError: (error: Error) => void
}): Promise<Queue> {
  const boss = new PgBoss({
    connectionString: options.connectionString,
    schema: 'pgboss',
    max: 4,
    schedule: false,
    supervise: options.keeper,
    migrate: options.keeper,
    createSchema: options.keeper,
    maintenanceIntervalSeconds: 600,
    warningQueueSize: 1e6,
    registerInstance: false,
  })
  boss.on('error', options.onError)
  await boss.start()
  return { boss }
}

/**
 * Makes the queues that are always there. `short`: at most one waiting job a key, so that asking for a board's
 * rebuild twice is asking once.
 */
export async function prepareQueues(queue: Queue): Promise<void> {
  await queue.boss.createQueue(SNAPSHOT_QUEUE, {
    policy: 'short',
    retentionSeconds: 30 * 86_400,
    deleteAfterSeconds: 3600,
  })
}

/** Makes the queue of a run. Done before the transaction that inserts its jobs: an empty queue does no harm. */
export async function createRunQueue(queue: Queue, runId: string): Promise<void> {
  await queue.boss.createQueue(runQueue(runId), {
    // Losses are counted in our own rows, releases are free: the engine must never give up by itself.
    retryLimit: 1_000_000,
    retryDelay: 0,
    expireInSeconds: 86_400 - 1,
    retentionSeconds: 365 * 86_400,
    deleteAfterSeconds: 86_400,
  })
}

/**
 * The priority of an attempt's job in its run's queue: lower phases first, and in a phase the exclusive ones last.
 * Jobs of one priority are all of one phase, and all exclusive or none.
 *
 * @example jobPriority(0, false) // 0
 * @example jobPriority(2, true) // -5
 */
export function jobPriority(phase: number, exclusive: boolean): number {
  return 0 - (2 * phase + (exclusive ? 1 : 0))
}

/** Whether jobs of this priority are of exclusive attempts. */
export function isExclusivePriority(priority: number): boolean {
  return priority % 2 !== 0
}

/** The engine's calls inside a Prisma transaction: a rollback leaves no job. */
export function inTx(tx: Tx): { db: ReturnType<typeof fromPrisma> } {
  return { db: fromPrisma(tx) }
}
