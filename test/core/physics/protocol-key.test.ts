import { describe, expect, test } from 'vitest'
import { configurationKey, DEFAULT_OUTCOME_POLICY, getSuite, protocolKey } from '#core/suites/index.ts'
import type { ConfigurationSettings, ProtocolParts } from '#core/suites/index.ts'

const hash = (digit: string): string => digit.repeat(64)

const parts: ProtocolParts = {
  id: 'physics',
  promptTemplate: { id: 'p', version: '1', text: 'text', hash: hash('a') },
  answerContract: { id: 'c', version: '1', text: 'text', hash: hash('b') },
  scorerVersion: 's-1',
  outcomePolicy: DEFAULT_OUTCOME_POLICY,
  limits: { max_output_tokens: 1000, timeout_s: 60 },
  splits: [
    { id: 'small', title: 'Small', description: 'few', visibility: 'public' },
    {
      id: 'smoke',
      title: 'Smoke',
      description: 'fewer',
      visibility: 'public',
      limits: { max_output_tokens: 10, timeout_s: 5 },
    },
  ],
}
const key = protocolKey(parts, hash('0'), 'small')

describe('protocolKey', () => {
  test('is pinned: a change of its recipe would silently split every board', () => {
    expect(key).toBe('32658bae1f0814c11634c00fad6536abed80fe35256384b2e0e20dda82d1338a')
  })

  test.each<[string, Partial<ProtocolParts>]>([
    ['prompt template', { promptTemplate: { ...parts.promptTemplate, hash: hash('c') } }],
    ['answer contract', { answerContract: { ...parts.answerContract, hash: hash('c') } }],
    ['scorer', { scorerVersion: 's-2' }],
    ['outcome policy', { outcomePolicy: { ...DEFAULT_OUTCOME_POLICY, refused: 'missing' } }],
    ['output limit', { limits: { max_output_tokens: 1001, timeout_s: 60 } }],
    ['time limit', { limits: { max_output_tokens: 1000, timeout_s: 61 } }],
    ['suite', { id: 'sycophancy' }],
  ])('changes with the %s', (_, change) => {
    expect(protocolKey({ ...parts, ...change }, hash('0'), 'small')).not.toBe(key)
  })

  test('changes with the dataset and the split', () => {
    expect(protocolKey(parts, hash('1'), 'small')).not.toBe(key)
    expect(protocolKey(parts, hash('0'), 'smoke')).not.toBe(key)
  })

  test("uses the split's own limits where it has them", () => {
    const longer = { ...parts, limits: { max_output_tokens: 9999, timeout_s: 60 } }
    expect(protocolKey(longer, hash('0'), 'smoke')).toBe(protocolKey(parts, hash('0'), 'smoke'))
  })

  test('does not change with titles, descriptions and texts for people', () => {
    const reworded: ProtocolParts = {
      ...parts,
      promptTemplate: { ...parts.promptTemplate, text: 'another text for people' },
      splits: parts.splits.map((split) => ({ ...split, title: 'x', description: 'y' })),
    }
    expect(protocolKey(reworded, hash('0'), 'small')).toBe(key)
  })

  test('refuses an unknown split and a malformed hash', () => {
    expect(() => protocolKey(parts, hash('0'), 'large')).toThrow('has no split "large"; it has small, smoke')
    expect(() => protocolKey(parts, 'abc', 'small')).toThrow(TypeError)
  })

  test('the physics suite has a key for each of its splits', () => {
    const suite = getSuite('physics')
    const keys = suite.splits.map((split) => protocolKey(suite, hash('0'), split.id))
    expect(new Set(keys).size).toBe(suite.splits.length)
  })
})

describe('configurationKey', () => {
  const settings: ConfigurationSettings = {
    model: 'org/model@1',
    sampling: { temperature: 0, top_p: 1 },
    thinking: { mode: 'off', budget: null },
    samples: 1,
  }

  test('is pinned', () => {
    expect(configurationKey(settings)).toBe(
      'aac776207b95d18f62b5e470b07bafe17c09b8ed87bba776103dfd25db8ab049',
    )
  })

  test('does not depend on the order of the settings or on absent ones', () => {
    const reordered: ConfigurationSettings = {
      samples: 1,
      thinking: { budget: null, mode: 'off' },
      sampling: { top_p: 1, top_k: undefined, temperature: 0 },
      model: 'org/model@1',
    }
    expect(configurationKey(reordered)).toBe(configurationKey(settings))
  })

  test.each<[string, Partial<ConfigurationSettings>]>([
    ['model', { model: 'org/model@2' }],
    ['sampling', { sampling: { temperature: 0.7, top_p: 1 } }],
    ['an added sampling setting', { sampling: { temperature: 0, top_p: 1, seed: 1 } }],
    ['thinking', { thinking: { mode: 'on', budget: null } }],
    ['thinking budget', { thinking: { mode: 'off', budget: 1024 } }],
    ['samples', { samples: 4 }],
  ])('changes with %s', (_, change) => {
    expect(configurationKey({ ...settings, ...change })).not.toBe(configurationKey(settings))
  })
})
