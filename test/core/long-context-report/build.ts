import { sha256Hex } from '#core/canonical-json.ts'
import type { LongContextBody, LongContextDetail } from '#core/suites/long-context/schema.ts'
import type { ItemPublic, ReportedAttempt, ReportedTurn } from '#core/suites/types.ts'

/** An item of the suite with the given body. */
export function makeItem(
  body: Partial<LongContextBody> & Pick<LongContextBody, 'length'>,
): ItemPublic & { body: LongContextBody } {
  const full: LongContextBody = {
    generator: '1',
    role: 'sample',
    family: 'single',
    variant: '',
    depth: 50,
    index: 0,
    thinking: 0,
    split: 'public',
    seed: '',
    ...body,
  }
  const id = [full.role, full.family, full.variant, full.length, full.depth, full.index].join('_')
  full.seed = sha256Hex(id)
  return {
    id,
    suite: 'long-context',
    version: 'v1',
    splits: ['standard'],
    domain: full.family,
    level: String(full.length),
    cluster: id,
    title: id,
    body: full,
  }
}

export interface Made {
  kind?: LongContextDetail['kind']
  score?: number | null
  outcome?: ReportedAttempt['outcome']
  code?: string
  reason?: string
  arm?: string
  sample?: number
  /** the endpoint's count; null: it does not count */
  prompt_tokens?: number | null
  reference_tokens?: number
  completion_tokens?: number | null
  cached_tokens?: number | null
  finish_reason?: string | null
  timing?: Partial<ReportedTurn['timing']>
  detail?: Partial<LongContextDetail> | null
}

/** A final attempt at an item: a hit unless told otherwise. */
export function attemptAt(item: ItemPublic & { body: LongContextBody }, made: Made = {}): ReportedAttempt {
  const { body } = item
  const failed = made.outcome !== undefined && made.outcome !== 'scored'
  const kind = made.kind ?? 'hit'
  const score = made.score === undefined ? (failed ? null : kind === 'hit' ? 100 : 0) : made.score
  const reference = made.reference_tokens ?? body.length - 300
  const detail: LongContextDetail = {
    kind,
    reason: '',
    role: body.role,
    family: body.family,
    variant: body.variant,
    length: body.length,
    depth: body.depth,
    index: body.index,
    permutation: 0,
    expected: [],
    found: [],
    right: 0,
    extra: 0,
    said_not_found: false,
    repaired: false,
    reference_tokens: reference,
    prompt_hash: '',
    token_depth: body.depth,
    association: null,
    blocks: null,
    ...made.detail,
  }
  const unanswered =
    made.outcome === null || made.outcome === 'endpoint_error' || made.outcome === 'runner_error'
  return {
    item: item.id,
    sample: made.sample ?? 0,
    arm: made.arm ?? '',
    outcome: made.outcome === undefined ? 'scored' : made.outcome,
    score,
    correct: score === null ? null : score === 100,
    reason: made.reason ?? null,
    code: made.code ?? null,
    detail: unanswered || made.detail === null ? null : detail,
    turns: unanswered
      ? []
      : [
          {
            n: 1,
            finish_reason: made.finish_reason === undefined ? 'stop' : made.finish_reason,
            usage: {
              prompt_tokens: made.prompt_tokens === undefined ? reference + 20 : made.prompt_tokens,
              completion_tokens: made.completion_tokens === undefined ? 20 : made.completion_tokens,
              reasoning_tokens: null,
              cached_tokens: made.cached_tokens ?? null,
              source: 'endpoint',
            },
            timing: {
              ttft_ms: 100,
              ttft_content_ms: 100,
              total_ms: 500,
              retries: 0,
              last_ms: 490,
              arrivals: 20,
              ...made.timing,
            },
          },
        ],
  }
}

/** Items of one cell: `n` samples. */
export function cell(
  n: number,
  body: Partial<LongContextBody> & Pick<LongContextBody, 'length'>,
): (ItemPublic & { body: LongContextBody })[] {
  return Array.from({ length: n }, (_, index) => makeItem({ ...body, index }))
}
