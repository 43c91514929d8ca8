import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasCompleteBox, withoutThinking } from '#core/suites/physics/answer-text.ts'
import { isRefusal } from '#core/suites/physics/refusal.ts'

describe('withoutThinking', () => {
  test.each([
    ['a b', 'a b'],
    ['<think>x</think>y', 'y'],
    ['a<think>x</think>b<thinking>y</thinking>c', 'abc'],
    ['began in the prompt</think>answer', 'answer'],
    ['<think>never ends \\boxed{1}', ''],
    ['<think>a</think>b<think>c', 'b'],
    ['<THINK>x</Think>y', 'y'],
    ['a < b and c > d', 'a < b and c > d'],
    ['[THINK]x[/THINK]y', 'y'],
    ['[THINK]never ends', ''],
    ['◁think▷x◁/think▷y', 'y'],
    ['<seed:think>x</seed:think>y', 'y'],
    ['<|begin_of_thought|>x<|end_of_thought|>y', 'y'],
    ['<|channel|>analysis<|message|>x<|end|><|channel|>final<|message|>y', 'y'],
    ['<thought>x</thought>y', 'y'],
    ['[think about it] y', '[think about it] y'],
  ])('%s', (output, kept) => {
    expect(withoutThinking(output)).toBe(kept)
  })

  test('leaves text without tags alone', () => {
    fc.assert(
      fc.property(
        fc.string().filter((s) => !/[<[◁]/.test(s)),
        (s) => withoutThinking(s) === s,
      ),
    )
  })
})

describe('hasCompleteBox', () => {
  test.each([
    ['so \\boxed{\\frac{a}{b}}.', true],
    ['so \\boxed {x}', true],
    ['so \\boxed{\\frac{a}{b', false],
    ['\\boxed{\\{a', false],
    ['\\boxed{a\\}', false],
    ['\\boxed x', false],
    ['\\boxed{first} and \\boxed{second', true],
    ['\\boxed{outer \\boxed{inner}', true],
    ['{\\boxed{a}', true],
    ['a} \\boxed{b}', true],
    ['nothing', false],
  ])('%s: %s', (text, complete) => {
    expect(hasCompleteBox(text)).toBe(complete)
  })

  test('takes time in proportion to the length, for hostile outputs too', () => {
    const started = performance.now()
    expect(hasCompleteBox('\\boxed{'.repeat(200_000))).toBe(false)
    expect(withoutThinking('<think>'.repeat(200_000))).toBe('')
    expect(isRefusal(`${'a = '.repeat(200_000)}`)).toBe(false)
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

describe('isRefusal', () => {
  test.each([
    "I'm sorry, but I can't help with that.",
    'I\u2019m sorry, but I can\u2019t assist with this request.',
    'As an AI, I am not able to solve physics problems.',
    'I cannot answer this question.',
    'I am unable to provide a solution.',
    '很抱歉，我无法回答这个问题。',
    "I'm sorry. I can't answer that.",
    "I'm sorry.",
    '我不能协助完成这个请求。',
  ])('is one: %s', (output) => {
    expect(isRefusal(output)).toBe(true)
  })

  test.each([
    '',
    'The ball goes up and then down.',
    "I'm sorry for the confusion: the speed is \\boxed{2u}.",
    'I cannot simplify further: v = 2u',
    'I am not able to simplify $\\frac{a}{b}$ any more.',
    "The bead can't leave the hoop, so it stays.",
    'We see that the momentum cannot change.',
    "I'm sorry for the confusion. You are right, it is twice as long.",
    'I am sorry about my mistake. The ball goes up.',
    '抱歉，我之前的答案有误。正确的答案是北京。',
  ])('is none: %s', (output) => {
    expect(isRefusal(output)).toBe(false)
  })
})
