/** Canonical names of symbols: how subscripts, accents and primes are written in ast.ts's `Sym.name`. */
import { command } from './commands.ts'
import { T } from './tokens.ts'

const STYLES =
  /\\(?:mathrm|text|textrm|mathit|mathbf|boldsymbol|mathsf|operatorname|mbox|rm|textit|bm|it|mathnormal)(?![a-zA-Z])\*?/g
const NOTHING =
  /\\(?:[,;:!>\s/]|left(?![a-zA-Z])|right(?![a-zA-Z])|displaystyle|textstyle|scriptstyle|quad|limits)|[\s{}$~]/g

/**
 * The text of a subscript without styles, blanks and braces; commands lose their backslash.
 *
 * @example subscriptText('\\mathrm{max}') // 'max'
 * @example subscriptText('x, 0')          // 'x,0'
 * @example subscriptText('\\frac{1}{2}')  // '1/2'
 */
export function subscriptText(source: string): string {
  if (source.length === 1) return source
  let text = source
  if (text.includes('\\')) {
    text = text.replace(/\\[dtc]?frac\s*\{?([^{}\\])\}?\s*\{?([^{}\\])\}?/g, '$1/$2').replace(STYLES, ' ')
    text = text.replace(NOTHING, (part) => (part === ' ' ? ' ' : ''))
    text = text.replace(/\\([a-zA-Z]+)|\\(.)/g, (_, name: string | undefined, other: string | undefined) =>
      name === undefined ? (other ?? '') : wordOf(name),
    )
  }
  return text.replace(/[\s{}]/g, '')
}

function wordOf(name: string): string {
  const known = command(name)
  if (known === undefined) return name
  switch (known.kind) {
    case T.SYM:
      return known.text
    case T.CONST:
      return known.text === 'pi' ? 'pi' : 'infty'
    case T.PRIME:
      return "'"
    case T.DOT:
      return '*'
    case T.REL:
      return known.text
    default:
      return name
  }
}

/**
 * A symbol's canonical name from its parts.
 *
 * @example nameOf('epsilon', '0', '') // 'epsilon_0'
 * @example nameOf('v', 'max', "'")    // "v'_{max}"
 */
export function nameOf(base: string, subscript: string, primes: string): string {
  const head = primes === '' ? base : base + primes
  if (subscript === '') return head
  return subscript.length === 1 ? `${head}_${subscript}` : `${head}_{${subscript}}`
}

/** Base, subscript and primes of a canonical name: the inverse of nameOf. */
export function partsOf(name: string): { base: string; subscript: string; primes: string } {
  const match = /^(.*?)('*)(?:_(?:\{(.*)\}|(.)))?$/s.exec(name)
  if (match === null) return { base: name, subscript: '', primes: '' }
  return { base: match[1]!, primes: match[2]!, subscript: match[3] ?? match[4] ?? '' }
}

const ALIASES: readonly (readonly [RegExp, string])[] = [
  [/(?<![a-z])varphi(?![a-z])/g, 'phi'],
  [/(?<![a-z])phi(?![a-z])/g, 'varphi'],
  [/(?<![a-z])vartheta(?![a-z])/g, 'theta'],
  [/(?<![a-z])theta(?![a-z])/g, 'vartheta'],
  [/(?<![a-z])ell(?![a-z])/g, 'l'],
  [/(?<![a-z{])l(?![a-z])/g, 'ell'],
  [/^mathcal\{(.)\}/g, '$1'],
  [/,/g, ''],
]

/**
 * The spelling under which `known` has the symbol `name`, or undefined: `varphi_0` where only `phi_0` is known,
 * `ell` for `l`, `E_{k,0}` for `E_{k0}`. The name itself, where it is known, wins.
 */
export function aliasAmong(name: string, known: { has(name: string): boolean }): string | undefined {
  if (known.has(name)) return name
  for (const [pattern, replacement] of ALIASES) {
    pattern.lastIndex = 0
    const other = name.replace(pattern, replacement)
    if (other !== name && known.has(other)) return other
  }
  return undefined
}

const GREEK =
  /^(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|vartheta|iota|kappa|lambda|mu|nu|xi|rho|sigma|tau|upsilon|phi|varphi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Upsilon|Phi|Psi|Omega|hbar|ell|pi|varpi|nabla|perp|odot|oplus|ominus|star|dagger|infty|parallel)$/
const ACCENTED =
  /^(hat|vec|bar|dot|ddot|dddot|tilde|ring|acute|grave|breve|check|mathcal|mathfrak|mathbb)\{(.*)\}$/s

/**
 * A canonical name as LaTeX, for people.
 *
 * @example latexName('epsilon_0')  // '\\varepsilon_{0}'
 * @example latexName('v_{max}')    // 'v_{\\mathrm{max}}'
 */
export function latexName(name: string): string {
  const raised = /^(.*)\^([*+-]|\{.*\})$/s.exec(name)
  if (raised) return `${latexName(raised[1]!)}^{${raised[2]!.replace(/^\{|\}$/g, '')}}`
  const { base, subscript, primes } = partsOf(name)
  let out = latexBase(base) + primes
  if (subscript !== '') out += `_{${latexSubscript(subscript)}}`
  return out
}

function latexBase(base: string): string {
  const change = /^(Delta|delta) (.+)$/s.exec(base)
  if (change) return `\\${change[1]!} ${latexName(change[2]!)}`
  const accent = ACCENTED.exec(base)
  if (accent) return `\\${accent[1]!}{${latexName(accent[2]!)}}`
  if (base === 'epsilon') return '\\varepsilon'
  if (GREEK.test(base)) return `\\${base}`
  return base.length > 1 && /^[A-Za-z]+$/.test(base) ? `\\mathrm{${base}}` : base
}

function latexSubscript(subscript: string): string {
  if (subscript === 'epsilon') return '\\varepsilon'
  if (GREEK.test(subscript)) return `\\${subscript}`
  return /^[A-Za-z]{2,}$/.test(subscript) ? `\\mathrm{${subscript}}` : subscript
}
