/** The identity test: each way of deciding, and the arithmetic below it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Expr } from '#core/eed/ast.ts'
import type { Domain } from '#core/eed/identity/index.ts'
import { ANYWHERE, decide } from '#core/eed/identity/index.ts'
import * as dd from '#core/eed/identity/double-double.ts'
import { low } from '#core/eed/identity/double-double.ts'
import { fromDouble, lowPart, power, reduce, toDouble } from '#core/eed/identity/rational.ts'
import { gammaReal } from '#core/eed/identity/special.ts'
import { parse } from './help.ts'

const verdict = (a: string, b: string, domain: Domain = ANYWHERE): string =>
  decide(parse(a), parse(b), domain, `${a} ${b}`).verdict

describe('rational functions, exactly', () => {
  it.each([
    ['(a+b)^2', 'a^2+2ab+b^2', 'equal'],
    ['\\frac{1}{R_1}+\\frac{1}{R_2}', '\\frac{R_1+R_2}{R_1R_2}', 'equal'],
    ['\\sqrt{ab}', '\\sqrt a\\sqrt b', 'equal'],
    ['\\left(\\frac{8a}{b}\\right)^{2/3}', '4\\frac{a^{2/3}}{b^{2/3}}', 'equal'],
    ['\\frac{10^{30}a}{10^{30}b+1}', '\\frac ab', 'different'],
    ['a+10^{-30}', 'a', 'different'],
  ])('%s and %s are %s', (a, b, expected) => {
    const d = decide(parse(a), parse(b), ANYWHERE, 's')
    expect(d.verdict).toBe(expected)
    expect(d.how).toContain('exact')
  })
})

describe('transcendental identities', () => {
  it.each([
    ['\\sin(a+b)', '\\sin a\\cos b+\\cos a\\sin b'],
    ['\\tanh x', '\\frac{e^x-e^{-x}}{e^x+e^{-x}}'],
    ['\\ln\\frac ab', '\\ln a-\\ln b'],
    ['2^{-t/T}', 'e^{-t\\ln2/T}'],
    ['\\tan(\\arcsin x)', '\\frac{x}{\\sqrt{1-x^2}}'],
    ['\\arctan\\frac1x', '\\frac\\pi2-\\arctan x'],
    ['\\sqrt{a+b-2\\sqrt{ab}}', '|\\sqrt a-\\sqrt b|'],
    ['\\operatorname{arsinh}x', '\\ln(x+\\sqrt{x^2+1})'],
    ['2\\sin\\frac\\pi8', '\\sqrt{2-\\sqrt2}'],
  ])('%s equals %s', (a, b) => {
    expect(verdict(a, b)).toBe('equal')
  })

  it.each([
    ['\\sin x', 'x-\\frac{x^3}{6}+\\frac{x^5}{120}-\\frac{x^7}{5040}'],
    ['\\sqrt{(a-b)^2}', 'a-b'],
    ['\\ln|a-b|', '\\ln(a-b)'],
    ['e^{x}', 'e^{x}+10^{-20}'],
    ['\\cos x', '\\cosh x'],
  ])('%s differs from %s', (a, b) => {
    expect(verdict(a, b)).toBe('different')
  })
})

describe('constants', () => {
  it.each([
    ['\\frac\\pi4', '4\\arctan\\frac15-\\arctan\\frac{1}{239}', 'equal'],
    ['e^{\\pi\\sqrt{163}}', '262537412640768744', 'different'],
    ['\\ln2+\\sin3', '\\ln2+\\sin3+10^{-60}', 'different'],
    ['\\ln2+\\cos30+2^{1/3}', '\\cos30+\\sqrt[3]2-\\ln\\frac12', 'equal'],
    ['\\sqrt{3+2\\sqrt2}', '1+\\sqrt2', 'equal'],
    ['\\sinh1', '\\frac{e-e^{-1}}{2}', 'equal'],
    ['\\arccos\\frac13+\\arcsin\\frac13', '\\frac\\pi2', 'equal'],
    ['\\tan1', '\\frac{\\sin1}{\\cos1}', 'equal'],
  ])('%s and %s are %s', (a, b, expected) => {
    expect(verdict(a, b)).toBe(expected)
  })
})

describe('points that prove nothing', () => {
  it('moves points until a lost term counts', () => {
    expect(verdict('N(1+e^{-10^{25}x})', 'N')).toBe('different')
    expect(verdict('N(1+e^{-10^{25}x})', 'N+Ne^{-10^{25}x}')).toBe('equal')
  })

  it('an answer without a value where the key has one is different', () => {
    expect(verdict('x', '\\frac{x}{x-x}')).toBe('different')
    expect(verdict('x', '9^{9^{9^9}}')).toBe('different')
  })

  it('reports keys without any value, and keys that are zero', () => {
    expect(decide(parse('\\frac{1}{x-x}'), parse('x'), ANYWHERE, 's').fault).toBe('undefined')
    expect(decide(parse('\\sin(x)-\\sin(x)'), parse('x'), ANYWHERE, 's').fault).toBe('zero')
    expect(decide(parse('\\sin(2x)-2\\sin x\\cos x'), parse('0'), ANYWHERE, 's').fault).toBe('zero')
  })
})

describe('domains', () => {
  const range = (lo: number, hi: number, integer = false): Domain => ({
    ranges: new Map([['x', { lo, hi, integer, declared: true }]]),
    positive: [],
  })

  it('samples where symbols are declared to be', () => {
    expect(verdict('|x|', 'x')).toBe('different')
    expect(verdict('|x|', '-x', range(-5, -1))).toBe('equal')
    expect(verdict('\\sqrt{x^2}', 'x')).toBe('equal')
    expect(verdict('\\sqrt{x^2}', 'x', range(-Infinity, Infinity))).toBe('different')
    expect(verdict('\\sin(\\pi x)+1', '1', range(0, 9, true))).toBe('equal')
    expect(verdict('(x-3)^2+2', '2', range(3, 3))).toBe('equal')
  })

  it('keeps conditions between symbols', () => {
    const positive: Expr[] = [parse('R-r')]
    expect(verdict('|R-r|', 'R-r')).toBe('different')
    expect(verdict('|R-r|', 'R-r', { ranges: new Map(), positive })).toBe('equal')
  })

  it('goes to negative values where the key has no other', () => {
    expect(verdict('\\sqrt{-x}', '\\sqrt{|x|}')).toBe('equal')
    expect(verdict('\\ln(-x)', '\\ln x')).toBe('different')
  })

  it('compares complex values where there are no real ones', () => {
    expect(verdict('\\sqrt{-1-x^2}', '\\mathrm{i}\\sqrt{1+x^2}')).toBe('equal')
    expect(verdict('e^{i\\omega t}', '\\cos\\omega t+i\\sin\\omega t')).toBe('equal')
    expect(verdict('e^{i\\omega t}', '\\cos\\omega t-i\\sin\\omega t')).toBe('different')
  })
})

describe('sums and integrals', () => {
  it.each([
    ['\\int_0^{\\pi}\\sin x\\,dx', '2', 'equal'],
    ['\\int_0^{\\infty}e^{-ax}dx', '\\frac1a', 'equal'],
    ['\\int_0^a x\\,dx', '\\frac{a^2}{3}', 'different'],
    ['\\sum_{k=1}^{n}k^2', '\\frac{n(n+1)(2n+1)}{6}', 'equal'],
    ['\\prod_{k=1}^{n}k', 'n!', 'equal'],
    ['\\sum_{n=1}^{\\infty}\\frac{1}{n^2}', '\\frac{\\pi^2}{6}', 'equal'],
    ['\\sum_{n=1}^{\\infty}\\frac{(-1)^{n+1}}{n}', '\\ln2', 'equal'],
    ['\\sum_{n=1}^{\\infty}\\frac{1}{n^2}', '\\frac{\\pi^2}{6.001}', 'different'],
    ['1', '\\sum_{n=1}^{\\infty}\\frac1n', 'undecided'],
    ['1', '\\int_0^{\\infty}\\frac{\\sin x}{x}dx', 'undecided'],
    ['\\lim_{x\\to0}\\frac{\\sin(ax)}{x}', 'a', 'equal'],
    ['\\int_0^1 f(x)\\,dx', '\\int_0^1 f(y)\\,dy', 'equal'],
  ])('%s and %s are %s', (a, b, expected) => {
    expect(verdict(a, b)).toBe(expected)
  })
})

describe('unknown functions', () => {
  it('are equal with the same name and equal arguments only', () => {
    expect(verdict('f(x+1)', 'f(1+x)')).toBe('equal')
    expect(verdict('f(x)', 'f(2x)')).toBe('different')
    expect(verdict('\\psi_1(x)', '\\psi_2(x)')).toBe('different')
  })
})

describe('double-double arithmetic', () => {
  /** hi + lo as an exact fraction, against a decimal with 32 digits. */
  const close = (hi: number, lo: number, digits: string): void => {
    const [whole, fraction] = digits.split('.') as [string, string]
    const exact = reduce(BigInt(whole + fraction), 10n ** BigInt(fraction.length))
    const a = fromDouble(hi)
    const b = fromDouble(lo)
    const n = (a.n * b.d + b.n * a.d) * exact.d - exact.n * a.d * b.d
    expect(Math.abs(toDouble(n, exact.n * a.d * b.d))).toBeLessThan(1e-30)
  }

  it('has about 31 digits', () => {
    close(dd.exp(1, 0), low.value, '2.71828182845904523536028747135266249')
    close(dd.ln(10, 0), low.value, '2.30258509299404568401799145468436421')
    close(dd.sqrt(2, 0), low.value, '1.41421356237309504880168872420969808')
    close(dd.cosh(1, 0), low.value, '1.54308063481524377847790562075706168')
    const t = new Float64Array(4)
    dd.sincos(1, 0, t)
    close(t[0]!, t[1]!, '0.84147098480789650665250232163029900')
    close(t[2]!, t[3]!, '0.54030230586813971740093660744297660')
    close(4 * dd.atan2(1, 0, 1, 0), 4 * low.value, '3.14159265358979323846264338327950288')
  })

  it('adds, multiplies and divides like exact rationals', () => {
    const value = fc.double({ min: 1e-3, max: 1e3, noNaN: true })
    fc.assert(
      fc.property(value, value, value, (x, y, z) => {
        // (x + y) z / y, exactly and in double-doubles.
        let h = dd.add(x, 0, y, 0)
        h = dd.mul(h, low.value, z, 0)
        h = dd.div(h, low.value, y, 0)
        const l = low.value
        const [a, b, c] = [fromDouble(x), fromDouble(y), fromDouble(z)]
        const n = (a.n * b.d + b.n * a.d) * c.n * b.d
        const d = a.d * b.d * c.d * b.n
        const got = fromDouble(h)
        const rest = fromDouble(l)
        const gap = (got.n * rest.d + rest.n * got.d) * d - n * got.d * rest.d
        expect(Math.abs(toDouble(gap, n * got.d * rest.d))).toBeLessThan(1e-29)
      }),
    )
  })
})

describe('rationals', () => {
  it('convert to and from doubles', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e200, max: 1e200 }), (x) => {
        const r = fromDouble(x)
        expect(toDouble(r.n, r.d)).toBe(x === 0 ? 0 : x)
        expect(lowPart(r.n, r.d, x)).toBe(0)
      }),
    )
    expect(toDouble(10n ** 400n + 1n, 10n ** 400n)).toBe(1)
    expect(toDouble(1n, 10n ** 400n)).toBe(0)
  })

  it('refuse powers that would be too large', () => {
    expect(power(9n, 1n, 387420489n)).toBeNull()
    expect(power(2n, 3n, -2n)).toEqual({ n: 9n, d: 4n })
    expect(power(-1n, 1n, 10n ** 30n)).toEqual({ n: 1n, d: 1n })
  })
})

describe('gamma', () => {
  it('satisfies its recurrence and known values', () => {
    expect(gammaReal(0.5)).toBeCloseTo(Math.sqrt(Math.PI), 12)
    expect(gammaReal(6)).toBe(120)
    for (const x of [0.3, 1.7, 4.2, -0.6]) expect(gammaReal(x + 1) / (x * gammaReal(x))).toBeCloseTo(1, 11)
    expect(gammaReal(-2)).toBeNaN()
  })
})
