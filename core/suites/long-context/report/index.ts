/** The figures of the long-context suite, from every final attempt of a run. */
import { hashJson } from '../../../canonical-json.ts'
import type { Estimate, ItemPublic, ReportedAttempt, SuiteReport } from '../../types.ts'
import { FAMILY_IDS } from '../schema.ts'
import type { Cell, FamilyRow, LengthRow } from './cells.ts'
import { cellsOf, deliveredRateOf, familyRowsOf, lengthRowsOf, scoreOf, strictScoreOf } from './cells.ts'
import { classify } from './classify.ts'
import type { EffectiveLength } from './effective-length.ts'
import { effectiveLength, lengthEstimate } from './effective-length.ts'
import type { PreflightRow } from './head.ts'
import { preflightRows } from './head.ts'
import type { OrderRow } from './order.ts'
import { orderRows } from './order.ts'
import type { CountedRow, VariantRow } from './parts.ts'
import {
  countedByLength,
  gateOf,
  orderSampleOf,
  pooledFamilies,
  sampleOf,
  timedOf,
  unsupportedLengthsOf,
  variantCells,
  variantRows,
} from './parts.ts'
import { bodyOf, readAttempts } from './read.ts'
import type { OutcomeCounts } from './sample.ts'
import { countOutcomes } from './sample.ts'
import type { SpeedRow } from './speed.ts'
import { speedRows } from './speed.ts'
import type { TokenFit } from './token-fit.ts'
import { itemUnits } from './units.ts'
import { unsupportedCells, unsupportedLengthRows } from './unsupported.ts'
import type { Warning } from './warnings.ts'
import { warningsOf } from './warnings.ts'

export { SAMPLE_OUTCOMES, UNDELIVERED } from './sample.ts'
export type { OutcomeCounts, SampleOutcome } from './sample.ts'
export type { Cell, FamilyRow, LengthRow } from './cells.ts'
export type { EffectiveLength, LengthMark } from './effective-length.ts'
export type { PreflightRow } from './head.ts'
export type { CountedRow, VariantRow } from './parts.ts'
export type { OrderRow } from './order.ts'
export type { SpeedRow, Spread } from './speed.ts'
export type { Warning, WarningCode } from './warnings.ts'

/** Everything that a run of this suite says beside its metrics: what `eval --json` writes and pages draw. */
export interface LongContextFigures {
  /** layout of this object */
  layout: 'long-context/1'
  cells: Cell[]
  /** the same fields by variant, of families that ran with several */
  variant_cells: (Cell & { variant: string })[]
  order: OrderRow[]
  speed: SpeedRow[]
  by_length: LengthRow[]
  by_family: FamilyRow[]
  /** families with variants apart, such as N/R pairs and numbers of labels */
  by_variant: VariantRow[]
  /** all samples; undelivered ones count 0 */
  strict_score: Estimate
  /** of the samples of the heatmap; a run's own `outcomes` count all attempts, by the site's names */
  sample_outcomes: OutcomeCounts
  /** families that the effective length is pooled over: those asked at every length */
  pooled_families: string[]
  effective_length: { absolute: EffectiveLength; relative: EffectiveLength }
  /** lengths asked for that are beyond the context window which the run was told of */
  unsupported_lengths: number[]
  preflight: PreflightRow[]
  /** expected prompt tokens = a + b x reference tokens; `all` is null where they could not be fitted */
  token_fit: { all: TokenFit | null; families: Record<string, TokenFit> }
  /** prompt tokens by the endpoint's count beside the reference's, medians by length */
  prompt_tokens: CountedRow[]
  /** associations that the model knows without a haystack; latent samples on others are left out */
  gate: { asked: number; passed: number; samples_left_out: number }
  warnings: Warning[]
}

/**
 * Metrics and figures of a run (or of several runs of one configuration, pooled).
 *
 * - `score`: mean over the delivered samples of the heatmap, points of 100, each item one unit;
 * - `delivered_rate`: share of the samples asked for whose prompt arrived whole, points of 100;
 * - `effective_length_absolute`, `_relative`: reference tokens; see `lengthEstimate` for what lies beyond the range.
 *
 * Deterministic: the bootstrap's seed is the hash of the samples' names and scores.
 *
 * @throws TypeError where an item is not of this suite, or an attempt's item is missing
 * @example report(items, attempts).metrics.score // { value: 71.2, low: 68.0, high: 74.3, n: 720 }
 */
export function report(items: readonly ItemPublic[], attempts: readonly ReportedAttempt[]): SuiteReport {
  const bodies = items.map(bodyOf)
  const readings = readAttempts(items, attempts)
  const preflights = preflightRows(readings)
  const classification = classify(readings, preflights)
  const known = classification.readings
  const gate = gateOf(known)
  const samples = known.filter((r) => r.body.role === 'sample' && !gate.closed.has(r)).map(sampleOf)
  const unsupported = unsupportedLengthsOf(bodies)
  const pooled = pooledFamilies(samples)
  const seed = hashJson(samples.map((s) => [s.item, s.score]))
  const inPool = samples.filter((s) => pooled.includes(s.family))
  const absolute = effectiveLength(inPool, 'absolute', `long-context absolute ${seed}`)
  const relative = effectiveLength(inPool, 'relative', `long-context relative ${seed}`)
  for (const found of [absolute, relative])
    if (unsupported.length > 0 && found.crossing?.kind === 'at_least') found.endpoint_limited = true
  const cells = cellsOf(samples, FAMILY_IDS)
  const rows = lengthRowsOf(samples)
  const speed = speedRows(known.filter((r) => r.body.role === 'speed').flatMap(timedOf))
  const gateFigures = { asked: gate.asked, passed: gate.passed, samples_left_out: gate.closed.size }
  const figures: LongContextFigures = {
    layout: 'long-context/1',
    cells: [...cells, ...unsupportedCells(cells, unsupported)],
    variant_cells: variantCells(samples),
    order: orderRows(known.filter((r) => r.body.role === 'order').flatMap(orderSampleOf)),
    speed,
    by_length: [...rows, ...unsupportedLengthRows(rows, unsupported)],
    by_family: familyRowsOf(samples, FAMILY_IDS),
    by_variant: variantRows(samples),
    strict_score: strictScoreOf(samples),
    sample_outcomes: countOutcomes(samples),
    pooled_families: pooled,
    effective_length: { absolute, relative },
    unsupported_lengths: unsupported,
    preflight: preflights,
    token_fit: {
      all: classification.fits.all,
      families: Object.fromEntries(classification.fits.families),
    },
    prompt_tokens: countedByLength(classification.points),
    gate: gateFigures,
    warnings: warningsOf({ classification, preflights, speed, gate: gateFigures }),
  }
  return {
    metrics: {
      score: scoreOf(samples),
      delivered_rate: deliveredRateOf(samples),
      effective_length_absolute: lengthEstimate(absolute),
      effective_length_relative: lengthEstimate(relative),
    },
    figures: { ...figures },
    units: itemUnits(items, bodies, samples),
  }
}

/**
 * The figures of a stored report, where they are this suite's; null for anything else.
 *
 * @example figuresOf(report.figures)?.cells.length // 35
 */
export function figuresOf(stored: unknown): LongContextFigures | null {
  if (typeof stored !== 'object' || stored === null) return null
  return (stored as Partial<LongContextFigures>).layout === 'long-context/1'
    ? (stored as LongContextFigures)
    : null
}
