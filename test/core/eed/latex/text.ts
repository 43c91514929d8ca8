/** A value as one line of text, so that tests can say what a formula must be read as. */
import type { Value } from '#core/eed/ast.ts'
import { readAnswer, readKey } from '#core/eed/answer/index.ts'
import { parseLatex } from '#core/eed/latex/index.ts'
import type { Read, ReadOptions } from '#core/eed/latex/index.ts'

/**
 * Products in square brackets, sums in round ones, constants with `#`.
 *
 * @example text of `\frac12mv^2` is `[1/2 m v^2]`
 */
export function text(v: Value): string {
  switch (v.k) {
    case 'num':
      return v.d === 1n ? `${v.n}` : `${v.n}/${v.d}`
    case 'const':
      return `#${v.name}`
    case 'sym':
      return v.name
    case 'add':
      return `(${v.args.map(text).join(' + ')})`
    case 'mul':
      return `[${v.args.map(text).join(' ')}]`
    case 'pow':
      return `${text(v.base)}^${text(v.exp)}`
    case 'fn':
      return `${v.name}(${v.args.map(text).join(', ')})`
    case 'big': {
      const bound = (x: Value | null): string => (x === null ? '' : text(x))
      return `${v.op} ${v.variable}=${bound(v.lo)}..${bound(v.hi)} ${text(v.body)}`
    }
    case 'deriv':
      return `D ${v.variable} ${v.order} ${text(v.body)}`
    case 'rel':
      return `${text(v.lhs)} ${v.op} ${text(v.rhs)}`
    case 'list':
    case 'tuple':
    case 'set':
      return `${v.k} {${v.items.map(text).join('; ')}}`
    case 'interval':
      return `${v.loOpen ? '(' : '['}${text(v.lo)}, ${text(v.hi)}${v.hiOpen ? ')' : ']'}`
    case 'matrix':
      return `matrix ${v.rows.map((row) => row.map(text).join(' ')).join(' / ')}`
  }
}

/** What the parser reads, or `code: reason` of the error. */
export function parsed(latex: string, options?: ReadOptions): string {
  const result = parseLatex(latex, options)
  return result.ok ? text(result.value) : `${result.error.code}: ${result.error.reason}`
}

/** The key's read; throws where it cannot be read. */
export function keyOf(latex: string, options?: ReadOptions): Read {
  const result = readKey(latex, options)
  if (!result.ok) throw new Error(`${latex}: ${result.error.reason}`)
  return result.read
}

/** All readings of an answer, most likely first. */
export function readings(answer: string, key: string | null, options?: ReadOptions): string[] {
  const result = readAnswer(answer, key === null ? null : keyOf(key, options), options)
  return result.ok
    ? result.read.readings.map((reading) => text(reading.value))
    : [`${result.error.code}: ${result.error.reason}`]
}
