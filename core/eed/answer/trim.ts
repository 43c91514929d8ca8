/** Takes blanks, dollars, stops and Markdown from both ends of a stretch of text. */

/** A stretch of text; offsets count in the original output. */
export interface Slice {
  readonly text: string
  readonly from: number
  readonly to: number
}

/**
 * Narrows a stretch until it starts and ends with the formula itself.
 *
 * @example trimmed('$$x = 1.$$', 0, 10) // { from: 2, to: 7 }
 */
export function trimmed(text: string, from: number, to: number): Slice {
  for (;;) {
    const before = to - from
    while (from < to && isSkipped(text.charCodeAt(from))) from++
    while (to > from && (isSkipped(text.charCodeAt(to - 1)) || endsSentence(text, from, to))) to--
    for (const [open, close] of PAIRS) {
      if (
        to - from >= open.length + close.length &&
        text.startsWith(open, from) &&
        text.endsWith(close, to)
      ) {
        if (text.slice(to - close.length, to) === close) {
          from += open.length
          to -= close.length
        }
      } else if (open !== '**' && open !== '`' && text.startsWith(open, from)) from += open.length
      else if (
        open !== '**' &&
        open !== '`' &&
        text.slice(to - close.length, to) === close &&
        to - from >= 2
      ) {
        to -= close.length
      }
    }
    while (to - from >= 2 && text[to - 1] === '\\' && text[to - 2] === '\\') to -= 2
    if (to - from === before) return { text, from, to }
  }
}

const PAIRS: readonly (readonly [string, string])[] = [
  ['\\[', '\\]'],
  ['\\(', '\\)'],
  ['```latex', '```'],
  ['```math', '```'],
  ['```', '```'],
  ['**', '**'],
  ['`', '`'],
]

function isSkipped(code: number): boolean {
  return code <= 32 || code === 36 /* $ */ || code === 0x3002 || code === 0xfeff
}

/** A full stop or comma that ends the text, but no decimal point or `\,`. */
function endsSentence(text: string, from: number, to: number): boolean {
  const last = text[to - 1]
  if (last !== '.' && last !== ',' && last !== ';' && last !== '。' && last !== '，') return false
  if (text[to - 2] === '\\') return false
  return !text.startsWith('...', to - 3) && to - 1 > from
}
