/**
 * The expression tree that the LaTeX parser hands to the rest of the scorer.
 *
 * It says what the author wrote, once names and ambiguities have been given one reading (see reading.ts);
 * nothing is simplified here. `a - b` is Add(a, Mul(-1, b)), `a / b` is Mul(a, Pow(b, -1)) and `\sqrt{x}` is
 * Pow(x, 1/2), so that later stages meet few kinds of node.
 */
export type Expr = Num | Const | Sym | Add | Mul | Pow | Fn | BigOp | Derivative

/** An exact rational `n/d`, in lowest terms, `d > 0`. Decimals such as `0.25` or `3.0\times10^8` are exact too. */
export interface Num {
  readonly k: 'num'
  readonly n: bigint
  readonly d: bigint
}

/** Euler's number, the circle constant, the imaginary unit, infinity. */
export interface Const {
  readonly k: 'const'
  readonly name: 'e' | 'pi' | 'i' | 'inf'
}

/**
 * A symbol by its canonical name: Greek letters without backslash, subscripts as `_x` or `_{xy}`
 * (`m_1` and `m_{1}` are one name), primes as `'`, accents as a wrapper (`vec{E}`, `dot{x}`, `bar{v}`).
 */
export interface Sym {
  readonly k: 'sym'
  readonly name: string
}

export interface Add {
  readonly k: 'add'
  readonly args: readonly Expr[]
}

export interface Mul {
  readonly k: 'mul'
  readonly args: readonly Expr[]
}

export interface Pow {
  readonly k: 'pow'
  readonly base: Expr
  readonly exp: Expr
}

/**
 * A function applied to its arguments. Known names, all lower case: exp, ln, sin, cos, tan, cot, sec, csc, asin,
 * acos, atan, acot, asec, acsc, sinh, cosh, tanh, coth, sech, csch, asinh, acosh, atanh, acoth, abs, factorial,
 * gamma, binomial, floor, ceil, sign, min, max, atan2, root (real n-th root: root(x, n)), log (log(x, base)),
 * dot, cross (of vectors), norm, re, im, conj, pm (one argument: plus or minus it), mp.
 * Any other name is an undefined function such as `v(t)`: two of them are equal only with the same name and
 * equal arguments.
 */
export interface Fn {
  readonly k: 'fn'
  readonly name: string
  readonly args: readonly Expr[]
}

/** Integral, sum, product or limit over a bound variable. `lo`/`hi` are absent for an indefinite integral. */
export interface BigOp {
  readonly k: 'big'
  readonly op: 'int' | 'oint' | 'sum' | 'prod' | 'lim'
  readonly variable: string
  readonly lo: Expr | null
  readonly hi: Expr | null
  readonly body: Expr
}

/** The `order`-th derivative of `body` by `variable`. */
export interface Derivative {
  readonly k: 'deriv'
  readonly body: Expr
  readonly variable: string
  readonly order: number
}

/** A relation between two expressions, as written: `lhs op rhs`. */
export interface Relation {
  readonly k: 'rel'
  readonly op: '=' | '<' | '>' | '<=' | '>=' | '!=' | 'approx' | 'propto' | 'in' | 'to' | 'equiv' | 'sim'
  readonly lhs: Expr
  readonly rhs: Value
}

/** Things that are answers but not single expressions. */
export type Value =
  | Expr
  | Relation
  | { readonly k: 'list'; readonly items: readonly Value[] } // several answers: a, b or "a and b"
  | { readonly k: 'tuple'; readonly items: readonly Value[] } // (a, b)
  | { readonly k: 'set'; readonly items: readonly Value[] }
  | {
      readonly k: 'interval'
      readonly lo: Expr
      readonly hi: Expr
      readonly loOpen: boolean
      readonly hiOpen: boolean
    }
  | { readonly k: 'matrix'; readonly rows: readonly (readonly Expr[])[] }
