import { MAX_OUTPUT_BYTES } from '#core/protocol/index.ts'

/** The last line of an answer that was too long to keep whole. */
export const CUT_MARK = `\n[cut off here by the runner: longer than ${MAX_OUTPUT_BYTES.toLocaleString('en-US')} bytes]`

/**
 * The text as PostgreSQL and JSON can hold it: NUL and halves of surrogate pairs become U+FFFD.
 *
 * @example storable('a\0b\ud800') // 'a\ufffdb\ufffd'
 */
export function storable(text: string): string {
  const whole = text.toWellFormed()
  return whole.includes('\0') ? whole.replaceAll('\0', '\ufffd') : whole
}

/**
 * The longest start of a text that has at most `max` bytes of UTF-8, without half a character at its end.
 *
 * @example cutToBytes('aéb', 2) // 'a'
 */
export function cutToBytes(text: string, max: number): string {
  // Never more than 3 bytes for each UTF-16 unit: most texts need no counting.
  if (text.length * 3 <= max || Buffer.byteLength(text) <= max) return text
  const bytes = Buffer.from(text)
  let end = max
  // Bytes 10xxxxxx continue a character; its first byte must be inside too, or all of it stays out.
  while (end > 0 && (bytes[end]! & 0xc0) === 0x80) end--
  return bytes.toString('utf8', 0, end)
}

/**
 * An answer of at most MAX_OUTPUT_BYTES: a longer one is cut and says so in its last line.
 *
 * @returns the text, and whether it was cut
 */
export function keepable(text: string): { text: string; cut: boolean } {
  const clean = storable(text)
  const cut = cutToBytes(clean, MAX_OUTPUT_BYTES)
  if (cut.length === clean.length) return { text: clean, cut: false }
  return { text: cutToBytes(clean, MAX_OUTPUT_BYTES - Buffer.byteLength(CUT_MARK)) + CUT_MARK, cut: true }
}
