/** `\Delta T` and `\delta x`: a change is one symbol; a damping constant `\delta` times `t` is not. */
import type { Parser } from './state.ts'
import { CHOICE } from './state.ts'
import { T } from './tokens.ts'
import type { Kind } from './tokens.ts'

/**
 * The name that starts with Delta or delta; the cursor is behind it. `\Delta T` is one symbol. `\delta t` is one
 * symbol too, unless `\delta` or the `t` also stands alone in the formula, or the key knows `\delta` as a symbol.
 */
export function changeOf(
  p: Parser,
  at: number,
  name: 'Delta' | 'delta',
  baseName: (p: Parser) => string | null,
): string {
  const kind = p.peek()
  const next = p.i
  if (kind !== T.LETTER && kind !== T.SYM && kind !== T.ACCENT && kind !== T.STYLE) return name
  if (kind === T.STYLE && p.text[next] !== 'vec' && !p.text[next]!.startsWith('math')) return name
  if (p.text[next] === 'Delta' || p.text[next] === 'delta') return name
  const product = p.knows(name) || (name === 'delta' && standsAlone(p, at, next))
  const known = product && knowsChange(p, name, p.text[next]!)
  const likely = product && !known ? 1 : 0
  const choice = p.choose(CHOICE.difference, at, name, likely, 2, product && known)
  if (choice === 1) return name
  const rest = kind === T.SYM ? p.text[p.i++]! : baseName(p)
  if (rest === null) {
    p.i = next
    return name
  }
  return `${name} ${rest}`
}

/** The key or the item has a symbol such as `Delta T` or `Delta T_1`. */
function knowsChange(p: Parser, name: string, letter: string): boolean {
  const whole = `${name} ${letter}`
  if (p.knows(whole)) return true
  for (const known of p.lexicon.key?.symbols ?? []) if (known.startsWith(whole)) return true
  return false
}

/** `\delta` without a letter after it, or the letter without `\delta` before it, occurs elsewhere. */
function standsAlone(p: Parser, at: number, next: number): boolean {
  const { kind, text } = p
  const letter = text[next]!
  const fact = `delta ${letter}`
  let alone = p.facts.get(fact)
  if (alone === undefined) {
    alone = scan(kind, text, at, next, letter)
    p.facts.set(fact, alone)
  }
  return alone
}

function scan(
  kind: readonly Kind[],
  text: readonly string[],
  at: number,
  next: number,
  letter: string,
): boolean {
  for (let i = 0; i < kind.length; i++) {
    if (i === at || i === next) continue
    if (kind[i] === T.SYM && text[i] === 'delta') {
      const after = kind[i + 1]
      if (after !== T.LETTER && after !== T.SYM && after !== T.ACCENT && after !== T.STYLE) return true
    } else if (
      kind[i] === kind[next] &&
      text[i] === letter &&
      text[i - 1] !== 'delta' &&
      kind[i - 1] !== T.UNDER
    ) {
      if (kind[i + 1] !== T.UNDER) return true
    }
  }
  return false
}
