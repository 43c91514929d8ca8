/** Symbolic derivatives, for the derivatives that occur in answers: `\frac{d}{dx} x^2`, `\frac{dx}{dt}`. */
import type { Derivative, Expr } from '../ast.ts'
import { add, contains, exponential, fn, mul, negate, number, power, symbol } from '../expression.ts'

/**
 * The derivative as an expression without `deriv` nodes, or null where there is no rule (an integral's bound, say).
 * A lone symbol other than the variable is taken as depending on it: dx/dt is the symbol `dot{x}`, and for another
 * variable a symbol of its own; inside longer expressions other symbols are constants.
 */
export function differentiate(e: Derivative): Expr | null {
  let body: Expr | null = e.body
  if (body.k === 'sym' && body.name !== e.variable) {
    if (e.variable === 't' && e.order <= 2) return symbol(`${'d'.repeat(e.order)}ot{${body.name}}`)
    return symbol(`d^${e.order}(${body.name})/d(${e.variable})`)
  }
  for (let i = 0; i < e.order && body !== null; i++) body = derivative(body, e.variable)
  return body
}

function derivative(e: Expr, x: string): Expr | null {
  if (!contains(e, x)) return number(0)
  switch (e.k) {
    case 'sym':
      return number(1)
    case 'add': {
      const parts = e.args.map((a) => derivative(a, x))
      return parts.every((p) => p !== null) ? add(parts) : null
    }
    case 'mul': {
      const parts: Expr[] = []
      for (let i = 0; i < e.args.length; i++) {
        const d = derivative(e.args[i]!, x)
        if (d === null) return null
        parts.push(mul([...e.args.slice(0, i), d, ...e.args.slice(i + 1)]))
      }
      return add(parts)
    }
    case 'pow': {
      const db = derivative(e.base, x)
      const de = derivative(e.exp, x)
      if (db === null || de === null) return null
      const first = mul([e.exp, power(e.base, add([e.exp, number(-1)])), db])
      return contains(e.exp, x) ? add([first, mul([e, fn('ln', [e.base]), de])]) : first
    }
    case 'fn': {
      const outer = RULES[e.name]
      if (!outer || e.args.length !== 1) return unknownCall(e.name, e.args, x)
      const inner = derivative(e.args[0]!, x)
      return inner === null ? null : mul([outer(e.args[0]!), inner])
    }
    case 'deriv': {
      const d = differentiate(e)
      return d === null ? null : derivative(d, x)
    }
    case 'num':
    case 'const':
      return number(0)
    case 'big':
      return null
  }
}

/** d f(u)/dx = f'(u) u', with f' another function nothing is known about. */
function unknownCall(name: string, args: readonly Expr[], x: string): Expr | null {
  if (args.length !== 1) return null
  const inner = derivative(args[0]!, x)
  return inner === null ? null : mul([fn(`${name}'`, args), inner])
}

const one = number(1)
const square = (u: Expr): Expr => power(u, number(2))

const RULES: Readonly<Record<string, (u: Expr) => Expr>> = {
  exp: (u) => exponential(u),
  ln: (u) => power(u, number(-1)),
  sin: (u) => fn('cos', [u]),
  cos: (u) => negate(fn('sin', [u])),
  tan: (u) => power(fn('cos', [u]), number(-2)),
  cot: (u) => negate(power(fn('sin', [u]), number(-2))),
  asin: (u) => power(add([one, negate(square(u))]), number(-1, 2)),
  acos: (u) => negate(power(add([one, negate(square(u))]), number(-1, 2))),
  atan: (u) => power(add([one, square(u)]), number(-1)),
  sinh: (u) => fn('cosh', [u]),
  cosh: (u) => fn('sinh', [u]),
  tanh: (u) => power(fn('cosh', [u]), number(-2)),
  asinh: (u) => power(add([one, square(u)]), number(-1, 2)),
  acosh: (u) => power(add([square(u), number(-1)]), number(-1, 2)),
  atanh: (u) => power(add([one, negate(square(u))]), number(-1)),
  abs: (u) => fn('sign', [u]),
}
