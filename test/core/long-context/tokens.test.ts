import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sha256Hex } from '#core/canonical-json.ts'
import { PUBLIC_SECRET, generate, referenceTokens, sampleSeed } from '#core/suites/long-context/index.ts'
import type { SampleSpec } from '#core/suites/long-context/index.ts'
import { seededRandom } from '#core/stats/random.ts'
import { haystackSentence } from '#core/suites/long-context/text/grammar.ts'
import { piecesOf } from '#core/suites/long-context/text/tokens.ts'
import { KINDS, sampleOf, specOf } from './samples.ts'

/** Prompts whose hash and count in the real o200k_base were recorded when version 1 of the generator was frozen. */
type Golden = Omit<SampleSpec, 'seed' | 'thinking'> & {
  permutation: number
  sha256: string
  o200k_base: number
  answers: string[]
}
const goldens = readFileSync('test/vectors/long-context/golden.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Golden)

describe('golden prompts', () => {
  test.each(goldens.map((g) => [`${g.role} ${g.family} ${g.variant} ${String(g.length)}`, g] as const))(
    '%s is what it was, and has as many tokens as the real encoding counted',
    (_, g) => {
      const spec = { ...g, thinking: 0 }
      const sample = generate({ ...spec, seed: sampleSeed(spec, PUBLIC_SECRET) }, g.permutation)
      expect(sha256Hex(sample.prompt)).toBe(g.sha256)
      expect(sample.answers.map((a) => a.text)).toEqual(g.answers)
      expect(sample.reference_tokens).toBe(g.o200k_base)
      expect(referenceTokens(sample.prompt)).toBe(g.o200k_base)
    },
  )
})

describe('the reference counter', () => {
  test('cuts as o200k_base does', () => {
    expect(piecesOf('The code is 4821903.\n\nVAR X482 = VAR N7.')).toEqual([
      'The',
      ' code',
      ' is',
      ' ',
      '482',
      '190',
      '3',
      '.\n\n',
      'VAR',
      ' X',
      '482',
      ' =',
      ' VAR',
      ' N',
      '7',
      '.',
    ])
    for (const kind of KINDS) {
      const { prompt } = sampleOf(kind, 3)
      expect(piecesOf(prompt).join('')).toBe(prompt)
    }
  })

  test('adds up: counts of sentences are the count of their text', () => {
    const random = seededRandom('adds up')
    for (let round = 0; round < 50; round++) {
      const sentences = Array.from({ length: 40 }, () => haystackSentence(random))
      const tokens = sentences.reduce((sum, s) => sum + s.tokens, 0)
      expect(referenceTokens(sentences.map((s) => s.text).join(' '))).toBe(tokens)
      expect(referenceTokens(sentences.map((s) => s.text).join('\n\n'))).toBe(tokens)
    }
  })

  test('a sample says its own count, whatever the family, length and order', () => {
    for (const kind of KINDS)
      for (let i = 0; i < 12; i++) {
        const length = kind.least + 97 * i
        const sample = generate(specOf(kind, i, length), kind.ordered ? i % 4 : 0)
        expect(sample.reference_tokens).toBe(referenceTokens(sample.prompt))
        // Filled up to the budget: the answer's reserve and the template's are left, and less than one line more.
        const left = length - 256 - 64 - sample.reference_tokens
        expect(left).toBeGreaterThanOrEqual(0)
        expect(left).toBeLessThan(25)
      }
  })

  test('thinking tokens are kept free', () => {
    const kind = KINDS[0]
    if (kind === undefined) throw new Error('no kinds')
    const sample = generate({ ...specOf(kind, 0, 4096), thinking: 2048 })
    expect(sample.reference_tokens).toBeLessThanOrEqual(4096 - 2048 - 320)
    expect(sample.reference_tokens).toBeGreaterThan(4096 - 2048 - 320 - 25)
  })
})
