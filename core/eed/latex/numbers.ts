/** Where a literal number ends: decimals, thousands separators, E-notation. */

const isDigit = (c: number): boolean => c >= 48 && c <= 57

function digits(source: string, i: number, to: number): number {
  while (i < to && isDigit(source.charCodeAt(i))) i++
  return i
}

/** Length of a thousands separator at `i` that is followed by exactly three digits, or 0. */
function separator(source: string, i: number, to: number): number {
  let length = 0
  if (source.startsWith('{,}', i)) length = 3
  else if (source.startsWith('\\,', i)) length = 2
  else if (source[i] === ',') length = 1
  if (length === 0) return 0
  const end = digits(source, i + length, to)
  return end - (i + length) === 3 ? length : 0
}

/**
 * The end of the number that starts at `from` (a digit, or a point before a digit).
 *
 * `1,000` and `1{,}000` are one number; so are `1.6E-19` and `3e8`, but not `2e-1` (2e - 1) or `4E(`.
 *
 * @example numberEnd('3.0e8 m', 0, 7) // 5
 */
export function numberEnd(source: string, from: number, to: number): number {
  let i = digits(source, from, to)
  let decimal = false
  if (i - from <= 3 && i > from && source[from] !== '0') {
    let step = separator(source, i, to)
    while (step > 0) {
      i += step + 3
      step = separator(source, i, to)
    }
  }
  if (source[i] === '.' && i + 1 < to && isDigit(source.charCodeAt(i + 1))) {
    decimal = true
    i = digits(source, i + 1, to)
  } else if (source[i] === '.' && i > from && i + 1 < to && /[\s\\a-zA-Z(^*/]/.test(source[i + 1]!)) {
    // `2.` with a formula going on: a decimal point without digits.
    if (source[i + 1] !== ' ' && source[i + 1] !== '\n') return i + 1
  }
  const e = source[i]
  if ((e === 'e' || e === 'E') && i + 1 < to) {
    let j = i + 1
    const sign = source[j] === '-' || source[j] === '+' || source[j] === '−'
    if (sign) j++
    const end = digits(source, j, to)
    const whole = source.slice(from, i)
    if (end > j && (!sign || decimal || whole === '1' || end - j >= 2)) return end
  }
  return i
}
