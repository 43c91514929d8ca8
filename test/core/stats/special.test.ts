import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  binomialCdf,
  incompleteBeta,
  logGamma,
  normalCdf,
  normalQuantile,
  tCdf,
  tQuantile,
  tTwoSidedP,
} from '#core/stats/index.ts'

/** Values computed with 40-digit arithmetic (mpmath), and those that every textbook prints. */
function expectRelative(actual: number, expected: number, tolerance: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance * Math.max(Math.abs(expected), 1e-300))
}

/** Composite Simpson rule. */
function integrate(f: (x: number) => number, from: number, to: number, steps: number): number {
  const h = (to - from) / steps
  let sum = f(from) + f(to)
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * f(from + i * h)
  return (sum * h) / 3
}

describe('logGamma', () => {
  test.each([
    [0.5, 0.57236494292470009],
    [5, 3.1780538303479456],
    [10.1, 13.027526738633238],
    [100, 359.1342053695754],
    [1e5, 1051287.7089736568],
  ])('ln Gamma(%d)', (x, expected) => {
    expectRelative(logGamma(x), expected, 2e-14)
  })

  test('is 0 at 1 and 2', () => {
    expect(logGamma(1)).toBeCloseTo(0, 14)
    expect(logGamma(2)).toBeCloseTo(0, 14)
  })

  test('Gamma(x + 1) = x Gamma(x) and the reflection formula', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 500, noNaN: true }), (x) => {
        expect(logGamma(x + 1)).toBeCloseTo(logGamma(x) + Math.log(x), 10)
      }),
    )
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (x) => {
        expect(logGamma(x) + logGamma(1 - x)).toBeCloseTo(Math.log(Math.PI / Math.sin(Math.PI * x)), 12)
      }),
    )
  })
})

describe('normal distribution', () => {
  test.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [1.959963984540054, 0.975],
    [-3, 0.0013498980316300946],
    [-6, 9.865876450376981e-10],
    [-8, 6.220960574271785e-16],
    [-30, 4.906713927148187e-198],
  ])('P(Z <= %d)', (z, expected) => {
    expectRelative(normalCdf(z), expected, 2e-14)
  })

  test.each([
    [0.5, 0],
    [0.9, 1.2815515655446004],
    [0.995, 2.5758293035489004],
    [0.8, 0.8416212335729143],
    [1e-20, -9.262340089798408],
  ])('quantile of %d', (p, expected) => {
    expect(Math.abs(normalQuantile(p) - expected)).toBeLessThan(1e-13)
  })

  test('the quantile inverts the distribution function, which integrates the density', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 0.5, noNaN: true }), (p) => {
        expectRelative(normalCdf(normalQuantile(p)), p, 1e-12)
      }),
    )
    const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
    for (const z of [0.3, 1.9, 2, 2.1, 4]) {
      expect(normalCdf(z)).toBeCloseTo(0.5 + integrate(density, 0, z, 2000), 12)
    }
  })
})

describe('incomplete beta', () => {
  test('closed forms: I_x(1, b), I_x(a, 1), I_1/2(a, a)', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        fc.double({ min: 0.1, max: 300, noNaN: true }),
        (x, a) => {
          expect(incompleteBeta(x, 1, a)).toBeCloseTo(-Math.expm1(a * Math.log1p(-x)), 11)
          expectRelative(incompleteBeta(x, a, 1), x ** a, 1e-10)
          expect(incompleteBeta(0.5, a, a)).toBeCloseTo(0.5, 11)
        },
      ),
    )
  })

  test('complement: I_x(a, b) = 1 - I_{1-x}(b, a); ends', () => {
    fc.assert(
      fc.property(
        // 1 - x is exact for these.
        fc.integer({ min: 0, max: 4096 }).map((k) => k / 4096),
        fc.double({ min: 0.1, max: 1000, noNaN: true }),
        fc.double({ min: 0.1, max: 1000, noNaN: true }),
        (x, a, b) => {
          expect(incompleteBeta(x, a, b)).toBeCloseTo(1 - incompleteBeta(1 - x, b, a), 10)
        },
      ),
    )
    expect(incompleteBeta(0, 2, 3)).toBe(0)
    expect(incompleteBeta(1, 2, 3)).toBe(1)
  })

  test.each([
    [0.000001, 2.5, 5000, 5.302261530377838e-7],
    [0.5, 2, 3, 0.6875],
  ])('I_%d(%d, %d)', (x, a, b, expected) => {
    expectRelative(incompleteBeta(x, a, b), expected, 2e-11)
  })
})

describe("Student's t", () => {
  // Two-sided 5 % and 1 % points as printed in every table.
  test.each([
    [1, '12.706', '63.657'],
    [2, '4.303', '9.925'],
    [5, '2.571', '4.032'],
    [10, '2.228', '3.169'],
    [30, '2.042', '2.750'],
    [120, '1.980', '2.617'],
  ])('table row of %i degrees of freedom', (v, five, one) => {
    expect(tQuantile(0.975, v).toFixed(3)).toBe(five)
    expect(tQuantile(0.995, v).toFixed(3)).toBe(one)
  })

  test('closed forms at 1 and 2 degrees of freedom', () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (t) => {
        expect(tCdf(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 12)
        expect(tCdf(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 12)
      }),
    )
  })

  test('distribution and quantile against numerical integration of the density', () => {
    // With x = sqrt(v) tan(u) the density becomes cos(u)^(v - 1) over (-pi/2, pi/2), up to a constant.
    for (const v of [3, 7, 10.5, 49, 199]) {
      const f = (u: number): number => Math.cos(u) ** (v - 1)
      const half = integrate(f, 0, Math.PI / 2, 20_000)
      for (const p of [0.6, 0.9, 0.975, 0.999]) {
        const t = tQuantile(p, v)
        const integral = integrate(f, 0, Math.atan(t / Math.sqrt(v)), 20_000)
        expect(0.5 + (0.5 * integral) / half).toBeCloseTo(p, 10)
        expect(tCdf(t, v)).toBeCloseTo(p, 12)
      }
    }
  })

  test('tends to the normal distribution; symmetric; far tail keeps its precision', () => {
    expect(tQuantile(0.975, 1e7)).toBeCloseTo(1.959963984540054, 6)
    expect(tQuantile(0.025, 7)).toBe(-tQuantile(0.975, 7))
    expect(tQuantile(0.5, 7)).toBe(0)
    expectRelative(tTwoSidedP(1e6, 3), 2.205315e-18, 1e-6)
    expect(tTwoSidedP(0, 5)).toBe(1)
  })

  test('tTwoSidedP at 1e6 and 3 degrees of freedom is the power law of its tail', () => {
    // P(|T| > t) -> 4 sqrt(3) / (pi t^3) for 3 degrees of freedom.
    expectRelative(tTwoSidedP(1e6, 3), (4 * Math.sqrt(3)) / (Math.PI * 1e18), 1e-9)
  })
})

describe('binomial', () => {
  test('against the sum of its terms', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: -1, max: 61 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, k, p) => {
          let sum = 0
          let ways = 1
          for (let j = 0; j <= Math.min(k, n); j++) {
            sum += ways * p ** j * (1 - p) ** (n - j)
            ways = (ways * (n - j)) / (j + 1)
          }
          expect(binomialCdf(k, n, p)).toBeCloseTo(sum, 11)
        },
      ),
    )
  })

  test('far tail', () => {
    expectRelative(binomialCdf(3333, 10_000, 0.5), 1.4921694923091403e-248, 2e-11)
    expectRelative(binomialCdf(0, 1000, 0.5), 2 ** -1000, 1e-11)
  })
})
