import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * The one text form of a JSON value: object keys sorted by UTF-16 code unit, no blanks, numbers and strings as
 * `JSON.stringify` writes them (the same choices as RFC 8785). Two values that mean the same have the same text,
 * so its hash can stand for the value.
 *
 * Properties that are `undefined` are left out, as JSON does. Everything else that JSON cannot hold throws a
 * TypeError that names the place: NaN, infinities, bigint, functions, symbols, `undefined` in an array, and
 * objects that are neither plain nor arrays (a Date or a Map would silently lose its content).
 *
 * @example canonicalJson({ b: [1, 'x'], a: null }) // '{"a":null,"b":[1,"x"]}'
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$')
}

/**
 * SHA-256 of a text's UTF-8 bytes (or of the bytes given), as 64 lower-case hexadecimal digits.
 *
 * @example sha256Hex('abc').slice(0, 8) // 'ba7816bf'
 */
export function sha256Hex(data: string | Uint8Array): string {
  return bytesToHex(sha256(typeof data === 'string' ? utf8ToBytes(data) : data))
}

/**
 * SHA-256 of a value's canonical JSON: equal for values that differ only in the order of their keys.
 *
 * @example hashJson({ b: 1, a: 2 }) === hashJson({ a: 2, b: 1 }) // true
 */
export function hashJson(value: unknown): string {
  return sha256Hex(canonicalJson(value))
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${path}: ${value} is not a JSON number`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) {
    // An index loop, since `map` would skip the holes of a sparse array.
    const parts: string[] = []
    for (let i = 0; i < value.length; i++) parts.push(write(value[i], `${path}[${i}]`))
    return `[${parts.join(',')}]`
  }
  if (typeof value === 'object') return writeObject(value, path)
  throw new TypeError(`${path}: JSON cannot hold a value of type ${typeof value}`)
}

function writeObject(value: object, path: string): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`${path}: only plain objects and arrays have a canonical JSON form`)
  }
  const parts = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, v]) => `${JSON.stringify(key)}:${write(v, `${path}.${key}`)}`)
  return `{${parts.join(',')}}`
}
