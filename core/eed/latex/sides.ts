/** One side of a relation: an expression, or an interval, a pair, a set, a matrix, a ratio. */
import type { Expr, Value } from '../ast.ts'
import { quotient } from './build.ts'
import { bracketList, isConditionBracket } from './groups.ts'
import type { Parser } from './state.ts'
import { T } from './tokens.ts'

const EXPRESSION_KINDS: ReadonlySet<string> = new Set([
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

/** A single expression, as against relations, lists, intervals and matrices. */
export function isExpr(value: Value): value is Expr {
  return EXPRESSION_KINDS.has(value.k)
}

/** `v: \frac{mg}{k}`: the colon at the cursor stands for an equals sign. */
export function isLabel(p: Parser, before: Value): boolean {
  return p.peek() === T.COLON && before.k === 'sym' && p.t.gap[p.i] === 0 && p.t.gap[p.i + 1] !== 0
}

/** The side at the cursor; `1:2` is 1/2. */
export function parseSide(p: Parser): Value {
  const first = side(p)
  if (p.peek() !== T.COLON || !isExpr(first) || p.kind[p.i + 1] === T.END || isLabel(p, first)) return first
  p.next()
  const second = p.grammar.sum(p)
  if (p.peek() === T.COLON) p.fail('unsupported', 'A ratio of more than two numbers has no single value.')
  return quotient(first, second)
}

/** One side of a relation: an interval, a list in brackets, a matrix or an expression. */
function side(p: Parser): Value {
  if (p.peek() === T.BEGIN) return matrix(p)
  if (p.peek() === T.OPEN) {
    const open = p.i
    const close = p.t.match[open]!
    if (close > 0 && hasComma(p, open, close) && endsItem(p, close + 1)) return bracketed(p, close)
  }
  return p.grammar.sum(p)
}

function hasComma(p: Parser, open: number, close: number): boolean {
  for (let i = open + 1; i < close; i++) {
    if (p.t.match[i]! > i) i = p.t.match[i]!
    else if (p.kind[i] === T.COMMA || p.kind[i] === T.SEMI) return true
  }
  return false
}

/** `[0, 1)`, `(a, b)`, `\{a, b\}`. Two values in round brackets are a tuple. */
function bracketed(p: Parser, close: number): Value {
  const closing = p.text[close]!
  const { open, list } = bracketList(p)
  if (open === '{') return { k: 'set', items: list }
  if (list.length === 2 && (open === '[' || closing === ']')) {
    return { k: 'interval', lo: list[0]!, hi: list[1]!, loOpen: open !== '[', hiOpen: closing !== ']' }
  }
  return { k: 'tuple', items: list }
}

/** `\begin{pmatrix} a & b \\ c & d \end{pmatrix}`. */
function matrix(p: Parser): Value {
  const at = p.i
  const environment = p.text[at]!
  if (/^(?:d|r)?cases\*?$/.test(environment)) {
    p.fail('unsupported', 'A definition by cases has no single value.')
  }
  if (!/^(?:[pbBvV]|small)?matrix\*?$/.test(environment)) {
    p.fail('unsupported', `The environment "${environment.slice(0, 30)}" is not read.`)
  }
  p.enter()
  p.level++
  p.next()
  const rows: Expr[][] = [[]]
  while (p.peek() !== T.FINISH) {
    if (p.peek() === T.NEWLINE) rows.push([])
    else if (p.peek() !== T.AMP) {
      rows.at(-1)!.push(p.grammar.sum(p))
      continue
    }
    p.next()
  }
  p.next()
  p.level--
  p.leave()
  if (rows.at(-1)!.length === 0) rows.pop()
  if (rows.length === 0) p.fail('unexpected', 'The matrix is empty.', at)
  return { k: 'matrix', rows }
}

/** The token at `at` may stand behind an item. */
export function endsItem(p: Parser, at = p.i): boolean {
  switch (p.kind[at]) {
    case T.END:
    case T.COMMA:
    case T.SEMI:
    case T.QUAD:
    case T.NEWLINE:
    case T.IMPLIES:
    case T.AMP:
    case T.TEXT:
    case T.PROSE:
    case T.REL:
    case T.FINISH:
    case T.COLON:
      return true
    default:
      return isConditionBracket(p, at)
  }
}
