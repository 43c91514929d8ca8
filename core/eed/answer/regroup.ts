/**
 * Readings that put factors together again which computer algebra has torn apart: `5 \Delta R T n / 2` for the
 * symbol `\Delta T`, and `\vec{E} \vec{p}` for a scalar product.
 */
import type { Expr, Num, Value } from '../ast.ts'
import { ONE, fn, mul, pow, rational, sym } from '../latex/build.ts'
import { namesOf } from '../latex/lexicon.ts'
import type { KeyNames } from '../latex/state.ts'
import type { Reading } from '../latex/types.ts'
import { isExpr } from '../latex/sides.ts'

type Rewrite = (factors: readonly Expr[]) => readonly Expr[]

/** The readings, and behind or before each the regrouped one where the key has such symbols or products. */
export function regrouped(readings: readonly Reading[], key: KeyNames | null): Reading[] {
  if (key === null) return [...readings]
  const changes = [...key.symbols].filter((name) => /^[Dd]elta ./.test(name))
  const dots = key.functions.has('dot')
  if (changes.length === 0 && !dots) return [...readings]
  const result: Reading[] = []
  for (const reading of readings) {
    let value = reading.value
    if (changes.length > 0) {
      if (isTorn(value, key)) {
        const joined = rewritten(value, changeRewrite(changes, key))
        if (!isTorn(joined, key)) value = joined
      }
    }
    if (dots && !namesOf(value).functions.has('dot')) value = rewritten(value, dotRewrite)
    if (value === reading.value) result.push(reading)
    else {
      const taken = [...reading.taken, 'factors are grouped as in the key']
      result.push({ value, taken, flags: [...reading.flags, 'ambiguous_name'] }, reading)
    }
  }
  return result
}

/** The value holds a lone Delta, or a `Delta X` that the key does not know. */
function isTorn(value: Value, key: KeyNames): boolean {
  for (const name of namesOf(value).symbols) {
    if (key.symbols.has(name)) continue
    if (name === 'Delta' || name === 'delta' || /^[Dd]elta ./.test(name)) return true
  }
  return false
}

/** Applies a rewrite to the factors of every product; the same object where nothing changes. */
function rewritten(value: Value, rewrite: Rewrite): Value {
  if (!isExpr(value)) {
    return value.k === 'rel' ? { ...value, rhs: rewritten(value.rhs, rewrite) } : value
  }
  return inside(value, rewrite)
}

function inside(x: Expr, rewrite: Rewrite): Expr {
  switch (x.k) {
    case 'num':
    case 'const':
      return x
    case 'sym': {
      const factors = rewrite([x])
      return factors.length === 1 && factors[0] === x ? x : mul(factors)
    }
    case 'add': {
      const args = all(x.args, rewrite)
      return args === x.args ? x : { ...x, args }
    }
    case 'fn': {
      const args = all(x.args, rewrite)
      return args === x.args ? x : { ...x, args }
    }
    case 'mul': {
      const factors = rewrite(x.args)
      const args = all(factors, rewrite)
      return args === x.args ? x : mul(args)
    }
    case 'pow': {
      const base = inside(x.base, rewrite)
      const exp = inside(x.exp, rewrite)
      return base === x.base && exp === x.exp ? x : pow(base, exp)
    }
    case 'big':
    case 'deriv': {
      const body = inside(x.body, rewrite)
      return body === x.body ? x : { ...x, body }
    }
  }
}

function all(args: readonly Expr[], rewrite: Rewrite): readonly Expr[] {
  let changed = false
  const result = args.map((arg) => {
    const next = inside(arg, rewrite)
    if (next !== arg) changed = true
    return next
  })
  return changed ? result : args
}

/** Joins Delta with the letter that the key knows it with; tears up what the key does not know. */
function changeRewrite(changes: readonly string[], key: KeyNames): Rewrite {
  return (factors) => {
    const loose: Expr[] = []
    let torn = false
    for (const factor of factors) {
      const base = factor.k === 'pow' ? factor.base : factor
      const parts =
        base.k === 'sym' && !key.symbols.has(base.name) ? /^([Dd]elta) (.+)$/.exec(base.name) : null
      if (parts === null) loose.push(factor)
      else {
        // Computer algebra prints Delta * R^2 as `\Delta R^{2}`.
        torn = true
        loose.push(sym(parts[1]!), factor.k === 'pow' ? pow(sym(parts[2]!), factor.exp) : sym(parts[2]!))
      }
    }
    for (const change of changes) {
      const [prefix, letter] = change.split(' ') as [string, string]
      const a = loose.findIndex((x) => exponentOf(x, prefix) !== null)
      const b = loose.findIndex((x) => exponentOf(x, letter) !== null)
      const first = a < 0 ? null : exponentOf(loose[a]!, prefix)
      const second = b < 0 ? null : exponentOf(loose[b]!, letter)
      if (first === null || second === null) continue
      torn = true
      // Delta^p X^q is (Delta X)^p X^(q - p).
      loose[a] = power(change, first)
      const rest = rational(second.n * first.d - first.n * second.d, second.d * first.d)
      if (rest.n === 0n) loose.splice(b, 1)
      else loose[b] = power(letter, rest)
    }
    return torn ? loose : factors
  }
}

/** The exponent with which a factor is a power of the symbol, or null. */
function exponentOf(x: Expr, name: string): Num | null {
  if (x.k === 'sym') return x.name === name ? ONE : null
  if (x.k !== 'pow' || x.base.k !== 'sym' || x.base.name !== name) return null
  return x.exp.k === 'num' ? x.exp : null
}

function power(name: string, exp: Num): Expr {
  return exp.n === exp.d ? sym(name) : pow(sym(name), exp)
}

/** The first two vectors of a product become a scalar product. */
const dotRewrite: Rewrite = (factors) => {
  const vectors = factors.filter((x) => x.k === 'sym' && x.name.startsWith('vec{'))
  if (vectors.length !== 2) return factors
  return [...factors.filter((x) => !vectors.includes(x)), fn('dot', vectors)]
}
