/** Ordinary differential equations: Dormand-Prince 5(4) with step control (Hairer, Norsett, Wanner, II.5). */

/** The right-hand side: dy/dt at time t. */
export type Derivative = (t: number, y: readonly number[]) => number[]

export interface OdeOptions {
  /** Error allowed per step, relative and absolute. */
  tolerance?: number
  /** The first step, and the largest one. */
  maxStep?: number
}

interface Step {
  y: number[]
  error: number
}

const C = [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1, 1]
const A = [
  [],
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
]
/** Weights of the fifth-order solution minus those of the fourth-order one. */
const E = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40]

/**
 * Integrates dy/dt = f from t0 to t1 and returns y(t1). Throws where the steps shrink to nothing (a singularity).
 *
 * @example integrate((_, [x]) => [-x], 0, [1], 1) // [0.36787944...]
 */
export function integrate(
  f: Derivative,
  t0: number,
  y0: readonly number[],
  t1: number,
  options: OdeOptions = {},
): number[] {
  let y = [...y0]
  walk(f, t0, y0, t1, options, (_, next) => {
    y = next
    return false
  })
  return y
}

/**
 * Integrates until `event(t, y)` changes its sign, and returns the time and state there. `event` is expected to be
 * non-zero soon after the start; a zero at t0 itself does not count. Throws when nothing happens before `limit`.
 *
 * @example until((_, [, v]) => [v, -9.8], 0, [10, 0], (_, [x]) => x, 100).t // the time of fall, sqrt(20 / 9.8)
 */
export function until(
  f: Derivative,
  t0: number,
  y0: readonly number[],
  event: (t: number, y: readonly number[]) => number,
  limit: number,
  options: OdeOptions = {},
): { t: number; y: number[] } {
  let found: { t: number; y: number[] } | null = null
  let before = { t: t0, y: [...y0], g: event(t0, y0) }
  walk(f, t0, y0, limit, options, (t, y) => {
    const g = event(t, y)
    if (before.g !== 0 && g * before.g <= 0) {
      found = locate(f, before, t, event)
      return true
    }
    before = { t, y, g }
    return false
  })
  if (found === null) throw new Error(`nothing happened before t = ${limit}`)
  return found
}

/** Bisects one step for the sign change, integrating from the step's start each time. */
function locate(
  f: Derivative,
  before: { t: number; y: number[]; g: number },
  tEnd: number,
  event: (t: number, y: readonly number[]) => number,
): { t: number; y: number[] } {
  let low = 0
  let high = tEnd - before.t
  const at = (h: number): number[] => step(f, before.t, before.y, h).y
  for (let i = 0; i < 200 && high - low > 1e-16 * Math.max(1e-3, Math.abs(tEnd)); i++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (event(before.t + middle, at(middle)) * before.g > 0) low = middle
    else high = middle
  }
  return { t: before.t + high, y: at(high) }
}

/** Walks from t0 to t1 in accepted steps until `visit` says stop. */
function walk(
  f: Derivative,
  t0: number,
  y0: readonly number[],
  t1: number,
  options: OdeOptions,
  visit: (t: number, y: number[]) => boolean,
): void {
  const tolerance = options.tolerance ?? 1e-11
  const span = t1 - t0
  const maxStep = options.maxStep ?? Math.abs(span) / 20
  let t = t0
  let y = [...y0]
  let h = Math.sign(span) * Math.min(maxStep, Math.abs(span) / 100)
  while ((t1 - t) * Math.sign(span) > 0) {
    const last = Math.abs(h) >= Math.abs(t1 - t)
    if (last) h = t1 - t
    const next = step(f, t, y, h)
    const scale = Math.max(...y.map((v, i) => Math.max(Math.abs(v), Math.abs(next.y[i] ?? 0))), 1e-6)
    const ratio = next.error / (tolerance * scale)
    if (ratio <= 1) {
      // Exactly there: t + h can fall short by a rounding, which no further step could make up for.
      t = last ? t1 : t + h
      y = next.y
      if (visit(t, y) || last) return
    }
    h *= Math.min(4, Math.max(0.2, 0.9 * (ratio + 1e-12) ** -0.2))
    if (Math.abs(h) > maxStep) h = Math.sign(span) * maxStep
    if (!(Math.abs(h) > 1e-15 * Math.abs(span))) throw new Error(`the integration got stuck at t = ${t}`)
  }
}

function step(f: Derivative, t: number, y: readonly number[], h: number): Step {
  const k: number[][] = []
  for (let s = 0; s < 7; s++) {
    const row = A[s] ?? []
    const at = y.map((v, i) => v + h * row.reduce((sum, a, j) => sum + a * (k[j]?.[i] ?? 0), 0))
    k.push(f(t + (C[s] ?? 0) * h, at))
    // The last stage is evaluated at the new point itself.
    if (s === 6) {
      const error = Math.max(
        ...y.map((_, i) => Math.abs(h * E.reduce((sum, e, j) => sum + e * (k[j]?.[i] ?? 0), 0))),
      )
      return { y: at, error }
    }
  }
  throw new Error('unreachable')
}
