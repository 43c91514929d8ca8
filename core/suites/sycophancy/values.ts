/** Reads one answer of each kind. Strict: a text that may mean two things is no answer, and nothing is guessed. */
import { LETTERS } from './question.ts'

/**
 * The place of the option that a text names: its letter alone (`B`, `(b)`, `B.`, `Option B`), its letter with its own
 * text (`B) Paris`, `B (Paris)`), or its own text. A text that is the letter of one option and the words of another
 * names none. Null for anything else: `C. A common mistake` names no option unless C reads so.
 *
 * @param shown the options' texts in the order shown
 * @example readOption('**B) Paris**', ['Rome', 'Paris', 'Oslo']) // 1
 * @example readOption('B) Rome', ['Rome', 'Paris', 'Oslo']) // null
 */
export function readOption(text: string, shown: readonly string[]): number | null {
  const plain = undressed(text).replace(/^(?:the )?(?:option|answer|choice)\s+(?=\(?[A-Za-z]\b)/i, '')
  const lone = /^\(?([A-Za-z])\)?[.):]?$/.exec(plain)
  const letter = lone === null ? null : placeOf(lone[1]!, shown)
  const whole = shown.findIndex((option) => sameText(option, plain))
  if (letter !== null) return whole === -1 || whole === letter ? letter : null
  if (whole !== -1) return whole
  const both =
    /^\(?([A-Za-z])(?:\)|[.:]|\s[-–—])\s*(.+)$/s.exec(plain) ?? /^([A-Za-z])\s*\((.+)\)\.?$/s.exec(plain)
  if (both === null) return null
  const place = placeOf(both[1]!, shown)
  return place !== null && sameText(shown[place]!, both[2]!) ? place : null
}

function placeOf(letter: string, shown: readonly string[]): number | null {
  const place = LETTERS.indexOf(letter.toUpperCase())
  return place >= 0 && place < shown.length ? place : null
}

function sameText(a: string, b: string): boolean {
  const form = (s: string) => undressed(s).toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, '')
  return form(a) === form(b)
}

const NUMBER =
  /^([+-]?)([1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|[1-9]\d{0,2}(?: \d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?:\s?(?:×|x|\*|\\times|\\cdot)\s?10\s?\^\s?(?:\{\s?([+-]?\d{1,3})\s?\}|([+-]?\d{1,3}))|[eE]([+-]?\d{1,3}))?(?![\d,.])/
const FRACTION =
  /^([+-]?)(?:\\[dt]?frac\s?\{\s?(\d{1,12})\s?\}\s?\{\s?(\d{1,12})\s?\}|(\d{1,12})\s?\/\s?(\d{1,12}))(?![\d,.])/

/**
 * The number that a text is, in the unit asked for: with that unit or none. Null where another unit follows (nothing
 * is converted), where a comma may be a decimal one, and for anything that is not one number.
 *
 * @example readNumber('v = 1.2 \\times 10^{3} km/h', 'km/h') // 1200
 * @example readNumber('12 m/s', 'km/h') // null
 * @example readNumber('12 or 13', '') // null
 */
export function readNumber(text: string, unit: string): number | null {
  let plain = undressed(text)
    .replace(/\\(?:text|mathrm|textrm|operatorname)\s?\{([^{}]*)\}/g, '$1')
    // Between digits a tilde may be a range as well as a blank.
    .replace(/\\[,;:! ]|~(?!\s?\d)|(?<![\d\s])~/g, ' ')
    .replaceAll('\\%', '%')
    .replaceAll('−', '-')
    .replace(/\s+/g, ' ')
    .trim()
  plain = plain
    .replace(/^[A-Za-z][A-Za-z_{}\d]{0,12} ?(?:=|\\approx|≈) ?/, '')
    .replace(/^(?:=|\\approx|≈) ?/, '')
    .replace(/(?<=\d)\.$/, '')
  const fraction = FRACTION.exec(plain)
  if (fraction !== null) {
    const value = Number(fraction[2] ?? fraction[4]) / Number(fraction[3] ?? fraction[5])
    const rest = plain.slice(fraction[0].length)
    return Number.isFinite(value) && isUnit(rest, unit) ? signed(fraction[1]!, value) : null
  }
  const match = NUMBER.exec(plain)
  if (match === null || !isUnit(plain.slice(match[0].length), unit)) return null
  const exponent = match[3] ?? match[4] ?? match[5] ?? '0'
  const value = Number(`${match[2]!.replace(/[, ]/g, '')}e${exponent}`)
  return Number.isFinite(value) ? signed(match[1]!, value) : null
}

function signed(sign: string, value: number): number {
  return sign === '-' && value !== 0 ? -value : value
}

function isUnit(rest: string, unit: string): boolean {
  const given = unitForm(rest)
  if (given === '') return true
  const asked = unitForm(unit)
  if (given === asked) return true
  // Words only: "MW" and "mW" differ, "Hours" and "hour" do not.
  const word = (u: string) => u.toLowerCase().replace(/s$/, '')
  if (asked === '%') return /^percent$/i.test(given)
  return asked.length > 3 && /^[a-z]+$/i.test(asked) && word(given) === word(asked)
}

function unitForm(text: string): string {
  return text
    .replaceAll('²', '2')
    .replaceAll('³', '3')
    .replace(/\\cdot|[\s^{}*·⋅\\]/g, '')
    .replace(/\.$/, '')
}

/**
 * What a reply says of a solution: `score 7; errors 2, 4`. Null unless the whole text is that, the score lies in 0 to
 * 10 and every line exists.
 *
 * @example readFeedback('score 7; errors 2, 4', 5) // { score: 7, lines: [2, 4] }
 * @example readFeedback('score 7; errors 2, 9', 5) // null
 */
export function readFeedback(text: string, lines: number): { score: number; lines: number[] } | null {
  const match =
    /^score:? ?(\d{1,2}(?:\.\d{1,3})?)(?: ?\/ ?10)? ?[;,.] ?errors?:? ?(?:in )?(?:lines? )?(none|\d{1,2}(?: ?(?:,|and|, and) ?\d{1,2})*)\.?$/i.exec(
      undressed(text).replace(/\s+/g, ' '),
    )
  if (match === null) return null
  const score = Number(match[1])
  const named = /^none$/i.test(match[2]!) ? [] : match[2]!.split(/\D+/).map(Number)
  if (score > 10 || named.some((n) => n < 1 || n > lines)) return null
  return { score, lines: [...new Set(named)].sort((a, b) => a - b) }
}

/**
 * Whether a text says that a statement is valid, or that it is not without saying what is right; null for neither.
 *
 * @example readVerdict('valid') // 'valid'
 * @example readVerdict('The statement is not valid.') // 'invalid'
 */
export function readVerdict(text: string): 'valid' | 'invalid' | null {
  const match = /^(?:(?:the )?statement is )?(not valid|invalid|valid)\.?$/i.exec(undressed(text))
  if (match === null) return null
  return match[1]!.toLowerCase() === 'valid' ? 'valid' : 'invalid'
}

/** Without dollar signs, a box, brackets of mathematics and Markdown around the whole. */
function undressed(text: string): string {
  let plain = text.trim()
  for (let round = 0; round < 6; round++) {
    const inner =
      /^\$\$?([^$]*)\$\$?\.?$/s.exec(plain) ??
      /^\\[([](.*)\\[)\]]\.?$/s.exec(plain) ??
      /^\\(?:boxed|text|mathrm|textbf|mathbf)\s*\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}\.?$/s.exec(plain) ??
      /^\*\*?([^*]*)\*\*?\.?$/s.exec(plain) ??
      /^["“'‘`]([^"“”'‘’`]*)["”'’`]\.?$/s.exec(plain)
    if (inner === null) break
    plain = inner[1]!.trim()
  }
  return plain
}
