/** Generates a sample from what an item says. */
import { sha256Hex } from '../../../canonical-json.ts'
import { seededRandom } from '../../../stats/random.ts'
import { leastLength, family as familyOf, familyName } from '../families.ts'
import type { FamilyId, LongContextBody, Role } from '../schema.ts'
import { referenceTokens } from '../text/tokens.ts'
import { aggregation } from './aggregation.ts'
import { composeHaystack } from './compose.ts'
import { latent } from './latent.ts'
import { manyShot } from './many-shot.ts'
import { preflight, speed } from './probes.ts'
import { promptParts } from './prompt.ts'
import { qa } from './qa.ts'
import { absent, multiKey, multiNeedle, multiQuery, multiValue, single } from './retrieval.ts'
import { scatteredGivens } from './scattered-givens.ts'
import { state, variableTracking } from './tracking.ts'
import type { Body, Draft, FamilyRequest, Sample } from './types.ts'

export type { Placement, Sample } from './types.ts'

const DRAFTS: Readonly<Record<FamilyId, (request: FamilyRequest) => Draft>> = {
  single,
  'multi-key': multiKey,
  'multi-value': multiValue,
  'multi-query': multiQuery,
  'multi-needle': multiNeedle,
  'variable-tracking': variableTracking,
  aggregation,
  qa,
  latent,
  state,
  'many-shot': manyShot,
  absent,
  'scattered-givens': scatteredGivens,
}

/** Tokens of the budget that are kept free for the visible answer. */
export const ANSWER_RESERVE = 256
/** Tokens of the budget that are left to the endpoint's chat template. */
export const TEMPLATE_RESERVE = 64

/** What a sample is drawn from. */
export type SampleSpec = Pick<
  LongContextBody,
  'role' | 'family' | 'variant' | 'length' | 'depth' | 'index' | 'thinking' | 'seed'
>

/**
 * The seed of a sample: SHA-256 of everything that it is drawn from.
 *
 * `secret` is the split's: the published one for public splits, the deployment's for held-out ones.
 *
 * @example sampleSeed({ role: 'sample', family: 'single', variant: '', length: 1024, depth: 50, index: 0 }, secret)
 *   // 64 hexadecimal digits
 */
export function sampleSeed(
  spec: Pick<SampleSpec, 'role' | 'family' | 'variant' | 'length' | 'depth' | 'index'>,
  secret: string,
): string {
  const { role, family, variant, length, depth, index } = spec
  const what = familyOfRole(role, family, variant)
  return sha256Hex(
    ['touchstone/long-context/1', what, length, depth ?? '-', index, secret].map(String).join('|'),
  )
}

/** Every role draws from seeds of its own: an order item is not the sample of the same numbers. */
function familyOfRole(role: Role, family: FamilyId, variant: string): string {
  return role === 'sample' ? familyName(family, variant) : `${role}:${familyName(family, variant)}`
}

/**
 * The sample of an item: prompt, answers, where the needles stand, and its tokens by the reference counter. Pure: the
 * same spec gives the same sample, on every machine and for ever. Time and memory grow linearly with the length.
 *
 * `permutation` numbers other orders of the needles, facts or examples; 0 is the original one.
 *
 * Throws a RangeError where the length is below what the family needs; the message says how much that is.
 *
 * @example generate({ role: 'sample', family: 'single', variant: '', length: 1024, depth: 50, index: 0, thinking: 0,
 *   seed }).answers[0]?.text // '4821903'
 */
export function generate(spec: SampleSpec, permutation = 0): Sample {
  const request: FamilyRequest = {
    variant: spec.variant,
    depth: spec.depth === null ? null : spec.depth / 100,
    index: spec.index,
    random: seededRandom(`${spec.seed}|needles`),
    order: seededRandom(`${spec.seed}|order|${String(permutation)}`),
    filler: seededRandom(`${spec.seed}|filler`),
    permutation,
  }
  const draft = draftOf(spec.role, spec.family, request)
  const { examples, head, tail } = promptParts(draft, spec.seed)
  // Messages are counted as one text, a blank line between them.
  const before = examples.map((m) => `${m.content}\n\n`).join('') + head
  const opening = referenceTokens(before)
  const framing = opening + referenceTokens(tail)
  const budget = spec.length - ANSWER_RESERVE - TEMPLATE_RESERVE - spec.thinking - framing
  const body = bodyOf(draft, request, budget, spec)
  const content = head + body.text + tail
  return {
    family: spec.family,
    variant: spec.variant,
    messages: [...examples, { role: 'user', content }],
    prompt: before + body.text + tail,
    answers: [...draft.answers],
    others: [...draft.others],
    placements: [...body.placements].sort((a, b) => a.token_depth - b.token_depth),
    rule: draft.rule,
    symbols: draft.symbols ?? {},
    reference_tokens: opening + body.tokens + seam(body.text, tail),
    association: draft.association ?? null,
  }
}

function draftOf(role: Role, family: FamilyId, request: FamilyRequest): Draft {
  if (role === 'speed') return speed()
  if (role === 'preflight') return preflight(request)
  return DRAFTS[family](request)
}

function bodyOf(draft: Draft, request: FamilyRequest, budget: number, spec: SampleSpec): Body {
  if (spec.role === 'gate') return factsAlone(draft)
  const least = leastLength(familyOf(spec.family), spec.variant) + spec.thinking
  const tooShort = (): RangeError =>
    new RangeError(
      `${familyName(spec.family, spec.variant)} needs a length of at least ${String(least)} tokens` +
        `${spec.thinking > 0 ? ` with ${String(spec.thinking)} for thinking` : ''}, not ${String(spec.length)}`,
    )
  if (spec.role !== 'speed' && spec.role !== 'preflight' && spec.length < least) throw tooShort()
  try {
    return draft.body === undefined
      ? composeHaystack(request.filler, budget, draft.needles)
      : draft.body(budget)
  } catch (error) {
    if (error instanceof RangeError) throw tooShort()
    throw error
  }
}

/** The needles without a haystack: what a gate asks. */
function factsAlone(draft: Draft): Body {
  const sorted = [...draft.needles].sort((a, b) => a.at - b.at)
  const text = sorted.map((n) => n.text).join(' ')
  return { text, tokens: referenceTokens(text), placements: [] }
}

/** Tokens of what follows a text: its blank line is one piece with the full stop that the text ends with. */
function seam(text: string, tail: string): number {
  return referenceTokens(text.slice(-1) + tail) - 1
}
