/**
 * The corpus generator's own expression type.
 *
 * It is deliberately not core/eed's: the labels of the corpus must not depend on the code that they judge.
 * Constructors do only what keeps the printed form natural (flatten, fold numbers, collect equal bases in a
 * product); they never reorder, so that a rewrite keeps the order it chose.
 */
export type Ex =
  | { readonly t: 'num'; readonly n: bigint; readonly d: bigint }
  | { readonly t: 'pi' }
  | { readonly t: 'sym'; readonly name: string }
  | { readonly t: 'add'; readonly args: readonly Ex[] }
  | { readonly t: 'mul'; readonly args: readonly Ex[] }
  | { readonly t: 'pow'; readonly base: Ex; readonly exp: Ex }
  | { readonly t: 'fn'; readonly name: FnName; readonly arg: Ex }

export const fnNames = [
  'exp', 'ln', 'sin', 'cos', 'tan', 'cot', 'sec', 'csc', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh', 'coth',
  'sech', 'csch', 'asinh', 'acosh', 'atanh', 'abs',
] as const // prettier-ignore
export type FnName = (typeof fnNames)[number]

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))

/** A constructor was asked for a number over zero: a rewrite or a mistake that makes no sense there. */
export class DivisionByZero extends Error {}

/** What `make` gives, or null where it divides by zero. */
export function unlessZero<T>(make: () => T): T | null {
  try {
    return make()
  } catch (e) {
    if (e instanceof DivisionByZero) return null
    throw e
  }
}

/** The rational `n/d` in lowest terms with a positive denominator. Throws a DivisionByZero on d = 0. */
export function num(n: number | bigint, d: number | bigint = 1n): Ex & { t: 'num' } {
  let top = BigInt(n)
  let bottom = BigInt(d)
  if (bottom === 0n) throw new DivisionByZero('a number over zero')
  if (bottom < 0n) [top, bottom] = [-top, -bottom]
  const g = gcd(top, bottom) || 1n
  return { t: 'num', n: top / g, d: bottom / g }
}

export const zero = num(0)
export const one = num(1)
export const two = num(2)
export const half = num(1, 2)
export const pi: Ex = { t: 'pi' }
export const sym = (name: string): Ex => ({ t: 'sym', name })
export const fn = (name: FnName, arg: Ex): Ex => ({ t: 'fn', name, arg })

export const isNum = (e: Ex): e is Ex & { t: 'num' } => e.t === 'num'
export const isInt = (e: Ex, value?: number): boolean =>
  e.t === 'num' && e.d === 1n && (value === undefined || e.n === BigInt(value))
export const isHalf = (e: Ex): boolean => e.t === 'num' && e.n === 1n && e.d === 2n

/** A text that two expressions share exactly when they are the same tree. */
export function keyOf(e: Ex): string {
  switch (e.t) {
    case 'num':
      return `${e.n}/${e.d}`
    case 'pi':
      return 'pi'
    case 'sym':
      return e.name
    case 'add':
      return `(+ ${e.args.map(keyOf).join(' ')})`
    case 'mul':
      return `(* ${e.args.map(keyOf).join(' ')})`
    case 'pow':
      return `(^ ${keyOf(e.base)} ${keyOf(e.exp)})`
    case 'fn':
      return `(${e.name} ${keyOf(e.arg)})`
  }
}

export const same = (a: Ex, b: Ex): boolean => keyOf(a) === keyOf(b)

/** A sum, flattened, with its numbers folded into one (kept where the first of them stood). */
export function add(...terms: readonly Ex[]): Ex {
  const out: Ex[] = []
  let constant = zero
  let at = -1
  for (const t of terms.flatMap((t) => (t.t === 'add' ? t.args : [t]))) {
    if (t.t === 'num') {
      if (at < 0) at = out.length
      constant = num(constant.n * t.d + t.n * constant.d, constant.d * t.d)
    } else out.push(t)
  }
  if (constant.n !== 0n) out.splice(at, 0, constant)
  if (out.length === 0) return zero
  return out.length === 1 ? out[0]! : { t: 'add', args: out }
}

/** A product, flattened: numbers folded and put first, equal bases collected by adding numeric exponents. */
export function mul(...factors: readonly Ex[]): Ex {
  let coefficient = one
  const out: { base: Ex; exp: Ex }[] = []
  const push = (f: Ex): void => {
    if (f.t === 'mul') return f.args.forEach(push)
    if (f.t === 'num') {
      coefficient = num(coefficient.n * f.n, coefficient.d * f.d)
      return
    }
    const [base, exp] = f.t === 'pow' ? [f.base, f.exp] : [f, one]
    const twin = out.find((o) => same(o.base, base) && isNum(o.exp) && isNum(exp))
    if (twin && isNum(twin.exp) && isNum(exp)) twin.exp = addNum(twin.exp, exp)
    else out.push({ base, exp })
  }
  factors.forEach(push)
  if (coefficient.n === 0n) return zero
  const rest = out.map((o) => pow(o.base, o.exp)).filter((e) => !isInt(e, 1))
  // pow may have folded a number (2^(1/2) * 2^(1/2) = 2)
  if (rest.some((e) => e.t === 'num' || e.t === 'mul')) return mul(coefficient, ...rest)
  if (rest.length === 0) return coefficient
  if (isInt(coefficient, 1)) return rest.length === 1 ? rest[0]! : { t: 'mul', args: rest }
  return { t: 'mul', args: [coefficient, ...rest] }
}

const addNum = (a: Ex & { t: 'num' }, b: Ex & { t: 'num' }): Ex & { t: 'num' } =>
  num(a.n * b.d + b.n * a.d, a.d * b.d)

/** A power; integer powers of numbers, powers 0 and 1, and integer powers of powers are folded. */
export function pow(base: Ex, exp: Ex): Ex {
  if (isNum(exp)) {
    if (exp.n === 0n) return one
    if (isInt(exp, 1)) return base
    if (isInt(base, 1)) return one
    if (isNum(base) && exp.d === 1n && exp.n < 20n && exp.n > -20n) {
      const k = exp.n < 0n ? -exp.n : exp.n
      return exp.n < 0n ? num(base.d ** k, base.n ** k) : num(base.n ** k, base.d ** k)
    }
    // (x^a)^b = x^(ab) is safe for an integer b only, (xy)^b too
    if (base.t === 'pow' && exp.d === 1n && isNum(base.exp))
      return pow(base.base, num(base.exp.n * exp.n, base.exp.d))
    if (base.t === 'mul' && exp.d === 1n) return mul(...base.args.map((f) => pow(f, exp)))
  }
  return { t: 'pow', base, exp }
}

export const neg = (e: Ex): Ex =>
  e.t === 'add' ? { t: 'add', args: e.args.map((t) => mul(num(-1), t)) } : mul(num(-1), e)
export const sub = (a: Ex, b: Ex): Ex => add(a, neg(b))
export const div = (a: Ex, b: Ex): Ex => mul(a, pow(b, num(-1)))
export const sqrt = (e: Ex): Ex => pow(e, half)

/** The direct children. */
export function children(e: Ex): readonly Ex[] {
  if (e.t === 'add' || e.t === 'mul') return e.args
  if (e.t === 'pow') return [e.base, e.exp]
  return e.t === 'fn' ? [e.arg] : []
}

/** The same node over other children (given in `children` order), rebuilt by the constructors above. */
export function withChildren(e: Ex, kids: readonly Ex[]): Ex {
  switch (e.t) {
    case 'add':
      return add(...kids)
    case 'mul':
      return mul(...kids)
    case 'pow':
      return pow(kids[0]!, kids[1]!)
    case 'fn':
      return fn(e.name, kids[0]!)
    case 'num':
    case 'pi':
    case 'sym':
      return e
  }
}

/** Every node with its path (child indices from the root), root first. */
export function nodes(e: Ex, path: readonly number[] = []): { node: Ex; path: readonly number[] }[] {
  return [{ node: e, path }, ...children(e).flatMap((c, i) => nodes(c, [...path, i]))]
}

/** The expression with the node at `path` replaced. */
export function replaceAt(e: Ex, path: readonly number[], by: Ex): Ex {
  const [i, ...rest] = path
  if (i === undefined) return by
  return withChildren(
    e,
    children(e).map((c, j) => (j === i ? replaceAt(c, rest, by) : c)),
  )
}

/** The names of the symbols, each once, in order of first occurrence. */
export function symbolsOf(e: Ex): string[] {
  return [...new Set(nodes(e).flatMap(({ node }) => (node.t === 'sym' ? [node.name] : [])))]
}

/** Every occurrence of the symbol replaced. */
export function substitute(e: Ex, name: string, by: Ex): Ex {
  if (e.t === 'sym') return e.name === name ? by : e
  return withChildren(
    e,
    children(e).map((c) => substitute(c, name, by)),
  )
}

/** A product as coefficient and other factors: `3xy` is [3, [x, y]]; `x` is [1, [x]]. */
export function termParts(e: Ex): [Ex & { t: 'num' }, readonly Ex[]] {
  if (e.t === 'num') return [e, []]
  if (e.t !== 'mul') return [one, [e]]
  const first = e.args[0]!
  return first.t === 'num' ? [first, e.args.slice(1)] : [one, e.args]
}

/** Numerator and denominator by the signs of numeric exponents: `2x/(3y)` is [2x, 3y]. */
export function fraction(e: Ex): [Ex, Ex] {
  const [c, factors] = termParts(e)
  const top: Ex[] = [num(c.n)]
  const bottom: Ex[] = [num(c.d)]
  for (const f of factors) {
    if (f.t === 'pow' && isNum(f.exp) && f.exp.n < 0n) bottom.push(pow(f.base, num(-f.exp.n, f.exp.d)))
    else top.push(f)
  }
  return [mul(...top), mul(...bottom)]
}

/** Number of nodes. */
export const size = (e: Ex): number => 1 + children(e).reduce((s, c) => s + size(c), 0)
