import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { equivalent, score } from '#core/eed/index.ts'
import type { EedOptions } from '#core/eed/index.ts'
import { parseLatex } from '#core/eed/latex/index.ts'
import { isExpression } from '#core/eed/values.ts'
import { toLatex } from '#core/eed/print.ts'
import { eedOptions, physicsBodySchema, physicsKeySchema } from '#core/suites/physics/index.ts'
import { alike, dimensionOf, parseUnit } from '#core/suites/sycophancy/mutate/dimension.ts'
import { apply, independent, tidy } from '#core/suites/sycophancy/mutate/tree.ts'
import type { Change } from '#core/suites/sycophancy/mutate/tree.ts'
import { mutate } from '#core/suites/sycophancy/mutate.ts'
import type { Mutation } from '#core/suites/sycophancy/mutate.ts'
import { EDIT_KINDS } from '#core/suites/sycophancy/schema.ts'

const lines = (file: string): { id: string; body?: unknown }[] =>
  readFileSync(new URL(`../../../datasets/physics/v1/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; body?: unknown })

/** What must hold of every mutation, checked in the order that mutate itself does not use. */
function expectSound(found: Mutation, gold: string, options: EedOptions): void {
  expect(found.lattice).toHaveLength(8)
  expect(equivalent(found.lattice[0]!, gold, options)).toBe('equal')
  for (let a = 0; a < 8; a++) {
    for (let b = 0; b < a; b++) {
      const pair = `${found.lattice[a]!} against ${found.lattice[b]!}`
      expect(equivalent(found.lattice[a]!, found.lattice[b]!, options), pair).toBe('different')
    }
  }
  for (const edit of found.edits) {
    expect(EDIT_KINDS).toContain(edit.kind)
    expect(edit.what.split('$').length % 2, edit.what).toBe(1)
  }
}

describe('all published physics items', () => {
  const keys = new Map(lines('keys.jsonl').map((line) => [line.id, physicsKeySchema.parse(line)]))
  const items = lines('items.jsonl').map((line) => ({
    id: line.id,
    body: physicsBodySchema.parse(line.body),
    gold: keys.get(line.id)!.answer,
  }))
  const mutations = items.flatMap((item) => {
    const options = eedOptions(item.body)
    const found = mutate(item.gold, options, item.id)
    return found === null ? [] : [{ ...item, options, found }]
  })

  it('have three independent edits, all but the shortest answers', () => {
    expect(items.length).toBeGreaterThan(100)
    expect(mutations.length / items.length).toBeGreaterThan(0.98)
  })

  it('span eight formulas that differ in value', { timeout: 120_000 }, () => {
    for (const { found, gold, options } of mutations) expectSound(found, gold, options)
  })

  it('mostly keep the dimension, and the flag says when', () => {
    for (const { found, body, id } of mutations) {
      const units = new Map(Object.entries(body.symbols).map(([name, s]) => [name, parseUnit(s.unit)!]))
      const own = parseUnit(body.asked.unit)
      const dimensions = found.lattice.map((formula) => {
        const parsed = parseLatex(formula, { symbols: eedOptions(body).symbols })
        if (!parsed.ok || !isExpression(parsed.value)) throw new Error(formula)
        return dimensionOf(tidy(parsed.value), units)
      })
      expect(own, `${id}: ${body.asked.unit}`).not.toBeNull()
      expect(dimensions[0], id).not.toBeNull()
      expect(alike(dimensions[0]!, own!), id).toBe(true)
      expect(
        dimensions.every((d) => d !== null && alike(d, own!)),
        id,
      ).toBe(found.dimensional)
    }
    const kept = mutations.filter((m) => m.found.dimensional).length
    expect(kept / mutations.length).toBeGreaterThan(0.9)
  })

  it('get the same edits every time, and others under another name', () => {
    const some = mutations.slice(0, 12)
    for (const m of some) expect(mutate(m.gold, m.options, m.id)).toEqual(m.found)
    const again = some.map((m) => mutate(m.gold, m.options, `${m.id} again`))
    expect(again.some((found, i) => found!.lattice[7] !== some[i]!.found.lattice[7])).toBe(true)
  })
})

const formula = fc.letrec<{ any: string; leaf: string }>((tie) => ({
  leaf: fc.constantFrom('a', 'b', 'x', 'y_1', 'y_2', '2', '3', '\\pi'),
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('leaf'),
    fc.tuple(tie('any'), tie('any')).map(([p, q]) => `\\left(${p}+${q}\\right)`),
    fc.tuple(tie('any'), tie('any')).map(([p, q]) => `\\left(${p}-${q}\\right)`),
    fc.tuple(tie('any'), tie('any')).map(([p, q]) => `\\frac{${p}}{${q}}`),
    fc.tuple(tie('any'), tie('any')).map(([p, q]) => `${p}\\cdot ${q}`),
    tie('any').map((p) => `\\sqrt{${p}}`),
    tie('any').map((p) => `\\left(${p}\\right)^{2}`),
    tie('any').map((p) => `\\cos\\left(${p}\\right)`),
    tie('any').map((p) => `\\ln\\left(${p}\\right)`),
  ),
})).any

describe('random formulas', () => {
  it('give eight different formulas or none', { timeout: 120_000 }, () => {
    let found = 0
    fc.assert(
      fc.property(formula, (gold) => {
        const mutation = mutate(gold, {}, 'property')
        if (mutation === null) return
        found++
        expectSound(mutation, gold, {})
      }),
      { numRuns: 120, seed: 8 },
    )
    expect(found).toBeGreaterThan(40)
  })
})

describe('formulas without three edits', () => {
  it.each([
    ['one symbol', 'a'],
    ['nothing', ''],
    ['no formula', '\\frac{a}{'],
    ['two answers', 'a, b'],
    ['an equation', 'V = \\frac{2mv}{M+m}'],
    ['zero', 'a + b - a - b'],
  ])('%s gives null', (_, gold) => {
    expect(mutate(gold, {}, 'x')).toBeNull()
  })
})

describe('edits on a tree', () => {
  const tree = (latex: string): Parameters<typeof apply>[0] => {
    const parsed = parseLatex(latex)
    if (!parsed.ok || !isExpression(parsed.value)) throw new Error(latex)
    return tidy(parsed.value)
  }
  const drop = (path: number[]): Change => ({ path, wraps: false, change: () => null })
  const negated = (path: number[]): Change => ({
    path,
    wraps: true,
    change: (part) => ({ k: 'mul', args: [{ k: 'num', n: -1n, d: 1n }, part] }),
  })

  it('stand side by side, or the outer one leaves the inner alone', () => {
    expect(independent(drop([0]), drop([1]))).toBe(true)
    expect(independent(drop([0]), drop([0, 1]))).toBe(false)
    expect(independent(negated([0]), drop([0, 1]))).toBe(true)
    expect(independent(drop([0, 1]), negated([0]))).toBe(true)
    expect(independent(negated([0]), negated([0]))).toBe(false)
  })

  it('are made at their places, in any order', () => {
    const changes = [drop([1]), negated([0])]
    expect(toLatex(apply(tree('a+b+c'), changes))).toBe('c - a')
    expect(toLatex(apply(tree('a+b+c'), [...changes].reverse()))).toBe('c - a')
    expect(toLatex(apply(tree('a+b'), [drop([0]), drop([1])]))).toBe('0')
  })

  it('leave numbers collected', () => {
    expect(toLatex(tree('2\\cdot\\frac{2m}{3}'))).toBe('\\frac{4 m}{3}')
    expect(toLatex(tree('\\sqrt[3]{x}'))).toBe('\\sqrt[3]{x}')
  })

  it('do not change the value by tidying', () => {
    fc.assert(
      fc.property(formula, (latex) => {
        const text = toLatex(tree(latex))
        const result = score(latex, text)
        // Formulas without a value (a root of a square's negative) are no keys.
        if (result.outcome === 'scored') expect(result.equal, `${latex} as ${text}`).toBe(true)
      }),
      { numRuns: 150, seed: 3 },
    )
  })
})

describe('dimensions', () => {
  it.each([
    ['kg*m^2/s', [2, 1, -1, 0, 0, 0]],
    ['m^3/(kg*s^2)', [3, -1, -2, 0, 0, 0]],
    ['W/(m^2*K^4)', [0, 1, -3, 0, -4, 0]],
    ['1', [0, 0, 0, 0, 0, 0]],
  ])('%s', (unit, expected) => {
    expect(parseUnit(unit)!.map((x) => x + 0)).toEqual(expected)
  })

  it('are null for unknown units and unfinished ones', () => {
    for (const unit of ['furlong', 'kg*', 'm^', 'm^x', '(m', '']) expect(parseUnit(unit), unit).toBeNull()
  })

  it('of unlike terms there is none', () => {
    const parsed = parseLatex('a+t')
    if (!parsed.ok || !isExpression(parsed.value)) throw new Error('no formula')
    const symbols = new Map([
      ['a', parseUnit('m')!],
      ['t', parseUnit('s')!],
    ])
    expect(dimensionOf(parsed.value, symbols)).toBeNull()
  })
})
