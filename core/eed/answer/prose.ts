/** Telling formulas from running text, where no delimiter does. */
import { WORD_FUNCTIONS, WORD_SYMBOLS, command } from '../latex/commands.ts'
import { trimmed } from './trim.ts'
import type { Slice } from './trim.ts'

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
  const lower = word.toLowerCase()
  if (ENGLISH.has(lower)) return word.length > 1
  if (word.length < 4) return false
  if (WORD_FUNCTIONS.has(word) || WORD_SYMBOLS.has(word) || command(word) !== undefined) return false
  return /^[A-Z]?[a-z]+$/.test(word) && /[aeiouy]/.test(word.slice(1))
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
export function isFormulaText(text: string, from: number, to: number): boolean {
  if (from >= to || to - from > 20_000) return false
  let count = 0
  for (const { word, at } of words(text, from, to)) {
    if (text[at - 1] === '_' || word === 'and' || word === 'or') continue
    if (isProseWord(word) && ++count > 0) return false
  }
  return true
}

/**
 * The formula in running text without delimiters: `Therefore the answer is \frac{2}{3}g`. It is looked for in the
 * last lines, behind the last word of running text before it and up to the next one.
 */
export function proseFormula(text: string, from: number, to: number): Slice | null {
  const start = Math.max(from, to - 4000)
  let end = to
  // The last line that holds a sign of mathematics.
  for (let lines = 0; lines < 40 && end > start; lines++) {
    let lineStart = text.lastIndexOf('\n', end - 1) + 1
    if (lineStart < start) lineStart = start
    const found = inLine(text, lineStart, end)
    if (found !== null) return found
    end = lineStart - 1
  }
  return null
}

function inLine(text: string, from: number, to: number): Slice | null {
  // Stretches between words of running text.
  const cuts: { from: number; to: number }[] = []
  let begin = from
  for (const { word, at } of words(text, from, to)) {
    const lone = word.length === 1 && !/[=^_+*/\\({]/.test(text.slice(at - 2, at + 3).replace(word, ''))
    if (!isProseWord(word) && !(lone && (word === 'a' || word === 'I') && /\s/.test(text[at + 1] ?? ' '))) continue
    if (text[at - 1] === '_') continue
    cuts.push({ from: begin, to: at })
    begin = at + word.length
  }
  cuts.push({ from: begin, to })
  let best: Slice | null = null
  for (const cut of cuts) {
    const slice = trimmed(text, cut.from, cut.to)
    const length = slice.to - slice.from
    if (length === 0 || !hasMathematics(text.slice(slice.from, slice.to))) continue
    // The answer comes last, but `for $k > 0$` after it is shorter and only a condition.
    if (best === null || !isConditionText(text.slice(slice.from, slice.to))) best = slice
  }
  return best
}

function hasMathematics(text: string): boolean {
  return /\\[a-zA-Z]|[=^_*/√]|\d/.test(text) || /^[A-Za-z]{1,4}$/.test(text)
}

function isConditionText(text: string): boolean {
  return /^[^=]*[<>≤≥≠]|\\(?:le|ge|neq|ll|gg)[^=]*$/.test(text)
}
