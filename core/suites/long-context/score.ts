/** From the outputs of an attempt to its outcome. */
import { sha256Hex } from '../../canonical-json.ts'
import { score as scoreExpression } from '../../eed/index.ts'
import { DEFAULT_OUTCOME_POLICY, outcomeOf } from '../outcomes.ts'
import { withoutThinking } from '../physics/answer-text.ts'
import { isRefusal } from '../physics/refusal.ts'
import type { AttemptPlace, Outcome, OutcomeKind, SuiteItem, TurnRecord } from '../types.ts'
import { readFinal } from './answer.ts'
import { canaryBlocks, gradeAnswers } from './grade.ts'
import type { Grade } from './grade.ts'
import { generate } from './generate/index.ts'
import type { Sample } from './generate/index.ts'
import { longContextBodySchema, longContextKeySchema, parseArm } from './schema.ts'
import type { DetailKind, LongContextBody, LongContextDetail } from './schema.ts'

/** Answers that are kept in the detail; all of them count. */
const SHOWN = 50

/**
 * The order of needles that an attempt's prompt has: arms `perm-k` are other orders, all others have the original one.
 *
 * @example permutationOf('perm-3') // 3
 */
export function permutationOf(arm: string): number {
  const parsed = parseArm(arm)
  return parsed?.kind === 'permutation' ? parsed.k : 0
}

/**
 * The outcome of one attempt. Deterministic, and never throws for anything that a model wrote: 0..100 by the family's
 * rule; refused, truncated and unparseable as the model's own failures; probes are `scored` without a score.
 *
 * @example scoreLongContext(item, [{ n: 1, output: 'FINAL: {"answers": ["4821903"]}', finish_reason: 'stop' }])
 *   // { outcome: 'scored', score: 100, correct: true, detail: { kind: 'hit', ... } }
 */
export function scoreLongContext(
  item: SuiteItem,
  turns: readonly TurnRecord[],
  place?: AttemptPlace,
): Outcome {
  const body = longContextBodySchema.safeParse(item.public.body)
  const key = longContextKeySchema.safeParse(item.key)
  const broken = (what: string): Outcome => outcomeOf(DEFAULT_OUTCOME_POLICY, 'key_error', { reason: what })
  if (!body.success || !key.success)
    return broken(`The stored ${body.success ? 'key' : 'item'} of ${item.public.id} is malformed.`)
  if (key.data.seed !== body.data.seed)
    return broken(`The key of ${item.public.id} belongs to another sample.`)
  const permutation = permutationOf(place?.arm ?? '')
  let sample: Sample
  try {
    sample = generate(body.data, permutation)
  } catch (error) {
    return broken(error instanceof Error ? error.message : 'The sample cannot be generated.')
  }
  return judge(body.data, sample, permutation, turns.at(-1))
}

function judge(
  body: LongContextBody,
  sample: Sample,
  permutation: number,
  turn: TurnRecord | undefined,
): Outcome {
  const base = detailBase(body, sample, permutation)
  const unscored = (kind: Exclude<OutcomeKind, 'scored'>, as: DetailKind, reason: string): Outcome =>
    outcomeOf(DEFAULT_OUTCOME_POLICY, kind, { ...base, kind: as, reason } satisfies LongContextDetail)
  if (turn === undefined) return unscored('unparseable', 'format_error', 'There is no output.')
  const text = withoutThinking(turn.output)
  if (sample.rule === 'none' || sample.rule === 'canaries') return probe(base, sample, text)

  const final = readFinal(text, sample.rule === 'expression')
  if (final === null) {
    if (turn.finish_reason === 'length')
      return unscored('truncated', 'output_truncated', 'The output reached its limit before a FINAL line.')
    if (turn.finish_reason === 'content_filter')
      return unscored('refused', 'refusal', "The endpoint's content filter stopped the answer.")
    if (isRefusal(text)) return unscored('refused', 'refusal', 'The output declines to answer.')
    return unscored(
      'unparseable',
      'format_error',
      'The output has no FINAL line with {"answers": [...]} that can be read.',
    )
  }
  const grade =
    sample.rule === 'expression'
      ? gradeExpression(sample, final.answers)
      : gradeAnswers(sample, final.answers)
  if ('undecided' in grade)
    return outcomeOf(DEFAULT_OUTCOME_POLICY, 'undecided', { ...base, reason: grade.undecided })
  const { score, ...told } = grade
  const detail: LongContextDetail = {
    ...base,
    ...told,
    found: final.answers.slice(0, SHOWN),
    repaired: final.repaired,
  }
  return { outcome: 'scored', score, correct: grade.kind === 'hit', detail }
}

function detailBase(body: LongContextBody, sample: Sample, permutation: number): LongContextDetail {
  const { role, family, variant, length, depth, index } = body
  return {
    kind: 'format_error',
    reason: '',
    role,
    family,
    variant,
    length,
    depth,
    index,
    permutation,
    expected: sample.answers.map((a) => a.text),
    found: null,
    right: 0,
    extra: 0,
    said_not_found: false,
    repaired: false,
    reference_tokens: sample.reference_tokens,
    prompt_hash: sha256Hex(sample.prompt),
    token_depth: sample.placements.find((p) => p.asked)?.token_depth ?? null,
    association: sample.association,
    blocks: null,
  }
}

/** Speed and preflight: no score; what a preflight saw is told block by block. */
function probe(base: LongContextDetail, sample: Sample, text: string): Outcome {
  const blocks = sample.rule === 'canaries' ? canaryBlocks(sample, text) : null
  const seen = blocks?.filter((b) => b.seen).length ?? 0
  const reason =
    blocks === null
      ? 'A timed request; what it says is not scored.'
      : `${String(seen)} of ${String(blocks.length)} canary blocks were named.`
  const detail: LongContextDetail = { ...base, kind: 'probe', reason, right: seen, blocks }
  return { outcome: 'scored', score: null, correct: null, detail }
}

function gradeExpression(sample: Sample, answers: readonly string[]): Grade | { undecided: string } {
  const key = sample.answers[0]?.text ?? ''
  const given = answers[0]
  const extra = Math.max(0, answers.length - 1)
  const grade = (kind: DetailKind, score: number, reason: string): Grade => {
    return { kind, score, reason, right: kind === 'hit' ? 1 : 0, extra, said_not_found: false }
  }
  if (given === undefined) return grade('not_found', 0, 'The list of answers is empty.')
  if (extra > 0) return grade('partial', 0, `One formula was asked; ${String(answers.length)} were given.`)
  const options = { symbols: sample.symbols, detail: false }
  const eed = scoreExpression(key, given, options)
  if (eed.outcome === 'undecided' || eed.outcome === 'key_error')
    return { undecided: `Neither equality nor inequality with ${key} could be shown.` }
  if (eed.outcome === 'unparseable')
    return { ...grade('not_found', 0, 'The answer is no formula that can be read.'), extra: 1 }
  if (eed.equal) return grade('hit', 100, 'Equal to the key.')
  const other = sample.others.some((o) => scoreExpression(o, given, options).equal)
  const points = eed.score.toFixed(1)
  if (other)
    return {
      ...grade(
        'wrong_needle',
        eed.score,
        `The formula of another experiment; ${points} points by edit distance.`,
      ),
      extra: 1,
    }
  return {
    ...grade(
      eed.score > 0 ? 'partial' : 'not_found',
      eed.score,
      eed.score > 0 ? `Not equal to the key; ${points} points by edit distance.` : 'Not equal to the key.',
    ),
    extra: 1,
  }
}
