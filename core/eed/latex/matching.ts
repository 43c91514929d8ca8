/** Which closing bracket may end which opening one. */
import { T } from './tokens.ts'
import type { Kind } from './tokens.ts'

const ROUND = '([.'
const ROUND_CLOSE = ')].'

/** Half-open intervals such as `[0,1)` are allowed, and `\left.` goes with every `\right`. */
export function closesWith(openKind: Kind, openText: string, closeKind: Kind, closeText: string): boolean {
  if (openKind === T.LBRACE || closeKind === T.RBRACE) return openKind === T.LBRACE && closeKind === T.RBRACE
  if (openText === '.' || closeText === '.') return true
  if (openKind === T.BAR_OPEN || closeKind === T.BAR_CLOSE) {
    return openKind === T.BAR_OPEN && closeKind === T.BAR_CLOSE
  }
  if (ROUND.includes(openText)) return ROUND_CLOSE.includes(closeText)
  switch (openText) {
    case '{':
      return closeText === '}'
    case '<':
      return closeText === '>'
    case 'lfloor':
      return closeText === 'rfloor'
    case 'lceil':
      return closeText === 'rceil'
    default:
      return false
  }
}

/** The closing bracket that belongs to an opening one. */
export function closerOf(open: string): string {
  switch (open) {
    case '(':
      return ')'
    case '[':
      return ']'
    case '{':
      return '}'
    case '<':
      return '>'
    case 'lfloor':
      return 'rfloor'
    case 'lceil':
      return 'rceil'
    default:
      return '.'
  }
}
