import { requireFiniteNumbers, requireScores } from './check.ts'

/** One score an item; null where the item's score is missing (the plumbing failed), never 0 in its place. */
export type MaybeScores = ArrayLike<number | null>

/** Throws unless every score is null or a finite number, in [0, max] where max is given. */
export function requireMaybeScores(scores: MaybeScores, max: number | undefined, name: string): void {
  const known = Array.from(scores, (score) => (score === null ? 0 : score))
  if (max === undefined) {
    requireFiniteNumbers(known, name)
  } else {
    requireScores(known, max, name)
  }
}

/** Whether every known score is 0 or full marks. */
export function isRightOrWrong(scores: MaybeScores, max: number): boolean {
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]
    if (score !== 0 && score !== max && score !== null) return false
  }
  return true
}

/**
 * A rectangle of scores with NaN for the missing ones, for inner loops (d === d is false for NaN).
 * @throws RangeError on rows of different length or scores outside [0, max]; TypeError on NaN in the input.
 */
export function scoreRows(
  rows: readonly MaybeScores[],
  max: number | undefined,
  name: string,
): Float64Array[] {
  const width = rows[0]?.length ?? 0
  return rows.map((row, m) => {
    if (row.length !== width) {
      throw new RangeError(`${name}[${m}] has ${row.length} items, but ${name}[0] has ${width}`)
    }
    requireMaybeScores(row, max, `${name}[${m}]`)
    return Float64Array.from({ length: width }, (_, i) => row[i] ?? NaN)
  })
}
