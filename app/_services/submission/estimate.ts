import type { Estimate } from '#core/protocol/index.ts'
import { submissionRequest } from '#core/protocol/index.ts'
import type { RunCost } from '#core/suites/index.ts'
import type { Context } from '../shared/context.ts'
import { parseInput } from '../shared/parse.ts'
import { requireUser } from '../shared/permit.ts'
import type { Prepared } from './prepare.ts'
import { prepareSubmission } from './prepare.ts'

/** Characters of English prose and formulas that make a token, about. */
const CHARACTERS_PER_TOKEN = 4

/**
 * What a submission would ask of its endpoint, told before it starts: the suite's own count, or else one from the
 * prompts' lengths. Takes what a submission takes, and fails as it would; changes nothing.
 */
export async function estimateSubmission(ctx: Context, input: unknown): Promise<Estimate> {
  requireUser(ctx)
  const request = parseInput(submissionRequest, input)
  const prepared = await prepareSubmission(ctx, request, { bodies: true })
  const { suite, items, plan, settings } = prepared
  const cost =
    suite.cost?.(items, plan, { max_output_tokens: settings.max_tokens }) ?? costFromPrompts(prepared)
  const thinking = settings.thinking.mode === 'off' ? 0 : (settings.thinking.budget ?? 0)
  return {
    suite: suite.id,
    split: request.split,
    options: prepared.options,
    protocol_key: prepared.protocolKey,
    usual: prepared.usual,
    items: new Set(plan.map((a) => a.item)).size,
    attempts: plan.length,
    requests: cost.requests,
    prompt_tokens: Math.round(cost.prompt_tokens),
    completion_tokens: cost.completion_tokens + thinking * cost.requests,
  }
}

/**
 * The first request of every attempt, its prompt's characters by four; answers at their limits. Of attempts that build
 * on others the answers are not known yet and count as empty.
 */
function costFromPrompts({ suite, items, plan, settings }: Prepared): RunCost {
  const byId = new Map(items.map((i) => [i.id, i]))
  const cost: RunCost = { requests: 0, prompt_tokens: 0, completion_tokens: 0 }
  for (const a of plan) {
    const parents = a.depends_on.map(() => [{ n: 1, output: '', finish_reason: 'stop' }])
    const next = suite.nextTurn(byId.get(a.item)!, [], { sample: a.sample, arm: a.arm, parents })
    if (next.kind === 'done') continue
    const characters = next.messages.reduce((n, m) => n + m.content.length, 0)
    cost.requests++
    cost.prompt_tokens += characters / CHARACTERS_PER_TOKEN
    cost.completion_tokens += next.max_output_tokens ?? settings.max_tokens
  }
  return cost
}
