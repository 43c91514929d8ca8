import { InvalidArgumentError } from 'commander'
import type { Suite, SuiteOptions } from '#core/suites/index.ts'
import { messageOf } from '#lib/setup-error.ts'
import { badArguments } from '../values.ts'

/** The flags of `eval` that ask something of the suite itself. */
export interface SuiteFlags {
  families?: string[]
  lengths?: number[]
  depths?: number[]
  context?: number
  samplesPerCell?: number
  /** false: no speed lane */
  speed?: boolean
  probes?: string[]
  arms?: string[]
  first?: string[]
  thinkingBudget?: number
}

/** A list separated by commas, such as `single,qa`. */
export function nameList(text: string): string[] {
  const names = text.split(',').map((name) => name.trim())
  if (names.some((name) => name === ''))
    throw new InvalidArgumentError(`"${text}" is not a list of names such as single,qa.`)
  return names
}

/** A list of numbers separated by commas, such as `1024,4096`; `4K` is 4096. */
export function numberList(text: string): number[] {
  return text.split(',').map((part) => {
    const match = /^(\d+(?:\.\d+)?)([kKmM]?)$/.exec(part.trim())
    if (!match)
      throw new InvalidArgumentError(`"${part.trim()}" is not a number; give a list such as 1024,4096.`)
    const unit = { '': 1, k: 1024, m: 1024 * 1024 }[match[2]!.toLowerCase()] ?? 1
    return Number(match[1]) * unit
  })
}

/** A number of tokens: `8192` or `8K`. */
export function tokenCount(text: string): number {
  const [value, ...more] = numberList(text)
  if (more.length > 0 || value === undefined || !Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError(`"${text}" is not a number of tokens such as 8192 or 8K.`)
  return value
}

/** What the flags ask of the suite: a submission's `options`. Absent ones are left to the suite. */
export function optionsFrom(suite: string, flags: SuiteFlags): Record<string, unknown> {
  const { families, lengths, depths, context, samplesPerCell, speed, thinkingBudget } = flags
  const { probes, arms, first } = flags
  const given = {
    families,
    lengths,
    depths,
    context,
    samples_per_cell: samplesPerCell,
    speed: speed === false ? false : undefined,
    probes,
    arms,
    first,
    // Thinking takes its tokens from the window: a length is the whole budget.
    thinking: suite === 'long-context' ? thinkingBudget : undefined,
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

/**
 * Checks options against the suite of this clone, before a site is asked or started.
 *
 * @throws SetupError with exit code 2 and the suite's own words for what is allowed
 */
export function checkOptions(
  suite: Pick<Suite, 'id' | 'parseOptions'> | undefined,
  split: string,
  options: SuiteOptions,
): void {
  const [first] = Object.keys(options)
  if (suite === undefined || first === undefined) return
  if (suite.parseOptions === undefined)
    throw badArguments(`--${first.replaceAll('_', '-')}: the suite ${suite.id} takes no such option`)
  try {
    suite.parseOptions(options, split)
  } catch (error) {
    if (error instanceof RangeError) throw badArguments(messageOf(error))
    throw error
  }
}
