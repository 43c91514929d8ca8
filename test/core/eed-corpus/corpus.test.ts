import { describe, expect, it } from 'vitest'
import { corpus, faults } from './vectors.ts'

const all = [...corpus.values()].flat()

describe('the labelled corpus', () => {
  it('is as large and as varied as it should be', () => {
    expect(all.length).toBeGreaterThanOrEqual(1500)
    expect(new Set(all.map((p) => p.key)).size).toBeGreaterThanOrEqual(120)
    expect(all.filter((p) => p.family === 'trap').length).toBeGreaterThanOrEqual(70)
    expect(new Set(all.map((p) => p.id)).size).toBe(all.length)
  })

  it.each([...corpus.keys()])('every verdict of %s is right', (file) => {
    const wrong = faults(corpus.get(file) ?? [])
    expect(wrong, `${wrong.length} wrong:\n${wrong.join('\n')}`).toEqual([])
  })
})
