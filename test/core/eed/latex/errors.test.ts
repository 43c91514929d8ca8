import { describe, expect, test } from 'vitest'
import { parseLatex } from '#core/eed/latex/index.ts'
import type { ReadError } from '#core/eed/latex/index.ts'
import { excerptAt } from '#core/eed/latex/errors.ts'

function errorOf(latex: string): ReadError {
  const result = parseLatex(latex)
  if (result.ok) throw new Error(`${latex} was read`)
  return result.error
}

describe('errors', () => {
  test.each([
    ['', 'empty', 0],
    ['   ', 'empty', 0],
    ['\\frac{a}{b', 'unbalanced', 8],
    ['a+b)', 'unbalanced', 3],
    ['\\left(x\\right]+\\}', 'unbalanced', 15],
    ['a+', 'unexpected', 2],
    ['2^', 'unexpected', 2],
    ['^2', 'unexpected', 0],
    ['a^^b', 'unexpected', 2],
    ['\\frac{}{b}', 'unexpected', 5],
    ['a+*b', 'unexpected', 2],
    ['x\\foo y', 'unknown_command', 1],
    ['1+2+\\ldots', 'unsupported', 4],
    ['\\begin{cases}1\\\\2\\end{cases}', 'unsupported', 0],
    ['|\\psi\\rangle', 'unsupported', 5],
    ['\\left.x\\right|_0^1', 'unsupported', 13],
    ['\\int x', 'unexpected', 0],
    ['\\iint x\\,dx\\,dy', 'unsupported', 0],
    ['a+🙂', 'bad_character', 2],
    ['x‮y', 'bad_character', 1],
    ['x\u0000y', 'bad_character', 1],
    ['\\frac{1}{x+(y}', 'unbalanced', 13],
    ['\\sin', 'unexpected', 4],
    ['\\sum_{i\\neq j}x_i', 'unsupported', 7],
    ['(a,b)+1', 'unsupported', 2],
  ])('%s: %s at %i', (latex, code, position) => {
    expect(errorOf(latex)).toMatchObject({ code, position })
  })

  test('a reason says what was found and what was expected', () => {
    expect(errorOf('\\frac{a}{+}').reason).toBe(
      'Found "}" where a number, a symbol or a bracket was expected.',
    )
    expect(errorOf('x\\foo').reason).toContain('"\\foo"')
    expect(errorOf('a+').reason).toContain('the end of the formula')
  })

  test('positions count in the original input, through spacing and unicode', () => {
    const latex = '\\displaystyle  \\, α + \\left( ² '
    const error = errorOf(latex)
    expect(latex[error.position]).toBe('(')
    expect(error.excerpt).toContain('\\left(')
  })

  test('excerpts are short and on one line', () => {
    const source = `${'a+'.repeat(100)}\n${'b+'.repeat(100)}`
    expect(excerptAt(source, 200)).toMatch(/^….{20,45}…$/)
    expect(excerptAt('abc', 1)).toBe('abc')
  })
})
