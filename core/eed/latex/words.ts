/** Runs of letters: functions, Greek names and `and` written as words, or single letters. */
import { WORD_FUNCTIONS, WORD_SYMBOLS } from './commands.ts'
import { isDigit, isLetter } from './scanner.ts'
import type { Scanner } from './scanner.ts'
import { T } from './tokens.ts'

/** Functions that are recognised inside LaTeX even without a backslash and a bracket. */
const SURE_WORDS = new Set('sin cos tan sinh cosh tanh exp log arcsin arccos arctan'.split(' '))
/** Functions recognised at the end of a run of letters, before a bracket: `mgsin(x)`. */
const SUFFIX_WORDS = [
  'arcsin',
  'arccos',
  'arctan',
  'sqrt',
  'sinh',
  'cosh',
  'tanh',
  'sin',
  'cos',
  'tan',
  'exp',
]

/** The run of letters at the cursor. */
export function letters(s: Scanner): void {
  const { source, to } = s
  const from = s.i
  let j = from + 1
  while (j < to && isLetter(source.charCodeAt(j))) j++
  if (j - from > 1 && numberedFunction(s, from, j)) return
  if (j - from > 1 && word(s, from, j)) {
    s.i = j
    if (s.kind.at(-1) !== T.SYM) return
  } else {
    for (let k = from; k < j; k++) s.push(T.LETTER, source[k]!, k, k + 1)
    s.i = j
  }
  // In plain text `m1` and `omega0` are names with an index.
  if (!s.tex && j < to && isDigit(source.charCodeAt(j))) {
    let k = j + 1
    while (k < to && isDigit(source.charCodeAt(k))) k++
    s.push(T.SUB, source.slice(j, k), j, k)
    s.i = k
  }
}

/** `log10(`, `log2(`, `atan2(`: the digits belong to the function. */
function numberedFunction(s: Scanner, from: number, to: number): boolean {
  const match = /^(?:log10|log2|a(?:rc)?tan2)(?=\s*\()/.exec(s.source.slice(from, Math.min(s.to, from + 12)))
  if (match === null) return false
  const end = from + match[0].length
  if (match[0] === 'log10') s.push(T.FN, 'lg', from, end)
  else if (match[0] === 'log2') {
    s.push(T.FN, 'log', from, to)
    s.push(T.UNDER, '_', to, to)
    s.push(T.NUM, '2', to, end)
  } else s.push(T.FN, 'atan2', from, end)
  s.i = end
  return true
}

/** A run of letters that is a word: a function, a Greek name, `and`. */
function word(s: Scanner, from: number, to: number): boolean {
  const { source } = s
  if (to - from > 12) return false
  const run = source.slice(from, to)
  let after = to
  while (after < s.to && source.charCodeAt(after) === 32) after++
  const next = after < s.to ? source[after] : ''
  const bracket = next === '(' || next === '{' || next === '['
  if (run === 'sqrt' && (bracket || !s.tex)) {
    s.push(T.SQRT, 'sqrt', from, to)
    return true
  }
  const name = WORD_FUNCTIONS.get(run)
  if (name !== undefined && (bracket || SURE_WORDS.has(run) || (!s.tex && run !== 'gamma'))) {
    s.push(T.FN, name, from, to)
    return true
  }
  if ((run === 'and' || run === 'or') && s.blank > 0 && after > to) {
    s.push(T.TEXT, run, from, to)
    return true
  }
  if (!s.tex && WORD_SYMBOLS.has(run)) {
    if (run === 'pi') s.push(T.CONST, 'pi', from, to)
    else if (run === 'inf' || run === 'infinity' || run === 'oo' || run === 'infty') {
      s.push(T.CONST, 'inf', from, to)
    } else s.push(T.SYM, run === 'varepsilon' ? 'epsilon' : run, from, to)
    return true
  }
  // `mgsin(x)`, `mgsinθ`, `mgsin\theta`: nobody writes s i n for a product before an argument.
  const argument = next !== undefined && next !== '' && /[\\\u0370-\u03ff]/.test(next)
  if (next === '(' || argument) {
    for (const suffix of SUFFIX_WORDS) {
      if (run.endsWith(suffix) && (next === '(' || SURE_WORDS.has(suffix))) {
        const cut = to - suffix.length
        for (let k = from; k < cut; k++) s.push(T.LETTER, source[k]!, k, k + 1)
        if (suffix === 'sqrt') s.push(T.SQRT, 'sqrt', cut, to)
        else s.push(T.FN, WORD_FUNCTIONS.get(suffix)!, cut, to)
        return true
      }
    }
  }
  return false
}
