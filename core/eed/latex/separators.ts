/** What stands between the items of a formula: commas, line breaks, running text; and marks that are no items. */
import type { Parser } from './state.ts'
import { T } from './tokens.ts'

/** What stands before an item. */
export type Lead = 'start' | 'comma' | 'and' | 'where' | 'space' | 'line' | 'implies' | 'text'

const CONDITION_WORDS =
  /^[\s,.;:(]*(?:where|with|for|if|when|provided|assuming|in which|here|as long|given|since|because|such that|whenever|unless|under|at|let|while|其中|式中|这里|当)/i
const AND_WORDS = /^[\s,.;:]*(?:and|or|&|as well as|和|或|与|及)[\s,.;:]*$/i

/** Of two separators the one that says more. */
export function stronger(a: Lead, b: Lead): Lead {
  if (a === 'where' || b === 'where') return 'where'
  return b === 'space' && a !== 'start' ? a : b
}

/** Skips what stands between items and says what it was; null when nothing was skipped. */
export function separators(p: Parser): Lead | null {
  let lead: Lead | null = null
  const set = (one: Lead): void => {
    lead = lead === null ? one : stronger(lead, one)
  }
  for (;;) {
    switch (p.peek()) {
      case T.COMMA:
      case T.SEMI:
        set('comma')
        break
      case T.QUAD:
        set('space')
        break
      case T.NEWLINE:
        set('line')
        break
      case T.IMPLIES:
        set('implies')
        break
      case T.AMP:
        break
      case T.PROSE:
        set(prose(p))
        continue
      case T.COLON:
        set('text')
        break
      case T.BEGIN:
        if (!isLayout(p.text[p.i]!) && !isSystem(p)) return lead
        break
      case T.FINISH:
        break
      case T.TEXT: {
        const text = p.text[p.i]!
        if (CONDITION_WORDS.test(text)) set('where')
        else if (AND_WORDS.test(text)) set('and')
        else if (/^[\s,.;]*$/.test(text)) set('space')
        else if (isName(p)) return lead
        else set('text')
        break
      }
      default:
        return lead
    }
    p.next()
  }
}

/** A run of characters of running text; the cursor ends behind it. */
function prose(p: Parser): Lead {
  const from = p.t.start[p.i]!
  while (p.peek() === T.PROSE) p.next()
  const text = p.t.source.slice(from, p.t.end[p.i - 1])
  if (CONDITION_WORDS.test(text)) return 'where'
  return AND_WORDS.test(text) ? 'and' : 'text'
}

/** `\text{KE} = ...`: text that is the left-hand side of an equation. */
function isName(p: Parser): boolean {
  const text = p.text[p.i]!
  if (p.knows(text.trim())) return true
  const next = p.kind[p.i + 1]
  return /^[A-Za-z]{1,8}$/.test(text) && (next === T.UNDER || (next === T.REL && p.text[p.i + 1] === '='))
}

/** `\begin{cases}` that lists equations, one a line, instead of telling cases apart. */
function isSystem(p: Parser): boolean {
  if (!/^[dr]?cases\*?$/.test(p.text[p.i]!)) return false
  let relation = false
  for (let i = p.i + 1; p.kind[i] !== T.FINISH && p.kind[i] !== T.END; i++) {
    if (p.kind[i] === T.AMP || p.kind[i] === T.TEXT) return false
    if (p.kind[i] === T.REL) relation = true
    if (p.kind[i] === T.NEWLINE && p.kind[i + 1] !== T.FINISH) {
      if (!relation) return false
      relation = false
    }
  }
  return relation
}

function isLayout(environment: string): boolean {
  return /^(?:aligned|align|gather|gathered|split|equation|multline|eqnarray|displaymath|math|array|flalign)\*?$/.test(
    environment,
  )
}

/** `(a)` or `(2)` with a gap after it, at the head of an equation. */
export function isEnumerator(p: Parser): boolean {
  const { kind, t, i } = p
  if (kind[i] !== T.OPEN || kind[i + 2] !== T.CLOSE || t.gap[i + 3] === 0 || kind[i + 3] === T.REL)
    return false
  if (kind[i + 1] !== T.NUM && !(kind[i + 1] === T.LETTER && /^[a-ei]$/.test(p.text[i + 1]!))) return false
  for (let next = i + 3; next < i + 15; next++) if (kind[next] === T.REL) return true
  return false
}

/** `(12)` at the end of the formula. */
export function isEquationNumber(p: Parser): boolean {
  const { kind, i } = p
  return kind[i] === T.OPEN && kind[i + 1] === T.NUM && kind[i + 2] === T.CLOSE && kind[i + 3] === T.END
}
