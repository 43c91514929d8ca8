/** Derivatives: `\frac{dx}{dt}`, `\frac{d^2}{dt^2}(...)`, `\frac{\partial f}{\partial x}`, `dx/dt`. */
import type { Expr } from '../ast.ts'
import { isInteger, mul } from './build.ts'
import { nameOf } from './names.ts'
import type { Parser } from './state.ts'
import { T } from './tokens.ts'

/** How many tokens the d of a derivative takes at `i`, or 0. */
function dLength(p: Parser, i: number): number {
  const { kind, text } = p
  if (kind[i] === T.PARTIAL) return 1
  if (kind[i] === T.LETTER && text[i] === 'd') return 1
  if (kind[i] !== T.STYLE || text[i] !== 'rm') return 0
  if (kind[i + 1] === T.LETTER && text[i + 1] === 'd') return 2
  return kind[i + 1] === T.LBRACE && text[i + 2] === 'd' && kind[i + 3] === T.RBRACE ? 4 : 0
}

/** Reads `^2` or `^{2}` at the cursor; 1 when there is none, 0 when it is no small number. */
function order(p: Parser): number {
  if (p.peek() !== T.CARET) return 1
  const braced = p.kind[p.i + 1] === T.LBRACE
  const digit = p.text[p.i + (braced ? 2 : 1)]!
  if (!/^[1-9]$/.test(digit) || (braced && p.kind[p.i + 3] !== T.RBRACE)) return 0
  p.i += braced ? 4 : 2
  return Number(digit)
}

/** The variable at the cursor: a letter with an index perhaps. Null when there is none. */
function variable(p: Parser): string | null {
  const { kind, text } = p
  const at = p.i
  if (kind[at] !== T.LETTER && kind[at] !== T.SYM) return null
  p.i++
  if (kind[p.i] !== T.UNDER) return text[at]!
  if (kind[at + 2] === T.LBRACE) {
    const close = p.t.match[at + 2]!
    if (close !== at + 4) return null
    p.i = close + 1
    return nameOf(text[at]!, text[at + 3]!, '')
  }
  p.i = at + 3
  return nameOf(text[at]!, text[at + 2]!, '')
}

/**
 * The derivative whose \frac has its numerator's brace at the cursor, or null (cursor unchanged) when the fraction
 * is an ordinary one. Where d is a symbol that the item or the key knows, `\frac{d a}{d b}` stays a fraction.
 */
export function derivative(p: Parser): Expr | null {
  const { kind, t } = p
  const open = p.i
  const close = t.match[open]!
  if (kind[open] !== T.LBRACE || close < 0 || kind[close + 1] !== T.LBRACE) return null
  const above = dLength(p, open + 1)
  const below = above === 0 ? 0 : dLength(p, close + 2)
  const end = t.match[close + 1]!
  if (above === 0 || below === 0 || end < 0) return null
  if (kind[open + 1] === T.LETTER && p.knows('d')) return null

  // The denominator first: it decides whether this is a derivative at all.
  const variables: [string, number][] = []
  p.i = close + 2
  while (p.i < end) {
    const length = dLength(p, p.i)
    if (length === 0 || variables.length === 4) break
    p.i += length
    const name = variable(p)
    if (name === null) break
    const times = order(p)
    if (times === 0) break
    variables.push([name, times])
  }
  const total = variables.reduce((sum, [, times]) => sum + times, 0)
  p.i = open + 1 + above
  const declared = p.kind[p.i] === T.CARET ? order(p) : 1
  if (variables.length === 0 || declared !== total || !fills(p, close + 2, end, variables)) {
    p.i = open
    return null
  }
  let body: Expr | null = null
  if (p.i < close) {
    body = p.grammar.sum(p)
    if (p.i !== close) p.expected('the end of the numerator')
  }
  p.i = end + 1
  if (body === null) {
    // `\frac{d}{dt}` acts on the factors after it.
    body = mul(p.grammar.run(p))
  }
  let result = body
  for (const [name, times] of variables.reverse()) {
    result = { k: 'deriv', body: result, variable: name, order: times }
  }
  return result
}

/** The denominator holds nothing but the differentials that were read. */
function fills(p: Parser, from: number, end: number, variables: readonly [string, number][]): boolean {
  const at = p.i
  p.i = from
  for (let n = 0; n < variables.length; n++) {
    p.i += dLength(p, p.i)
    variable(p)
    order(p)
  }
  const full = p.i === end
  p.i = at
  return full
}

/** `dx/dt`, written with a slash; the cursor is behind the first d. Null (cursor unchanged) otherwise. */
export function slashDerivative(p: Parser, at: number): Expr | null {
  const { kind, text } = p
  const start = p.i
  if (p.knows('d') || text[at] !== 'd') return null
  if ((kind[start] !== T.LETTER && kind[start] !== T.SYM) || kind[start + 1] !== T.SLASH) return null
  if (text[start + 2] !== 'd' || kind[start + 2] !== T.LETTER) return null
  if (kind[start + 3] !== T.LETTER && kind[start + 3] !== T.SYM) return null
  if (kind[start + 4] === T.UNDER) return null
  p.i = start + 4
  return { k: 'deriv', body: { k: 'sym', name: text[start]! }, variable: text[start + 3]!, order: 1 }
}

/** `\dv{x}{t}` of the physics package: the cursor is behind the command. */
export function physicsDerivative(p: Parser): Expr {
  let times = 1
  if (p.peek() === T.OPEN && p.text[p.i] === '[') {
    p.next()
    const given = p.grammar.sum(p)
    if (isInteger(given) && given.n > 0n && given.n < 10n) times = Number(given.n)
    p.take(T.CLOSE, 'a closing bracket')
  }
  const first = p.grammar.argument(p)
  if (p.peek() !== T.LBRACE) {
    if (first.k !== 'sym') p.expected('the variable of the derivative')
    return { k: 'deriv', body: mul(p.grammar.run(p)), variable: first.name, order: times }
  }
  const by = p.grammar.argument(p)
  if (by.k !== 'sym') p.fail('unexpected', 'The variable of a derivative must be a symbol.', p.i - 1)
  return { k: 'deriv', body: first, variable: by.name, order: times }
}
