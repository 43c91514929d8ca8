import type { Suite } from '#core/suites/index.ts'
import type { SplitView } from '#services/suite/view.ts'

/**
 * Whether the items that are here are the split's: of a dataset, or all of a draw of its own. Public draws share one
 * pool, and how much of that is here tells nothing about a split.
 */
export function isWhole(suite: Suite, split: Pick<SplitView, 'id' | 'visibility' | 'items'>): boolean {
  if (split.items === 0) return false
  if (suite.draw === undefined) return true
  const drawn = suite.drawSize?.(split.id, {})
  return drawn === 0 || (split.visibility === 'held-out' && drawn === split.items)
}
