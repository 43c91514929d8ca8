/**
 * The statistics of the platform, as explained for readers in docs/statistics.md. Pure: every function depends on its
 * arguments alone, and randomness comes from a seed or a seeded generator that the caller passes in.
 */
export type { Interval } from './interval.ts'
export type { ClusterId } from './clusters.ts'
export type { MaybeScores } from './maybe-scores.ts'
export type { Numbers } from './check.ts'

// Scores and their intervals
export { wilsonInterval } from './wilson-interval.ts'
export { boundedMeanInterval } from './bounded-mean-interval.ts'
export type { BoundedMeanOptions, MeanInterval, MeanIntervalMethod } from './bounded-mean-interval.ts'
export { meanStandardError } from './mean-standard-error.ts'
export { clusteredStandardError } from './clustered-standard-error.ts'
export { varianceSplit } from './variance-split.ts'
export type { VarianceSplit } from './variance-split.ts'
export { coverageBounds, MINIMUM_RANKED_COVERAGE } from './coverage-bounds.ts'
export type { CoverageBounds } from './coverage-bounds.ts'

// Comparing models
export { pairedDifference } from './paired-difference.ts'
export type { PairedDifference, PairedOptions, PairedTest } from './paired-difference.ts'
export { equivalence } from './equivalence.ts'
export type { Equivalence } from './equivalence.ts'
export { unpairedDifference } from './unpaired-difference.ts'
export type { UnpairedDifference } from './unpaired-difference.ts'
export { mcnemar } from './mcnemar.ts'
export { holm } from './holm.ts'
export { benjaminiHochberg } from './benjamini-hochberg.ts'
export { minimumDetectableEffect } from './minimum-detectable-effect.ts'
export type { ComparisonPlan } from './minimum-detectable-effect.ts'
export { rankIntervals } from './rank-intervals.ts'
export type { RankInterval, RankOptions } from './rank-intervals.ts'

// Several attempts at an item
export { passAtK } from './pass-at-k.ts'
export { bestAtK } from './best-at-k.ts'
export { consensusAtK } from './consensus-at-k.ts'
export type { Consensus, ConsensusOptions, Vote } from './consensus-at-k.ts'

// Resampling
export { bootstrapInterval } from './bootstrap-interval.ts'
export type { BootstrapInterval, BootstrapIntervalOptions } from './bootstrap-interval.ts'
export { bootstrapMeans } from './bootstrap-means.ts'
export type { BootstrapMean } from './bootstrap-means.ts'
export type { BootstrapOptions } from './resample.ts'
export { isotonicFit } from './isotonic-fit.ts'
export { isotonicCrossing } from './isotonic-crossing.ts'
export type { Crossing, CrossingEstimate, FittedLength, LengthCell, Threshold } from './isotonic-crossing.ts'
export { sampleEfficiency } from './sample-efficiency.ts'
export type { RelativeEfficiency, SampleEfficiency } from './sample-efficiency.ts'
export type { PaperGain } from './paper-gain.ts'

// Items and contamination signals
export { itemRestCorrelation } from './item-rest-correlation.ts'
export { heldOutGaps } from './held-out-gaps.ts'
export type { HeldOutGap } from './held-out-gaps.ts'

// Building blocks
export { seededRandom } from './random.ts'
export type { Random } from './random.ts'
export { logGamma } from './special/log-gamma.ts'
export { incompleteBeta } from './special/incomplete-beta.ts'
export { normalCdf } from './special/normal-cdf.ts'
export { normalQuantile } from './special/normal-quantile.ts'
export { tCdf, tTwoSidedP } from './special/t-cdf.ts'
export { tQuantile } from './special/t-quantile.ts'
export { binomialCdf } from './special/binomial-cdf.ts'
