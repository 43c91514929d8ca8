/** Characters beyond ASCII. */
import { commandToken } from './backslash.ts'
import {
  ASCII,
  COMBINING,
  FRACTIONS,
  commandOfCharacter,
  isInvisible,
  isProse,
  isScriptLetter,
  subscript,
  superscript,
} from './characters.ts'
import { Failure } from './errors.ts'
import { punctuation } from './punctuation.ts'
import { Scanner, isDigit, isLetter } from './scanner.ts'
import { T } from './tokens.ts'
import type { Kind } from './tokens.ts'

/** The character at the cursor. */
export function unicode(s: Scanner): void {
  const { source } = s
  const from = s.i
  const code = source.codePointAt(from)!
  const character = String.fromCodePoint(code)
  s.i = from + character.length
  if (isInvisible(code)) {
    s.blank ||= 1
    return
  }
  const name = commandOfCharacter(character)
  if (name !== undefined) return commandToken(s, name, from, s.i)
  const raised = superscript(character)
  if (raised !== '') return script(s, T.SUPER, raised, superscript, from)
  const lowered = subscript(character)
  if (lowered !== '') return script(s, T.SUB, lowered, subscript, from)
  const fraction = FRACTIONS.get(character)
  if (fraction !== undefined) return s.push(T.NUM, fraction, from, s.i)
  const mark = COMBINING.get(code)
  if (mark !== undefined && accent(s, mark, from)) return
  let ascii = ASCII.get(character)
  if (ascii === undefined && !isProse(code)) {
    // Mathematical alphabets and full-width forms have a plain letter as compatibility form.
    const plain = character.normalize('NFKC')
    if (plain !== character && plain.length === 1) {
      if (plain.charCodeAt(0) < 128) ascii = plain
      else {
        const greek = commandOfCharacter(plain)
        if (greek !== undefined) return commandToken(s, greek, from, s.i)
      }
    }
    const [letter, mark, more] = character.normalize('NFD')
    const composed = mark === undefined || more !== undefined ? undefined : COMBINING.get(mark.charCodeAt(0))
    if (letter !== undefined && composed !== undefined && isLetter(letter.charCodeAt(0))) {
      s.push(T.LETTER, letter, from, s.i)
      if (accent(s, composed, from)) return
    }
  }
  if (ascii === undefined) {
    if (isProse(code)) return s.push(T.PROSE, character, from, s.i)
    const shown = code.toString(16).toUpperCase().padStart(4, '0')
    throw new Failure('bad_character', `The character U+${shown} has no meaning in a formula.`, from)
  }
  if (isScriptLetter(code)) s.push(T.STYLE, 'mathcal', from, s.i)
  const end = s.i
  s.push(...single(ascii, from, end))
}

/** Puts an accent before the letter that was just read; false when there is none. */
function accent(s: Scanner, name: string, from: number): boolean {
  const last = s.kind.length - 1
  const letter = s.kind[last]
  if ((letter !== T.LETTER && letter !== T.SYM) || s.kind[last - 1] === T.ACCENT) return false
  const text = s.text[last]!
  const start = s.start[last]!
  s.kind[last] = T.ACCENT
  s.text[last] = name
  s.blank = 0
  s.push(letter, text, start, Math.max(s.i, from))
  return true
}

/** The token of one ASCII character that stands for a unicode one. */
function single(ascii: string, from: number, end: number): [Kind, string, number, number] {
  if (isLetter(ascii.charCodeAt(0))) return [T.LETTER, ascii, from, end]
  if (isDigit(ascii.charCodeAt(0))) return [T.NUM, ascii, from, end]
  const inner = new Scanner(ascii, 0, 1, false)
  punctuation(inner, ascii.charCodeAt(0))
  return [inner.kind[0] ?? T.PROSE, inner.text[0] ?? ascii, from, end]
}

function script(s: Scanner, kind: Kind, first: string, of: (c: string) => string, from: number): void {
  let text = first
  let next = of(s.source[s.i] ?? '')
  while (s.i < s.to && next !== '') {
    text += next
    s.i++
    next = of(s.source[s.i] ?? '')
  }
  s.push(kind, text, from, s.i)
}
