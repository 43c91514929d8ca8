/** Figures made of rates, with intervals: one bootstrap over items, shared by all figures of a report. */
import { hashJson } from '../../canonical-json.ts'
import { indexClusters } from '../../stats/clusters.ts'
import { percentileOfSorted } from '../../stats/percentile.ts'
import type { Resamples } from '../../stats/resample.ts'
import { REPLICATES, drawResamples, sumResamples } from '../../stats/resample.ts'
import { wilsonInterval } from '../../stats/index.ts'
import type { Estimate } from '../types.ts'
import type { CellTable } from './cells.ts'

/** A figure as a function of the rates of some cells. */
export interface Figure {
  cells: readonly string[]
  /** null where it is undefined for these rates */
  of: (rates: readonly number[]) => number | null
  /** it moves in steps (a median): resamples that all agree say something */
  stepwise?: boolean
}

export const NOTHING: Estimate = { value: null, low: null, high: null, n: 0 }

/** The rate of one cell. */
export function rateOf(cell: string): Figure {
  return { cells: [cell], of: ([rate]) => rate! }
}

/** The difference of two cells' rates, times a factor. */
export function differenceOf(first: string, second: string, factor = 1): Figure {
  return { cells: [first, second], of: ([a, b]) => factor * (a! - b!) }
}

const TAIL = 0.025

/** Computes figures of one table. */
export class Estimator {
  private readonly table: CellTable
  /** seed of the bootstrap: SHA-256 of everything observed */
  readonly seed: string
  private readonly of: Int32Array
  private readonly units: number
  private resamples: Resamples | null = null
  private readonly drawn = new Map<string, Float64Array>()

  /** @param name what the figures are of, and the version of their formulas: part of the seed */
  constructor(table: CellTable, name: string) {
    this.table = table
    const clusters = indexClusters(table.items.map((item) => item.cluster))
    this.of = Int32Array.from(clusters.of)
    this.units = clusters.count
    // Nine digits: the order in which attempts were added must not show.
    const rounded = (row: Float64Array) => Array.from(row, (x) => Math.round(x * 1e9) / 1e9)
    this.seed = hashJson({
      report: name,
      items: table.items.map((item) => item.id),
      cells: table.names().map((name) => {
        const cell = table.get(name)
        return [name, rounded(cell.sum), rounded(cell.count)]
      }),
    })
  }

  /**
   * A figure with its 95 % interval: percentile bootstrap over the items (whole clusters), 10,000 resamples. No resample
   * moves a rate that is the same in every item, such as 0 of 12, however little twelve items say of it: such a rate
   * brings its Wilson interval, and the changes that both make to the figure add in squares (method of variance estimates
   * recovery). Where all resamples of the figure agree, the interval is put together from the Wilson intervals of all its
   * rates. So it is never too narrow by accident. n is the number of items in the smallest cell. All null, n 0, where a
   * cell is empty; the value null where the figure is undefined.
   */
  estimate(figure: Figure): Estimate {
    const rates = figure.cells.map((cell) => this.table.rate(cell))
    const n = Math.min(...rates.map((rate) => rate.n))
    if (n === 0) return NOTHING
    const values = rates.map((rate) => rate.value!)
    const value = figure.of(values)
    if (value === null) return { value: null, low: null, high: null, n }
    const interval = this.units < 2 ? null : this.bootstrap(figure)
    if (interval === null) return { value, low: null, high: null, n }
    if (figure.stepwise === true) return { value, ...interval, n }
    const moving = interval.high > interval.low
    const still = figure.cells.map((cell) => !moving || this.isSame(cell))
    if (!still.includes(true)) return { value, ...interval, n }
    const sizes = rates.map((rate) => rate.n)
    return { value, ...recovered(figure, values, sizes, still, value, interval), n }
  }

  /** Whether every item with an observation has the same mean. */
  private isSame(name: string): boolean {
    let first: number | null = null
    for (let i = 0; i < this.table.items.length; i++) {
      const mean = this.table.itemMean(name, i)
      if (mean === null) continue
      if (first !== null && Math.abs(mean - first) > 1e-9) return false
      first = mean
    }
    return true
  }

  /** The least and the greatest value that the unparsed replies leave open; null where the figure is undefined there. */
  bounds(figure: Figure): { low: number; high: number } | null {
    const rates = figure.cells.map((cell) => this.table.rate(cell))
    let [low, high] = [Infinity, -Infinity]
    for (let corner = 0; corner < 1 << rates.length; corner++) {
      const at = rates.map((rate, j) => ((corner >> j) & 1 ? rate.high : rate.low))
      if (at.some((rate) => rate === null)) return null
      const value = figure.of(at as number[])
      if (value === null) return null
      low = Math.min(low, value)
      high = Math.max(high, value)
    }
    return { low, high }
  }

  private bootstrap(figure: Figure): { low: number; high: number } | null {
    const columns = figure.cells.map((cell) => this.replicates(cell))
    const values = new Float64Array(REPLICATES)
    let defined = 0
    const rates = columns.map(() => 0)
    for (let r = 0; r < REPLICATES; r++) {
      let whole = true
      for (let j = 0; j < columns.length; j++) {
        const rate = columns[j]![r]!
        if (rate !== rate) whole = false
        rates[j] = rate
      }
      const value = whole ? figure.of(rates) : null
      if (value !== null) values[defined++] = value
    }
    // A bound could be one of the undefined ones.
    if (REPLICATES - defined >= TAIL * REPLICATES) return null
    const ascending = values.subarray(0, defined).sort()
    const low = percentileOfSorted(ascending, TAIL)
    const high = percentileOfSorted(ascending, 1 - TAIL)
    // Sums of thirds differ in their last digits.
    return high - low < 1e-9 ? { low, high: low } : { low, high }
  }

  /** The cell's rate in each resample; NaN where it has no observation there. */
  private replicates(name: string): Float64Array {
    const known = this.drawn.get(name)
    if (known !== undefined) return known
    this.resamples ??= drawResamples(this.units, REPLICATES, this.seed)
    // A pass over the resamples sums four columns: two cells, so the next one that is likely to be asked for too.
    const next = this.table.names().find((other) => other > name && !this.drawn.has(other))
    const cells = next === undefined ? [name] : [name, next]
    const columns = new Float64Array(this.units * 4)
    cells.forEach((cell, lane) => {
      const { sum, count } = this.table.get(cell)
      for (let i = 0; i < sum.length; i++) {
        if (count[i] === 0) continue
        const at = this.of[i]! * 4 + 2 * lane
        columns[at]! += sum[i]! / count[i]!
        columns[at + 1]! += 1
      }
    })
    const out = new Float64Array(REPLICATES * 4)
    sumResamples(this.resamples, columns, out)
    cells.forEach((cell, lane) => {
      const rates = new Float64Array(REPLICATES)
      for (let r = 0; r < REPLICATES; r++) rates[r] = out[4 * r + 2 * lane]! / out[4 * r + 2 * lane + 1]!
      this.drawn.set(cell, rates)
    })
    return this.drawn.get(name)!
  }
}

/**
 * Each rate that stands still, moved to the end of its Wilson interval that lowers (raises) the figure; these changes and
 * that of the bootstrap interval add in squares.
 */
function recovered(
  figure: Figure,
  rates: readonly number[],
  sizes: readonly number[],
  still: readonly boolean[],
  value: number,
  interval: { low: number; high: number },
): { low: number | null; high: number | null } {
  let down = Math.max(0, value - interval.low) ** 2
  let up = Math.max(0, interval.high - value) ** 2
  for (let j = 0; j < rates.length; j++) {
    if (still[j] !== true) continue
    const rate = Math.min(1, Math.max(0, rates[j]!))
    const wilson = wilsonInterval(rate * sizes[j]!, sizes[j]!)
    if (wilson === null) return { low: null, high: null }
    const moved = [wilson.low, wilson.high].map((end) =>
      figure.of(rates.map((other, i) => (i === j ? end : other))),
    )
    if (moved.some((m) => m === null)) return { low: null, high: null }
    const changes = moved.map((m) => m! - value)
    down += Math.min(0, ...changes) ** 2
    up += Math.max(0, ...changes) ** 2
  }
  return { low: value - Math.sqrt(down), high: value + Math.sqrt(up) }
}
