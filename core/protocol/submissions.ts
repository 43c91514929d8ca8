import { z } from 'zod'
import { askedRequirements } from './capabilities.ts'
import { settingsSchema } from './settings.ts'
import { OUTCOMES } from './outcomes.ts'

/** What a run may use at most; whatever comes first ends it, and what is there by then is kept. */
export const budgetSchema = z.object({
  /** prompt and completion tokens together, as the endpoint counts them */
  max_tokens: z.int().min(1).optional(),
  /** US dollars; needs both prices */
  max_usd: z.number().positive().optional(),
  /** US dollars for a million prompt tokens */
  price_in: z.number().min(0).optional(),
  /** US dollars for a million completion tokens, thinking included */
  price_out: z.number().min(0).optional(),
  /** from the first claim */
  max_minutes: z.number().positive().optional(),
})
export type Budget = z.infer<typeof budgetSchema>

/** A name: text that the database can keep, which is neither NUL nor half a surrogate pair. */
export const nameText = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((name) => !name.includes('\0') && name.isWellFormed(), {
      error: 'must not hold NUL characters or halves of surrogate pairs',
    })

/** Which model, and where it is called. */
export const modelSchema = z.discriminatedUnion('engine', [
  z.object({
    engine: z.literal('openai'),
    /** the name that the endpoint knows the model by */
    name: nameText(200),
    base_url: z.url({
      protocol: /^https?$/,
      error: 'must be an http or https URL such as http://127.0.0.1:9911/v1',
    }),
    api_key: z.string().min(1).max(4096).nullable().default(null),
  }),
  z.object({
    engine: z.literal('llama-cpp'),
    name: nameText(200),
  }),
])

/** A budget as a request gives it. */
export const askedBudget = budgetSchema
  .strict()
  .refine((b) => b.max_tokens !== undefined || b.max_usd !== undefined || b.max_minutes !== undefined, {
    error: 'say at least one of max_tokens, max_usd, max_minutes',
  })
  .refine((b) => b.max_usd === undefined || (b.price_in !== undefined && b.price_out !== undefined), {
    error: 'max_usd needs price_in and price_out, in US dollars for a million tokens',
  })

/** POST /api/v1/submissions: evaluate one model configuration on one split. */
export const submissionRequest = z
  .object({
    suite: z.string().min(1).max(50),
    split: z.string().min(1).max(50),
    model: modelSchema,
    /** name on the board, where it should differ from the endpoint's */
    display_name: nameText(200).optional(),
    settings: settingsSchema.default({}),
    /** what the suite takes beyond the split, such as `{"families": ["single"]}`; absent ones take its defaults */
    options: z.record(z.string().max(100), z.unknown()).default({}),
    /** what the run may use at most */
    budget: askedBudget.optional(),
    /** what a runner must offer to be given the run's work */
    requires: askedRequirements.default({}),
    /** publish on the board when the run is done */
    publish: z.boolean().default(true),
  })
  .strict()
export type SubmissionRequest = z.input<typeof submissionRequest>

/** POST /api/v1/estimates, with the body of a submission: what it would ask of its endpoint. */
export const estimateReply = z.object({
  estimate: z.object({
    suite: z.string(),
    split: z.string(),
    /** with every gap filled */
    options: z.record(z.string(), z.unknown()),
    protocol_key: z.string(),
    /** the options are the split's own: the run would stand on the split's board */
    usual: z.boolean(),
    items: z.int(),
    attempts: z.int(),
    requests: z.int(),
    /** about */
    prompt_tokens: z.number(),
    /** at most, thinking included where it has a budget */
    completion_tokens: z.number(),
  }),
})
export type Estimate = z.infer<typeof estimateReply>['estimate']

export const figure = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.int(),
})
/** A metric with its 95 % interval over `n` items; null where too few items have a score. */
export type Figure = z.infer<typeof figure>

const atK = z.object({
  k: z.int(),
  /** chance that at least one of k attempts is right, in points of 100 */
  pass: figure,
  /** expected best score of k attempts */
  best: figure,
  /** expected score of the most frequent answer of k attempts, answers that are equal as formulas being one */
  cons: figure,
})
/** What k attempts at an item reach, as means over items; an item with fewer than k attempts is outside them. */
export type AtK = z.infer<typeof atK>

/** GET /api/v1/runs/:id: where a run stands. */
export const runStatus = z.object({
  id: z.uuid(),
  url: z.string(),
  state: z.enum(['draft', 'queued', 'running', 'held', 'settling', 'done', 'cancelling', 'cancelled']),
  reason: z.string().nullable(),
  /** why nothing works on it, in a sentence; null where something does, or none is needed */
  waiting_for: z.string().nullable(),
  seq: z.number(),
  total: z.int(),
  /** attempts with a final outcome */
  done: z.int(),
  answered: z.int(),
  in_flight: z.int(),
  outcomes: z.partialRecord(z.enum(OUTCOMES), z.int()),
  completion_tokens: z.number(),
  prompt_tokens: z.number(),
  tokens_per_s: z.number().nullable(),
  eta_s: z.number().nullable(),
  /** it has a published entry */
  published: z.boolean(),
  /** its board's newest snapshot holds it: a moment after it is published */
  on_board: z.boolean(),
  suite: z.string(),
  split: z.string(),
  model: z.string(),
  /** why it was ended before its time, by its budget; null or absent where it was not */
  stopped: z.string().nullable().optional(),
  /** the run that it completes, and the newest one that completes it */
  rerun_of: z.uuid().nullable().optional(),
  rerun: z.uuid().nullable().optional(),
  /** attempts that a rerun would make anew or score anew; counted for runs that have ended */
  lost: z.int().optional(),
  /** where it stands among the runs that wait for the same kind of runner; null where it does not wait */
  queue: z
    .object({
      /** 1: the next one to be taken */
      position: z.int(),
      /** seconds until a runner takes it, about; null where that cannot be told */
      starts_in_s: z.number().nullable(),
      /** in words, why there is no time; null where there is one */
      why: z.string().nullable(),
    })
    .nullable()
    .optional(),
})
export type RunStatus = z.infer<typeof runStatus>

/**
 * GET /api/v1/runs/:id/report: everything that a finished run says of itself; what `eval --json` writes. A suite's own
 * figures are further fields beside these.
 */
export const runReport = z.looseObject({
  run: z.object({ id: z.uuid(), url: z.string() }),
  suite: z.string(),
  split: z.string(),
  model: z.string(),
  settings: z.record(z.string(), z.unknown()),
  /** what was asked of the suite beyond the split */
  options: z.record(z.string(), z.unknown()).optional(),
  protocol_key: z.string(),
  configuration: z.record(z.string(), z.unknown()),
  provenance: z.record(z.string(), z.unknown()),
  metrics: z.record(z.string(), figure),
  /** names and units of the suite's metrics, the headline first */
  metric_info: z.array(z.object({ id: z.string(), title: z.string(), unit: z.string() })).optional(),
  outcomes: z.partialRecord(z.enum(OUTCOMES), z.int()),
  coverage: z.number(),
  /** why the run was ended before its time, by its budget */
  stopped: z.string().nullable().optional(),
  budget: budgetSchema.nullable().optional(),
  rerun_of: z.uuid().nullable().optional(),
  /** for k = 1, 2, 4, ... K of a finished run with K > 1 attempts an item; else null */
  at_k: z.array(atK).nullable().optional(),
  attempts: z.array(
    z.object({
      item: z.string(),
      sample: z.int(),
      /** '' where the suite has no arms */
      arm: z.string().optional(),
      outcome: z.enum(OUTCOMES).nullable(),
      score: z.number().nullable(),
      correct: z.boolean().nullable(),
      reason: z.string().nullable(),
      /** machine-readable cause of an endpoint's or runner's error */
      code: z.string().nullable().optional(),
      output: z.string().nullable(),
      usage: z.record(z.string(), z.unknown()).nullable(),
      timing: z.record(z.string(), z.unknown()).nullable(),
      url: z.string(),
    }),
  ),
})
export type RunReport = z.infer<typeof runReport>

const detectable = z.object({
  /** the smallest true difference that two neighbouring rows would show four times out of five, in points */
  points: z.number().nullable(),
  /** why there is no such figure yet */
  why: z.enum(['too_few_rows', 'too_few_items', 'no_variation']).nullable(),
  /** neighbouring pairs of ranked rows that it was measured on */
  pairs: z.int(),
  items: z.int(),
  /** share of the variance that is luck between attempts, which more attempts would remove; null where K = 1 */
  luck: z.number().nullable(),
  /** the same for right/wrong items of typical spread, from the number of items alone */
  planned: z.number().nullable(),
})
/** What a board can tell apart. */
export type Detectable = z.infer<typeof detectable>

const itemStatistic = z.object({
  item: z.string(),
  /** rows with a score on it */
  n: z.int(),
  mean: z.number().nullable(),
  /** over the rows: correlation of the score on this item with the mean score on all others */
  item_rest: z.number().nullable(),
  /** the correlation is negative over enough rows: somebody should look at the key */
  review: z.boolean(),
})
/** How one item did over the rows of a board. */
export type ItemStatistic = z.infer<typeof itemStatistic>

const efficiency = z.object({
  /** rows compared: at most 12, drawn by their configuration keys */
  rows: z.int(),
  pairs: z.int(),
  /** pairs that the two scores put in opposite order */
  discordant: z.int(),
  /** how many right/wrong items one graded item is worth; null where the right/wrong scores decide nothing */
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  replicates: z.int(),
  seed: z.string(),
})
/** Whether the graded score tells models apart with fewer items than right/wrong does. */
export type Efficiency = z.infer<typeof efficiency>

/** GET /api/v1/boards/:suite?split= or ?snapshot=: a board, now or as it stood. */
export const boardReply = z.object({
  suite: z.string(),
  version: z.string(),
  split: z.string(),
  protocol_key: z.string().nullable(),
  /** the snapshot that holds this; a permalink is ?snapshot= with it */
  snapshot: z.string().nullable(),
  /** SHA-256 of the canonical JSON of this reply without the fields snapshot, content_hash, created_at, newest */
  content_hash: z.string().nullable().optional(),
  created_at: z.string().nullable().optional(),
  /** no newer snapshot of this board exists */
  newest: z.boolean().optional(),
  /** the way this content was computed; another number may mean other figures from the same runs */
  edition: z.int().optional(),
  items: z.int(),
  detectable: detectable.optional(),
  /** how each item did; null for held-out splits */
  item_statistics: z.array(itemStatistic).nullable().optional(),
  efficiency: efficiency.nullable().optional(),
  rows: z.array(
    z.object({
      rank: z.int().nullable(),
      rank_low: z.int().nullable(),
      rank_high: z.int().nullable(),
      model: z.string(),
      model_slug: z.string(),
      configuration_key: z.string(),
      configuration: z.record(z.string(), z.unknown()),
      /** metric id -> figure; the first metric of the suite orders the board */
      metrics: z.record(z.string(), figure),
      /** true where missing answers count as 0 for the rank: the endpoint's owner is the one ranked */
      strict: z.boolean(),
      /** bounds of the first metric with missing = 0 and missing = max */
      bounds: z.object({ low: z.number(), high: z.number() }).nullable(),
      n: z.int(),
      samples: z.int(),
      /** for k = 1, 2, 4, ... K where K = samples > 1; else null */
      at_k: z.array(atK).nullable().optional(),
      coverage: z.number(),
      outcomes: z.partialRecord(z.enum(OUTCOMES), z.int()),
      completion_tokens: z.number(),
      trust: z.enum(['self_reported', 'runner_signed', 'site_run', 'reproduced']),
      /** runs published of runs made with this configuration */
      runs_published: z.int(),
      runs_total: z.int(),
      run_ids: z.array(z.uuid()),
      date: z.string(),
    }),
  ),
})
export type BoardReply = z.infer<typeof boardReply>
export type BoardRow = BoardReply['rows'][number]

/** Body of every reply that is not 2xx. */
export const errorBody = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }),
})
export type ErrorBody = z.infer<typeof errorBody>
