import type { SpeedRow, Spread } from '#core/suites/long-context/report/speed.ts'

export const SPEED_KINDS = ['ttft_ms', 'tpot_ms', 'prefill_tokens_per_s'] as const
export type SpeedKind = (typeof SPEED_KINDS)[number]

export interface SpeedPoint {
  readonly x: number
  readonly value: number
  /** from the median down to the lower quartile and up to the upper one */
  readonly error: readonly [number, number]
}

/** The medians of one kind by length, with quartiles; positions are binary logarithms of tokens. */
export function speedPoints(rows: readonly SpeedRow[], kind: SpeedKind): SpeedPoint[] {
  return rows.flatMap((row): SpeedPoint[] => {
    const spread: Spread | null = row.spread[kind]
    if (spread === null) return []
    const { median, low, high } = spread
    return [{ x: Math.log2(row.length), value: median, error: [median - low, high - median] }]
  })
}
