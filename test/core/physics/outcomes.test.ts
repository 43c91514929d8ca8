import { describe, expect, test } from 'vitest'
import {
  causeOf,
  DEFAULT_OUTCOME_POLICY,
  MODEL_OUTCOMES,
  OUTCOME_KINDS,
  OUTCOME_MEANING,
  outcomeOf,
  PLUMBING_OUTCOMES,
  policyFaults,
  rankedScore,
  SUITES,
} from '#core/suites/index.ts'
import type { OutcomePolicy } from '#core/suites/index.ts'

test('every kind of outcome has exactly one cause, and a meaning', () => {
  expect([...MODEL_OUTCOMES, ...PLUMBING_OUTCOMES].sort()).toEqual([...OUTCOME_KINDS].sort())
  for (const kind of OUTCOME_KINDS) {
    expect(causeOf(kind)).toBe(MODEL_OUTCOMES.includes(kind) ? 'model' : 'plumbing')
    expect(OUTCOME_MEANING[kind]).toMatch(/^[A-Z].*\.$/)
  }
})

test("the model's failures score 0, the plumbing's are missing", () => {
  for (const kind of OUTCOME_KINDS) {
    if (kind === 'scored') continue
    const { score, correct } = outcomeOf(DEFAULT_OUTCOME_POLICY, kind, null)
    if (causeOf(kind) === 'model') expect({ score, correct }).toEqual({ score: 0, correct: false })
    else expect({ score, correct }).toEqual({ score: null, correct: null })
  }
})

describe('policyFaults', () => {
  test('every suite has a sound policy', () => {
    for (const suite of SUITES) expect(policyFaults(suite.outcomePolicy)).toEqual([])
  })

  test.each<[string, Partial<OutcomePolicy>]>([
    ['endpoint_error', { endpoint_error: 'zero' }],
    ['scored', { scored: 'missing' }],
    ['refused', { refused: 'score' }],
  ])('finds a wrong rule for %s', (kind, change) => {
    const faults = policyFaults({ ...DEFAULT_OUTCOME_POLICY, ...change })
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(kind)
  })

  test('a suite may leave out what its model caused', () => {
    expect(policyFaults({ ...DEFAULT_OUTCOME_POLICY, refused: 'missing' })).toEqual([])
  })
})

describe('rankedScore', () => {
  test.each([
    ['a score stays', { outcome: 'scored', score: 40 } as const, 40, 40],
    ['a failed endpoint is 0 for its owner', { outcome: 'endpoint_error', score: null } as const, 0, null],
    ['a failed runner too', { outcome: 'runner_error', score: null } as const, 0, null],
    ['a broken key never is', { outcome: 'key_error', score: null } as const, null, null],
    ['nor an undecided comparison', { outcome: 'undecided', score: null } as const, null, null],
  ])('%s', (_, outcome, owner, other) => {
    expect(rankedScore(outcome, { ownerRuns: true })).toBe(owner)
    expect(rankedScore(outcome, { ownerRuns: false })).toBe(other)
  })
})
