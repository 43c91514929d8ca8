import { z } from 'zod'
import { capabilitiesSchema } from './capabilities.ts'
import { MAX_OUTPUT_BYTES, MAX_TURNS_PER_POST } from './version.ts'

/*
 * What travels between a runner and the site. Times are durations: no clock of one side means anything to the
 * other. Both sides parse with these schemas.
 */

const id = z.uuid()
const fence = z.int().min(0)

export const chatMessageSchema = z.object({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string(),
})

/** POST /api/v1/runners: an operator's token enrolls a runner; the key is told this once. */
export const enrollRequest = z.object({
  name: z.string().min(1).max(100),
  capabilities: capabilitiesSchema,
  hardware: z.record(z.string(), z.unknown()).default({}),
  version: z.string().max(50),
})
export type EnrollRequest = z.input<typeof enrollRequest>
export const enrollReply = z.object({ runner: z.object({ id, name: z.string() }), key: z.string() })
export type EnrollReply = z.infer<typeof enrollReply>

/** POST /api/v1/claims. A boot id that the site has not seen revokes the leases of the runner's earlier boots. */
export const claimRequest = z.object({
  boot_id: id,
  max: z.int().min(1).max(256),
  capabilities: capabilitiesSchema,
  hardware: z.record(z.string(), z.unknown()).default({}),
  version: z.string().max(50),
})
export type ClaimRequest = z.input<typeof claimRequest>

/** The endpoint that a runner is to call. `api_key` goes to entitled runners only, and never to a log. */
export const endpointForRunner = z.object({
  kind: z.enum(['openai', 'llama-cpp']),
  base_url: z.string().nullable(),
  model: z.string(),
  api_key: z.string().nullable(),
  /** whether loopback and private addresses may be called: the endpoint's owner administers this deployment */
  allow_private: z.boolean(),
})
export type EndpointForRunner = z.infer<typeof endpointForRunner>

export const samplingSchema = z.object({
  temperature: z.number(),
  top_p: z.number(),
  max_tokens: z.int(),
  seed: z.int().nullable(),
  stream: z.boolean(),
  thinking: z.object({ mode: z.enum(['default', 'off', 'on']), budget: z.int().nullable() }),
  timeout_s: z.int(),
})
export type Sampling = z.infer<typeof samplingSchema>

export const workItem = z.object({
  attempt: id,
  fence,
  /** index of the turn to take: above 0 where a predecessor already took some */
  n: z.int().min(0),
  messages: z.array(chatMessageSchema),
  prompt_hash: z.string(),
  /** the attempt's own seed, where the run has one: K samples under one seed would be one answer K times */
  seed: z.int().nullable().default(null),
  /** output limit of this request, where it differs from the run's `sampling.max_tokens` */
  max_output_tokens: z.int().positive().nullable().default(null),
})
export type WorkItem = z.infer<typeof workItem>

export const claimReply = z.object({
  /** null: nothing to do now; ask again after `retry_after_ms` */
  work: z
    .object({
      lease: z.object({ id, life_s: z.number(), beat_s: z.number() }),
      run: z.object({
        id,
        suite: z.string(),
        split: z.string(),
        endpoint: endpointForRunner,
        sampling: samplingSchema,
        concurrency: z.int(),
      }),
      attempts: z.array(workItem).min(1),
    })
    .nullable(),
  retry_after_ms: z.int(),
})
export type ClaimReply = z.infer<typeof claimReply>
export type Work = NonNullable<ClaimReply['work']>

/** How a runner gets on. */
export const progressSchema = z.object({
  /** over all its requests, since its last heartbeat */
  tokens_per_s: z.number().min(0).optional(),
  /** requests under way */
  in_flight: z.int().min(0).optional(),
})

/** POST /api/v1/heartbeats, every 15 s, for all leases of the boot. */
export const heartbeatRequest = z.object({
  boot_id: id,
  held: z.array(z.object({ attempt: id, fence })).max(4096),
  progress: progressSchema.optional(),
})
export type HeartbeatRequest = z.input<typeof heartbeatRequest>

/** Runs that give out nothing more for now (held, cancelled, over their budget): what has not begun of them goes back. */
const giveBack = z.array(id).default([])

export const heartbeatReply = z.object({
  /** stop these at once and release them: their run was cancelled */
  cancel: z.array(id),
  /** these are no longer this runner's: drop them without a report */
  lost: z.array(id),
  give_back: giveBack,
  drain: z.boolean(),
  cool_down_ms: z.int(),
})
export type HeartbeatReply = z.infer<typeof heartbeatReply>

export const usageSchema = z.object({
  prompt_tokens: z.int().min(0).nullable(),
  completion_tokens: z.int().min(0).nullable(),
  reasoning_tokens: z.int().min(0).nullable().default(null),
  cached_tokens: z.int().min(0).nullable().default(null),
  /** who counted: the endpoint's usage block, the engine in process, or nobody */
  source: z.enum(['endpoint', 'engine', 'none']),
})
export type Usage = z.infer<typeof usageSchema>

/** Milliseconds from the request's start. */
export const timingSchema = z.object({
  /** first chunk with content or reasoning; null where the reply came whole */
  ttft_ms: z.number().min(0).nullable(),
  /** first chunk with content */
  ttft_content_ms: z.number().min(0).nullable(),
  total_ms: z.number().min(0),
  /** last chunk with content or reasoning; what follows it (usage, end of the stream) is not the model's time */
  last_ms: z.number().min(0).nullable().optional(),
  /** reads from the connection that brought output: few of them for many tokens mean that somebody buffers */
  arrivals: z.int().min(0).nullable().optional(),
  /** transport tries before the one that answered */
  retries: z.int().min(0).default(0),
})
export type Timing = z.infer<typeof timingSchema>

/** One answer. `finish_reason` is the endpoint's own, or `timed_out` where the time ran out after a first byte. */
export const turnPost = z.object({
  attempt: id,
  fence,
  n: z.int().min(0).max(1000),
  prompt_hash: z.string().max(64),
  output: z.string().max(MAX_OUTPUT_BYTES),
  reasoning: z.string().max(MAX_OUTPUT_BYTES).nullable(),
  finish_reason: z.string().max(50).nullable(),
  usage: usageSchema,
  timing: timingSchema,
})
export type TurnPost = z.input<typeof turnPost>

/** POST /api/v1/turns: an array; each turn stands or falls by itself. */
export const turnsRequest = z.object({
  boot_id: id,
  /** what answered, for the run's provenance: the model's and engine's own words */
  provenance: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  turns: z.array(turnPost).min(1).max(MAX_TURNS_PER_POST),
})
export type TurnsRequest = z.input<typeof turnsRequest>

export const turnReply = z.discriminatedUnion('status', [
  /** kept; send these messages as turn `n` */
  z.object({
    attempt: id,
    status: z.literal('next'),
    n: z.int(),
    messages: z.array(chatMessageSchema),
    prompt_hash: z.string(),
    max_output_tokens: z.int().positive().nullable().default(null),
  }),
  /** kept; the attempt is answered */
  z.object({ attempt: id, status: z.literal('done') }),
  /** not kept (409): another holder has it, or the turn exists with other content: drop it */
  z.object({ attempt: id, status: z.literal('conflict'), message: z.string() }),
  /** not kept (410): the run was cancelled: drop it */
  z.object({ attempt: id, status: z.literal('cancelled') }),
])
export type TurnReply = z.infer<typeof turnReply>
export const turnsReply = z.object({ turns: z.array(turnReply), give_back: giveBack })
export type TurnsReply = z.infer<typeof turnsReply>

/** POST /api/v1/releases: attempts given back, or given up with a final report after the runner's retries. */
export const releaseRequest = z.object({
  boot_id: id,
  attempts: z
    .array(
      z.object({
        attempt: id,
        fence,
        kind: z.enum(['released', 'endpoint_error', 'runner_error']),
        /** machine-readable cause: http_401, http_500, connection_refused, not_json, no_first_byte ... */
        code: z.string().max(100).optional(),
        /** for people; already redacted */
        message: z.string().max(2000).optional(),
        /** trying other items cannot help either: a wrong key, an unknown model, nobody listening */
        permanent: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(1024),
})
export type ReleaseRequest = z.input<typeof releaseRequest>
export const releaseReply = z.object({
  attempts: z.array(z.object({ attempt: id, status: z.enum(['ok', 'conflict']) })),
  give_back: giveBack,
})
export type ReleaseReply = z.infer<typeof releaseReply>
