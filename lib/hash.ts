import { createHash } from 'node:crypto'
import { canonicalJson } from '#core/canonical-json.ts'

/*
 * The hashes of core/canonical-json.ts by the platform's own SHA-256, for the path of an attempt, where each is
 * computed several times: the same digits in a tenth of the time. (core runs in browsers, too, and computes them itself.)
 */

/**
 * SHA-256 of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits.
 *
 * @example sha256Hex('abc').slice(0, 8) // 'ba7816bf'
 */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/**
 * SHA-256 of a value's canonical JSON.
 *
 * @example hashJson({ b: 1, a: 2 }) === hashJson({ a: 2, b: 1 }) // true
 * @throws TypeError for what JSON cannot hold
 */
export function hashJson(value: unknown): string {
  return sha256Hex(canonicalJson(value))
}
