import type { Random } from './random.ts'

/** How one author writes formulas. A pair is printed in one style throughout. */
export interface Style {
  readonly name: string
  readonly frac: 'frac' | 'dfrac' | 'tfrac' | 'slash' | 'negative power'
  readonly root: 'sqrt' | 'half' | 'half fraction' | 'decimal half'
  /** Between the factors of a product. */
  readonly times: '' | ' ' | ' \\cdot ' | ' \\times ' | '\\,' | '*'
  readonly paren: 'plain' | 'left' | 'big' | 'brackets' | 'left brackets'
  /** Around the argument of a function: bare stands only where it cannot be misread. */
  readonly arg: 'bare' | 'plain' | 'left' | 'brace' | 'left in brace'
  /** Where the square of a function is written: on its name or around it. */
  readonly fnPower: 'name' | 'outside'
  readonly exp: 'e' | 'exp' | 'upright e' | 'exp brackets'
  readonly sub: 'short' | 'braced'
  readonly words: 'text' | 'mathrm' | 'rm' | 'plain'
  /** The rational coefficient: in the fraction, or a fraction of its own in front. */
  readonly coefficient: 'inside' | 'in front'
  readonly sum: ' + ' | '+'
  readonly decimals: boolean
  readonly inverse: 'arc' | 'minus one' | 'operatorname'
  readonly shortFrac: boolean
  readonly epsilon: 'varepsilon' | 'epsilon'
  readonly unicode: boolean
}

const book: Style = {
  name: 'book', frac: 'frac', root: 'sqrt', times: '', paren: 'left', arg: 'bare', fnPower: 'name', exp: 'e',
  sub: 'short', words: 'text', coefficient: 'inside', sum: '+', decimals: false, inverse: 'arc', shortFrac: false,
  epsilon: 'varepsilon', unicode: false,
} // prettier-ignore
const style = (name: string, changes: Partial<Style>): Style => ({ ...book, ...changes, name })

/** The styles in which answers are written. The keys are written in the first three. */
export const styles: readonly Style[] = [
  book,
  style('book, plain parentheses', { paren: 'plain', coefficient: 'in front' }),
  style('spaced', { sum: ' + ', times: ' ', sub: 'braced', arg: 'plain' }),
  style('display', { frac: 'dfrac', sum: ' + ', times: ' ', arg: 'left', words: 'mathrm' }),
  style('computer algebra', {
    sum: ' + ', times: ' ', sub: 'braced', arg: 'left in brace', epsilon: 'epsilon', words: 'plain',
  }), // prettier-ignore
  style('dots', { times: ' \\cdot ', paren: 'plain', arg: 'plain', sum: ' + ', exp: 'exp' }),
  style('crosses', { times: ' \\times ', paren: 'left', arg: 'left', sum: ' + ', words: 'mathrm' }),
  style('thin spaces', { times: '\\,', exp: 'upright e', paren: 'big', arg: 'plain', words: 'rm' }),
  style('slashes', { frac: 'slash', paren: 'plain', arg: 'plain', times: ' ', sum: ' + ' }),
  style('negative powers', { frac: 'negative power', root: 'half', arg: 'plain', times: ' ', sub: 'braced' }),
  style('powers for roots', { root: 'half fraction', arg: 'brace', exp: 'exp brackets', shortFrac: true }),
  style('tight', {
    frac: 'tfrac',
    shortFrac: true,
    arg: 'bare',
    inverse: 'minus one',
    coefficient: 'in front',
  }),
  style('brackets', {
    paren: 'brackets',
    sum: ' + ',
    exp: 'exp brackets',
    inverse: 'operatorname',
    times: ' ',
  }),
  style('left brackets', {
    paren: 'left brackets',
    exp: 'exp',
    fnPower: 'outside',
    arg: 'plain',
    times: '\\,',
  }),
  style('decimals', { decimals: true, root: 'decimal half', times: ' ', arg: 'plain', sum: ' + ' }),
  style('unicode', {
    unicode: true, frac: 'slash', paren: 'plain', arg: 'plain', times: ' ', sum: ' + ', sub: 'short', exp: 'exp',
    words: 'plain', inverse: 'arc', fnPower: 'outside',
  }), // prettier-ignore
]

/** A style of its own: mostly one of the above with one trait of another. */
export function mixedStyle(random: Random, unicode: boolean): Style {
  const pool = styles.filter((s) => s.unicode === unicode)
  const base = random.pick(pool)
  if (unicode || random.chance(0.5)) return base
  const other = random.pick(pool)
  const changes: readonly Partial<Style>[] = [
    { paren: other.paren },
    { arg: other.arg },
    { exp: other.exp },
    { root: other.root },
    { sub: other.sub, words: other.words },
  ]
  return { ...base, ...random.pick(changes), name: `${base.name} + ${other.name}` }
}
