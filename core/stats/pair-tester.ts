import type { ClusterId } from './clusters.ts'
import { indexClusters } from './clusters.ts'
import { ROUNDING } from './deviations.ts'
import { mcnemar } from './mcnemar.ts'
import { pairedP } from './paired-difference.ts'

/**
 * Two-sided p of models a and b, negative where a scored lower. Never 0: a p that underflows is the smallest double,
 * so that its sign survives. 1 for a pair without enough common items.
 */
export type PairTester = (a: number, b: number) => number

/**
 * Where the one-pass sum of squares has lost most of its digits to cancellation, it is summed again about the mean.
 */
const CANCELLED = 1e-6

/**
 * The tests of pairedDifference for all pairs of many rows, in one pass over the items a pair. NaN marks missing.
 * Pairs in which both rows are `binary` (all scores 0 or max) get McNemar's test.
 */
export function independentTester(
  rows: readonly Float64Array[],
  binary: readonly boolean[],
  max: number,
): PairTester {
  const mcnemarCache = new Map<number, number>()
  const items = rows[0]?.length ?? 0
  return (a, b) => {
    const x = rows[a]
    const y = rows[b]
    if (x === undefined || y === undefined) return 1
    let n = 0
    let sum = 0
    let squares = 0
    for (let i = 0; i < items; i++) {
      const d = x[i]! - y[i]!
      if (d === d) {
        n++
        sum += d
        squares += d * d
      }
    }
    if (n < 2) return 1
    if (binary[a] && binary[b]) {
      const net = Math.round(sum / max)
      const discordant = Math.round(squares / (max * max))
      const fewer = (discordant - Math.abs(net)) / 2
      const key = fewer * (items + 1) + discordant
      let p = mcnemarCache.get(key)
      if (p === undefined) {
        p = mcnemar(discordant - fewer, fewer)
        mcnemarCache.set(key, p)
      }
      return signed(p, net)
    }
    const mean = sum / n
    let spread = squares - sum * mean
    if (spread <= CANCELLED * squares) spread = squaresAbout(mean, x, y)
    const dust = ROUNDING * max
    const error = spread <= n * dust * dust ? 0 : Math.sqrt(spread / ((n - 1) * n))
    const difference = Math.abs(mean) <= dust ? 0 : mean
    return signed(pairedP(difference, error, n), difference)
  }
}

function squaresAbout(mean: number, x: Float64Array, y: Float64Array): number {
  let squares = 0
  for (let i = 0; i < x.length; i++) {
    const deviation = x[i]! - y[i]! - mean
    if (deviation === deviation) squares += deviation * deviation
  }
  return squares
}

/** As independentTester, with CR1 standard errors over clusters. */
export function clusteredTester(
  rows: readonly Float64Array[],
  clusters: ArrayLike<ClusterId>,
  max: number,
): PairTester {
  const { of, count } = indexClusters(clusters)
  const totals = new Float64Array(count)
  const sizes = new Int32Array(count)
  return (a, b) => {
    const x = rows[a]
    const y = rows[b]
    if (x === undefined || y === undefined) return 1
    totals.fill(0)
    sizes.fill(0)
    let n = 0
    let sum = 0
    for (let i = 0; i < x.length; i++) {
      const d = x[i]! - y[i]!
      if (d === d) {
        const cluster = of[i]!
        totals[cluster] = totals[cluster]! + d
        sizes[cluster] = sizes[cluster]! + 1
        sum += d
        n++
      }
    }
    const mean = sum / n
    let units = 0
    let spread = 0
    for (let c = 0; c < count; c++) {
      const size = sizes[c]!
      if (size === 0) continue
      units++
      const deviation = totals[c]! - size * mean
      spread += deviation * deviation
    }
    if (units < 2) return 1
    const dust = ROUNDING * max
    const error = spread <= n * dust * dust ? 0 : Math.sqrt((units / (units - 1)) * spread) / n
    const difference = Math.abs(mean) <= dust ? 0 : mean
    return signed(pairedP(difference, error, units), difference)
  }
}

function signed(p: number, direction: number): number {
  const positive = Math.max(p, Number.MIN_VALUE)
  return direction < 0 ? -positive : positive
}
