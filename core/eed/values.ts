/** Comparing answers of all kinds: expressions, lists, tuples, intervals, relations, plus-or-minus, vectors. */
import type { Expr, Relation, Value } from './ast.ts'
import { children, number, substitute } from './expression.ts'
import type { Decision, Domain } from './identity/index.ts'
import { decide } from './identity/index.ts'
import { decideVectors, hasVectorProduct } from './identity/vectors.ts'
import { solveFor } from './isolate.ts'

const EXPRESSIONS: ReadonlySet<string> = new Set([
  'num',
  'const',
  'sym',
  'add',
  'mul',
  'pow',
  'fn',
  'big',
  'deriv',
])

export function isExpression(v: Value): v is Expr {
  return EXPRESSIONS.has(v.k)
}

/** A verdict on two values, with marks for the person who reads the result. */
export interface Comparison extends Decision {
  readonly flags: readonly string[]
}

const DIFFERENT_KINDS: Comparison = { verdict: 'different', how: 'different kinds of answer', flags: [] }
/** Largest number of entries of a list or matrix that are compared. */
const MAX_ITEMS = 24

/** Compares a key's value with an answer's. */
export function compareValues(key: Value, answer: Value, domain: Domain, seed: string): Comparison {
  const k = unwrap(key)
  const a = unwrap(answer)
  if (isExpression(k)) {
    if (isExpression(a)) return compareExpressions(k, a, domain, seed)
    if (a.k === 'rel') return compareEquation(k, a, domain, seed)
    if (a.k === 'list' || a.k === 'set') return compareItems([k], a.items, false, domain, seed)
    return DIFFERENT_KINDS
  }
  switch (k.k) {
    case 'rel':
      return a.k === 'rel' ? compareRelations(k, a, domain, seed) : DIFFERENT_KINDS
    case 'list':
    case 'set':
      if (a.k === 'list' || a.k === 'set') return compareItems(k.items, a.items, false, domain, seed)
      if (a.k === 'tuple') return compareItems(k.items, a.items, true, domain, seed)
      return isExpression(a) ? compareItems(k.items, [a], false, domain, seed) : DIFFERENT_KINDS
    case 'tuple':
      if (a.k === 'tuple' || a.k === 'list') return compareItems(k.items, a.items, true, domain, seed)
      if (a.k === 'matrix') return compareItems(k.items, a.rows.flat(), true, domain, seed)
      return DIFFERENT_KINDS
    case 'matrix':
      if (a.k === 'matrix') {
        if (a.rows.length !== k.rows.length) return DIFFERENT_KINDS
        return compareItems(k.rows.flat(), a.rows.flat(), true, domain, seed)
      }
      return a.k === 'tuple' ? compareItems(k.rows.flat(), a.items, true, domain, seed) : DIFFERENT_KINDS
    case 'interval':
      if (a.k !== 'interval' || a.loOpen !== k.loOpen || a.hiOpen !== k.hiOpen) return DIFFERENT_KINDS
      return compareItems([k.lo, k.hi], [a.lo, a.hi], true, domain, seed)
  }
}

/** A list of one is its entry. */
function unwrap(v: Value): Value {
  return (v.k === 'list' || v.k === 'set') && v.items.length === 1 ? unwrap(v.items[0]!) : v
}

function compareExpressions(key: Expr, answer: Expr, domain: Domain, seed: string): Comparison {
  const signed = hasSign(key) || hasSign(answer)
  if (signed) {
    // x +- y is two answers; one that equals both signs' values is one answer.
    return compareItems(bothSigns(key), bothSigns(answer), false, domain, seed)
  }
  if (hasVectorProduct(key) || hasVectorProduct(answer)) {
    return { ...decideVectors(key, answer, domain, seed), flags: [] }
  }
  return { ...decide(key, answer, domain, seed), flags: [] }
}

function hasSign(e: Expr): boolean {
  if (e.k === 'fn' && (e.name === 'pm' || e.name === 'mp')) return true
  return children(e).some(hasSign)
}

const isSigned = (v: Value): boolean => isExpression(v) && hasSign(v)
const signsOf = (v: Value): Value[] => (isExpression(v) ? bothSigns(v) : [v])

function bothSigns(e: Expr): Expr[] {
  if (!hasSign(e)) return [e]
  return [chooseSign(e, 1), chooseSign(e, -1)]
}

/** The expression with its upper (1) or lower (-1) signs. */
function chooseSign(e: Expr, sign: 1 | -1): Expr {
  switch (e.k) {
    case 'num':
    case 'const':
    case 'sym':
      return e
    case 'add':
    case 'mul':
      return { k: e.k, args: e.args.map((a) => chooseSign(a, sign)) }
    case 'pow':
      return { k: 'pow', base: chooseSign(e.base, sign), exp: chooseSign(e.exp, sign) }
    case 'fn': {
      const args = e.args.map((a) => chooseSign(a, sign))
      if (e.name !== 'pm' && e.name !== 'mp') return { ...e, args }
      const s = e.name === 'pm' ? sign : -sign
      return s > 0 ? args[0]! : { k: 'mul', args: [number(-1), args[0]!] }
    }
    case 'big':
      return { ...e, body: chooseSign(e.body, sign) }
    case 'deriv':
      return { ...e, body: chooseSign(e.body, sign) }
  }
}

/** Entries one by one, in order or in any order; equal entries of one side count once in any order. */
function compareItems(
  keys: readonly Value[],
  answers: readonly Value[],
  ordered: boolean,
  domain: Domain,
  seed: string,
): Comparison {
  // `\pm\sqrt a` stands for two entries of a list in any order.
  if (!ordered && (keys.some(isSigned) || answers.some(isSigned)))
    return compareItems(keys.flatMap(signsOf), answers.flatMap(signsOf), false, domain, seed)
  if (keys.length > MAX_ITEMS || answers.length > MAX_ITEMS) {
    return { verdict: 'undecided', how: 'too many entries', flags: [] }
  }
  if (ordered) {
    if (keys.length !== answers.length) return DIFFERENT_KINDS
    let worst: Comparison = { verdict: 'equal', how: 'all entries equal', flags: [] }
    for (let i = 0; i < keys.length; i++) {
      const c = compareValues(keys[i]!, answers[i]!, domain, `${seed} ${i}`)
      // An entry that is zero is no fault of a key with several entries.
      if (c.verdict === 'different')
        return { verdict: 'different', how: `entry ${i + 1}: ${c.how}`, flags: c.flags }
      if (c.verdict === 'undecided') worst = c
    }
    return worst
  }
  const covered = new Set<number>()
  let undecided: Comparison | null = null
  let fault: Decision['fault']
  let how = 'all entries equal'
  for (let j = 0; j < answers.length; j++) {
    let matched = false
    for (let i = 0; i < keys.length; i++) {
      const c = compareValues(keys[i]!, answers[j]!, domain, `${seed} ${i}/${j}`)
      if (keys.length === 1 && c.fault) fault = c.fault
      if (c.verdict === 'equal') {
        covered.add(i)
        matched = true
        if (keys.length === 1 && answers.length === 1) how = c.how
      } else if (c.verdict === 'undecided') undecided = c
    }
    if (!matched && undecided === null) {
      return {
        verdict: 'different',
        how: `answer ${j + 1} is not among the key's`,
        flags: [],
        ...(fault ? { fault } : {}),
      }
    }
  }
  if (undecided !== null) return undecided
  for (let i = 0; i < keys.length; i++) {
    if (covered.has(i)) continue
    const again = keys.some(
      (other, o) =>
        covered.has(o) && compareValues(other, keys[i]!, domain, `${seed} ${o}=${i}`).verdict === 'equal',
    )
    if (!again) return { verdict: 'different', how: `entry ${i + 1} of the key is missing`, flags: [] }
  }
  return { verdict: 'equal', how, flags: [], ...(fault ? { fault } : {}) }
}

/** An equation as answer to a key that is one expression: it must hold exactly for the key's value. */
function compareEquation(key: Expr, answer: Relation, domain: Domain, seed: string): Comparison {
  if (!isExpression(answer.rhs)) {
    return answer.rhs.k === 'rel' ? compareEquation(key, answer.rhs, domain, seed) : DIFFERENT_KINDS
  }
  if (answer.op !== '=' && answer.op !== 'approx' && answer.op !== 'equiv' && answer.op !== 'sim')
    return DIFFERENT_KINDS
  const asked = askedBy(key, answer)
  if (asked === null) return compareExpressions(key, answer.rhs, domain, seed)
  // Solvable for the quantity, so that a constant left-hand side is not mistaken for an answer.
  const solved = solveFor(answer.lhs, answer.rhs, asked)
  if (solved === null) return compareExpressions(key, answer.rhs, domain, seed)
  const lhs = substitute(answer.lhs, (name) => (name === asked ? key : null))
  const result = decide(lhs, answer.rhs, domain, seed)
  if (result.fault) return { ...compareExpressions(key, solved, domain, seed), flags: [] }
  return { verdict: result.verdict, how: result.how, flags: ['isolated'] }
}

/** The quantity an equation is about: the one symbol on its left that the key does not know and its right does not hold. */
function askedBy(key: Expr, answer: Relation): string | null {
  if (!isExpression(answer.rhs) || answer.lhs.k === 'sym') return null
  const known = symbolsOf(key)
  const foreign = [...symbolsOf(answer.lhs)].filter((s) => !known.has(s))
  const asked = foreign.length === 1 ? foreign[0]! : null
  return asked === null || symbolsOf(answer.rhs).has(asked) ? null : asked
}

/**
 * The form of an answer that gets partial credit: of an equation where the key is an expression, the quantity it is
 * about (solved for, if need be), else its right-hand side.
 */
export function creditedForm(key: Value, answer: Value): Value {
  const k = unwrap(key)
  const a = unwrap(answer)
  if (!isExpression(k) || a.k !== 'rel') return a
  if (a.rhs.k === 'rel') return creditedForm(k, a.rhs)
  const asked = askedBy(k, a)
  const solved = asked !== null && isExpression(a.rhs) ? solveFor(a.lhs, a.rhs, asked) : null
  return solved ?? a.rhs
}

function compareRelations(key: Relation, answer: Relation, domain: Domain, seed: string): Comparison {
  const flipped = FLIPPED[answer.op]
  let lhs: Value = answer.lhs
  let rhs: Value = answer.rhs
  if (key.op !== answer.op) {
    if (flipped !== key.op || !isExpression(answer.rhs)) return DIFFERENT_KINDS
    lhs = answer.rhs
    rhs = answer.lhs
  }
  const left = compareValues(key.lhs, lhs, domain, `${seed} l`)
  const right = compareValues(key.rhs, rhs, domain, `${seed} r`)
  if (left.verdict === 'equal' && right.verdict === 'equal')
    return { verdict: 'equal', how: right.how, flags: [] }
  if (left.verdict === 'undecided' || right.verdict === 'undecided') {
    return { verdict: 'undecided', how: 'a side could not be compared', flags: [] }
  }
  return { verdict: 'different', how: 'the sides differ', flags: [] }
}

const FLIPPED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=', '=': '=' }

/** Free symbols of an expression (bound variables count too: they are rare and harmless here). */
export function symbolsOf(e: Expr): Set<string> {
  const found = new Set<string>()
  const visit = (x: Expr): void => {
    if (x.k === 'sym') found.add(x.name)
    else for (const c of children(x)) visit(c)
  }
  visit(e)
  return found
}

/** Symbols whose absolute value is taken directly: |q|, |q_1 q_2|. */
export function signedSymbols(e: Expr): Set<string> {
  const found = new Set<string>()
  const factors = (x: Expr): void => {
    if (x.k === 'sym') found.add(x.name)
    else if (x.k === 'mul') x.args.forEach(factors)
    else if (x.k === 'pow' && x.exp.k === 'num' && x.exp.d === 1n) factors(x.base)
  }
  const visit = (x: Expr): void => {
    if (x.k === 'fn' && (x.name === 'abs' || x.name === 'norm')) x.args.forEach(factors)
    children(x).forEach(visit)
  }
  visit(e)
  return found
}

/** Applies a substitution to every expression in a value. */
export function mapExpressions(v: Value, f: (e: Expr) => Expr): Value {
  if (isExpression(v)) return f(v)
  switch (v.k) {
    case 'rel':
      return { ...v, lhs: f(v.lhs), rhs: mapExpressions(v.rhs, f) }
    case 'list':
    case 'tuple':
    case 'set':
      return { k: v.k, items: v.items.map((i) => mapExpressions(i, f)) }
    case 'interval':
      return { ...v, lo: f(v.lo), hi: f(v.hi) }
    case 'matrix':
      return { k: 'matrix', rows: v.rows.map((r) => r.map(f)) }
  }
}
