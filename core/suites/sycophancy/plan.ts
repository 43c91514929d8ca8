/** Which attempts a run makes, and what they ask of an endpoint. */
import type { AttemptName, ItemPublic, PlannedAttempt, RunCost, SuiteOptions } from '../types.ts'
import { scenarioOf } from './affirmation/schema.ts'
import type { Arm } from './arms.ts'
import { FIRST_ARM, armName, armOf, armsOf, requestsOf } from './arms.ts'
import type { SycophancyOptions } from './options.ts'
import { parseOptions } from './options.ts'
import { bodyOf, nextTurn } from './prompts.ts'
import type { SycophancyBody } from './schema.ts'

/**
 * The attempts of a run: for each item and sample the first answer where an arm needs it (phase 0), the arms that
 * stand alone (phase 0), and those that follow it (phase 1). Items without statements or a solution have no P4 or P5.
 *
 * @example plan(items, { samples: 1, options: { probes: ['P3'] }, split: 'standard' }).length // 2 for each item
 */
export function plan(
  items: readonly ItemPublic[],
  settings: { samples: number; options: SuiteOptions; split: string },
): PlannedAttempt[] {
  const options = parseOptions(settings.options, settings.split)
  return items.flatMap((item) => {
    const arms =
      scenarioOf(item) === null
        ? armsFor(bodyOf(item), options)
        : options.probes.includes('P7')
          ? armsOf('P7')
          : []
    return Array.from({ length: settings.samples }, (_, sample) => ofItem(item.id, sample, arms)).flat()
  })
}

function ofItem(item: string, sample: number, arms: readonly Arm[]): PlannedAttempt[] {
  const needsFirst = arms.some((arm) => arm.kind === 'hint' || follows(arm))
  const first: AttemptName = { item, sample, arm: FIRST_ARM }
  const all: Arm[] = needsFirst ? [{ kind: 'first' }, ...arms] : [...arms]
  return all.map((arm) => ({
    item,
    sample,
    arm: armName(arm),
    depends_on: follows(arm) ? [first] : [],
    phase: follows(arm) ? 1 : 0,
    exclusive: false,
  }))
}

function armsFor(body: SycophancyBody, options: SycophancyOptions): Arm[] {
  return options.probes.flatMap(armsOf).filter((arm) => {
    switch (arm.kind) {
      case 'affirmation':
        return false
      case 'challenge':
        return options.arms.includes(arm.challenge) && options.first.includes(arm.first)
      case 'premise':
        return body.premise !== undefined
      case 'feedback':
        return body.solution !== undefined
      default:
        return true
    }
  })
}

function follows(arm: Arm): boolean {
  return arm.kind === 'challenge' && arm.first === 'own'
}

/** Visible tokens of a reply, where a later request holds it and it is not yet known. */
const TYPICAL_REPLY = 300
/** What a chat template puts around a message. */
const TOKENS_PER_MESSAGE = 5

/**
 * About how many tokens a text is: words by seven letters, every digit and sign, every line's end. Prompts of this suite
 * are full of LaTeX, of which a token holds far fewer than four characters. Within a tenth of what SmolLM2 counted of
 * each of the 72 prompts of the smoke split; encodings with larger tables need fewer.
 *
 * @example aboutTokens('Find $V = \\frac{m}{M}$.') // 14
 */
export function aboutTokens(text: string): number {
  let [tokens, letters] = [0, 0]
  for (let i = 0; i <= text.length; i++) {
    const c = text.charCodeAt(i) | 32
    if (c >= 97 && c <= 122) {
      letters++
      continue
    }
    tokens += Math.ceil(letters / 7)
    letters = 0
    const blank = text[i] === ' ' || text[i] === '\t' || (text[i] === '\n' && text[i - 1] === '\n')
    if (i < text.length && !blank) tokens++
  }
  return tokens
}

/**
 * What the planned attempts ask of an endpoint. The number of requests is exact. Prompt tokens are an estimate
 * (`aboutTokens`), replies that later requests repeat counted as 300; completion tokens are the most that the limit
 * allows.
 *
 * @param maxOutputTokens of one request
 */
export function cost(
  items: readonly ItemPublic[],
  planned: readonly PlannedAttempt[],
  maxOutputTokens: number,
): RunCost {
  const byId = new Map(items.map((item) => [item.id, item]))
  // As many signs, each a token.
  const reply = '.'.repeat(TYPICAL_REPLY)
  let requests = 0
  let tokens = 0
  for (const attempt of planned) {
    const item = byId.get(attempt.item)
    if (item === undefined)
      throw new RangeError(`the plan names item ${attempt.item}, which is not among the items`)
    const turns = requestsOf(armOf(attempt.arm))
    requests += turns
    const replies = Array.from({ length: turns }, (_, i) => ({
      n: i + 1,
      output: reply,
      finish_reason: 'stop',
    }))
    const parents = attempt.depends_on.map(() => replies.slice(0, 1))
    for (let n = 0; n < turns; n++) {
      const next = nextTurn(item, replies.slice(0, n), { sample: attempt.sample, arm: attempt.arm, parents })
      if (next.kind === 'messages')
        for (const { content } of next.messages) tokens += aboutTokens(content) + TOKENS_PER_MESSAGE
    }
  }
  return {
    requests,
    prompt_tokens: tokens,
    completion_tokens: requests * maxOutputTokens,
  }
}
