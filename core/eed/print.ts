/** Canonical expressions as LaTeX. */
import type { Expr, Value } from './ast.ts'
import { latexName } from './latex/index.ts'
import { isExpression } from './values.ts'

const NAMED = new Set([
  'sin',
  'cos',
  'tan',
  'cot',
  'sec',
  'csc',
  'sinh',
  'cosh',
  'tanh',
  'coth',
  'ln',
  'min',
  'max',
])
const INVERSE: Readonly<Record<string, string>> = { asin: '\\arcsin', acos: '\\arccos', atan: '\\arctan' }

/** Texts of subexpressions, while one tree is described node by node. */
let known: Map<Expr, string> | null = null

/** LaTeX of each of several values that share subexpressions, without writing these again and again. */
export function withSharedTexts<T>(describe: () => T): T {
  known = new Map()
  try {
    return describe()
  } finally {
    known = null
  }
}

/** LaTeX of a value, on one line. */
export function toLatex(v: Value): string {
  if (isExpression(v)) return expression(v)
  switch (v.k) {
    case 'rel':
      return `${expression(v.lhs)} ${RELATIONS[v.op]} ${toLatex(v.rhs)}`
    case 'list':
      return v.items.map(toLatex).join(',\\ ')
    case 'tuple':
      return `\\left(${v.items.map(toLatex).join(', ')}\\right)`
    case 'set':
      return `\\left\\{${v.items.map(toLatex).join(', ')}\\right\\}`
    case 'interval':
      return `\\left${v.loOpen ? '(' : '['}${expression(v.lo)}, ${expression(v.hi)}\\right${v.hiOpen ? ')' : ']'}`
    case 'matrix':
      return `\\begin{pmatrix}${v.rows.map((r) => r.map(expression).join(' & ')).join(' \\\\ ')}\\end{pmatrix}`
  }
}

const RELATIONS: Readonly<Record<string, string>> = {
  '=': '=',
  '<': '<',
  '>': '>',
  '<=': '\\le',
  '>=': '\\ge',
  '!=': '\\ne',
  approx: '\\approx',
  propto: '\\propto',
  in: '\\in',
  to: '\\to',
  equiv: '\\equiv',
  sim: '\\sim',
}

function expression(e: Expr): string {
  if (known === null) return written(e)
  const text = known.get(e)
  if (text !== undefined) return text
  const fresh = written(e)
  known.set(e, fresh)
  return fresh
}

function written(e: Expr): string {
  switch (e.k) {
    case 'num':
      return rational(e.n, e.d)
    case 'const':
      return { e: 'e', pi: '\\pi', i: '\\mathrm{i}', inf: '\\infty' }[e.name]
    case 'sym':
      return latexName(e.name)
    case 'add':
      return sum(e.args)
    case 'mul':
      return product(e.args)
    case 'pow':
      return power(e.base, e.exp)
    case 'fn':
      return call(e.name, e.args)
    case 'big': {
      const variable = latexName(e.variable)
      const body = expression(e.body)
      const lo = e.lo ? expression(e.lo) : ''
      const hi = e.hi ? expression(e.hi) : ''
      if (e.op === 'int' || e.op === 'oint') {
        const sign = e.op === 'int' ? '\\int' : '\\oint'
        return `${sign}${lo ? `_{${lo}}` : ''}${hi ? `^{${hi}}` : ''} ${factor(e.body)}\\,d${variable}`
      }
      if (e.op === 'lim') return `\\lim_{${variable}\\to ${lo}} ${body}`
      return `\\${e.op === 'sum' ? 'sum' : 'prod'}${lo ? `_{${variable}=${lo}}` : ''}${hi ? `^{${hi}}` : ''} ${factor(e.body)}`
    }
    case 'deriv': {
      const order = e.order === 1 ? '' : `^{${e.order}}`
      return `\\frac{d${order}}{d${latexName(e.variable)}${order}} ${factor(e.body)}`
    }
  }
}

function rational(n: bigint, d: bigint): string {
  if (d === 1n) return `${n}`
  return n < 0n ? `-\\frac{${-n}}{${d}}` : `\\frac{${n}}{${d}}`
}

function isNegativeTerm(e: Expr): boolean {
  const first = e.k === 'mul' ? e.args[0] : e
  return first?.k === 'num' && first.n < 0n
}

/** A term without its sign. */
function unsigned(e: Expr): Expr {
  if (e.k === 'num') return { ...e, n: -e.n }
  if (e.k !== 'mul') return e
  const first = e.args[0]!
  if (first.k !== 'num') return e
  const n = -first.n
  const rest = e.args.slice(1)
  if (n === 1n && first.d === 1n) return rest.length === 1 ? rest[0]! : { k: 'mul', args: rest }
  return { k: 'mul', args: [{ ...first, n }, ...rest] }
}

/** A sum, a positive term first where there is one. */
function sum(args: readonly Expr[]): string {
  const lead = args.findIndex((a) => !isNegativeTerm(a))
  const order = lead > 0 ? [args[lead]!, ...args.slice(0, lead), ...args.slice(lead + 1)] : args
  let text = ''
  for (const a of order) {
    if (isNegativeTerm(a)) {
      const u = unsigned(a)
      text +=
        text === ''
          ? `-${u.k === 'add' ? bracketed(u) : expression(u)}`
          : ` - ${u.k === 'add' ? bracketed(u) : expression(u)}`
    } else text += text === '' ? expression(a) : ` + ${expression(a)}`
  }
  return text
}

function bracketed(e: Expr): string {
  return `\\left(${expression(e)}\\right)`
}

/** A factor of a product or the body of an operator: sums in parentheses. */
function factor(e: Expr): string {
  if (e.k === 'add' || e.k === 'big' || e.k === 'deriv' || (e.k === 'num' && e.n < 0n)) return bracketed(e)
  return expression(e)
}

function product(args: readonly Expr[]): string {
  let sign = ''
  const above: Expr[] = []
  const below: Expr[] = []
  for (const a of args) {
    if (a.k === 'num') {
      if (a.n < 0n) sign = sign === '' ? '-' : ''
      const n = a.n < 0n ? -a.n : a.n
      if (n !== 1n) above.unshift({ k: 'num', n, d: 1n })
      if (a.d !== 1n) below.unshift({ k: 'num', n: a.d, d: 1n })
    } else if (a.k === 'pow' && a.exp.k === 'num' && a.exp.n < 0n) {
      const exp = { ...a.exp, n: -a.exp.n }
      below.push(exp.n === 1n && exp.d === 1n ? a.base : { k: 'pow', base: a.base, exp })
    } else above.push(a)
  }
  if (below.length === 0) return sign + joined(above)
  return `${sign}\\frac{${above.length === 0 ? '1' : joined(above)}}{${joined(below)}}`
}

/** Numbers, then symbols by name, then sums, then functions: `\sin\theta` in front would swallow what follows it. */
function joined(factors: readonly Expr[]): string {
  if (factors.length === 1) return expression(factors[0]!)
  const sorted = factors.map((f) => ({ place: place(f), text: factor(f) })).sort((a, b) => a.place - b.place)
  let text = ''
  for (const { text: piece } of sorted) {
    if (text === '') text = piece
    // Two numbers side by side would read as one, \Delta T as one symbol.
    else
      text +=
        (/\d$/.test(text) && /^\d/.test(piece)) || /\\Delta$/.test(text) ? ` \\cdot ${piece}` : ` ${piece}`
  }
  return text
}

function place(e: Expr): number {
  const base = e.k === 'pow' ? e.base : e
  switch (base.k) {
    case 'num':
      return e.k === 'num' ? 0 : 1
    case 'const':
      return 2
    case 'sym':
      return 3
    case 'add':
      return 5
    case 'fn':
      return base.name === 'exp' ? 6 : 7
    default:
      return 8
  }
}

function power(base: Expr, exp: Expr): string {
  if (exp.k === 'num') {
    if (exp.n < 0n) return `\\frac{1}{${power(base, { ...exp, n: -exp.n })}}`
    if (exp.n === 1n && exp.d === 1n) return expression(base)
    if (exp.d !== 1n && exp.d <= 9n) {
      const root = exp.d === 2n ? `\\sqrt{${expression(base)}}` : `\\sqrt[${exp.d}]{${expression(base)}}`
      if (exp.n === 1n) return root
    }
    if (
      base.k === 'fn' &&
      NAMED.has(base.name) &&
      base.args.length === 1 &&
      exp.d === 1n &&
      base.name !== 'ln'
    ) {
      return `\\${base.name}^{${exp.n}}${argument(base.args[0]!)}`
    }
    const flat = exp.d === 1n ? `${exp.n}` : `${exp.n}/${exp.d}`
    return `${powerBase(base)}^{${flat}}`
  }
  return `${powerBase(base)}^{${expression(exp)}}`
}

function powerBase(base: Expr): string {
  const simple = base.k === 'const' || (base.k === 'num' && base.d === 1n && base.n >= 0n)
  if (simple) return expression(base)
  if (base.k === 'sym') return base.name.includes('^') ? `{${latexName(base.name)}}` : latexName(base.name)
  return bracketed(base)
}

function argument(e: Expr): string {
  return e.k === 'sym' ? ` ${expression(e)}` : bracketed(e)
}

function call(name: string, args: readonly Expr[]): string {
  const [x] = args
  if (args.length === 1 && x) {
    if (name === 'exp') return `e^{${expression(x)}}`
    if (name === 'abs' || name === 'norm') return `\\left|${expression(x)}\\right|`
    if (name === 'factorial')
      return `${x.k === 'sym' || (x.k === 'num' && x.d === 1n) ? expression(x) : bracketed(x)}!`
    if (NAMED.has(name)) return `\\${name}${argument(x)}`
    const inverse = INVERSE[name]
    if (inverse) return `${inverse}${argument(x)}`
    if (name === 'floor') return `\\left\\lfloor ${expression(x)}\\right\\rfloor`
    if (name === 'ceil') return `\\left\\lceil ${expression(x)}\\right\\rceil`
    if (name === 'gamma') return `\\Gamma${bracketed(x)}`
    if (name === 'pm' || name === 'mp') return `\\${name} ${factor(x)}`
    if (name === 'minus_one_to') return `(-1)^{${expression(x)}}`
  }
  if (args.length === 2) {
    if (name === 'cross') return `${factor(args[0]!)} \\times ${factor(args[1]!)}`
    if (name === 'binomial') return `\\binom{${expression(args[0]!)}}{${expression(args[1]!)}}`
  }
  const list = args.map(expression).join(', ')
  if (NAMED.has(name)) return `\\${name}\\left(${list}\\right)`
  const head =
    /^(a?(sin|cos|tan|sec|csc|cot)h?|sign|erf|erfc|atan2|re|im|conj|arg|a?sech|a?csch|a?coth)$/.test(name)
      ? `\\operatorname{${name}}`
      : latexName(name)
  return `${head}\\left(${list}\\right)`
}
