/** Turns a formula's text into tokens in one pass; every token keeps its place in the original input. */
import { ASCII, FRACTIONS, commandOfCharacter, isInvisible, isProse, subscript, superscript } from './characters.ts'
import { SKIPPED, SKIPPED_WITH_ARGUMENT, SPACES, WORD_FUNCTIONS, WORD_SYMBOLS, command } from './commands.ts'
import { Failure, MAX_DIGITS, MAX_FORMULA } from './errors.ts'
import { closerOf, closesWith } from './matching.ts'
import { numberEnd } from './numbers.ts'
import { T } from './tokens.ts'
import type { Kind, Tokens } from './tokens.ts'

const SIZES_LEFT = new Set(['left', 'bigl', 'Bigl', 'biggl', 'Biggl'])
const SIZES_RIGHT = new Set(['right', 'bigr', 'Bigr', 'biggr', 'Biggr'])
const SIZES = new Set(['big', 'Big', 'bigg', 'Bigg', 'bigm', 'Bigm', 'biggm', 'Biggm'])
/** Functions that are recognised inside LaTeX even without a backslash and a bracket. */
const SURE_WORDS = new Set('sin cos tan sinh cosh tanh exp log arcsin arccos arctan'.split(' '))
/** Functions recognised at the end of a run of letters, before a bracket: `mgsin(x)`. */
const SUFFIX_WORDS = ['arcsin', 'arccos', 'arctan', 'sqrt', 'sinh', 'cosh', 'tanh', 'sin', 'cos', 'tan', 'exp']

/** Function names that are also units or words: they need a bracket when they stand in \mathrm. */
const AMBIGUOUS_UPRIGHT = new Set('min sec max th sh ch tr inf sup dim deg gamma Re Im Tr arg'.split(' '))

const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90)
const isDigit = (c: number): boolean => c >= 48 && c <= 57

/** Index of the brace that closes the one at `open`, or -1. Escaped braces do not count. */
export function braceEnd(source: string, open: number, to: number): number {
  let depth = 0
  for (let i = open; i < to; i++) {
    const c = source.charCodeAt(i)
    if (c === 92) i++
    else if (c === 123) depth++
    else if (c === 125 && --depth === 0) return i
  }
  return -1
}

class Lexer {
  readonly source: string
  readonly to: number
  readonly tex: boolean
  i: number
  readonly kind: Kind[] = []
  readonly text: string[] = []
  readonly start: number[] = []
  readonly end: number[] = []
  readonly gap: number[] = []
  readonly match: number[] = []
  private readonly stack: number[] = []
  unmatched = -1
  private braces = false
  private repaired = false
  private readonly mend: boolean
  private blank = 0
  /** 1 after \left, 2 after \right, 3 after \big: the next token is a delimiter. */
  private side = 0
  /** Where the unit argument of `\SI{..}{..}` starts, or -1. */
  private unitAt = -1

  constructor(source: string, from: number, to: number, mend: boolean) {
    this.mend = mend
    this.source = source
    this.i = from
    this.to = to
    const slash = source.indexOf('\\', from)
    this.tex = slash >= 0 && slash < to
  }

  push(kind: Kind, text: string, start: number, end: number): void {
    const index = this.kind.length
    if (this.side !== 0) {
      if (kind === T.BAR && this.side !== 3) kind = this.side === 1 ? T.BAR_OPEN : T.BAR_CLOSE
      this.side = 0
    }
    this.kind.push(kind)
    this.text.push(text)
    this.start.push(start)
    this.end.push(end)
    this.gap.push(this.blank)
    this.match.push(0)
    this.blank = 0
    if (kind === T.LBRACE || kind === T.OPEN || kind === T.BAR_OPEN) {
      this.match[index] = -1
      this.stack.push(index)
    } else if (kind === T.RBRACE || kind === T.CLOSE || kind === T.BAR_CLOSE) {
      this.match[index] = -1
      const open = this.stack.at(-1)
      if (open !== undefined && closesWith(this.kind[open]!, this.text[open]!, kind, text)) {
        this.stack.pop()
        this.match[index] = open
        this.match[open] = index
      } else if (this.unmatched < 0) this.unmatched = index
    }
  }

  run(): Tokens {
    const { source, to } = this
    while (this.i < to) {
      const c = source.charCodeAt(this.i)
      if (isLetter(c)) this.letters()
      else if (isDigit(c)) this.number()
      else if (c === 92) this.backslash()
      else if (c === 32 || (c >= 9 && c <= 13)) {
        this.i++
        if (this.blank === 0) this.blank = 1
      } else if (c < 128) this.punctuation(c)
      else this.unicode()
    }
    this.blank = 0
    if (this.mend) this.closeAll()
    this.push(T.END, '', to, to)
    if (this.stack.length > 0 && this.unmatched < 0) this.unmatched = this.stack[0]!
    const { kind, text, start, end, gap, match, unmatched, tex } = this
    return { source, kind, text, start, end, gap, match, unmatched, tex, braces: this.braces, repaired: this.repaired }
  }

  /** Adds the closing brackets that are missing at the end of a text that was cut off. */
  private closeAll(): void {
    while (this.stack.length > 0 && this.unmatched < 0) {
      const open = this.stack.at(-1)!
      this.repaired = true
      if (this.kind[open] === T.LBRACE) this.push(T.RBRACE, '}', this.to, this.to)
      else if (this.kind[open] === T.BAR_OPEN) this.push(T.BAR_CLOSE, this.text[open]!, this.to, this.to)
      else this.push(T.CLOSE, closerOf(this.text[open]!), this.to, this.to)
    }
  }

  /** A closing bracket without partner, with nothing but closing brackets behind it. */
  private superfluous(): boolean {
    if (!this.mend || this.stack.length > 0 || this.kind.length === 0) return false
    for (let i = this.i; i < this.to; i++) {
      const c = this.source.charCodeAt(i)
      if (c > 32 && c !== 125 && c !== 41 && c !== 93 && c !== 36 && c !== 46) return false
    }
    this.repaired = true
    this.i = this.to
    return true
  }

  private number(): void {
    const end = numberEnd(this.source, this.i, this.to)
    if (end - this.i > MAX_DIGITS) {
      throw new Failure('too_big', `A number with ${end - this.i} digits; at most ${MAX_DIGITS} are read.`, this.i)
    }
    this.push(T.NUM, this.source.slice(this.i, end), this.i, end)
    this.i = end
  }

  private letters(): void {
    const { source, to } = this
    const from = this.i
    let j = from + 1
    while (j < to && isLetter(source.charCodeAt(j))) j++
    if (j - from > 1 && this.word(from, j)) {
      this.i = j
      return
    }
    for (let k = from; k < j; k++) this.push(T.LETTER, source[k]!, k, k + 1)
    this.i = j
    // In plain text `m1` is a name with an index.
    if (!this.tex && j < to && isDigit(source.charCodeAt(j))) {
      let k = j + 1
      while (k < to && isDigit(source.charCodeAt(k))) k++
      this.push(T.SUB, source.slice(j, k), j, k)
      this.i = k
    }
  }

  /** A run of letters that is a word: a function, a Greek name, `and`. */
  private word(from: number, to: number): boolean {
    const { source } = this
    if (to - from > 12) return false
    const run = source.slice(from, to)
    let after = to
    while (after < this.to && source.charCodeAt(after) === 32) after++
    const next = after < this.to ? source[after] : ''
    const bracket = next === '(' || next === '{' || next === '['
    if (run === 'sqrt' && (bracket || !this.tex)) {
      this.push(T.SQRT, 'sqrt', from, to)
      return true
    }
    const name = WORD_FUNCTIONS.get(run)
    if (name !== undefined && (bracket || SURE_WORDS.has(run) || (!this.tex && run !== 'gamma'))) {
      this.push(T.FN, name, from, to)
      return true
    }
    if ((run === 'and' || run === 'or') && this.blank > 0 && after > to) {
      this.push(T.TEXT, run, from, to)
      return true
    }
    if (!this.tex && WORD_SYMBOLS.has(run)) {
      if (run === 'pi') this.push(T.CONST, 'pi', from, to)
      else if (run === 'inf' || run === 'infinity' || run === 'oo' || run === 'infty') {
        this.push(T.CONST, 'inf', from, to)
      } else this.push(T.SYM, run === 'varepsilon' ? 'epsilon' : run, from, to)
      return true
    }
    if (next === '(') {
      for (const suffix of SUFFIX_WORDS) {
        if (run.endsWith(suffix)) {
          const cut = to - suffix.length
          for (let k = from; k < cut; k++) this.push(T.LETTER, source[k]!, k, k + 1)
          if (suffix === 'sqrt') this.push(T.SQRT, 'sqrt', cut, to)
          else this.push(T.FN, WORD_FUNCTIONS.get(suffix)!, cut, to)
          return true
        }
      }
    }
    return false
  }

  private backslash(): void {
    const { source, to } = this
    const from = this.i
    let j = from + 1
    while (j < to && isLetter(source.charCodeAt(j))) j++
    if (j > from + 1) {
      this.i = j
      this.command(source.slice(from + 1, j), from, j)
      return
    }
    const next = source[j] ?? ''
    this.i = Math.min(to, j + 1)
    if (next === '\\') {
      this.push(T.NEWLINE, '\\\\', from, this.i)
      const option = /^\s*\[-?[\d.]+\s*[a-z]{2}\]/.exec(source.slice(this.i, this.i + 20))
      if (option) this.i += option[0].length
    } else if (SPACES.has(next) || next === '') this.blank = 2
    else if (next === '(' || next === ')' || next === '[' || next === ']') this.blank ||= 1
    else {
      const known = command(next)
      if (known) this.push(known.kind, known.text, from, this.i)
      else if (next === '$' || next === '&' || next === '#' || next === '_') this.push(T.UNKNOWN, next, from, this.i)
      else this.push(T.UNKNOWN, next, from, this.i)
    }
  }

  private command(name: string, from: number, end: number): void {
    const { source } = this
    if (SIZES_LEFT.has(name)) return this.delimiter(1, end)
    if (SIZES_RIGHT.has(name)) return this.delimiter(2, end)
    if (SIZES.has(name)) return this.delimiter(3, end)
    if (name === 'middle') {
      this.i = this.skipBlanks(end) + 1
      return this.push(T.MIDDLE, '|', from, this.i)
    }
    if (SKIPPED.has(name)) return
    if (SPACES.has(name)) {
      this.blank = 2
      return
    }
    if (SKIPPED_WITH_ARGUMENT.has(name)) {
      const open = this.skipBlanks(end)
      if (source[open] === '{') this.i = this.closing(open) + 1
      return
    }
    if (name === 'textcolor' || name === 'colorbox') {
      const open = this.skipBlanks(end)
      if (source[open] === '{') this.i = this.closing(open) + 1
      return
    }
    if (name === 'operatorname' || name === 'operatornamewithlimits' || name === 'DeclareMathOperator') {
      return this.operatorName(from, source[end] === '*' ? end + 1 : end)
    }
    if (name === 'SI' || name === 'qty' || name === 'SIrange' || name === 'num') return this.quantity(name, end)
    if (name === 'dd') return this.push(T.LETTER, 'd', from, end)
    const known = command(name)
    if (known === undefined) return this.push(T.UNKNOWN, name, from, end)
    if ((known.kind === T.TEXT || known.text === 'rm') && this.uprightFunction(from, end)) return
    if (known.kind === T.TEXT || known.kind === T.UNIT || known.kind === T.BEGIN || known.kind === T.FINISH) {
      const open = this.skipBlanks(end)
      if (source[open] !== '{' || open >= this.to) return this.push(known.kind, '', from, end)
      const close = this.closing(open)
      this.i = close + 1
      const text = source.slice(open + 1, close)
      this.push(known.kind, text, from, this.i)
      if (known.kind === T.BEGIN && (text === 'array' || text === 'tabular')) {
        const spec = this.skipBlanks(this.i)
        if (source[spec] === '{') this.i = this.closing(spec) + 1
      }
      return
    }
    this.push(known.kind, known.text, from, end)
  }

  /** `\mathrm{sin}`, `\text{sinh}`: a function, not a name. */
  private uprightFunction(from: number, end: number): boolean {
    const { source } = this
    const open = this.skipBlanks(end)
    if (source[open] !== '{') return false
    let close = open + 1
    while (close < this.to && isLetter(source.charCodeAt(close))) close++
    if (source[close] !== '}' || close - open < 3 || close - open > 10) return false
    const word = source.slice(open + 1, close)
    const name = WORD_FUNCTIONS.get(word) ?? (command(word)?.kind === T.FN ? command(word)!.text : undefined)
    if (name === undefined) return false
    if (AMBIGUOUS_UPRIGHT.has(word) && source[this.skipBlanks(close + 1)] !== '(') return false
    this.i = close + 1
    this.push(T.FN, name, from, this.i)
    return true
  }

  private operatorName(from: number, end: number): void {
    const { source } = this
    const open = this.skipBlanks(end)
    if (source[open] !== '{') return this.push(T.UNKNOWN, 'operatorname', from, end)
    const close = this.closing(open)
    this.i = close + 1
    const name = source.slice(open + 1, close).replace(/\\(?:mathrm|rm|text)\b|[\s{}\\,]/g, '')
    const known = command(name)
    if (known?.kind === T.FN) this.push(T.FN, known.text, from, this.i)
    else if (known?.kind === T.LIM) this.push(T.LIM, 'lim', from, this.i)
    else this.push(T.FN, WORD_FUNCTIONS.get(name) ?? name, from, this.i)
  }

  private quantity(name: string, end: number): void {
    const open = this.skipBlanks(end)
    if (this.source[open] !== '{' || name === 'num') return
    const second = this.skipBlanks(this.closing(open) + 1)
    if (this.source[second] === '{') this.unitAt = second
  }

  /** After \left, \right, \big...: `.` is an invisible bracket, `<` an angle, `|` opens or closes. */
  private delimiter(side: number, end: number): void {
    const at = this.skipBlanks(end)
    const c = at < this.to ? this.source[at] : ''
    this.i = at
    this.side = side
    if ((c === '.' && side !== 3) || c === '<' || c === '>') {
      this.i = at + 1
      if (side === 3) this.side = 0
      else this.push(side === 1 ? T.OPEN : T.CLOSE, c, at, at + 1)
    }
  }

  private skipBlanks(i: number): number {
    while (i < this.to && this.source.charCodeAt(i) <= 32) i++
    return i
  }

  private closing(open: number): number {
    const close = braceEnd(this.source, open, this.to)
    if (close < 0) throw new Failure('unbalanced', 'This brace is opened but never closed; a } was expected.', open)
    return close
  }

  private punctuation(c: number): void {
    const { source } = this
    const from = this.i
    const two = source.slice(from, Math.min(from + 2, this.to))
    const push = (kind: Kind, text: string, length = 1): void => {
      this.i = from + length
      this.push(kind, text, from, this.i)
    }
    switch (source[from]) {
      case '{':
        if (from === this.unitAt) {
          const close = this.closing(from)
          this.i = close + 1
          return this.push(T.UNIT, source.slice(from + 1, close), from, this.i)
        }
        this.braces = true
        return push(T.LBRACE, '{')
      case '}':
        if (this.superfluous()) return
        return push(T.RBRACE, '}')
      case '(':
      case '[':
        return push(T.OPEN, source[from]!)
      case ')':
      case ']':
        if (this.superfluous()) return
        return push(T.CLOSE, source[from]!)
      case '^':
        return push(T.CARET, '^')
      case '_':
        return push(T.UNDER, '_')
      case '+':
        return two === '+-' ? push(T.PM, 'pm', 2) : push(T.PLUS, '+')
      case '-':
        return two === '->' ? push(T.REL, 'to', 2) : push(T.MINUS, '-')
      case '*':
        return two === '**' ? push(T.CARET, '^', 2) : push(T.DOT, '*')
      case '/':
        return push(T.SLASH, '/')
      case '=':
        return two === '=>' ? push(T.IMPLIES, '=>', 2) : push(T.REL, '=', two === '==' ? 2 : 1)
      case '<':
        return two === '<=' ? push(T.REL, '<=', 2) : push(T.REL, '<')
      case '>':
        return two === '>=' ? push(T.REL, '>=', 2) : push(T.REL, '>')
      case '!':
        return two === '!=' ? push(T.REL, '!=', 2) : push(T.BANG, '!')
      case ':':
        return two === ':=' ? push(T.REL, '=', 2) : push(T.COLON, ':')
      case ',':
        return push(T.COMMA, ',')
      case ';':
        return push(T.SEMI, ';')
      case '|':
        return two === '||' && source[from + 2] !== '|' && this.side !== 0 ? push(T.BAR, '||', 2) : push(T.BAR, '|')
      case "'":
        return push(T.PRIME, "'")
      case '"':
        return push(T.PRIME, "''")
      case '&':
        return push(T.AMP, '&')
      case '%':
        return push(T.PERCENT, '%')
      case '.': {
        const digit = from + 1 < this.to && isDigit(source.charCodeAt(from + 1))
        if (digit) return this.number()
        if (source.startsWith('...', from)) return push(T.DOTS, '...', 3)
        return push(T.PROSE, '.')
      }
      case '$':
        this.i++
        return
      case '~':
        this.i++
        this.blank = 2
        return
      default:
        if (c < 32) throw new Failure('bad_character', `A control character (code ${c}) stands in the formula.`, from)
        return push(T.PROSE, source[from]!)
    }
  }

  private unicode(): void {
    const { source } = this
    const from = this.i
    const code = source.codePointAt(from)!
    const character = String.fromCodePoint(code)
    this.i = from + character.length
    if (isInvisible(code)) {
      this.blank ||= 1
      return
    }
    const name = commandOfCharacter(character)
    if (name !== undefined) return this.command(name, from, this.i)
    const raised = superscript(character)
    if (raised !== '') return this.script(T.SUPER, raised, superscript, from)
    const lowered = subscript(character)
    if (lowered !== '') return this.script(T.SUB, lowered, subscript, from)
    const fraction = FRACTIONS.get(character)
    if (fraction !== undefined) return this.push(T.NUM, fraction, from, this.i)
    let ascii = ASCII.get(character)
    if (ascii === undefined && !isProse(code)) {
      // Mathematical alphabets and full-width forms have a plain letter as compatibility form.
      const plain = character.normalize('NFKC')
      if (plain !== character && plain.length === 1) {
        if (plain.charCodeAt(0) < 128) ascii = plain
        else {
          const greek = commandOfCharacter(plain)
          if (greek !== undefined) return this.command(greek, from, this.i)
        }
      }
    }
    if (ascii === undefined) {
      if (isProse(code)) return this.push(T.PROSE, character, from, this.i)
      const shown = code.toString(16).toUpperCase().padStart(4, '0')
      throw new Failure('bad_character', `The character U+${shown} has no meaning in a formula.`, from)
    }
    const end = this.i
    this.push(...this.single(ascii, from, end))
  }

  /** The token of one ASCII character that stands for a unicode one. */
  private single(ascii: string, from: number, end: number): [Kind, string, number, number] {
    if (isLetter(ascii.charCodeAt(0))) return [T.LETTER, ascii, from, end]
    if (isDigit(ascii.charCodeAt(0))) return [T.NUM, ascii, from, end]
    const inner = new Lexer(ascii, 0, 1, false)
    inner.punctuation(ascii.charCodeAt(0))
    return [inner.kind[0] ?? T.PROSE, inner.text[0] ?? ascii, from, end]
  }

  private script(kind: Kind, first: string, of: (c: string) => string, from: number): void {
    let text = first
    let next = of(this.source[this.i] ?? '')
    while (this.i < this.to && next !== '') {
      text += next
      this.i++
      next = of(this.source[this.i] ?? '')
    }
    this.push(kind, text, from, this.i)
  }
}

/**
 * Lexes `source` from `from` to `to`. With `mend`, brackets that are missing or superfluous at the very end, as in a
 * text that was cut off, are mended, and `repaired` says so.
 *
 * @throws Failure `too_long`, `too_big`, `unbalanced` or `bad_character`
 * @example lex('\\frac12').kind // FRAC NUM END
 */
export function lex(source: string, from = 0, to = source.length, mend = false): Tokens {
  if (to - from > MAX_FORMULA) {
    throw new Failure(
      'too_long',
      `The formula has ${to - from} characters; at most ${MAX_FORMULA} are read.`,
      from + MAX_FORMULA,
    )
  }
  return new Lexer(source, from, to, mend).run()
}
