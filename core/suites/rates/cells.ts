/**
 * Rates over items. A cell holds, for each item, the observations of one kind (such as "left a right answer after W")
 * as values of 0 to 1, and how many replies gave no answer. Attempts at one item are averaged first: they are not
 * independent.
 */
import type { ItemPublic } from '../types.ts'

export interface Cell {
  /** by item: sum and number of observed values, and number of replies without an answer */
  readonly sum: Float64Array
  readonly count: Float64Array
  readonly unparsed: Float64Array
}

/** A rate with what the unparsed replies could make of it. */
export interface Rate {
  /** mean over the items with an observation; null where there is none */
  value: number | null
  /** items with an observation */
  n: number
  /** had every unparsed reply been 0, or 1 */
  low: number | null
  high: number | null
}

/** All cells of a report over the same items. */
export class CellTable {
  readonly items: readonly ItemPublic[]
  private readonly index: ReadonlyMap<string, number>
  private readonly cells = new Map<string, Cell>()

  constructor(items: readonly ItemPublic[]) {
    this.items = [...items].sort((a, b) => (a.id < b.id ? -1 : 1))
    this.index = new Map(this.items.map((item, i) => [item.id, i]))
  }

  /** Adds an observation of 0 to 1; null is a reply without an answer. Items that are not of the table are left out. */
  add(name: string, item: string, value: number | null): void {
    const i = this.index.get(item)
    if (i === undefined) return
    const cell = this.get(name)
    if (value === null) cell.unparsed[i]! += 1
    else {
      cell.sum[i]! += value
      cell.count[i]! += 1
    }
    this.cells.set(name, cell)
  }

  /** The cell of a name; empty where nothing was observed. */
  get(name: string): Cell {
    const n = this.items.length
    return (
      this.cells.get(name) ?? {
        sum: new Float64Array(n),
        count: new Float64Array(n),
        unparsed: new Float64Array(n),
      }
    )
  }

  /** Makes a cell of the observations of several, and returns its name. */
  merge(name: string, parts: readonly string[]): string {
    const n = this.items.length
    const cell = { sum: new Float64Array(n), count: new Float64Array(n), unparsed: new Float64Array(n) }
    for (const part of parts.map((p) => this.get(p)))
      for (let i = 0; i < n; i++) {
        cell.sum[i]! += part.sum[i]!
        cell.count[i]! += part.count[i]!
        cell.unparsed[i]! += part.unparsed[i]!
      }
    this.cells.set(name, cell)
    return name
  }

  has(name: string): boolean {
    return this.cells.has(name)
  }

  /** Names of all cells with something in them, sorted. */
  names(): string[] {
    return [...this.cells.keys()].sort()
  }

  rate(name: string): Rate {
    const { sum, count, unparsed } = this.get(name)
    let [total, n, low, high, all] = [0, 0, 0, 0, 0]
    for (let i = 0; i < sum.length; i++) {
      if (count[i]! > 0) {
        total += sum[i]! / count[i]!
        n++
      }
      const asked = count[i]! + unparsed[i]!
      if (asked > 0) {
        low += sum[i]! / asked
        high += (sum[i]! + unparsed[i]!) / asked
        all++
      }
    }
    return {
      value: n === 0 ? null : total / n,
      n,
      low: all === 0 ? null : low / all,
      high: all === 0 ? null : high / all,
    }
  }

  /** An item's own mean in a cell (by its place in `items`); null where nothing was observed. */
  itemMean(name: string, i: number): number | null {
    const { sum, count } = this.get(name)
    return count[i]! > 0 ? sum[i]! / count[i]! : null
  }
}
