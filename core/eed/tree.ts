/**
 * Trees for partial credit, in the shape of the reference's: n-ary sums and products, a/b as Mul(a, Pow(b, -1)), a
 * rational number as one leaf, children in the reference's canonical order.
 */
import type { Expr, Mul, Value } from './ast.ts'

export interface Tree {
  readonly kind: 'operator' | 'function' | 'symbol' | 'number'
  readonly label: string
  readonly children: readonly Tree[]
  readonly expr: Value
  /** Class of the node in the reference's order. */
  readonly rank: number
  /** Value of a number, for ordering. */
  readonly n: bigint
  readonly d: bigint
}

// The order of classes in the reference's CAS; functions that are not listed come last, by name.
const ZERO = 0
const ONE = 1
const HALF = 2
const MINUS_ONE = 3
const INTEGER = 4
const RATIONAL = 5
const INFINITE = 6
const EULER = 7
const PI = 8
const IMAGINARY = 9
const SYMBOL = 10
const POW = 11
const MUL = 12
const ADD = 13
const BIG = 14
const KNOWN_FUNCTIONS = ['abs', 'sign', 'floor', 'ceil', 're', 'im', 'conj', 'factorial', 'binomial', 'gamma']
const FUNCTION = 40

/** The tree of a value, with children sorted. */
export function treeOf(value: Value): Tree {
  switch (value.k) {
    case 'num':
      return leaf(
        'number',
        value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`,
        value,
        rankOf(value.n, value.d),
        value.n,
        value.d,
      )
    case 'const': {
      const rank = { e: EULER, pi: PI, i: IMAGINARY, inf: INFINITE }[value.name]
      return leaf('number', value.name, value, rank)
    }
    case 'sym':
      return leaf('symbol', value.name, value, SYMBOL)
    case 'add':
      return inner('operator', 'add', value.args, value, ADD, true)
    case 'mul':
      return logarithmOfPower(value) ?? inner('operator', 'mul', value.args, value, MUL, true)
    case 'pow':
      if (value.base.k === 'const' && value.base.name === 'e') {
        return inner('function', 'exp', [value.exp], value, FUNCTION, false)
      }
      return inner('operator', 'pow', [value.base, value.exp], value, POW, false)
    case 'fn': {
      const known = KNOWN_FUNCTIONS.indexOf(value.name)
      return inner('function', value.name, value.args, value, known >= 0 ? BIG + 1 + known : FUNCTION, false)
    }
    case 'big': {
      const parts: Expr[] = [value.body, { k: 'sym', name: value.variable }]
      if (value.lo) parts.push(value.lo)
      if (value.hi) parts.push(value.hi)
      return inner('function', BIG_NAMES[value.op], parts, value, BIG, false)
    }
    case 'deriv':
      return inner(
        'function',
        'derivative',
        [value.body, { k: 'sym', name: value.variable }, { k: 'num', n: BigInt(value.order), d: 1n }],
        value,
        BIG,
        false,
      )
    case 'rel':
      return inner('function', value.op, [value.lhs, value.rhs], value, FUNCTION, false)
    case 'list':
    case 'set':
      return inner('function', value.k, value.items, value, FUNCTION, true)
    case 'tuple':
      return inner('function', 'tuple', value.items, value, FUNCTION, false)
    case 'interval': {
      const label = `interval ${value.loOpen ? '(' : '['}${value.hiOpen ? ')' : ']'}`
      return inner('function', label, [value.lo, value.hi], value, FUNCTION, false)
    }
    case 'matrix':
      return inner('function', `matrix ${value.rows.length}`, value.rows.flat(), value, FUNCTION, false)
  }
}

/**
 * c ln(b/a) as ln((b/a)^c), the shape that the reference's simplifier prefers for a logarithm of a positive quotient
 * or product with symbols in front. A minus stays outside.
 */
function logarithmOfPower(e: Mul): Tree | null {
  const at = e.args.findIndex(
    (a) => a.k === 'fn' && a.name === 'ln' && a.args[0]!.k === 'mul' && isPositive(a.args[0]!),
  )
  if (at < 0) return null
  const log = e.args[at]!
  const rest = e.args.filter((_, i) => i !== at)
  if (log.k !== 'fn' || rest.every((a) => a.k === 'num')) return null
  if (rest.some((a) => a.k === 'fn' && a.name === 'ln')) return null
  const first = rest[0]!
  const negative = first.k === 'num' && first.n < 0n
  const factors: Expr[] = negative && first.k === 'num' ? [{ ...first, n: -first.n }, ...rest.slice(1)] : rest
  const exponents = factors.filter((a) => !(a.k === 'num' && a.n === 1n && a.d === 1n))
  const exp: Expr = exponents.length === 1 ? exponents[0]! : { k: 'mul', args: exponents }
  const whole: Expr = { k: 'fn', name: 'ln', args: [{ k: 'pow', base: log.args[0]!, exp }] }
  if (!negative) return treeOf(whole)
  return inner('operator', 'mul', [{ k: 'num', n: -1n, d: 1n }, whole], e, MUL, true)
}

/** Positive for positive symbols, as far as signs alone tell. */
function isPositive(e: Expr): boolean {
  switch (e.k) {
    case 'num':
      return e.n > 0n
    case 'sym':
      return true
    case 'const':
      return e.name !== 'i'
    case 'add':
    case 'mul':
      return e.args.every(isPositive)
    case 'pow':
      return isPositive(e.base)
    case 'fn':
      return e.name === 'exp'
    case 'big':
    case 'deriv':
      return false
  }
}

const BIG_NAMES = {
  int: 'integral',
  oint: 'contour integral',
  sum: 'sum',
  prod: 'product',
  lim: 'limit',
} as const

function leaf(kind: Tree['kind'], label: string, expr: Value, rank: number, n = 0n, d = 1n): Tree {
  return { kind, label, children: [], expr, rank, n, d }
}

function inner(
  kind: Tree['kind'],
  label: string,
  args: readonly Value[],
  expr: Value,
  rank: number,
  sorted: boolean,
): Tree {
  const children = args.map(treeOf)
  if (sorted) children.sort(compareTrees)
  return { kind, label, children, expr, rank, n: 0n, d: 1n }
}

function rankOf(n: bigint, d: bigint): number {
  if (d === 1n) return n === 0n ? ZERO : n === 1n ? ONE : n === -1n ? MINUS_ONE : INTEGER
  return n === 1n && d === 2n ? HALF : RATIONAL
}

/** The reference's order: class, then number of arguments, then the arguments one by one. */
export function compareTrees(a: Tree, b: Tree): number {
  if (a.rank !== b.rank) return a.rank - b.rank
  if (a.rank < SYMBOL) {
    if (a.n !== b.n) return a.n < b.n ? -1 : 1
    return a.d === b.d ? 0 : a.d < b.d ? -1 : 1
  }
  if (a.rank >= BIG && a.label !== b.label) return a.label < b.label ? -1 : 1
  if (a.rank === SYMBOL) {
    const x = sortName(a.label)
    const y = sortName(b.label)
    return x === y ? 0 : x < y ? -1 : 1
  }
  if (a.children.length !== b.children.length) return a.children.length - b.children.length
  for (let i = 0; i < a.children.length; i++) {
    const c = compareTrees(a.children[i]!, b.children[i]!)
    if (c !== 0) return c
  }
  return 0
}

/** The reference renames a few symbols before it sorts: I, and e and E with a subscript, get a bar. */
function sortName(name: string): string {
  if (name === 'I') return 'bar{I}'
  if (/^[IeE]_/.test(name)) return `bar{${name[0]!}}${name.slice(1)}`
  return name.startsWith('epsilon') ? `var${name}` : name
}

/** Number of nodes. */
export function treeSize(t: Tree): number {
  let n = 1
  for (const c of t.children) n += treeSize(c)
  return n
}
