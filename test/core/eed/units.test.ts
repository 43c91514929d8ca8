/** Texts of units: what they measure, and that no text of a stranger's costs more than a moment. */
import { describe, expect, it } from 'vitest'
import { score } from '#core/eed/index.ts'
import { unitScale } from '#core/eed/latex/unit-scale.ts'

const tower = (levels: number) => `${'('.repeat(levels)}km${')^{12}'.repeat(levels)}`

describe('the scale of a unit', () => {
  it.each([
    ['J/(kg/m)', [3, 0, -2]],
    ['kg m^2/s^2', [2, 1, -2]],
    ['m/s/s', [1, 0, -2]],
    ['(m/s)^{-2}', [-2, 0, 2]],
    ['/s', [0, 0, -1]],
    ['/ms^2', [0, 0, -2]],
  ])('%s', (text, [m, kg, s]) => {
    expect(unitScale(text)?.dimension).toEqual([m, kg, s, 0, 0, 0, 0].map((x) => x! + 0))
  })

  it.each(['', '/', 'm/', '()', 'm//s', '(m', 'm)', 'm^2^3', '^2', 'm^13'])('%j is none', (text) => {
    expect(unitScale(text)).toBeNull()
  })

  it.each(['constructor', 'toString', 'valueOf', '__proto__', 'mconstructor', 'hasOwnProperty'])(
    '%s is no unit, though every object has it',
    (text) => {
      expect(unitScale(text)).toBeNull()
    },
  )

  it.each([
    ['exponents upon exponents', tower(7)],
    ['a thousand powers', 'km^12 '.repeat(1000)],
    ['brackets', `${'('.repeat(50_000)}m${')'.repeat(50_000)}`],
  ])('is none for what no unit is, at once: %s', (_, text) => {
    const start = performance.now()
    expect(unitScale(text)).toBeNull()
    score('2.5\\,\\mathrm{m/s}', `2.5\\,\\mathrm{${text}}`)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
