/** From settled attempts to the pieces that the figures are made of. */
import type { Estimate } from '../../types.ts'
import type { LongContextBody } from '../schema.ts'
import { FAMILY_IDS, parseArm } from '../schema.ts'
import type { Cell } from './cells.ts'
import { cellsOf, groupBy, scoreOf } from './cells.ts'
import type { Classified } from './classify.ts'
import type { OrderSample } from './order.ts'
import type { OutcomeCounts, Sample, Timed } from './sample.ts'
import { countOutcomes } from './sample.ts'
import type { TokenPoint } from './token-fit.ts'

/** What the gate of the family `latent` says. */
export interface Gate {
  /** associations that were asked without a haystack */
  asked: number
  passed: number
  /** latent samples on associations that the model lacks even then */
  closed: ReadonlySet<Classified>
}

/** A sample of the heatmap. */
export function sampleOf(reading: Classified): Sample {
  const { body, detail } = reading
  return {
    item: reading.item,
    cluster: reading.cluster,
    family: body.family,
    variant: body.variant,
    length: body.length,
    depth: body.depth,
    outcome: reading.outcome,
    score: reading.score,
    place: body.depth === null ? null : (detail?.token_depth ?? body.depth),
  }
}

/** Which associations the model has, and the latent samples that are left out since it lacks theirs. */
export function gateOf(readings: readonly Classified[]): Gate {
  const passed = new Map<number, boolean>()
  for (const r of readings.filter((one) => one.body.role === 'gate')) {
    const association = r.detail?.association ?? r.body.index
    passed.set(association, (passed.get(association) ?? false) || r.score === 100)
  }
  const closed = readings.filter((r) => {
    if (r.body.role !== 'sample' || r.body.family !== 'latent') return false
    // Without an answer there is no detail: what was not delivered stays in the delivery rate.
    const association = r.detail?.association ?? null
    return association !== null && passed.get(association) === false
  })
  return {
    asked: passed.size,
    passed: [...passed.values()].filter(Boolean).length,
    closed: new Set(closed),
  }
}

/** An answer of a permutation set; none where the arm is of no set. */
export function orderSampleOf(reading: Classified): OrderSample[] {
  const arm = parseArm(reading.attempt.arm)
  if (arm === null || arm.kind === 'plain') return []
  return [
    {
      family: reading.body.family,
      length: reading.body.length,
      group: reading.item,
      arm: arm.kind === 'permutation' ? 'order' : 'repeat',
      index: arm.k - 1,
      score: reading.score,
    },
  ]
}

/** A timed request of the speed lane; none where there was no answer. */
export function timedOf({ body, attempt, outcome }: Classified): Timed[] {
  const turn = attempt.turns.at(-1)
  if (turn === undefined || outcome === 'endpoint_error' || outcome === 'context_rejected') return []
  const { usage, timing } = turn
  return [
    {
      length: body.length,
      warm_up: body.index === 0,
      prompt_tokens: usage.prompt_tokens,
      cached_tokens: usage.cached_tokens,
      completion_tokens: usage.completion_tokens,
      ttft_ms: timing.ttft_ms,
      ttft_content_ms: timing.ttft_content_ms,
      last_ms: timing.last_ms ?? timing.total_ms,
      arrivals: timing.arrivals ?? null,
    },
  ]
}

/** Families with samples at every length, so that no length differs by what was asked there; all, if none has. */
export function pooledFamilies(samples: readonly Sample[]): string[] {
  const lengths = new Set(samples.map((s) => s.length))
  const families = FAMILY_IDS.filter((f) => samples.some((s) => s.family === f))
  const everywhere = families.filter(
    (f) => new Set(samples.filter((s) => s.family === f).map((s) => s.length)).size === lengths.size,
  )
  return everywhere.length > 0 ? everywhere : families
}

/** Score and outcomes of a variant of a family. */
export interface VariantRow {
  family: string
  variant: string
  score: Estimate
  outcomes: OutcomeCounts
}

/** Families with variants, each variant by itself. */
export function variantRows(samples: readonly Sample[]): VariantRow[] {
  const named = samples.filter((s) => s.variant !== '')
  return [...groupBy(named, (s) => `${s.family}|${s.variant}`).values()].map((own) => ({
    family: own[0].family,
    variant: own[0].variant,
    score: scoreOf(own),
    outcomes: countOutcomes(own),
  }))
}

/** The heatmap's fields variant by variant, of families that ran with several. */
export function variantCells(samples: readonly Sample[]): (Cell & { variant: string })[] {
  return [...groupBy(samples, (s) => s.family).values()].flatMap((own) => {
    const variants = [...new Set(own.map((s) => s.variant))]
    if (variants.length < 2) return []
    return variants.flatMap((variant) =>
      cellsOf(
        own.filter((s) => s.variant === variant),
        FAMILY_IDS,
      ).map((cell) => ({ variant, ...cell })),
    )
  })
}

/** Lengths that were asked for and are beyond the context window, shortest first. */
export function unsupportedLengthsOf(bodies: readonly LongContextBody[]): number[] {
  const lengths = bodies.filter((b) => b.role === 'unsupported').map((b) => b.length)
  return [...new Set(lengths)].sort((a, b) => a - b)
}

/** Prompt tokens at one length: the reference's count and the endpoint's, medians over n requests. */
export interface CountedRow {
  length: number
  reference: number
  counted: number
  n: number
}

/** Both counts of the prompts by length, shortest first. */
export function countedByLength(points: readonly TokenPoint[]): CountedRow[] {
  const middle = (values: number[]): number =>
    values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  return [...groupBy(points, (p) => String(p.length)).values()]
    .map((own) => ({
      length: own[0].length,
      reference: middle(own.map((p) => p.reference_tokens)),
      counted: middle(own.map((p) => p.prompt_tokens)),
      n: own.length,
    }))
    .sort((a, b) => a.length - b.length)
}
