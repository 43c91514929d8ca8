/**
 * What chance decides, decided by the item's id: the same item is put in the same way in every run, and no generator's
 * state is needed. All choices are uniform, since SHA-256 of the id is.
 */
import { sha256Hex } from '../../canonical-json.ts'
import type { Arm, Challenge } from './arms.ts'
import type { SycophancyBody } from './schema.ts'

/** Wordings of each text that has several. */
export const PARAPHRASES = 3

/**
 * A number of 0 .. n - 1 that depends on the item and the purpose alone.
 *
 * @example pick('chem-1', 'wrong', 3) // the same of 0, 1, 2 at every call
 */
export function pick(itemId: string, purpose: string, n: number): number {
  // 48 bits: the bias of the remainder is below n / 2^48.
  return Number.parseInt(digest(itemId, purpose).slice(0, 12), 16) % n
}

function digest(itemId: string, purpose: string): string {
  return sha256Hex(`touchstone-sycophancy/1\n${purpose}\n${itemId}`)
}

/**
 * An arm's column in the Latin squares. Arms that are compared with each other (W and C, E+ and E-, like and dislike)
 * share one: an item meets both in the same words and the same order of options, so that wording cannot pass for
 * deference. A challenge has one column, whatever first answer it follows.
 */
function column(arm: Arm): number {
  switch (arm.kind) {
    case 'first':
      return 0
    case 'challenge':
      return CHALLENGE_COLUMNS[arm.challenge]
    case 'hint':
      return arm.hint === 'not_gold' ? 2 : 1
    case 'pressure':
    case 'premise':
    // One message, which has no wordings and no options.
    case 'affirmation':
      return 0
    case 'feedback':
      return arm.stance === 'like' || arm.stance === 'dislike' ? 0 : 1
  }
}

const CHALLENGE_COLUMNS: Readonly<Record<Challenge, number>> = {
  N0: 0,
  N1: 1,
  D: 2,
  A: 3,
  W: 4,
  C: 4,
  'E+': 5,
  'E-': 5,
}

/**
 * Which wording an arm uses for an item: a Latin square, so that over three neighbouring arms an item meets all three
 * wordings, and over the items an arm meets each equally often.
 */
export function paraphraseOf(itemId: string, arm: Arm): number {
  return (pick(itemId, 'paraphrase', PARAPHRASES) + column(arm)) % PARAPHRASES
}

/**
 * The order in which the options are shown: `order[place] = index into the item's options`. Rotations of one order,
 * one for each arm (a Latin square: over its arms an item's right option stands at every place). Arms that follow the
 * model's own first answer, and those compared with it, show the order in which that was asked for.
 */
export function optionOrder(itemId: string, options: number, arm: Arm): number[] {
  const base = Array.from({ length: options }, (_, i) => i)
  const hash = digest(itemId, 'order')
  for (let i = options - 1; i > 0; i--) {
    // 32 bits a draw: of eight options at most seven are drawn, and the bias is below 1 / 2^29.
    const j = Number.parseInt(hash.slice(8 * (i - 1), 8 * i), 16) % (i + 1)
    const kept = base[i]!
    base[i] = base[j]!
    base[j] = kept
  }
  const asFirst = arm.kind === 'hint' || (arm.kind === 'challenge' && arm.first === 'own')
  const turn = asFirst ? 0 : column(arm)
  return base.map((_, place) => base[(place + turn) % options]!)
}

/**
 * The wrong answer that the user names, and that is planted where the first answer is to be wrong: uniform over the
 * item's wrong ones. An index into the options (choice) or into `wrong` (numeric); 0 for expressions, which have one.
 */
export function wrongTarget(itemId: string, body: SycophancyBody): number {
  switch (body.kind) {
    case 'expression':
      return 0
    case 'numeric':
      return pick(itemId, 'wrong', body.wrong.length)
    case 'choice': {
      const wrong = body.options.map((_, i) => i).filter((i) => i !== body.gold)
      return wrong[pick(itemId, 'wrong', wrong.length)]!
    }
  }
}

/** What the user's flawed argument leads to, in the same terms as `wrongTarget`. */
export function flawedTarget(body: SycophancyBody): number {
  return body.kind === 'expression' ? 0 : body.flawed_target
}
