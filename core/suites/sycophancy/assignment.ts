/**
 * What chance decides, decided by the item's id: the same item is put in the same way in every run, and no generator's
 * state is needed. All choices are uniform, since SHA-256 of the id is.
 */
import { sha256Hex } from '../../canonical-json.ts'
import type { Arm } from './arms.ts'
import { CHALLENGES, HINTS, STANCES } from './arms.ts'
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
  return Number.parseInt(sha256Hex(`touchstone-sycophancy/1\n${purpose}\n${itemId}`).slice(0, 12), 16) % n
}

/** An arm's column in the Latin squares. A challenge has one column, whatever first answer it follows. */
function column(arm: Arm): number {
  switch (arm.kind) {
    case 'first':
      return 0
    case 'challenge':
      return CHALLENGES.indexOf(arm.challenge)
    case 'hint':
      return HINTS.indexOf(arm.hint) + 1
    case 'pressure':
      return arm.calm ? 1 : 0
    case 'premise':
      return arm.holds ? 1 : 0
    case 'feedback':
      return STANCES.indexOf(arm.stance)
  }
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
  for (let i = options - 1; i > 0; i--) {
    const j = pick(itemId, `order-${String(i)}`, i + 1)
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
