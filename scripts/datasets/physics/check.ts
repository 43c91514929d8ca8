/** The checks on one item and its key. Each gives a list of faults; an empty list is a pass. */
import { score } from '#core/eed/index.ts'
import type { Expr } from '#core/eed/ast.ts'
import { toName } from '#core/eed/latex/index.ts'
import { eedOptions } from '#core/suites/physics/score.ts'
import type { LimitCase, PhysicsBody, PhysicsKey } from '#core/suites/physics/schema.ts'
import { dimensionOf, evaluate, namesIn, readExpression, sameDimension, unitOf } from './evaluate.ts'
import { seeded } from './numerics/random.ts'
import type { Route } from './routes/index.ts'

export const CHECKS = [
  'symbols',
  'parses',
  'dimension',
  'sign',
  'limits',
  'route',
  'wrong',
  'scorer',
] as const
export type CheckName = (typeof CHECKS)[number]

export interface CheckReport {
  id: string
  faults: Record<CheckName, string[]>
}

/** Relative difference allowed between the key and its independent route. */
export const ROUTE_TOLERANCE = 1e-6
/** Random parameter sets per item. */
export const ROUTE_POINTS = 5
const SIGN_POINTS = 200

/**
 * Runs every check on an item. `route` is its independent computation; an item without one fails.
 *
 * @example checkItem('mech-hoop-nail', body, key, ROUTES['mech-hoop-nail']).faults.dimension // []
 */
export function checkItem(
  id: string,
  body: PhysicsBody,
  key: PhysicsKey,
  route: Route | undefined,
): CheckReport {
  const faults: CheckReport['faults'] = {
    symbols: symbolFaults(body),
    parses: [],
    dimension: [],
    sign: [],
    limits: [],
    route: [],
    wrong: [],
    scorer: [],
  }
  let answer: Expr
  try {
    answer = readExpression(key.answer, body.symbols)
    for (const name of namesIn(answer)) {
      if (body.symbols[name] === undefined)
        faults.parses.push(`the answer holds the undeclared symbol ${name}`)
    }
  } catch (error) {
    faults.parses.push(message(error))
    return { id, faults }
  }
  if (faults.parses.length > 0) return { id, faults }
  faults.dimension = attempt(() => dimensionFaults(answer, body))
  faults.sign = attempt(() => signFaults(id, answer, body, key.checks.sign))
  faults.limits = key.checks.limits.flatMap((limit) => attempt(() => limitFaults(id, answer, body, limit)))
  faults.route =
    route === undefined
      ? ['there is no independent route']
      : attempt(() => routeFaults(id, answer, body, route))
  if (key.wrong.length === 0) faults.wrong.push('no plausible wrong answer is named')
  else faults.wrong = key.wrong.flatMap((latex) => attempt(() => wrongFaults(id, answer, body, key, latex)))
  faults.scorer = attempt(() => scorerFaults(body, key))
  return { id, faults }
}

/**
 * Values for all symbols of an item, drawn from their ranges by a seeded generator.
 *
 * @example drawValues(body, seeded('x')) // { m: 1.31, g: 9.2, n: 3 }
 */
export function drawValues(body: PhysicsBody, next: () => number): Record<string, number> {
  return Object.fromEntries(
    Object.entries(body.symbols).map(([name, { range, integer }]) => {
      const [low, high] = range
      const value =
        integer === true ? low + Math.floor(next() * (high - low + 1)) : low + next() * (high - low)
      return [name, value]
    }),
  )
}

/** Symbols that a statement need not introduce. */
const CONSTANT_OF_NATURE = /gravitational acceleration|constant|permittivity|speed of light/i

function symbolFaults(body: PhysicsBody): string[] {
  const faults: string[] = []
  for (const [name, symbol] of Object.entries(body.symbols)) {
    if (toName(symbol.latex) !== name)
      faults.push(`${symbol.latex} is called ${name}, not ${toName(symbol.latex)}`)
    if (symbol.integer === true && !symbol.range.every(Number.isInteger)) {
      faults.push(`${name} is an integer, but its range is not`)
    }
    if (!body.statement.en.includes(symbol.latex) && !CONSTANT_OF_NATURE.test(symbol.meaning)) {
      faults.push(`the statement never mentions ${symbol.latex}`)
    }
    faults.push(...attempt(() => (unitOf(symbol.unit), [])))
  }
  faults.push(...translationFaults(body.statement))
  const asked = toName(body.asked.latex)
  if (body.symbols[asked] !== undefined) faults.push(`${asked} is asked for and declared`)
  return faults
}

/** A translation holds the same formulas as the original; words may ask for repeating one. */
function translationFaults({ en, ...translations }: PhysicsBody['statement']): string[] {
  const original = formulasOf(en)
  return Object.entries(translations).flatMap(([language, words]) => {
    const translated = formulasOf(words)
    return [
      ...[...original].filter((f) => !translated.has(f)).map((f) => `the ${language} statement lacks $${f}$`),
      ...[...translated]
        .filter((f) => !original.has(f))
        .map((f) => `only the ${language} statement holds $${f}$`),
    ]
  })
}

/** What stands between dollar signs. */
function formulasOf(statement: string): Set<string> {
  return new Set(statement.split('$').filter((_, i) => i % 2 === 1))
}

function dimensionFaults(answer: Expr, body: PhysicsBody): string[] {
  const found = dimensionOf(answer, body.symbols)
  const wanted = unitOf(body.asked.unit)
  if (sameDimension(found, wanted)) return []
  return [`has the dimension ${found?.toString() ?? '1'}, not ${body.asked.unit}`]
}

function signFaults(
  id: string,
  answer: Expr,
  body: PhysicsBody,
  sign: PhysicsKey['checks']['sign'],
): string[] {
  const next = seeded(`${id}/sign`)
  const seen = new Set<string>()
  for (let i = 0; i < SIGN_POINTS; i++) {
    const values = drawValues(body, next)
    const value = evaluate(answer, values)
    if (!Number.isFinite(value)) return [`the answer is ${value} at ${JSON.stringify(values)}`]
    seen.add(value > 0 ? 'positive' : value < 0 ? 'negative' : 'zero')
    if (sign !== 'either' && !seen.has(sign)) return [`the answer is ${value} at ${JSON.stringify(values)}`]
    if (sign !== 'either' && seen.size > 1) return [`the answer is not ${sign} at ${JSON.stringify(values)}`]
  }
  if (sign === 'either' && !(seen.has('positive') && seen.has('negative'))) {
    return [`the answer is always ${[...seen].join(', ')}; say so`]
  }
  return []
}

/** Steps towards the limit: the distance to a finite value, or one over the size for infinity. */
const STEPS = [1e-2, 1e-4, 1e-6, 1e-8, 1e-10, 1e-12]
const CLOSE = 3e-3

/**
 * Follows the answer towards a limiting case at three random points: the difference from what is stated must
 * shrink to below 0.3 %. (Fourth roots still differ by 0.1 % at 1e-12 from their limit; where rounding spoils the
 * last steps, an earlier one counts.)
 */
function limitFaults(id: string, answer: Expr, body: PhysicsBody, limit: LimitCase): string[] {
  const { symbol } = limit
  if (body.symbols[symbol] === undefined) return [`the limit is taken in the undeclared symbol ${symbol}`]
  const gives = readExpression(limit.gives, body.symbols)
  const to = readExpression(limit.to, body.symbols)
  const next = seeded(`${id}/${symbol}/${limit.to}`)
  for (let i = 0; i < 3; i++) {
    const values = drawValues(body, next)
    const typical = Math.abs(evaluate(answer, values))
    const target = evaluate(to, values)
    // From the side on which the symbol's range lies.
    const side = Math.sign((values[symbol] ?? 0) - target) || 1
    const errors = STEPS.map((step) => {
      const at = target === Infinity ? 1 / step : target === 0 ? step : target * (1 + side * step)
      const near = { ...values, [symbol]: at }
      return difference(evaluate(answer, near), evaluate(gives, near), typical)
    })
    const first = errors[0] ?? Infinity
    const best = Math.min(...errors.slice(1))
    if (!(best < CLOSE && (best < first || first < 1e-9))) {
      const trail = errors.map((e) => e.toExponential(1)).join(', ')
      return [`${symbol} -> ${limit.to} does not give ${limit.gives} (differences ${trail})`]
    }
  }
  return []
}

/** Relative for a finite limit; against a typical value for the limit 0; inverse for infinity. */
function difference(value: number, wanted: number, typical: number): number {
  if (wanted === Infinity) return value > 0 ? Math.min(1, typical / value) : Infinity
  if (wanted === 0) return Math.abs(value) / typical
  return Math.abs(value / wanted - 1)
}

function routeFaults(id: string, answer: Expr, body: PhysicsBody, route: Route): string[] {
  const next = seeded(`${id}/route`)
  for (let i = 0; i < ROUTE_POINTS; i++) {
    const values = drawValues(body, next)
    const fromKey = evaluate(answer, values)
    const independent = route.compute(values)
    if (!(Math.abs(independent / fromKey - 1) < ROUTE_TOLERANCE)) {
      return [`the key gives ${fromKey}, ${route.how}: ${independent}, at ${JSON.stringify(values)}`]
    }
  }
  return []
}

/**
 * A plausible wrong answer must be readable, of the right dimension, differ in value from the key by more than 0.1 %
 * at most of ten points, and score less than 100: otherwise the item could not tell the mistake from the key.
 */
function wrongFaults(id: string, answer: Expr, body: PhysicsBody, key: PhysicsKey, latex: string): string[] {
  const wrong = readExpression(latex, body.symbols)
  const faults = dimensionFaults(wrong, body)
  const next = seeded(`${id}/wrong`)
  let apart = 0
  for (let i = 0; i < 10; i++) {
    const values = drawValues(body, next)
    if (!(Math.abs(evaluate(wrong, values) / evaluate(answer, values) - 1) < 1e-3)) apart++
  }
  if (apart < 6) faults.push(`has nearly the value of the key`)
  const { equal, score: points, outcome } = score(key.answer, latex, eedOptions(body))
  if (equal || outcome !== 'scored') faults.push(`scores ${points} (${outcome})`)
  return faults.map((fault) => `the wrong answer "${latex}" ${fault}`)
}

/** The suite's scorer must take the key for itself, in a box and without one's own spacing commands. */
function scorerFaults(body: PhysicsBody, key: PhysicsKey): string[] {
  const options = eedOptions(body)
  const variants = [
    key.answer,
    `So $${body.asked.latex} = \\boxed{${key.answer}}$.`,
    plainBrackets(key.answer),
  ]
  return variants
    .map((variant) => ({ variant, result: score(key.answer, variant, options) }))
    .filter(({ result }) => !result.equal || result.score !== 100)
    .map(({ variant, result }) => `"${variant}" scores ${result.score} (${result.outcome}) against the key`)
}

function plainBrackets(latex: string): string {
  return latex.replaceAll('\\left', '').replaceAll('\\right', '')
}

function attempt(run: () => string[]): string[] {
  try {
    return run()
  } catch (error) {
    return [message(error)]
  }
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
