import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderToStaticMarkup } from 'react-dom/server'
import { createElement } from 'react'
import { physicsBodySchema } from '#core/suites/physics/index.ts'
import { TEMPLATES, choiceName, itemOf, variantsOf } from '#core/suites/physics/templates/index.ts'
import { viewItem } from '#services/item/view.ts'
import type { Context } from '#services/shared/context.ts'
import { Forms, choiceWords } from '../../app/_ui/item/forms.tsx'
import { toLatex } from '../../app/_ui/item/limit-tex.ts'
import type { World } from '../support/world.ts'
import { openWorld } from '../support/world.ts'

let world: World
let visitor: Context
beforeAll(async () => {
  world = await openWorld(3)
  visitor = { ...world.admin, actor: { kind: 'anonymous' } }
})
afterAll(() => world.end())

describe('the page of an item', () => {
  it('tells its statement, key and neighbours to anybody', async () => {
    const view = await viewItem(visitor, 'physics', 'test-002')
    expect(view.item.title).toBe('Lifting 2 crates')
    expect(view.key).toMatchObject({ answer: '2 m g h' })
    expect(view.previous?.slug).toBe('test-001')
    expect(view.next?.slug).toBe('test-003')
    expect(view.results).toEqual([])
    expect((await viewItem(visitor, 'physics', 'test-001')).previous).toBeNull()
  })

  it('knows nothing of items that are held out, as of those that do not exist', async () => {
    const { db } = world.system
    const drawn = await db.item.findFirstOrThrow({ where: { drawn: true } })
    const own = await db.item.findFirstOrThrow({ where: { slug: 'test-003' } })
    await db.item.update({ where: { id: own.id }, data: { splits: ['held-out'] } })
    for (const slug of [drawn.slug, 'test-003', 'nothing'])
      await expect(viewItem(world.admin, 'physics', slug)).rejects.toMatchObject({ code: 'not_found' })
    await expect(viewItem(visitor, 'astrology', 'test-001')).rejects.toMatchObject({ code: 'not_found' })
    await db.item.update({ where: { id: own.id }, data: { splits: own.splits } })
  })
})

describe('the other forms of a template', () => {
  it('are counted and named; one is told, no key of any', () => {
    for (const template of TEMPLATES) {
      const html = renderToStaticMarkup(createElement(Forms, { id: template.id, language: 'en' }))
      const forms = variantsOf(template)
      expect(html).toContain(`a template with ${String(forms.length)} forms`)
      for (const values of Object.values(template.choices))
        for (const value of values) expect(html).toContain(choiceWords(value))
      const published = choiceName(template, template.published)
      const other = forms.find((choice) => choiceName(template, choice) !== published)!
      const item = itemOf(template, other, ['public'])
      const [start] = physicsBodySchema.parse(item.public.body).statement.en.split(/[$'"]/)
      expect(html).toContain(start)
      const { answer, solution } = item.key as { answer: string; solution: string }
      expect(html).not.toContain(solution.split(/[$'"]/)[0]!.slice(0, 40).padEnd(12, '\0'))
      // Short answers are part of other formulas.
      if (answer.length > 12) expect(html).not.toContain(answer)
    }
  })

  it('of a problem without a template are none', () => {
    const html = renderToStaticMarkup(createElement(Forms, { id: 'mech-sponge-pole', language: 'en' }))
    expect(html).toContain('this form only')
  })

  it('words', () => {
    expect(choiceWords('no-friction')).toBe('no friction')
    expect(choiceWords('restsOn')).toBe('rests on')
    const symbols = {
      alpha: { latex: '\\alpha', meaning: 'a', unit: 'rad', range: [0, 1] as [number, number] },
    }
    expect(toLatex({ symbol: 'alpha', to: '0' }, { symbols })).toBe('\\alpha\\to 0')
  })
})
