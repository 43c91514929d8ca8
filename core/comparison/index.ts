/** Comparing two runs: quality item by item, and speed by length. Pure. */
export { MARGIN, compareQuality } from './quality.ts'
export type { ItemValue, QualityComparison } from './quality.ts'
export { compareSpeed, medianRatio } from './speed.ts'
export type { SpeedComparison, SpeedRatio, SpeedSamples } from './speed.ts'
export { qualityInWords, speedInWords, tokensInWords, verdictInWords } from './verdict.ts'
export type { Names } from './verdict.ts'
