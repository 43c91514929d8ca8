import { describe, expect, test } from 'vitest'
import { getSuite } from '#core/suites/index.ts'
import type { Outcome, SuiteItem } from '#core/suites/index.ts'
import type { PhysicsBody, PhysicsDetail, PhysicsKey } from '#core/suites/physics/index.ts'

const suite = getSuite('physics')

const body: PhysicsBody = {
  revision: 1,
  statement: { en: 'A bag of mass $m$ flies with $u$ into a cart of mass $M$ ...' },
  symbols: {
    M: { latex: 'M', meaning: 'mass of the cart', unit: 'kg', range: [1, 3] },
    m: { latex: 'm', meaning: 'mass of the bag', unit: 'kg', range: [0.2, 0.9] },
    u: { latex: 'u', meaning: 'speed', unit: 'm/s', range: [1, 3] },
  },
  asked: { latex: 'v', meaning: 'final speed', unit: 'm/s' },
  topics: ['momentum'],
}
const key: PhysicsKey = {
  id: 'test-bag',
  revision: 1,
  answer: '\\frac{2mu}{M+m}',
  solution: 'Momentum.',
  trap: 'Forgetting the factor 2.',
  wrong: ['\\frac{mu}{M+m}'],
  checks: { sign: 'positive', limits: [{ symbol: 'm', to: '0', gives: '0', why: 'no bag' }] },
}
const item: SuiteItem = {
  public: {
    id: 'test-bag',
    suite: 'physics',
    version: 'v1',
    splits: ['public'],
    domain: 'mechanics',
    level: 'high-school',
    cluster: 'test-bag',
    title: 'Bag',
    body,
  },
  key,
}

function outcome(output: string, finish: string | null = 'stop', of: SuiteItem = item): Outcome {
  return suite.score(of, [{ n: 1, output, finish_reason: finish }])
}

const detail = (result: Outcome): PhysicsDetail => result.detail as PhysicsDetail

describe('answers', () => {
  test.each([
    'The momentum is conserved, so \\boxed{\\frac{2mu}{M+m}}.',
    '\\boxed{v=\\dfrac{2 m u}{m+M}}',
    '$$\\boxed{2u\\left(1-\\frac{M}{M+m}\\right)}$$',
    '<think>maybe \\boxed{u}</think>\\boxed{2um/(M+m)}',
  ])('right: %s', (output) => {
    const result = outcome(output)
    expect(result).toMatchObject({ outcome: 'scored', score: 100, correct: true })
    expect(detail(result)).toMatchObject({ reason: 'Equal to the key.', without_box: false })
    expect(detail(result).eed?.equal).toBe(true)
  })

  test('a near answer gets partial credit, a far one none', () => {
    const near = outcome('\\boxed{\\frac{2mu}{M-m}}')
    expect(near).toMatchObject({ outcome: 'scored', correct: false })
    expect(near.score).toBeGreaterThan(0)
    expect(near.score).toBeLessThan(60)
    expect(outcome('\\boxed{\\sin(u^2)+\\sqrt{M^3-7m}+\\ln(M)}').score).toBe(0)
  })

  test('masses are not case-blind', () => {
    expect(outcome('\\boxed{\\frac{2Mu}{M+m}}').correct).toBe(false)
  })

  test('the declared range decides where it matters: m < M here', () => {
    const difference: SuiteItem = { ...item, key: { ...key, answer: '(M-m)u' } }
    expect(outcome('\\boxed{|m-M|u}', 'stop', difference).correct).toBe(true)
  })

  test('without a box the last formula of a finished output is read', () => {
    const result = outcome('So the final speed is $v = \\frac{2mu}{M+m}$.')
    expect(result).toMatchObject({ outcome: 'scored', score: 100 })
    expect(detail(result).without_box).toBe(true)
  })

  test('a complete box counts even where the output was cut after it', () => {
    expect(outcome('\\boxed{\\frac{2mu}{M+m}} This can be seen', 'length').score).toBe(100)
  })
})

describe('no answer', () => {
  test.each([
    ['truncated', 'First, let us consider the momentum of', 'length'],
    ['truncated', 'so we have \\boxed{\\frac{2mu}{M', 'length'],
    ['truncated', '<think>hm, \\boxed{\\frac{2mu}{M+m}} or', 'length'],
    ['refused', "I'm sorry, but I can't help with that.", 'stop'],
    ['refused', 'The speed', 'content_filter'],
    ['unparseable', '', 'stop'],
    ['unparseable', 'The girl rolls away quickly.', 'stop'],
    ['unparseable', '\\boxed{\\frac{2mu}{}', 'stop'],
  ] as const)('%s: "%s" (%s) scores 0', (kind, output, finish) => {
    const result = outcome(output, finish)
    expect(result).toMatchObject({ outcome: kind, score: 0, correct: false })
    expect(detail(result).reason).not.toBe('')
  })

  test('no turn at all is unparseable', () => {
    expect(suite.score(item, [])).toMatchObject({ outcome: 'unparseable', score: 0 })
  })
})

describe('broken keys are nobody\u2019s fault', () => {
  test.each<[string, SuiteItem]>([
    ['a key of another shape', { ...item, key: { answer: 'x' } }],
    ['a body of another shape', { ...item, public: { ...item.public, body: {} } }],
    ['a key that cannot be read', { ...item, key: { ...key, answer: '\\frac{2mu}{' } }],
    ['a key that is zero', { ...item, key: { ...key, answer: 'm-m' } }],
  ])('%s', (_, broken) => {
    const result = outcome('\\boxed{\\frac{2mu}{M+m}}', 'stop', broken)
    expect(result).toMatchObject({ outcome: 'key_error', score: null, correct: null })
  })
})

test('the details survive JSON, and scoring twice gives the same', () => {
  const result = outcome('\\boxed{\\frac{mu}{M+m}}')
  expect(JSON.parse(JSON.stringify(result))).toEqual(result)
  expect(outcome('\\boxed{\\frac{mu}{M+m}}')).toEqual(result)
})
