import { compare } from './evaluate.ts'
import type { Domains } from './evaluate.ts'
import { add, fn, isHalf, isNum, keyOf, mul, neg, nodes, num, one, pi, pow, replaceAt, sqrt, sym, symbolsOf, two, unlessZero } from './expr.ts' // prettier-ignore
import type { Ex, FnName } from './expr.ts'
import type { Random } from './random.ts'

/** A mistake as people and models make them, at one node. */
interface Mistake {
  readonly name: string
  apply(e: Ex, random: Random, whole: Ex): Ex | null
}
const mistake = (name: string, apply: Mistake['apply']): Mistake => ({ name, apply })

const twins: Readonly<Partial<Record<FnName, FnName>>> = {
  sin: 'cos', cos: 'sin', tan: 'cot', cot: 'tan', sinh: 'cosh', cosh: 'sinh', tanh: 'coth', coth: 'tanh',
  asin: 'acos', acos: 'asin', atan: 'asin', asinh: 'acosh', acosh: 'asinh', exp: 'cosh',
} // prettier-ignore
/** The base of a symbol's name with another subscript. */
const otherSubscript = (name: string): string => {
  const [base, subscript] = name.split('_')
  if (subscript === undefined) return `${base}_0`
  if (/^\d$/.test(subscript)) return `${base}_${(Number(subscript) + 1) % 10}`
  return `${base}_{x}`.replace('{x}', subscript === 'x' ? 'y' : 'x')
}

export const mistakes: readonly Mistake[] = [
  mistake('coefficient', (e, random) => {
    if (e.t === 'num' && e.n !== 0n)
      return mul(e, random.pick([two, num(1, 2), num(3), num(2, 3), num(3, 2)]))
    return e.t === 'mul' ? mul(random.pick([two, num(1, 2), num(4), num(1, 3)]), e) : null
  }),
  mistake('sign of a term', (e, random) => {
    if (e.t !== 'add') return null
    const i = random.int(e.args.length)
    return add(...e.args.map((t, j) => (i === j ? neg(t) : t)))
  }),
  mistake('exponent', (e, random) => {
    if (e.t !== 'pow' || !isNum(e.exp)) return null
    if (isHalf(e.exp)) return pow(e.base, random.pick([num(1, 3), one, num(3, 2), num(-1, 2)]))
    return pow(
      e.base,
      random.pick([num(e.exp.n + e.exp.d, e.exp.d), num(e.exp.n, 2n * e.exp.d), num(-e.exp.n, e.exp.d)]),
    )
  }),
  mistake('square forgotten', (e) =>
    e.t === 'pow' && e.exp.t === 'num' && e.exp.n === 2n && e.exp.d === 1n ? e.base : null,
  ),
  mistake('square too much', (e) => (e.t === 'sym' ? pow(e, two) : null)),
  mistake('root forgotten', (e) => (e.t === 'pow' && isHalf(e.exp) ? e.base : null)),
  mistake('root too much', (e) => (e.t === 'add' ? sqrt(e) : null)),
  mistake('term dropped', (e, random) => {
    if (e.t !== 'add') return null
    const i = random.int(e.args.length)
    return add(...e.args.filter((_, j) => j !== i))
  }),
  mistake('factor dropped', (e, random) => {
    if (e.t !== 'mul') return null
    const i = random.int(e.args.length)
    return mul(...e.args.filter((_, j) => j !== i))
  }),
  mistake('wrong function', (e) => {
    const twin = e.t === 'fn' ? twins[e.name] : undefined
    return e.t === 'fn' && twin ? fn(twin, e.arg) : null
  }),
  mistake('function dropped', (e) => (e.t === 'fn' ? e.arg : null)),
  mistake('argument doubled', (e) => (e.t === 'fn' ? fn(e.name, mul(two, e.arg)) : null)),
  mistake('sign of an exponential', (e) => (e.t === 'fn' && e.name === 'exp' ? fn('exp', neg(e.arg)) : null)),
  mistake('another symbol of the key', (e, random, whole) => {
    const others = symbolsOf(whole).filter((n) => e.t === 'sym' && n !== e.name)
    return e.t === 'sym' && others.length > 0 ? sym(random.pick(others)) : null
  }),
  mistake('foreign symbol', (e, random) =>
    e.t === 'sym' ? sym(random.pick(['kappa', 'zeta', 'w', 'D_1', 'xi'])) : null,
  ),
  mistake('foreign factor', (e, random) =>
    e.t === 'mul' ? mul(e, sym(random.pick(['xi', 'w', 'Lambda']))) : null,
  ),
  mistake('wrong subscript', (e) => (e.t === 'sym' ? sym(otherSubscript(e.name)) : null)),
  mistake('quotient turned', (e) =>
    e.t === 'pow' && isNum(e.exp) && e.exp.n < 0n ? pow(e.base, num(-e.exp.n, e.exp.d)) : null,
  ),
  mistake('factor pi', (e, random) => (e.t === 'mul' ? mul(e, pow(pi, num(random.pick([1, -1])))) : null)),
  mistake('number off by one', (e) => (e.t === 'num' ? num(e.n + 1n, e.d) : null)),
  mistake('number turned', (e) => (e.t === 'num' && e.n > 0n && e.d > 1n ? num(e.d, e.n) : null)),
  mistake('one added', (e) => (e.t === 'mul' ? add(e, one) : null)),
  mistake('small term', (e) => (e.t === 'add' ? add(e, mul(num(1, 1000000), e.args[0]!)) : null)),
  mistake('coefficient off by a thousandth', (e) => (e.t === 'mul' ? mul(num(1001, 1000), e) : null)),
]

/** A wrong expression: one mistake at one node, proven to differ on the domain. */
export function mutate(
  e: Ex,
  domains: Domains,
  random: Random,
  counts: Map<string, number>,
  taken: Set<string>,
): { expression: Ex; mistake: string } | null {
  const open = random
    .shuffle(nodes(e).flatMap(({ node, path }) => mistakes.map((m) => ({ node, path, m }))))
    .sort((a, b) => (counts.get(a.m.name) ?? 0) - (counts.get(b.m.name) ?? 0))
  for (const { node, path, m } of open) {
    const whole = unlessZero(() => {
      const changed = m.apply(node, random, e)
      return changed && replaceAt(e, path, changed)
    })
    if (!whole) continue
    if (taken.has(keyOf(whole)) || compare(e, whole, domains, random) !== 'unequal') continue
    taken.add(keyOf(whole))
    counts.set(m.name, (counts.get(m.name) ?? 0) + 1)
    return { expression: whole, mistake: m.name }
  }
  return null
}
