/** Units of measurement, so that `\,\mathrm{m/s}` after a formula can be told from a factor. */

const BASES = new Set(
  (
    'm s g A K mol cd N J W Pa Hz C V F T H Wb S lm lx Bq Gy Sv eV rad sr deg min h day days year years yr hour hours ' +
    'l L bar atm torr Torr mmHg cal erg dyn dyne G Oe u amu Da AU au ly pc lb ft in mi ohm Ohm Omega Ω meter meters ' +
    'metre metres second seconds sec kilogram kilograms gram grams newton newtons joule joules watt watts volt volts ' +
    'ampere amperes amp coulomb coulombs tesla farad henry kelvin pascal hertz radian radians degree degrees degC degF ' +
    'unit units angstrom Å'
  ).split(' '),
)
const PREFIX = /^(?:da|[yzafpnumcdhkMGTPEZYµμ])/

function isUnitWord(word: string): boolean {
  if (BASES.has(word)) return true
  const rest = word.replace(PREFIX, '')
  return (
    rest !== word &&
    rest.length <= 5 &&
    BASES.has(rest) &&
    !['min', 'day', 'in', 'ft', 'mi', 'lb', 'h', 'u'].includes(rest)
  )
}

/**
 * True for the text of a unit: `m`, `kg\,m/s^2`, ` N \cdot m`, `J/(mol K)`.
 *
 * @example isUnit(' m/s')   // true
 * @example isUnit('where')  // false
 */
export function isUnit(text: string): boolean {
  if (text.length > 80) return false
  const words = text
    .replace(/\\(?:mathrm|text|rm|textrm|cdot|times|left|right|mathup)(?![a-zA-Z])/g, ' ')
    .replace(/\\(?:[,;:!~ ]|quad)/g, ' ')
    .replace(/\\circ|°/g, ' deg')
    .replace(/deg\s*([CF])\b/g, 'deg$1')
    .replace(/\\mu\s*/g, 'µ')
    .replace(/\\/g, '')
    .split(/[\s^{}()[\]\d+\-−./*·⋅~$]+/)
    .filter((word) => word !== '')
  return words.length > 0 && words.length <= 8 && words.every(isUnitWord)
}
