/*
 * Endpoints built to fail in a known way, over real HTTP: the suite measures back what each was built to do.
 */
import { describe, expect, test } from 'vitest'
import { referenceTokens } from '#core/suites/long-context/text/tokens.ts'
import { calibrate, promptOf } from './run.ts'
import { dumpsAll, final, fromSeen, lastOf, lastTokens, losesMiddle, perfect } from './scripts.ts'

const LENGTHS = [1024, 4096, 8192, 16384]
const GRID = {
  families: ['single', 'multi-key.sparse', 'multi-value', 'absent'],
  lengths: LENGTHS,
  depths: [0, 25, 50, 75, 100],
  samples_per_cell: 3,
  speed: false,
}

describe('what endpoints were built to do is measured back', () => {
  test('a perfect retriever: 100 everywhere, effective to the longest length', async () => {
    const { metrics, figures } = await calibrate(perfect, {
      options: {
        ...GRID,
        families: undefined,
        lengths: [1024, 4096],
        samples_per_cell: 2,
        depths: [0, 50, 100],
      },
    })
    expect(metrics['score']?.value).toBe(100)
    expect(metrics['delivered_rate']?.value).toBe(100)
    expect(figures.by_family.length).toBeGreaterThanOrEqual(12)
    expect(figures.cells.filter((c) => c.score !== 100)).toEqual([])
    expect(metrics['effective_length_absolute']).toMatchObject({ value: 4096 })
    expect(figures.effective_length.absolute).toMatchObject({
      crossing: { kind: 'at_least', length: 4096 },
      endpoint_limited: false,
    })
    expect(figures.preflight.every((p) => p.blocks.every((b) => b.seen === b.n))).toBe(true)
    for (const row of figures.order) expect(row).toMatchObject({ sd: 0, range: 0, consistency: 100 })
    expect(figures.warnings).toEqual([])
  })

  test('one that sees the last 6,000 tokens: misses in the head, told as head_unseen, and they count', async () => {
    const { metrics, figures } = await calibrate(lastTokens(6000), { options: GRID })
    const single = figures.cells.filter((c) => c.family === 'single')
    for (const { length, depth, score, outcomes } of single) {
      // What lies before the window: its share of the prompt, from the head.
      const hidden = 100 * (1 - 6000 / length)
      if (depth! > hidden + 4) expect(score).toBe(100)
      if (depth! < hidden - 4) expect(outcomes).toEqual({ head_unseen: 3 })
    }
    expect(metrics['delivered_rate']?.value).toBe(100)
    expect(figures.preflight.map((p) => p.head_unseen)).toEqual([false, false, true, true])
    expect(figures.warnings.map((w) => w.code)).toEqual(['head_unseen'])
    const reach = metrics['effective_length_absolute']!.value!
    expect(reach).toBeGreaterThan(4096)
    expect(reach).toBeLessThan(16384)
    expect(figures.effective_length.absolute.endpoint_limited).toBe(false)
  })

  test('one that loses the middle of long prompts: a valley at depth 50, hits at both ends', async () => {
    const { figures } = await calibrate(losesMiddle(0.35, 0.65, 3000), {
      options: { ...GRID, families: ['single', 'multi-key.sparse'] },
    })
    for (const { length, depth, score } of figures.cells) {
      const lost = length > 3000 && depth === 50
      expect({ length, depth, score }).toEqual({ length, depth, score: lost ? 0 : 100 })
    }
    // The head and the end are seen: nothing is taken for a cut prompt.
    expect(figures.outcomes.head_unseen).toBeUndefined()
    expect(figures.outcomes.not_found).toBe(2 * 3 * 3)
  })

  test('one that answers with every value it saw: dumping does not pay', async () => {
    const { figures } = await calibrate(dumpsAll, { options: GRID })
    const score = (family: string): number => figures.by_family.find((f) => f.family === family)!.score.value!
    expect(score('absent')).toBe(0)
    expect(score('multi-key')).toBe(0)
    expect(score('multi-value')).toBeLessThan(70)
    const multiKey = figures.by_family.find((f) => f.family === 'multi-key')!
    expect(multiKey.outcomes.hit).toBeUndefined()
  })
})

describe('delivery is told from misses', () => {
  test('one that cuts silently at 5,000 of its tokens, and whose usage shows it', async () => {
    // This endpoint counts 1.25 tokens for the reference's one, and 12 for its chat format; it keeps the end.
    const { metrics, figures } = await calibrate(
      (sample, role) => {
        const counted = Math.min(5000, Math.round(12 + 1.25 * sample.reference_tokens))
        const seen = lastOf(sample.prompt, (counted - 12) / 1.25)
        return {
          content: fromSeen(sample, role, seen),
          usage: { prompt_tokens: counted, completion_tokens: 20 },
        }
      },
      { options: GRID },
    )
    const at = (length: number) => figures.by_length.find((r) => r.length === length)!
    expect(at(1024).delivered.value).toBe(100)
    expect(at(4096).delivered.value).toBe(100)
    const samples = at(8192).asked
    expect(at(8192).outcomes).toEqual({ prompt_truncated: samples })
    expect(at(16384).outcomes).toEqual({ prompt_truncated: samples })
    // No hit counts where the prompt was cut, and no miss: the model is as good as it was built.
    expect(metrics['score']?.value).toBe(100)
    expect(metrics['delivered_rate']?.value).toBeCloseTo(50, 0)
    expect(figures.strict_score.value).toBeCloseTo(50, 0)
    expect(figures.effective_length.absolute).toMatchObject({
      crossing: { kind: 'at_least', length: 4096 },
      endpoint_limited: true,
    })
    expect(figures.token_fit.all?.b).toBeCloseTo(1.25, 2)
    expect(figures.warnings.map((w) => w.code)).toContain('prompts_cut')
  })

  test('one that refuses prompts beyond its window, and one told of beforehand', async () => {
    const words =
      "This model's maximum context length is 6000 tokens. However, you requested 8000 tokens (7744 in the messages, 256 in the completion)."
    const refusing = await calibrate(perfect, {
      options: { ...GRID, families: ['single'] },
      mock: {
        faults: ({ body }) =>
          referenceTokens(promptOf(body.messages)) > 6000
            ? { kind: 'status', status: 400, message: words }
            : null,
      },
    })
    expect(refusing.figures.outcomes).toEqual({ hit: 30, context_rejected: 30 })
    expect(refusing.metrics['score']?.value).toBe(100)
    expect(refusing.figures.effective_length.absolute.endpoint_limited).toBe(true)
    expect(refusing.figures.warnings.find((w) => w.code === 'context_rejected')?.message).toContain(
      'maximum context length is 6000',
    )
    const told = await calibrate(perfect, { options: { ...GRID, families: ['single'], context: 6000 } })
    expect(told.figures.unsupported_lengths).toEqual([8192, 16384])
    expect(told.metrics['delivered_rate']?.value).toBe(100)
    expect(
      told.figures.cells.filter((c) => c.length > 6000).every((c) => c.score === null && c.asked === 0),
    ).toBe(true)
    expect(told.figures.effective_length.absolute.endpoint_limited).toBe(true)
  })

  test('one without usage, one with three tokens for one, one that fails now and then', async () => {
    const options = { ...GRID, families: ['single'], lengths: [1024, 4096] }
    const silent = await calibrate(perfect, { options, mock: { usage: 'never' } })
    expect(silent.metrics['score']?.value).toBe(100)
    expect(silent.figures.warnings.map((w) => w.code)).toEqual(['no_usage'])
    const thrice = await calibrate(
      (sample, role) => ({
        content: fromSeen(sample, role, sample.prompt),
        usage: { prompt_tokens: 3 * sample.reference_tokens + 30, completion_tokens: 20 },
      }),
      { options },
    )
    expect(thrice.metrics['delivered_rate']?.value).toBe(100)
    expect(thrice.figures.token_fit.all).toMatchObject({
      a: expect.closeTo(30, 0) as number,
      b: expect.closeTo(3, 3) as number,
    })
    expect(thrice.figures.warnings.map((w) => w.code)).toEqual(['tokens_differ'])
    const shaky = await calibrate(perfect, {
      options,
      mock: { faults: ({ n }) => (n % 5 === 4 ? { kind: 'status', status: 503 } : null) },
    })
    expect(shaky.figures.outcomes.endpoint_error).toBeGreaterThan(2)
    expect(shaky.metrics['score']?.value).toBe(100)
    expect(shaky.figures.strict_score.value).toBeLessThan(95)
  })

  test('an error text in place of an answer is never scored as one', async () => {
    const { figures, metrics } = await calibrate(
      () => ({ content: 'Internal error: the prompt exceeds the context window.' }),
      { options: { ...GRID, families: ['absent', 'single'], lengths: [1024] } },
    )
    expect(metrics['score']?.value).toBe(0)
    expect(Object.keys(figures.outcomes)).toEqual(['format_error'])
  })

  test('an answer cut at its limit is output_truncated, delivered and 0', async () => {
    const { figures, metrics } = await calibrate(
      () => ({ content: 'thinking and thinking '.repeat(40), finish_reason: 'length' }),
      { options: { ...GRID, families: ['single'], lengths: [1024] } },
    )
    expect(figures.outcomes).toEqual({ output_truncated: 15 })
    expect(metrics['score']?.value).toBe(0)
    expect(metrics['delivered_rate']?.value).toBe(100)
  })
})

test('the same run again gives the same report', async () => {
  const options = { ...GRID, families: ['single'], lengths: [1024, 8192] }
  const one = await calibrate(lastTokens(3000), { options })
  const other = await calibrate(lastTokens(3000), { options })
  expect(other).toEqual(one)
})

test('final lines are what the contract asks for', () => {
  expect(final(['1', '2'])).toBe('Here it is.\nFINAL: {"answers":["1","2"]}')
})
