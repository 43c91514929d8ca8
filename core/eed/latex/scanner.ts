/** The state of the lexer: the text, a cursor, the tokens so far, and the brackets that are open. */
import { Failure } from './errors.ts'
import { closerOf, closesWith } from './matching.ts'
import { T } from './tokens.ts'
import type { Kind, Tokens } from './tokens.ts'

export const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90)
export const isDigit = (c: number): boolean => c >= 48 && c <= 57

/** Index of the brace that closes the one at `open`, or -1. Escaped braces do not count. */
export function braceEnd(source: string, open: number, to: number): number {
  let depth = 0
  for (let i = open; i < to; i++) {
    const c = source.charCodeAt(i)
    if (c === 92) i++
    else if (c === 123) depth++
    else if (c === 125 && --depth === 0) return i
  }
  return -1
}

export class Scanner {
  readonly source: string
  readonly to: number
  readonly tex: boolean
  i: number
  readonly kind: Kind[] = []
  readonly text: string[] = []
  readonly start: number[] = []
  readonly end: number[] = []
  readonly gap: number[] = []
  readonly match: number[] = []
  /** A brace has been met. */
  braces = false
  /** What stands before the next token: 0 nothing, 1 a blank, 2 explicit spacing. */
  blank = 0
  /** 1 after \left, 2 after \right, 3 after \big: the next token is a delimiter. */
  side = 0
  /** Where the unit argument of `\SI{..}{..}` starts, or -1. */
  unitAt = -1
  private readonly mend: boolean
  private readonly stack: number[] = []
  private unmatched = -1
  private repaired = false

  constructor(source: string, from: number, to: number, mend: boolean) {
    this.mend = mend
    this.source = source
    this.i = from
    this.to = to
    const slash = source.indexOf('\\', from)
    this.tex = slash >= 0 && slash < to
  }

  /** Adds a token and matches it, where it is a bracket. */
  push(kind: Kind, text: string, start: number, end: number): void {
    const index = this.kind.length
    if (this.side !== 0) {
      if (kind === T.BAR && this.side !== 3) kind = this.side === 1 ? T.BAR_OPEN : T.BAR_CLOSE
      this.side = 0
    }
    this.kind.push(kind)
    this.text.push(text)
    this.start.push(start)
    this.end.push(end)
    this.gap.push(this.blank)
    this.match.push(0)
    this.blank = 0
    if (kind === T.LBRACE || kind === T.OPEN || kind === T.BAR_OPEN) {
      this.match[index] = -1
      this.stack.push(index)
    } else if (kind === T.RBRACE || kind === T.CLOSE || kind === T.BAR_CLOSE) {
      this.match[index] = -1
      const open = this.stack.at(-1)
      if (open !== undefined && closesWith(this.kind[open]!, this.text[open]!, kind, text)) {
        this.stack.pop()
        this.match[index] = open
        this.match[open] = index
      } else if (this.unmatched < 0) this.unmatched = index
    }
  }

  /** Ends the formula. */
  finish(): Tokens {
    this.blank = 0
    if (this.mend) this.closeAll()
    this.push(T.END, '', this.to, this.to)
    if (this.stack.length > 0 && this.unmatched < 0) this.unmatched = this.stack[0]!
    const { source, kind, text, start, end, gap, match, unmatched, tex, braces, repaired } = this
    return { source, kind, text, start, end, gap, match, unmatched, tex, braces, repaired }
  }

  /** Adds the closing brackets that are missing at the end of a text that was cut off. */
  private closeAll(): void {
    while (this.stack.length > 0 && this.unmatched < 0) {
      const open = this.stack.at(-1)!
      this.repaired = true
      if (this.kind[open] === T.LBRACE) this.push(T.RBRACE, '}', this.to, this.to)
      else if (this.kind[open] === T.BAR_OPEN) this.push(T.BAR_CLOSE, this.text[open]!, this.to, this.to)
      else this.push(T.CLOSE, closerOf(this.text[open]!), this.to, this.to)
    }
  }

  /** A closing bracket without partner, with nothing but closing brackets behind it. */
  superfluous(): boolean {
    if (!this.mend || this.stack.length > 0 || this.kind.length === 0) return false
    for (let i = this.i; i < this.to; i++) {
      const c = this.source.charCodeAt(i)
      if (c > 32 && c !== 125 && c !== 41 && c !== 93 && c !== 36 && c !== 46) return false
    }
    this.repaired = true
    this.i = this.to
    return true
  }

  /** The next character that is no blank, from `i` on. */
  skipBlanks(i: number): number {
    while (i < this.to && this.source.charCodeAt(i) <= 32) i++
    return i
  }

  /** The brace that closes the one at `open`; fails where there is none. */
  closing(open: number): number {
    const close = braceEnd(this.source, open, this.to)
    if (close < 0)
      throw new Failure('unbalanced', 'This brace is opened but never closed; a } was expected.', open)
    return close
  }
}
