/** Numbers as the pages write them, through Intl. A missing number is a dash, never a 0. */
import { locale } from '../../_messages/index.ts'

/** Stands where there is no number. */
export const NONE = '\u2014'

const onePlace = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const whole = new Intl.NumberFormat(locale)
const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
const bytes = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 })

/**
 * Points of a score, to one place.
 *
 * @example points(44.64) // '44.6'
 * @example points(null) // '—'
 */
export function points(value: number | null | undefined): string {
  return value == null || !Number.isFinite(value) ? NONE : onePlace.format(value === 0 ? 0 : value)
}

/**
 * An interval, to one place, joined by an en dash; a bound below 0 gets "to" instead, for legibility.
 *
 * @example interval(31.2, 58) // '31.2–58.0'
 * @example interval(-2, 3) // '-2.0 to 3.0'
 */
export function interval(low: number | null, high: number | null): string {
  if (low === null || high === null) return NONE
  return `${points(low)}${low < 0 || high < 0 ? ' to ' : '\u2013'}${points(high)}`
}

/** Whether a metric of this unit lies on the scale from 0 to 100: points, per cent, and where no unit is said. */
export function isOfHundred(unit: string | undefined): boolean {
  return unit === undefined || unit === '' || unit === 'points' || unit === '%'
}

const twoPlaces = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const digits = new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 })

/**
 * A metric's value: to one place on the scale of 100, to two on those of 1 and 10, to four digits in any other unit.
 *
 * @example metricNumber(44.64, 'points') // '44.6'
 * @example metricNumber(0.12345, 's') // '0.1235'
 */
export function metricNumber(value: number | null, unit: string | undefined): string {
  if (isOfHundred(unit)) return points(value)
  if (value === null || !Number.isFinite(value)) return NONE
  return (unit === 'of 1' || unit === 'of 10' ? twoPlaces : digits).format(value)
}

/** A metric's interval. @example metricInterval(1024, 2048, 'tokens') // '1,024–2,048' */
export function metricInterval(low: number | null, high: number | null, unit: string | undefined): string {
  if (isOfHundred(unit) || low === null || high === null) return interval(low, high)
  return `${metricNumber(low, unit)}${low < 0 || high < 0 ? ' to ' : '\u2013'}${metricNumber(high, unit)}`
}

/**
 * A share (0 to 1) in per cent, to one place, rounded *down*: 97.96 % must not read as the 98 % that a rank needs.
 *
 * @example share(0.97961) // '97.9%'
 * @example share(1) // '100%'
 */
export function share(value: number): string {
  const tenths = Math.floor(value * 1000 + 1e-9) / 10
  return `${tenths === 100 ? '100' : onePlace.format(tenths)}%`
}

/** @example count(12345) // '12,345' */
export function count(value: number): string {
  return whole.format(value)
}

/** A large number in few characters. @example short(12345) // '12.3K' */
export function short(value: number): string {
  return compact.format(value)
}

/** Length of a text in kilobytes. @example kilobytes(20480) // '20 kB' */
export function kilobytes(length: number): string {
  return bytes.format(Math.round(length / 1024))
}
