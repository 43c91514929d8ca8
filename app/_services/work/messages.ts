import type { ChatMessage, TurnRecord } from '#core/suites/index.ts'
import { getSuite } from '#core/suites/index.ts'
import { hashJson } from '#core/canonical-json.ts'
import type { ItemRow } from '../shared/items.ts'
import { itemPublic } from '../shared/items.ts'

export interface StoredTurn {
  n: number
  output: string
  finishReason: string | null
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
): { messages: ChatMessage[]; hash: string } | null {
  const next = getSuite(suite).nextTurn(itemPublic(item, suite, version), turnRecords(turns))
  return next.kind === 'done' ? null : { messages: next.messages, hash: hashJson(next.messages) }
}
