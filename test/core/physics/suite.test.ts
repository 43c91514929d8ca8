import { describe, expect, test } from 'vitest'
import { getSuite, limitsFor, SUITES } from '#core/suites/index.ts'
import type { ItemPublic } from '#core/suites/index.ts'
import { physicsBodySchema, PROMPT_TEMPLATE, ANSWER_CONTRACT } from '#core/suites/physics/index.ts'
import { loadDataset } from '#scripts/datasets/load.ts'

const suite = getSuite('physics')
const dataset = await loadDataset('datasets/physics/v1')

describe('registry', () => {
  test('gives suites by id, and lists them where there is none', () => {
    for (const known of SUITES) expect(getSuite(known.id)).toBe(known)
    expect(() => getSuite('astrology')).toThrow('there is no suite "astrology"; available: physics')
  })

  test('limits of a split', () => {
    expect(limitsFor(suite, 'smoke')).toEqual({ max_output_tokens: 512, timeout_s: 180 })
    expect(limitsFor(suite, 'public')).toEqual(suite.limits)
    expect(() => limitsFor(suite, 'none')).toThrow(RangeError)
  })
})

describe('prompt', () => {
  test('is pinned: a changed text needs a new version', () => {
    expect(`${PROMPT_TEMPLATE.version} ${PROMPT_TEMPLATE.hash}`).toBe(
      '1 739bd303497d9e640f2486a0a4e7a4cbf8b10e649a69ff5cc6fca6a6d56559b6',
    )
    expect(`${ANSWER_CONTRACT.version} ${ANSWER_CONTRACT.hash}`).toBe(
      '1 5a651f7ee05577f58c3f660dfe669803d26748c826108721e29c0c2e3e2a1ee3',
    )
  })

  test('holds the statement, every declared symbol and what is asked for', () => {
    for (const item of dataset.items) {
      const next = suite.nextTurn(item.public, [])
      if (next.kind !== 'messages') throw new Error('no messages')
      expect(next.messages.map((m) => m.role)).toEqual(['system', 'user'])
      const body = physicsBodySchema.parse(item.public.body)
      const user = next.messages[1]?.content ?? ''
      expect(user.startsWith(body.statement.en)).toBe(true)
      for (const symbol of Object.values(body.symbols)) {
        expect(user).toContain(`- $${symbol.latex}$: ${symbol.meaning}`)
      }
      expect(user).toContain(`Find $${body.asked.latex}$, ${body.asked.meaning}.`)
      expect(user).not.toContain('{{')
    }
  })

  test('holds nothing of the key', () => {
    for (const item of dataset.items) {
      const next = suite.nextTurn(item.public, [])
      const key = item.key as { answer: string; solution: string }
      // Short answers such as `h+nH` may occur in a statement's words by accident; none does.
      expect(JSON.stringify(next)).not.toContain(JSON.stringify(key.answer).slice(1, -1))
    }
  })

  test('an attempt has one turn', () => {
    const [item] = dataset.items
    if (item === undefined) throw new Error('no items')
    expect(suite.nextTurn(item.public, [{ n: 1, output: 'x', finish_reason: 'stop' }])).toEqual({
      kind: 'done',
    })
  })

  test('refuses items of another shape, naming them', () => {
    const stray: ItemPublic = {
      id: 'stray',
      suite: 'physics',
      version: 'v1',
      splits: ['public'],
      domain: 'optics',
      level: 'olympiad',
      cluster: 'stray',
      title: 'Stray',
      body: { text: 'no physics' },
    }
    expect(() => suite.nextTurn(stray, [])).toThrow('item stray is not a physics item')
  })
})
