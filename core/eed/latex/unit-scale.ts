/** What a unit is worth in base units, so that 250 cm/s can be told from, and found equal to, 2.5 m/s. */

/** A unit as a rational multiple n/d of a product of base units. */
export interface UnitScale {
  readonly n: bigint
  readonly d: bigint
  /** Exponents of m, kg, s, A, K, mol, cd, in this order. */
  readonly dimension: readonly number[]
}

type Row = readonly [n: number | bigint, d: number | bigint, ...dimension: number[]]

/** Exact values only (SI brochure, 9th edition, tables 4 and 8): what is not in this list is not converted. */
const UNITS: Readonly<Record<string, Row>> = {
  '1': [1, 1],
  m: [1, 1, 1],
  g: [1, 1000, 0, 1],
  s: [1, 1, 0, 0, 1],
  A: [1, 1, 0, 0, 0, 1],
  K: [1, 1, 0, 0, 0, 0, 1],
  mol: [1, 1, 0, 0, 0, 0, 0, 1],
  cd: [1, 1, 0, 0, 0, 0, 0, 0, 1],
  N: [1, 1, 1, 1, -2],
  J: [1, 1, 2, 1, -2],
  W: [1, 1, 2, 1, -3],
  Pa: [1, 1, -1, 1, -2],
  Hz: [1, 1, 0, 0, -1],
  C: [1, 1, 0, 0, 1, 1],
  V: [1, 1, 2, 1, -3, -1],
  F: [1, 1, -2, -1, 4, 2],
  T: [1, 1, 0, 1, -2, -1],
  H: [1, 1, 2, 1, -2, -2],
  Wb: [1, 1, 2, 1, -2, -1],
  S: [1, 1, -2, -1, 3, 2],
  ohm: [1, 1, 2, 1, -3, -2],
  rad: [1, 1],
  sr: [1, 1],
  min: [60, 1, 0, 0, 1],
  h: [3600, 1, 0, 0, 1],
  hour: [3600, 1, 0, 0, 1],
  day: [86400, 1, 0, 0, 1],
  L: [1, 1000, 3],
  l: [1, 1000, 3],
  bar: [100000, 1, -1, 1, -2],
  atm: [101325, 1, -1, 1, -2],
  erg: [1, 10000000, 2, 1, -2],
  dyn: [1, 100000, 1, 1, -2],
  eV: [1602176634n, 10n ** 28n, 2, 1, -2],
  cal: [4184, 1000, 2, 1, -2],
  angstrom: [1, 10n ** 10n, 1],
}

const ALIASES: Readonly<Record<string, string>> = {
  Ohm: 'ohm', Omega: 'ohm', Ω: 'ohm', Å: 'angstrom', hours: 'hour', hr: 'hour', days: 'day', sec: 's', second: 's',
  seconds: 's', meter: 'm', meters: 'm', metre: 'm', metres: 'm', gram: 'g', grams: 'g', newton: 'N', newtons: 'N',
  joule: 'J', joules: 'J', watt: 'W', watts: 'W', volt: 'V', volts: 'V', kelvin: 'K', pascal: 'Pa', hertz: 'Hz',
  coulomb: 'C', coulombs: 'C', tesla: 'T', farad: 'F', henry: 'H', ampere: 'A', amperes: 'A', amp: 'A', radian: 'rad',
  radians: 'rad', dyne: 'dyn', kilogram: 'kg', kilograms: 'kg',
} // prettier-ignore

const PREFIXES: Readonly<Record<string, number>> = {
  y: -24, z: -21, a: -18, f: -15, p: -12, n: -9, µ: -6, μ: -6, u: -6, m: -3, c: -2, d: -1,
  da: 1, h: 2, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18, Z: 21, Y: 24,
} // prettier-ignore

/** Units that take no prefix. */
const PLAIN: ReadonlySet<string> = new Set(['min', 'h', 'hour', 'day', 'atm', 'angstrom', 'rad', 'sr'])

/**
 * Reads the text of a unit, in LaTeX or plain. Null where it holds something whose exact value is not known here
 * (degrees Celsius, astronomical units): such units are not compared.
 *
 * @example unitScale('\\mathrm{cm/s}') // { n: 1n, d: 100n, dimension: [1, 0, -1, 0, 0, 0, 0] }
 * @example unitScale('J/(kg*K)')?.dimension // [2, 0, -2, 0, -1, 0, 0]
 * @example unitScale('km\\,h^{-1}')    // { n: 1000n, d: 3600n, dimension: [1, 0, -1, 0, 0, 0, 0] }
 */
export function unitScale(text: string): UnitScale | null {
  const plain = text
    .replace(/\\(?:mathrm|text|rm|textrm|mathup|left|right|bf|mathbf)(?![a-zA-Z])/g, ' ')
    .replace(/\\(?:cdot|times)(?![a-zA-Z])|[·⋅×]/g, '*')
    .replace(/[~.]/g, ' ')
    .replace(/\\(?:[,;:!> ]|quad)/g, ' ')
    .replace(/\\mu\s*/g, 'µ')
    .replace(/\\([a-zA-Z]+)/g, ' $1 ')
    .replace(/²/g, '^2')
    .replace(/³/g, '^3')
    .replace(/−/g, '-')
    .replace(/[{}]/g, ' ')
    .replace(/\^\s*\(\s*(-?)\s*(\d+)\s*\)|\^\s*(-?)\s*(\d+)/g, '^$1$2$3$4')
  const tokens = plain.match(/[A-Za-zµμΩÅ]+|\^-?\d+|[/()]|\S/g) ?? []
  if (tokens.length > MOST_TOKENS) return null
  let at = 0
  // A slash turns what follows it: one unit with its exponent, or a bracket.
  const product = (): UnitScale | null => {
    // "/s" is 1/s.
    let total = tokens[at] === '/' ? NONE : power()
    while (total !== null && at < tokens.length && tokens[at] !== ')') {
      const turned = tokens[at] === '/'
      if (turned || tokens[at] === '*') at++
      const next = power()
      total = next && bounded(times(total, next, turned ? -1 : 1))
    }
    return total
  }
  const power = (): UnitScale | null => {
    const token = tokens[at++]
    const inside = token === '('
    const unit = inside ? product() : oneUnit(token ?? '')
    if (inside && tokens[at++] !== ')') return null
    if (unit === null || !/^\^-?\d/.test(tokens[at] ?? '')) return unit
    const exponent = Number(tokens[at++]!.slice(1))
    return Math.abs(exponent) > 12 ? null : bounded(times(NONE, unit, exponent))
  }
  const scale = product()
  return at === tokens.length ? scale : null
}

/** No unit has more words, signs and brackets. */
const MOST_TOKENS = 200
/** No unit is further from the SI's: exponents upon exponents would make numbers that fill the memory. */
const MOST = 10n ** 400n

function bounded(scale: UnitScale): UnitScale | null {
  return scale.n > MOST || scale.d > MOST ? null : scale
}

/** The unit of a pure number. */
const NONE: UnitScale = { n: 1n, d: 1n, dimension: [0, 0, 0, 0, 0, 0, 0] }

function oneUnit(word: string): UnitScale | null {
  const name = aliasOf(word)
  const row = Object.hasOwn(UNITS, name) ? UNITS[name] : undefined
  if (row !== undefined) return scaleOf(row)
  for (const length of [2, 1]) {
    const power = PREFIXES[name.slice(0, length)]
    const rest = aliasOf(name.slice(length))
    if (power === undefined || PLAIN.has(rest) || !Object.hasOwn(UNITS, rest)) continue
    const base = scaleOf(UNITS[rest]!)
    const ten = 10n ** BigInt(Math.abs(power))
    return power > 0 ? { ...base, n: base.n * ten } : { ...base, d: base.d * ten }
  }
  return null
}

function aliasOf(word: string): string {
  return Object.hasOwn(ALIASES, word) ? ALIASES[word]! : word
}

function scaleOf([n, d, ...dimension]: Row): UnitScale {
  return { n: BigInt(n), d: BigInt(d), dimension: Array.from({ length: 7 }, (_, i) => dimension[i] ?? 0) }
}

function times(a: UnitScale, b: UnitScale, exponent: number): UnitScale {
  const k = BigInt(Math.abs(exponent))
  const [n, d] = exponent < 0 ? [b.d, b.n] : [b.n, b.d]
  return {
    n: a.n * n ** k,
    d: a.d * d ** k,
    dimension: a.dimension.map((x, i) => x + exponent * b.dimension[i]!),
  }
}
