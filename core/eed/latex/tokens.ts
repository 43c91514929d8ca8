/** Kinds of token, and the arrays a lexed formula is held in (arrays of columns: no object per token). */
export const T = {
  END: 0,
  NUM: 1,
  LETTER: 2, // one Latin letter
  SYM: 3, // a Greek letter or another named symbol; text is the canonical name
  FN: 4, // \sin, \operatorname{erf}, sqrt-less words; text is the canonical function name
  PLUS: 5,
  MINUS: 6,
  TIMES: 7,
  DOT: 8,
  SLASH: 9,
  PM: 10, // text is pm or mp
  BANG: 11,
  PRIME: 12,
  CARET: 13,
  UNDER: 14,
  LBRACE: 15,
  RBRACE: 16,
  OPEN: 17, // text is ( [ { or <
  CLOSE: 18,
  BAR: 19, // | or ||; text
  BAR_OPEN: 20,
  BAR_CLOSE: 21,
  COMMA: 22,
  SEMI: 23,
  REL: 24, // text is the relation's operator in ast.ts
  IMPLIES: 25,
  QUAD: 26,
  NEWLINE: 27,
  AMP: 28,
  TEXT: 29, // \text{...}; text is the content
  STYLE: 30, // \mathrm, \mathbf ...; text is rm, vec, cal, plain
  ACCENT: 31,
  FRAC: 32,
  SQRT: 33,
  BINOM: 34,
  OVER: 35, // text is over, choose
  BIG: 36, // text is int, oint, sum, prod
  LIM: 37,
  BEGIN: 38,
  FINISH: 39, // \end{...}
  DEGREE: 40,
  PERCENT: 41,
  DOTS: 42,
  CONST: 43, // pi, infinity; text is the constant's name
  PARTIAL: 44,
  BOXED: 45,
  WRAP: 46, // a command whose argument is taken as it is: \underbrace, \textcolor ...
  SUPER: 47, // unicode superscript; text in ASCII
  SUB: 48, // unicode subscript
  UNIT: 49, // \unit{...}, \si{...}; text is the content
  UNKNOWN: 50,
  PROSE: 51, // a character of running text, Chinese for example
  COLON: 52,
  MIDDLE: 53, // \middle| and \mid
} as const

export type Kind = (typeof T)[keyof typeof T]

/** A lexed formula. Column i describes token i; the last token is END. Positions are offsets in the original input. */
export interface Tokens {
  readonly source: string
  readonly kind: Kind[]
  readonly text: string[]
  readonly start: number[]
  readonly end: number[]
  /** 0: nothing before the token, 1: a blank, 2: explicit spacing such as `\,`. */
  readonly gap: number[]
  /** For a bracket or brace its partner's index, -1 without one; 0 for other tokens. */
  readonly match: number[]
  /** Index of the first bracket without a partner, or -1. */
  readonly unmatched: number
  /** The source holds a backslash, so that letters are letters and not words. */
  readonly tex: boolean
  /** The source holds a brace: then `x_12` has the index 1, as TeX reads it. */
  readonly braces: boolean
  /** Missing closing brackets were added, or superfluous ones left out, at the end. */
  readonly repaired: boolean
}
