/** Ways to write a sum: term by term, grouped by common factors, with squares completed, with logarithms joined. */
import type { Expr } from '../ast.ts'
import { add, size } from '../expression.ts'
import { scaled } from './assemble.ts'
import { sumVariants } from './circular.ts'
import { joinLogarithms } from './logarithms.ts'
import { reduce } from '../identity/rational.ts'
import { operations } from './measure.ts'
import { merged } from './merge.ts'
import { UNIT, exponentOf, times } from './monomial.ts'
import type { Polynomial, Term } from './polynomial.ts'
import { contentOf, divideTerm, gcdNumbers, negated } from './polynomial.ts'
import type { Presenter } from './present.ts'
import { fromPolynomial, multiplyProducts, tidy } from './product.ts'
import { precedes, shortest } from './shortest.ts'

/** Sums with more terms than this are written term by term. */
const MAX_GROUPED = 12

/** The shortest form of a polynomial of two terms or more. */
export function presentSum(p: Polynomial, presenter: Presenter): Expr {
  let best = grouped(p, presenter, 0)
  let least = operations(best)
  const consider = (e: Expr | null): void => {
    if (e === null) return
    const n = operations(e)
    if (n < least || (n === least && precedes(e, best))) {
      least = n
      best = e
    }
  }
  if (p.size <= MAX_GROUPED) {
    if (!presenter.inVariant) {
      presenter.inVariant = true
      for (const variant of sumVariants(p, presenter.kernels)) {
        consider(asFactored(variant.p, presenter, 1, false, variant.d))
      }
      presenter.inVariant = false
    }
    consider(joinLogarithms(p, presenter))
  }
  return best
}

/** Term by term. */
function flat(p: Polynomial, presenter: Presenter): Expr {
  return add([...p.values()].map((t) => term(t, presenter)))
}

function term(t: Term, presenter: Presenter): Expr {
  const forms = merged(tidy(BigInt(t.c), 1n, t.m, presenter.kernels), presenter.kernels)
  return shortest(
    forms.map((f) => presenter.plain(f, true)),
    [],
  )
}

/** Term by term, or with the terms that share factors grouped, whichever is shorter. */
function grouped(p: Polynomial, presenter: Presenter, depth: number): Expr {
  const plain = flat(p, presenter)
  if (p.size < 3 || p.size > MAX_GROUPED || depth > 4) return plain
  presenter.kernels.budget.spend(p.size * 4)
  let best = plain
  let least = operations(plain)
  for (const subset of [...squares(p), ...sharing(p, presenter)]) {
    const rest: Polynomial = new Map(p)
    const inside: Polynomial = new Map()
    for (const t of subset) {
      const key = t.m.join()
      rest.delete(key)
      inside.set(key, t)
    }
    const group = asFactored(inside, presenter, depth + 1, true)
    const others =
      rest.size === 0
        ? null
        : rest.size === 1
          ? term([...rest.values()][0]!, presenter)
          : grouped(rest, presenter, depth + 1)
    const parts = [group, ...(others === null ? [] : others.k === 'add' ? others.args : [others])]
    const candidate = add(parts.flatMap((x) => (x.k === 'add' ? x.args : [x])))
    const n = operations(candidate)
    // Of forms as short as each other, one with a group (it shows what the terms have in common), and the smallest.
    if (n < least || (n === least && (best === plain || size(candidate) < size(best)))) {
      least = n
      best = candidate
    }
  }
  return best
}

/**
 * A sum with its content and factors taken out, and what is left written as shortly as possible. As a part of a
 * larger sum it keeps its minus in front, so that the sum inside looks the same wherever it occurs.
 */
function asFactored(p: Polynomial, presenter: Presenter, depth: number, inSum: boolean, divisor = 1): Expr {
  const kernels = presenter.kernels
  const { c, m } = contentOf(p)
  const rest = divideTerm(p, m, c)
  const r = reduce(BigInt(c), BigInt(divisor))
  const outer = tidy(r.n, r.d, m, kernels)
  const product = fromPolynomial(rest, [], kernels)
  const body = product.m.length === 2 && product.m[1] === UNIT ? kernels.at(product.m[0]!).body : null
  if (body?.kind !== 'polynomial') {
    const forms = merged(multiplyProducts(outer, product, kernels), kernels).map((f) =>
      presenter.plain(f, inSum),
    )
    return shortest(forms, [])
  }
  // One irreducible factor: present it here, without the variants that led here.
  // Its sign: as where it occurs outside, else so that no minus is needed in front.
  const turned = inSum ? presenter.turned(product.m[0]!) : null
  const flip = turned === null ? false : turned !== product.n < 0n
  const n = flip ? -r.n : r.n
  const inner = grouped(flip ? negated(rest) : rest, presenter, depth)
  if (m.length === 0) {
    if (n === r.d) return inner
    return inner.k === 'add' ? add(inner.args.map((a) => scaled(a, n, r.d))) : scaled(inner, n, r.d)
  }
  const outside = presenter.plain({ ...outer, n }, true)
  const args = outside.k === 'mul' ? outside.args : [outside]
  return { k: 'mul', args: [...args, ...(inner.k === 'mul' ? inner.args : [inner])] }
}

/** Triples a^2, b^2, 2ab of terms (numbers and common factors included): they are one square. */
function squares(p: Polynomial): Term[][] {
  const found: Term[][] = []
  const terms = [...p.values()]
  if (terms.length > 12) return found
  for (let i = 0; i < terms.length; i++) {
    for (let j = i + 1; j < terms.length; j++) {
      const a = terms[i]!
      const b = terms[j]!
      const c = 4 * a.c * b.c
      const root = Math.round(Math.sqrt(c))
      if (c <= 0 || root * root !== c) continue
      const m = times(a.m, b.m)
      if (m.some((x, k) => k % 2 === 1 && x % 2 !== 0)) continue
      const cross = p.get(m.map((x, k) => (k % 2 === 1 ? x / 2 : x)).join())
      if (!cross || Math.abs(cross.c) !== root || cross === a || cross === b) continue
      // Only squares of sums of whole powers: (sqrt(a) - sqrt(b))^2 is not shorter for a reader.
      const g = gcdNumbers(a.c, b.c)
      if (!isSquare(a, g) || !isSquare(b, g)) continue
      found.push([a, b, cross])
    }
  }
  return found.slice(0, 6)
}

function isSquare(t: Term, g: number): boolean {
  const root = Math.sqrt(Math.abs(t.c / g))
  if (!Number.isInteger(root)) return false
  return t.m.every((x, k) => k % 2 === 0 || x % UNIT === 0)
}

/** Groups of terms that share a kernel, the most promising first. */
function sharing(p: Polynomial, presenter: Presenter): Term[][] {
  const counts = new Map<number, Term[]>()
  for (const t of p.values()) {
    for (let i = 0; i < t.m.length; i += 2) {
      const list = counts.get(t.m[i]!) ?? []
      list.push(t)
      counts.set(t.m[i]!, list)
    }
  }
  const found: { terms: Term[]; saving: number; key: string }[] = []
  for (const [kernel, terms] of counts) {
    if (terms.length < 2) continue
    found.push({ terms, saving: terms.length, key: presenter.kernels.at(kernel).key })
    // Only the terms with the highest power, when there are lower ones.
    const top = Math.max(...terms.map((t) => exponentOf(t.m, kernel)))
    const high = terms.filter((t) => exponentOf(t.m, kernel) === top)
    if (high.length >= 2 && high.length < terms.length) {
      found.push({ terms: high, saving: high.length, key: `${presenter.kernels.at(kernel).key}^` })
    }
  }
  found.sort((a, b) => b.saving - a.saving || (a.key < b.key ? -1 : 1))
  return found.slice(0, 6).map((f) => f.terms)
}
