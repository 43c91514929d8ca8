/** What a submission may ask beyond the split, checked and filled up. */
import { chooseFamily, familyName, leastLength } from './families.ts'
import { profileOf } from './profiles.ts'
import type { SuiteOptions } from '../types.ts'

export const SHORTEST_LENGTH = 512
export const LONGEST_LENGTH = 1_048_576
const MOST_SAMPLES = 1000
const MOST_THINKING = 131_072

/** Options with every gap filled. */
export interface LongContextOptions {
  /** With their variants: `multi-key.dense`. */
  families: string[]
  /** Budgets in tokens, rising. */
  lengths: number[]
  /** Percent, rising. */
  depths: number[]
  /** Samples of each cell; null: the split's own numbers. */
  samples_per_cell: number | null
  /** The endpoint's context window in tokens: longer lengths are not asked, but reported as unsupported. */
  context: number | null
  /** Whether the speed lane runs. */
  speed: boolean
  /** Tokens of every length that are kept free for thinking. */
  thinking: number
}

const NAMES = ['families', 'lengths', 'depths', 'samples_per_cell', 'context', 'speed', 'thinking'] as const

/**
 * Checks options and fills the gaps from the split's profile. Lists may be arrays or texts with commas. Throws a
 * RangeError that says what is allowed.
 *
 * @example parseOptions({ families: ['single'], lengths: [1024, 4096] }, 'standard').depths // [0, 25, 50, 75, 100]
 */
export function parseOptions(raw: SuiteOptions, split: string): LongContextOptions {
  const profile = profileOf(split)
  for (const name of Object.keys(raw))
    if (!(NAMES as readonly string[]).includes(name))
      throw new RangeError(`the long-context suite has no option "${name}"; it has ${NAMES.join(', ')}`)

  const options: LongContextOptions = {
    families: familiesFrom(raw.families) ?? [...profile.families],
    lengths: numbersFrom(raw.lengths, 'lengths', {
      from: SHORTEST_LENGTH,
      to: LONGEST_LENGTH,
      whole: true,
      unit: 'tokens',
    }) ?? [...profile.lengths],
    depths: numbersFrom(raw.depths, 'depths', { from: 0, to: 100, whole: false, unit: 'percent' }) ?? [
      ...profile.depths,
    ],
    samples_per_cell: wholeFrom(raw.samples_per_cell, 'samples_per_cell', 1, MOST_SAMPLES),
    context: wholeFrom(raw.context, 'context', 1, 1_000_000_000),
    speed: booleanFrom(raw.speed, 'speed') ?? true,
    thinking: wholeFrom(raw.thinking, 'thinking', 0, MOST_THINKING) ?? 0,
  }
  requireFits(options, raw.families !== undefined)
  const shortest = Math.min(...options.lengths)
  if (options.context !== null && options.context < shortest)
    throw new RangeError(
      `context: no length that is asked fits into ${String(options.context)} tokens; the shortest is ${String(shortest)}`,
    )
  return options
}

/** Families named by the submitter must fit some length: a family that quietly asks nothing would be a surprise. */
function requireFits({ families, lengths, thinking }: LongContextOptions, named: boolean): void {
  const longest = Math.max(...lengths)
  const fitting = families.filter((f) => fits(f, longest, thinking))
  const missing = families.filter((f) => !fitting.some((g) => g.split('.')[0] === f.split('.')[0]))
  const first = missing[0]
  if (first === undefined || (!named && fitting.length > 0)) return
  const least = Math.min(...missing.filter((f) => f.split('.')[0] === first.split('.')[0]).map(leastOf))
  throw new RangeError(
    `${first} needs a length of at least ${String(least + thinking)} tokens; the longest one asked is ${String(longest)}`,
  )
}

const leastOf = (name: string): number => {
  const { family, variants } = chooseFamily(name)
  return Math.min(...variants.map((v) => leastLength(family, v)))
}

/**
 * Whether a family's variant can be built at a length.
 *
 * @example fits('many-shot.150', 1024, 0) // false
 */
export function fits(name: string, length: number, thinking: number): boolean {
  return leastOf(name) + thinking <= length
}

function listFrom(raw: unknown, name: string): unknown[] | null {
  if (raw === undefined || raw === null) return null
  const list: unknown = typeof raw === 'string' ? raw.split(',').map((s) => s.trim()) : raw
  if (!Array.isArray(list)) throw new RangeError(`${name} must be a list, such as ${EXAMPLES[name] ?? ''}`)
  if (list.length === 0) throw new RangeError(`${name} is empty; leave it out for the split's own`)
  return list as unknown[]
}

const EXAMPLES: Readonly<Record<string, string>> = {
  families: '["single", "multi-key.dense"]',
  lengths: '[1024, 4096]',
  depths: '[0, 50, 100]',
}

function familiesFrom(raw: unknown): string[] | null {
  const list = listFrom(raw, 'families')
  if (list === null) return null
  const names = list.flatMap((entry) => {
    if (typeof entry !== 'string') throw new RangeError('families must be names, such as "single"')
    const { family, variants } = chooseFamily(entry)
    return variants.map((v) => familyName(family.id, v))
  })
  return [...new Set(names)]
}

interface Bounds {
  from: number
  to: number
  whole: boolean
  unit: string
}

function numbersFrom(raw: unknown, name: string, bounds: Bounds): number[] | null {
  const list = listFrom(raw, name)
  if (list === null) return null
  const numbers = list.map((entry) => {
    const n = typeof entry === 'string' && entry !== '' ? Number(entry) : entry
    if (
      typeof n !== 'number' ||
      !(n >= bounds.from && n <= bounds.to) ||
      (bounds.whole && !Number.isInteger(n))
    )
      throw new RangeError(
        `${name}: ${JSON.stringify(entry)} is not allowed; each must be a ${bounds.whole ? 'whole ' : ''}number ` +
          `from ${String(bounds.from)} to ${String(bounds.to)} ${bounds.unit}`,
      )
    return n
  })
  return [...new Set(numbers)].sort((a, b) => a - b)
}

function wholeFrom(raw: unknown, name: string, from: number, to: number): number | null {
  if (raw === undefined || raw === null) return null
  const n = typeof raw === 'string' && raw !== '' ? Number(raw) : raw
  if (typeof n !== 'number' || !Number.isInteger(n) || n < from || n > to)
    throw new RangeError(
      `${name}: ${JSON.stringify(raw)} is not allowed; it must be a whole number from ${String(from)} to ${String(to)}`,
    )
  return n
}

function booleanFrom(raw: unknown, name: string): boolean | null {
  if (raw === undefined || raw === null) return null
  if (raw === true || raw === 'true') return true
  if (raw === false || raw === 'false') return false
  throw new RangeError(`${name}: ${JSON.stringify(raw)} is not allowed; it must be true or false`)
}
