/**
 * A text as Postgres can keep it: neither NUL nor half a surrogate pair, each replaced by U+FFFD.
 *
 * @example storable('a\0b') // 'a\ufffdb'
 */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed()
}

/**
 * JSON whose every string (keys, too) is one that Postgres can keep.
 *
 * @example storableJson({ cpu: 'a\0' }) // '{"cpu":"a\ufffd"}'
 */
export function storableJson(value: unknown): string {
  return storableJsonText(JSON.stringify(value))
}

/** The same for what is JSON already, as JSON.stringify writes it. */
export function storableJsonText(json: string): string {
  if (!json.includes('\\u')) return json
  // Both can only stand in JSON as these escapes; a backslash before them is itself escaped, in pairs.
  return json.replace(/(\\\\)|\\u(0000|d[89a-f][0-9a-f]{2})/gi, (all, pair?: string) =>
    pair === undefined ? '\uFFFD' : all,
  )
}
