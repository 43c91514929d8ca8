/** Addition theorems: X sin a cos b + X cos a sin b is X sin(a + b), and so on, wherever both terms stand in a sum. */
import type { Kernels } from './kernel.ts'
import { UNIT, exponentOf, times } from './monomial.ts'
import type { Polynomial, Term } from './polynomial.ts'
import { addTerm, kernelsOf } from './polynomial.ts'
import { addProducts } from './product.ts'
import { trigonometric } from './trigonometry.ts'

/** The sum with all such pairs of terms joined. */
export function joinAngles(p: Polynomial, kernels: Kernels): Polynomial {
  if (p.size < 2) return p
  const trig: { id: number; name: string; key: string }[] = []
  for (const id of kernelsOf(p)) {
    const body = kernels.at(id).body
    if (body.kind === 'call' && (body.name === 'sin' || body.name === 'cos')) {
      trig.push({ id, name: body.name, key: kernels.productKey(body.args[0]!) })
    }
  }
  if (trig.length < 4 || trig.length > 12) return p
  let result = p
  for (let round = 0; round < 12; round++) {
    const next = joinOne(result, trig, kernels)
    if (next === null) return result
    result = next
  }
  return result
}

function joinOne(
  p: Polynomial,
  trig: readonly { id: number; name: string; key: string }[],
  kernels: Kernels,
): Polynomial | null {
  for (const a of trig) {
    if (a.name !== 'sin') continue
    for (const b of trig) {
      if (b.key === a.key) continue
      const cosA = trig.find((x) => x.name === 'cos' && x.key === a.key)
      const partner = trig.find((x) => x.key === b.key && x.name !== b.name)
      if (!cosA || !partner) continue
      for (const t of p.values()) {
        if (exponentOf(t.m, a.id) < UNIT || exponentOf(t.m, b.id) < UNIT) continue
        // sin a cos b with cos a sin b, or sin a sin b with cos a cos b.
        const rest = times(t.m, [...pairOf(a.id, b.id, -UNIT)])
        const other = p.get(times(rest, pairOf(cosA.id, partner.id, UNIT)).join())
        if (!other || Math.abs(other.c) !== Math.abs(t.c)) continue
        const joined = join(p, t, other, rest, a.id, b, kernels)
        if (joined) return joined
      }
    }
  }
  return null
}

function pairOf(x: number, y: number, e: number): number[] {
  return x < y ? [x, e, y, e] : [y, e, x, e]
}

function join(
  p: Polynomial,
  t: Term,
  other: Term,
  rest: readonly number[],
  sinA: number,
  b: { id: number; name: string },
  kernels: Kernels,
): Polynomial | null {
  const bodyA = kernels.at(sinA).body
  const bodyB = kernels.at(b.id).body
  if (bodyA.kind !== 'call' || bodyB.kind !== 'call') return null
  const x = bodyA.args[0]!
  const y = bodyB.args[0]!
  const minusY = { ...y, n: -y.n }
  const same = Math.sign(t.c) === Math.sign(other.c)
  let value
  let c: number
  if (b.name === 'cos') {
    // t is sin a cos b, other is cos a sin b.
    value = trigonometric('sin', addProducts([x, same ? y : minusY], kernels), kernels)
    c = t.c
  } else {
    // t is sin a sin b, other is cos a cos b: cos(a - b) with equal signs, else cos(a + b).
    value = trigonometric('cos', addProducts([x, same ? minusY : y], kernels), kernels)
    c = other.c
  }
  if (value.d !== 1n || (value.n !== 1n && value.n !== -1n) || value.m.length !== 2) return null
  const result: Polynomial = new Map(p)
  result.delete(t.m.join())
  result.delete(other.m.join())
  addTerm(result, times(rest, value.m), value.n < 0n ? -c : c)
  return result
}
