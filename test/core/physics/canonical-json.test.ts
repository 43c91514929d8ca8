import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, hashJson, sha256Hex } from '#core/canonical-json.ts'

describe('canonicalJson', () => {
  test('sorts keys at every depth and writes no blanks', () => {
    expect(canonicalJson({ b: [1, 'x', { d: true, c: null }], a: -0.5 })).toBe(
      '{"a":-0.5,"b":[1,"x",{"c":null,"d":true}]}',
    )
  })

  test('leaves out undefined properties, as JSON does', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe(canonicalJson({ b: 1 }))
  })

  test.each([
    ['NaN', { a: Number.NaN }, '$.a'],
    ['infinity', [Infinity], '$[0]'],
    ['undefined in an array', { a: [undefined] }, '$.a[0]'],
    ['a hole in an array', Array<number>(1), '$[0]'],
    ['bigint', 1n, '$'],
    ['a function', { f: () => 1 }, '$.f'],
    ['a date', { at: { d: new Date(0) } }, '$.at.d'],
    ['a map', new Map(), '$'],
  ])('throws for %s, naming the place', (_, value, place) => {
    expect(() => canonicalJson(value)).toThrow(TypeError)
    expect(() => canonicalJson(value)).toThrow(`${place}: `)
  })

  test('means the same JSON, whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        // JSON has no negative zero.
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })

  test('keys that look like prototype members are kept', () => {
    const value: unknown = JSON.parse('{"__proto__":1,"constructor":2}')
    expect(canonicalJson(value)).toBe('{"__proto__":1,"constructor":2}')
  })
})

describe('sha256Hex', () => {
  test("is SHA-256 of the text's UTF-8 bytes", () => {
    // FIPS 180-2, appendix B.1.
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(sha256Hex('ħ')).toBe(sha256Hex(new Uint8Array([0xc4, 0xa7])))
  })

  test('hashJson does not depend on the order of keys', () => {
    expect(hashJson({ b: 1, a: [2, { y: 3, x: 4 }] })).toBe(hashJson({ a: [2, { x: 4, y: 3 }], b: 1 }))
    expect(hashJson({ a: 1 })).not.toBe(hashJson({ a: 2 }))
  })
})
