/** Values of sums, products, integrals and limits in double precision, by running the body again and again. */
import type { BigPart } from './arena.ts'
import type { RealFrame } from './real.ts'

interface Estimate {
  readonly value: number
  readonly error: number
}

const NOTHING: Estimate = { value: NaN, error: NaN }
const MAX_TERMS = 10_000

/** Evaluates one big operator inside a frame whose outer nodes are up to date. */
export function evaluateBig(part: BigPart, frame: RealFrame): Estimate {
  const at = (x: number): number => {
    frame.budget.steps -= part.inner.length + 1
    if (frame.budget.steps < 0) return NaN
    frame.symbols[part.variable] = x
    frame.run(part.inner)
    return frame.value[part.body]!
  }
  const lo = limit(part.lo, frame)
  const hi = limit(part.hi, frame)
  switch (part.kind) {
    case 'sum':
    case 'prod':
      return series(part.kind, lo, hi, at)
    case 'int':
      return integral(lo, hi, at)
    case 'lim':
      return approach(lo, at)
    case 'oint':
      return NOTHING
  }
}

/** Value of a bound: infinities are read off the node, as frames hold no infinite values. */
function limit(id: number, frame: RealFrame): number {
  return id < 0 ? NaN : frame.bound(id)
}

function series(kind: 'sum' | 'prod', lo: number, hi: number, body: (x: number) => number): Estimate {
  if (!Number.isInteger(lo)) return NOTHING
  if (hi === Infinity) return kind === 'sum' ? infiniteSum(lo, body) : NOTHING
  if (!Number.isInteger(hi) || hi - lo > MAX_TERMS || hi < lo - 1) return NOTHING
  let total = kind === 'sum' ? 0 : 1
  let size = 0
  for (let i = lo; i <= hi; i++) {
    const term = body(i)
    if (!Number.isFinite(term)) return NOTHING
    const change = kind === 'sum' ? term : total * (term - 1)
    total = kind === 'sum' ? total + term : total * term
    size += Math.abs(change)
  }
  return { value: total, error: (size + Math.abs(total)) * 1e-13 }
}

/** An infinite sum: term by term where that settles quickly, else by Levin's u-transformation (Levin, 1973). */
function infiniteSum(lo: number, body: (x: number) => number): Estimate {
  const terms: number[] = []
  let total = 0
  let size = 0
  let quiet = 0
  for (let i = 0; i < 400; i++) {
    const term = body(lo + i)
    if (!Number.isFinite(term)) return NOTHING
    terms.push(term)
    total += term
    size += Math.abs(term)
    quiet = Math.abs(term) <= 1e-17 * Math.abs(total) ? quiet + 1 : 0
    if (quiet >= 4) return { value: total, error: size * 1e-14 }
  }
  let best = NOTHING
  let previous = NaN
  for (let k = 4; k <= 22; k++) {
    const value = levin(terms, k)
    const error = Math.abs(value - previous)
    if (Number.isFinite(error) && !(error >= best.error)) best = { value, error }
    previous = value
  }
  // Two neighbours that agree by chance must not count: some digits beyond the coarsest are wanted.
  if (!(best.error <= 1e-8 * Math.abs(best.value))) return NOTHING
  return { value: best.value, error: 30 * best.error + 1e-11 * Math.abs(best.value) }
}

/** Levin's u-transformation of the first k + 1 partial sums. */
function levin(terms: readonly number[], k: number): number {
  let above = 0
  let below = 0
  let partial = 0
  let binomial = 1
  for (let j = 0; j <= k; j++) {
    partial += terms[j]!
    if (terms[j] === 0) return NaN
    const weight = (j % 2 === 0 ? 1 : -1) * binomial * Math.pow((j + 1) / (k + 1), k - 1)
    const scaled = weight / ((j + 1) * terms[j]!)
    above += scaled * partial
    below += scaled
    binomial = (binomial * (k - j)) / (j + 1)
  }
  return above / below
}

/** Tanh-sinh quadrature (Takahasi and Mori, 1974) with halved steps until two levels agree. */
function integral(lo: number, hi: number, body: (x: number) => number): Estimate {
  if (Number.isNaN(lo) || Number.isNaN(hi)) return NOTHING
  if (lo === hi) return { value: 0, error: 0 }
  if (lo > hi) {
    const r = integral(hi, lo, body)
    return { value: -r.value, error: r.error }
  }
  const { point, weight } = substitution(lo, hi)
  let h = 1
  let sum = 0
  let size = 0
  const take = (t: number): void => {
    const w = weight(t)
    if (!(w > 1e-300) || !Number.isFinite(w)) return
    const y = body(point(t))
    if (Number.isFinite(y)) {
      sum += w * y
      size += Math.abs(w * y)
    } else if (Math.abs(t) < 2.5) sum = NaN
  }
  for (let t = -4; t <= 4; t += h) take(t)
  let previous = sum * h
  for (let level = 0; level < 6; level++) {
    for (let t = -4 + h / 2; t <= 4; t += h) take(t)
    h /= 2
    const current = sum * h
    if (Number.isNaN(current)) return NOTHING
    const change = Math.abs(current - previous)
    if (level >= 2 && change <= 1e-9 * size * h) {
      return { value: current, error: Math.max(change * 1e-3, 1e-12 * size * h) + change * change }
    }
    previous = current
  }
  return NOTHING
}

/** Maps the double-exponential variable to the interval, finite or not. */
function substitution(
  lo: number,
  hi: number,
): { point: (t: number) => number; weight: (t: number) => number } {
  const half = Math.PI / 2
  if (Number.isFinite(lo) && Number.isFinite(hi)) {
    const c = (hi - lo) / 2
    return {
      // Distances are measured from the nearer end, so that singular ends keep their digits.
      point: (t) => {
        const u = half * Math.sinh(t)
        const gap = ((hi - lo) * 1) / (1 + Math.exp(2 * Math.abs(u)))
        return u < 0 ? lo + gap : hi - gap
      },
      weight: (t) => (c * half * Math.cosh(t)) / Math.cosh(half * Math.sinh(t)) ** 2,
    }
  }
  if (Number.isFinite(lo)) {
    return {
      point: (t) => lo + Math.exp(half * Math.sinh(t)),
      weight: (t) => half * Math.cosh(t) * Math.exp(half * Math.sinh(t)),
    }
  }
  if (Number.isFinite(hi)) {
    return {
      point: (t) => hi - Math.exp(half * Math.sinh(t)),
      weight: (t) => half * Math.cosh(t) * Math.exp(half * Math.sinh(t)),
    }
  }
  return {
    point: (t) => Math.sinh(half * Math.sinh(t)),
    weight: (t) => half * Math.cosh(t) * Math.cosh(half * Math.sinh(t)),
  }
}

/** A limit, by Richardson extrapolation from both sides (one side for infinities). */
function approach(at: number, body: (x: number) => number): Estimate {
  if (Number.isNaN(at)) return NOTHING
  const from = (sign: number): Estimate => {
    const points = Number.isFinite(at) ? [1e-2, 5e-3, 2.5e-3, 1.25e-3, 6.25e-4] : [1e2, 2e2, 4e2, 8e2, 1.6e3]
    let row = points.map((p) =>
      body(Number.isFinite(at) ? at + sign * p * Math.max(1, Math.abs(at)) : Math.sign(at) * p),
    )
    let last = row[row.length - 1]!
    let error = Infinity
    for (let k = 1; row.length > 1; k++) {
      const next: number[] = []
      for (let i = 1; i < row.length; i++) next.push(row[i]! + (row[i]! - row[i - 1]!) / (2 ** k - 1))
      row = next
      const value = row[row.length - 1]!
      error = Math.abs(value - last)
      last = value
    }
    return { value: last, error: error + 1e-9 * Math.abs(last) }
  }
  const right = from(1)
  if (!Number.isFinite(at)) return right
  const left = from(-1)
  if (!Number.isFinite(left.value)) return right
  if (!Number.isFinite(right.value)) return left
  if (Math.abs(left.value - right.value) > 10 * (left.error + right.error)) return NOTHING
  return { value: (left.value + right.value) / 2, error: left.error + right.error }
}
