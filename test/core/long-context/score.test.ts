import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detailOf, draw, generate, longContext, parseArm } from '#core/suites/long-context/index.ts'
import type { FamilyId, LongContextDetail } from '#core/suites/long-context/index.ts'
import { comparable, readFinal } from '#core/suites/long-context/answer.ts'
import type { Outcome, SuiteItem } from '#core/suites/index.ts'

function itemOf(family: string, length = 2048): SuiteItem {
  const items = draw(
    'full',
    { families: [family], lengths: [length], depths: [50], samples_per_cell: 1, speed: false },
    '',
  )
  const item = items.find((i) => (i.public.body as { role: string }).role === 'sample')
  if (item === undefined) throw new Error(`no item of ${family}`)
  return item
}

const spec = (item: SuiteItem): Parameters<typeof generate>[0] =>
  item.public.body as Parameters<typeof generate>[0]
const final = (answers: readonly string[]): string => `FINAL: ${JSON.stringify({ answers })}`

function score(
  item: SuiteItem,
  output: string,
  finish_reason = 'stop',
): Outcome & { told: LongContextDetail } {
  const outcome = longContext.score(item, [{ n: 1, output, finish_reason }])
  const told = detailOf(outcome.detail)
  if (told === null) throw new Error('no detail')
  return { ...outcome, told }
}

describe('the FINAL line', () => {
  test.each([
    ['FINAL: {"answers": ["42"]}', ['42'], false],
    ['Let me see.\n\nFINAL: {"answers": ["a b", "c"]}\n', ['a b', 'c'], false],
    ['```json\nFINAL: {"answers": ["42"]}\n```', ['42'], false],
    ['**FINAL:** {"answers": ["42"]}', ['42'], true],
    ['**FINAL: {"answers": ["42"]}**', ['42'], false],
    ['FINAL:\n```json\n{"answers": ["42"]}\n```', ['42'], true],
    ["FINAL: {'answers': ['42']}", ['42'], true],
    ['FINAL: {"answers": [42, 7]}', ['42', '7'], true],
    ['FINAL: {"answers": "42"}', ['42'], true],
    ['FINAL: ["42"]', ['42'], true],
    ['FINAL: {"answers": ["42"]', ['42'], true],
    ['FINAL: {"answers": ["42"]} I am sure of it.', ['42'], false],
    ['FINAL: {"answers": ["1"]}\nNo, wait.\nFINAL: {"answers": ["2"]}', ['2'], false],
    ['{"answers": ["42"]}', ['42'], true],
    ['FINAL: {"answers": []}', [], false],
    ['FINAL: {"answers": ["it\\"s"]}', ['it"s'], false],
  ])('%j is read', (output, answers, repaired) => {
    expect(readFinal(output)).toEqual({ answers, repaired })
  })

  test.each([
    'The answer is 42.',
    'FINAL: 42',
    'FINAL:',
    'FINAL: {"answers": ["42"',
    'FINAL: {"answers": ["42',
    'FINAL: {"answers": [the code is 42]}',
    'FINAL: {"result": ["42"]}',
    'FINAL: {"answers": ["42"], "more": 1',
    'The form is {"answers": ["42"]} as asked.\nDone.',
  ])('%j is not guessed at', (output) => {
    expect(readFinal(output)).toBeNull()
  })

  test('formulas keep their backslashes, doubled or not', () => {
    for (const written of ['\\\\frac{1}{2}', '\\frac{1}{2}'])
      expect(readFinal(`FINAL: {"answers": ["${written}"]}`, true)?.answers).toEqual(['\\frac{1}{2}'])
  })

  test('whatever JSON writes is read back', () => {
    const text = fc
      .string()
      .filter((s) => !/[\n\t\r\b\f\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(s) && !s.includes('FINAL'))
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (answers) => {
        expect(readFinal(final(answers))?.answers).toEqual(answers)
      }),
    )
  })

  test('nothing that a model writes makes it throw, and long junk is read in linear time', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (s) => void readFinal(`FINAL: ${s}`)))
    const begin = performance.now()
    readFinal('FINAL: {"answers": ['.repeat(50_000))
    readFinal(`FINAL: {"answers": [${'"a",'.repeat(100_000)}]}`)
    readFinal(`FINAL:${' '.repeat(200_000)}x`)
    readFinal('*'.repeat(200_000))
    expect(performance.now() - begin).toBeLessThan(3000)
  })

  test('comparison overlooks dressing only', () => {
    expect(comparable(' "4,821 903." ')).toBe('4821903')
    expect(comparable('The  Town')).toBe('the town')
    expect(comparable('4821903')).not.toBe(comparable('4821904'))
  })
})

describe('every family', () => {
  const families = longContext.parseOptions?.({}, 'full').families as string[]
  test.each(families)('%s: the key scores 100; nothing, everything and another one do not', (name) => {
    const item = itemOf(name, 8192)
    const sample = generate(spec(item))
    const right = sample.answers.map((a) => a.text)
    const good = score(item, final(right))
    expect(good).toMatchObject({ outcome: 'scored', score: 100, correct: true })
    expect(good.told).toMatchObject({ kind: 'hit', extra: 0, right: right.length, expected: right })

    expect(score(item, final([])).score).toBe(0)
    if (sample.others.length > 0) {
      const dumped = score(item, final([...right, ...sample.others]))
      expect(dumped.score).toBeLessThan(75)
      const other = score(item, final([sample.others[0] ?? '']))
      expect(other.told.kind).toBe('wrong_needle')
      expect(other.correct).toBe(false)
    }
    const thought = score(item, `<think>FINAL: {"answers": ["1"]}</think>\n${final(right)}`)
    expect(thought.score).toBe(100)
  })
})

describe('kinds', () => {
  const item = itemOf('single')
  test.each([
    ['FINAL: {"answers": ["NOT_FOUND"]}', 'stop', 'scored', 'not_found'],
    ['FINAL: {"answers": ["1234567"]}', 'stop', 'scored', 'not_found'],
    ['The code is something.', 'stop', 'unparseable', 'format_error'],
    ['The code is', 'length', 'truncated', 'output_truncated'],
    ['', 'content_filter', 'refused', 'refusal'],
    ["I'm sorry, but I can't help with that.", 'stop', 'refused', 'refusal'],
  ])('%j (%s) is %s, %s', (output, finish, outcome, kind) => {
    const got = score(item, output, finish)
    expect(got).toMatchObject({ outcome, score: 0, correct: false })
    expect(got.told.kind).toBe(kind)
  })

  test('an answer before the limit counts', () => {
    const right = generate(spec(item)).answers.map((a) => a.text)
    expect(score(item, `${final(right)} and then`, 'length').score).toBe(100)
  })

  test('one answer asked: the right one among others is partial and earns nothing', () => {
    const right = generate(spec(item)).answers.map((a) => a.text)
    expect(score(item, final([...right, '7654321']))).toMatchObject({
      score: 0,
      told: { kind: 'partial', right: 1, extra: 1 },
    })
  })

  test('a set: F1', () => {
    const values = itemOf('multi-value')
    const sample = generate(spec(values))
    const right = sample.answers.map((a) => a.text)
    expect(score(values, final(right.slice(0, 2))).score).toBeCloseTo((200 * 2) / 6)
    expect(score(values, final([...right].reverse())).score).toBe(100)
    expect(score(values, final([...right, ...sample.others])).score).toBeCloseTo((200 * 4) / 20)
  })

  test('places: the right code in the wrong place is a wrong needle', () => {
    const query = itemOf('multi-query')
    const right = generate(spec(query)).answers.map((a) => a.text)
    const turned = [...right.slice(1), right[0] ?? '']
    expect(score(query, final(turned))).toMatchObject({ score: 0, told: { kind: 'wrong_needle' } })
    expect(score(query, final(right.slice(0, 2)))).toMatchObject({ score: 50, told: { kind: 'partial' } })
  })

  test('absent: NOT_FOUND is right, any value is wrong', () => {
    const absent = itemOf('absent')
    expect(score(absent, final(['not found']))).toMatchObject({
      score: 100,
      told: { kind: 'hit', said_not_found: true },
    })
    expect(score(absent, final(['NOT_FOUND', '1234567']))).toMatchObject({
      score: 0,
      told: { kind: 'wrong_needle' },
    })
  })

  test('a near formula gets partial credit', () => {
    const givens = itemOf('scattered-givens')
    const right = generate(spec(givens)).answers[0]?.text ?? ''
    const near = score(givens, `FINAL: {"answers": ["${right} + m".replaceAll("\\", "")]}`)
    expect(near.score).toBeLessThan(100)
    const doubled = JSON.stringify({ answers: [`2 ${right}`] })
    expect(score(givens, `FINAL: ${doubled}`)).toMatchObject({ outcome: 'scored', told: { kind: 'partial' } })
  })

  test('a preflight tells which blocks were seen, without a score', () => {
    const items = draw(
      'standard',
      { families: ['single'], lengths: [2048], depths: [0], samples_per_cell: 1 },
      '',
    )
    const preflight = items.find((i) => i.public.id === 'preflight~2048~0')
    const speed = items.find((i) => i.public.id === 'speed~2048~1')
    if (preflight === undefined || speed === undefined) throw new Error('no probes')
    const phrases = generate(spec(preflight)).answers.map((a) => a.text)
    const got = score(preflight, `Phrases: ${phrases.slice(2).join(', ')}`)
    expect(got).toMatchObject({ outcome: 'scored', score: null, correct: null })
    expect(got.told.blocks?.map((b) => b.seen)).toEqual([false, false, true, true, true])
    expect(got.told.blocks?.map((b) => Math.round(b.token_depth / 25) * 25)).toEqual([0, 25, 50, 75, 100])
    expect(score(speed, 'Once upon a time')).toMatchObject({
      outcome: 'scored',
      score: null,
      told: { kind: 'probe' },
    })
  })

  test('an arm is scored by its own order; a foreign key is key_error', () => {
    const [order] = draw('full', { families: ['multi-needle.4-2'], lengths: [4096] }, '').filter((i) =>
      i.public.id.startsWith('order~'),
    )
    if (order === undefined) throw new Error('no order items')
    const place = { sample: 0, arm: 'perm-3', parents: [] }
    const right = generate(spec(order), 3).answers.map((a) => a.text)
    const outcome = longContext.score(order, [{ n: 1, output: final(right), finish_reason: 'stop' }], place)
    expect(outcome.score).toBe(100)
    expect(detailOf(outcome.detail)?.permutation).toBe(3)
    expect(parseArm('same-2')).toEqual({ kind: 'repeat', k: 2 })
    const foreign = { public: order.public, key: { id: order.public.id, seed: 'f'.repeat(64) } }
    expect(longContext.score(foreign, []).outcome).toBe('key_error')
  })

  test('families with several needles tell the asked one apart', () => {
    for (const family of ['single', 'qa', 'latent'] satisfies FamilyId[])
      expect(score(itemOf(family), 'x').told.token_depth).toBeGreaterThan(30)
  })
})
