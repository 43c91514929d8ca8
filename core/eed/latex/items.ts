/**
 * The top level of a text: relations, lists, intervals, conditions. A formula is a list of items; an item is a
 * chain such as `T = 2\pi/\omega = 2\pi\sqrt{l/g}`.
 */
import type { Expr, Relation, Value } from '../ast.ts'
import { Failure } from './errors.ts'
import { isConditionBracket } from './groups.ts'
import { isEnumerator, isEquationNumber, separators, stronger } from './separators.ts'
import type { Lead } from './separators.ts'
import { endsItem, isLabel, parseSide } from './sides.ts'
import type { Parser } from './state.ts'
import { T } from './tokens.ts'

/** One item: `sides[0] ops[0] sides[1] ...`. `start` and `end` are offsets in the original input. */
export interface Item {
  readonly lead: Lead
  readonly sides: Value[]
  readonly ops: Relation['op'][]
  /** For each side, whether it holds a decimal number such as 9.8. */
  readonly decimals: boolean[]
  readonly start: number
  end: number
}

/** Parses the whole input into items. A text with nothing but running text gives an empty list. */
export function parseItems(p: Parser): Item[] {
  const items: Item[] = []
  let lead: Lead = 'start'
  let dropped = false
  for (;;) {
    const skipped = separators(p)
    if (skipped !== null) lead = stronger(lead, skipped)
    const kind = p.peek()
    if (kind === T.END) break
    if (kind === T.DOTS && items.length > 0) {
      // `n = 1, 2, 3, ...`
      p.next()
      dropped = true
      continue
    }
    if (kind === T.REL && items.length === 0 && (p.text[p.i] === '=' || p.text[p.i] === 'approx')) {
      // `= mg/k`: a line of a derivation without its left-hand side.
      p.next()
      continue
    }
    if (isEnumerator(p)) {
      p.i += 3
      continue
    }
    if (lead === 'where') {
      // What follows `where` explains the answer; it may define symbols, but it must not spoil the answer.
      dropped = !definitions(p, items) || dropped
      break
    }
    if (
      kind === T.REL &&
      items.length > 0 &&
      (lead === 'line' || lead === 'space' || lead === 'implies' || lead === 'start')
    ) {
      extend(p, items.at(-1)!)
    } else if (items.length > 0 && isConditionBracket(p, p.i)) {
      dropped = !inBrackets(p, items) || dropped
    } else if (items.length > 0 && lead === 'space' && isEquationNumber(p)) p.i += 3
    else if (items.length > 0 && (lead === 'space' || lead === 'text')) {
      // What stands apart from the answer must not spoil it.
      if (!attempt(p, lead, items)) {
        dropped = true
        break
      }
    } else items.push(item(p, lead))
    lead = 'start'
    if (!endsItem(p)) p.expected('an operator or the end of the formula')
  }
  if (dropped) p.flags.add('condition_dropped')
  return items
}

/** Parses an item that may be left out; false where it cannot be read. */
function attempt(p: Parser, lead: Lead, items: Item[]): boolean {
  try {
    const made = item(p, lead)
    if (!endsItem(p)) return false
    items.push(made)
    return true
  } catch (error) {
    if (error instanceof Failure) return false
    throw error
  }
}

/** The item list as one value: a single expression or chain, or a list. */
export function valueOf(items: readonly Item[]): Value {
  if (items.length === 1) return chainOf(items[0]!)
  return { k: 'list', items: items.map((one) => chainOf(one)) }
}

/** A chain as nested relations: a = (b = c). */
export function chainOf(item: Item): Value {
  let value = item.sides.at(-1)!
  for (let i = item.ops.length - 1; i >= 0; i--) {
    value = { k: 'rel', op: item.ops[i]!, lhs: item.sides[i] as Expr, rhs: value }
  }
  return value
}

function item(p: Parser, lead: Lead): Item {
  const start = p.position()
  p.itemStart = p.i
  const unwrapped = unwrap(p)
  const made: Item = { lead, sides: [], ops: [], decimals: [], start, end: start }
  addSide(p, made)
  extend(p, made)
  for (let n = 0; n < unwrapped; n++) p.take(T.RBRACE, 'a closing brace')
  // `= 5\,\mathrm{m}` inside the braces ends here; a relation may also follow the braces.
  if (unwrapped > 0) extend(p, made)
  return made
}

/** Opens braces around a whole relation, as in `{x = y}` or `\boxed{x = y}`; returns how many. */
function unwrap(p: Parser): number {
  let count = 0
  for (;;) {
    let open = p.i
    const kind = p.kind[open]
    if (kind === T.BOXED || kind === T.WRAP || (kind === T.STYLE && p.text[open] !== 'old')) open++
    const close = p.t.match[open]!
    if (p.kind[open] !== T.LBRACE || close < 0 || count > 50) return count
    let relation = false
    for (let i = open + 1; i < close && !relation; i++) {
      if (p.kind[i] === T.LBRACE && i > open + 1 && p.t.match[i]! > i) i = p.t.match[i]!
      else if (p.kind[i] === T.REL) relation = true
    }
    if (!relation) return count
    p.i = open + 1
    p.itemStart = p.i
    count++
  }
}

function extend(p: Parser, into: Item): void {
  for (;;) {
    if (p.peek() === T.AMP) p.next()
    const label = into.sides.length === 1 && isLabel(p, into.sides[0]!)
    if (p.peek() !== T.REL && !label) break
    const op = label ? '=' : (p.text[p.i] as Relation['op'])
    p.next()
    if (p.peek() === T.AMP) p.next()
    // `= \approx`, `= \boxed{...}` and an equals sign at the very end.
    if (p.peek() === T.REL) continue
    if (p.peek() === T.END) {
      p.flags.add('repaired')
      break
    }
    into.ops.push(op)
    addSide(p, into)
  }
  into.end = p.t.end[p.i - 1]!
}

function addSide(p: Parser, into: Item): void {
  const from = p.i
  p.sideStart = from
  into.sides.push(parseSide(p))
  let decimal = false
  for (let i = from; i < p.i && !decimal; i++) decimal = p.kind[i] === T.NUM && p.text[i]!.includes('.')
  into.decimals.push(decimal)
}

/** `(\tau = m/b)` defines, `(x > 0)` is dropped; false for the latter. The cursor ends behind the bracket. */
function inBrackets(p: Parser, items: Item[]): boolean {
  const close = p.t.match[p.i]!
  let made: Item | null = null
  p.enter()
  try {
    p.next()
    made = item(p, 'where')
  } catch (error) {
    if (!(error instanceof Failure)) throw error
  }
  const complete = made !== null && p.i === close && made.ops[0] === '='
  if (complete && made !== null) items.push(made)
  p.leave()
  p.i = close + 1
  p.used = 0
  return complete
}

/** Items behind `where`: kept as far as they can be read. Returns false when some were not. */
function definitions(p: Parser, items: Item[]): boolean {
  const kept = items.length
  try {
    while (p.peek() !== T.END) {
      items.push(item(p, 'where'))
      if (separators(p) === null && p.peek() !== T.END) return false
    }
    return items.slice(kept).every((one) => one.ops[0] === '=')
  } catch (error) {
    if (error instanceof Failure) return false
    throw error
  }
}
