/** What each split asks: its families, lengths, depths and samples. */
import { chooseFamily, familyName } from './families.ts'
import { FAMILY_IDS } from './schema.ts'

export interface Profile {
  /** Families with their variants, as `familyName` writes them. */
  families: readonly string[]
  /** Budgets in tokens. */
  lengths: readonly number[]
  /** Percent. */
  depths: readonly number[]
  /** Samples of a cell. */
  samples: number
  /** Where single families have another number. */
  samplesOf: Readonly<Record<string, number>>
  /** Order robustness: `k` other orders and `k` repeats of each of `items` items. */
  order: { families: readonly string[]; lengths: readonly number[]; items: number; k: number }
  /** Timed requests a length; the warm-up comes on top, at every length or at the shortest one only. */
  speed: { lengths: readonly number[] | 'all'; timed: number; warmUp: 'each' | 'first' }
  /** Preflights a length. */
  preflights: number
}

const K = 1024
const LENGTHS = [K, 4 * K, 8 * K, 16 * K, 32 * K, 64 * K, 128 * K] as const
const usual = FAMILY_IDS.flatMap((id) => {
  const { family, variants } = chooseFamily(id)
  return variants.map((v) => familyName(family.id, v))
})
const everything = FAMILY_IDS.flatMap((id) => chooseFamily(id).family.variants.map((v) => familyName(id, v)))

const STANDARD: Profile = {
  families: usual,
  lengths: LENGTHS,
  depths: [0, 25, 50, 75, 100],
  samples: 20,
  samplesOf: {},
  order: { families: ['multi-needle.4-2', 'qa.1-hop', 'many-shot.50'], lengths: [4 * K], items: 4, k: 8 },
  speed: { lengths: 'all', timed: 5, warmUp: 'each' },
  preflights: 2,
}

const PROFILES: Readonly<Record<string, Profile>> = {
  // About 140,000 tokens: some ten minutes for a model of 135M parameters on two CPU cores.
  smoke: {
    families: ['single', 'multi-key.sparse', 'absent'],
    lengths: [K, 2 * K, 4 * K, 6 * K],
    depths: [0, 50, 100],
    samples: 1,
    samplesOf: { single: 2 },
    order: { families: [], lengths: [], items: 0, k: 0 },
    speed: { lengths: [K, 4 * K], timed: 2, warmUp: 'first' },
    preflights: 1,
  },
  standard: STANDARD,
  full: {
    ...STANDARD,
    families: everything,
    depths: [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100],
    order: {
      families: [
        'multi-needle.2-2',
        'multi-needle.4-2',
        'multi-needle.6-2',
        'multi-needle.8-1',
        'qa.1-hop',
        'qa.2-hop',
        'many-shot.6',
        'many-shot.50',
        'many-shot.77',
      ],
      lengths: [4 * K, 32 * K],
      items: 10,
      k: 8,
    },
  },
  'held-out': STANDARD,
}

/** The splits' ids, in the order in which pages list them. */
export const SPLIT_IDS = ['smoke', 'standard', 'full', 'held-out'] as const

/**
 * The profile of a split. Throws a RangeError for a split that does not exist.
 *
 * @example profileOf('standard').samples // 20
 */
export function profileOf(split: string): Profile {
  const profile = PROFILES[split]
  if (profile === undefined)
    throw new RangeError(`the long-context suite has no split "${split}"; it has ${SPLIT_IDS.join(', ')}`)
  return profile
}
