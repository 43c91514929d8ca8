/** The families: their variants, which have a depth, the shortest budget, and how they are scored. */
import { FAMILY_IDS } from './schema.ts'
import type { FamilyId } from './schema.ts'

export interface Family {
  id: FamilyId
  title: string
  /** One sentence for pages. */
  description: string
  /** How answers become points, in a few words. */
  scoring: string
  /** `['']` for a family without variants. */
  variants: readonly string[]
  /** Variants of the profile `standard`, where it does not take all. */
  usual?: readonly string[]
  /** Whether its needle stands at a stated depth. */
  hasDepth: boolean
  /** The shortest budget in tokens, without thinking, by variant or for all. */
  least: number | Readonly<Record<string, number>>
  /** Whether the order of its needles, facts or examples can be changed. */
  ordered: boolean
}

const CHAINS = ['1x2', '1x4', '1x8', '2x2', '2x4', '2x8', '3x2', '3x4', '3x8'] as const

export const FAMILIES: readonly Family[] = [
  {
    id: 'single',
    title: 'Single needle',
    description: 'One key with a 7-digit code somewhere in the text; the question asks for the code.',
    scoring: '100 for exactly the code',
    variants: [''],
    hasDepth: true,
    least: 704,
    ordered: false,
  },
  {
    id: 'multi-key',
    title: 'Several keys, one asked',
    description:
      'Four keys with codes of which one is asked (sparse), or a text of nothing but near-miss keys (dense).',
    scoring: '100 for exactly the code; codes of other keys are counted as wrong needles',
    variants: ['sparse', 'dense'],
    hasDepth: true,
    least: { sparse: 832, dense: 960 },
    ordered: false,
  },
  {
    id: 'multi-value',
    title: 'Several values of one key',
    description: 'Four keys with four codes each; all codes of one key are asked.',
    scoring: 'F1 of the set',
    variants: [''],
    hasDepth: false,
    least: 960,
    ordered: false,
  },
  {
    id: 'multi-query',
    title: 'Several keys asked',
    description: 'Eight keys with codes; the codes of four are asked, in a given order.',
    scoring: 'share of right codes in their places',
    variants: [''],
    hasDepth: false,
    least: 960,
    ordered: false,
  },
  {
    id: 'multi-needle',
    title: 'N needles, R asked',
    description: 'N keys with codes, R of them asked; the first one asked stands at the stated depth.',
    scoring: 'share of right codes in their places',
    variants: ['1-1', '2-2', '4-2', '6-2', '8-1'],
    hasDepth: true,
    least: 960,
    ordered: true,
  },
  {
    id: 'variable-tracking',
    title: 'Variable tracking',
    description:
      'C chains of H assignments from variable to variable among decoy chains; all variables that hold a value are asked.',
    scoring: 'F1 of the set',
    variants: CHAINS,
    usual: ['1x2', '2x4', '3x8'],
    hasDepth: false,
    least: {
      '1x2': 960,
      '1x4': 960,
      '1x8': 1024,
      '2x2': 960,
      '2x4': 1024,
      '2x8': 1536,
      '3x2': 1024,
      '3x4': 1024,
      '3x8': 1536,
    },
    ordered: false,
  },
  {
    id: 'aggregation',
    title: 'Aggregation',
    description: 'A long record of animals seen; the three named most often are asked.',
    scoring: 'share of the three that was found, with exactly three answers',
    variants: [''],
    hasDepth: false,
    least: 960,
    ordered: false,
  },
  {
    id: 'qa',
    title: 'Questions about a small world',
    description:
      'People, towns, mayors and instruments of an invented world; the answer is one or two facts away.',
    scoring: '100 for the answer or one of its other spellings',
    variants: ['1-hop', '2-hop'],
    hasDepth: true,
    least: 960,
    ordered: true,
  },
  {
    id: 'latent',
    title: 'Latent association',
    description:
      'The statement that answers the question shares no word with it: only who knows the link between the two finds it.',
    scoring: '100 for the right person; counted where the association is known without a haystack',
    variants: [''],
    hasDepth: true,
    least: 832,
    ordered: false,
  },
  {
    id: 'state',
    title: 'State tracking',
    description:
      'Boxes whose contents are swapped, registers that are overwritten, and pairs recalled over power-law distances.',
    scoring: '100 for the right value; for recall the share of the four asked',
    variants: ['swaps', 'registers', 'recall'],
    hasDepth: false,
    least: { swaps: 960, registers: 960, recall: 1024 },
    ordered: false,
  },
  {
    id: 'many-shot',
    title: 'Many-shot classification',
    description:
      'Examples of 6, 50, 77 or 150 labels by a rule that only they show; the label of one more input is asked.',
    scoring: '100 for the right label',
    variants: ['6', '50', '77', '150'],
    hasDepth: false,
    least: { '6': 832, '50': 2048, '77': 2560, '150': 4096 },
    ordered: true,
  },
  {
    id: 'absent',
    title: 'Nothing to find',
    description: 'Like several keys, but the asked one is not in the text.',
    scoring: '100 for NOT_FOUND',
    variants: [''],
    hasDepth: false,
    least: 832,
    ordered: false,
  },
  {
    id: 'scattered-givens',
    title: 'Scattered givens',
    description:
      'The givens of a physics problem lie apart in the text, among those of other experiments; the answer is a formula.',
    scoring: 'expression score: 100 for an equal formula, partial credit by edit distance',
    variants: [''],
    hasDepth: false,
    least: 960,
    ordered: false,
  },
]

/**
 * The family of this id. Throws a RangeError that lists what exists.
 *
 * @example family('single').title // 'Single needle'
 */
export function family(id: string): Family {
  const found = FAMILIES.find((f) => f.id === id)
  if (found === undefined)
    throw new RangeError(`there is no family "${id}"; available: ${FAMILY_IDS.join(', ')}`)
  return found
}

/** A family, and some of its variants. */
export interface FamilyChoice {
  family: Family
  variants: readonly string[]
}

/**
 * Reads `multi-key` (all of its usual variants) or `multi-key.dense` (that one). Throws a RangeError for anything else,
 * which says what there is.
 *
 * @example chooseFamily('many-shot.77').variants // ['77']
 */
export function chooseFamily(name: string): FamilyChoice {
  const dot = name.indexOf('.')
  const found = family(dot < 0 ? name : name.slice(0, dot))
  if (dot < 0) return { family: found, variants: found.usual ?? found.variants }
  const variant = name.slice(dot + 1)
  if (variant === '' || !found.variants.includes(variant)) {
    const known = found.variants.filter((v) => v !== '').map((v) => `${found.id}.${v}`)
    const there = known.length === 0 ? 'it has no variants' : `there are: ${known.join(', ')}`
    throw new RangeError(`family ${found.id} has no variant "${variant}"; ${there}`)
  }
  return { family: found, variants: [variant] }
}

/**
 * A family's name with its variant, as ids and options write it.
 *
 * @example familyName('multi-key', 'dense') // 'multi-key.dense'
 */
export function familyName(id: FamilyId, variant: string): string {
  return variant === '' ? id : `${id}.${variant}`
}

/** The shortest budget of a family's variant in tokens, to which a thinking budget is added. */
export function leastLength(of: Family, variant: string): number {
  return typeof of.least === 'number' ? of.least : (of.least[variant] ?? 1024)
}
