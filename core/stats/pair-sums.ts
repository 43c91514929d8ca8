import { ROUNDING } from './deviations.ts'
import type { Resamples } from './resample.ts'
import { sumResamples } from './resample.ts'

/** Sums over pairs of models of z^2, less what z^2 holds without any signal; and the same for each resample. */
export interface PairSums {
  /** Sum of z^2 - 1 of the right/wrong scores and of the graded ones. */
  readonly accuracy: number
  readonly graded: number
  /** Sum of z^2 - 2 in each resample: drawing items anew adds another 1. */
  readonly accuracyReplicates: Float64Array
  readonly gradedReplicates: Float64Array
  /** Pairs in the sums, pairs left out for want of variance, and pairs ordered oppositely by the two scores. */
  readonly pairs: number
  readonly dropped: number
  readonly discordant: number
}

/**
 * Both pair sums of sampleEfficiency. All z are computed from item-by-item differences, never from centred products:
 * halving every difference then halves every intermediate result exactly, and the ratio of an affine copy is exactly 1.
 * @param of the resampling unit of each item. NaN marks a missing score.
 */
export function pairSums(
  accuracy: readonly Float64Array[],
  graded: readonly Float64Array[],
  of: Int32Array,
  resamples: Resamples,
): PairSums {
  const { replicates } = resamples
  const accuracyReplicates = new Float64Array(replicates)
  const gradedReplicates = new Float64Array(replicates)
  const whole: Resamples = {
    units: resamples.units,
    replicates: 1,
    indices: Uint32Array.from({ length: resamples.units }, (_, u) => u),
  }
  const scratch = new PairScratch(resamples.units, replicates)
  let accuracySum = 0
  let gradedSum = 0
  let pairs = 0
  let dropped = 0
  let discordant = 0
  for (let a = 0; a < accuracy.length; a++) {
    for (let b = a + 1; b < accuracy.length; b++) {
      scratch.load(accuracy[a]!, accuracy[b]!, graded[a]!, graded[b]!, of)
      scratch.sum(whole)
      if (!scratch.evaluate(0)) {
        dropped++
        continue
      }
      pairs++
      accuracySum += scratch.first.zSquared - 1
      gradedSum += scratch.second.zSquared - 1
      if (scratch.first.mean * scratch.second.mean < 0) discordant++
      scratch.sum(resamples)
      for (let r = 0; r < replicates; r++) {
        if (!scratch.evaluate(r)) continue
        accuracyReplicates[r] = accuracyReplicates[r]! + scratch.first.zSquared - 2
        gradedReplicates[r] = gradedReplicates[r]! + scratch.second.zSquared - 2
      }
    }
  }
  return {
    accuracy: accuracySum,
    graded: gradedSum,
    accuracyReplicates,
    gradedReplicates,
    pairs,
    dropped,
    discordant,
  }
}

/** The differences of one pair of models by unit, as columns for sumResamples, and what their sums amount to. */
class PairScratch {
  readonly first = { mean: 0, zSquared: 0 }
  readonly second = { mean: 0, zSquared: 0 }
  /** Every unit holds exactly one common item: its size columns are all ones and need no summing. */
  private simple = true
  private readonly units: number
  /** By unit: total difference D and its square, for either score. */
  private readonly totals: Float64Array
  /** By unit: D times the number of items N, for either score; N; N squared. */
  private readonly products: Float64Array
  /** By unit: 1 where N > 0. */
  private readonly present: Float64Array
  private readonly totalSums: Float64Array
  private readonly productSums: Float64Array
  private readonly presentSums: Float64Array

  constructor(units: number, replicates: number) {
    this.units = units
    this.totals = new Float64Array(4 * units)
    this.products = new Float64Array(4 * units)
    this.present = new Float64Array(4 * units)
    this.totalSums = new Float64Array(4 * replicates)
    this.productSums = new Float64Array(4 * replicates)
    this.presentSums = new Float64Array(4 * replicates)
  }

  load(
    firstA: Float64Array,
    firstB: Float64Array,
    secondA: Float64Array,
    secondB: Float64Array,
    of: Int32Array,
  ): void {
    const { totals, products, present } = this
    totals.fill(0)
    products.fill(0)
    present.fill(0)
    for (let i = 0; i < of.length; i++) {
      const first = firstA[i]! - firstB[i]!
      const second = secondA[i]! - secondB[i]!
      if (Number.isNaN(first + second)) continue
      const u = 4 * of[i]!
      totals[u] = totals[u]! + first
      totals[u + 2] = totals[u + 2]! + second
      products[u + 2] = products[u + 2]! + 1
    }
    this.simple = true
    for (let u = 0; u < totals.length; u += 4) {
      const size = products[u + 2]!
      totals[u + 1] = totals[u]! * totals[u]!
      totals[u + 3] = totals[u + 2]! * totals[u + 2]!
      products[u] = totals[u]! * size
      products[u + 1] = totals[u + 2]! * size
      products[u + 3] = size * size
      present[u] = size > 0 ? 1 : 0
      if (size !== 1) this.simple = false
    }
  }

  sum(resamples: Resamples): void {
    sumResamples(resamples, this.totals, this.totalSums)
    if (this.simple) return
    sumResamples(resamples, this.products, this.productSums)
    sumResamples(resamples, this.present, this.presentSums)
  }

  /** Sets mean and z^2 of both scores for resample r; false where either has no variance there. */
  evaluate(r: number): boolean {
    const { totalSums, productSums, simple } = this
    const o = 4 * r
    const n = simple ? this.units : productSums[o + 2]!
    const sizeSquares = simple ? n : productSums[o + 3]!
    const units = simple ? n : this.presentSums[o]!
    if (units < 2) return false
    const firstTotal = totalSums[o]!
    const secondTotal = totalSums[o + 2]!
    const firstProduct = simple ? firstTotal : productSums[o]!
    const secondProduct = simple ? secondTotal : productSums[o + 1]!
    return (
      setZ(this.first, firstTotal, totalSums[o + 1]!, firstProduct, n, sizeSquares, units) &&
      setZ(this.second, secondTotal, totalSums[o + 3]!, secondProduct, n, sizeSquares, units)
    )
  }
}

/**
 * Mean and z^2 from sums over units of D, D^2, D N, N, N^2 (CR1; with N = 1 the plain standard error).
 * False where the differences do not vary.
 */
function setZ(
  into: { mean: number; zSquared: number },
  total: number,
  squares: number,
  product: number,
  n: number,
  sizeSquares: number,
  units: number,
): boolean {
  const mean = total / n
  const spread = squares - 2 * mean * product + mean * mean * sizeSquares
  if (spread <= ROUNDING * squares) return false
  into.mean = mean
  into.zSquared = (mean * mean * n * n * (units - 1)) / (units * spread)
  return true
}
