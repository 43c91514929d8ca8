/**
 * How an endpoint counts tokens beside the reference counter, and what its counts prove about cut prompts.
 */

/** Buckets up to this length are short enough for any endpoint: the fit is made on them. */
export const FIT_UP_TO = 4096
/** An endpoint that counts fewer than this share of the expected tokens has cut the prompt. */
export const SHORT_SHARE = 0.97

/** One request: what was sent, by the reference counter, and what the endpoint says arrived. */
export interface TokenPoint {
  family: string
  /** bucket, reference tokens */
  length: number
  reference_tokens: number
  prompt_tokens: number
}

/** expected prompt tokens = a + b x reference tokens. */
export interface TokenFit {
  a: number
  b: number
  /** requests that it was fitted to */
  n: number
  /** largest deviation of a fitted request from the line, as a share of its tokens */
  worst: number
}

/** The fits of a run: one for all requests, and one for each family with enough of them. */
export interface TokenFits {
  all: TokenFit | null
  families: ReadonlyMap<string, TokenFit>
}

/** What shows that a prompt was cut. */
export interface Truncation {
  /** short: fewer tokens than expected; constant: the same count at lengths that differ */
  rule: 'short' | 'constant'
  prompt_tokens: number
  /** null where there was nothing to fit */
  expected: number | null
}

/**
 * Fits expected prompt tokens to the buckets up to 4K, by least squares; families apart, since digits and prose
 * differ by tokeniser. Requests whose count is the plateau of an endpoint that cuts below 4K are left out.
 *
 * @returns `all` is null with fewer than two buckets up to 4K: with one, a constant overhead cannot be told from a
 *   factor, and 30 tokens of chat format at 1K would pass for 3 % at 128K.
 * @example
 * fitTokens([
 *   { family: 'single', length: 1024, reference_tokens: 700, prompt_tokens: 730 },
 *   { family: 'single', length: 4096, reference_tokens: 3700, prompt_tokens: 4030 },
 * ]).all // { a: -40, b: 1.1, n: 2, worst: 0 }
 */
export function fitTokens(points: readonly TokenPoint[]): TokenFits {
  const cut = plateau(points)
  const usable = points.filter((p) => p.length <= FIT_UP_TO && !cut.has(p))
  const families = new Map<string, TokenFit>()
  for (const family of new Set(usable.map((p) => p.family))) {
    const fit = line(usable.filter((p) => p.family === family))
    if (fit !== null) families.set(family, fit)
  }
  return { all: line(usable), families }
}

/**
 * What the counts prove: for each point, the evidence that its prompt was cut, or null.
 *
 * - `constant`: requests of different buckets with the same count, which whole prompts cannot have;
 * - `short`: a count below 0.97 of what the fit expects.
 *
 * @example truncations(points, fitTokens(points))[3] // { rule: 'short', prompt_tokens: 4096, expected: 7021 }
 */
export function truncations(points: readonly TokenPoint[], fits: TokenFits): (Truncation | null)[] {
  const cut = plateau(points)
  return points.map((p) => {
    const fit = fits.families.get(p.family) ?? fits.all
    const expected = fit === null ? null : fit.a + fit.b * p.reference_tokens
    if (cut.has(p)) return { rule: 'constant', prompt_tokens: p.prompt_tokens, expected }
    // The fit's own scatter must not accuse: a prompt is short only where it is so beyond that.
    const share = fit === null ? 0 : Math.min(SHORT_SHARE, 1 - fit.worst)
    if (expected !== null && p.prompt_tokens < share * expected)
      return { rule: 'short', prompt_tokens: p.prompt_tokens, expected }
    return null
  })
}

/** Counts this close to the largest one stand on the same plateau. */
const PLATEAU_SHARE = 0.005
/** Prompts whose reference counts differ by this factor cannot have equal counts by any tokeniser. */
const LONGER = 1.4

/**
 * The requests on the plateau of an endpoint that cuts every prompt to one size: near the largest count of all, with
 * prompts of very different length among them. The shortest of these may be whole (a prompt that just fits), unless
 * its bucket's counts are all exactly alike, which counts of different texts never are.
 */
function plateau(points: readonly TokenPoint[]): ReadonlySet<TokenPoint> {
  const most = points.reduce((m, p) => Math.max(m, p.prompt_tokens), 0)
  const near = points.filter((p) => p.prompt_tokens >= most * (1 - PLATEAU_SHARE))
  const shortest = near.reduce((m, p) => Math.min(m, p.reference_tokens), Infinity)
  const cut = new Set(near.filter((p) => p.reference_tokens > LONGER * shortest))
  if (cut.size === 0) return cut
  for (const length of new Set(near.map((p) => p.length))) {
    const own = points.filter((p) => p.length === length)
    const alike = own.length >= 3 && own.every((p) => p.prompt_tokens === own[0]?.prompt_tokens)
    const different = new Set(own.map((p) => p.reference_tokens)).size > 1
    if (alike && different) for (const p of own) cut.add(p)
  }
  return cut
}

function line(points: readonly TokenPoint[]): TokenFit | null {
  const lengths = new Set(points.map((p) => p.length))
  if (lengths.size < 2) return null
  const n = points.length
  const x = points.reduce((s, p) => s + p.reference_tokens, 0) / n
  const y = points.reduce((s, p) => s + p.prompt_tokens, 0) / n
  let sxx = 0
  let sxy = 0
  for (const p of points) {
    sxx += (p.reference_tokens - x) ** 2
    sxy += (p.reference_tokens - x) * (p.prompt_tokens - y)
  }
  if (sxx === 0) return null
  const b = sxy / sxx
  const a = y - b * x
  const worst = points.reduce((m, p) => {
    const expected = a + b * p.reference_tokens
    return Math.max(m, Math.abs(p.prompt_tokens - expected) / p.prompt_tokens)
  }, 0)
  // A flat or falling line is no way of counting: these requests were cut themselves.
  return b > 0 ? { a, b, n, worst } : null
}
