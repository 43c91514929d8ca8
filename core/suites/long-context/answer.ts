/**
 * Reads the FINAL line of an output. Tolerant of dressing that leaves no doubt (code fences, bold, single quotes, a
 * list without its object, a missing last brace, text after the object); never of content: nothing is taken from
 * the rest of the output, and half a list is no answer.
 */

/** Answers of one attempt that are kept; a longer list is cut, and counts as that many. */
const MOST_ANSWERS = 1000
/** Characters of one answer that are kept. */
const LONGEST_ANSWER = 2000

export interface FinalAnswers {
  answers: string[]
  /** Whether the line was not exactly the asked form. */
  repaired: boolean
}

/** `FINAL:` with whatever emphasis around it. */
const MARK = /\bFINAL\b[ \t]*(?:\*\*|__)?[ \t]*:[ \t]*/gi

/**
 * The answers of the last FINAL line; null where there is none that can be read. `latex`: a backslash before a letter
 * is kept, since models write formulas in JSON without doubling it.
 *
 * The text is an output without its thinking. Where no FINAL is written at all, an object with `answers` that stands
 * alone on the last line counts too.
 *
 * @example readFinal('So:\nFINAL: {"answers": ["42"]}') // { answers: ['42'], repaired: false }
 * @example readFinal("FINAL: {'answers': [42]}") // { answers: ['42'], repaired: true }
 * @example readFinal('The answer is 42.') // null
 */
export function readFinal(text: string, latex = false): FinalAnswers | null {
  let last: RegExpExecArray | null = null
  MARK.lastIndex = 0
  for (let match = MARK.exec(text); match !== null; match = MARK.exec(text)) last = match
  if (last !== null) {
    const plain = last[0] === 'FINAL: '
    return readObject(text.slice(last.index + last[0].length), latex, plain)
  }
  const line =
    text
      .replace(/[\s`*]+$/, '')
      .split('\n')
      .at(-1) ?? ''
  return /^\s*\{\s*["']answers["']/.test(line) ? readObject(line, latex, false) : null
}

function readObject(text: string, latex: boolean, plain: boolean): FinalAnswers | null {
  const reader = new Reader(text, latex)
  const answers = reader.object() ?? null
  if (answers === null) return null
  return { answers, repaired: !plain || reader.repaired }
}

/** A reader of `{"answers": [...]}` and its near relatives. */
class Reader {
  repaired = false
  #at = 0
  readonly #text: string
  readonly #latex: boolean

  constructor(text: string, latex: boolean) {
    this.#text = text
    this.#latex = latex
  }

  object(): string[] | null {
    this.#blank(/[\s`*]*(?:json\s*)?/y)
    if (this.#peek() === '[') {
      this.repaired = true
      return this.#list()
    }
    if (!this.#take('{')) return null
    this.#blank()
    const key = /(["'])answers?\1/y
    key.lastIndex = this.#at
    const name = key.exec(this.#text)
    if (name === null) return null
    if (name[0] !== '"answers"') this.repaired = true
    this.#at += name[0].length
    this.#blank()
    if (!this.#take(':')) return null
    this.#blank()
    const answers = this.#peek() === '[' ? this.#list() : this.#alone()
    if (answers === null) return null
    this.#blank()
    if (!this.#take('}')) {
      // `["42"]` is whole without its brace; anything else there is not the asked object.
      if (!/^[\s`*.]*(?:\n|$)/.test(this.#text.slice(this.#at, this.#at + 200))) return null
      this.repaired = true
    }
    return answers
  }

  #list(): string[] | null {
    this.#at++
    const answers: string[] = []
    for (;;) {
      this.#blank()
      if (this.#take(']')) return answers
      const value = this.#value()
      if (value === null) return null
      if (answers.length < MOST_ANSWERS) answers.push(value)
      this.#blank()
      if (this.#take(',')) continue
      if (this.#peek() !== ']') return null
    }
  }

  /** `"answers": "42"`: one answer without its list. */
  #alone(): string[] | null {
    this.repaired = true
    const value = this.#value()
    return value === null ? null : [value]
  }

  #value(): string | null {
    const quote = this.#peek()
    if (quote === '"' || quote === "'") return this.#string(quote)
    const bare = /-?\d+(?:\.\d+)?|NOT_FOUND/y
    bare.lastIndex = this.#at
    const found = bare.exec(this.#text)
    if (found === null) return null
    this.repaired = true
    this.#at += found[0].length
    return found[0]
  }

  #string(quote: string): string | null {
    if (quote === "'") this.repaired = true
    let value = ''
    for (let i = this.#at + 1; i < this.#text.length; i++) {
      const c = this.#text.charAt(i)
      if (c === quote) {
        this.#at = i + 1
        return value.slice(0, LONGEST_ANSWER)
      }
      if (c === '\n') return null
      if (c !== '\\') value += c
      else value += this.#escape(this.#text.charAt(++i))
    }
    return null
  }

  #escape(c: string): string {
    if (c === '\\' || c === '"' || c === "'" || c === '/') return c
    if (this.#latex) return `\\${c}`
    return c === 'n' || c === 't' || c === 'r' ? ' ' : `\\${c}`
  }

  #blank(what = /\s*/y): void {
    what.lastIndex = this.#at
    this.#at += what.exec(this.#text)?.[0].length ?? 0
  }

  #peek(): string {
    return this.#text.charAt(this.#at)
  }

  #take(c: string): boolean {
    if (this.#peek() !== c) return false
    this.#at++
    return true
  }
}

/**
 * The form in which answers are compared: without regard to case, blanks and marks around it, and separators between
 * digits.
 *
 * @example comparable(' 4,821,903. ') // '4821903'
 * @example comparable('the  Town of Oakmere') // 'the town of oakmere'
 */
export function comparable(answer: string): string {
  return answer
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[\s"'`*]+|[\s"'`*.]+$/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\d)[ ,_](?=\d)/g, '')
}

/**
 * Whether an answer says that there is none.
 *
 * @example saysNotFound('not found') // true
 */
export function saysNotFound(answer: string): boolean {
  return /^not[ _-]?found$/.test(comparable(answer))
}
