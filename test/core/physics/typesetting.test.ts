import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { physicsBodySchema, physicsKeySchema } from '#core/suites/physics/index.ts'
import { loadDataset } from '#scripts/datasets/load.ts'
import { readDerivations } from '#scripts/datasets/second-derivations.ts'

const FOLDER = 'datasets/physics/v1'
const { items, manifest } = await loadDataset(FOLDER)
const derivations = await readDerivations(FOLDER, manifest)

/** The formulas of a text; throws where a dollar sign has no partner. */
function formulas(text: string): string[] {
  const parts = text.split('$')
  if (parts.length % 2 === 0) throw new Error(`an odd number of dollar signs in: ${text}`)
  return parts.filter((_, i) => i % 2 === 1)
}

describe('every formula can be typeset', () => {
  test.each(items.map((item) => ({ id: item.public.id, item })))('$id', ({ item }) => {
    const body = physicsBodySchema.parse(item.public.body)
    const key = physicsKeySchema.parse(item.key)
    const second = derivations.filter((d) => d.id === item.public.id)
    const prose = [
      ...Object.values(body.statement),
      key.solution,
      key.trap,
      ...second.flatMap((d) => [d.derivation, d.doubts ?? '', d.settled ?? '']),
    ]
    const texts = prose.flatMap(formulas)
    const bare = [
      key.answer,
      ...second.map((d) => d.answer),
      ...key.wrong,
      body.asked.latex,
      ...Object.values(body.symbols).map((s) => s.latex),
      ...key.checks.limits.flatMap((limit) => [limit.to, limit.gives]),
    ]
    for (const tex of [...texts, ...bare]) {
      expect(() => katex.renderToString(tex, { throwOnError: true, strict: 'error' }), tex).not.toThrow()
    }
    expect(texts.length).toBeGreaterThan(0)
  })
})
