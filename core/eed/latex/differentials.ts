/** Differentials: the `dx` that ends an integrand. */
import { baseName } from './accents.ts'
import { subscriptOf } from './indices.ts'
import { canonical } from './known.ts'
import { nameOf } from './names.ts'
import type { Parser } from './state.ts'
import { T } from './tokens.ts'

/**
 * Consumes a differential `dx` of the integral at hand, when one stands here. `after` says that the integrand is
 * already read, so that the differential ends it.
 */
export function differential(p: Parser, after: boolean): boolean {
  const integral = p.integral
  if (integral === null || integral.variable !== null) return false
  if (integral.depth !== p.depth && !(p.inNumerator && integral.level === p.level)) return false
  const at = p.i
  let next = at
  if (p.kind[at] === T.LETTER && p.text[at] === 'd') next = at + 1
  else if (p.kind[at] === T.STYLE && p.text[at] === 'rm') {
    if (p.kind[at + 1] === T.LBRACE && p.text[at + 2] === 'd' && p.kind[at + 3] === T.RBRACE) next = at + 4
    else if (p.text[at + 1] === 'd') next = at + 2
  }
  if (next === at) return false
  const kind = p.kind[next]!
  if (kind !== T.LETTER && kind !== T.SYM && kind !== T.ACCENT && kind !== T.STYLE) return false
  p.i = next
  const base = p.kind[next] === T.SYM ? p.text[p.i++]! : baseName(p)
  if (base === null) {
    p.i = at
    return false
  }
  let subscript = ''
  let primes = ''
  while (p.peek() === T.UNDER || p.peek() === T.PRIME) {
    if (p.peek() === T.PRIME) {
      primes += p.text[p.i]!
      p.next()
    } else {
      p.next()
      subscript += subscriptOf(p, base)
    }
  }
  integral.variable = canonical(p, nameOf(base, subscript, primes))
  if (after && !p.inNumerator) integral.done = true
  return true
}
