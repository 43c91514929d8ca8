import type { EngineKind, Sampling, Timing, Usage } from '#core/protocol/index.ts'

/*
 * What every engine does: answer one list of messages, once. Retries, concurrency and the site are not its
 * business (see ../daemon). The same cases are run against every engine: test/runners/engine.cases.ts.
 */

export interface ChatMessage {
  role: 'system' | 'user' | 'assistant'
  content: string
}

export interface GenerateRequest {
  messages: readonly ChatMessage[]
  sampling: Sampling
  /** Aborted: generation stops at once, and `generate` rejects with the signal's reason. */
  signal: AbortSignal
  /** Told now and then while the answer grows. */
  onProgress?: (progress: Progress) => void
}

export interface Progress {
  /** tokens so far, as far as they can be told apart: chunks of a stream are taken for one each */
  tokens: number
}

/** Things worth knowing about who answered, for the run's provenance. */
export type Provenance = Record<string, string | number | boolean | null>

export interface Generation {
  /** The visible answer, exactly as it came, except that it can be stored (see storable.ts). */
  output: string
  /** Reasoning that came separately; null where none did. `<think>` inside the output stays there. */
  reasoning: string | null
  /** The engine's own word; `timed_out` where the time ran out after a first byte; null where it said nothing. */
  finish_reason: string | null
  usage: Usage
  /** `retries` is 0: an engine does not retry */
  timing: Timing
  provenance: Provenance
}

export interface Engine {
  readonly kind: EngineKind
  /** @throws EngineFault where there is no answer; the signal's reason where it was aborted */
  generate: (request: GenerateRequest) => Promise<Generation>
  /** Lets go of connections and memory. */
  close: () => Promise<void>
}

export interface FaultDetails {
  /** whose fault: the endpoint's (or the way to it), or this runner's */
  kind: 'endpoint_error' | 'runner_error'
  /** machine-readable cause: http_401, connection_refused, not_json, no_first_byte ... */
  code: string
  /** for people; without credentials */
  message: string
  /** trying other prompts cannot help either: a wrong key, an unknown model, nobody listening */
  permanent: boolean
  /** the same request may work a moment later */
  retryable: boolean
  /** the endpoint asked for at least this pause */
  retry_after_ms?: number | undefined
  /** the endpoint says, or its silence suggests, that it has too much to do */
  overload?: boolean
  cause?: unknown
}

/** There is no answer, and it was not the model's doing. */
export class EngineFault extends Error {
  readonly kind: 'endpoint_error' | 'runner_error'
  readonly code: string
  readonly permanent: boolean
  readonly retryable: boolean
  readonly retry_after_ms: number | undefined
  readonly overload: boolean

  constructor(details: FaultDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'EngineFault'
    this.kind = details.kind
    this.code = details.code
    this.permanent = details.permanent
    this.retryable = details.retryable
    this.retry_after_ms = details.retry_after_ms
    this.overload = details.overload ?? false
  }
}
