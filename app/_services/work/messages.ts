import type { AttemptPlace, ChatMessage, TurnRecord } from '#core/suites/index.ts'
import { getSuite } from '#core/suites/index.ts'
import { hashJson } from '#lib/hash.ts'
import type { ItemRow } from '../shared/items.ts'
import { itemPublic } from '../shared/items.ts'

export interface StoredTurn {
  n: number
  output: string
  finishReason: string | null
}

export interface NextMessages {
  messages: ChatMessage[]
  hash: string
  /** where it differs from the run's */
  maxOutputTokens: number | null
}

/** Turns as suites take them: numbered from 1. */
export function turnRecords(turns: readonly StoredTurn[]): TurnRecord[] {
  return [...turns]
    .sort((a, b) => a.n - b.n)
    .map((t) => ({ n: t.n + 1, output: t.output, finish_reason: t.finishReason }))
}

/**
 * What the model is to be sent after `turns`, with the hash that stands for it in the database (prompts are
 * regenerated, not stored); null where the attempt is complete.
 */
export function nextMessages(
  suite: string,
  version: string,
  item: ItemRow,
  turns: readonly StoredTurn[],
  place: AttemptPlace,
): NextMessages | null {
  const next = getSuite(suite).nextTurn(itemPublic(item, suite, version), turnRecords(turns), place)
  if (next.kind === 'done') return null
  return {
    messages: next.messages,
    hash: hashJson(next.messages),
    maxOutputTokens: next.max_output_tokens ?? null,
  }
}
