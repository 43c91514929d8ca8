import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { saysContextLength } from '#core/context-words.ts'
import { fitTokens, truncations } from '#core/suites/long-context/report/token-fit.ts'
import type { TokenPoint } from '#core/suites/long-context/report/token-fit.ts'
import { figuresOf, report } from '#core/suites/long-context/report/index.ts'
import { attemptAt, cell, makeItem } from './build.ts'

const TOO_LONG = [
  // OpenAI, Azure, DeepSeek
  "This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens. Please reduce the length of the messages. [context_length_exceeded]",
  // vLLM, three generations
  "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens (4744 in the messages, 256 in the completion). Please reduce the length of the messages or completion.",
  'The decoder prompt (length 5000) is longer than the maximum model length of 4096. Make sure that `max_model_len` is no smaller than the number of text tokens.',
  "You passed 4097 input tokens and requested 256 output tokens. However, the model's context length is only 4096 tokens, resulting in a maximum input length of 3840 tokens.",
  'Input prompt (5000 tokens) is too long and exceeds limit of 4096',
  // llama.cpp server
  'the request exceeds the available context size. try increasing the context size or enable context shift',
  'request (5012 tokens) exceeds the available context size (4096 tokens), try increasing it [exceed_context_size_error]',
  'input is too large to process. increase the physical batch size',
  // text-generation-inference
  'Input validation error: `inputs` must have less than 4096 tokens. Given: 5000',
  'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5000 `inputs` tokens and 256 `max_new_tokens`',
  // Ollama
  'the input length exceeds the context length',
  'input length exceeds maximum context length',
  'prompt too long; exceeded max context length by 904 tokens',
  // SGLang
  "The input (5000 tokens) is longer than the model's context length (4096 tokens).",
  "Requested token count exceeds the model's maximum context length of 4096 tokens. You requested a total of 5256 tokens: 5000 tokens from the input messages and 256 tokens for the completion.",
  'Input length (5000 tokens) exceeds the maximum allowed length (4090 tokens). Use a shorter input or enable --allow-auto-truncate.',
  // Anthropic, Google, Mistral, Cohere, Bedrock, xAI
  'prompt is too long: 205000 tokens > 200000 maximum',
  'input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000, decrease input length or `max_tokens` and try again',
  'The input token count (1050000) exceeds the maximum number of tokens allowed (1048576).',
  'Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length',
  'too many tokens: total number of tokens in the prompt cannot exceed 4081',
  'Input is too long for requested model.',
  "This model's maximum prompt length is 131072 but the request contains 150000 tokens.",
  // TensorRT-LLM, tabbyAPI, LM Studio, the engine in process
  'Prompt length (5000) exceeds maximum input length (4096). Set log level to info and check TRTGptModel logs for how maximum input length is set',
  'Prompt length 5000 is greater than max_seq_len 4096',
  'Trying to keep the first 5000 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens, which is not enough.',
  'the prompt is too long for the model: 9000 tokens, and its context holds 8192',
]

const OTHER = [
  'Request too large for gpt-4o in organization org-1 on tokens per min (TPM): Limit 30000, Requested 33000.',
  'Rate limit reached for model: too many tokens per minute',
  'You exceeded your current quota, please check your plan and billing details.',
  'The server had an error while processing your request. Sorry about that!',
  'temperature must be at most 2',
  'max_tokens must be at least 1',
  'Invalid API key',
  'The model `long-context-7b` does not exist',
  'upstream connect error or disconnect/reset before headers',
]

describe('words for a context window that is too short', () => {
  test.each(TOO_LONG)('%s', (text) => {
    expect(saysContextLength(text)).toBe(true)
  })
  test.each(OTHER)('not: %s', (text) => {
    expect(saysContextLength(text)).toBe(false)
  })
})

const LENGTHS = [1024, 4096, 8192, 16384, 32768]

/** Six prompts a length, whose reference counts differ a little, counted by `counter`. */
function pointsOf(counter: (reference: number, i: number) => number, lengths = LENGTHS): TokenPoint[] {
  return lengths.flatMap((length) =>
    Array.from({ length: 6 }, (_, i) => {
      const reference = length - 300 + 7 * i
      return {
        family: 'single',
        length,
        reference_tokens: reference,
        prompt_tokens: Math.round(counter(reference, i)),
      }
    }),
  )
}

describe('expected prompt tokens', () => {
  test('the line is found again, from the buckets up to 4K alone', () => {
    const points = pointsOf((x) => 25 + 1.2 * x)
    const fit = fitTokens(points).all
    expect(fit?.a).toBeCloseTo(25, -0.5)
    expect(fit?.b).toBeCloseTo(1.2, 3)
    expect(fit?.n).toBe(12)
    const cutAbove = points.map((p) => (p.length > 4096 ? { ...p, prompt_tokens: 5000 } : p))
    expect(fitTokens(cutAbove).all?.b).toBeCloseTo(1.2, 3)
  })

  test('one length up to 4K is too few: an overhead would pass for a factor', () => {
    expect(fitTokens(pointsOf((x) => x + 40, [1024, 8192])).all).toBeNull()
  })

  test('property: no endpoint that counts whole prompts is accused', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.double({ min: 0.4, max: 3.5, noNaN: true }),
        fc.array(fc.double({ min: -0.006, max: 0.006, noNaN: true }), { minLength: 30, maxLength: 30 }),
        (a, b, noise) => {
          let i = 0
          const points = pointsOf((x) => (a + b * x) * (1 + (noise[i++] ?? 0)))
          expect(truncations(points, fitTokens(points)).filter((t) => t !== null)).toEqual([])
        },
      ),
    )
  })

  test('property: a cap is found for every prompt that is clearly longer, and for none below it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.double({ min: 0.5, max: 3, noNaN: true }),
        fc.double({ min: 1.2, max: 40, noNaN: true }),
        (a, b, room) => {
          // Above the shortest bucket: below it there is nothing to see.
          const cap = Math.round((a + b * 1100) * room)
          const points = pointsOf((x) => Math.min(cap, Math.round(a + b * x)))
          const found = truncations(points, fitTokens(points))
          points.forEach((p, i) => {
            const whole = a + b * p.reference_tokens
            if (whole > 1.5 * cap) expect(found[i]).not.toBeNull()
            if (whole < 0.99 * cap) expect(found[i]).toBeNull()
          })
        },
      ),
    )
  })

  test('a cut by a tenth at 32K is short of what is expected; digits cost this tokeniser more', () => {
    const prose = pointsOf((x) => 10 + x)
    const digits = pointsOf((x) => 10 + 2 * x).map((p) => ({ ...p, family: 'multi-key' }))
    const points = [...prose, ...digits].map((p) =>
      p.length === 32768 ? { ...p, prompt_tokens: Math.round(p.prompt_tokens * 0.9) } : p,
    )
    const found = truncations(points, fitTokens(points))
    points.forEach((p, i) => {
      expect(found[i]?.rule ?? null).toBe(p.length === 32768 ? 'short' : null)
    })
  })
})

describe('outcomes of delivery', () => {
  const at = (length: number) => cell(4, { length })

  test('a cut prompt is neither a hit nor a miss, whatever the answer was', () => {
    const items = [...at(1024), ...at(4096), ...at(16384)]
    const attempts = items.map((item, i) => {
      const reference = item.body.length - 300 + i
      return attemptAt(item, {
        reference_tokens: reference,
        prompt_tokens: Math.min(4100, reference + 20),
        kind: i % 2 === 0 ? 'hit' : 'not_found',
      })
    })
    const { metrics, figures } = report(items, attempts)
    const long = figuresOf(figures)!
    expect(long.by_length.map((r) => r.outcomes)).toEqual([
      { hit: 2, not_found: 2 },
      { hit: 2, not_found: 2 },
      { prompt_truncated: 4 },
    ])
    expect(metrics['score']?.value).toBe(50)
    expect(metrics['score']?.n).toBe(8)
    expect(metrics['delivered_rate']?.value).toBeCloseTo(200 / 3)
    expect(long.strict_score.value).toBeCloseTo(100 / 3)
    expect(long.warnings.map((w) => w.code)).toEqual(['prompts_cut'])
  })

  test('refusals for length, other errors, and failures of ours', () => {
    const items = cell(7, { length: 1024 })
    const { metrics, figures } = report(items, [
      attemptAt(items[0]!, { outcome: 'endpoint_error', code: 'context_length', reason: 'too long' }),
      attemptAt(items[1]!, { outcome: 'endpoint_error', code: 'http_400', reason: TOO_LONG[9] }),
      attemptAt(items[2]!, { outcome: 'endpoint_error', code: 'http_500', reason: 'internal error' }),
      attemptAt(items[3]!, { outcome: 'runner_error', code: 'lost' }),
      attemptAt(items[4]!, { outcome: 'scorer_error' }),
      attemptAt(items[5]!, { outcome: null }),
      attemptAt(items[6]!, { kind: 'hit' }),
    ])
    const long = figuresOf(figures)!
    expect(long.sample_outcomes).toEqual({ hit: 1, context_rejected: 2, endpoint_error: 2 })
    expect(metrics['score']).toMatchObject({ value: 100, n: 1 })
    expect(metrics['delivered_rate']?.value).toBe(20)
    expect(long.warnings.map((w) => w.code)).toContain('left_out')
    expect(long.warnings.find((w) => w.code === 'context_rejected')?.message).toContain('2 prompts')
  })

  test('model failures keep their names, and count 0', () => {
    const items = cell(6, { length: 1024 })
    const { metrics, figures } = report(items, [
      attemptAt(items[0]!, { outcome: 'refused', kind: 'refusal', score: 0 }),
      attemptAt(items[1]!, { outcome: 'unparseable', kind: 'format_error', score: 0 }),
      attemptAt(items[2]!, { outcome: 'truncated', kind: 'output_truncated', score: 0 }),
      attemptAt(items[3]!, { outcome: 'timed_out', score: 0, detail: null }),
      // no end said, and as long as the whole reserve: cut, though nobody says so
      attemptAt(items[4]!, {
        outcome: 'unparseable',
        kind: 'format_error',
        score: 0,
        finish_reason: null,
        completion_tokens: 256,
      }),
      attemptAt(items[5]!, { kind: 'wrong_needle' }),
    ])
    expect(figuresOf(figures)?.sample_outcomes).toEqual({
      wrong_needle: 1,
      format_error: 1,
      refusal: 1,
      output_truncated: 3,
    })
    expect(metrics['score']).toMatchObject({ value: 0, n: 6 })
    expect(metrics['delivered_rate']?.value).toBe(100)
  })

  test('an unseen head turns misses in it into head_unseen, which count; hits and misses behind it stay', () => {
    const probe = makeItem({ role: 'preflight', length: 8192, depth: null })
    const blocks = [0, 25, 50, 75, 100].map((d) => ({ token_depth: d, text: `c${String(d)}`, seen: d >= 50 }))
    const depths = [0, 25, 50, 75, 100]
    const items = depths.map((depth) => makeItem({ length: 8192, depth }))
    const spread = makeItem({ length: 8192, depth: null, family: 'aggregation' })
    const { metrics, figures } = report(
      [probe, spread, ...items],
      [
        attemptAt(probe, { kind: 'probe', score: null, detail: { blocks } }),
        ...items.map((item, i) => attemptAt(item, { kind: i === 1 || i === 3 ? 'hit' : 'not_found' })),
        attemptAt(spread, { kind: 'not_found' }),
      ],
    )
    const long = figuresOf(figures)!
    expect(long.preflight).toMatchObject([{ length: 8192, head_unseen: true, unseen_up_to: 50 }])
    const single = long.cells.filter((c) => c.family === 'single')
    expect(single.map((c) => Object.keys(c.outcomes))).toEqual([
      ['head_unseen'],
      ['hit'],
      ['not_found'],
      ['hit'],
      ['not_found'],
    ])
    expect(long.sample_outcomes.head_unseen).toBe(2)
    expect(metrics['delivered_rate']?.value).toBe(100)
    expect(metrics['score']?.value).toBeCloseTo(100 / 3)
  })

  test('a model that names no canary at all proves nothing', () => {
    const probe = makeItem({ role: 'preflight', length: 1024, depth: null })
    const blocks = [0, 50, 100].map((d) => ({ token_depth: d, text: '', seen: false }))
    const item = makeItem({ length: 1024, depth: 0 })
    const { figures } = report(
      [probe, item],
      [
        attemptAt(probe, { kind: 'probe', score: null, detail: { blocks } }),
        attemptAt(item, { kind: 'not_found' }),
      ],
    )
    expect(figuresOf(figures)?.sample_outcomes).toEqual({ not_found: 1 })
    expect(figuresOf(figures)?.warnings.map((w) => w.code)).toContain('preflight_failed')
  })

  test('endpoints that do not count, or whose counts are none, are told of and accuse nobody', () => {
    const items = [...at(1024), ...at(4096)]
    const silent = report(
      items,
      items.map((i) => attemptAt(i, { prompt_tokens: null })),
    )
    expect(figuresOf(silent.figures)?.warnings.map((w) => w.code)).toEqual(['no_usage'])
    expect(silent.metrics['delivered_rate']?.value).toBe(100)
    const bogus = report(
      items,
      items.map((i) => attemptAt(i, { prompt_tokens: 12 })),
    )
    expect(figuresOf(bogus.figures)?.warnings.map((w) => w.code)).toEqual(['usage_ignored'])
    expect(bogus.metrics['delivered_rate']?.value).toBe(100)
    const thrice = report(
      items,
      items.map((i, n) => attemptAt(i, { reference_tokens: 700 + n, prompt_tokens: 3 * (700 + n) + 9 })),
    )
    const warning = figuresOf(thrice.figures)?.warnings[0]
    expect(warning?.code).toBe('tokens_differ')
    expect(warning?.message).toContain('3.00 tokens')
  })
})
