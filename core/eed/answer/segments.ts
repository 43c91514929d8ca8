/** The formulas that a text marks as such: `$...$`, `$$...$$`, `\(...\)`, `\[...\]`, equation environments. */
import type { Slice } from './trim.ts'

export interface Segment extends Slice {
  /** Where the opening delimiter starts and the closing one ends. */
  readonly start: number
  readonly end: number
  readonly display: boolean
}

/** Only so many segments, from the last one, are kept. */
const MAX_SEGMENTS = 400

const OPENERS =
  /\$\$?|\\\[|\\\(|\\begin\{(equation|align|aligned|gather|gathered|multline|displaymath|eqnarray)\*?\}/g

/** The segments between `from` and `to`, in order; blank ones are left out. */
export function segmentsOf(text: string, from: number, to: number): Segment[] {
  const segments: Segment[] = []
  const limit = Math.max(from, to - 200_000)
  OPENERS.lastIndex = limit
  for (;;) {
    const match = OPENERS.exec(text)
    if (match === null || match.index >= to) break
    const opener = match[0]
    if (opener.startsWith('$') && text[match.index - 1] === '\\') {
      OPENERS.lastIndex = match.index + 1
      continue
    }
    const inner = match.index + opener.length
    const closer =
      opener === '$$'
        ? '$$'
        : opener === '$'
          ? '$'
          : opener === '\\['
            ? '\\]'
            : opener === '\\('
              ? '\\)'
              : `\\end{${match[1]!}`
    const at = text.indexOf(closer, inner)
    const close = at < 0 || at > to ? to : at
    // An inline formula does not run over a blank line: that dollar was no delimiter.
    const blank = opener === '$' ? text.indexOf('\n\n', inner) : -1
    if (blank >= 0 && blank < close) {
      OPENERS.lastIndex = blank
      continue
    }
    const end = Math.min(to, close + closer.length)
    if (text.slice(inner, Math.min(close, inner + 2000)).trim() !== '') {
      const display = opener !== '$' && opener !== '\\('
      segments.push({ text, from: inner, to: close, start: match.index, end, display })
    }
    OPENERS.lastIndex = Math.max(end, inner)
    if (close >= to) break
  }
  return segments.slice(-MAX_SEGMENTS)
}
