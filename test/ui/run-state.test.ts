import { describe, expect, it } from 'vitest'
import { queueSentence } from '../../app/_ui/run/live.tsx'
import { attemptFilters, attemptsHref, groupsOf, lostAll } from '../../app/_ui/run/attempts.ts'
import { scoredWord } from '../../app/_ui/kit/outcomes.tsx'
import { canHold, canRerun, ended } from '../../app/_ui/run/state.ts'
import { metricInterval, metricNumber } from '../../app/_ui/format/numbers.ts'

describe('a rerun is offered', () => {
  it.each([
    [{ state: 'done', lost: 2, rerun: null }, true],
    [{ state: 'cancelled', lost: 2 }, true],
    [{ state: 'done', lost: 0, rerun: null }, false],
    [{ state: 'done', lost: 2, rerun: '0191d7a0-0000-7000-8000-000000000001' }, false],
    [{ state: 'running', lost: 2, rerun: null }, false],
    [{ state: 'done' }, false],
  ] as const)('%j: %s', (status, offered) => {
    expect(canRerun(status)).toBe(offered)
  })
})

it.each([
  [{ state: 'queued', stopped: null }, true],
  [{ state: 'running' }, true],
  [{ state: 'running', stopped: 'stopped by its budget' }, false],
  [{ state: 'held', stopped: null }, false],
  [{ state: 'done', stopped: null }, false],
] as const)('%j can be held: %s', (status, offered) => {
  expect(canHold(status)).toBe(offered)
})

it.each([
  [{ state: 'done', stopped: null, done: 100 }, 100],
  [{ state: 'running', stopped: null, done: 31 }, 31],
  // Final because nobody will make them any more: no reader would call that done.
  [{ state: 'done', stopped: 'stopped by its budget', done: 100 }, 32],
  [{ state: 'cancelled', stopped: null, done: 100 }, 32],
  [{ state: 'cancelling', stopped: null, done: 90 }, 32],
] as const)('attempts of %j that came to their end: %i', (status, n) => {
  expect(ended({ ...status, outcomes: { scored: 30, endpoint_error: 2 } })).toBe(n)
})

describe('the place in the queue', () => {
  it.each([
    [{ position: 1, starts_in_s: 0, why: null }, 'Number 1 in the queue; a runner takes it in a moment.'],
    [{ position: 3, starts_in_s: 600, why: null }, /^Number 3 in the queue; starts in about 10 min/],
    [
      { position: 2, starts_in_s: null, why: 'no connected runner can serve it' },
      'Number 2 in the queue; when it starts cannot be told: no connected runner can serve it.',
    ],
  ])('%j', (queue, expected) => {
    expect(queueSentence(queue)).toMatch(expected)
  })
  it('does not give a second reason where one is given already', () => {
    const queue = { position: 2, starts_in_s: null, why: 'no connected runner can serve it' }
    expect(queueSentence(queue, true)).toBe('Number 2 in the queue.')
    expect(queueSentence({ position: 2, starts_in_s: 1, why: null }, true)).toMatch(/in a moment/)
  })
})

it('metrics of other units keep four digits, and are never on the scale of 100', () => {
  expect(metricNumber(44.64, 'points')).toBe('44.6')
  expect(metricNumber(44.64, undefined)).toBe('44.6')
  expect(metricNumber(0.12345, 's')).toBe('0.1235')
  expect(metricNumber(12345, 'tokens')).toBe('12,350')
  expect(metricNumber(null, 's')).toBe('\u2014')
  expect(metricInterval(1024, 2048, 'tokens')).toBe('1,024\u20132,048')
  expect(metricInterval(-0.5, 0.25, 's')).toBe('-0.5 to 0.25')
  expect(metricInterval(null, 1, 's')).toBe('\u2014')
})

describe('a list of attempts', () => {
  const none = { correct: 0, incorrect: 0, unanswered: 0 }
  const names = (...args: Parameters<typeof attemptFilters>) =>
    attemptFilters(...args).map(({ filter, count }) => `${filter} ${String(count)}`)

  it('can be narrowed to what occurred', () => {
    expect(names({ scored: 5, refused: 1 }, { correct: 3, incorrect: 2, unanswered: 4 })).toEqual([
      'correct 3',
      'incorrect 2',
      'refused 1',
      'unanswered 4',
    ])
    // Replies that are kept for judges are neither right nor wrong.
    expect(names({ scored: 5, truncated: 1 }, none)).toEqual(['scored 5', 'truncated 1'])
    expect(names({}, none)).toEqual([])
  })

  it('keeps its choice in the address', () => {
    expect(attemptsHref('r', { filter: null, page: 1 })).toBe('/runs/r')
    expect(attemptsHref('r', { filter: 'incorrect', page: 3 })).toBe('/runs/r?outcome=incorrect&page=3')
  })

  it('names an item once', () => {
    const lines = ['a', 'a', 'b', 'a'].map((item, n) => ({ item, n }))
    expect(groupsOf(lines).map((group) => group.map((line) => line.n))).toEqual([[0, 1], [2], [3]])
  })

  it.each([
    [true, 100, 'correct'],
    [false, 54.4, 'partial'],
    [false, 0, 'wrong'],
    [null, 0, 'scored'],
    [undefined, undefined, 'scored'],
  ] as const)('says of correct %s and score %s: %s', (correct, score, word) => {
    expect(scoredWord(correct, score)).toBe(word)
  })

  it('tells a run that lost everything from one that has answers', () => {
    expect(lostAll({ endpoint_error: 11, runner_error: 1 })).toBe(true)
    expect(lostAll({ endpoint_error: 11, refused: 1 })).toBe(false)
    expect(lostAll({})).toBe(false)
  })
})
