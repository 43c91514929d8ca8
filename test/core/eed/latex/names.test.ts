import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { latexName, toName } from '#core/eed/latex/index.ts'
import { aliasAmong, nameOf, partsOf } from '#core/eed/latex/names.ts'
import { parsed } from './text.ts'

describe('names of symbols', () => {
  test.each([
    ['m_1', 'm_1'],
    ['m_{1}', 'm_1'],
    ['{x}_{1}', 'x_1'],
    ['v_{\\text{max}}', 'v_{max}'],
    ['v_{\\mathrm{max}}', 'v_{max}'],
    ['v_{max}', 'v_{max}'],
    ['v_\\mathrm{max}', 'v_{max}'],
    ['\\theta_{\\max}', 'theta_{max}'],
    ['T_{1/2}', 'T_{1/2}'],
    ['T_{\\frac{1}{2}}', 'T_{1/2}'],
    ['m_{\\rm e}', 'm_e'],
    ['v_{x, 0}', 'v_{x,0}'],
    ['v_\\perp', 'v_{perp}'],
    ['\\omega_\\infty', 'omega_{infty}'],
    ['q_{+}', 'q_+'],
    ['\\varepsilon_0', 'epsilon_0'],
    ['\\epsilon_0', 'epsilon_0'],
    ['ε_0', 'epsilon_0'],
    ['\\hbar', 'hbar'],
    ["x'", "x'"],
    ['x^{\\prime}', "x'"],
    ["x''", "x''"],
    ["m'_1", "m'_1"],
    ["m_1'", "m'_1"],
    ['T^{*}', 'T^*'],
    ['T^*', 'T^*'],
    ['E^{\\mathrm{max}}', 'E^{max}'],
    ['\\Delta T', 'Delta T'],
    ['\\Delta\\phi', 'Delta phi'],
    ['\\delta x', 'delta x'],
    ['\\vec{v}', 'vec{v}'],
    ['\\vec v', 'vec{v}'],
    ['\\vec{v_0}', 'vec{v}_0'],
    ['\\vec{v}_{0}', 'vec{v}_0'],
    ['\\mathbf{E}', 'vec{E}'],
    ['\\boldsymbol{\\omega}', 'vec{omega}'],
    ['\\hat{\\mathbf{r}}', 'hat{r}'],
    ['\\dot{\\theta}', 'dot{theta}'],
    ['\\ddot x', 'ddot{x}'],
    ['\\bar{v}', 'bar{v}'],
    ['\\overline{v}', 'bar{v}'],
    ['\\overrightarrow{AB}', 'vec{AB}'],
    ['\\mathcal{E}', 'mathcal{E}'],
    ['\\mathrm{KE}', 'KE'],
    ['\\mathrm{Re}', 'Re'],
  ])('%s', (latex, name) => {
    expect(parsed(latex)).toBe(name)
    expect(toName(latex)).toBe(name)
  })

  test('an exponent and an index may stand in either order', () => {
    expect(parsed('x_1^2')).toBe('x_1^2')
    expect(parsed('x^2_1')).toBe('x_1^2')
    expect(parsed("t'^2")).toBe("t'^2")
  })

  test('without braces TeX takes one character', () => {
    expect(parsed('m_ec^2')).toBe('[m_e c^2]')
    expect(parsed('\\rho_cr_c')).toBe('[rho_c r_c]')
    expect(parsed('\\frac{k_BT}{2}')).toBe('[k_B T 1/2]')
  })

  test('e, i and pi are letters as names', () => {
    expect(toName('e')).toBe('e')
    expect(toName('\\pi')).toBe('pi')
    expect(toName('epsilon_0')).toBe('epsilon_0')
  })

  test('a change is one symbol, a damping constant is not', () => {
    expect(parsed('\\Delta T^2')).toBe('Delta T^2')
    expect(parsed('e^{-\\delta t}\\cos\\omega t')).toBe('[#e^[-1 delta t] cos([omega t])]')
  })

  test('parts of a name make the name', () => {
    const word = fc.stringMatching(/^[A-Za-z]{1,6}$/)
    fc.assert(
      fc.property(
        word,
        fc.stringMatching(/^[A-Za-z0-9,/+]{0,4}$/),
        fc.constantFrom('', "'", "''"),
        (base, sub, primes) => {
          expect(partsOf(nameOf(base, sub, primes))).toEqual({ base, subscript: sub, primes })
        },
      ),
    )
  })

  test('a name printed as LaTeX is read back', () => {
    for (const name of [
      'x',
      'epsilon_0',
      'v_{max}',
      "x'",
      "m'_1",
      'vec{v}_0',
      'dot{theta}',
      'Delta T',
      'delta x_0',
      'T_{1/2}',
      'mathcal{E}',
      'KE',
      'T^*',
      'omega_{infty}',
      'v_{perp}',
      'hat{r}',
      'bar{v}_{max}',
    ]) {
      expect(toName(latexName(name)), latexName(name)).toBe(name)
    }
  })

  test('variants are known under the spelling of the key', () => {
    const known = new Set(['phi_0', 'theta', 'l', 'E_{k0}'])
    expect(aliasAmong('varphi_0', known)).toBe('phi_0')
    expect(aliasAmong('vartheta', known)).toBe('theta')
    expect(aliasAmong('ell', known)).toBe('l')
    expect(aliasAmong('E_{k,0}', known)).toBe('E_{k0}')
    expect(aliasAmong('theta', known)).toBe('theta')
    expect(aliasAmong('psi', known)).toBeUndefined()
    expect(aliasAmong('lambda', known)).toBeUndefined()
  })
})
