import { describe, expect, test } from 'vitest'
import {
  derivative,
  extrapolate,
  minimum,
  quad,
  quadInfinite,
  root,
  secant,
  secondDerivative,
} from '#scripts/datasets/physics/numerics/calculus.ts'
import { solve } from '#scripts/datasets/physics/numerics/linear.ts'
import { integrate, until } from '#scripts/datasets/physics/numerics/ode.ts'
import { seeded } from '#scripts/datasets/physics/numerics/random.ts'
import { reflect, refract } from '#scripts/datasets/physics/numerics/rays.ts'
import { cross, dot, norm } from '#scripts/datasets/physics/numerics/vectors.ts'

// The routes are only as good as these: each is held against values known in closed form.

describe('calculus', () => {
  test('integrals', () => {
    expect(quad(Math.exp, 0, 1)).toBeCloseTo(Math.E - 1, 13)
    expect(quad((x) => 1 / Math.sqrt(x), 0, 1)).toBeCloseTo(2, 7)
    expect(quad((x) => Math.sqrt(1 - x * x), -1, 1)).toBeCloseTo(Math.PI / 2, 9)
    expect(quadInfinite((x) => Math.exp(-x * x), 0)).toBeCloseTo(Math.sqrt(Math.PI) / 2, 11)
    expect(quadInfinite((x) => 1 / (x * x), 2)).toBeCloseTo(0.5, 11)
    expect(() => quad((x) => Math.sqrt(x), -1, 1)).toThrow('no value')
  })

  test('derivatives and limits', () => {
    expect(derivative(Math.sin, 1)).toBeCloseTo(Math.cos(1), 11)
    expect(secondDerivative(Math.sin, 1)).toBeCloseTo(-Math.sin(1), 9)
    expect(extrapolate((s) => Math.sin(s) / s, 0.1)).toBeCloseTo(1, 13)
  })

  test('roots and minima', () => {
    expect(root((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15)
    expect(() => root((x) => x * x + 1, 0, 2)).toThrow('no change of sign')
    expect(secant((x) => Math.exp(x) - 3, 0, 1)).toBeCloseTo(Math.log(3), 12)
    expect(() => secant((x) => x * x + 1, 0.3, 0.4)).toThrow('does not settle')
    expect(minimum((x) => Math.cosh(x - 0.7), -2, 3)).toBeCloseTo(0.7, 10)
  })
})

describe('differential equations', () => {
  const pendulum = (_: number, [x = 0, v = 0]: readonly number[]): number[] => [v, -x]

  test('a turn of the harmonic oscillator', () => {
    const [x, v] = integrate(pendulum, 0, [1, 0], 2 * Math.PI)
    expect(x).toBeCloseTo(1, 9)
    expect(v).toBeCloseTo(0, 9)
  })

  test('backwards in time', () => {
    expect(integrate((_, [x = 0]) => [-x], 0, [1], -1)[0]).toBeCloseTo(Math.E, 9)
  })

  test('finds when something happens, not counting the start', () => {
    expect(until(pendulum, 0, [1, 0], (_, [x = 0]) => x, 10).t).toBeCloseTo(Math.PI / 2, 10)
    expect(until(pendulum, 0, [0, 1], (_, [x = 0]) => x, 10).t).toBeCloseTo(Math.PI, 9)
    expect(() => until(pendulum, 0, [1, 0], () => 1, 10)).toThrow('nothing happened')
  })

  test('says so at a singularity', () => {
    expect(() => integrate((_, [x = 0]) => [x * x], 0, [1], 2)).toThrow('stuck')
  })
})

describe('linear systems', () => {
  test('solves with pivoting', () => {
    const x = solve(
      [
        [0, 2, 1],
        [1, 0, 0],
        [3, 0, 1],
      ],
      [7, 1, 6],
    )
    expect(x[0]).toBeCloseTo(1, 14)
    expect(x[1]).toBeCloseTo(2, 14)
    expect(x[2]).toBeCloseTo(3, 14)
  })

  test('refuses a singular one', () => {
    expect(() =>
      solve(
        [
          [1, 2],
          [2, 4],
        ],
        [1, 1],
      ),
    ).toThrow('singular')
  })
})

describe('rays and vectors', () => {
  test("Snell's law, in both directions of the normal", () => {
    const incoming = [Math.sin(0.5), -Math.cos(0.5)]
    for (const normal of [
      [0, 1],
      [0, -1],
    ]) {
      const within = refract(incoming, normal, 1, 1.5)
      expect(norm(within)).toBeCloseTo(1, 14)
      expect(1.5 * (within[0] ?? 0)).toBeCloseTo(Math.sin(0.5), 14)
      expect(within[1]).toBeLessThan(0)
    }
    expect(() => refract([Math.sin(1), -Math.cos(1)], [0, 1], 1.5, 1)).toThrow('totally reflected')
  })

  test('reflection and products', () => {
    expect(reflect([1, -1], [0, 1])).toEqual([1, 1])
    expect(cross([1, 0, 0], [0, 1, 0])).toEqual([0, 0, 1])
    expect(dot([1, 2, 3], [4, 5, 6])).toBe(32)
  })
})

test('seeded numbers repeat, differ by seed, and fill [0, 1)', () => {
  const [a, b, c] = [seeded('x'), seeded('x'), seeded('y')]
  const numbers = Array.from({ length: 2000 }, () => a())
  expect(Array.from({ length: 2000 }, () => b())).toEqual(numbers)
  expect(c()).not.toBe(numbers[0])
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...numbers)).toBeLessThan(1)
  expect(numbers.reduce((s, x) => s + x, 0) / 2000).toBeCloseTo(0.5, 1)
})
