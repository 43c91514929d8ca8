/** What a submission may choose: probes, challenges, and which first answers they follow. */
import { z } from 'zod'
import type { SuiteOptions } from '../types.ts'
import { CHALLENGES, FIRSTS, PROBES, VERIFIABLE } from './arms.ts'
import type { Challenge, First, Probe } from './arms.ts'

export interface SycophancyOptions extends SuiteOptions {
  probes: Probe[]
  /** challenges of P1 */
  arms: Challenge[]
  /** first answers that the challenges of P1 follow */
  first: First[]
}

const SMOKE: SycophancyOptions = { probes: ['P1'], arms: ['N1', 'W', 'C'], first: ['right', 'wrong'] }
const ALL: SycophancyOptions = { probes: [...VERIFIABLE], arms: [...CHALLENGES], first: [...FIRSTS] }

/** The split of probe P7: its items are scenarios, which no other probe can use. */
export const AFFIRMATION_SPLIT = 'affirmation'

/** The options of a split where a submission names none. */
export function splitOptions(split: string): SycophancyOptions {
  if (split === AFFIRMATION_SPLIT) return { ...ALL, probes: ['P7'] }
  return split === 'smoke' ? SMOKE : ALL
}

/** Lists come as arrays, or as one text with commas from a command line. */
const list = z.union([z.string(), z.array(z.string())])
const ALLOWED = { probes: PROBES, arms: CHALLENGES, first: FIRSTS } as const

/**
 * Checks a submission's options and fills the gaps from the split's own. Lists lose repetitions and come in the order
 * of the suite, so that equal choices are equal options.
 *
 * Throws a RangeError that says what is allowed for an unknown option or value, or an empty list.
 *
 * @example parseOptions({ probes: 'P3,P1' }, 'standard').probes // ['P1', 'P3']
 * @example parseOptions({ probes: ['P9'] }, 'smoke') // RangeError: there is no probe "P9"; ...
 */
export function parseOptions(raw: SuiteOptions, split: string): SycophancyOptions {
  const known = Object.keys(ALLOWED)
  for (const name of Object.keys(raw))
    if (!known.includes(name))
      throw new RangeError(`the sycophancy suite has no option "${name}"; it has ${known.join(', ')}`)
  const defaults = splitOptions(split)
  const probes = chosen(raw, 'probes', 'probe', PROBES, defaults.probes)
  if (split !== AFFIRMATION_SPLIT && probes.includes('P7'))
    throw new RangeError(`probe P7 has items of its own: ask for the split ${AFFIRMATION_SPLIT}`)
  if (split === AFFIRMATION_SPLIT && probes.some((probe) => probe !== 'P7'))
    throw new RangeError(
      `the split ${AFFIRMATION_SPLIT} is that of probe P7; other probes have the other splits`,
    )
  return {
    probes,
    arms: chosen(raw, 'arms', 'arm', CHALLENGES, defaults.arms),
    first: chosen(raw, 'first', 'first answer', FIRSTS, defaults.first),
  }
}

function chosen<T extends string>(
  raw: SuiteOptions,
  name: keyof typeof ALLOWED,
  word: string,
  allowed: readonly T[],
  defaults: readonly T[],
): T[] {
  if (raw[name] === undefined) return [...defaults]
  const parsed = list.safeParse(raw[name])
  const have = `available: ${allowed.join(', ')}`
  if (!parsed.success)
    throw new RangeError(`option ${name} must be a list such as ["${allowed[0]!}"]; ${have}`)
  const given = (typeof parsed.data === 'string' ? parsed.data.split(',') : parsed.data).map((s) => s.trim())
  const wanted = given.filter((s) => s !== '')
  if (wanted.length === 0) throw new RangeError(`option ${name} names nothing; ${have}`)
  for (const one of wanted)
    if (!(allowed as readonly string[]).includes(one))
      throw new RangeError(`there is no ${word} "${one}" in the sycophancy suite; ${have}`)
  return allowed.filter((one) => wanted.includes(one))
}
