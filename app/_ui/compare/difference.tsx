import type { ReactNode } from 'react'
import type { ComparisonReply } from '#core/protocol/index.ts'
import { NONE, points } from '../format/numbers.ts'

export type Paired = ComparisonReply['metrics'][number]['paired']

/** The difference told as second minus first: what changes when one goes over from the first to the second. */
export function turned({ difference, low, high }: Pick<Paired, 'difference' | 'low' | 'high'>): {
  difference: number | null
  low: number | null
  high: number | null
} {
  const minus = (x: number | null): number | null => (x === null ? null : x === 0 ? 0 : -x)
  return { difference: minus(difference), low: minus(high), high: minus(low) }
}

/** @example signed(-1.25) // '−1.3' */
export function signed(value: number | null): string {
  if (value === null) return NONE
  const text = points(Math.abs(value))
  return text === '0.0' ? text : `${value > 0 ? '+' : '\u2212'}${text}`
}

/** A p as people write it. @example pText(0.0004) // '< 0.001' */
export function pText(p: number | null): string {
  return p === null ? NONE : p < 0.001 ? '< 0.001' : p.toFixed(3)
}

/**
 * A difference and its interval on a line through 0, the margin shaded. The numbers stand beside it, so it is left out
 * for screen readers.
 */
export function DifferenceMark({ paired, reach }: { paired: Paired; reach: number }): ReactNode {
  const { difference, low, high } = turned(paired)
  const at = (value: number): number => 100 + (100 * Math.max(-reach, Math.min(reach, value))) / reach
  return (
    <svg viewBox="0 0 200 22" className="h-6 w-full min-w-36" preserveAspectRatio="none" aria-hidden="true">
      <rect
        x={at(-paired.margin)}
        y="1"
        width={at(paired.margin) - at(-paired.margin)}
        height="20"
        fill="var(--gold)"
        fillOpacity="0.2"
      />
      <path d="M0 11h200" stroke="var(--line)" vectorEffect="non-scaling-stroke" />
      <path d="M100 1v20" stroke="var(--line-strong)" vectorEffect="non-scaling-stroke" />
      {low !== null && high !== null && (
        <path
          d={`M${String(at(low))} 11H${String(at(high))}`}
          stroke="var(--slate)"
          strokeWidth="3"
          vectorEffect="non-scaling-stroke"
        />
      )}
      {difference !== null && (
        <path
          d={`M${String(at(difference))} 4v14`}
          stroke="var(--slate)"
          strokeWidth="5"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  )
}

/** How far the marks of a table must reach, points: all intervals and the margin with some room. */
export function reachOf(list: readonly Paired[]): number {
  const ends = list.flatMap((p) => [Math.abs(p.low ?? 0), Math.abs(p.high ?? 0), 2 * p.margin])
  return Math.max(...ends) * 1.08
}
