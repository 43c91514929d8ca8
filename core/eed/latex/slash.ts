/** What `a/bc` means: the divisor after a slash. */
import type { Expr } from '../ast.ts'
import { PI, isInteger, isNumeric, mul } from './build.ts'
import { CHOICE } from './state.ts'
import type { Parser } from './state.ts'
import { T } from './tokens.ts'

/**
 * Parses the divisor after `/`; `numerator` holds the factors before it.
 *
 * Physicists write `h/2\pi`, `kT/mc^2`, `1/4\pi\varepsilon_0` for a/(bc), but `1/2mv^2` and `4/3\pi r^3` for
 * (a/b)c: a plain number over a plain number is a fraction, unless it is 1 over a multiple of pi. After a closing
 * bracket, as in `\hbar^2/(2m)k`, the product goes on outside. Either way the other reading is offered.
 */
export function divideBy(p: Parser, numerator: readonly Expr[]): Expr {
  const at = p.i
  const bracket = p.peek() === T.OPEN
  const first = p.grammar.operand(p)
  const next = p.i
  const second = p.grammar.factor(p)
  if (second === null) return first
  const top = numerator.length === 1 ? numerator[0]! : null
  let likely = bracket ? 1 : 0
  if (top !== null && isNumeric(top) && isInteger(first)) {
    const one = top.k === 'num' && top.n === 1n && top.d === 1n
    likely = one && second === PI ? 0 : 1
  }
  p.flags.add('ambiguous_slash')
  const choice = p.choose(CHOICE.slash, at, `slash${at}`, likely, 2, p.lexicon.key !== null)
  if (choice === 1) {
    p.note('a/bc is (a/b)c')
    p.i = next
    p.used = 0
    return first
  }
  p.note('a/bc is a/(bc)')
  const factors = [first, second]
  for (let more = p.grammar.factor(p); more !== null; more = p.grammar.factor(p)) factors.push(more)
  return mul(factors)
}
