import type { BoardRow } from '#core/protocol/index.ts'
import { isOfHundred } from '../format/numbers.ts'
import type { MetricColumn } from './columns.ts'

/** Rows that the chart shows; the table has them all. */
export const MAX_CHARTED = 25
/** Height of one row and of the axis, pixels. */
const ROW_HEIGHT = 44
const AXIS_HEIGHT = 44

/** One dot with its whiskers. */
export interface Dot {
  readonly x: number
  /** row number, moved a little so that the metrics of one row don't cover each other */
  readonly y: number
  /** lengths of the whiskers to the left and to the right */
  readonly error: readonly [number, number]
  readonly low: number
  readonly high: number
  readonly model: string
  readonly metric: string
}

export interface Series {
  readonly id: string
  readonly title: string
  readonly dots: readonly Dot[]
}

export interface ChartData {
  readonly labels: readonly string[]
  readonly series: readonly Series[]
}

/**
 * The first rows and the first two metrics of a board that lie on the scale from 0 to 100, as dots with whiskers. A
 * figure without value or interval has no dot.
 */
export function chartData(rows: readonly BoardRow[], metrics: readonly MetricColumn[]): ChartData {
  const shown = rows.slice(0, MAX_CHARTED)
  const drawn = metrics.filter((m) => isOfHundred(m.unit)).slice(0, 2)
  return {
    labels: shown.map((row) => row.model),
    series: drawn.map((metric, m) => ({
      id: metric.id,
      title: metric.title,
      dots: shown.flatMap((row, i): Dot[] => {
        const figure = row.metrics[metric.id]
        if (!figure || figure.value === null || figure.low === null || figure.high === null) return []
        const { value, low, high } = figure
        return [
          {
            x: value,
            y: i + (drawn.length === 1 ? 0 : m === 0 ? -0.16 : 0.16),
            error: [Math.max(0, value - low), Math.max(0, high - value)],
            low,
            high,
            model: row.model,
            metric: metric.title,
          },
        ]
      }),
    })),
  }
}

/** Height that the chart of so many rows takes: known before it is drawn, so that nothing moves. */
export function chartHeight(rows: number): number {
  return Math.min(rows, MAX_CHARTED) * ROW_HEIGHT + AXIS_HEIGHT
}

/**
 * A name that fits into `width` pixels, cut in its middle: the ends tell models apart.
 *
 * @example fitLabel('SmolLM2-135M-Instruct', 90) // 'SmolL…truct'
 */
export function fitLabel(name: string, width: number): string {
  const room = Math.max(5, Math.floor(width / 7))
  if (name.length <= room) return name
  const head = Math.ceil((room - 1) / 2)
  return `${name.slice(0, head)}\u2026${name.slice(name.length - (room - 1 - head))}`
}
