import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redact } from '#lib/redact.ts'

describe('redact', () => {
  it.each([
    ['Incorrect API key provided: sk-proj-abcdef123456.', 'abcdef123456'],
    ['Incorrect API key provided: sk-abcd****************wxyz.', 'wxyz'],
    ['authorization: Bearer eyJhbGciOi.eyJzdWIiOiIx.SflKxw', 'SflKxw'],
    ['got header "Authorization": "Basic dXNlcjpwYXNz"', 'dXNlcjpwYXNz'],
    ['Bearer abcdefghijkl is not valid', 'abcdefghijkl'],
    ['GET https://user:hunter22@host/v1', 'hunter22'],
    ['https://host/v1?api_key=verysecret99&x=1', 'verysecret99'],
    ['{"x-api-key": "verysecret99"}', 'verysecret99'],
    ['key AIzaSyA1234567890abcdefghijklmnopqrstu', 'AIzaSyA1234567890'],
    ['hf_abcdefghijklmnop', 'abcdefghijklmnop'],
    ['password=correcthorse', 'correcthorse'],
  ])('blanks %s', (message, secret) => {
    const out = redact(message)
    expect(out).not.toContain(secret)
    expect(out).toContain('[redacted]')
  })

  it('leaves ordinary words alone', () => {
    for (const message of [
      'HTTP 404 from http://127.0.0.1:9911/v1/chat/completions (unknown model tiny)',
      "This model's maximum context length is 4096 tokens. However, your messages resulted in 9001 tokens.",
      'Too many tokens: 12 requested',
      'the task-oriented risk_free mask',
    ])
      expect(redact(message)).toBe(message)
  })

  it('blanks a key wherever it stands, also encoded or cut off', () => {
    const key = 'q9+Zt/7=my key&more'
    for (const form of [
      key,
      encodeURIComponent(key),
      Buffer.from(key).toString('base64'),
      `${key.slice(0, 9)}...`,
    ])
      expect(redact(`you gave <${form}> to us`, [key])).toMatch(/^you gave <\[redacted\][^A-Za-z]*> to us$/)
  })

  it('never lets a key through', () => {
    fc.assert(
      fc.property(
        fc
          .string({ minLength: 8, maxLength: 60 })
          .filter((s) => s.trim().length >= 8 && !'[redacted]'.includes(s)),
        fc.string({ maxLength: 40 }),
        fc.string({ maxLength: 40 }),
        (key, before, after) => {
          expect(redact(before + key + after, [key])).not.toContain(key)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('takes no notice of missing or tiny secrets', () => {
    expect(redact('a b c', [null, undefined, '', 'b'])).toBe('a b c')
  })
})
