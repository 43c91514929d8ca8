/** Commands: what a backslash starts. */
import { SKIPPED, SKIPPED_WITH_ARGUMENT, SPACES, WORD_FUNCTIONS, command } from './commands.ts'
import { isLetter } from './scanner.ts'
import type { Scanner } from './scanner.ts'
import { T } from './tokens.ts'

const SIZES_LEFT = new Set(['left', 'bigl', 'Bigl', 'biggl', 'Biggl'])
const SIZES_RIGHT = new Set(['right', 'bigr', 'Bigr', 'biggr', 'Biggr'])
const SIZES = new Set(['big', 'Big', 'bigg', 'Bigg', 'bigm', 'Bigm', 'biggm', 'Biggm'])
/** Signs that stand for a word between formulas. */
const SPOKEN: ReadonlyMap<string, string> = new Map([
  ['cup', 'or'],
  ['lor', 'or'],
  ['vee', 'or'],
  ['land', 'and'],
  ['forall', 'for'],
  ['exists', 'for'],
])
/** Words that end a formula even when they are written with \\mathrm. */
const UPRIGHT_WORDS = new Set(['and', 'or', 'where', 'with', 'for', 'if', 'when'])

/** Function names that are also units or words: they need a bracket when they stand in \mathrm. */
const AMBIGUOUS_UPRIGHT = new Set('min sec max th sh ch tr inf sup dim deg gamma Re Im Tr arg'.split(' '))

/** The command at the cursor. */
export function backslash(s: Scanner): void {
  const { source, to } = s
  const from = s.i
  let j = from + 1
  while (j < to && isLetter(source.charCodeAt(j))) j++
  if (j > from + 1) {
    s.i = j
    commandToken(s, source.slice(from + 1, j), from, j)
    return
  }
  const next = source[j] ?? ''
  s.i = Math.min(to, j + 1)
  if (next === '\\') {
    s.push(T.NEWLINE, '\\\\', from, s.i)
    const option = /^\s*\[-?[\d.]+\s*[a-z]{2}\]/.exec(source.slice(s.i, s.i + 20))
    if (option) s.i += option[0].length
  } else if (SPACES.has(next) || next === '') s.blank = 2
  else if (next === '(' || next === ')' || next === '[' || next === ']') s.blank ||= 1
  else {
    const known = command(next)
    if (known) s.push(known.kind, known.text, from, s.i)
    else s.push(T.UNKNOWN, next, from, s.i)
  }
}

/** The token of `\name`, which stood from `from` to `end`; the cursor is behind it. */
export function commandToken(s: Scanner, name: string, from: number, end: number): void {
  const { source } = s
  if (SIZES_LEFT.has(name)) return delimiter(s, 1, end)
  if (SIZES_RIGHT.has(name)) return delimiter(s, 2, end)
  if (SIZES.has(name)) return delimiter(s, 3, end)
  if (name === 'middle') {
    s.i = s.skipBlanks(end) + 1
    return s.push(T.MIDDLE, '|', from, s.i)
  }
  if (SKIPPED.has(name)) return
  if (SPACES.has(name)) {
    s.blank = 2
    return
  }
  if (SKIPPED_WITH_ARGUMENT.has(name)) {
    const open = s.skipBlanks(end)
    if (source[open] === '{') s.i = s.closing(open) + 1
    return
  }
  if (name === 'textcolor' || name === 'colorbox') {
    const open = s.skipBlanks(end)
    if (source[open] === '{') s.i = s.closing(open) + 1
    return
  }
  if (name === 'operatorname' || name === 'operatornamewithlimits' || name === 'DeclareMathOperator') {
    return operatorName(s, from, source[end] === '*' ? end + 1 : end)
  }
  if (name === 'SI' || name === 'qty' || name === 'SIrange' || name === 'num') return quantity(s, name, end)
  if (name === 'dd') return s.push(T.LETTER, 'd', from, end)
  const spoken = SPOKEN.get(name)
  if (spoken !== undefined) return s.push(T.TEXT, spoken, from, end)
  const known = command(name)
  if (known === undefined) return s.push(T.UNKNOWN, name, from, end)
  if ((known.kind === T.TEXT || known.text === 'rm') && uprightFunction(s, from, end)) return
  if (known.kind === T.TEXT || known.kind === T.UNIT || known.kind === T.BEGIN || known.kind === T.FINISH) {
    const open = s.skipBlanks(end)
    if (source[open] !== '{' || open >= s.to) return s.push(known.kind, '', from, end)
    const close = s.closing(open)
    s.i = close + 1
    const text = source.slice(open + 1, close)
    s.push(known.kind, text, from, s.i)
    if (known.kind === T.BEGIN && (text === 'array' || text === 'tabular')) {
      const spec = s.skipBlanks(s.i)
      if (source[spec] === '{') s.i = s.closing(spec) + 1
    }
    return
  }
  s.push(known.kind, known.text, from, end)
}

/** `\mathrm{sin}`, `\text{sinh}`: a function, not a name. */
function uprightFunction(s: Scanner, from: number, end: number): boolean {
  const { source } = s
  const open = s.skipBlanks(end)
  if (source[open] !== '{') return false
  const spoken = /^\{(?:[~\s]|\\[ ,;])*([a-z]{2,5})(?:[~\s]|\\[ ,;])*\}/.exec(
    source.slice(open, Math.min(s.to, open + 24)),
  )
  if (spoken !== null && UPRIGHT_WORDS.has(spoken[1]!)) {
    s.i = open + spoken[0].length
    s.push(T.TEXT, spoken[1]!, from, s.i)
    return true
  }
  let close = open + 1
  while (close < s.to && isLetter(source.charCodeAt(close))) close++
  if (source[close] !== '}' || close - open < 3 || close - open > 10) return false
  const word = source.slice(open + 1, close)
  const name = WORD_FUNCTIONS.get(word) ?? (command(word)?.kind === T.FN ? command(word)!.text : undefined)
  if (name === undefined) return false
  if (AMBIGUOUS_UPRIGHT.has(word) && source[s.skipBlanks(close + 1)] !== '(') return false
  s.i = close + 1
  s.push(T.FN, name, from, s.i)
  return true
}

function operatorName(s: Scanner, from: number, end: number): void {
  const { source } = s
  const open = s.skipBlanks(end)
  if (source[open] !== '{') return s.push(T.UNKNOWN, 'operatorname', from, end)
  const close = s.closing(open)
  s.i = close + 1
  const name = source.slice(open + 1, close).replace(/\\(?:mathrm|rm|text)\b|[\s{}\\,]/g, '')
  const known = command(name)
  if (known?.kind === T.FN) s.push(T.FN, known.text, from, s.i)
  else if (known?.kind === T.LIM) s.push(T.LIM, 'lim', from, s.i)
  else s.push(T.FN, WORD_FUNCTIONS.get(name) ?? name, from, s.i)
}

function quantity(s: Scanner, name: string, end: number): void {
  const open = s.skipBlanks(end)
  if (s.source[open] !== '{' || name === 'num') return
  const second = s.skipBlanks(s.closing(open) + 1)
  if (s.source[second] === '{') s.unitAt = second
}

/** After \left, \right, \big...: `.` is an invisible bracket, `<` an angle, `|` opens or closes. */
function delimiter(s: Scanner, side: number, end: number): void {
  const at = s.skipBlanks(end)
  const c = at < s.to ? s.source[at] : ''
  s.i = at
  s.side = side
  if ((c === '.' && side !== 3) || c === '<' || c === '>') {
    s.i = at + 1
    if (side === 3) s.side = 0
    else s.push(side === 1 ? T.OPEN : T.CLOSE, c, at, at + 1)
  }
}
