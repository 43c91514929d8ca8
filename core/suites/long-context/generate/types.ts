/** What the families hand to the composer, and what it makes of it. */
import type { Random } from '../../../stats/random.ts'
import type { ChatMessage } from '../../types.ts'
import type { FamilyId } from '../schema.ts'

/** A sentence to be put into the haystack. */
export interface Needle {
  /** Starts with a capital letter and ends with a full stop. */
  text: string
  /** Where it is to stand: 0 is the beginning of the text, 1 its end. */
  at: number
  /** The one whose depth the item states. */
  asked?: boolean
}

/**
 * How answers are compared.
 * - `exact`: one answer; anything beside it makes it wrong.
 * - `set`: all of them in any order, scored by F1.
 * - `positions`: answer i belongs to question i; the share that is right, extras in the divisor.
 * - `top`: exactly k of them in any order; the share found, extras in the divisor.
 * - `absent`: the right answer is NOT_FOUND.
 * - `expression`: one formula, scored by the expression scorer.
 * - `canaries` and `none`: probes without a score.
 */
export type Rule = 'exact' | 'set' | 'positions' | 'top' | 'absent' | 'expression' | 'canaries' | 'none'

/** A right answer; `accept` holds all spellings of it that count, itself included. */
export interface Answer {
  text: string
  accept: readonly string[]
}

/** A symbol of an expression, as the expression scorer takes it. */
export interface ExpressionSymbol {
  range: readonly [number, number]
  unit: string
  description: string
}

/** One sample before its text is filled up. */
export interface Draft {
  /** What is to be done, before the text. */
  task: string
  /** After the text. */
  question: string
  /** The list inside the form of the FINAL line, such as `"..."`. */
  form: string
  needles: readonly Needle[]
  /** Builds the text where it is not sentences of the haystack with needles among them. */
  body?: (budget: number) => Body
  rule: Rule
  answers: readonly Answer[]
  /** Wrong answers that stand in the text: what the other needles would answer. */
  others: readonly string[]
  /** For rule `expression`. */
  symbols?: Readonly<Record<string, ExpressionSymbol>>
  /** For latent samples: the number of the association. */
  association?: number
  /** Whether NOT_FOUND is offered as an answer. */
  offersNotFound: boolean
}

/** The text between task and question. */
export interface Body {
  text: string
  tokens: number
  placements: Placement[]
}

export interface Placement {
  text: string
  /** Tokens of the body before it, in percent of all of the body's tokens but its own: 0 first, 100 last. */
  token_depth: number
  asked: boolean
}

/** What a family's drafts are drawn from. */
export interface FamilyRequest {
  variant: string
  /** 0 to 1; null for families without a depth. */
  depth: number | null
  index: number
  /** Draws keys, values and places. */
  random: Random
  /** Draws the order of needles, facts or examples. */
  order: Random
  /** Draws whatever fills the text. */
  filler: Random
  /** 0 is the original order. */
  permutation: number
}

/** A finished sample. */
export interface Sample {
  family: FamilyId
  variant: string
  messages: ChatMessage[]
  /** The whole prompt: the contents of all messages, a blank line between them. */
  prompt: string
  answers: Answer[]
  others: string[]
  placements: Placement[]
  rule: Rule
  symbols: Readonly<Record<string, ExpressionSymbol>>
  reference_tokens: number
  association: number | null
}
