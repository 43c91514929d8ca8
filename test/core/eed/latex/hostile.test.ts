import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAnswer, readKey } from '#core/eed/answer/index.ts'
import { parseLatex } from '#core/eed/latex/index.ts'
import { keyOf } from './text.ts'

const repeat = (part: string, n: number): string => part.repeat(n)
const nest = (open: string, close: string, n: number): string => repeat(open, n) + 'x' + repeat(close, n)

const HOSTILE: [string, string][] = [
  ['a megabyte of braces', repeat('{', 500_000) + repeat('}', 500_000)],
  ['a megabyte of opening braces', repeat('{', 1_000_000)],
  ['a megabyte of brackets', repeat('(', 1_000_000)],
  ['nested fractions', nest('\\frac{1}{', '}', 10_000)],
  ['fractions without arguments', repeat('\\frac', 3_000)],
  ['nested roots', nest('\\sqrt{', '}', 2_500)],
  ['nested accents', nest('\\hat{', '}', 2_500)],
  ['nested bold', nest('\\mathbf{', '+1}', 1_500)],
  ['nested upright', nest('\\mathrm{', '}', 2_000)],
  ['nested boxes', nest('\\boxed{', '}', 2_000)],
  ['nested calls', nest('f(', ')', 6_000)],
  ['a megabyte of letters', repeat('a', 1_000_000)],
  ['a megabyte of digits', repeat('9', 1_000_000)],
  ['a megabyte of blanks', repeat(' ', 1_000_000)],
  ['a megabyte of dollars', repeat('$', 1_000_000)],
  ['a megabyte of backslashes', repeat('\\', 1_000_000)],
  ['open boxes', repeat('\\boxed{', 100_000)],
  ['boxes in a row', repeat('\\boxed{x}', 50_000)],
  ['inline formulas', repeat('$x ', 150_000)],
  ['minus signs', repeat('-', 19_999)],
  ['factorials', 'x' + repeat('!', 19_000)],
  ['carets', repeat('a^', 9_000) + 'a'],
  ['primes', 'x' + repeat("'", 19_000)],
  ['subscripts', repeat('a_', 9_000) + 'a'],
  ['bars', repeat('|a', 9_000)],
  ['slashes', repeat('a/bc ', 4_000)],
  ['functions', repeat('\\sin ', 4_000)],
  ['half angles', repeat('\\sin x/2', 2_000)],
  ['calls', repeat('v(t)', 5_000)],
  ['e everywhere', repeat('e', 20_000)],
  ['i everywhere', repeat('ie', 10_000)],
  ['delta everywhere', repeat('\\delta t', 2_400)],
  ['a long index', 'a_' + repeat('b', 19_000)],
  ['powers of ten', '3' + repeat('\\times10^{400}', 1_400)],
  ['divisions', repeat('1/', 9_000) + '2'],
  ['unicode squares', repeat('²', 20_000)],
  ['combining marks', 'x' + repeat('\u0304', 10_000)],
  ['thinking tags', repeat('<think>', 100_000)],
  ['words', repeat('the answer is ', 70_000)],
  ['lines', repeat('x\n', 300_000)],
  ['a huge exponent', '1e999999999'],
  ['a tower', '9^{9^{9^{9}}}'],
  ['definitions', 'x where ' + repeat('$\\tau = m$ ', 40_000)],
]

describe('hostile input ends soon and never throws', () => {
  const key = keyOf('e e^{ix}+i+v(t)v+\\Delta T+\\delta x+t\\delta+\\vec a\\cdot\\vec b')
  test.each(HOSTILE)('%s', (_, input) => {
    const started = process.cpuUsage()
    expect(typeof parseLatex(input).ok).toBe('boolean')
    expect(typeof readKey(input).ok).toBe('boolean')
    expect(typeof readAnswer(input, key).ok).toBe('boolean')
    expect(typeof readAnswer(`So \\boxed{${input}}`, key).ok).toBe('boolean')
    const used = process.cpuUsage(started)
    // Four calls of at most 100 ms each; the processor's time, as other work may run beside the tests.
    // Generous: a test says that it ends, the benchmark says how fast.
    expect((used.user + used.system) / 1000).toBeLessThan(4000)
  })

  test('limits have their own codes', () => {
    const code = (latex: string): string => {
      const result = parseLatex(latex)
      return result.ok ? 'ok' : result.error.code
    }
    expect(code(repeat('a', 1_000_000))).toBe('too_long')
    expect(code(nest('{', '}', 5_000))).toBe('too_deep')
    expect(code(nest('\\frac{1}{', '}', 1_000))).toBe('too_deep')
    expect(code(repeat('9', 5_000))).toBe('too_big')
    expect(code(nest('{', '}', 40))).toBe('ok')
  })
})

describe('nothing throws', () => {
  const token = fc.constantFrom(
    ...(
      '\\frac \\sqrt { } ( ) [ ] | \\left( \\right) \\left. \\right| ^ _ + - * / = , ; . : ! \' " & \\\\ a e d i t x v ' +
      '1 23 4.5 \\alpha \\Delta \\delta \\sin \\ln \\exp \\int \\sum_{n=1}^N \\lim \\vec \\hat \\mathbf \\mathrm \\text{ab} ' +
      '\\text{where} \\text{m/s} \\boxed \\quad \\, \\cdot \\times \\pm \\partial \\circ \\infty \\begin{aligned} ' +
      '\\end{aligned} \\begin{pmatrix} \\end{pmatrix} \\over \\binom $ $$ \\[ \\] \\( \\) <think> </think> 中 文 π ² ₀ √ ½ ' +
      '\\operatorname \\SI \\unit \\dv \\middle \\mid \\ldots \\to \\in \\approx \\Rightarrow \\langle \\rangle'
    ).split(' '),
    ' ',
    '\n',
  )
  const soup = fc.array(token, { maxLength: 60 }).map((parts) => parts.join(''))
  const keys = ['Ne\\,e^{kr^2}', '\\Delta T+\\vec a\\cdot\\vec b', 'v(t)+i+e^{i}'].map((latex) =>
    keyOf(latex),
  )

  test('on token soup', () => {
    fc.assert(
      fc.property(soup, fc.constantFrom(null, ...keys), (input, key) => {
        for (const result of [parseLatex(input), readKey(input), readAnswer(input, key)]) {
          if (!result.ok) {
            expect(result.error.position).toBeGreaterThanOrEqual(0)
            expect(result.error.position).toBeLessThanOrEqual(input.length)
            expect(result.error.reason).not.toBe('')
          }
        }
      }),
      { numRuns: 3_000 },
    )
  })

  test('on any characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (input) => {
        parseLatex(input)
        readAnswer(input, keys[0]!)
      }),
      { numRuns: 2_000 },
    )
  })

  test('reading is deterministic', () => {
    fc.assert(
      fc.property(soup, (input) => {
        expect(readAnswer(input, keys[0]!)).toEqual(readAnswer(input, keys[0]!))
      }),
      { numRuns: 300 },
    )
  })
})
