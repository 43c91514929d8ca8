/**
 * Expressions with cross products, compared by values with three components. A product of two vectors without a cross
 * is their scalar product, as in the reference; sums of a vector and a number have no value.
 */
import type { Expr } from '../ast.ts'
import { children } from '../expression.ts'
import type { Domain } from './decide.ts'
import type { Decision } from './verdict.ts'
import { chooseRange, sample } from './domain.ts'
import { randomFor } from './random.ts'

type Vector = readonly [number, number, number]
type Value3 = number | Vector | null

export function hasVectorProduct(e: Expr): boolean {
  if (e.k === 'fn' && e.name === 'cross') return true
  return children(e).some(hasVectorProduct)
}

const POINTS = 10
/** Relative difference of values that counts as a difference; the values are sums of few products. */
const TOLERANCE = 1e-9

/** Compares two expressions at random vectors. */
export function decideVectors(key: Expr, answer: Expr, domain: Domain, seed: string): Decision {
  const random = randomFor(seed)
  const names = new Map<string, boolean>()
  collect(key, names, false)
  collect(answer, names, false)
  let seen = 0
  let missing = 0
  let zero = true
  for (let i = 0; i < 80 && seen + missing < POINTS; i++) {
    const values = new Map<string, Value3>()
    for (const [name, vector] of names) {
      if (vector) values.set(name, [random() * 2 - 1, random() * 2 - 1, random() * 2 - 1])
      else
        values.set(
          name,
          sample(
            chooseRange(name, domain.ranges.get(name), { integer: false, signed: false }),
            'moderate',
            random,
          ),
        )
    }
    const k = evaluate(key, values)
    if (k === null) continue
    const a = evaluate(answer, values)
    if (a === null) {
      missing++
      continue
    }
    seen++
    if (size(k) > TOLERANCE) zero = false
    if (!close(k, a)) return { verdict: 'different', how: 'vector values differ at a random point' }
  }
  if (seen + missing === 0)
    return { verdict: 'undecided', how: 'the key has no value anywhere', fault: 'undefined' }
  if (missing > 0) return { verdict: 'different', how: 'the answer has no value where the key has one' }
  if (zero) return { verdict: 'equal', how: 'both are zero', fault: 'zero' }
  return { verdict: 'equal', how: 'equal vector values at random points' }
}

/** Notes all symbols; those that stand in a cross product or carry an arrow are vectors. */
function collect(e: Expr, names: Map<string, boolean>, crossed: boolean): void {
  if (e.k === 'sym') {
    const vector = e.name.startsWith('vec{') || e.name.startsWith('hat{') || (crossed && !names.has(e.name))
    if (vector) names.set(e.name, true)
    else if (!names.has(e.name)) names.set(e.name, false)
    return
  }
  if (e.k === 'fn' && (e.name === 'cross' || e.name === 'dot')) {
    for (const a of e.args) collect(a, names, a.k === 'sym')
    return
  }
  for (const c of children(e)) collect(c, names, false)
}

function size(v: Value3): number {
  return v === null ? NaN : typeof v === 'number' ? Math.abs(v) : Math.hypot(...v)
}

function close(a: Value3, b: Value3): boolean {
  if (a === null || b === null) return false
  if (typeof a === 'number' || typeof b === 'number') {
    if (typeof a !== 'number' || typeof b !== 'number') return size(a) < TOLERANCE && size(b) < TOLERANCE
    return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b))
  }
  const gap = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
  return gap <= TOLERANCE * Math.max(size(a), size(b))
}

function evaluate(e: Expr, values: ReadonlyMap<string, Value3>): Value3 {
  switch (e.k) {
    case 'num':
      return Number(e.n) / Number(e.d)
    case 'const':
      return e.name === 'pi' ? Math.PI : e.name === 'e' ? Math.E : null
    case 'sym':
      return values.get(e.name) ?? null
    case 'add': {
      let total: Value3 = null
      for (const a of e.args) {
        const v = evaluate(a, values)
        if (v === null) return null
        total = total === null ? v : plus(total, v)
        if (total === null) return null
      }
      return total
    }
    case 'mul': {
      let total: Value3 = 1
      for (const a of e.args) {
        const v = evaluate(a, values)
        if (v === null) return null
        total = times(total, v)
      }
      return total
    }
    case 'pow': {
      const b = evaluate(e.base, values)
      const x = evaluate(e.exp, values)
      if (b === null || typeof x !== 'number') return null
      if (typeof b !== 'number') return x === 2 ? times(b, b) : null
      const r = Math.pow(b, x)
      return Number.isFinite(r) ? r : null
    }
    case 'fn':
      return call(
        e.name,
        e.args.map((a) => evaluate(a, values)),
      )
    case 'big':
    case 'deriv':
      return null
  }
}

function plus(a: number | Vector, b: number | Vector): Value3 {
  if (typeof a === 'number') return typeof b === 'number' ? a + b : null
  return typeof b === 'number' ? null : [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

function times(a: number | Vector, b: number | Vector): number | Vector {
  if (typeof a === 'number') {
    if (typeof b === 'number') return a * b
    return [a * b[0], a * b[1], a * b[2]]
  }
  if (typeof b === 'number') return times(b, a)
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

const FUNCTIONS: Readonly<Record<string, (x: number) => number>> = {
  exp: Math.exp,
  ln: Math.log,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
}

function call(name: string, args: readonly Value3[]): Value3 {
  const [x, y] = args
  if (x === null || x === undefined || y === null) return null
  if (name === 'cross' && y !== undefined) {
    // A cross between numbers, or a number and a vector, is a plain product.
    if (typeof x === 'number' || typeof y === 'number') return times(x, y)
    return [x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]]
  }
  if (name === 'dot' && y !== undefined) return times(x, y)
  if (name === 'abs' || name === 'norm') return size(x)
  const f = FUNCTIONS[name]
  if (!f || typeof x !== 'number') return null
  const r = f(x)
  return Number.isFinite(r) ? r : null
}
