import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unitTex } from '../../app/_ui/attempt/physics-item.tsx'
import { boxOf } from '../../app/_ui/attempt/physics-reason.tsx'
import { EXAMPLES, FIRST } from '../../app/_ui/playground/examples.ts'
import { isProse } from '../../app/_ui/playground/preview.tsx'
import type { PlaygroundState } from '../../app/_ui/playground/state.ts'
import {
  EMPTY,
  bound,
  decode,
  encode,
  isBadRange,
  optionsOf,
  playgroundHref,
  queryOf,
  rangeOf,
} from '../../app/_ui/playground/state.ts'

const name = fc.constantFrom('x', '\\mu', '\\varepsilon_0', 'm_{1}', "v'")
const number = fc.constantFrom('', '0', '-1.5', '1e3', 'oops')
const states: fc.Arbitrary<PlaygroundState> = fc.record({
  key: fc.string({ maxLength: 60 }),
  answer: fc.string({ maxLength: 60 }),
  symbols: fc.array(
    fc.record({
      name,
      low: number,
      high: number,
      integer: fc.boolean(),
      constant: fc.constantFrom('', 'planck'),
    }),
    { maxLength: 5 },
  ),
  constraints: fc.constantFrom('', '\\mu<1', 'r \\le R; \\mu<1'),
})

describe('the permalink', () => {
  it('brings back every state', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(decode(new URLSearchParams(encode(state)))).toEqual(state)
      }),
    )
  })
  it('leaves out what is empty', () => {
    expect(encode(EMPTY)).toBe('')
    expect(playgroundHref(EMPTY)).toBe('/playground')
    expect(encode({ ...EMPTY, key: 'a', answer: 'b' })).toBe('key=a&answer=b')
  })
  it('survives any query', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('key', 'answer', 's', 'if', 'x'), fc.string()), { maxLength: 9 }),
        (pairs) => {
          const state = decode(new URLSearchParams(pairs))
          expect(optionsOf(state)).toBeDefined()
        },
      ),
    )
  })
  it('cuts what is too long', () => {
    expect(decode(new URLSearchParams({ key: 'x'.repeat(9999) })).key).toHaveLength(4000)
    expect(decode(new URLSearchParams(Array.from({ length: 99 }, () => ['s', 'x']))).symbols).toHaveLength(40)
  })
  it('takes the parameters of a page', () => {
    expect(queryOf({ s: ['a', 'b'], key: 'k', none: undefined }).toString()).toBe('s=a&s=b&key=k')
  })
})

describe('declared symbols', () => {
  it('read bounds as people type them', () => {
    expect(bound('')).toBeUndefined()
    expect(bound(' 0,5 ')).toBe(0.5)
    expect(bound('1e3')).toBe(1000)
    expect(bound('x')).toBeNull()
  })
  it('may be bounded on one side only', () => {
    expect(rangeOf({ low: '0', high: '' })).toEqual([0, Infinity])
    expect(rangeOf({ low: '', high: '' })).toBeNull()
    expect(rangeOf({ low: '2', high: '1' })).toBeNull()
    expect(isBadRange({ low: '2', high: '1' })).toBe(true)
    expect(isBadRange({ low: '', high: '' })).toBe(false)
  })
  it('go to the scorer as it takes them', () => {
    const symbols = [
      { name: '\\mu', low: '0', high: '1', integer: false, constant: '' },
      { name: 'n', low: '', high: '', integer: true, constant: '' },
      { name: 'h', low: '', high: '', integer: false, constant: 'planck' },
      { name: ' ', low: '', high: '', integer: false, constant: '' },
    ]
    expect(optionsOf({ ...EMPTY, symbols, constraints: '\\mu<1; ;r<R' })).toEqual({
      symbols: { '\\mu': { range: [0, 1] }, n: { integer: true }, h: { constant: 'planck' } },
      constraints: ['\\mu<1', 'r<R'],
    })
    expect(optionsOf(EMPTY)).toEqual({})
  })
})

describe('examples', () => {
  it('can all be linked to', () => {
    for (const { state } of EXAMPLES) expect(decode(new URLSearchParams(encode(state)))).toEqual(state)
    expect(FIRST.key).not.toBe('')
  })
})

describe('what was typed', () => {
  it('is drawn as a formula or as a text', () => {
    for (const formula of ['\\frac{1}{2}mv^2', 'v = 2u', '\\sin\\theta\\cos\\phi', 'mgh'])
      expect(isProse(formula)).toBe(false)
    for (const prose of ['so \\boxed{x}', 'let $x$ be', 'the energy is not conserved here'])
      expect(isProse(prose)).toBe(true)
  })
})

describe('a model\u2019s output', () => {
  it('gives the inside of its last complete box', () => {
    expect(boxOf('a \\boxed{1} b \\boxed{ \\frac{a}{b} } c')).toBe('\\frac{a}{b}')
    expect(boxOf('\\boxed{1} and \\boxed{2')).toBe('1')
    expect(boxOf('\\boxed{')).toBeNull()
    expect(boxOf('none')).toBeNull()
  })
})

describe('units', () => {
  it('are written upright', () => {
    expect(unitTex('kg*m^2/s')).toBe('\\mathrm{kg\\,m^{2}/s}')
    expect(unitTex('m^-1')).toBe('\\mathrm{m^{-1}}')
    expect(unitTex('1')).toBeNull()
  })
})
