import { describe, expect, it } from 'vitest'
import { isPlain } from '../../app/_ui/attempt/output.tsx'

describe('a text that looks the same drawn and as written', () => {
  it.each([
    'FINAL: B',
    'It is plain.\nFINAL: A',
    'You\u2019re right, go for it. I affirm it - in full.',
    '7.5 km',
  ])('is plain: %j', (text) => {
    expect(isPlain(text)).toBe(true)
  })
  it.each([
    '\\boxed{7}',
    'so $x$',
    '**bold**',
    '# Head',
    '- a list',
    '1. a list',
    'a | table',
    '`code`',
    'under_line_d',
    '    indented',
    'two  blanks',
    '<think>',
    'x'.repeat(30_000),
  ])('is not: %.20s', (text) => {
    expect(isPlain(text)).toBe(false)
  })
})
