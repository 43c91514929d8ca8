import type { Estimate, SubmissionRequest } from '#core/protocol/index.ts'

/** US dollars for a million tokens. */
export interface Prices {
  in: number
  out: number
}

/**
 * The endpoint's prices, where the options name them.
 *
 * @example pricesOf({ priceIn: 1, priceOut: 2 }) // { in: 1, out: 2 }
 */
export function pricesOf(flags: { priceIn?: number; priceOut?: number }): Prices | null {
  const { priceIn, priceOut } = flags
  return priceIn === undefined || priceOut === undefined ? null : { in: priceIn, out: priceOut }
}

/**
 * What an evaluation will ask of its endpoint, in a line; with prices also what that costs.
 *
 * @example costText(estimate) // 'physics/smoke: 12 attempts, 12 requests, about 1,700 prompt tokens, at most 6,144 ...'
 * @example costText(estimate, { in: 1, out: 4 }) // '... completion tokens: $0.0017 for the prompts, at most $0.03 in all'
 */
export function costText(estimate: Estimate, prices: Prices | null = null): string {
  const { suite, split, attempts, requests, prompt_tokens, completion_tokens } = estimate
  const head = `${suite}/${split}: ${whole(attempts)} attempts, ${whole(requests)} requests`
  const tokens = `about ${whole(prompt_tokens)} prompt tokens, at most ${whole(completion_tokens)} completion tokens`
  if (prices === null) return `${head}, ${tokens}`
  const prompts = priceText(prices, prompt_tokens, 0)
  return `${head}, ${tokens}: ${prompts} for the prompts, at most ${priceText(prices, prompt_tokens, completion_tokens)} in all`
}

/**
 * What tokens cost, to the cent, below ten cents to two digits.
 *
 * @example priceText({ in: 1, out: 4 }, 1_700, 6_144) // '$0.026'
 */
export function priceText(prices: Prices, promptTokens: number, completionTokens: number): string {
  const usd = (promptTokens * prices.in + completionTokens * prices.out) / 1e6
  if (usd >= 0.1 || usd === 0)
    return `$${usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`
  return `$${usd.toLocaleString('en-US', { maximumSignificantDigits: 2, maximumFractionDigits: 12 })}`
}

/** A request for an estimate needs no key. */
export function withoutKey(request: SubmissionRequest): SubmissionRequest {
  const { model } = request
  return model.engine === 'openai' ? { ...request, model: { ...model, api_key: null } } : request
}

function whole(n: number): string {
  return Math.round(n).toLocaleString('en-US')
}
