import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as core from '#core/canonical-json.ts'
import { hashJson, sha256Hex } from '#lib/hash.ts'

const anyString = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((c) => String.fromCharCode(c)) })

it('the platform computes the same hashes as core does, of every text and every JSON value', () => {
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  fc.assert(fc.property(anyString, (text) => sha256Hex(text) === core.sha256Hex(text)))
  fc.assert(fc.property(fc.jsonValue(), (value) => hashJson(value) === core.hashJson(value)))
})
