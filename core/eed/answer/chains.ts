/** From the items of a formula to its value: chains of equations, definitions, conditions, several answers. */
import type { Expr, Value } from '../ast.ts'
import { isNumeric } from '../latex/build.ts'
import { chainOf } from '../latex/items.ts'
import type { Item } from '../latex/items.ts'
import { namesOf } from '../latex/lexicon.ts'
import { isExpr } from '../latex/sides.ts'
import type { KeyNames } from '../latex/state.ts'
import type { Definition, Flag } from '../latex/types.ts'

/** What the key tells about the quantity that is asked for. */
export interface Question {
  readonly asked: string | undefined
  readonly lhs: Expr | undefined
  readonly names: KeyNames
  /** What kind of value the key has. */
  readonly kind: Value['k'] | undefined
}

/** A formula's value, with what stood around it. */
export interface Found {
  readonly value: Value
  readonly definitions: readonly Definition[]
  readonly asked: string | undefined
  readonly lhs: Expr | undefined
  readonly flags: ReadonlySet<Flag>
}

/** The symbol that a left-hand side names: `v`, `y(t)`, `\vec{v}(t)`. */
function symbolOf(side: Value | undefined): string | undefined {
  if (side === undefined) return undefined
  if (side.k === 'sym') return side.name
  if (side.k === 'const') return side.name === 'pi' ? undefined : side.name
  if (side.k === 'fn' && side.args.length > 0 && side.args.every((arg) => arg.k === 'sym')) {
    return KNOWN_FUNCTIONS.has(side.name) ? undefined : side.name
  }
  return undefined
}

const KNOWN_FUNCTIONS = new Set(
  (
    'exp ln log sin cos tan cot sec csc asin acos atan acot asec acsc sinh cosh tanh coth sech csch asinh acosh atanh ' +
    'acoth abs factorial factorial2 gamma binomial floor ceil sign min max atan2 root dot cross norm re im conj pm mp mean ' +
    'erf erfc det tr dim arg gcd zeta'
  ).split(' '),
)

const CONDITIONS: ReadonlySet<string> = new Set(['<', '>', '<=', '>=', '!=', 'in', 'to', 'propto'])

/** Chooses and evaluates the items of one formula; null when there is none. */
export function evaluate(items: readonly Item[], question: Question | null): Found | null {
  const flags = new Set<Flag>()
  const definitions: Definition[] = []
  let mains = items.filter((item) => item.lead !== 'where')
  for (const item of items) {
    if (item.lead !== 'where') continue
    const definition = definitionOf(item)
    if (definition) definitions.push(definition)
  }
  if (mains.length === 0) mains = items.slice(0, 1)
  if (mains.length === 0) return null
  if (mains.length > 1) mains = withoutConditions(mains, flags)
  if (mains.length > 1) mains = withoutDefinitions(mains, definitions, question)
  if (mains.length > 1) mains = answersOnly(mains, question)
  if (mains.length === 1) return { ...single(mains[0]!, question, flags), definitions, flags }
  const parts = mains.map((item) => single(item, question, flags))
  return {
    value: { k: 'list', items: parts.map((part) => part.value) },
    definitions,
    asked: undefined,
    lhs: undefined,
    flags,
  }
}

function definitionOf(item: Item): Definition | null {
  if (item.ops[0] !== '=' && item.ops[0] !== 'equiv') return null
  const symbol = symbolOf(item.sides[0])
  const last = lastExact(item)
  const value = item.sides[last]!
  return symbol !== undefined && isExpr(value) ? { symbol, value } : null
}

/** Leaves out `x > 0`, `k \in Z`, `n = 1, 2, 3`. */
function withoutConditions(items: readonly Item[], flags: Set<Flag>): Item[] {
  const kept: Item[] = []
  let counting = false
  for (const item of items) {
    const first = kept.length === 0
    const bare = item.ops.length === 0 && item.sides[0]!.k === 'num'
    if (counting && bare) continue
    counting = false
    if (!first && item.ops.some((op) => CONDITIONS.has(op))) {
      flags.add('condition_dropped')
      continue
    }
    if (!first && item.ops.length === 1 && item.sides[0]!.k === 'sym' && item.sides[1]!.k === 'num') {
      const following = items[items.indexOf(item) + 1]
      if (following?.ops.length === 0 && following.sides[0]!.k === 'num') {
        counting = true
        flags.add('condition_dropped')
        continue
      }
    }
    kept.push(item)
  }
  return kept
}

/** Takes out items such as `\tau = m/b` whose symbol another item uses and the key does not. */
function withoutDefinitions(items: Item[], definitions: Definition[], question: Question | null): Item[] {
  const used = items.map((item) => namesOf(item.sides.at(-1)).symbols)
  const kept: Item[] = []
  items.forEach((item, index) => {
    const definition = definitionOf(item)
    const symbol = definition?.symbol
    const isAsked = symbol !== undefined && symbol === question?.asked
    const needed =
      symbol !== undefined && used.some((symbols, other) => other !== index && symbols.has(symbol))
    const known = symbol !== undefined && question?.names.symbols.has(symbol) === true
    // `nC_V(T_2-T_1), \Delta T = T_2-T_1` explains a symbol of the key by others.
    const explains = known && index > 0 && question?.asked === undefined && !isNumber(definition?.value)
    if (definition && !isAsked && ((needed && !known) || explains)) {
      definitions.push(definition)
    } else kept.push(item)
  })
  return kept.length > 0 ? kept : items
}

function isNumber(value: Expr | undefined): boolean {
  return value === undefined || isNumeric(value)
}

/** Of several answers the one whose left-hand side is asked for; of a derivation its last line. */
function answersOnly(items: Item[], question: Question | null): Item[] {
  const asked = question?.asked
  if (asked !== undefined) {
    const matching = items.filter((item) => item.ops.length > 0 && symbolOf(item.sides[0]) === asked)
    const listed = matching
      .slice(1)
      .every((item) => item.lead === 'and' || item.lead === 'comma' || item.lead === 'space')
    if (matching.length > 0) return listed ? matching : matching.slice(-1)
  }
  if (question?.kind === 'list') return items
  const last = items.at(-1)!
  if (last.lead === 'implies' || last.lead === 'line') return [last]
  return items
}

/** Index of the last side that is not a rounded number: `x = \pi/6 \approx 0.52` gives the pi/6. */
function lastExact(item: Item, flags?: Set<Flag>): number {
  let last = item.sides.length - 1
  while (last > 0) {
    const op = item.ops[last - 1]
    const before = item.sides[last - 1]!
    const rounded = item.decimals[last]! && !item.decimals[last - 1]!
    if (op === '=' && last > 1 && rounded && substituted(before, item.sides[last]!)) {
      flags?.add('numeric_tail')
      last--
      continue
    }
    if (op !== 'approx' && op !== 'sim') break
    const lone = last === 1 && symbolOf(before) !== undefined
    if (lone || !isExpr(before)) break
    const tail = item.sides[last]!
    if (!isExpr(tail) || (!isNumeric(tail) && !rounded)) break
    flags?.add('numeric_tail')
    last--
  }
  return last
}

/** `\sqrt{2gh} = \sqrt{19.6 h}`: numbers are put in for some of the symbols. */
function substituted(before: Value, after: Value): boolean {
  if (!isExpr(before) || !isExpr(after)) return false
  const symbols = namesOf(before).symbols
  const left = namesOf(after).symbols
  return left.size < symbols.size && [...left].every((name) => symbols.has(name))
}

function single(
  item: Item,
  question: Question | null,
  flags: Set<Flag>,
): Omit<Found, 'definitions' | 'flags'> {
  const plain = { asked: undefined, lhs: undefined }
  if (item.ops.length === 0) {
    const value = item.sides[0]!
    return { ...plain, value: question?.kind === 'interval' ? asInterval(value) : value }
  }
  const first = item.sides[0]!
  const symbol = symbolOf(first)
  const equations = item.ops.every((op) => op === '=' || op === 'approx' || op === 'equiv' || op === 'sim')
  if (!equations) {
    if (item.ops.length === 1 && item.ops[0] === 'in' && symbol !== undefined) {
      return { ...plain, value: asInterval(item.sides[1]!), asked: symbol }
    }
    const between = betweenBounds(item)
    if (between !== null) return { ...plain, ...between }
    return { ...plain, value: chainOf(item), ...(symbol === undefined ? {} : { asked: symbol }) }
  }
  const last = lastExact(item, flags)
  const value = item.sides[last]!
  if (last === 0) return { ...plain, value }
  if (symbol !== undefined) {
    const asked = question?.asked
    if (last === 1 && asked !== undefined && symbol !== asked && symbolOf(value) === asked) {
      return { ...plain, value: first, asked }
    }
    return { ...plain, value, asked: symbol }
  }
  const reversed = last === 1 ? symbolOf(value) : undefined
  if (reversed !== undefined && value.k === 'sym') {
    const foreign = question !== null && !question.names.symbols.has(reversed)
    if (reversed === question?.asked || foreign) return { ...plain, value: first, asked: reversed }
  }
  if (!isExpr(first)) return { ...plain, value }
  if (question === null) return { ...plain, value, lhs: first }
  if (question.lhs !== undefined && same(question.lhs, first)) return { ...plain, value, lhs: first }
  if (!canIsolate(first, question)) return { ...plain, value, lhs: first }
  return { value: { k: 'rel', op: '=', lhs: first, rhs: value }, asked: undefined, lhs: first }
}

/** `0 < x \le 1` is the interval (0, 1] for x. */
function betweenBounds(item: Item): { value: Value; asked: string } | null {
  const [first, middle, last] = item.sides
  const [a, b] = item.ops
  if (item.sides.length !== 3 || middle?.k !== 'sym' || !first || !last || !isExpr(first) || !isExpr(last))
    return null
  if ((a === '<' || a === '<=') && (b === '<' || b === '<=')) {
    return {
      value: { k: 'interval', lo: first, hi: last, loOpen: a === '<', hiOpen: b === '<' },
      asked: middle.name,
    }
  }
  if ((a === '>' || a === '>=') && (b === '>' || b === '>=')) {
    return {
      value: { k: 'interval', lo: last, hi: first, loOpen: b === '>', hiOpen: a === '>' },
      asked: middle.name,
    }
  }
  return null
}

/**
 * The left-hand side names the asked quantity inside an expression that can be solved for it: `T^2`, `1/f`, `qBy`.
 * Otherwise, as in `S_D-S_A` or `|v|`, the right-hand side is the answer.
 */
function canIsolate(lhs: Expr, question: Question): boolean {
  const names = namesOf(lhs)
  if (['abs', 'norm', 'mean', 'max', 'min'].some((name) => names.functions.has(name))) return false
  if (question.asked !== undefined && names.symbols.has(question.asked)) return true
  const foreign = [...names.symbols].filter((name) => !question.names.symbols.has(name))
  return foreign.length === 1
}

/** `(0, 1)` is an interval where one is expected, and a pair elsewhere. */
function asInterval(value: Value): Value {
  if (value.k !== 'tuple' || value.items.length !== 2) return value
  const [lo, hi] = value.items
  if (lo === undefined || hi === undefined || !isExpr(lo) || !isExpr(hi)) return value
  return { k: 'interval', lo, hi, loOpen: true, hiOpen: true }
}

/** The two trees are the same up to the order of terms and factors. */
function same(a: Value, b: Value): boolean {
  return fingerprint(a) === fingerprint(b)
}

function fingerprint(x: Value): string {
  if (!isExpr(x)) return x.k
  switch (x.k) {
    case 'num':
      return `${x.n}/${x.d}`
    case 'const':
      return `#${x.name}`
    case 'sym':
      return x.name
    case 'add':
    case 'mul':
      return `${x.k}(${x.args.map(fingerprint).sort().join(' ')})`
    case 'fn':
      return `${x.name}(${x.args.map(fingerprint).join(' ')})`
    case 'pow':
      return `pow(${fingerprint(x.base)} ${fingerprint(x.exp)})`
    case 'big':
      return `${x.op}(${x.variable} ${fingerprint(x.body)})`
    case 'deriv':
      return `d(${x.variable} ${x.order} ${fingerprint(x.body)})`
  }
}
