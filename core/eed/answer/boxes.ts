/** Boxes: `\boxed{...}`, nested, several, or cut off at the end of the output. */
import { braceEnd } from '../latex/scanner.ts'

export interface Box {
  /** The content. */
  readonly from: number
  readonly to: number
  /** Behind the closing brace. */
  readonly end: number
  /** The closing brace is missing: the content reaches to the end of the line. */
  readonly open: boolean
}

const BOX = /\\(?:boxed|fbox|framebox)\s*\{/g

/** The outermost boxes between `from` and `to`, in order. */
export function boxesOf(text: string, from: number, to: number): Box[] {
  const boxes: Box[] = []
  BOX.lastIndex = from
  for (;;) {
    const match = BOX.exec(text)
    if (match === null || match.index >= to) return boxes
    const open = BOX.lastIndex - 1
    const close = braceEnd(text, open, to)
    if (close >= 0) {
      boxes.push({ from: open + 1, to: close, end: close + 1, open: false })
      BOX.lastIndex = close + 1
      continue
    }
    // No closing brace: the text was cut off. Further boxes inside would be cut off too.
    boxes.push({ from: open + 1, to: cutEnd(text, open + 1, to), end: to, open: true })
    return boxes
  }
}

/** The end of a box without closing brace: before the `$` or the blank line that follows. */
function cutEnd(text: string, from: number, to: number): number {
  let end = to
  for (const stop of ['$', '\n\n', '\\]', '\\)']) {
    const at = text.indexOf(stop, from)
    if (at >= 0 && at < end) end = at
  }
  return end
}
