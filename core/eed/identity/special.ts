/** Special functions in double precision, and stand-ins for functions nothing is known about. */

// Lanczos coefficients, g = 7, n = 9 (Godfrey's set): relative error below 1e-14 for x > 0.
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** The gamma function; NaN at its poles. */
export function gammaReal(x: number): number {
  if (Number.isInteger(x)) {
    if (x <= 0) return NaN
    if (x <= 171) {
      let r = 1
      for (let i = 2; i < x; i++) r *= i
      return r
    }
    return Infinity
  }
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gammaReal(1 - x))
  if (x > 172) return Infinity
  const y = x - 1
  let a = LANCZOS[0]!
  const t = y + 7.5
  for (let i = 1; i < 9; i++) a += LANCZOS[i]! / (y + i)
  return Math.sqrt(2 * Math.PI) * Math.pow(t, y + 0.5) * Math.exp(-t) * a
}

/** The digamma function, roughly: it only scales error bounds. */
export function digamma(x: number): number {
  return x > 0 ? Math.log(x + 1) + 1 / x : 10
}

/** Largest slope of a stand-in. */
export const standInSlope = 4

/**
 * Value of an unknown function: a smooth function of its arguments that differs from seed to seed. It is positive,
 * so that `\sqrt{f(x)}` and `\ln f(x)` have values.
 */
export function standIn(seed: number, xs: readonly number[]): number {
  let phase = (seed % 1000) / 500
  let rate = 0.6 + ((seed >>> 10) % 997) / 2000
  for (const x of xs) {
    phase += rate * x
    rate *= 0.83
  }
  return 1.7 + ((seed >>> 20) % 89) / 100 + Math.sin(phase)
}
