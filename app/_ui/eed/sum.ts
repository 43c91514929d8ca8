import type { EedResult } from '#core/eed/index.ts'

/** The sum that leads from distance and size to a score: 60 - 100 d / size, floored at 0; 100 where equal. */
export interface Sum {
  readonly distance: number
  readonly size: number
  /** before the floor */
  readonly raw: number
  readonly floored: boolean
}

/**
 * The sum of a result that was scored by its distance; null where nothing was summed (equal, or not scored).
 *
 * @example sumOf({ outcome: 'scored', equal: false, distance: 2, tree_size: 13 })
 *   // { distance: 2, size: 13, raw: 44.615..., floored: false }
 */
export function sumOf(result: Pick<EedResult, 'outcome' | 'equal' | 'distance' | 'tree_size'>): Sum | null {
  const { distance, tree_size: size } = result
  if (result.outcome !== 'scored' || result.equal || distance === null || size === null || size <= 0)
    return null
  const raw = 60 - (100 * distance) / size
  return { distance, size, raw, floored: raw < 0 }
}
