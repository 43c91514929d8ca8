/** The operations of a compiled program. Plain constants: they are compared in hot loops. */

export const RATIONAL = 0
export const PI = 1
export const EULER = 2
export const IMAGINARY = 3
export const INFINITE = 4
export const SYMBOL = 5
export const ADD = 6
export const MUL = 7
/** args[0] to the integer `p`. */
export const INTEGER_POWER = 8
/** args[0] to the rational p/q; a negative base with odd q has its real root. */
export const RATIONAL_POWER = 9
/** args[0] to the power args[1]. */
export const POWER = 10
export const EXP = 11
export const LN = 12
export const SIN = 13
export const COS = 14
export const TAN = 15
export const ASIN = 16
export const ACOS = 17
export const ATAN = 18
export const SINH = 19
export const COSH = 20
export const TANH = 21
export const ASINH = 22
export const ACOSH = 23
export const ATANH = 24
export const ABS = 25
export const GAMMA = 26
export const FLOOR = 27
export const CEIL = 28
export const SIGN = 29
export const MIN = 30
export const MAX = 31
export const ATAN2 = 32
export const REAL_PART = 33
export const IMAGINARY_PART = 34
export const CONJUGATE = 35
/** A function nothing is known about: `p` seeds a smooth stand-in, so equal arguments give equal values. */
export const UNKNOWN = 36
/** A sum, product, integral or limit; `data` holds its parts. */
export const BIG = 37
/** No value at all, such as an unbounded recursion or an unsupported construct. */
export const UNDEFINED = 38

/** Functions of one argument that compile to one operation. */
export const UNARY: Readonly<Record<string, number>> = {
  exp: EXP,
  ln: LN,
  sin: SIN,
  cos: COS,
  tan: TAN,
  asin: ASIN,
  acos: ACOS,
  atan: ATAN,
  sinh: SINH,
  cosh: COSH,
  tanh: TANH,
  asinh: ASINH,
  acosh: ACOSH,
  atanh: ATANH,
  abs: ABS,
  norm: ABS,
  gamma: GAMMA,
  floor: FLOOR,
  ceil: CEIL,
  sign: SIGN,
  re: REAL_PART,
  im: IMAGINARY_PART,
  conj: CONJUGATE,
}

/** Functions that are one over another. */
export const RECIPROCAL: Readonly<Record<string, string>> = {
  cot: 'tan',
  sec: 'cos',
  csc: 'sin',
  coth: 'tanh',
  sech: 'cosh',
  csch: 'sinh',
}

/** Inverse functions of the reciprocal ones: acot(x) = atan(1/x). */
export const INVERSE_RECIPROCAL: Readonly<Record<string, string>> = {
  acot: 'atan',
  asec: 'acos',
  acsc: 'asin',
  acoth: 'atanh',
  asech: 'acosh',
  acsch: 'asinh',
}

/** Branches that a few points could miss. */
export const BRANCHES = new Set([
  ABS,
  FLOOR,
  CEIL,
  SIGN,
  MIN,
  MAX,
  ATAN2,
  ASIN,
  ACOS,
  ATAN,
  RATIONAL_POWER,
  POWER,
  LN,
])
