import { describe, expect, it } from 'vitest'
import type { JudgingRequest } from '#core/protocol/index.ts'
import { panelDoubts } from '#runners/cli/judge/cost.ts'
import { costText, priceText, pricesOf } from '#runners/cli/eval/cost.ts'
import { submissionFrom } from '#runners/cli/eval/plan.ts'
import type { EvalFlags } from '#runners/cli/eval/plan.ts'
import { comparisonTable } from '#runners/cli/compare/table.ts'
import { runId } from '#runners/cli/compare/compare.ts'
import { checkOptions, nameList, numberList, optionsFrom, tokenCount } from '#runners/cli/eval/options.ts'
import { longContextTable } from '#runners/cli/eval/long-context-table.ts'
import { getSuite } from '#core/suites/index.ts'
import { figuresOf, report } from '#core/suites/long-context/report/index.ts'
import type { ComparisonReply } from '#core/protocol/index.ts'
import { attemptAt, cell, makeItem } from '../core/long-context-report/build.ts'

describe('options of a suite on the command line', () => {
  it('reads lists, and K and M as people write them', () => {
    expect(numberList('1024, 4K,1M')).toEqual([1024, 4096, 1_048_576])
    expect(numberList('0,12.5,100')).toEqual([0, 12.5, 100])
    expect(nameList('single, qa')).toEqual(['single', 'qa'])
    expect(tokenCount('8K')).toBe(8192)
    expect(() => numberList('1024,')).toThrow('is not a number')
    expect(() => numberList('-5')).toThrow('"-5" is not a number')
    expect(() => nameList('single,,qa')).toThrow('list of names')
    expect(() => tokenCount('0')).toThrow('number of tokens')
    expect(() => tokenCount('1K,2K')).toThrow('number of tokens')
  })

  it('asks only for what was given; a thinking budget takes its room from the window', () => {
    expect(optionsFrom('long-context', { speed: true })).toEqual({})
    expect(
      optionsFrom('long-context', {
        families: ['single'],
        speed: false,
        samplesPerCell: 3,
        thinkingBudget: 512,
      }),
    ).toEqual({ families: ['single'], samples_per_cell: 3, speed: false, thinking: 512 })
    expect(optionsFrom('physics', { thinkingBudget: 512 })).toEqual({})
  })

  it.each([
    [{ lengths: [0] }, /lengths: 0 is not allowed.*512 to 1048576/],
    [{ lengths: [2_000_000] }, /2000000 is not allowed/],
    [{ families: ['haystack'] }, /no family "haystack"; available: single/],
    [{ depths: [101] }, /101 is not allowed.*0 to 100/],
    [{ context: 100 }, /no length that is asked fits into 100 tokens; the shortest is 1024/],
  ])('refuses %j and says what is allowed', (options, words) => {
    expect(() => {
      checkOptions(getSuite('long-context'), 'smoke', options)
    }).toThrow(words)
  })

  it('other suites take none of them', () => {
    expect(() => {
      checkOptions(getSuite('physics'), 'smoke', { samples_per_cell: 2 })
    }).toThrow('--samples-per-cell: the suite physics takes no such option')
    expect(() => {
      checkOptions(getSuite('physics'), 'smoke', {})
    }).not.toThrow()
  })
})

describe('what an evaluation costs', () => {
  const estimate = {
    suite: 'sycophancy',
    split: 'smoke',
    options: {},
    protocol_key: 'k',
    usual: true,
    items: 12,
    attempts: 72,
    requests: 72,
    prompt_tokens: 14_500,
    completion_tokens: 11_520,
  }
  it('is told in tokens, and in dollars where both prices are known', () => {
    expect(costText(estimate)).toBe(
      'sycophancy/smoke: 72 attempts, 72 requests, about 14,500 prompt tokens, at most 11,520 completion tokens',
    )
    expect(costText(estimate, pricesOf({ priceIn: 2, priceOut: 10 }))).toMatch(
      /completion tokens: \$0\.029 for the prompts, at most \$0\.14 in all$/,
    )
    expect(pricesOf({ priceIn: 2 })).toBeNull()
  })
  it.each([
    [0, 0, '$0.00'],
    [1_000_000, 0, '$2.00'],
    [1_000_000_000, 100, '$2,000.00'],
    [1, 0, '$0.000002'],
    [1_700, 6_144, '$0.065'],
  ])('%d prompt and %d completion tokens: %s', (prompt, completion, text) => {
    expect(priceText({ in: 2, out: 10 }, prompt, completion)).toBe(text)
  })
  it('is asked with prices alone, which stop nothing', () => {
    const flags = { suite: 'physics', split: 'smoke', endpoint: 'http://h/v1', model: 'm', publish: true }
    const told = submissionFrom({ ...flags, priceIn: 1, priceOut: 2 } as EvalFlags, {})
    expect(told.budget).toBeUndefined()
    const limited = submissionFrom({ ...flags, priceIn: 1, priceOut: 2, budgetUsd: 5 } as EvalFlags, {})
    expect(limited.budget).toEqual({ max_usd: 5, price_in: 1, price_out: 2 })
    expect(() => submissionFrom({ ...flags, priceIn: -1, priceOut: 2 } as EvalFlags, {})).toThrow(
      /0 or more US dollars/,
    )
  })
})

describe('a panel of judges, before anything is asked', () => {
  const judgeOf = (name: string, more: object = {}): JudgingRequest =>
    ({ model: { engine: 'openai', name, base_url: 'http://h/v1' }, ...more }) as JudgingRequest
  it('is doubted where a judge is of the evaluated family, or too few can vote', () => {
    expect(panelDoubts([judgeOf('owl-1'), judgeOf('lynx-2')], ['Qwen2.5-7B'])).toEqual([])
    const [related, few] = panelDoubts([judgeOf('owl-1'), judgeOf('org/qwen-max')], ['Qwen2.5-7B'])
    expect(related).toMatch(/^org\/qwen-max seems to be of the evaluated model's own family/)
    expect(few).toMatch(/^1 of these judges can vote, and a verdict takes 2/)
    // Where names mislead, the family that is said counts.
    const said = judgeOf('qwen-max', { family: 'owls' })
    expect(panelDoubts([judgeOf('owl-1'), said], ['Qwen2.5-7B'])).toEqual([])
    expect(
      panelDoubts([judgeOf('x', { display_name: 'Qwen judge' }), judgeOf('a'), judgeOf('b')], ['qwen']),
    ).toEqual([expect.stringMatching(/^Qwen judge seems/) as string])
    expect(panelDoubts([], ['qwen'])).toEqual([])
    expect(panelDoubts([judgeOf('owl-1')], [])).toHaveLength(1)
  })
})

describe('the table of a long-context run', () => {
  const items = [...cell(4, { length: 1024 }), ...cell(4, { length: 4096 }), ...cell(4, { length: 8192 })]
  const beyond = makeItem({ role: 'unsupported', length: 16384, depth: null })
  const made = report(
    [...items, beyond],
    items.map((item) => attemptAt(item, { kind: item.body.length === 8192 ? 'not_found' : 'hit' })),
  )
  const text = longContextTable(figuresOf(made.figures)!)

  it('has scores by family and length, delivery, and lengths that were not asked', () => {
    expect(text).toMatch(/^\s+1K\s+4K\s+8K\s+16K$/m)
    expect(text).toMatch(/^single\s+100\.0\s+100\.0\s+0\.0\s+n\/a$/m)
    expect(text).toMatch(/^n\s+4\s+4\s+4\s+0$/m)
    expect(text).toMatch(/^delivered %\s+100\.0\s+100\.0\s+100\.0\s+-$/m)
  })
  it('tells the effective length with its band', () => {
    expect(text).toMatch(/^score 85\s+4\.4K\s+4\.4K \.\. 4\.4K$/m)
  })
})

describe('compare', () => {
  const side: ComparisonReply['a'] = {
    id: '01a204fd-5c8e-7000-bec5-f6912c2b46b5',
    url: 'http://site/runs/01a204fd-5c8e-7000-bec5-f6912c2b46b5',
    model: 'full cache',
    suite: 'long-context',
    split: 'standard',
    protocol_key: 'k',
    options: {},
    configuration: {},
    finished_at: null,
  }
  it('takes ids and addresses, and says what it wants else', () => {
    expect(runId(side.id)).toBe(side.id)
    expect(runId(`${side.url}?page=2`)).toBe(side.id)
    expect(() => runId('yesterday')).toThrow('names no run')
  })
  it('prints why two runs cannot be compared', () => {
    const reply = { a: side, b: side, comparable: false, why_not: ['They differ.'] }
    expect(comparisonTable({ ...reply, metrics: [], by_length: [], speed: null, verdict: null })).toContain(
      'cannot be compared:\n- They differ.',
    )
  })
  it('prints the verdict first, differences as second minus first', () => {
    const paired = {
      difference: 2.7,
      low: 1.7,
      high: 3.7,
      p: 0.0004,
      test: 't' as const,
      n: 1038,
      only_a: 0,
      only_b: 0,
      margin: 2,
      verdict: 'undecided' as const,
      more_items: 1195,
    }
    const figure = { value: 81.5, low: 79, high: 84, n: 1038 }
    const text = comparisonTable({
      a: side,
      b: { ...side, model: '4-bit cache' },
      comparable: true,
      why_not: [],
      metrics: [{ id: 'score', title: 'Score', unit: 'points', a: figure, b: figure, paired }],
      by_length: [],
      speed: [
        { length: 32768, ttft: null, tpot: { ratio: 1.9, low: 1.8, high: 2, n_a: 5, n_b: 5 }, prefill: null },
      ],
      verdict: 'The verdict.',
    })
    expect(text.startsWith('The verdict.')).toBe(true)
    expect(text).toMatch(/Score\s+81\.5\s+81\.5\s+-2\.7\s+-3\.7 \.\. -1\.7\s+< 0\.001\s+1038/)
    expect(text).toMatch(/32K\s+-\s+1\.90 \(1\.80\.\.2\.00\)\s+-/)
  })
})
