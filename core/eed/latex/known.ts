/** Names that the item or the key knows. */
import { aliasAmong } from './names.ts'
import type { Parser } from './state.ts'

/** The name under which the item or the key knows this symbol, where it is only a variant of it. */
export function canonical(p: Parser, name: string): string {
  const key = p.lexicon.key
  if (key === null || p.knows(name)) return name
  let alias = p.aliases.get(name)
  if (alias === undefined) {
    alias = aliasAmong(name, { has: (other) => p.knows(other) }) ?? name
    p.aliases.set(name, alias)
  }
  return alias
}

/** `\mathrm{mg}` for the symbols m and g, which the key knows. */
export function splitsIntoKnown(p: Parser, word: string): boolean {
  return !p.knows(word) && [...word].every((letter) => p.knows(letter))
}
