/** Brackets, braces and absolute values. */
import type { Expr } from '../ast.ts'
import { fn, quotient } from './build.ts'
import type { Parser } from './state.ts'
import { T } from './tokens.ts'

/** `{ ... }`, `{a \over b}`: the cursor is at the opening brace. */
export function braceGroup(p: Parser): Expr {
  p.enter()
  const bars = p.bars
  p.bars = 0
  p.braces++
  p.take(T.LBRACE, 'an opening brace')
  let inner = p.grammar.sum(p)
  if (p.peek() === T.OVER) {
    const choose = p.text[p.i] === 'choose'
    p.next()
    const below = p.grammar.sum(p)
    inner = choose ? fn('binomial', [inner, below]) : quotient(inner, below)
  }
  p.take(T.RBRACE, 'a closing brace')
  p.braces--
  p.bars = bars
  p.leave()
  return inner
}

/** `( ... )`, `[ ... ]`, `\{ ... \}`, floor, ceiling, average: the cursor is at the opening bracket. */
export function bracketGroup(p: Parser): Expr {
  const items = bracketList(p)
  if (items.list.length !== 1) {
    p.fail(
      'unsupported',
      'A list in brackets stands inside a formula, where a single value was expected.',
      items.comma,
    )
  }
  const inner = items.list[0]!
  switch (items.open) {
    case 'lfloor':
      return fn('floor', [inner])
    case 'lceil':
      return fn('ceil', [inner])
    case '<':
      return fn('mean', [inner])
    default:
      return inner
  }
}

/** The comma-separated expressions of a bracket, at least one. */
export function bracketList(p: Parser): { open: string; list: Expr[]; comma: number } {
  p.enter()
  const bars = p.bars
  p.bars = 0
  p.level++
  const open = p.text[p.i]!
  p.next()
  const list = [p.grammar.sum(p)]
  let comma = p.i
  while (p.peek() === T.COMMA || p.peek() === T.SEMI) {
    if (list.length === 1) comma = p.i
    p.next()
    list.push(p.grammar.sum(p))
  }
  if (p.peek() === T.BAR_CLOSE) {
    p.fail(
      'unsupported',
      'An evaluation bar, as in \\left. f \\right|_a^b, is not read; write the difference instead.',
    )
  }
  p.take(T.CLOSE, 'a closing bracket')
  p.level--
  p.bars = bars
  p.leave()
  return { open, list, comma }
}

/** `|x|`, `\left|x\right|`, `\lVert x\rVert`: the cursor is at the opening bar. */
export function bars(p: Parser): Expr {
  p.enter()
  const sized = p.peek() === T.BAR_OPEN
  const text = p.text[p.i]!
  const open = p.i
  const before = p.bars
  p.bars = sized ? 0 : before + 1
  p.level++
  p.next()
  const inner = p.grammar.sum(p)
  const kind = p.peek()
  if (kind === T.CLOSE && p.text[p.i] === '>') {
    p.fail('unsupported', 'A ket |...> is a quantum state and has no value.', open)
  }
  if (kind !== (sized ? T.BAR_CLOSE : T.BAR) || p.text[p.i] !== text) p.expected('a closing bar |')
  p.next()
  p.level--
  p.bars = before
  p.leave()
  return fn(text === '|' ? 'abs' : 'norm', [inner])
}

/** The bracket at `open` holds a relation or running text, such as `(x > 0)` behind a formula. */
export function isConditionBracket(p: Parser, open: number): boolean {
  const { kind, t } = p
  if (kind[open] !== T.OPEN) return false
  const close = t.match[open]!
  for (let i = open + 1; i < close; i++) {
    if (t.match[i]! > i) i = t.match[i]!
    else if (kind[i] === T.REL || kind[i] === T.TEXT || kind[i] === T.PROSE) return true
  }
  return false
}
