/** Telling formulas from running text, where no delimiter does. */
import { WORD_FUNCTIONS, WORD_SYMBOLS, command } from '../latex/commands.ts'
import { trimmed } from './trim.ts'
import type { Slice } from './trim.ts'

const NONE: Letters = new Set()

const ENGLISH = new Set(
  (
    'a an the of and or is are was be been being in on at to from by for with without as that this these those it its ' +
    'so we us our you your i he she they if then else when where which what how why thus hence therefore because since ' +
    'but not no yes can could will would should may might must have has had do does did find found get gets got gives ' +
    'give given obtain obtained final answer result solution value expression equation formula equals equal using use ' +
    'used let now here there all any each only also both between after before above below into through per than very ' +
    'about over under up down out off units unit where assuming assume note such finally moreover however force energy ' +
    'mass time velocity speed angle length distance ball moves right left system total net maximum minimum nan none ' +
    'undefined cannot determine known unknown'
  ).split(' '),
)

/** A word of running text: English, or long enough and pronounceable. */
function isProseWord(word: string): boolean {
  // No word has a capital inside: `aT` is a product.
  if (!/^(?:[A-Z]?[a-z]*|[A-Z]+)$/.test(word)) return false
  const lower = word.toLowerCase()
  if (ENGLISH.has(lower)) return word.length > 1
  if (word.length < 4) return false
  if (WORD_FUNCTIONS.has(word) || WORD_SYMBOLS.has(word) || command(word) !== undefined) return false
  return /^[A-Z]?[a-z]+$/.test(word) && /[aeiouy]/.test(word.slice(1))
}

/**
 * Letters of the key's and the declared symbols: a run of nothing but these, beside an operator or alone, is a product
 * (`v_0 + at`, `mgh+be`), although it may spell an English word.
 */
export type Letters = ReadonlySet<string>

function isProduct(
  text: string,
  word: string,
  at: number,
  letters: Letters,
  from: number,
  to: number,
): boolean {
  const applied = /^\s*[(\\\u0370-\u03ff]/.test(text.slice(at + word.length, at + word.length + 3))
  const run = applied ? word.replace(/(?:arc)?(?:sin|cos|tan)h?$|exp$|sqrt$/, '') : word
  if (run.length > 4) return false
  // `be^{-kt}`: the last e is Euler's number.
  const power = run.endsWith('e') && /^\s*\^/.test(text.slice(at + word.length, at + word.length + 3))
  for (const letter of power ? run.slice(0, -1) : run) if (!letters.has(letter)) return false
  if (run !== word) return true
  const before = text.slice(Math.max(from, at - 8), at).trimEnd()
  const after = text.slice(at + word.length, Math.min(to, at + word.length + 8)).trimStart()
  const alone = before === '' && after === ''
  if (alone || text[at - 1] === '}' || isMinusGlued(text, at + word.length)) return true
  // A minus between blanks may be a dash, and a full stop or comma ends sentences: neither makes a formula.
  return /[+*/=^_()\d\]−·×-]$/.test(before) || /^[+*/=^_([\\]/.test(after)
}

/** `at-9`, `at-x`: a minus without blanks around it, but no hyphen before another word. */
function isMinusGlued(text: string, at: number): boolean {
  const match = /^[-−]([A-Za-z]*)(?=(.?))/s.exec(text.slice(at, at + 40))
  if (match === null) return false
  const next = match[1]!
  return next === '' ? /[^\s-]/.test(match[2]!) : !isProseWord(next)
}

/** Words outside braces and commands, with their places; at most the last 4000 characters are looked at. */
function* words(text: string, from: number, to: number): Generator<{ word: string; at: number }> {
  const WORD = /\\[a-zA-Z]+|[{}]|[A-Za-z]+/g
  WORD.lastIndex = from
  let depth = 0
  for (;;) {
    const match = WORD.exec(text)
    if (match === null || match.index >= to) return
    const found = match[0]
    if (found === '{') depth++
    else if (found === '}') depth = Math.max(0, depth - 1)
    else if (depth === 0 && found[0] !== '\\') yield { word: found, at: match.index }
  }
}

/** True when a stretch reads as a formula: no two words of running text in it, and something that can have a value. */
export function isFormulaText(text: string, from: number, to: number, letters: Letters = NONE): boolean {
  if (from >= to || to - from > 20_000) return false
  for (const { word, at } of words(text, from, to)) {
    if (text[at - 1] === '_' || word === 'and' || word === 'or') continue
    if (isProseWord(word) && !isProduct(text, word, at, letters, from, to)) return false
  }
  return true
}

/** A formula found in running text, with the formulas behind `where` that may define its symbols. */
export interface ProseFormula extends Slice {
  readonly definitions: readonly Slice[]
}

/**
 * The formula in running text without delimiters: `Therefore the answer is \frac{2}{3}g`. It is looked for in the
 * last lines: the last stretch between words of running text that holds mathematics, before a word such as `where`.
 */
export function proseFormula(
  text: string,
  from: number,
  to: number,
  letters: Letters = NONE,
): ProseFormula | null {
  const start = Math.max(from, to - 4000)
  let end = to
  for (let lines = 0; lines < 40 && end > start; lines++) {
    const lineStart = Math.max(start, text.lastIndexOf('\n', end - 1) + 1)
    const found = inLine(text, lineStart, end, letters)
    if (found !== null) return found
    end = lineStart - 1
  }
  return null
}

const EXPLAINING = /^(?:where|with|for|if|when|in|assuming|provided|here|since|because|as|given|let|at)$/i

function inLine(text: string, from: number, to: number, letters: Letters): ProseFormula | null {
  const parts: Slice[] = []
  const explained: Slice[] = []
  let begin = from
  let explaining = false
  const weak: Slice[] = []
  let before = ''
  const cut = (end: number): void => {
    const slice = withoutLooseBrackets(trimmed(text, begin, end))
    if (slice.to <= slice.from) return
    if (explaining && parts.length > 0) explained.push(slice)
    else if (isMathematics(text, slice)) parts.push(slice)
    else if (STATING.test(before) && isAtom(text, slice, letters)) weak.push(slice)
  }
  for (const { word, at } of words(text, from, to)) {
    if (!isProseWord(word) && !isLoneArticle(text, word, at)) continue
    if (text[at - 1] === '_' || isProduct(text, word, at, letters, from, to)) continue
    cut(at)
    begin = at + word.length
    before = word
    if (EXPLAINING.test(word) && parts.length > 0) explaining = true
  }
  cut(to)
  const chosen = parts.at(-1) ?? weak.at(-1)
  if (chosen === undefined) return null
  return { ...chosen, definitions: explained.filter((part) => text.slice(part.from, part.to).includes('=')) }
}

/** `a` or `I` as a word: blanks on both sides and no operator beside it. */
function isLoneArticle(text: string, word: string, at: number): boolean {
  if (word !== 'a' && word !== 'I' && word !== 'A') return false
  return (
    /[A-Za-z.,]\s+$/.test(text.slice(Math.max(0, at - 4), at)) &&
    /^\s+[A-Za-z]/.test(text.slice(at + 1, at + 4))
  )
}

/** Brackets at the edge that a cut has parted from their partners. */
function withoutLooseBrackets(slice: Slice): Slice {
  let { from, to } = slice
  const { text } = slice
  while (to > from && /[([{\s:]/.test(text[to - 1]!) && text[to - 2] !== '\\') to--
  while (from < to && /[)\]},;:.=\s]/.test(text[from]!)) from++
  return trimmed(text, from, to)
}

/** Holds a sign of mathematics. */
function isMathematics(text: string, slice: Slice): boolean {
  return /\\[a-zA-Z]|[=^_*/√+]|\d[A-Za-z]|[A-Za-z]\(/.test(text.slice(slice.from, slice.to))
}

/** Words before which a lone number or symbol is a statement: `the answer is 5`. */
const STATING = /^(?:is|are|equals?|be|get|obtain|answer|result|value|to)$/i

/** A lone number or symbol, or a short run of letters that the key knows (`say` is none). */
function isAtom(text: string, slice: Slice, letters: Letters): boolean {
  const atom = text.slice(slice.from, slice.to)
  if (/^[-−]?(?:[\d.]+|[A-Za-zΑ-ω])$/.test(atom)) return true
  return (
    /^[-−]?[A-Za-z]{2,3}$/.test(atom) && [...atom.replace(/^[-−]/, '')].every((letter) => letters.has(letter))
  )
}
