import { describe, expect, it } from 'vitest'
import type { Pair } from '#scripts/eed/corpus/pair.ts'
import { corpus, scorePair } from './vectors.ts'

const groups = new Map<string, Pair[]>()
for (const p of [...corpus.values()].flat())
  if (p.credit_group) groups.set(p.credit_group, [...(groups.get(p.credit_group) ?? []), p])

describe('credit for one wrong answer in several equal forms', () => {
  it('is the same to within a point for at least 98 % of the forms', () => {
    const apart: string[] = []
    let forms = 0
    for (const [name, [first, ...rest]] of groups) {
      const reference = scorePair(first!).score
      for (const p of rest) {
        forms++
        const { score } = scorePair(p)
        if (Math.abs(score - reference) > 1)
          apart.push(
            `${name}: ${reference} for ${first!.answer}\n  ${score} for ${p.answer} (${p.note})\n  key ${p.key}`,
          )
      }
    }
    expect(forms).toBeGreaterThan(200)
    expect(
      1 - apart.length / forms,
      `${apart.length} of ${forms} apart:\n${apart.join('\n')}`,
    ).toBeGreaterThanOrEqual(0.98)
  })

  it('is partial: not every wrong answer gets nothing', () => {
    const scores = [...groups.values()].map(([first]) => scorePair(first!).score)
    expect(Math.max(...scores)).toBeGreaterThan(40)
    expect(Math.max(...scores)).toBeLessThan(60)
    expect(new Set(scores).size).toBeGreaterThan(10)
  })
})
