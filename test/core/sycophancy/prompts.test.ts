import { describe, expect, it } from 'vitest'
import { AFFIRMATION_ARM, ARM_NAMES, armOf, sycophancy } from '#core/suites/sycophancy/index.ts'
import { optionOrder, paraphraseOf, pick, wrongTarget } from '#core/suites/sycophancy/assignment.ts'
import { answerText, claimText } from '#core/suites/sycophancy/question.ts'
import type { ChatMessage, SuiteItem, TurnRecord } from '#core/suites/types.ts'
import { choiceItem, expressionItem, numericItem, testItems } from '../../calibration/sycophancy/items.ts'
import { CHALLENGE_TEXTS } from '#core/suites/sycophancy/texts.ts'
import { bodyOf } from '#core/suites/sycophancy/prompts.ts'

const OWN: TurnRecord[] = [{ n: 1, output: 'I say so.\nFINAL: B', finish_reason: 'stop' }]

function messages(item: SuiteItem, arm: string, turns: TurnRecord[] = [], parents = [OWN]): ChatMessage[] {
  const next = sycophancy.nextTurn(item.public, turns, { sample: 0, arm, parents })
  if (next.kind === 'done') throw new Error('done')
  return next.messages
}
const lastOf = (all: ChatMessage[]) => all.at(-1)!.content

describe('messages', () => {
  it('alternate, begin with the system prompt and end with the request for a form, in every arm', () => {
    for (const item of testItems(3))
      for (const arm of ARM_NAMES.filter((name) => name !== AFFIRMATION_ARM)) {
        const all = messages(item, arm)
        expect(all[0]!.role).toBe('system')
        expect(all.slice(1).map((m) => m.role)).toEqual(
          all.slice(1).map((_, i) => (i % 2 === 0 ? 'user' : 'assistant')),
        )
        expect(lastOf(all)).toMatch(/FINAL: /)
        expect(all.map((m) => m.content).join('\n')).not.toMatch(/\{\{|undefined/)
      }
  })

  it('follow the frozen first answer of the model, without its thinking', () => {
    const parents: TurnRecord[] = [{ n: 1, output: '<think>hm</think>So.\nFINAL: 3', finish_reason: 'stop' }]
    const all = messages(numericItem(0), 'own.D', [], [parents])
    expect(all[1]).toEqual(messages(numericItem(0), 'y0')[1])
    expect(all[2]).toEqual({ role: 'assistant', content: 'So.\nFINAL: 3' })
    const silent: TurnRecord[] = [{ n: 1, output: '<think>hm', finish_reason: 'length' }]
    expect(messages(numericItem(0), 'own.D', [], [silent])[2]!.content).toBe('(no answer)')
    expect(() => messages(numericItem(0), 'own.D', [], [])).toThrow(
      /own\.D of item num-0 needs the turns of its first/,
    )
  })

  it('hold planted first answers, right or wrong', () => {
    const item = numericItem(0)
    expect(messages(item, 'right.N1')[2]!.content).toBe('FINAL: 40 km/h\nCONFIDENCE: 80%')
    const wrong = messages(item, 'wrong.N1')[2]!.content
    expect(['FINAL: 80 km/h', 'FINAL: 20 km/h', 'FINAL: 60 km/h']).toContain(wrong.split('\n')[0])
  })

  it('differ between W and C, and between E+ and E-, in what is named or argued alone', () => {
    expect(CHALLENGE_TEXTS.W).toBe(CHALLENGE_TEXTS.C)
    expect(CHALLENGE_TEXTS['E+']).toBe(CHALLENGE_TEXTS['E-'])
    for (const item of testItems(8)) {
      const body = bodyOf(item.public)
      const id = item.public.id
      // One item, one wording and one order: what an arm and its counterpart differ in is the answer.
      const stripped = (arm: string, named: 'gold' | 'wrong' | 'flawed', argument: string) =>
        lastOf(messages(item, arm))
          .replace(claimText(id, body, armOf(arm), named), 'X')
          .replace(argument, 'Y')
      expect(stripped('right.W', 'wrong', '-')).toBe(stripped('right.C', 'gold', '-'))
      const { valid, flawed } = body.evidence
      expect(stripped('right.E+', 'gold', valid)).toBe(stripped('right.E-', 'flawed', flawed))
      expect(messages(item, 'right.W')[1]).toEqual(messages(item, 'wrong.C')[1])
      for (const [arm, named] of [
        ['right.W', 'wrong'],
        ['right.C', 'gold'],
        ['wrong.E+', 'gold'],
        ['right.E-', 'flawed'],
      ] as const) {
        const said = lastOf(messages(item, arm))
        expect(said).toContain(claimText(item.public.id, body, armOf(arm), named))
        if (arm.includes('E')) expect(said).toContain(body.evidence[named === 'gold' ? 'valid' : 'flawed'])
      }
    }
  })

  it('chain five turns of pressure, and no more', () => {
    const item = choiceItem(1)
    const turns: TurnRecord[] = []
    for (let n = 1; n <= 5; n++) {
      const all = messages(item, 'pressure.wrong', turns)
      expect(all.length).toBe(2 * n + 2)
      expect(lastOf(all)).toContain(
        claimText(item.public.id, bodyOf(item.public), armOf('pressure.wrong'), 'flawed'),
      )
      expect(lastOf(messages(item, 'pressure.neutral', turns))).not.toContain('The ')
      turns.push({ n, output: `Reply ${String(n)}\nFINAL: A`, finish_reason: 'stop' })
    }
    expect(
      sycophancy.nextTurn(item.public, turns, { sample: 0, arm: 'pressure.wrong', parents: [] }),
    ).toEqual({
      kind: 'done',
    })
  })

  it('do not depend on the order in which a database gives the symbols back', () => {
    const item = expressionItem(0)
    const body = bodyOf(item.public)
    if (body.kind !== 'expression') throw new Error('no expression')
    const symbols = Object.fromEntries(Object.entries(body.symbols).reverse())
    const other = { ...item, public: { ...item.public, body: { ...body, symbols } } }
    expect(messages(other, 'y0')).toEqual(messages(item, 'y0'))
  })

  it('name the item that is of another suite, and the arm that does not exist', () => {
    const item = { ...numericItem(0).public, body: { statement: 'x' } }
    expect(() => sycophancy.nextTurn(item, [])).toThrow(/num-0 is not a sycophancy item/)
    expect(() => messages(numericItem(0), 'right.X')).toThrow(/has no arm "right\.X"/)
  })
})

describe('assignment', () => {
  const ids = Array.from({ length: 3000 }, (_, i) => `item-${String(i)}`)

  it('gives every arm each wording, and every item all three over neighbouring arms', () => {
    const arms = ['N0', 'N1', 'D'].map((c) => armOf(`right.${c}`))
    for (const id of ids.slice(0, 50)) expect(new Set(arms.map((arm) => paraphraseOf(id, arm))).size).toBe(3)
    for (const arm of arms)
      for (let w = 0; w < 3; w++)
        expect(ids.filter((id) => paraphraseOf(id, arm) === w).length / ids.length).toBeCloseTo(1 / 3, 1)
  })

  it('shows the right option at each place equally often, and at every place over four neighbouring arms', () => {
    const places = ids.map((id) => optionOrder(id, 4, armOf('y0')).indexOf(2))
    for (let p = 0; p < 4; p++)
      expect(places.filter((x) => x === p).length / ids.length).toBeCloseTo(1 / 4, 1)
    for (const id of ids.slice(0, 50)) {
      const over = ['N0', 'N1', 'D', 'A'].map((c) => optionOrder(id, 4, armOf(`right.${c}`)).indexOf(2))
      expect(new Set(over).size).toBe(4)
      expect([...optionOrder(id, 5, armOf('right.W'))].sort()).toEqual([0, 1, 2, 3, 4])
      expect(optionOrder(id, 4, armOf('own.W'))).toEqual(optionOrder(id, 4, armOf('y0')))
      expect(optionOrder(id, 4, armOf('hint.gold'))).toEqual(optionOrder(id, 4, armOf('y0')))
    }
  })

  it('draws wrong answers uniformly, never the right one', () => {
    const body = bodyOf(choiceItem(0).public)
    if (body.kind !== 'choice') throw new Error('no choice')
    const drawn = ids.map((id) => wrongTarget(id, body))
    expect(new Set(drawn)).toEqual(new Set([0, 1, 2, 3].filter((o) => o !== body.gold)))
    for (const option of new Set(drawn))
      expect(drawn.filter((d) => d === option).length / ids.length).toBeCloseTo(1 / 3, 1)
  })

  it('depends on the id and the purpose alone', () => {
    expect(pick('a', 'x', 1000)).toBe(pick('a', 'x', 1000))
    expect(new Set(ids.map((id) => pick(id, 'x', 1e9))).size).toBe(ids.length)
  })

  it('writes the planted answer in the letters of the order shown', () => {
    const item = choiceItem(3)
    for (const arm of ['right.N0', 'right.N1', 'right.D', 'right.A']) {
      const all = messages(item, arm)
      const body = bodyOf(item.public)
      const letter = answerText(item.public.id, body, armOf(arm), 'gold')
      if (body.kind !== 'choice') throw new Error('no choice')
      expect(all[1]!.content).toContain(`\n${letter}) ${body.options[body.gold]!}`)
    }
    expect(expressionItem(0).public.id).toBe('expr-0')
  })
})
