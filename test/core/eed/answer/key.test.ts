import { describe, expect, test } from 'vitest'
import { readKey } from '#core/eed/answer/index.ts'
import { keyOf, text } from '../latex/text.ts'

describe('keys', () => {
  test.each([
    ['v=\\sqrt{2gh}', 'v', '[2 g h]^1/2'],
    ['$$\nA = \\frac{25 \\sqrt{2}}{204} \\theta_0\n$$', 'A', '[25 2^1/2 1/204 theta_0]'],
    ['\\[v = \\frac{N}{2} \\] ', 'v', '[N 1/2]'],
    ['$$\n\\boxed{\\sigma=2\\varepsilon_{0}E_{0}}\n$$  ', 'sigma', '[2 epsilon_0 E_0]'],
    ['$$T = \\frac{2\\pi}{\\omega} = 2\\pi\\sqrt{\\frac lg}$$', 'T', '[2 #pi [l g^-1]^1/2]'],
    ['i(t)=\\frac{U}{r_0}', 'i', '[U r_0^-1]'],
    ['\\vec{v} = \\vec{v_0} e^{-t}', 'vec{v}', '[vec{v}_0 #e^[-1 t]]'],
    ['\\delta \\omega = -\\frac{2}{m^2+1} \\Omega', 'delta omega', '[-2 (m^2 + 1)^-1 Omega]'],
    ['v_{\\text{max}}=\\sqrt{\\mu_s g R}', 'v_{max}', '[mu_s g R]^1/2'],
    ['\\frac{mg}{k}.', undefined, '[m g k^-1]'],
    ['x \\approx 3.2', 'x', '16/5'],
    ['x = \\frac{\\pi}{6} \\approx 0.52', 'x', '[#pi 1/6]'],
    ['0<x\\le 1', 'x', '(0, 1]'],
    ['x\\in(0,1)', 'x', '(0, 1)'],
    ['v>\\sqrt{gR}', 'v', 'v > [g R]^1/2'],
  ])('%s', (latex, asked, value) => {
    const key = keyOf(latex)
    expect(key.asked).toBe(asked)
    expect(text(key.readings[0]!.value)).toBe(value)
  })

  test('a left-hand side that is no symbol is kept apart', () => {
    const key = keyOf('S_D-S_A=\\frac{3p}{T}')
    expect(key.asked).toBeUndefined()
    expect(text(key.lhs!)).toBe('(S_D + [-1 S_A])')
    expect(text(key.readings[0]!.value)).toBe('[3 p T^-1]')
  })

  test('definitions in a key', () => {
    const key = keyOf('v_0e^{-t/\\tau} \\text{ where } \\tau=m/b')
    expect(key.definitions.map((one) => `${one.symbol}=${text(one.value)}`)).toEqual(['tau=[m b^-1]'])
  })

  test('several values', () => {
    expect(text(keyOf('x_1=a,\\ x_2=b').readings[0]!.value)).toBe('list {a; b}')
  })

  test('errors', () => {
    expect(readKey('\\frac{a}{')).toMatchObject({ ok: false, error: { code: 'unbalanced', position: 8 } })
    expect(readKey('')).toMatchObject({ ok: false, error: { code: 'empty' } })
    expect(readKey('\\text{no formula}')).toMatchObject({ ok: false, error: { code: 'empty' } })
  })
})
