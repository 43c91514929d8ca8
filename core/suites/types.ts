/**
 * What every suite implements. Pure: no I/O, no clock, no ambient randomness.
 *
 * Words (see the architecture notes): an *item* is one question; an *attempt* is the k-th answer to it, made of
 * one or more *turns* (a request and its response); the *key* is what the scorer compares with, and never leaves
 * the site: runners see `ItemPublic` and the messages of `nextTurn`, nothing else.
 */
import type { OutcomeKind, OutcomePolicy } from './outcomes.ts'

export type { OutcomeKind, OutcomePolicy } from './outcomes.ts'

export type SuiteId = 'physics' | 'long-context' | 'sycophancy' | 'judges'

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

/**
 * The next request of an attempt, complete (all earlier messages included), or the end of the attempt.
 * `max_output_tokens` is for requests whose output limit differs from the run's.
 */
export type Next =
  { kind: 'messages'; messages: ChatMessage[]; max_output_tokens?: number } | { kind: 'done' }

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
  /** The metric that its board shows first, where it is not the suite's first one. */
  headline?: string
  /** Why its figures carry no rank, in a sentence; they are shown and marked as experimental. */
  experimental?: string
}

/** What a submission asks of a suite beyond the split, such as `{ families: ['single'], lengths: [1024] }`. */
export type SuiteOptions = Readonly<Record<string, unknown>>

/** One attempt of a run by its name: unique in the run. */
export interface AttemptName {
  /** the item's id */
  item: string
  /** 0-based */
  sample: number
  /** '' where the suite has no arms */
  arm: string
}

/** An attempt that a run is to make. */
export interface PlannedAttempt extends AttemptName {
  /** Its requests are made from the answers of these: it waits for them, and is skipped where one never comes. */
  depends_on: readonly AttemptName[]
  /** Attempts of a lower phase are offered to runners first. */
  phase: number
  /** The speed lane: while it runs, the runner has no other request of this run in flight. */
  exclusive: boolean
}

/** Where an attempt stands in its run, for suites whose requests depend on more than the item. */
export interface AttemptPlace {
  sample: number
  arm: string
  /** the turns of the attempts that it depends on, in the order of its plan */
  parents: readonly (readonly TurnRecord[])[]
}

/** The place of an attempt that has no arms and depends on nothing. */
export const PLAIN_PLACE: AttemptPlace = { sample: 0, arm: '', parents: [] }

/** A turn as a report sees it: what was counted and timed, not what was said (the scorer's detail holds that). */
export interface ReportedTurn {
  /** 1 for the first turn */
  n: number
  finish_reason: string | null
  usage: {
    prompt_tokens: number | null
    completion_tokens: number | null
    reasoning_tokens: number | null
    cached_tokens: number | null
    source: 'endpoint' | 'engine' | 'none'
  }
  /** milliseconds from the request's start; null where the reply came whole */
  timing: {
    ttft_ms: number | null
    ttft_content_ms: number | null
    total_ms: number
    retries: number
    /** last chunk with output; absent in turns of older runners */
    last_ms?: number | null | undefined
    /** reads that brought output; absent in turns of older runners */
    arrivals?: number | null | undefined
  }
}

/** A final attempt as a report sees it. */
export interface ReportedAttempt extends AttemptName {
  /** null: skipped or cancelled */
  outcome: OutcomeKind | null
  score: number | null
  correct: boolean | null
  /** why there is no score, such as the endpoint's own error text; redacted */
  reason: string | null
  /** machine-readable cause of an endpoint's or runner's error, such as `http_400`; null where there is none */
  code: string | null
  /** the scorer's detail, as `score` returned it */
  detail: unknown
  turns: readonly ReportedTurn[]
  /** what judges said of its reply, one answer a call; absent where nobody was asked */
  judgements?: readonly Judgement[]
}

/** A judge's answer about one reply, by one criterion, with the options in one order. */
export interface Judgement {
  /** the judge's name among the `PanelJudge`s of the report */
  judge: string
  criterion: string
  order: string
  /** null: it gave no answer that could be read */
  answer: 'yes' | 'no' | null
}

/** A judge of a run's replies, with what its test on labelled replies gave in the same run. */
export interface PanelJudge {
  /** unique in the panel: the model's name, with the run where a model judged twice */
  name: string
  /** the judge's run */
  run: string
  /** the metrics of the judges suite */
  metrics: Readonly<Record<string, Estimate>>
}

/** A figure with its interval. All null, and n = 0, where there is nothing to average. */
export interface Estimate {
  value: number | null
  low: number | null
  high: number | null
  n: number
}

/** What a suite says of a run (or of several runs of one configuration) as a whole. */
export interface SuiteReport {
  /** by the metric's id; the headline is the suite's first metric */
  metrics: Record<string, Estimate>
  /** everything else, JSON: `eval --json` writes its fields beside `metrics`, pages draw from it */
  figures: Record<string, unknown>
  /**
   * One value an item whose mean is the headline (for a ratio: headline + the item's influence on it), null where
   * the item says nothing: boards compare rows on these, paired by item, for rank intervals. Points of 100.
   */
  units: { item: string; value: number | null }[]
}

/** What a run will ask of the endpoint, told before it starts. */
export interface RunCost {
  requests: number
  prompt_tokens: number
  /** at most */
  completion_tokens: number
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
  nextTurn(item: ItemPublic, turns: readonly TurnRecord[], place?: AttemptPlace): Next
  /**
   * The outcome of a finished attempt. Deterministic. Never throws for anything a model wrote; a broken key is
   * the outcome `key_error`. The outcomes timed_out, endpoint_error, runner_error and scorer_error come from
   * outside (see `outcomeOf`).
   */
  score(item: SuiteItem, turns: readonly TurnRecord[], place?: AttemptPlace): Outcome
  /**
   * Checks a submission's options and fills the gaps. Throws a RangeError whose message says what is allowed; a
   * suite without it takes no options. Options other than a split's own are part of the protocol key: such runs
   * stand on boards of their own.
   */
  parseOptions?(raw: SuiteOptions, split: string): SuiteOptions
  /**
   * Parsed options without what is a fact about the endpoint rather than another measurement (a context window): runs
   * that differ in nothing else stand on one board. Without it, every option counts.
   */
  boardOptions?(options: SuiteOptions): SuiteOptions
  /**
   * The items of a run that are generated rather than read from a dataset: the site adds those that it lacks to the
   * suite's version, never changing one. `secret` seeds held-out splits (hexadecimal, the deployment's). The same
   * arguments give the same items, and an item's id tells everything that it was drawn from except the secret.
   */
  draw?(split: string, options: SuiteOptions, secret: string): SuiteItem[]
  /** How many items `draw` gives, without making them: for draws of thousands. */
  drawSize?(split: string, options: SuiteOptions): number
  /** Whether a split's draw takes so long that it is made when somebody first evaluates on it, not at each start. */
  drawsLate?(split: string): boolean
  /** The attempts of a run; without it, every item `samples` times, independent. */
  plan?(
    items: readonly ItemPublic[],
    settings: { samples: number; options: SuiteOptions; split: string },
  ): PlannedAttempt[]
  /** What the planned attempts ask of an endpoint; without it, the site counts the prompts' characters / 4. */
  cost?(
    items: readonly ItemPublic[],
    plan: readonly PlannedAttempt[],
    /** the run's own; the suite's limit where it is not known */
    settings?: { max_output_tokens: number },
  ): RunCost
  /**
   * The context window in tokens that the longest of the planned attempts needs, prompt and answer; without it, no
   * runner is left out for its window.
   */
  contextNeeded?(items: readonly ItemPublic[], plan: readonly PlannedAttempt[]): number
  /**
   * The suite's own figures, from every final attempt of a run (of several runs of one configuration, pooled).
   * Deterministic: resampling takes its seed from the content. Without it, metrics are means of scores.
   */
  report?(
    items: readonly ItemPublic[],
    attempts: readonly ReportedAttempt[],
    /** the judges whose answers the attempts hold */
    panel?: readonly PanelJudge[],
  ): SuiteReport
}

/** The metric that a split's board shows first. @example headlineOf(physics, 'smoke') // 'eed' */
export function headlineOf(suite: Pick<Suite, 'metrics' | 'splits'>, split: string): string {
  return suite.splits.find((s) => s.id === split)?.headline ?? suite.metrics[0]?.id ?? ''
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
