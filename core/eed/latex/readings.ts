/** All readings of one formula: the most likely one, then the others that its ambiguities allow. */
import { Failure } from './errors.ts'
import { startParser } from './grammar.ts'
import { parseItems } from './items.ts'
import type { Item } from './items.ts'
import type { Choice, Lexicon } from './state.ts'
import { T } from './tokens.ts'
import type { Tokens } from './tokens.ts'
import type { Flag } from './types.ts'

export const MAX_READINGS = 16

/** A formula's items under one reading. */
export interface ItemReading {
  readonly items: Item[]
  readonly taken: string[]
  readonly flags: Set<Flag>
  readonly choices: readonly Choice[]
  /** Text of the unit behind the formula, where one was left out. */
  readonly unit: string | null
}

const NONE: ReadonlyMap<number, number> = new Map()

/** Parses tokens under given decisions. */
export function readOnce(
  tokens: Tokens,
  lexicon: Lexicon,
  decided: ReadonlyMap<number, number> = NONE,
): ItemReading {
  if (tokens.unmatched >= 0) {
    const at = tokens.unmatched
    const shown = tokens.source.slice(tokens.start[at], tokens.end[at])
    if (tokens.kind[at] === T.CLOSE && tokens.text[at] === '>' && tokens.kind.includes(T.BAR)) {
      throw new Failure('unsupported', 'A ket |...> is a quantum state and has no value.', tokens.start[at]!)
    }
    throw new Failure('unbalanced', `The bracket "${shown}" has no partner.`, tokens.start[at]!)
  }
  const p = startParser(tokens, lexicon, decided)
  const items = parseItems(p)
  return { items, taken: p.taken, flags: p.flags, choices: p.choices, unit: p.unit }
}

/**
 * Up to 16 readings, the most likely first. Choices of one kind (every `e`, say) are changed together first, then
 * pairs of kinds, then single places.
 */
export function readAll(tokens: Tokens, lexicon: Lexicon): ItemReading[] {
  const first = readOnce(tokens, lexicon)
  if (first.choices.length === 0) return [first]
  // A long formula has fewer readings, so that the work stays bounded.
  const most = Math.max(2, Math.min(MAX_READINGS, Math.floor(24_000 / tokens.kind.length)))
  const found = [first]
  const tried = new Set([''])
  const attempt = (changes: () => [number, number][]): void => {
    if (found.length >= most) return
    const decided = new Map(changes())
    const key = decided.size > 200 ? String(tried.size) : [...decided].sort((a, b) => a[0] - b[0]).join(';')
    if (tried.has(key)) return
    tried.add(key)
    try {
      found.push(readOnce(tokens, lexicon, decided))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
    }
  }
  const groups = new Map<string, Choice[]>()
  for (const choice of first.choices) {
    const group = groups.get(choice.group)
    if (group === undefined) groups.set(choice.group, [choice])
    else group.push(choice)
  }
  const flipped = (choices: readonly Choice[]): [number, number][] =>
    choices.map((choice) => [choice.id, (choice.taken + 1) % choice.options])
  const whole = [...groups.values()]
  for (const group of whole) attempt(() => flipped(group))
  for (const choice of first.choices.slice(0, most)) attempt(() => flipped([choice]))
  for (let a = 0; a < whole.length && a < 6; a++) {
    for (let b = a + 1; b < whole.length && b < 6; b++) {
      attempt(() => [...flipped(whole[a]!), ...flipped(whole[b]!)])
    }
  }
  // Where a name stands often, all but one place are changed too.
  for (const group of whole) {
    if (group.length < 3 || group.length > 8) continue
    for (const choice of group) attempt(() => flipped(group.filter((one) => one !== choice)))
  }
  return found
}
