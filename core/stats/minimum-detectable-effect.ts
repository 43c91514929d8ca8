import { requireCount, requireFinite, requireOpenUnit } from './check.ts'
import { normalQuantile } from './special/normal-quantile.ts'

/** What a comparison of two models on a suite is planned with. Variances are in squared score units. */
export interface ComparisonPlan {
  /** Number of items (of clusters, where items come in clusters). */
  readonly items: number
  /** Variance over items of the difference between the two models' true item scores, w^2. */
  readonly differenceVariance: number
  /** Within-item variance of a single attempt of either model, sigma_A^2 and sigma_B^2. */
  readonly attemptVarianceA: number
  readonly attemptVarianceB: number
  /** Attempts per item, K_A and K_B. */
  readonly attemptsA: number
  readonly attemptsB: number
  /** Two-sided significance level; 0.05 by default. */
  readonly alpha?: number
  /** Probability of detecting a true difference of the returned size; 0.8 by default. */
  readonly power?: number
}

/**
 * The smallest true difference between two models that a paired comparison on this suite would detect:
 * (z_{alpha/2} + z_power) sqrt((w^2 + sigma_A^2 / K_A + sigma_B^2 / K_B) / n).
 *
 * Meaning: in score units; a suite with 13 points of minimum detectable effect cannot tell apart two models that
 * lie 5 points from each other, whoever runs it. More attempts shrink the second and third term, only more items
 * shrink the first.
 * @source E. Miller, "Adding error bars to evals" (2024), section 5.
 * @returns null when items = 0.
 * @throws RangeError on negative variances, counts below 1, or alpha and power outside (0, 1).
 * @example
 * minimumDetectableEffect({
 *   items: 198, differenceVariance: 1 / 9, attemptVarianceA: 1 / 6, attemptVarianceB: 1 / 6, attemptsA: 1, attemptsB: 1
 * }) // => 0.132733
 */
export function minimumDetectableEffect(plan: ComparisonPlan): number | null {
  const { items, differenceVariance, attemptVarianceA, attemptVarianceB, attemptsA, attemptsB } = plan
  const { alpha = 0.05, power = 0.8 } = plan
  requireCount(items, 0, 'items')
  requireVariance(differenceVariance, 'differenceVariance')
  requireVariance(attemptVarianceA, 'attemptVarianceA')
  requireVariance(attemptVarianceB, 'attemptVarianceB')
  requireCount(attemptsA, 1, 'attemptsA')
  requireCount(attemptsB, 1, 'attemptsB')
  requireOpenUnit(alpha, 'alpha')
  requireOpenUnit(power, 'power')
  if (items === 0) return null
  const perItem = differenceVariance + attemptVarianceA / attemptsA + attemptVarianceB / attemptsB
  return (normalQuantile(1 - alpha / 2) + normalQuantile(power)) * Math.sqrt(perItem / items)
}

function requireVariance(value: number, name: string): void {
  requireFinite(value, name)
  if (value < 0) {
    throw new RangeError(`${name} must not be negative, not ${value}`)
  }
}
