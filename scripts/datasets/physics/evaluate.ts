/** Values of an expression tree: as a number, and with units (for its dimension). */
import { add, isUnit, multiply, pow, unit } from 'mathjs'
import type { MathType, Unit } from 'mathjs'
import { parseLatex } from '#core/eed/latex/index.ts'
import type { Expr, Num, Value } from '#core/eed/ast.ts'
import type { SymbolInfo } from '#core/suites/physics/schema.ts'

/**
 * Reads one expression in LaTeX, with the symbols an item declares. Throws an Error that says where it fails, or
 * that it is a relation, list or other thing that is no single expression.
 *
 * @example readExpression('\\frac{a}{2}', { a: { latex: 'a', ... } }) // Mul(a, Pow(2, -1))
 */
export function readExpression(latex: string, symbols: Readonly<Record<string, SymbolInfo>>): Expr {
  const declared = Object.fromEntries(
    Object.values(symbols).map((s) => [s.latex, { range: s.range, integer: s.integer ?? false }]),
  )
  const parsed = parseLatex(latex, { symbols: declared })
  if (!parsed.ok) {
    throw new Error(`"${latex}" cannot be read: ${parsed.error.reason} (at ${parsed.error.position})`)
  }
  if (!isExpr(parsed.value)) throw new Error(`"${latex}" is a ${parsed.value.k}, not one expression`)
  return parsed.value
}

function isExpr(value: Value): value is Expr {
  return ['num', 'const', 'sym', 'add', 'mul', 'pow', 'fn', 'big', 'deriv'].includes(value.k)
}

/**
 * The names of all symbols in an expression.
 *
 * @example namesIn(readExpression('a+\\mu b', symbols)) // Set { 'a', 'mu', 'b' }
 */
export function namesIn(expr: Expr): Set<string> {
  switch (expr.k) {
    case 'num':
    case 'const':
      return new Set()
    case 'sym':
      return new Set([expr.name])
    case 'add':
    case 'mul':
    case 'fn':
      return new Set(expr.args.flatMap((arg) => [...namesIn(arg)]))
    case 'pow':
      return new Set([...namesIn(expr.base), ...namesIn(expr.exp)])
    case 'big':
    case 'deriv':
      throw new Error('an answer in closed form has no integrals, sums or derivatives')
  }
}

const FUNCTIONS: Readonly<Record<string, (x: number) => number>> = {
  exp: Math.exp,
  ln: Math.log,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  cot: (x) => 1 / Math.tan(x),
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  abs: Math.abs,
}

const CONSTANTS = { e: Math.E, pi: Math.PI, inf: Number.POSITIVE_INFINITY }

/**
 * The real value of an expression. NaN where it has none; throws for a symbol without a value and for functions
 * that no answer of the suite uses.
 *
 * @example evaluate(readExpression('\\sqrt{2gh}', symbols), { g: 9.8, h: 1 }) // 4.427...
 */
export function evaluate(expr: Expr, values: Readonly<Record<string, number>>): number {
  switch (expr.k) {
    case 'num':
      return toNumber(expr)
    case 'const':
      if (expr.name === 'i') throw new Error('an answer of this suite is real')
      return CONSTANTS[expr.name]
    case 'sym': {
      const value = values[expr.name]
      if (value === undefined) throw new Error(`no value is given for ${expr.name}`)
      return value
    }
    case 'add':
      return expr.args.reduce((sum, arg) => sum + evaluate(arg, values), 0)
    case 'mul':
      return expr.args.reduce((product, arg) => product * evaluate(arg, values), 1)
    case 'pow':
      return Math.pow(evaluate(expr.base, values), evaluate(expr.exp, values))
    case 'fn':
      return knownFunction(expr.name)(evaluate(only(expr.args), values))
    case 'big':
    case 'deriv':
      throw new Error('an answer in closed form has no integrals, sums or derivatives')
  }
}

/**
 * The dimension of an expression, found by computing with units: each symbol is some number of its unit. Angles
 * count as pure numbers. Throws an Error where terms of different dimension are added, or a function or exponent
 * is given something that is no pure number.
 *
 * @example dimensionOf(readExpression('\\frac12mv^2', symbols), symbols) // the unit kg m^2 / s^2
 */
export function dimensionOf(expr: Expr, symbols: Readonly<Record<string, SymbolInfo>>): Unit | null {
  const value = withUnits(expr, symbols)
  return typeof value === 'number' ? null : value
}

/**
 * Whether two dimensions are the same; null stands for a pure number.
 *
 * @example sameDimension(unitOf('J'), unitOf('kg*m^2/s^2')) // true
 */
export function sameDimension(a: Unit | null, b: Unit | null): boolean {
  if (a === null || b === null) return a === b
  return a.equalBase(b)
}

/**
 * A unit as an item writes it; null for `1` and for angles.
 *
 * @example unitOf('N/m') // 1 N/m
 */
export function unitOf(name: string): Unit | null {
  return name === '1' || name === 'rad' ? null : unit(1, name)
}

function withUnits(expr: Expr, symbols: Readonly<Record<string, SymbolInfo>>): number | Unit {
  switch (expr.k) {
    case 'num':
      return toNumber(expr)
    case 'const':
      return evaluate(expr, {})
    case 'sym': {
      const symbol = symbols[expr.name]
      if (symbol === undefined) throw new Error(`the symbol ${expr.name} is not declared`)
      // Somewhere inside the range, so that differences of equal units do not vanish by accident.
      const value = symbol.range[0] + 0.37 * (symbol.range[1] - symbol.range[0])
      const measure = unitOf(symbol.unit)
      return measure === null ? value : simplify(multiply(value, measure))
    }
    case 'add':
      return expr.args.map((arg) => withUnits(arg, symbols)).reduce(plus)
    case 'mul':
      return expr.args.map((arg) => withUnits(arg, symbols)).reduce((a, b) => simplify(multiply(a, b)), 1)
    case 'pow': {
      const base = withUnits(expr.base, symbols)
      const exponent = pure(withUnits(expr.exp, symbols), 'an exponent')
      return typeof base === 'number' ? Math.pow(base, exponent) : simplify(pow(base, exponent))
    }
    case 'fn': {
      const argument = withUnits(only(expr.args), symbols)
      if (expr.name === 'abs') return typeof argument === 'number' ? Math.abs(argument) : argument
      return knownFunction(expr.name)(pure(argument, `the argument of ${expr.name}`))
    }
    case 'big':
    case 'deriv':
      throw new Error('an answer in closed form has no integrals, sums or derivatives')
  }
}

function plus(a: number | Unit, b: number | Unit): number | Unit {
  if (typeof a === 'number' && typeof b === 'number') return a + b
  if (typeof a === 'number' || typeof b === 'number' || !a.equalBase(b)) {
    throw new Error(`cannot add ${describe(a)} and ${describe(b)}`)
  }
  return simplify(add(a, b))
}

function describe(value: number | Unit): string {
  return typeof value === 'number' ? 'a pure number' : value.toSI().formatUnits()
}

function pure(value: number | Unit, what: string): number {
  if (typeof value !== 'number') throw new Error(`${what} has the dimension ${describe(value)}`)
  return value
}

/** In SI; a unit whose dimensions have all cancelled is a pure number. */
function simplify(value: MathType): number | Unit {
  if (typeof value === 'number') return value
  if (!isUnit(value)) throw new Error(`unexpected kind of number: ${typeof value}`)
  const si = value.toSI()
  return si.dimensions.every((power) => Math.abs(power) < 1e-12) ? si.value : si
}

function toNumber(num: Num): number {
  return Number(num.n) / Number(num.d)
}

function knownFunction(name: string): (x: number) => number {
  const known = FUNCTIONS[name]
  if (known === undefined) throw new Error(`the function ${name} is not one that answers use`)
  return known
}

function only(args: readonly Expr[]): Expr {
  const [first, ...rest] = args
  if (first === undefined || rest.length > 0) throw new Error('a function of one argument is expected')
  return first
}
