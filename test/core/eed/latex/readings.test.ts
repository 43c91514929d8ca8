import { describe, expect, test } from 'vitest'
import { readAnswer } from '#core/eed/answer/index.ts'
import { keyOf, readings, text } from './text.ts'

const keyText = (latex: string): string => text(keyOf(latex).readings[0]!.value)

describe('a key has one reading, fixed place by place', () => {
  test.each([
    ['Ne\\,e^{kr^2}', '[N e #e^[k r^2]]'],
    ['\\frac{e^3B^2}{4\\pi\\varepsilon_0 m_e^2c}', '[e^3 B^2 [4 #pi epsilon_0 m_e^2 c]^-1]'],
    ['P_0e^{-\\frac{Mgh}{RT}}', '[P_0 #e^[-1 M g h [R T]^-1]]'],
    ['1-e^{-1}', '(1 + [-1 #e^-1])'],
    ['\\frac{e}{2}', '[#e 1/2]'],
    ['\\frac{\\mathrm{e}^{-x}}{2}', '[#e^[-1 x] 1/2]'],
    ['a(1-e^2)', '[a (1 + [-1 e^2])]'],
    ['e^{i\\omega t}', '#e^[#i omega t]'],
    ['R+i\\omega L', '(R + [#i omega L])'],
    ['i(R+r)', '[i (R + r)]'],
    ['\\sin i', 'sin(i)'],
    ['\\frac{I^2Rt}{2}', '[I^2 R t 1/2]'],
    ['m(g)', '[m g]'],
    ['f(x)+g(y)', '(f(x) + g(y))'],
    ['vt+v(t)', '([v t] + [v t])'],
    ['\\gamma(x-1)', '[gamma (x + -1)]'],
  ])('%s', (latex, expected) => {
    expect(keyText(latex)).toBe(expected)
    expect(keyOf(latex).readings).toHaveLength(1)
  })

  test('what was assumed is said', () => {
    const [reading] = keyOf('Ne\\,e^{kr^2}').readings
    expect(reading!.taken).toEqual(['e is a symbol, such as the elementary charge', "e is Euler's number"])
  })

  test('a declared name is that symbol', () => {
    expect(readings('3e', '3e', { symbols: { e: {} } })).toEqual(['[3 e]'])
    expect(readings('3e', '3e')).toEqual(['[3 #e]'])
  })
})

describe('the readings of an answer follow the key', () => {
  test('a charge where the key has only a charge', () => {
    expect(readings('\\frac{2e^2}{3}', '\\frac{e^2}{r}')).toEqual(['[2 e^2 1/3]'])
    expect(readings('e^{-1/2}x', 'e x')[0]).toBe('[e^-1/2 x]')
  })

  test("Euler's number where the key has only that", () => {
    expect(readings('N e', 'N\\exp(1)')).toEqual(['[N #e]'])
    expect(readings('P_0/e', 'P_0e^{-1}')).toEqual(['[P_0 #e^-1]'])
  })

  test('both where the key has both, the likely one first', () => {
    const found = readings('Nee^{kr^2}', 'Ne\\,e^{kr^2}')
    expect(found[0]).toBe('[N e #e^[k r^2]]')
    expect(found).toContain('[N #e #e^[k r^2]]')
    expect(readings('Nq\\exp(kr^2)', 'Ne\\,e^{kr^2}')).toEqual(['[N q exp([k r^2])]'])
  })

  test('the imaginary unit under its other names', () => {
    expect(readings('e^{j\\omega t}', 'e^{i\\omega t}')).toEqual(['#e^[#i omega t]'])
    expect(readings('I\\omega', 'i\\omega')).toEqual(['[#i omega]'])
    expect(readings('I\\omega', 'I\\omega')).toEqual(['[I omega]'])
  })

  test('slashes', () => {
    expect(readings('1/2mv^2', '\\frac12mv^2')).toEqual(['[1/2 m v^2]', '[2 m v^2]^-1'])
    expect(readings('h/2\\pi p', 'x')).toEqual(['[h [2 #pi p]^-1]', '[h 1/2 #pi p]'])
    expect(readings('1/4\\pi\\varepsilon_0', 'x')[0]).toBe('[4 #pi epsilon_0]^-1')
    expect(readings('4/3\\pi r^3', 'x')[0]).toBe('[4/3 #pi r^3]')
    expect(readings('\\hbar^2/(2m)k^2', 'x')[0]).toBe('[hbar^2 [2 m]^-1 k^2]')
    expect(readings('a/b', 'x')).toEqual(['[a b^-1]'])
  })

  test('ambiguous slashes are flagged', () => {
    const result = readAnswer('1/2mv^2', keyOf('\\frac12mv^2'))
    expect(result.ok && result.read.readings[0]!.flags).toContain('ambiguous_slash')
  })

  test('calls and products', () => {
    expect(readings('a(t)+b', 'a t+b')).toEqual(['([a t] + b)'])
    expect(readings('v(t)', 'v(t)+1')[0]).toBe('v(t)')
  })

  test('mixed numbers are tried in answers only', () => {
    expect(keyText('2\\frac12')).toBe('[2 1/2]')
    expect(readings('2\\frac12', '\\frac52')).toEqual(['[2 1/2]', '5/2'])
    expect(readings('2\\frac{k}{m}', '\\frac{2k}{m}')).toEqual(['[2 k m^-1]'])
  })

  test('how far a function reaches', () => {
    expect(readings('\\cos\\theta/2', 'x')).toEqual(['cos([theta 1/2])', '[cos(theta) 1/2]'])
    expect(readings('v\\sin\\theta t', 'vt\\sin\\theta')[0]).toBe('[v sin(theta) t]')
    expect(readings('\\sin\\theta^2', '\\sin^2\\theta')).toEqual(['sin(theta^2)', 'sin(theta)^2'])
    expect(readings('\\sin x^2', '\\sin^2x')).toEqual(['sin(x^2)'])
  })

  test('variants of Greek letters', () => {
    expect(readings('\\varphi', '\\phi')).toEqual(['phi'])
    expect(readings('\\varphi', '\\phi+\\varphi')).toEqual(['varphi'])
    expect(readings('\\ell', 'l')).toEqual(['l'])
  })

  test('d is a factor where the key has it', () => {
    expect(readings('\\frac{dV}{dx}', 'dV+x')).toEqual(['[d V [d x]^-1]'])
    expect(readings('\\frac{dV}{dx}', 'V+x')).toEqual(['D x 1 V'])
  })

  test('a change torn apart by computer algebra is joined', () => {
    const key = '\\frac52nR\\Delta T'
    expect(readings('\\frac{5\\cdot\\Delta\\cdot R\\cdot T\\cdot n}{2}', key)[0]).toBe('[5 Delta T R n 1/2]')
    expect(readings('\\frac{5 \\Delta R T n}{2}', key)[0]).toBe('[5 Delta T R n 1/2]')
    expect(readings('\\frac52nR\\Delta V', key)).toEqual(['[5/2 n R Delta V]'])
    expect(readings('\\sqrt{\\Delta}\\sqrt{P}', '\\sqrt{\\Delta P}')[0]).toBe('Delta P^1/2')
  })

  test('vectors side by side are a scalar product where the key has one', () => {
    expect(readings('\\vec{E} \\vec{p}', '\\vec p\\cdot\\vec E')[0]).toBe('dot(vec{E}, vec{p})')
  })

  test('at most 16 readings', () => {
    const found = readings('e e e e e e e e e e e e e e e e e e', 'e e^{x}')
    expect(found.length).toBeGreaterThan(2)
    expect(found.length).toBeLessThanOrEqual(16)
    expect(new Set(found).size).toBe(found.length)
  })
})

describe('letters that the key does not have', () => {
  test("e is Euler's number, i the imaginary unit", () => {
    expect(readings('x\\frac{e^2-1}{e^2+1}', 'x\\tanh1')).toEqual(['[x (#e^2 + -1) (#e^2 + 1)^-1]'])
    expect(readings('\\frac{e^{ix}-e^{-ix}}{2i}', '\\sin x')).toEqual([
      '[(#e^[#i x] + [-1 #e^[-1 #i x]]) [2 #i]^-1]',
    ])
    expect(keyText('\\frac{e^{ix}-e^{-ix}}{2i}')).toBe('[(#e^[#i x] + [-1 #e^[-1 #i x]]) [2 #i]^-1]')
  })
})
