/** Constructors and small questions about expressions, for the rooms of the mathematics side. */
import type { Expr } from './ast.ts'

export function number(n: number | bigint, d: number | bigint = 1): Expr {
  return { k: 'num', n: BigInt(n), d: BigInt(d) }
}

export function symbol(name: string): Expr {
  return { k: 'sym', name }
}

export function add(args: readonly Expr[]): Expr {
  return args.length === 1 ? args[0]! : { k: 'add', args }
}

export function mul(args: readonly Expr[]): Expr {
  return args.length === 1 ? args[0]! : { k: 'mul', args }
}

export function power(base: Expr, exp: Expr): Expr {
  return { k: 'pow', base, exp }
}

export function negate(e: Expr): Expr {
  return { k: 'mul', args: [number(-1), e] }
}

export function fn(name: string, args: readonly Expr[]): Expr {
  return { k: 'fn', name, args }
}

export function exponential(e: Expr): Expr {
  return { k: 'pow', base: { k: 'const', name: 'e' }, exp: e }
}

/** The direct parts of an expression. */
export function children(e: Expr): readonly Expr[] {
  switch (e.k) {
    case 'num':
    case 'const':
    case 'sym':
      return []
    case 'add':
    case 'mul':
    case 'fn':
      return e.args
    case 'pow':
      return [e.base, e.exp]
    case 'big':
      return [e.body, ...(e.lo ? [e.lo] : []), ...(e.hi ? [e.hi] : [])]
    case 'deriv':
      return [e.body]
  }
}

/** True when the symbol occurs free in the expression. */
export function contains(e: Expr, name: string): boolean {
  if (e.k === 'sym') return e.name === name
  if (e.k === 'big' && e.variable === name) {
    return (e.lo !== null && contains(e.lo, name)) || (e.hi !== null && contains(e.hi, name))
  }
  return children(e).some((c) => contains(c, name))
}

/** Replaces free symbols; `replace` answers null where a symbol stays. */
export function substitute(e: Expr, replace: (name: string) => Expr | null): Expr {
  switch (e.k) {
    case 'num':
    case 'const':
      return e
    case 'sym':
      return replace(e.name) ?? e
    case 'add':
    case 'mul': {
      const args = mapped(e.args, replace)
      return args === e.args ? e : { k: e.k, args }
    }
    case 'fn': {
      const args = mapped(e.args, replace)
      return args === e.args ? e : { k: 'fn', name: e.name, args }
    }
    case 'pow': {
      const base = substitute(e.base, replace)
      const exp = substitute(e.exp, replace)
      return base === e.base && exp === e.exp ? e : { k: 'pow', base, exp }
    }
    case 'big': {
      const inner = (name: string): Expr | null => (name === e.variable ? null : replace(name))
      return {
        ...e,
        lo: e.lo && substitute(e.lo, replace),
        hi: e.hi && substitute(e.hi, replace),
        body: substitute(e.body, inner),
      }
    }
    case 'deriv':
      return { ...e, body: substitute(e.body, (name) => (name === e.variable ? null : replace(name))) }
  }
}

function mapped(args: readonly Expr[], replace: (name: string) => Expr | null): readonly Expr[] {
  let changed = false
  const result = args.map((a) => {
    const b = substitute(a, replace)
    if (b !== a) changed = true
    return b
  })
  return changed ? result : args
}

/** Number of nodes. */
export function size(e: Expr): number {
  let n = 1
  for (const c of children(e)) n += size(c)
  return n
}

/** True when two expressions are written alike (in the same order). */
export function same(a: Expr, b: Expr): boolean {
  if (a === b) return true
  switch (a.k) {
    case 'num':
      return b.k === 'num' && a.n === b.n && a.d === b.d
    case 'const':
    case 'sym':
      return b.k === a.k && a.name === b.name
    case 'add':
    case 'mul':
      return b.k === a.k && alike(a.args, b.args)
    case 'fn':
      return b.k === 'fn' && a.name === b.name && alike(a.args, b.args)
    case 'pow':
      return b.k === 'pow' && same(a.base, b.base) && same(a.exp, b.exp)
    case 'big':
    case 'deriv':
      return false
  }
}

function alike(a: readonly Expr[], b: readonly Expr[]): boolean {
  return a.length === b.length && a.every((x, i) => same(x, b[i]!))
}
