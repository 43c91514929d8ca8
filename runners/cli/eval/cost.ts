import type { Estimate, SubmissionRequest } from '#core/protocol/index.ts'

/**
 * What an evaluation will ask of its endpoint, in a line.
 *
 * @example costText(estimate) // 'physics/smoke: 12 attempts, 12 requests, about 1,700 prompt tokens, at most 6,144 ...'
 */
export function costText(estimate: Estimate): string {
  const { suite, split, attempts, requests, prompt_tokens, completion_tokens } = estimate
  const head = `${suite}/${split}: ${whole(attempts)} attempts, ${whole(requests)} requests`
  const tokens = `about ${whole(prompt_tokens)} prompt tokens, at most ${whole(completion_tokens)} completion tokens`
  return `${head}, ${tokens}`
}

/** A request for an estimate needs no key. */
export function withoutKey(request: SubmissionRequest): SubmissionRequest {
  const { model } = request
  return model.engine === 'openai' ? { ...request, model: { ...model, api_key: null } } : request
}

function whole(n: number): string {
  return Math.round(n).toLocaleString('en-US')
}
