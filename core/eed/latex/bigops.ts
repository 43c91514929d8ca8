/** Integrals, sums, products and limits with their bounds. */
import type { BigOp, Expr } from '../ast.ts'
import { nameOf } from './names.ts'
import type { Parser } from './state.ts'
import { T } from './tokens.ts'

/** The operator at the cursor. */
export function bigOperator(p: Parser): Expr {
  p.enter()
  const kind = p.peek()
  const result =
    kind === T.LIM ? limit(p) : p.text[p.i] === 'sum' || p.text[p.i] === 'prod' ? series(p) : integral(p)
  p.leave()
  return result
}

function integral(p: Parser): BigOp {
  const at = p.i
  const op = p.text[at]!
  if (op === 'iint')
    p.fail('unsupported', 'A multiple integral sign is not read; write one \\int for each variable.')
  p.next()
  let lo: Expr | null = null
  let hi: Expr | null = null
  for (;;) {
    if (p.peek() === T.UNDER && lo === null) {
      p.next()
      lo = bound(p)
    } else if (p.peek() === T.CARET && hi === null) {
      p.next()
      hi = bound(p)
    } else break
  }
  const outer = p.integral
  const inner = { variable: null as string | null, depth: p.depth + 1, level: p.level, done: false }
  const numerator = p.inNumerator
  p.integral = inner
  p.inNumerator = false
  const body = p.grammar.sum(p)
  p.integral = outer
  p.inNumerator = numerator
  if (inner.variable === null) {
    p.fail('unexpected', 'The integral has no differential; something like dx was expected.', at)
  }
  return { k: 'big', op: op === 'oint' ? 'oint' : 'int', variable: inner.variable, lo, hi, body }
}

/** A bound: its own differentials are none of the outer integral's. */
function bound(p: Parser): Expr {
  const outer = p.integral
  p.integral = null
  const sign = p.peek() === T.MINUS
  const result = sign ? p.grammar.operand(p) : p.grammar.argument(p)
  p.integral = outer
  return result
}

function series(p: Parser): BigOp {
  const op = p.text[p.i] === 'sum' ? 'sum' : 'prod'
  p.next()
  let variable = ''
  let lo: Expr | null = null
  let hi: Expr | null = null
  for (;;) {
    if (p.peek() === T.UNDER && variable === '') {
      p.next()
      const braced = p.peek() === T.LBRACE
      if (braced) p.next()
      variable = indexName(p)
      if (braced && p.peek() === T.REL) {
        if (p.text[p.i] !== '=')
          p.fail('unsupported', 'A sum over a condition is not read; bounds were expected.')
        p.next()
        lo = p.grammar.sum(p)
      }
      if (braced) p.take(T.RBRACE, 'a closing brace')
    } else if (p.peek() === T.CARET && hi === null) {
      p.next()
      hi = bound(p)
    } else break
  }
  return { k: 'big', op, variable, lo, hi, body: outside(p) }
}

/** The terms of a series or limit: a product, up to the next + or -. */
function outside(p: Parser): Expr {
  const outer = p.integral
  p.integral = null
  const body = p.grammar.product(p)
  p.integral = outer
  return body
}

function limit(p: Parser): BigOp {
  const at = p.i
  p.next()
  if (p.peek() !== T.UNDER) p.expected('the variable of the limit, as in \\lim_{x \\to 0}')
  p.next()
  p.take(T.LBRACE, 'an opening brace')
  const variable = indexName(p)
  if (p.peek() !== T.REL || p.text[p.i] !== 'to') p.expected('\\to')
  p.next()
  const lo = p.grammar.sum(p)
  if (p.peek() === T.CARET) p.fail('unsupported', 'A one-sided limit is not read.', at)
  p.take(T.RBRACE, 'a closing brace')
  return { k: 'big', op: 'lim', variable, lo, hi: null, body: outside(p) }
}

/** The name of an index variable. */
function indexName(p: Parser): string {
  const kind = p.peek()
  if (kind !== T.LETTER && kind !== T.SYM) p.expected('the index of a sum')
  const base = p.text[p.i]!
  p.next()
  if (p.peek() === T.UNDER && (p.kind[p.i + 1] === T.NUM || p.kind[p.i + 1] === T.LETTER)) {
    const name = nameOf(base, p.text[p.i + 1]!, '')
    p.i += 2
    return name
  }
  if (p.peek() === T.PRIME) {
    p.next()
    return `${base}'`
  }
  return base
}
