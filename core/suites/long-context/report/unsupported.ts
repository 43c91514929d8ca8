/** Lengths that were asked for and lie beyond the context window: shown, and counted nowhere. */
import type { Cell, LengthRow } from './cells.ts'

/** Empty fields at the unsupported lengths, for every family and depth that was asked at the longest other length. */
export function unsupportedCells(cells: readonly Cell[], lengths: readonly number[]): Cell[] {
  const longest = new Map<string, number>()
  for (const c of cells) longest.set(c.family, Math.max(longest.get(c.family) ?? 0, c.length))
  const models = cells.filter((c) => c.length === longest.get(c.family))
  return lengths.flatMap((length) =>
    models.map((c) => ({
      family: c.family,
      length,
      depth: c.depth,
      n: 0,
      asked: 0,
      score: null,
      low: null,
      high: null,
      outcomes: { unsupported: c.asked },
    })),
  )
}

/** Empty rows at the unsupported lengths. */
export function unsupportedLengthRows(rows: readonly LengthRow[], lengths: readonly number[]): LengthRow[] {
  const nothing = { value: null, low: null, high: null, n: 0 }
  const asked = rows.at(-1)?.asked ?? 0
  return lengths.map((length) => ({
    length,
    asked: 0,
    score: nothing,
    strict: nothing,
    delivered: nothing,
    outcomes: { unsupported: asked },
  }))
}
