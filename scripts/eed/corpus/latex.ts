import { fraction, isHalf, isInt, isNum, mul, num, pow, termParts } from './expr.ts'
import type { Ex, FnName } from './expr.ts'
import { isWide, symbolText } from './names.ts'
import type { Style } from './style.ts'

/**
 * Writes an expression as LaTeX in a style. What comes out has one conventional reading: a bare function
 * argument is a single product at the end of its term, a slash has at most one factor below it or parentheses,
 * and a number never stands before another number or a pure fraction.
 */
export function toLatex(e: Ex, style: Style): string {
  return sum(e, style).replace(/ {2,}/g, ' ').trim()
}

function sum(e: Ex, style: Style): string {
  if (e.t !== 'add') return product(e, style)
  return e.args
    .map((t, i) => {
      const text = product(t, style)
      if (text.startsWith('-'))
        return i === 0 ? text : style.sum.replace('+', '-') + text.slice(1).trimStart()
      return i === 0 ? text : style.sum + text
    })
    .join('')
}

/** A term: sign, then a fraction or a row of factors. */
function product(e: Ex, style: Style): string {
  const [c, factors] = termParts(e)
  if (c.n < 0n) {
    const rest: Ex = factors.length === 0 ? num(-c.n, c.d) : scaled(num(-c.n, c.d), factors)
    // -(a + b) needs its parentheses
    return `-${rest.t === 'add' ? parens(sum(rest, style), style) : product(rest, style)}`
  }
  if (e.t === 'num') return number(e, style)
  if (style.frac === 'negative power') return row(e.t === 'mul' ? e.args : [e], style)
  const below = factors.some((f) => f.t === 'pow' && isNum(f.exp) && f.exp.n < 0n)
  if (!below) {
    if (c.d === 1n) return row(e.t === 'mul' ? e.args : [e], style)
    if (style.decimals && isShortDecimal(c)) return row([c, ...factors], style)
    if (style.coefficient === 'in front' && style.frac !== 'slash')
      return joined([number(c, style), row(factors, style)], style)
  }
  const [top, bottom] = fraction(e)
  if (style.coefficient === 'in front' && style.frac !== 'slash' && c.d !== 1n) {
    const [, t] = termParts(top)
    const [, b] = termParts(bottom)
    return joined([number(c, style), over(mul(...t), mul(...b), style)], style)
  }
  return over(top, bottom, style)
}

function scaled(c: Ex, factors: readonly Ex[]): Ex {
  if (isInt(c, 1)) return factors.length === 1 ? factors[0]! : { t: 'mul', args: factors }
  return { t: 'mul', args: [c, ...factors] }
}

function over(top: Ex, bottom: Ex, style: Style): string {
  if (style.frac === 'slash') {
    const [, factors] = termParts(bottom)
    const alone = bottom.t === 'num' || bottom.t === 'sym' || bottom.t === 'pi' || (factors.length === 1 && bottom.t === 'pow' && !isHalf(bottom.exp)) // prettier-ignore
    const above = top.t === 'add' || (top.t === 'mul' && top.args.some((f) => f.t === 'fn')) ? parens(sum(top, style), style) : sum(top, style) // prettier-ignore
    return `${above}/${alone ? sum(bottom, style) : parens(sum(bottom, style), style)}`
  }
  const command = style.frac === 'negative power' ? 'frac' : style.frac
  return fracOf(sum(top, style), sum(bottom, style), command, style)
}

function fracOf(top: string, bottom: string, command: string, style: Style): string {
  if (style.shortFrac && /^\d$/.test(top) && /^(\d|[a-zA-Z])$/.test(bottom))
    return `\\${command}${top}${/^\d/.test(bottom) ? '' : ' '}${bottom}`
  return `\\${command}{${top}}{${bottom}}`
}

/** Factors side by side; functions with bare arguments last. */
function row(factors: readonly Ex[], style: Style): string {
  const isCall = (f: Ex): boolean =>
    f.t === 'fn' || (f.t === 'pow' && f.base.t === 'fn' && isNum(f.exp) && f.exp.n > 0n)
  const ordered =
    style.arg === 'bare' || style.arg === 'brace'
      ? [...factors.filter((f) => !isCall(f)), ...factors.filter(isCall)]
      : factors
  return joined(ordered.map((f, i) => factor(f, style, i === ordered.length - 1)), style) // prettier-ignore
}

function joined(parts: readonly string[], style: Style): string {
  let out = ''
  for (const part of parts) {
    if (part === '') continue
    if (out === '') out = part
    else if (/^[\d.]/.test(part) && /[\d.})]$/.test(out))
      out += `${style.unicode ? ' × ' : ' \\cdot '}${part}`
    else if (style.times === '' && /\\[A-Za-z]+$/.test(out) && /^[A-Za-z]/.test(part)) out += ` ${part}`
    // A letter before a single bracketed letter would read as a call; a sum in parentheses does not.
    else out += (style.unicode && style.times !== ' ' ? '·' : style.times) + part
  }
  return out
}

function factor(e: Ex, style: Style, last: boolean): string {
  switch (e.t) {
    case 'num':
      return e.d === 1n && e.n >= 0n
        ? e.n.toString()
        : e.n < 0n
          ? parens(number(e, style), style)
          : number(e, style)
    case 'pi':
      return style.unicode ? 'π' : '\\pi'
    case 'sym':
      return symbolText(e.name, style)
    case 'add':
      return parens(sum(e, style), style)
    case 'mul':
      return parens(sum(e, style), style)
    case 'pow':
      return power(e, style, last)
    case 'fn':
      return call(e.name, e.arg, '', style, last)
  }
}

function number(e: Ex & { t: 'num' }, style: Style): string {
  if (e.d === 1n) return e.n.toString()
  const sign = e.n < 0n ? '-' : ''
  const n = e.n < 0n ? -e.n : e.n
  if (style.decimals && isShortDecimal(e)) return sign + decimal(n, e.d)
  if (style.frac === 'slash' || style.frac === 'negative power') return sign + (style.unicode ? `(${n}/${e.d})` : fracOf(n.toString(), e.d.toString(), 'frac', style)) // prettier-ignore
  return sign + fracOf(n.toString(), e.d.toString(), style.frac, style)
}

const isShortDecimal = (e: Ex & { t: 'num' }): boolean => 10000n % e.d === 0n
const decimal = (n: bigint, d: bigint): string => {
  const digits = ((n * 10000n) / d).toString().padStart(5, '0')
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, '')
}

function power(e: Ex & { t: 'pow' }, style: Style, last: boolean): string {
  const { base, exp } = e
  if (isNum(exp)) {
    if (exp.n < 0n && style.frac !== 'negative power')
      return over(num(1), pow(base, num(-exp.n, exp.d)), style)
    if (exp.d === 2n && exp.n === 1n && style.root === 'sqrt') return rootOf(base, style)
    if (exp.d === 3n && exp.n === 1n && style.root === 'sqrt' && !style.unicode)
      return `\\sqrt[3]{${sum(base, style)}}`
    if (
      base.t === 'fn' &&
      exp.d === 1n &&
      exp.n > 0n &&
      base.name !== 'exp' &&
      base.name !== 'abs' &&
      style.fnPower === 'name' &&
      !style.unicode
    )
      return call(base.name, base.arg, `^${group(exp.n.toString())}`, style, last)
  }
  return `${baseText(base, style)}^${exponent(exp, style)}`.replace(/\^([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)$/, '$1')
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

function exponent(exp: Ex, style: Style): string {
  if (isInt(exp)) {
    const n = (exp as Ex & { t: 'num' }).n
    if (style.unicode && n > 0n) return [...n.toString()].map((d) => superscripts[Number(d)]).join('')
    return group(n.toString())
  }
  if (isNum(exp)) {
    if (isHalf(exp) && style.root === 'half fraction')
      return style.shortFrac ? '{\\frac12}' : '{\\frac{1}{2}}'
    if (isHalf(exp) && style.root === 'decimal half') return '{0.5}'
    if (style.unicode) return `(${exp.n}/${exp.d})`
    return style.root === 'half fraction'
      ? `{${exp.n < 0n ? '-' : ''}\\frac{${exp.n < 0n ? -exp.n : exp.n}}{${exp.d}}}`
      : `{${exp.n}/${exp.d}}`
  }
  const text = sum(exp, {
    ...style,
    shortFrac: false,
    times: style.times === ' \\times ' ? ' ' : style.times,
  })
  return style.unicode ? (/^[A-Za-zα-ω]$/.test(text) ? text : `(${text})`) : `{${text}}`
}

const group = (text: string): string => (text.length === 1 ? text : `{${text}}`)

function rootOf(e: Ex, style: Style): string {
  const inner = sum(e, style)
  if (style.unicode) return /^\w$/.test(inner) ? `√${inner}` : `√(${inner})`
  return `\\sqrt{${inner}}`
}

function baseText(e: Ex, style: Style): string {
  if (e.t === 'sym')
    return isWide(e.name) ? parens(symbolText(e.name, style), style) : symbolText(e.name, style)
  if (e.t === 'pi') return style.unicode ? 'π' : '\\pi'
  if (isNum(e) && e.d === 1n && e.n >= 0n) return e.n.toString()
  return parens(sum(e, style), style)
}

function parens(inner: string, style: Style): string {
  switch (style.paren) {
    case 'plain':
      return `(${inner})`
    case 'left':
      return `\\left(${inner}\\right)`
    case 'big':
      return `\\bigl(${inner}\\bigr)`
    case 'brackets':
      return `[${inner}]`
    case 'left brackets':
      return `\\left[${inner}\\right]`
  }
}

const arcNames: Partial<Record<FnName, string>> = {
  asin: 'arcsin', acos: 'arccos', atan: 'arctan', asinh: 'arsinh', acosh: 'arcosh', atanh: 'artanh',
} // prettier-ignore
/** Not LaTeX commands of their own: written by \operatorname. */
const operatorNames = new Set(['arsinh', 'arcosh', 'artanh', 'sech', 'csch'])

function call(name: FnName, arg: Ex, power: string, style: Style, last: boolean): string {
  if (name === 'abs')
    return style.unicode || style.paren === 'plain'
      ? `|${sum(arg, style)}|`
      : `\\left|${sum(arg, style)}\\right|`
  if (name === 'exp') return exponential(arg, style)
  let head: string
  const arc = arcNames[name]
  if (style.unicode) head = arc ?? name
  else if (arc && style.inverse === 'minus one' && power === '')
    head = `\\${arc.startsWith('arc') && !arc.endsWith('h') ? arc.slice(3) : arc.slice(2)}^{-1}` // prettier-ignore
  else if (arc && style.inverse === 'operatorname') head = `\\operatorname{${arc}}`
  else if (operatorNames.has(arc ?? name)) head = `\\operatorname{${arc ?? name}}`
  else head = `\\${arc ?? name}`
  const inner = sum(arg, style)
  const spaced = `${head}${power}`
  switch (style.unicode ? 'plain' : style.arg) {
    case 'bare':
      return last && isBare(arg, style)
        ? `${spaced}${/^\\|^\{/.test(inner) ? '' : ' '}${inner}`
        : `${spaced}\\left(${inner}\\right)`
    case 'brace':
      return last && isBare(arg, style) ? `${spaced}{${inner}}` : `${spaced}(${inner})`
    case 'plain':
      return `${spaced}(${inner})`
    case 'left':
      return `${spaced}\\left(${inner}\\right)`
    case 'left in brace':
      return `${spaced}{\\left(${inner} \\right)}`
  }
}

const isPhase = (e: Ex): boolean => e.t === 'sym' && /^(omega|Omega|kappa|k)$/.test(e.name)

/** Arguments that stand without parentheses: `\theta`, `2\theta`, `\omega t`, one fraction of plain factors. */
function isBare(e: Ex, style: Style): boolean {
  if (e.t === 'sym' || e.t === 'pi') return true
  const [c, factors] = termParts(e)
  if (c.n < 0n || e.t !== 'mul') return false
  const plain = factors.every(
    (f) => f.t === 'sym' || f.t === 'pi' || (f.t === 'pow' && f.base.t === 'sym' && isInt(f.exp)),
  )
  const whole = factors.every((f) => f.t === 'sym' || f.t === 'pi')
  // Of two letters only a rate or a wave number with its variable is read as one argument by everybody.
  if (whole && c.d === 1n) return factors.length === 1 || (factors.length === 2 && isPhase(factors[0]!))
  return plain && !whole
    ? c.d === 1n || style.coefficient === 'inside'
    : plain && style.coefficient === 'inside'
}

function exponential(arg: Ex, style: Style): string {
  if (isInt(arg, 1)) return style.unicode ? 'e' : style.exp === 'upright e' ? '\\mathrm{e}' : 'e'
  const inner = sum(arg, style)
  if (style.unicode) return `exp(${inner})`
  switch (style.exp) {
    case 'e':
      return `e^{${inner}}`
    case 'upright e':
      return `\\mathrm{e}^{${inner}}`
    case 'exp':
      return style.paren === 'plain' ? `\\exp(${inner})` : `\\exp\\left(${inner}\\right)`
    case 'exp brackets':
      return `\\exp\\left[${inner}\\right]`
  }
}
