/*
 * The jobs process: scores answered attempts in killable threads, settles runs, ends leases, rebuilds boards.
 * Any number of them may run on one database. Started by the supervisor with DATABASE_URL set.
 */
import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { secretKey } from '#lib/home.ts'
import { logger } from '#lib/log.ts'
import { dieWithParent } from '#lib/parent.ts'
import type { Context } from '#services/shared/context.ts'
import type { Connections } from '#services/shared/open.ts'
import { openConnections } from '#services/shared/open.ts'
import { PACE } from '#services/shared/pace.ts'
import { SNAPSHOT_QUEUE, prepareQueues } from '#services/shared/queue.ts'
import { removeDeadQueues, settleRuns } from '#services/run/settle.ts'
import { stopLateRuns } from '#services/run/budget.ts'
import { expireLeases } from '#services/work/expire.ts'
import { buildSnapshot } from '#services/board/snapshot.ts'
import { askForOutdated } from '#services/board/ask.ts'
import type { BoardKey } from '#services/board/ask.ts'
import { listenForHints } from './hints.ts'
import { startLoop } from './loop.ts'
import { ScorePool } from './score-pool.ts'
import { scoreAnswered, sweepScoring } from './scoring.ts'
import { Patience } from './sweeper.ts'

const SCORE_POLL_MS = 1000
/** Answers are scored in batches of what comes within this time: a batch costs hardly more than one. */
const SCORE_GATHER_MS = 50
/** Ten times what the slowest honest answer takes; a hang costs this once per try. */
const SCORE_TIMEOUT_MS = 5000

const url = process.env['DATABASE_URL']
if (!url) throw new Error('the jobs process needs DATABASE_URL; npm start sets it')
const log = logger('jobs')
const { db, queue, close } = await open(url)
const ctx: Context = {
  actor: { kind: 'system' },
  db,
  queue,
  siteUrl: process.env['TOUCHSTONE_URL'] ?? 'http://127.0.0.1:3000',
  secretKey: secretKey(),
}
const pool = new ScorePool({
  threads: Math.max(1, Math.min(4, availableParallelism() - 1)),
  timeoutMs: SCORE_TIMEOUT_MS,
  heapMb: 256,
})

await queue.boss.work<BoardKey>(
  SNAPSHOT_QUEUE,
  { pollingIntervalSeconds: 0.5, batchSize: 1 },
  async (jobs) => {
    for (const job of jobs) await buildSnapshot(ctx, job.data)
  },
)

// Boards that an earlier release computed in another way are computed anew.
await askForOutdated(ctx)

const settle = startLoop('settle', PACE.sweepMs, async () => void (await settleRuns(ctx)), log)
const scoring = startLoop(
  'score',
  SCORE_POLL_MS,
  async () => {
    if ((await scoreAnswered(ctx, pool, log)) > 0) settle.poke()
  },
  log,
  SCORE_GATHER_MS,
)
const patience = new Patience(4 * PACE.sweepMs, PACE.lifeS * 1000)
const sweep = startLoop(
  'sweep',
  PACE.sweepMs,
  async () => {
    try {
      await sweepScoring(ctx)
      await removeDeadQueues(ctx)
      await stopLateRuns(ctx)
      if (patience.seen(performance.now())) await expireLeases(ctx)
    } catch (error) {
      patience.lost()
      throw error
    }
  },
  log,
)
const stopHints = listenForHints(
  url,
  (hint) => {
    if (hint === 'score') scoring.poke()
    else if (hint === 'settle') settle.poke()
  },
  log,
)
log.info('jobs process ready')
process.send?.('ready')

/** Opens the database, for a minute again and again: it may be on its way up, or back, as this process is. */
async function open(url: string): Promise<Connections> {
  for (const end = performance.now() + 60_000; ; await sleep(1000)) {
    let connections: Connections | null = null
    try {
      connections = await openConnections({
        url,
        keeper: true,
        max: 6,
        onError: (error) => {
          log.error({ error: error.message }, 'queue')
        },
      })
      await prepareQueues(connections.queue)
      return connections
    } catch (error) {
      await connections?.close().catch(() => undefined)
      if (performance.now() > end) throw error
      const why = error instanceof Error ? error.message : String(error)
      log.warn({ error: why }, 'the database cannot be used yet; trying again')
    }
  }
}

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  await stopHints()
  await Promise.all([scoring.stop(), settle.stop(), sweep.stop()])
  await pool.close()
  await close()
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
dieWithParent(stop)
