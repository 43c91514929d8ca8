import type { Tx } from '#db/index.ts'
import type { AttemptPlace } from '#core/suites/index.ts'
import type { ItemRow } from '../shared/items.ts'
import { itemsById } from './items.ts'
import type { PlaceRow } from './places.ts'
import { placesOf } from './places.ts'

/** A kept turn, as far as deciding on the next post needs it. */
interface KeptTurn {
  n: number
  output: string
  finishReason: string | null
  fence: number
  postHash: string
}

/** An attempt as a post finds it. */
export interface AttemptState {
  id: string
  state: string
  runId: string
  runState: string
  /** it was ended by its budget: what is in work may be finished, nothing more is asked */
  runStopped: boolean
  suite: string
  version: string
  item: ItemRow
  place: AttemptPlace
  turns: KeptTurn[]
  /** the runner that claimed it last */
  holder: string | null
  leaseId: string | null
  /** the job's fence and state in the queue engine; null where the job is gone */
  job: { fence: number; state: string } | null
  /** whether attempts of its run wait for others to be answered */
  runHasBlocked: boolean
}

interface Row extends PlaceRow {
  id: string
  state: string
  run_id: string
  item_id: string
  lease_id: string | null
  holder: string | null
  run_state: string
  stopped: boolean
  suite: string
  version: string
  job_fence: number | null
  job_state: string | null
  has_blocked: boolean
  turns: KeptTurn[]
}

/** What is known of the attempts with these ids; unknown ids are absent. The caller holds their runs' locks. */
export async function loadState(tx: Tx, ids: readonly string[]): Promise<Map<string, AttemptState>> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH mine AS MATERIALIZED (
      SELECT a.id, a.state::text, a.run_id, a.item_id, a.lease_id, a.sample, a.arm, a.depends_on FROM attempts a WHERE a.id = ANY(${[...ids]}::uuid[])
    ), about AS MATERIALIZED (
      SELECT r.id, r.state::text AS run_state, r.stopped IS NOT NULL AS stopped, v.suite_id AS suite, v.version,
        EXISTS (SELECT 1 FROM attempts b WHERE b.run_id = r.id AND b.state = 'blocked') AS has_blocked
      FROM runs r JOIN submissions s ON s.id = r.submission_id JOIN suite_versions v ON v.id = s.suite_version_id
      WHERE r.id IN (SELECT run_id FROM mine)
    )
    SELECT m.*, l.runner_id AS holder, o.run_state, o.stopped, o.suite, o.version, o.has_blocked,
      j.retry_count AS job_fence, j.state::text AS job_state,
      COALESCE((
        SELECT json_agg(json_build_object('n', t.n, 'output', t.output, 'finishReason', t.finish_reason,
          'fence', t.fence, 'postHash', t.post_hash) ORDER BY t.n) FROM turns t WHERE t.attempt_id = m.id
      ), '[]') AS turns
    FROM mine m JOIN about o ON o.id = m.run_id LEFT JOIN leases l ON l.id = m.lease_id
      LEFT JOIN pgboss.job j ON j.name = 'run-' || m.run_id AND j.id = m.id`
  const items = await itemsById(
    tx,
    rows.map((r) => r.item_id),
  )
  const places = await placesOf(tx, rows)
  return new Map(
    rows.map((r) => [
      r.id,
      {
        id: r.id,
        state: r.state,
        runId: r.run_id,
        runState: r.run_state,
        runStopped: r.stopped,
        suite: r.suite,
        version: r.version,
        item: items.get(r.item_id)!,
        place: places.get(r)!,
        turns: r.turns,
        holder: r.holder,
        leaseId: r.lease_id,
        job: r.job_fence === null || r.job_state === null ? null : { fence: r.job_fence, state: r.job_state },
        runHasBlocked: r.has_blocked,
      },
    ]),
  )
}
