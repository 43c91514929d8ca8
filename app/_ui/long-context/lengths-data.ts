import type { LongContextFigures } from '#core/suites/long-context/report/index.ts'

/** One length of the chart; positions are binary logarithms of tokens. */
export interface LengthPoint {
  readonly x: number
  readonly score: number | null
  /** lengths of the whiskers below and above */
  readonly error: readonly [number, number]
  readonly fitted: number | null
  readonly strict: number | null
}

export interface LengthsData {
  readonly points: readonly LengthPoint[]
  readonly from: number
  readonly to: number
  /** ends of the effective length's band; an end beyond what was measured is the chart's own */
  readonly band: readonly [number, number] | null
  readonly threshold: number
}

const ROOM = 0.25

/** The chart of score by length; null with fewer than two lengths. */
export function lengthsData(figures: LongContextFigures): LengthsData | null {
  const rows = figures.by_length
  const [first] = rows
  const last = rows.at(-1)
  if (first === undefined || last === undefined || rows.length < 2) return null
  const { absolute } = figures.effective_length
  const from = Math.log2(first.length) - ROOM
  const to = Math.log2(last.length) + ROOM
  const end = (mark: typeof absolute.low): number =>
    mark?.kind === 'below' ? from : mark?.kind === 'at_least' ? to : Math.log2(mark?.length ?? first.length)
  return {
    points: rows.map(({ length, score, strict }) => ({
      x: Math.log2(length),
      score: score.value,
      error: [
        score.value === null || score.low === null ? 0 : Math.max(0, score.value - score.low),
        score.value === null || score.high === null ? 0 : Math.max(0, score.high - score.value),
      ],
      fitted: absolute.fit.find((f) => f.length === length)?.fitted ?? null,
      strict: strict.value,
    })),
    from,
    to,
    band: absolute.crossing === null ? null : [end(absolute.low), end(absolute.high)],
    threshold: absolute.threshold ?? 85,
  }
}
