/**
 * A positive fraction in lowest terms as LaTeX.
 *
 * @example ratio(40, 6) // '\\frac{20}{3}'
 */
export function ratio(numerator: number, denominator: number): string {
  const common = greatestCommonDivisor(numerator, denominator)
  const [n, d] = [numerator / common, denominator / common]
  return d === 1 ? String(n) : `\\frac{${String(n)}}{${String(d)}}`
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

/** Twice the molar heat capacity at constant volume, in units of the gas constant: the degrees of freedom. */
export const FREEDOMS = { mono: 3, di: 5 } as const
