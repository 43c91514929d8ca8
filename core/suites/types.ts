/**
 * What every suite implements. Pure: no I/O, no clock, no ambient randomness.
 *
 * Words (see the architecture notes): an *item* is one question; an *attempt* is the k-th answer to it, made of
 * one or more *turns* (a request and its response); the *key* is what the scorer compares with, and never leaves
 * the site: runners see `ItemPublic` and the messages of `nextTurn`, nothing else.
 */
import type { OutcomeKind, OutcomePolicy } from './outcomes.ts'

export type { OutcomeKind, OutcomePolicy } from './outcomes.ts'

export type SuiteId = 'physics' | 'long-context' | 'sycophancy'

export interface ChatMessage {
  role: 'system' | 'user' | 'assistant'
  content: string
}

/** What anybody may see of an item (of a public split), and all that a runner's prompt is made from. */
export interface ItemPublic {
  /** Unique in the dataset, stable for ever: `mech-ladder-cart`. */
  id: string
  suite: string
  /** The dataset's version, such as `v1`. */
  version: string
  splits: string[]
  domain: string
  level: string
  /** Items of one cluster are not independent (one family, one probe group): statistics group by it. */
  cluster: string
  title: string
  /** Suite-specific; the suite checks it with zod before use. */
  body: unknown
}

export interface SuiteItem {
  public: ItemPublic
  /** Private: never leaves the site. */
  key: unknown
}

/** One finished turn of an attempt. */
export interface TurnRecord {
  /** 1 for the first turn. */
  n: number
  /** The model's visible answer, without separately delivered reasoning. */
  output: string
  /** As the endpoint said it: `stop`, `length`, `content_filter`, ...; null when it said nothing. */
  finish_reason: string | null
}

/** The next request of an attempt, complete (all earlier messages included), or the end of the attempt. */
export type Next = { kind: 'messages'; messages: ChatMessage[] } | { kind: 'done' }

/** What became of an attempt. */
export interface Outcome {
  outcome: OutcomeKind
  /** 0..100; null is missing: outside the mean, inside the coverage. */
  score: number | null
  /** Right or wrong, where the suite has such a notion; null where it has none or the score is missing. */
  correct: boolean | null
  /** JSON for the page "why this score"; its shape is the suite's. */
  detail: unknown
}

/** The text that items are put into, and its hash: part of the protocol key. */
export interface PromptTemplate {
  id: string
  version: string
  /** For people: the whole template, placeholders in double braces. */
  text: string
  /** SHA-256 of everything that shapes the messages. */
  hash: string
}

/** What an answer must look like, in words, and its hash: part of the protocol key. */
export interface AnswerContract {
  id: string
  version: string
  text: string
  hash: string
}

export interface Limits {
  /** Visible answer tokens per request; a thinking budget is the configuration's and comes on top. */
  max_output_tokens: number
  /** Wall-clock seconds for one request, from sending to the last byte. */
  timeout_s: number
}

export interface DecodingDefaults {
  temperature: number
  top_p: number
  /** K: attempts per item. */
  samples: number
}

export interface Metric {
  id: string
  title: string
  /** Such as `points` (0..100), `%` or `s`. */
  unit: string
  /** One sentence: what it means and how it is averaged. */
  description: string
}

export interface SplitInfo {
  id: string
  title: string
  description: string
  /** public: items and per-item results are shown; held-out: aggregates only. */
  visibility: 'public' | 'held-out'
  /** Where this split's limits differ from the suite's. */
  limits?: Limits
}

export interface Suite {
  id: SuiteId
  version: string
  title: string
  description: string
  promptTemplate: PromptTemplate
  answerContract: AnswerContract
  /** Changes whenever some output could score differently; stored outputs are then rescored. */
  scorerVersion: string
  outcomePolicy: OutcomePolicy
  limits: Limits
  decodingDefaults: DecodingDefaults
  /** The first one is the headline. */
  metrics: readonly Metric[]
  splits: readonly SplitInfo[]
  /**
   * The request after the given turns (in order, n = 1, 2, ...): the complete message list, or `done`.
   * Throws an Error that names the item where its body is not of this suite.
   */
  nextTurn(item: ItemPublic, turns: readonly TurnRecord[]): Next
  /**
   * The outcome of a finished attempt. Deterministic. Never throws for anything a model wrote; a broken key is
   * the outcome `key_error`. The outcomes timed_out, endpoint_error, runner_error and scorer_error come from
   * outside (see `outcomeOf`).
   */
  score(item: SuiteItem, turns: readonly TurnRecord[]): Outcome
}

/**
 * The limits that hold for one split of a suite. Throws a RangeError for a split that the suite lacks.
 *
 * @example limitsFor(physics, 'smoke') // { max_output_tokens: 512, timeout_s: 180 }
 */
export function limitsFor(suite: Pick<Suite, 'id' | 'splits' | 'limits'>, split: string): Limits {
  const info = suite.splits.find((s) => s.id === split)
  if (info === undefined) {
    const known = suite.splits.map((s) => s.id).join(', ')
    throw new RangeError(`suite ${suite.id} has no split "${split}"; it has ${known}`)
  }
  return info.limits ?? suite.limits
}
