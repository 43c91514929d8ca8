import type { Context } from '../shared/context.ts'
import type { EndpointForRunner, Settings, Work } from '#core/protocol/index.ts'
import { unseal } from '#lib/seal.ts'
import { PACE } from '../shared/pace.ts'
import { itemsById } from './items.ts'
import { nextMessages } from './messages.ts'
import type { PlaceRow } from './places.ts'
import { placesOf, turnsOf } from './places.ts'

/** What a claim took: attempts of one run, in the order in which they are to be worked on. */
export interface Claimed {
  runId: string
  lease: string
  attempts: readonly ClaimedAttempt[]
}

export interface ClaimedAttempt extends PlaceRow {
  attempt: string
  item: string
  fence: number
}

interface RunRow {
  suite: string
  version: string
  split: string
  settings: Settings
  kind: 'openai' | 'llama_cpp'
  base_url: string
  model_name: string
  endpoint: string
  key_cipher: Uint8Array | null
  owner_role: 'admin' | 'member'
}

/** Everything that the runner needs to work on what it claimed: messages, sampling, endpoint with its key. */
export async function describeWork(ctx: Context, claimed: Claimed): Promise<Work> {
  const { runId, attempts } = claimed
  const [[row], items, turns, places] = await Promise.all([
    ctx.db.$queryRaw<RunRow[]>`
      SELECT v.suite_id AS suite, v.version, s.split, s.settings, e.kind::text, e.base_url, e.model_name,
        e.id AS endpoint, e.key_cipher, u.role::text AS owner_role
      FROM runs r JOIN submissions s ON s.id = r.submission_id JOIN suite_versions v ON v.id = s.suite_version_id
        JOIN endpoints e ON e.id = s.endpoint_id JOIN users u ON u.id = s.owner_id
      WHERE r.id = ${runId}::uuid`,
    itemsById(
      ctx.db,
      attempts.map((a) => a.item),
    ),
    turnsOf(
      ctx.db,
      // Under its first fence nobody has taken a turn of it yet.
      attempts.filter((a) => a.fence > 0).map((a) => a.attempt),
    ),
    placesOf(ctx.db, attempts),
  ])
  if (!row) throw new Error(`run ${runId} has gone while it was claimed from`)
  return {
    lease: { id: claimed.lease, life_s: PACE.lifeS, beat_s: PACE.beatS },
    run: describeRun(ctx, runId, row),
    attempts: attempts.map((a) => {
      const before = turns.get(a.attempt) ?? []
      const next = nextMessages(row.suite, row.version, items.get(a.item)!, before, places.get(a)!)
      if (!next) throw new Error(`attempt ${a.attempt} is open although its episode is complete`)
      return {
        attempt: a.attempt,
        fence: a.fence,
        n: before.length,
        messages: next.messages,
        prompt_hash: next.hash,
        // The k-th sample of an item runs under the run's seed plus k.
        seed: row.settings.seed === null ? null : row.settings.seed + a.sample,
        max_output_tokens: next.maxOutputTokens,
      }
    }),
  }
}

function describeRun(ctx: Context, runId: string, row: RunRow): Work['run'] {
  const { settings } = row
  const endpoint: EndpointForRunner = {
    kind: row.kind === 'openai' ? 'openai' : 'llama-cpp',
    base_url: row.base_url === '' ? null : row.base_url,
    model: row.model_name,
    api_key: row.key_cipher ? unseal(row.key_cipher, ctx.secretKey, row.endpoint) : null,
    allow_private: row.owner_role === 'admin',
  }
  return {
    id: runId,
    suite: row.suite,
    split: row.split,
    concurrency: settings.concurrency,
    endpoint,
    sampling: {
      temperature: settings.temperature,
      top_p: settings.top_p,
      max_tokens: settings.max_tokens,
      seed: settings.seed,
      stream: settings.stream,
      thinking: settings.thinking,
      timeout_s: settings.timeout_s,
    },
  }
}
