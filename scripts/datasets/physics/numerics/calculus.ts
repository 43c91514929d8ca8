/** Quadrature, derivatives, roots and minima of functions of one variable. */

const NODES = [
  0.0950125098376374, 0.2816035507792589, 0.4580167776572274, 0.6178762444026438, 0.755404408355003,
  0.8656312023878318, 0.9445750230732326, 0.9894009349916499,
]
const WEIGHTS = [
  0.1894506104550685, 0.1826034150449236, 0.1691565193950025, 0.1495959888165767, 0.1246289712555339,
  0.0951585116824928, 0.0622535239386479, 0.0271524594117541,
]

/**
 * The integral of f over [a, b]: 16-point Gauss-Legendre on halves until they agree. The ends are never
 * evaluated, so integrable singularities there are allowed (and cost more evaluations).
 *
 * @example quad((x) => 1 / Math.sqrt(x), 0, 1) // 2, to about 1e-9
 */
export function quad(f: (x: number) => number, a: number, b: number, tolerance = 1e-11): number {
  const whole = gauss(f, a, b)
  return refine(f, a, b, whole, tolerance * Math.max(Math.abs(whole), 1e-30), 60)
}

/**
 * The integral of f over [a, infinity), by x = a + s/(1 - s) * scale.
 *
 * @example quadInfinite((x) => Math.exp(-x), 0) // 1
 */
export function quadInfinite(f: (x: number) => number, a: number, scale = 1, tolerance = 1e-11): number {
  return quad((s) => (f(a + (scale * s) / (1 - s)) * scale) / (1 - s) ** 2, 0, 1, tolerance)
}

function refine(
  f: (x: number) => number,
  a: number,
  b: number,
  whole: number,
  allowed: number,
  depth: number,
): number {
  const middle = (a + b) / 2
  const left = gauss(f, a, middle)
  const right = gauss(f, middle, b)
  if (!Number.isFinite(left + right)) throw new Error(`the integrand has no value somewhere in [${a}, ${b}]`)
  if (Math.abs(left + right - whole) <= allowed || depth === 0 || middle === a || middle === b)
    return left + right
  return (
    refine(f, a, middle, left, allowed / 1.5, depth - 1) +
    refine(f, middle, b, right, allowed / 1.5, depth - 1)
  )
}

function gauss(f: (x: number) => number, a: number, b: number): number {
  const centre = (a + b) / 2
  const half = (b - a) / 2
  let sum = 0
  for (const [i, node] of NODES.entries()) {
    sum += (WEIGHTS[i] ?? 0) * (f(centre - half * node) + f(centre + half * node))
  }
  return sum * half
}

/**
 * df/dx at x, by central differences at four steps and Richardson's extrapolation. `h` is the largest step.
 *
 * @example derivative(Math.sin, 0) // 1
 */
export function derivative(f: (x: number) => number, x: number, h = 1e-2): number {
  return extrapolate((s) => (f(x + s) - f(x - s)) / (2 * s), h)
}

/**
 * d2f/dx2 at x, likewise.
 *
 * @example secondDerivative(Math.cos, 0) // -1
 */
export function secondDerivative(f: (x: number) => number, x: number, h = 3e-2): number {
  return extrapolate((s) => (f(x + s) - 2 * f(x) + f(x - s)) / (s * s), h)
}

/**
 * The limit of g(s) for s -> 0, where g is even in s and smooth: Richardson over h, h/2, h/4, h/8.
 *
 * @example extrapolate((s) => Math.sin(s) / s, 0.1) // 1
 */
export function extrapolate(g: (s: number) => number, h: number): number {
  let row = [g(h), g(h / 2), g(h / 4), g(h / 8)]
  for (let power = 4; row.length > 1; power *= 4) {
    row = row.slice(1).map((fine, i) => fine + (fine - (row[i] ?? 0)) / (power - 1))
  }
  return row[0] ?? Number.NaN
}

/**
 * The root of f in [a, b], where f changes its sign, by bisection down to the last bit. Throws without a change.
 *
 * @example root((x) => x * x - 2, 0, 2) // 1.4142135623730951
 */
export function root(f: (x: number) => number, a: number, b: number): number {
  let low = a
  let high = b
  const atLow = f(low)
  if (atLow === 0) return low
  if (!(atLow * f(high) <= 0)) throw new Error(`no change of sign between ${a} and ${b}`)
  for (let i = 0; i < 300; i++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (f(middle) * atLow > 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * The root of f by the secant method from two guesses: for expensive f (a whole simulation), where bisection
 * would take fifty of them. Throws when it does not settle.
 *
 * @example secant((x) => x * x - 2, 1, 2) // 1.4142135623730951
 */
export function secant(f: (x: number) => number, a: number, b: number, tolerance = 1e-12): number {
  let [x0, x1] = [a, b]
  let [f0, f1] = [f(x0), f(x1)]
  for (let i = 0; i < 60; i++) {
    if (f1 === f0) return x1
    const x2 = x1 - (f1 * (x1 - x0)) / (f1 - f0)
    if (Math.abs(x2 - x1) <= tolerance * Math.abs(x2)) return x2
    ;[x0, f0, x1, f1] = [x1, f1, x2, f(x2)]
  }
  throw new Error('the secant method does not settle')
}

/**
 * Where f is smallest in [a, b] (one minimum): golden section to find it, then the root of the numerical
 * derivative, since comparing values alone only gives half of the digits.
 *
 * @example minimum((x) => (x - 1) ** 4 + (x - 1) ** 2, 0, 3) // 1
 */
export function minimum(f: (x: number) => number, a: number, b: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2
  let [low, high] = [a, b]
  for (let i = 0; i < 60 && high - low > 1e-5 * (b - a); i++) {
    const x1 = high - ratio * (high - low)
    const x2 = low + ratio * (high - low)
    if (f(x1) < f(x2)) high = x2
    else low = x1
  }
  const h = 2e-3 * (b - a)
  const slope = (x: number): number => derivative(f, x, Math.min(h, (x - a) / 2, (b - x) / 2))
  const margin = 1e-3 * (b - a)
  return root(slope, Math.max(low - margin, a + margin / 10), Math.min(high + margin, b - margin / 10))
}
