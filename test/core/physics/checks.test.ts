import { describe, expect, test } from 'vitest'
import { physicsBodySchema, physicsKeySchema } from '#core/suites/physics/index.ts'
import type { PhysicsBody, PhysicsKey } from '#core/suites/physics/index.ts'
import { loadDataset } from '#scripts/datasets/load.ts'
import { CHECKS, checkItem } from '#scripts/datasets/physics/check.ts'
import type { CheckName } from '#scripts/datasets/physics/check.ts'
import { routeOf } from '#scripts/datasets/physics/route-of.ts'
import { ROUTES } from '#scripts/datasets/physics/routes/index.ts'
import { TEMPLATE_ROUTES } from '#scripts/datasets/physics/template-routes/index.ts'

const { items } = await loadDataset('datasets/physics/v1')
const cases = items.map((item) => ({
  id: item.public.id,
  body: physicsBodySchema.parse(item.public.body),
  key: physicsKeySchema.parse(item.key),
}))

function faultsOf(id: string, body: PhysicsBody, key: PhysicsKey): Record<CheckName, string[]> {
  return checkItem(id, body, key, routeOf(id)).faults
}

describe('every key is proven', () => {
  test.each(cases)('$id', ({ id, body, key }) => {
    const faults = faultsOf(id, body, key)
    for (const check of CHECKS) expect(faults[check], check).toEqual([])
  })

  test('every route belongs to an item', () => {
    expect([...Object.keys(ROUTES), ...Object.keys(TEMPLATE_ROUTES)].sort()).toEqual(
      cases.map((c) => c.id).sort(),
    )
  })
})

describe('planted errors are found', () => {
  const wrap = (latex: string): string => `\\left(${latex}\\right)`
  const planted: [string, (answer: string) => string, CheckName][] = [
    ['a factor 2', (a) => `2${wrap(a)}`, 'route'],
    ['a factor 1.00001', (a) => `1.00001${wrap(a)}`, 'route'],
    ['a sign', (a) => `-${wrap(a)}`, 'sign'],
    ['an exponent', (a) => `${wrap(a)}^2`, 'route'],
    ['an undeclared symbol', (a) => `${wrap(a)}+\\xi`, 'parses'],
    ['a broken brace', (a) => `${a}}`, 'parses'],
  ]
  test.each(planted)('%s, in every key', (_, change, check) => {
    for (const { id, body, key } of cases) {
      const faults = faultsOf(id, body, { ...key, answer: change(key.answer) })
      expect(faults[check], id).not.toEqual([])
    }
  })

  test('a factor with a dimension, in every key that has one among its symbols', () => {
    let tried = 0
    for (const { id, body, key } of cases) {
      const [measured] = Object.values(body.symbols).filter((s) => s.unit !== '1' && s.unit !== 'rad')
      if (measured === undefined) continue
      tried++
      const faults = faultsOf(id, body, { ...key, answer: `${measured.latex}${wrap(key.answer)}` })
      expect(faults.dimension, id).not.toEqual([])
    }
    expect(tried).toBeGreaterThan(60)
  })

  test('a wrong statement of a limit, sign, unit or name', () => {
    const [{ id, body, key }] = cases as [(typeof cases)[number]]
    const { checks } = key
    const limit = { symbol: 'm', to: '0', gives: '\\frac{mv}{M}', why: 'wrong by a factor 2' }
    expect(faultsOf(id, body, { ...key, checks: { ...checks, limits: [limit] } }).limits).toHaveLength(1)
    expect(faultsOf(id, body, { ...key, checks: { ...checks, sign: 'negative' } }).sign).toHaveLength(1)
    expect(faultsOf(id, body, { ...key, checks: { ...checks, sign: 'either' } }).sign).toHaveLength(1)
    const asked = { ...body.asked, unit: 'm/s^2' }
    expect(faultsOf(id, { ...body, asked }, key).dimension).toHaveLength(1)
    const translated = { ...body, statement: { en: body.statement.en, zh: '质量为 $M$，速度为 $w$。' } }
    expect(faultsOf(id, translated, key).symbols).toEqual([
      'the zh statement lacks $m$',
      'the zh statement lacks $v$',
      'only the zh statement holds $w$',
    ])
    const symbols = {
      ...body.symbols,
      mass_2: { latex: 'm_2', meaning: 'x', unit: 'kg', range: [1, 2] as [number, number] },
    }
    expect(faultsOf(id, { ...body, symbols }, key).symbols.join()).toContain('m_2 is called mass_2, not m_2')
    // The key itself, in other words, passed off as a mistake.
    const same = '\\frac{mv+mv}{m+M}'
    expect(faultsOf(id, body, { ...key, wrong: [same] }).wrong).toHaveLength(2)
    expect(faultsOf(id, body, { ...key, wrong: ['mv'] }).wrong[0]).toContain('has the dimension')
    expect(checkItem(id, body, key, undefined).faults.route).toEqual(['there is no independent route'])
  })
})
