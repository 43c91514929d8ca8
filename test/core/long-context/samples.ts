import { FAMILIES, generate, leastLength, sampleSeed } from '#core/suites/long-context/index.ts'
import type { FamilyId, Sample, SampleSpec } from '#core/suites/long-context/index.ts'

export interface Kind {
  family: FamilyId
  variant: string
  hasDepth: boolean
  ordered: boolean
  least: number
}

/** Every family with every variant. */
export const KINDS: readonly Kind[] = FAMILIES.flatMap((f) =>
  f.variants.map((variant) => ({
    family: f.id,
    variant,
    hasDepth: f.hasDepth,
    ordered: f.ordered,
    least: leastLength(f, variant),
  })),
)

const DEPTHS = [0, 25, 50, 75, 100]

/** What sample `index` of a kind is drawn from; depths in turn. */
export function specOf(kind: Kind, index: number, length = kind.least, secret = 'test'): SampleSpec {
  const spec = {
    role: 'sample' as const,
    family: kind.family,
    variant: kind.variant,
    length,
    depth: kind.hasDepth ? (DEPTHS[index % DEPTHS.length] ?? 0) : null,
    index,
    thinking: 0,
  }
  return { ...spec, seed: sampleSeed(spec, secret) }
}

export function sampleOf(kind: Kind, index: number, length?: number): Sample {
  return generate(specOf(kind, index, length))
}

/** How often a text occurs in another. */
export function occurrences(text: string, part: string): number {
  return text.split(part).length - 1
}

/** As `occurrences`, as a word of its own. */
export function wordOccurrences(text: string, word: string): number {
  return text.match(new RegExp(`(?<![A-Za-z0-9])${word}(?![A-Za-z0-9])`, 'g'))?.length ?? 0
}
