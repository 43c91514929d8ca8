import { add, div, fn, fnNames, mul, neg, num, pi, pow, sqrt, sub, sym } from './expr.ts'
import type { Ex, FnName } from './expr.ts'

/**
 * Reads the notation in which the corpus' authors write formulas: `2*pi*sqrt(l/g)`, `e^2/(4*pi*epsilon_0*r)`.
 *
 * Names are letters, digits and `_`; `pi` is the number, every other name that is not a function is a symbol
 * (so `e` is a charge and Euler's number is `exp(1)`). `cbrt(x)` is the real cube root written x^(1/3).
 * Throws an Error naming the place on anything else: these texts are part of the source.
 *
 * @example infix('(m_1+m_2)/2') // Mul(1/2, Add(m_1, m_2))
 */
export function infix(text: string): Ex {
  const tokens = text.match(/[A-Za-z][A-Za-z0-9_]*'*|\d+(?:\.\d+)?|\*\*|[-+*/^()]|\S/g) ?? []
  let at = 0
  const fail = (why: string): never => {
    throw new Error(`infix: ${why} at token ${at} ("${tokens[at] ?? 'end'}") of ${text}`)
  }
  const take = (t: string): boolean => {
    if (tokens[at] !== t) return false
    at++
    return true
  }
  const sum = (): Ex => {
    let e = product()
    for (;;) {
      if (take('+')) e = add(e, product())
      else if (take('-')) e = sub(e, product())
      else return e
    }
  }
  const product = (): Ex => {
    let e = signed()
    for (;;) {
      if (take('*')) e = mul(e, signed())
      else if (take('/')) e = div(e, signed())
      else return e
    }
  }
  const signed = (): Ex => (take('-') ? neg(signed()) : power())
  const power = (): Ex => {
    const base = atom()
    return take('^') ? pow(base, signed()) : base
  }
  const atom = (): Ex => {
    if (take('(')) {
      const e = sum()
      if (!take(')')) fail('")" expected')
      return e
    }
    const t = tokens[at] ?? fail('something expected')
    if (/^\d/.test(t)) {
      at++
      const [whole, decimals = ''] = t.split('.')
      return num(BigInt(whole! + decimals), 10n ** BigInt(decimals.length))
    }
    if (!/^[A-Za-z]/.test(t)) fail('a name or a number expected')
    at++
    if (t === 'pi') return pi
    if (tokens[at] === '(' && (t === 'sqrt' || t === 'cbrt' || isFn(t))) {
      at++
      const arg = sum()
      if (!take(')')) fail('")" expected')
      return t === 'sqrt' ? sqrt(arg) : t === 'cbrt' ? pow(arg, num(1, 3)) : fn(t as FnName, arg)
    }
    return sym(t)
  }
  const e = sum()
  if (at < tokens.length) fail('an operator expected')
  return e
}

const isFn = (name: string): name is FnName => (fnNames as readonly string[]).includes(name)
