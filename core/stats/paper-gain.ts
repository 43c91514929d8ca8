import type { MaybeScores } from './maybe-scores.ts'
import { deviations } from './deviations.ts'
import type { Resamples } from './resample.ts'

/** The PHYBench paper's estimate of how much sharper a graded score is. */
export interface PaperGain {
  /** Mean over models of (CV_ACC / CV_EED)^2 - 1; 2.04 reads "204 % more items' worth". */
  readonly gain: number
  /** Standard deviation of the models' gains; null with fewer than 2 models. */
  readonly deviation: number | null
  /** Models with a gain: those whose two means and spreads are all positive. */
  readonly models: number
}

/**
 * The estimator of the PHYBench paper, kept for comparison with the paper only: for each model
 * (CV_ACC / CV_EED)^2 - 1, CV being the bootstrap standard deviation of the mean over the mean.
 *
 * Meaning: it rewards any constant added to the score. Adding 50 points to everything lowers the CV and tells no two
 * models apart any better; see sampleEfficiency for the figure that is not fooled.
 * @param accuracy, graded one row a model over the same items; null where missing.
 * @source S. Qiu et al., "PHYBench: holistic evaluation of physical perception and reasoning in large language models"
 *   (2025), section on sample efficiency.
 * @returns null where no model has a gain.
 */
export function paperGain(
  accuracy: readonly MaybeScores[],
  graded: readonly MaybeScores[],
  resamples: Resamples,
): PaperGain | null {
  const gains: number[] = []
  accuracy.forEach((row, m) => {
    const ofAccuracy = variationCoefficient(row, resamples)
    const ofGraded = variationCoefficient(graded[m] ?? [], resamples)
    if (ofAccuracy !== null && ofGraded !== null) gains.push((ofAccuracy / ofGraded) ** 2 - 1)
  })
  if (gains.length === 0) return null
  const { mean, sumOfSquares } = deviations(gains)
  return {
    gain: mean,
    deviation: gains.length < 2 ? null : Math.sqrt(sumOfSquares / (gains.length - 1)),
    models: gains.length,
  }
}

/** Bootstrap standard deviation of the mean over the mean; null where either is not positive. */
function variationCoefficient(row: MaybeScores, resamples: Resamples): number | null {
  const known = Array.from(row).filter((score) => score !== null)
  const { units, replicates, indices } = resamples
  const means: number[] = []
  for (let r = 0; r < replicates; r++) {
    let sum = 0
    let n = 0
    for (let i = r * units; i < (r + 1) * units; i++) {
      const score = row[indices[i] ?? 0] ?? null
      if (score === null) continue
      sum += score
      n++
    }
    if (n > 0) means.push(sum / n)
  }
  if (known.length === 0 || means.length < 2) return null
  const mean = deviations(known).mean
  const spread = Math.sqrt(deviations(means).sumOfSquares / (means.length - 1))
  return mean > 0 && spread > 0 ? spread / mean : null
}
