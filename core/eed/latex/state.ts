/**
 * What the parsing functions share: the tokens, a cursor, the choices between readings, the flags raised.
 *
 * The grammar is spread over several files that call each other through `grammar`, so that no two files import
 * each other.
 */
import type { Expr } from '../ast.ts'
import { Failure, MAX_DEPTH } from './errors.ts'
import { T } from './tokens.ts'
import type { Kind, Tokens } from './tokens.ts'
import type { ErrorCode, Flag } from './types.ts'

/** Names that give ambiguous letters a meaning. */
export interface Lexicon {
  /** Declared symbols, canonical names. */
  readonly declared: ReadonlySet<string>
  readonly vectors: ReadonlySet<string>
  /** What the key holds; null while the key itself is read. */
  readonly key: KeyNames | null
}

/** The names that occur in a key. */
export interface KeyNames {
  readonly symbols: ReadonlySet<string>
  readonly functions: ReadonlySet<string>
  readonly constants: ReadonlySet<string>
  /** The symbol that the key is the value of. */
  readonly asked?: string
}

export const EMPTY_LEXICON: Lexicon = { declared: new Set(), vectors: new Set(), key: null }

/** A place where the text can be read in several ways. */
export interface Choice {
  /** Occurrence, unique in one formula: token index times 16 plus the kind of choice. */
  readonly id: number
  /** Choices of one group are varied together first: all `e` of a formula, say. */
  readonly group: string
  readonly options: number
  readonly taken: number
}

/** The kinds of choice, as part of `Choice.id`. */
export const CHOICE = {
  name: 0,
  call: 1,
  slash: 2,
  argument: 3,
  mixed: 4,
  difference: 5,
  unit: 6,
  index: 7,
} as const

export interface Integral {
  /** The integration variable, once its differential has been met. */
  variable: string | null
  /** Nesting of the integrand: its differential stands at this depth, or in the numerator of a fraction there. */
  readonly depth: number
  readonly level: number
  /** The differential stood at the end of the integrand. */
  done: boolean
}

export interface Grammar {
  /** Sum of terms. */
  readonly sum: (p: Parser) => Expr
  /** Product of factors, up to a + or -. */
  readonly product: (p: Parser) => Expr
  /** One factor with its exponent, or null when none starts here. A plain `|` ends an open absolute value. */
  readonly factor: (p: Parser) => Expr | null
  /** One factor, which must be there: a plain `|` opens an absolute value. */
  readonly operand: (p: Parser) => Expr
  /** Factors written side by side, at least one. */
  readonly run: (p: Parser) => Expr[]
  /** The argument of a command: a braced group, one digit or one symbol. */
  readonly argument: (p: Parser) => Expr
  /** A symbol with its scripts, or, while `Parser.bare` is set, without them. */
  readonly symbol: (p: Parser) => Expr
  /** A symbol whose base name is given by the current token, which is consumed. */
  readonly named: (p: Parser, name: string) => Expr
}

export class Parser {
  readonly t: Tokens
  readonly kind: Kind[]
  readonly text: string[]
  readonly lexicon: Lexicon
  readonly grammar: Grammar
  /** Decisions that differ from the most likely ones, by Choice.id. */
  readonly decided: ReadonlyMap<number, number>
  /** Current token. */
  i = 0
  /** How many digits of the current NUM token are already used up: `\frac12` takes them one by one. */
  used = 0
  /** Nesting depth, and nesting in brackets only. */
  depth = 0
  level = 0
  /** Nesting in braces that hold a formula, not a whole item. */
  braces = 0
  integral: Integral | null = null
  /** How many plain `|` are open in the current bracket. */
  bars = 0
  /** The next symbol is an unbraced argument: scripts after it are not its own. */
  bare = false
  /** First token of the item being parsed, and of the side of its relation. */
  itemStart = 0
  sideStart = 0
  /** The token at which an operand must stand, so that an upright letter there is no unit. */
  operandAt = -1
  /** Inside a fraction's numerator, where a differential does not end the integrand. */
  inNumerator = false
  readonly choices: Choice[] = []
  readonly taken: string[] = []
  readonly flags = new Set<Flag>()
  /** Text of the unit that was left out last. */
  unit: string | null = null
  /** Cached facts about the whole formula. */
  readonly facts = new Map<string, boolean>()
  /** Cached names under which the key knows a symbol. */
  readonly aliases = new Map<string, string>()

  constructor(tokens: Tokens, lexicon: Lexicon, grammar: Grammar, decided: ReadonlyMap<number, number>) {
    this.t = tokens
    this.kind = tokens.kind
    this.text = tokens.text
    this.lexicon = lexicon
    this.grammar = grammar
    this.decided = decided
  }

  /** Kind of the current token. */
  peek(): Kind {
    return this.kind[this.i]!
  }

  next(): void {
    this.i++
    this.used = 0
  }

  enter(): void {
    if (++this.depth > MAX_DEPTH) {
      throw new Failure(
        'too_deep',
        `The formula is nested more than ${MAX_DEPTH} levels deep.`,
        this.position(),
      )
    }
  }

  leave(): void {
    this.depth--
  }

  /** Offset of the current token in the original input. */
  position(): number {
    return this.t.start[this.i]! + this.used
  }

  /** The source text of the token at `i`, for messages. */
  shown(i = this.i): string {
    if (this.kind[i] === T.END) return 'the end of the formula'
    const text = this.t.source.slice(this.t.start[i], this.t.end[i])
    return `"${text.length > 24 ? text.slice(0, 24) + '…' : text}"`
  }

  fail(code: ErrorCode, reason: string, at = this.i): never {
    throw new Failure(code, reason, this.t.start[at]! + (at === this.i ? this.used : 0))
  }

  /** Fails with "found X, expected Y". */
  expected(what: string): never {
    const kind = this.peek()
    if (kind === T.UNKNOWN) {
      this.fail('unknown_command', `The command ${this.shown()} is not known; ${what} was expected.`)
    }
    this.fail('unexpected', `Found ${this.shown()} where ${what} was expected.`)
  }

  /** Consumes the current token, which must be of this kind. */
  take(kind: Kind, what: string): void {
    if (this.peek() !== kind) this.expected(what)
    this.next()
  }

  /**
   * Decides between `options` readings at token `at`; `likely` is the most likely one. The choice is offered to
   * other readings only when `vary` is true.
   */
  choose(kind: number, at: number, group: string, likely: number, options: number, vary: boolean): number {
    if (!vary) return likely
    const id = at * 16 + kind
    const taken = this.decided.get(id) ?? likely
    this.choices.push({ id, group, options, taken })
    return taken
  }

  /** True for a name that the item declares, or that the key uses or asks for. */
  knows(name: string): boolean {
    const { declared, key } = this.lexicon
    return declared.has(name) || (key !== null && (key.symbols.has(name) || key.asked === name))
  }

  note(phrase: string): void {
    if (!this.taken.includes(phrase)) this.taken.push(phrase)
  }
}
