/** The verdicts that the scorer must give: one test a row of the specification's table of traps, and more of the kind. */
import { describe, expect, it } from 'vitest'
import type { EedOptions } from '#core/eed/index.ts'
import { score } from '#core/eed/index.ts'

interface Row {
  readonly key: string
  readonly answer: string
  readonly equal: boolean
  readonly options?: EedOptions
  readonly flag?: string
}

const TABLE: readonly Row[] = [
  { key: '\\pm\\sqrt a', answer: '\\sqrt a, -\\sqrt a', equal: true },
  { key: '\\sqrt a, -\\sqrt a', answer: '\\pm\\sqrt a', equal: true },
  { key: '\\pm\\sqrt a', answer: '\\sqrt a, -2\\sqrt a', equal: false },
  { key: '2.5\\,\\mathrm{m/s}', answer: '2.5\\,\\mathrm{cm/s}', equal: false },
  { key: '2.5\\,\\mathrm{m/s}', answer: '250\\,\\mathrm{cm\\,s^{-1}}', equal: true, flag: 'unit_converted' },
  { key: '2.5\\,\\mathrm{m/s}', answer: '2.5\\,\\mathrm{kg}', equal: false },
  { key: '3\\,\\mathrm{kg\\,m/s^2}', answer: '3 N', equal: true },
  { key: '3\\,\\mathrm{J/(kg/m)}', answer: '3\\,\\mathrm{J\\,m/kg}', equal: true },
  { key: '3\\,\\mathrm{J/(kg/m)}', answer: '3\\,\\mathrm{J/(kg\\,m)}', equal: false },
  { key: '\\frac{mg}{k}\\,\\mathrm{m}', answer: '\\frac{mg}{k}\\,\\mathrm{cm}', equal: true },
  { key: 'n!', answer: '\\Gamma(n+1)', equal: true },
  { key: '\\Gamma_0 n', answer: '\\Gamma_0(n)', equal: true },
  {
    key: 'a-b',
    answer: 'a-b',
    equal: true,
    options: { constraints: ['a is large'] },
    flag: 'constraint_ignored',
  },
  {
    key: 'v_0e^{-bt/m}',
    answer: 'v_0e^{-t/\\tau},\\ \\tau=m/b',
    equal: true,
    flag: 'definition_substituted',
  },
  { key: '2\\pi\\sqrt{l/g}', answer: 'T^2=4\\pi^2l/g', equal: true, flag: 'isolated' },
  { key: 'Ne\\,e^{kr^2}', answer: 'Ne\\exp(kr^2)', equal: true },
  { key: 'Ne\\,e^{kr^2}', answer: 'Nq\\exp(kr^2)', equal: false },
  { key: '-\\sqrt[3]{a}', answer: '\\sqrt[3]{-a}', equal: true },
  { key: '(-1)^n/n', answer: '\\cos(n\\pi)/n', equal: true, options: { symbols: { n: { integer: true } } } },
  { key: '(-1)^n/n', answer: '\\cos(n\\pi)/n', equal: false },
  { key: 'N_0(1+e^{-E/kT})', answer: 'N_0', equal: false },
  { key: '\\arctan\\mu', answer: '\\frac12\\arctan\\frac{2\\mu}{1-\\mu^2}', equal: false },
  {
    key: '\\arctan\\mu',
    answer: '\\frac12\\arctan\\frac{2\\mu}{1-\\mu^2}',
    equal: true,
    options: { constraints: ['\\mu<1'] },
  },
  {
    key: '\\arctan\\mu',
    answer: '\\frac12\\arctan\\frac{2\\mu}{1-\\mu^2}',
    equal: true,
    options: { symbols: { '\\mu': { range: [0, 1] } } },
  },
  { key: '\\frac{mv}{\\lvert q\\rvert B}', answer: '\\frac{mv}{qB}', equal: false },
  {
    key: '\\frac{mv}{\\lvert q\\rvert B}',
    answer: '\\frac{mv}{qB}',
    equal: true,
    options: { constraints: ['q>0'] },
  },
  { key: '\\vec E\\times\\vec B', answer: '\\vec B\\times\\vec E', equal: false },
  { key: '\\vec E\\times\\vec B', answer: '-\\vec B\\times\\vec E', equal: true },
  { key: 'E\\times B', answer: 'EB', equal: true },
  { key: 'mg/k', answer: '\\frac{mg}{k}\\,\\mathrm{m}', equal: true, flag: 'unit_dropped' },
  { key: 'mg/k', answer: '\\frac{mg}{k}\\,m', equal: false },
  { key: 'v=\\sqrt{2gh}', answer: '\\boxed{v=\\sqrt{2gh}},\\ \\boxed{t=\\sqrt{2h/g}}', equal: true },
  { key: 'v=\\sqrt{2gh}', answer: '\\boxed{t=\\sqrt{2h/g}},\\ \\boxed{v=\\sqrt{2gh}}', equal: true },
  { key: '\\frac{h}{2\\pi p}', answer: '\\hbar/p', equal: false },
  {
    key: '\\frac{h}{2\\pi p}',
    answer: '\\hbar/p',
    equal: true,
    options: { symbols: { h: { constant: 'planck' } } },
  },
  { key: '\\frac12mv^2', answer: '1/2mv^2', equal: true, flag: 'ambiguous_slash' },
  { key: '\\ln\\frac ba', answer: '\\log\\frac ba', equal: true },
  { key: '\\ln\\frac ba', answer: '\\lg\\frac ba', equal: false },
]

const MORE: readonly Row[] = [
  // What is small is not nothing.
  { key: 'x', answer: 'x+10^{-40}y', equal: false },
  { key: '1+e^{-10^{30}x}', answer: '1', equal: false },
  { key: '\\pi/6', answer: '0.5235987755982988', equal: false },
  { key: 'a', answer: '1.00000000000000001a', equal: false },
  // A foreign symbol must cancel.
  { key: 'a+b', answer: 'a+b+z-z', equal: true },
  { key: 'a+b', answer: 'a+b+z', equal: false },
  // Values that are no single expression.
  { key: '\\pm\\sqrt2', answer: '\\mp\\sqrt2', equal: true },
  { key: '\\pm\\sqrt2', answer: '\\sqrt2', equal: false },
  { key: '[0,1)', answer: '\\left[0, 1\\right)', equal: true },
  { key: '[0,1)', answer: '[0,1]', equal: false },
  { key: 'a<b', answer: 'b>a', equal: true },
  { key: '1,2', answer: '2,1', equal: true },
  { key: '(1,2)', answer: '(2,1)', equal: false },
  // Sums, integrals, factorials and derivatives with a value.
  { key: '\\frac13', answer: '\\int_0^1 x^2\\,dx', equal: true },
  { key: '\\frac{N(N+1)}{2}', answer: '\\sum_{n=1}^{N}n', equal: true },
  { key: 'e^x', answer: '\\sum_{n=0}^{\\infty}\\frac{x^n}{n!}', equal: true },
  { key: 'n!', answer: 'n\\,(n-1)!', equal: true },
  { key: '2x', answer: '\\frac{d}{dx}x^2', equal: true },
  // Constraints between symbols, and chains of them.
  { key: '|R-r|', answer: 'R-r', equal: false },
  { key: '|R-r|', answer: 'R-r', equal: true, options: { constraints: ['r<R'] } },
  { key: '\\sqrt{(x-1)^2}', answer: '1-x', equal: true, options: { constraints: ['0<x<1'] } },
  { key: '|x|', answer: '-x', equal: true, options: { symbols: { x: { range: [-3, -1] } } } },
  { key: '\\frac{a}{\\varepsilon_0}', answer: '\\frac{a}{\\epsilon_0}', equal: true },
  // The key is real only where b < 0; the answer's roots are taken apart.
  { key: '\\sqrt{-b}', answer: '\\sqrt{-b}', equal: true },
  { key: '\\sqrt{\\frac{a}{b-c}}', answer: '\\sqrt a\\sqrt{\\frac1{b-c}}', equal: true },
]

const name = (row: Row): string =>
  `${row.key} ${row.equal ? '=' : '!='} ${row.answer}${row.options ? ` given ${JSON.stringify(row.options)}` : ''}`

function check(row: Row): void {
  const r = score(row.key, row.answer, row.options)
  expect(r.outcome, r.decided_by).toBe('scored')
  expect(r.equal, r.decided_by).toBe(row.equal)
  if (row.equal) expect(r.score).toBe(100)
  else expect(r.score).toBeLessThan(60)
  if (row.flag) expect(r.flags).toContain(row.flag)
}

describe('the table of traps', () => {
  for (const row of TABLE)
    it(name(row), () => {
      check(row)
    })
})

describe('more traps', () => {
  for (const row of MORE)
    it(name(row), () => {
      check(row)
    })
})

describe('keys that are no keys', () => {
  it.each([
    ['0', 'zero_key'],
    ['x-x', 'zero_key'],
    ['\\sin^2 x+\\cos^2 x-1', 'zero_key'],
    ['\\frac{1}{x-x}', 'undefined_key'],
  ])('%s is a key_error, %s', (key, code) => {
    const r = score(key, 'y')
    expect(r.outcome).toBe('key_error')
    expect(r.error?.code).toBe(code)
    expect(r.score).toBe(0)
  })

  it('a key that cannot be read is a key_error with a position', () => {
    const r = score('\\frac{a}{', 'a')
    expect(r.outcome).toBe('key_error')
    expect(r.error).toMatchObject({ side: 'gt' })
    expect(r.error!.position).toBeGreaterThanOrEqual(0)
  })
})
