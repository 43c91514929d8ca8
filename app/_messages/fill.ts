import type { Message } from './types.ts'

/**
 * The form of a message that a number asks for.
 *
 * @example choose({ one: '{count} item', other: '{count} items' }, 1, 'en') // '{count} item'
 */
export function choose(message: Message, count: unknown, locale: string): string {
  if (typeof message === 'string') return message
  const number = typeof count === 'number' ? count : 0
  return message[new Intl.PluralRules(locale).select(number)] ?? message.other
}

/** A text cut at its `{names}`: strings at even places, names at odd ones. */
function cut(text: string): string[] {
  return text.split(/\{(\w+)\}/)
}

/**
 * Puts values into a text. Numbers are written as the locale writes them; a name without a value stays as it is,
 * so that a mistake shows.
 *
 * @example fill('{done} of {total}', { done: 3, total: 1200 }, 'en') // '3 of 1,200'
 */
export function fill(
  text: string,
  values: Readonly<Record<string, string | number>>,
  locale: string,
): string {
  return cut(text)
    .map((part, i) => {
      if (i % 2 === 0) return part
      const value = values[part]
      if (value === undefined) return `{${part}}`
      return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value
    })
    .join('')
}

/**
 * The pieces of a text with things that are no strings put in: links, code, emphasis.
 *
 * @example pieces('Run {command} once.', { command: 42 }) // ['Run ', 42, ' once.']
 */
export function pieces<T>(text: string, values: Readonly<Record<string, T>>): (string | T)[] {
  return cut(text)
    .map((part, i) => (i % 2 === 0 ? part : (values[part] ?? `{${part}}`)))
    .filter((piece) => piece !== '')
}
