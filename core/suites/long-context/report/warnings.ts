/** What a reader must know about an endpoint before reading its figures. */
import { saysContextLength } from '../../../context-words.ts'
import type { Classification } from './classify.ts'
import type { PreflightRow } from './head.ts'
import type { SpeedRow } from './speed.ts'

export const WARNING_CODES = [
  'no_usage',
  'usage_ignored',
  'no_token_fit',
  'tokens_differ',
  'prompts_cut',
  'context_rejected',
  'head_unseen',
  'no_streaming',
  'buffered',
  'speed_failed',
  'preflight_failed',
  'latent_gate_failed',
  'left_out',
] as const
export type WarningCode = (typeof WARNING_CODES)[number]

/** A remark on the whole run: for people, in a sentence or two. */
export interface Warning {
  code: WarningCode
  message: string
}

export interface WarningInput {
  classification: Classification
  preflights: readonly PreflightRow[]
  speed: readonly SpeedRow[]
  gate: { asked: number; passed: number; samples_left_out: number }
}

/** An endpoint's token is told apart from the reference counter's from this factor on. */
const TOKENS_DIFFER = 1.5

/** The remarks that a run calls for, in the order of WARNING_CODES. */
export function warningsOf(input: WarningInput): Warning[] {
  return [
    ...usageWarnings(input),
    ...deliveryWarnings(input),
    ...speedWarnings(input),
    ...restWarnings(input),
  ]
}

function usageWarnings({ classification }: WarningInput): Warning[] {
  const { readings, points, usage_ignored: ignored, fits } = classification
  const answered = readings.filter((r) => r.attempt.turns.length > 0)
  if (ignored) {
    return [
      {
        code: 'usage_ignored',
        message:
          "The endpoint's prompt token counts are far below any tokeniser's for prompts of this size, at the shortest length already. They were not used: cut prompts could be told by refusals and by the preflight alone, and prefill speed is not given.",
      },
    ]
  }
  if (points.length === 0) {
    if (answered.length === 0) return []
    return [
      {
        code: 'no_usage',
        message:
          'The endpoint does not count prompt tokens. A silently cut prompt can then be told from a miss by the preflight alone, and prefill speed and time per token are not given.',
      },
    ]
  }
  const found: Warning[] = []
  if (fits.all === null && fits.families.size === 0) {
    found.push({
      code: 'no_token_fit',
      message:
        'What the endpoint should have counted is fitted at lengths up to 4,096 tokens, and this run has fewer than two of them: a cut prompt shows only where counts are the same at different lengths. Add, say, --lengths 1024,4096.',
    })
  }
  const factor = fits.all?.b ?? null
  if (factor !== null && (factor >= TOKENS_DIFFER || factor <= 1 / TOKENS_DIFFER)) {
    found.push({
      code: 'tokens_differ',
      message: `This endpoint counts ${factor.toFixed(2)} tokens where the reference counter counts 1. Lengths here are reference tokens: a prompt of 4,096 is about ${Math.round(4096 * factor).toLocaleString('en-US')} of this model's own.`,
    })
  }
  return found
}

function deliveryWarnings({ classification, preflights }: WarningInput): Warning[] {
  const found: Warning[] = []
  const { readings } = classification
  const cut = readings.filter((r) => r.outcome === 'prompt_truncated')
  if (cut.length > 0) {
    const counts = cut.map((r) => r.truncation?.prompt_tokens ?? 0)
    const most = Math.max(...counts).toLocaleString('en-US')
    found.push({
      code: 'prompts_cut',
      message: `The endpoint cut ${countOf(cut.length, 'prompt')} without an error: it counted at most ${most} tokens where more were sent (lengths ${lengthsOf(cut)}). These are outside the score, and 0 in the strict one.`,
    })
  }
  const rejected = readings.filter((r) => r.outcome === 'context_rejected')
  if (rejected.length > 0) {
    const words = rejected.find((r) => r.attempt.reason !== null && saysContextLength(r.attempt.reason))
    const said = words?.attempt.reason ?? rejected[0]?.attempt.reason ?? null
    found.push({
      code: 'context_rejected',
      message: `The endpoint refused ${countOf(rejected.length, 'prompt')} as too long (lengths ${lengthsOf(rejected)})${said === null ? '' : `: "${said.slice(0, 300)}"`}. With --context N such lengths are left out beforehand.`,
    })
  }
  // Where counts prove the cut, that is the cause, and the misses do not count.
  const unseen = preflights.filter((p) => p.head_unseen && !cut.some((r) => r.body.length === p.length))
  if (unseen.length > 0) {
    const at = unseen.map((p) => p.length.toLocaleString('en-US')).join(', ')
    found.push({
      code: 'head_unseen',
      message: `At ${at} tokens the model names the last canary blocks of the preflight and not the first ones: it does not see the beginning of the prompt. A sliding window and a silent cut look alike from outside; these misses count.`,
    })
  }
  return found
}

function speedWarnings({ classification, speed }: WarningInput): Warning[] {
  const found: Warning[] = []
  const requests = speed.reduce((sum, row) => sum + row.n, 0)
  if (requests > 0 && speed.every((row) => row.ttft_ms === null)) {
    found.push({
      code: 'no_streaming',
      message:
        'Replies came whole, not as a stream: time to first token, time per token and prefill speed cannot be measured.',
    })
  } else {
    const buffered = speed.reduce((sum, row) => sum + row.buffered, 0)
    if (buffered > 0)
      found.push({
        code: 'buffered',
        message: `In ${countOf(buffered, 'timed request')} of ${String(requests)} the output came in a few large pieces: somebody buffers the stream, and the time per token is not given for them.`,
      })
  }
  const failed = classification.readings.filter(
    (r) => r.body.role === 'speed' && (r.outcome === 'endpoint_error' || r.outcome === 'context_rejected'),
  )
  if (failed.length > 0)
    found.push({
      code: 'speed_failed',
      message: `${countOf(failed.length, 'timed request')} of the speed lane had no answer (lengths ${lengthsOf(failed)}).`,
    })
  return found
}

function restWarnings({ classification, preflights, gate }: WarningInput): Warning[] {
  const found: Warning[] = []
  const blind = preflights.filter((p) => p.blocks.length === 0 || p.blocks.every((b) => b.seen === 0))
  if (blind.length > 0) {
    const at = blind.map((p) => p.length.toLocaleString('en-US')).join(', ')
    found.push({
      code: 'preflight_failed',
      message: `At ${at} tokens the model named none of the canary blocks of the preflight, so that it says nothing about what arrives there.`,
    })
  }
  if (gate.samples_left_out > 0)
    found.push({
      code: 'latent_gate_failed',
      message: `The model lacks ${String(gate.asked - gate.passed)} of ${String(gate.asked)} associations that the family "latent" builds on (asked without a haystack): ${countOf(gate.samples_left_out, 'sample')} on them ${gate.samples_left_out === 1 ? 'is' : 'are'} left out.`,
    })
  if (classification.left_out > 0)
    found.push({
      code: 'left_out',
      message: `${countOf(classification.left_out, 'attempt')} ended without an outcome of the model or the endpoint (skipped, cancelled, or our scorer failed) and ${classification.left_out === 1 ? 'is' : 'are'} left out.`,
    })
  return found
}

function countOf(n: number, noun: string): string {
  return `${n.toLocaleString('en-US')} ${noun}${n === 1 ? '' : 's'}`
}

function lengthsOf(readings: readonly { body: { length: number } }[]): string {
  const lengths = [...new Set(readings.map((r) => r.body.length))].sort((a, b) => a - b)
  return lengths.map((l) => l.toLocaleString('en-US')).join(', ')
}
