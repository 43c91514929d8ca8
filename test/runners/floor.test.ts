import { afterEach, describe, expect, test } from 'vitest'
import { FLOOR_NAMES, isFloor } from '#core/protocol/index.ts'
import { getSuite } from '#core/suites/index.ts'
import { CONSTANT, publishedItems, serveAnswerer, shuffledKeys } from '#runners/cli/floor/answerers.ts'
import type { Served } from '#runners/cli/floor/answerers.ts'
import { loadDataset } from '#scripts/datasets/load.ts'

const dataset = await loadDataset('datasets/physics/v1')
const physics = getSuite('physics')
const items = publishedItems()
let served: Served | null = null
afterEach(async () => {
  await served?.close()
  served = null
})

describe('answerers without skill', () => {
  test('know every published item', () => {
    expect(items.map((i) => i.id)).toEqual(dataset.items.map((i) => i.public.id))
  })

  test('shuffled keys: the key of another item of the same domain, always the same one, rarely worth much', () => {
    const answer = shuffledKeys(items)
    const domains = new Map(items.map((i) => [i.answer, i.domain]))
    let sum = 0
    for (const item of dataset.items) {
      const next = physics.nextTurn(item.public, [])
      if (next.kind !== 'messages') throw new Error('no prompt')
      const output = answer(next.messages.at(-1)!.content)
      expect(answer(next.messages.at(-1)!.content)).toBe(output)
      expect(domains.get(output.slice('\\boxed{'.length, -1)), item.public.id).toBe(item.public.domain)
      const outcome = physics.score(item, [{ n: 1, output, finish_reason: 'stop' }])
      expect(outcome.score).not.toBeNull()
      sum += outcome.score!
    }
    expect(sum / dataset.items.length).toBeLessThan(20)
    expect(() => answer('What is the time?')).toThrow('the prompt is of no published item')
  })

  test('are served as an endpoint that an evaluation can call', async () => {
    served = await serveAnswerer('constant', () => CONSTANT)
    const post = (path: string, body: unknown): Promise<Response> =>
      fetch(`${served!.url}/${path}`, { method: 'POST', body: JSON.stringify(body) })
    const reply = await post('chat/completions', { messages: [{ role: 'user', content: 'x' }] })
    expect(await reply.json()).toMatchObject({ choices: [{ message: { content: CONSTANT } }] })
    expect((await post('chat/completions', {})).status).toBe(400)
    expect((await post('embeddings', {})).status).toBe(404)
    expect((await fetch(`${served.url}/models`)).status).toBe(200)
  })

  test('carry names that boards know them by', () => {
    expect(Object.values(FLOOR_NAMES).every(isFloor)).toBe(true)
    expect(isFloor('Floor lamp 7B')).toBe(false)
  })
})
