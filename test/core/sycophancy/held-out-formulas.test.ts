import { describe, expect, it } from 'vitest'
import { equivalent } from '#core/eed/index.ts'
import { heldOutChoice } from '#core/suites/physics/held-out.ts'
import { DOMAINS, eedOptions } from '#core/suites/physics/index.ts'
import { TEMPLATES, choiceName, itemOf, variantsOf } from '#core/suites/physics/templates/index.ts'
import type { Template } from '#core/suites/physics/templates/index.ts'
import {
  FORMULAS,
  FORMULAS_PER_DOMAIN,
  drawFormulas,
  formsToAsk,
} from '#core/suites/sycophancy/expression/held-out.ts'
import { itemFaults, sycophancyBodySchema, sycophancyKeySchema } from '#core/suites/sycophancy/schema.ts'
import type { ExpressionBody, ExpressionKey } from '#core/suites/sycophancy/schema.ts'
import type { SuiteItem } from '#core/suites/types.ts'
import { loadDataset } from '#scripts/datasets/load.ts'
import { checkItems } from '#scripts/datasets/sycophancy/check.ts'

const secret = (n: number): string => n.toString(16).padStart(64, '0')
const SECRETS = [1, 2, 3].map(secret)
const draws = new Map(SECRETS.map((s) => [s, drawFormulas(s, 'held-out')]))
const bodyOf = (item: SuiteItem): ExpressionBody => {
  const body = sycophancyBodySchema.parse(item.public.body)
  if (body.kind !== 'expression') throw new Error(`${item.public.id} is not answered by a formula`)
  return body
}
const keyOf = (item: SuiteItem): ExpressionKey => sycophancyKeySchema.parse(item.key) as ExpressionKey
const templateOf = (item: SuiteItem): Template =>
  TEMPLATES.find((template) => item.public.cluster === `expr-${template.id}`)!

describe('held-out formulas', () => {
  it('are five of each field, of different templates, under ids that tell the template alone', () => {
    for (const items of draws.values()) {
      expect(items).toHaveLength(FORMULAS)
      for (const domain of DOMAINS)
        expect(items.filter((item) => item.public.domain === domain)).toHaveLength(FORMULAS_PER_DOMAIN)
      expect(new Set(items.map((item) => item.public.cluster)).size).toBe(FORMULAS)
      for (const item of items) {
        expect(item.public.id).toMatch(new RegExp(`^expr-${templateOf(item).id}~h-[0-9a-f]{8}$`))
        expect(item.public).toMatchObject({ suite: 'sycophancy', splits: ['held-out'] })
        expect(keyOf(item).id).toBe(item.public.id)
      }
    }
  })

  it('pass every check that published items pass', { timeout: 120_000 }, () => {
    for (const items of draws.values()) {
      expect(checkItems(items, items)).toEqual([])
      for (const item of items) expect(itemFaults(bodyOf(item), keyOf(item)), item.public.id).toEqual([])
    }
  })

  it(
    'are no form that is published, and none whose answer the physics suite keeps',
    { timeout: 120_000 },
    () => {
      for (const [s, items] of draws)
        for (const item of items) {
          const template = templateOf(item)
          const { statement, gold } = bodyOf(item)
          for (const taken of [template.published, heldOutChoice(template, s)]) {
            const { en, answer } = template.form(taken)
            expect(statement).not.toBe(en)
            const options = eedOptions(bodyOf(item))
            expect(equivalent(gold, answer, options), `${item.public.id}: ${answer}`).not.toBe('equal')
          }
        }
    },
  )

  it('leave out those two forms of any template under any secret, and no other', () => {
    for (const template of TEMPLATES)
      for (let n = 0; n < 20; n++) {
        const names = formsToAsk(template, secret(n)).map((choice) => choiceName(template, choice))
        expect(names).not.toContain(choiceName(template, template.published))
        expect(names).not.toContain(choiceName(template, heldOutChoice(template, secret(n))))
        expect(new Set(names).size).toBe(variantsOf(template).length - 2)
      }
  })

  it('differ between deployments in templates, forms and planted edits', () => {
    const [a, b] = [...draws.values()]
    expect(drawFormulas(SECRETS[0]!, 'held-out')).toEqual(a)
    const ids = new Set(a!.map((item) => item.public.id))
    expect(b!.some((item) => ids.has(item.public.id))).toBe(false)
    const formulas = new Set(a!.map((item) => bodyOf(item).wrong))
    expect(b!.filter((item) => formulas.has(bodyOf(item).wrong)).length).toBeLessThan(4)
    // The same form of a template under two secrets: the same question, but most often another wrong formula.
    const edits = new Map<string, Set<string>>()
    for (let n = 10; n < 16; n++)
      for (const item of drawFormulas(secret(n), 'held-out')) {
        const { statement, wrong } = bodyOf(item)
        edits.set(statement, (edits.get(statement) ?? new Set()).add(wrong))
      }
    expect([...edits.values()].filter((wrong) => wrong.size > 1).length).toBeGreaterThan(4)
  }, 120_000)

  it('have the question, the symbols and the answer of their template’s form', () => {
    for (const item of draws.get(SECRETS[0]!)!) {
      const { statement, gold, symbols } = bodyOf(item)
      const template = templateOf(item)
      const source = variantsOf(template).find((choice) => template.form(choice).en === statement)!
      const form = itemOf(template, source, [])
      expect(equivalent(gold, template.form(source).answer, eedOptions(bodyOf(item)))).toBe('equal')
      expect(symbols).toEqual((form.public.body as ExpressionBody).symbols)
    }
  })
})

it('published formulas are made by the same code, and have not changed', { timeout: 120_000 }, async () => {
  const { expressionItem } = await import('#scripts/datasets/sycophancy/items.ts')
  const [physics, sycophancy] = await Promise.all([
    loadDataset('datasets/physics/v1'),
    loadDataset('datasets/sycophancy/v2'),
  ])
  const known = new Map(sycophancy.items.map((item) => [item.public.id, item]))
  let same = 0
  for (const source of physics.items.slice(0, 103)) {
    const made = expressionItem(source)
    if (made === null) continue
    const was = known.get(made.public.id)!
    expect({ ...made.public, splits: [] }).toEqual({ ...was.public, splits: [] })
    expect(made.key).toEqual(was.key)
    same++
  }
  expect(same).toBe(103)
})
