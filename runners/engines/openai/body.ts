import type { Sampling } from '#core/protocol/index.ts'
import type { ChatMessage } from '../engine.ts'

/** What an endpoint turned out not to understand; learned from its refusals, then left out. */
export interface Quirks {
  /** it wants `max_completion_tokens` */
  newLimitName: boolean
  /** no `stream_options` */
  noStreamOptions: boolean
  /** no `seed` */
  noSeed: boolean
}

export const NO_QUIRKS: Quirks = { newLimitName: false, noStreamOptions: false, noSeed: false }

/**
 * The JSON body of a chat completion request.
 *
 * Only what has a meaning is sent: `top_p` 1 is the absence of nucleus sampling, and some servers refuse to be
 * told. The thinking budget comes on top of the answer's own limit. Servers of open models take the thinking mode
 * through the chat template's arguments.
 */
export function requestBody(
  model: string,
  messages: readonly ChatMessage[],
  sampling: Sampling,
  quirks: Quirks,
): Record<string, unknown> {
  const { thinking } = sampling
  const limit = sampling.max_tokens + (thinking.mode === 'off' ? 0 : (thinking.budget ?? 0))
  return {
    model,
    messages,
    temperature: sampling.temperature,
    ...(sampling.top_p < 1 ? { top_p: sampling.top_p } : {}),
    [quirks.newLimitName ? 'max_completion_tokens' : 'max_tokens']: limit,
    ...(sampling.seed !== null && !quirks.noSeed ? { seed: sampling.seed } : {}),
    ...(thinking.mode === 'default'
      ? {}
      : { chat_template_kwargs: { enable_thinking: thinking.mode === 'on' } }),
    stream: sampling.stream,
    ...(sampling.stream && !quirks.noStreamOptions ? { stream_options: { include_usage: true } } : {}),
  }
}

/** Without such a word the name of a parameter may merely be quoted, from the prompt for instance. */
const REFUSAL =
  /unsupported|not supported|unrecogni[sz]ed|unknown|unexpected|extra|not permitted|not allowed|not accept|invalid|forbidden/i

/**
 * What a refusal (HTTP 400 or 422) teaches about the endpoint; null where it is not about something that can be
 * left out or said otherwise without changing what is measured.
 *
 * @param message what the endpoint said
 * @example learn("Unrecognized request argument supplied: stream_options", NO_QUIRKS)?.noStreamOptions // true
 */
export function learn(message: string, quirks: Quirks): Quirks | null {
  if (!REFUSAL.test(message)) return null
  if (!quirks.newLimitName && /max_completion_tokens/.test(message)) return { ...quirks, newLimitName: true }
  if (!quirks.noStreamOptions && /stream_options|include_usage/.test(message))
    return { ...quirks, noStreamOptions: true }
  if (!quirks.noSeed && /\bseed\b/.test(message)) return { ...quirks, noSeed: true }
  return null
}
