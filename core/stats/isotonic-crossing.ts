import type { Numbers } from './check.ts'
import { requireFinite, requireFiniteNumbers, requirePositive } from './check.ts'
import { deviations } from './deviations.ts'
import { isotonicFit } from './isotonic-fit.ts'
import { seededRandom } from './random.ts'
import type { BootstrapOptions } from './resample.ts'
import { requireBootstrap } from './resample.ts'

/** All samples of one prompt length. */
export interface LengthCell {
  /** In tokens. */
  readonly length: number
  /** One score a sample, in score units. */
  readonly scores: Numbers
}

/** A fixed score, or a share of the mean at the shortest length that applies only from `minimumBase` on. */
export type Threshold =
  | { readonly kind: 'absolute'; readonly score: number }
  | { readonly kind: 'relative'; readonly share: number; readonly minimumBase: number }

/**
 * Where a falling score crosses a threshold, in tokens. `at_least`: it does not up to the longest length measured.
 * `below`: it is under the threshold already at the shortest.
 */
export interface Crossing {
  readonly kind: 'at' | 'at_least' | 'below'
  readonly length: number
}

export interface CrossingEstimate {
  readonly crossing: Crossing
  /** Ends of the band. */
  readonly low: Crossing
  readonly high: Crossing
  /** The score that counts as the threshold, resolved where it is relative. */
  readonly threshold: number
  /** The fit, by ascending length. */
  readonly fit: readonly FittedLength[]
  readonly replicates: number
  readonly seed: string
}

export interface FittedLength {
  readonly length: number
  readonly mean: number
  /** Mean after the monotone fit. */
  readonly fitted: number
  readonly n: number
}

/**
 * Effective length: the prompt length at which a score falls below a threshold, with its band.
 *
 * Meaning: the mean score by length is made non-increasing (isotonicFit, weighted by samples) and read off linearly
 * over the logarithm of the length. Thresholding each length by itself would be noise: a model that is right 88 % of
 * the time at every length would, with 100 samples each, fail a threshold of 85 at one of seven lengths in two of three
 * runs. The band is a percentile bootstrap over the samples within each length; ends that lie outside the lengths
 * measured are censored ("at least 131,072"), never extrapolated.
 * @param cells one cell a length, in any order.
 * @source pool adjacent violators (see isotonicFit); percentile bootstrap (see bootstrapInterval).
 * @returns null with fewer than 2 lengths, a length with fewer than 2 samples, or a base mean below `minimumBase` for a
 *   relative threshold.
 * @throws RangeError on a length that is not positive or occurs twice, a relative share outside (0, 1], fewer than 100
 *   replicates; TypeError on NaN.
 * @example
 * isotonicCrossing(
 *   [{ length: 1000, scores: [100, 100] }, { length: 4000, scores: [50, 50] }], { kind: 'absolute', score: 75 },
 *   { seed: 'example' }
 * ).crossing // => { kind: 'at', length: 2000 }
 */
export function isotonicCrossing(
  cells: readonly LengthCell[],
  threshold: Threshold,
  options: BootstrapOptions,
): CrossingEstimate | null {
  const { seed, replicates, confidence } = requireBootstrap(options)
  requireThreshold(threshold)
  const sorted = requireCells(cells)
  if (sorted.length < 2 || sorted.some((cell) => cell.scores.length < 2)) return null

  const lengths = sorted.map((cell) => cell.length)
  const sizes = sorted.map((cell) => cell.scores.length)
  const means = sorted.map((cell) => deviations(cell.scores).mean)
  const base = means[0] ?? NaN
  if (threshold.kind === 'relative' && base < threshold.minimumBase) return null

  const random = seededRandom(seed)
  const positions = new Float64Array(replicates)
  for (let r = 0; r < replicates; r++) {
    const resampled = sorted.map((cell) => {
      const n = cell.scores.length
      let sum = 0
      for (let i = 0; i < n; i++) sum += cell.scores[random.below(n)] ?? NaN
      return sum / n
    })
    positions[r] = crossingPosition(lengths, isotonicFit(resampled, sizes), resolve(threshold, resampled))
  }
  positions.sort()
  const tail = (1 - confidence) / 2
  const fitted = isotonicFit(means, sizes)
  const score = resolve(threshold, means)
  return {
    crossing: crossingAt(crossingPosition(lengths, fitted, score), lengths),
    // Order statistics, rounded outwards: censored ends have no value to interpolate.
    low: crossingAt(positions[Math.floor(tail * (replicates - 1))] ?? NaN, lengths),
    high: crossingAt(positions[Math.ceil((1 - tail) * (replicates - 1))] ?? NaN, lengths),
    threshold: score,
    fit: sorted.map((cell, i) => ({
      length: cell.length,
      mean: means[i] ?? NaN,
      fitted: fitted[i] ?? NaN,
      n: cell.scores.length,
    })),
    replicates,
    seed,
  }
}

/** Logarithm of the crossing length; -Infinity below the shortest, Infinity where the fit never falls below. */
function crossingPosition(lengths: readonly number[], fitted: readonly number[], threshold: number): number {
  const first = fitted.findIndex((score) => score < threshold)
  if (first < 0) return Infinity
  if (first === 0) return -Infinity
  const above = fitted[first - 1] ?? NaN
  const under = fitted[first] ?? NaN
  const from = Math.log(lengths[first - 1] ?? NaN)
  const to = Math.log(lengths[first] ?? NaN)
  return from + ((above - threshold) / (above - under)) * (to - from)
}

function crossingAt(position: number, lengths: readonly number[]): Crossing {
  if (position === Infinity) return { kind: 'at_least', length: lengths.at(-1) ?? NaN }
  if (position === -Infinity) return { kind: 'below', length: lengths[0] ?? NaN }
  return { kind: 'at', length: Math.exp(position) }
}

function resolve(threshold: Threshold, means: readonly number[]): number {
  return threshold.kind === 'absolute' ? threshold.score : threshold.share * (means[0] ?? NaN)
}

function requireThreshold(threshold: Threshold): void {
  if (threshold.kind === 'absolute') {
    requireFinite(threshold.score, 'threshold.score')
    return
  }
  requirePositive(threshold.share, 'threshold.share')
  requireFinite(threshold.minimumBase, 'threshold.minimumBase')
  if (threshold.share > 1) {
    throw new RangeError(`threshold.share must be at most 1, not ${threshold.share}`)
  }
}

/** The cells by ascending length. */
function requireCells(cells: readonly LengthCell[]): LengthCell[] {
  cells.forEach((cell, i) => {
    requirePositive(cell.length, `cells[${i}].length`)
    requireFiniteNumbers(cell.scores, `cells[${i}].scores`)
  })
  const sorted = cells.toSorted((a, b) => a.length - b.length)
  sorted.forEach((cell, i) => {
    if (cell.length === sorted[i + 1]?.length) {
      throw new RangeError(`the length ${cell.length} occurs in two cells`)
    }
  })
  return sorted
}
