import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_OUTPUT_BYTES } from '#core/protocol/index.ts'
import { CUT_MARK, cutToBytes, keepable, storable } from '#runners/engines/storable.ts'

describe('storable', () => {
  it('replaces NUL and halves of surrogate pairs, and nothing else', () => {
    expect(storable('a\0b')).toBe('a\ufffdb')
    expect(storable('\ud83d x \ude00')).toBe('\ufffd x \ufffd')
    expect(storable('😀 fine\n\t')).toBe('😀 fine\n\t')
  })

  it('gives text that survives UTF-8 and JSON', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.array(fc.integer({ min: 0, max: 0xffff })),
        (a, units) => {
          const text = storable(a + String.fromCharCode(...units))
          expect(text.isWellFormed()).toBe(true)
          expect(text).not.toContain('\0')
          expect(Buffer.from(text).toString()).toBe(text)
        },
      ),
    )
  })
})

describe('cutToBytes', () => {
  it('gives the longest start that fits, in whole characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat({ max: 60 }), (text, max) => {
        const cut = cutToBytes(text, max)
        expect(text.startsWith(cut)).toBe(true)
        expect(cut.isWellFormed()).toBe(true)
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(max)
        // One more character would not have fitted.
        const next = [...text.slice(cut.length)][0]
        if (next !== undefined) expect(Buffer.byteLength(cut + next)).toBeGreaterThan(max)
      }),
    )
  })
})

describe('keepable', () => {
  it('leaves an answer of exactly the limit alone', () => {
    const text = 'x'.repeat(MAX_OUTPUT_BYTES)
    expect(keepable(text)).toEqual({ text, cut: false })
  })

  it('cuts a longer one, and says so', () => {
    for (const unit of ['x', 'é', '😀']) {
      const { text, cut } = keepable(unit.repeat(MAX_OUTPUT_BYTES + 1))
      expect(cut).toBe(true)
      expect(text.endsWith(CUT_MARK)).toBe(true)
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MAX_OUTPUT_BYTES)
      expect(Buffer.byteLength(text)).toBeGreaterThan(MAX_OUTPUT_BYTES - 4)
      expect(text.isWellFormed()).toBe(true)
    }
  })
})
