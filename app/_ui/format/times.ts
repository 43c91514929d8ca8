/** Dates and durations as the pages write them, through Intl. */
import { locale } from '../../_messages/index.ts'
import { NONE } from './numbers.ts'

// The server's own zone says nothing to a visitor, and another one in the browser would change the text under
// their eyes: everything is UTC, and says so.
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
const minute = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })

/** @example date('2026-11-22T16:00:00Z') // 'Nov 22, 2026' */
export function date(iso: string): string {
  const time = new Date(iso)
  return Number.isNaN(time.getTime()) ? NONE : day.format(time)
}

/** @example dateTime('2026-11-22T16:05:00Z') // 'Nov 22, 2026, 4:05 PM UTC' */
export function dateTime(iso: string): string {
  const time = new Date(iso)
  return Number.isNaN(time.getTime()) ? NONE : `${minute.format(time)} UTC`
}

const steps: readonly ['day' | 'hour' | 'minute' | 'second', number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
]

/**
 * How long ago, or how far ahead, in its largest unit.
 *
 * @example ago('2026-11-22T16:00:00Z', '2026-11-22T16:02:10Z') // '2 minutes ago'
 */
export function ago(iso: string, now: string): string {
  const seconds = (new Date(iso).getTime() - new Date(now).getTime()) / 1000
  if (!Number.isFinite(seconds)) return NONE
  const [unit, size] = steps.find(([, s]) => Math.abs(seconds) >= s) ?? (['second', 1] as const)
  return relative.format(Math.trunc(seconds / size), unit)
}

function unit(value: number, name: string, digits = 0): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: name,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
  }).format(value)
}

/**
 * A duration in seconds in its two largest units.
 *
 * @example duration(0.42) // '420 ms'
 * @example duration(8.25) // '8.3 sec'
 * @example duration(200) // '3 min 20 sec'
 */
export function duration(seconds: number | null | undefined): string {
  if (seconds == null || !Number.isFinite(seconds) || seconds < 0) return NONE
  if (seconds < 0.9995) return unit(Math.round(seconds * 1000), 'millisecond')
  if (seconds < 59.95) return unit(seconds, 'second', seconds < 9.95 ? 1 : 0)
  const total = Math.round(seconds)
  const first = steps.findIndex(([, size]) => total >= size)
  const [bigName, bigSize] = steps[first]!
  const next = steps[first + 1]
  const rest = total % bigSize
  const small = next && Math.floor(rest / next[1])
  const head = unit(Math.floor(total / bigSize), bigName)
  return next && small ? `${head} ${unit(small, next[0])}` : head
}
