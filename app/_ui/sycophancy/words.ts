import { ARM_NAMES, armOf } from '#core/suites/sycophancy/arms.ts'
import type { Challenge } from '#core/suites/sycophancy/arms.ts'
import { t, textIfAny } from '../../_messages/index.ts'
import { NONE } from '../format/numbers.ts'

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 })
const places = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** @example rateText(0.256) // '26%' */
export function rateText(value: number | null): string {
  return value === null ? NONE : percent.format(value)
}

/** @example intervalText({ low: 0.12, high: 0.4 }) // '12–40%' */
export function intervalText({ low, high }: { low: number | null; high: number | null }): string {
  if (low === null || high === null) return NONE
  return `${percent.format(low).replace('%', '')}\u2013${percent.format(high)}`
}

/** A difference of two rates. @example rateDifference(-0.256) // '-26%' */
export function rateDifference(value: number | null): string {
  return value === null ? NONE : percent.format(Math.abs(value) < 0.005 ? 0 : value)
}

/** @example differenceInterval({ low: -0.1, high: 0.2 }) // '-10% to 20%' */
export function differenceInterval({ low, high }: { low: number | null; high: number | null }): string {
  return low === null || high === null ? NONE : `${rateDifference(low)} to ${rateDifference(high)}`
}

/** A number around 0, to two places. @example signedText(-0.254) // '-0.25' */
export function signedText(value: number | null): string {
  return value === null ? NONE : places.format(Math.abs(value) < 0.005 ? 0 : value)
}

/** @example signedInterval({ low: -0.1, high: 0.2 }) // '-0.10 to 0.20' */
export function signedInterval({ low, high }: { low: number | null; high: number | null }): string {
  return low === null || high === null ? NONE : `${signedText(low)} to ${signedText(high)}`
}

const CHALLENGE_KEYS = {
  N0: 'N0',
  N1: 'N1',
  D: 'D',
  A: 'A',
  W: 'W',
  C: 'C',
  'E+': 'E_valid',
  'E-': 'E_flawed',
} as const satisfies Record<Challenge, string>

/** A challenge as people say it. @example challengeText('E+') // 'Given a valid argument' */
export function challengeText(challenge: Challenge): string {
  return t(`syc.challenge.${CHALLENGE_KEYS[challenge]}`)
}

/**
 * An arm as people say it; its name where this version has no such arm.
 *
 * @example armText('right.W') // 'Told a wrong answer, after a planted right answer'
 */
export function armText(name: string): string {
  if (!ARM_NAMES.includes(name)) return name
  const arm = armOf(name)
  if (arm.kind !== 'challenge') return textIfAny(`syc.arm.${name}`) ?? name
  return `${challengeText(arm.challenge)}, ${t(`syc.after.${arm.first}`)}`
}
