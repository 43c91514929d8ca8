import type { Usage } from '#core/protocol/index.ts'
import type { Provenance } from '../engine.ts'
import { storable } from '../storable.ts'

/*
 * Reading the pieces of a reply whose exact shape differs from server to server. Nothing here throws: what is not
 * as expected is absent.
 */

export type Json = Record<string, unknown>

export function asObject(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null
}

/** The text of a message's or delta's `content`: a string, or a list of parts of which the texts count. */
export function contentOf(message: Json): string {
  const { content } = message
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content
    .map((part) => asObject(part))
    .map((part) => (part && (part['type'] === undefined || part['type'] === 'text') ? part['text'] : null))
    .filter((text) => typeof text === 'string')
    .join('')
}

/** Reasoning that a server delivers beside the answer, under either of its usual names. */
export function reasoningOf(message: Json): string {
  for (const name of ['reasoning_content', 'reasoning']) {
    const value = message[name]
    if (typeof value === 'string' && value !== '') return value
  }
  return ''
}

export function choiceOf(reply: Json): Json | null {
  const { choices } = reply
  return Array.isArray(choices) ? asObject(choices[0]) : null
}

export function finishOf(choice: Json): string | null {
  const reason = choice['finish_reason']
  return typeof reason === 'string' && reason !== '' ? storable(reason).slice(0, 50) : null
}

/** The usage block; null where there is none with at least one count. */
export function usageOf(reply: Json): Usage | null {
  const usage = asObject(reply['usage'])
  if (!usage) return null
  const prompt = count(usage['prompt_tokens'])
  const completion = count(usage['completion_tokens'])
  if (prompt === null && completion === null) return null
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    reasoning_tokens: count(asObject(usage['completion_tokens_details'])?.['reasoning_tokens']),
    cached_tokens: count(asObject(usage['prompt_tokens_details'])?.['cached_tokens']),
    source: 'endpoint',
  }
}

export const NO_USAGE: Usage = {
  prompt_tokens: null,
  completion_tokens: null,
  reasoning_tokens: null,
  cached_tokens: null,
  source: 'none',
}

/** Who answered, in the endpoint's own words. */
export function provenanceOf(reply: Json, headers: Readonly<Record<string, string>>): Provenance {
  const out: Provenance = { engine: 'openai-compatible' }
  const put = (name: string, value: unknown): void => {
    if (typeof value === 'string' && value !== '') out[name] = storable(value).slice(0, 200)
  }
  put('endpoint_model', reply['model'])
  put('endpoint_system_fingerprint', reply['system_fingerprint'])
  put('endpoint_provider', reply['provider'])
  put('endpoint_server', headers['server'])
  return out
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}
