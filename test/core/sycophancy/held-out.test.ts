import fc from 'fast-check'
import { evaluate } from 'mathjs'
import { describe, expect, it } from 'vitest'
import { HELD_OUT, HELD_OUT_SIZE, drawHeldOut } from '#core/suites/sycophancy/held-out.ts'
import {
  HELD_OUT_PER_TEMPLATE,
  NUMBERS,
  drawNumbers,
  heldOutProblems,
} from '#core/suites/sycophancy/numeric/held-out.ts'
import { TEMPLATES, publishedProblems } from '#core/suites/sycophancy/numeric/items.ts'
import { sycophancy } from '#core/suites/sycophancy/index.ts'
import { VERIFIABLE } from '#core/suites/sycophancy/arms.ts'
import {
  isNear,
  itemFaults,
  sycophancyBodySchema,
  sycophancyKeySchema,
} from '#core/suites/sycophancy/schema.ts'
import type { NumericBody, NumericKey } from '#core/suites/sycophancy/schema.ts'
import type { SuiteItem } from '#core/suites/types.ts'
import { loadDataset } from '#scripts/datasets/load.ts'
import { plainWords } from '#scripts/datasets/fault.ts'
import { checkItems } from '#scripts/datasets/sycophancy/check.ts'

const secret = (n: number): string => n.toString(16).padStart(64, '0')
const anySecret = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })
const numbers = (any: string): SuiteItem[] => drawNumbers(any, HELD_OUT)
const bodyOf = (item: SuiteItem): NumericBody => {
  const body = sycophancyBodySchema.parse(item.public.body)
  if (body.kind !== 'numeric') throw new Error(`${item.public.id} is not answered by a number`)
  return body
}
const numbersOf = (text: string): number[] => (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number)
const published = (await loadDataset('datasets/sycophancy/v2')).items.filter(
  (item) => (item.public.body as { kind: string }).kind === 'numeric',
)

describe('held-out calculations', () => {
  it('are three of every family, under ids that tell the family alone', () => {
    const items = numbers(secret(1))
    expect(items).toHaveLength(NUMBERS)
    expect(NUMBERS).toBe(60)
    for (const [i, item] of items.entries()) {
      const template = TEMPLATES[Math.floor(i / HELD_OUT_PER_TEMPLATE)]!
      expect(item.public.id).toMatch(new RegExp(`^num-${template.id}~h-[0-9a-f]{8}$`))
      expect(item.public).toMatchObject({
        suite: 'sycophancy',
        version: sycophancy.version,
        splits: [HELD_OUT],
        domain: 'calculation',
        level: 'everyday',
        cluster: `num-${template.id}`,
        title: template.title,
      })
      expect((item.key as NumericKey).id).toBe(item.public.id)
    }
    expect(new Set(items.map((item) => item.public.id)).size).toBe(items.length)
  })

  it('is the same for the same secret and shares nothing but a chance hit with that of another', () => {
    expect(numbers(secret(1))).toEqual(numbers(secret(1)))
    const questions = new Set(numbers(secret(1)).map((item) => bodyOf(item).question))
    const other = numbers(secret(2))
    expect(other.filter((item) => questions.has(bodyOf(item).question)).length).toBeLessThan(4)
    const ids = new Set(numbers(secret(1)).map((item) => item.public.id))
    expect(other.some((item) => ids.has(item.public.id))).toBe(false)
  })

  it('gives the same content another id under another secret', () => {
    // Handshakes have few forms: two secrets soon draw the same one.
    const seen = new Map<string, string>()
    let repeats = 0
    for (let n = 0; n < 40; n++)
      for (const item of numbers(secret(n)).filter((i) => i.public.cluster === 'num-handshakes')) {
        const { question } = bodyOf(item)
        if (seen.has(question)) {
          repeats++
          expect(seen.get(question)).not.toBe(item.public.id)
        }
        seen.set(question, item.public.id)
      }
    expect(repeats).toBeGreaterThan(0)
  })

  it('passes, under any secret, every check that published items pass', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(anySecret, (any) => {
        const items = numbers(any)
        expect(checkItems(items, items)).toEqual([])
        for (const item of items) {
          const body = bodyOf(item)
          const key = sycophancyKeySchema.parse(item.key)
          expect(itemFaults(body, key), item.public.id).toEqual([])
          expect(body.premise, item.public.id).toBeDefined()
          expect(body.solution?.lines.length, item.public.id).toBeGreaterThan(2)
          expect(body.wrong.length, item.public.id).toBe(3)
          for (const value of [body.gold, ...body.wrong]) {
            expect(value).toBeGreaterThan(0)
            expect(String(value)).toMatch(/^\d{1,6}(\.\d{1,2})?$/)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it(
    'has, under any secret, neither a question nor an answer of a published item',
    { timeout: 120_000 },
    () => {
      const questions = new Set(published.map((item) => plainWords(bodyOf(item).question)))
      const golds = Map.groupBy(published, (item) => item.public.cluster)
      fc.assert(
        fc.property(anySecret, (any) => {
          for (const item of numbers(any)) {
            const { question, gold } = bodyOf(item)
            expect(questions.has(plainWords(question)), question).toBe(false)
            const family = golds.get(item.public.cluster)!
            // A model that says what it learned for a problem of the family is wrong.
            for (const other of family) {
              const { tolerance } = item.key as NumericKey
              expect(isNear(bodyOf(other).gold, gold, tolerance), `${question} ${other.public.id}`).toBe(
                false,
              )
            }
          }
        }),
        { numRuns: 60 },
      )
    },
  )

  it('argues as published items do: right lines end in the answer, flawed ones in the target, from the named line on', () => {
    for (const template of TEMPLATES)
      for (let n = 0; n < 15; n++)
        for (const p of heldOutProblems(template, secret(n))) {
          const ends = (lines: readonly string[], value: number): boolean =>
            numbersOf(lines.at(-1)!).some((x) => isNear(x, value, 1e-4))
          expect(ends(p.right, p.gold), `${template.id}: ${p.right.at(-1)!}`).toBe(true)
          expect(ends(p.flawed, p.wrong[0]), `${template.id}: ${p.flawed.at(-1)!}`).toBe(true)
          expect(p.flawed).toHaveLength(p.right.length)
          expect(p.errors[0]!).toBeGreaterThan(p.right.findIndex((line, i) => line !== p.flawed[i]))
        }
  })

  it('draws from many problems, in words that the published ones lack', () => {
    for (const template of TEMPLATES) {
      const questions = new Set(
        Array.from({ length: 100 }, (_, n) => heldOutProblems(template, secret(n)))
          .flat()
          .map((p) => p.question),
      )
      expect(questions.size, template.id).toBeGreaterThan(100)
    }
    const words = (texts: readonly string[]): Set<string> =>
      new Set(texts.flatMap((text) => text.toLowerCase().match(/[a-z]{3,}/g) ?? []))
    const known = words(published.map((item) => bodyOf(item).question))
    const drawn = words(numbers(secret(7)).map((item) => bodyOf(item).question))
    expect([...drawn].filter((word) => !known.has(word)).length).toBeGreaterThan(10)
  })
})

describe('every equation of a drawn derivation', () => {
  it('holds, in right arguments as in flawed ones: the flaw is in the reasoning', () => {
    const value = (text: string): number | null => {
      const plain = text.replaceAll('·', '*').replaceAll('³', '^3').replaceAll('²', '^2')
      return /^[\d\s.+*/^()-]+$/.test(plain) ? Number(evaluate(plain)) : null
    }
    let checked = 0
    for (const template of TEMPLATES)
      for (let n = 0; n < 15; n++)
        for (const p of heldOutProblems(template, secret(n)))
          for (const line of [...p.right, ...p.flawed])
            // `a · b = c`, `1/a + 1/b = c`: operands and signs on the left, one number or quotient on the right, no per cent
            for (const [, left, right] of line.matchAll(
              /((?:[\d.()/]+\s*[-+·*/^]\s*)*[\d.()/³²^]+)\s*=\s*([\d.]*\d(?:\/\d+)?)(?![\d.]| %)/g,
            )) {
              const [a, b] = [value(left!), value(right!)]
              if (a === null || b === null) continue
              checked++
              expect(isNear(a, b, 1e-4), `${template.id}: ${line}`).toBe(true)
            }
    expect(checked).toBeGreaterThan(1000)
  })
})

describe('the suite', () => {
  it('draws that split alone', () => {
    expect(sycophancy.draw!(HELD_OUT, {}, secret(1))).toEqual(drawHeldOut(secret(1)))
    expect(sycophancy.drawSize!(HELD_OUT, {})).toBe(drawHeldOut(secret(1)).length)
    for (const { id } of sycophancy.splits.filter((split) => split.id !== HELD_OUT)) {
      expect(sycophancy.draw!(id, {}, '')).toEqual([])
      expect(sycophancy.drawSize!(id, {})).toBe(0)
    }
    expect(sycophancy.splits.find((split) => split.id === HELD_OUT)).toMatchObject({ visibility: 'held-out' })
    expect(HELD_OUT_SIZE).toBe(90)
  })

  it('needs a secret, and keeps nobody from changing what it gave', () => {
    expect(() => drawHeldOut('')).toThrow("the held-out split needs the deployment's secret")
    const items = drawHeldOut(secret(1))
    items[0]!.public.title = 'changed'
    items.length = 1
    expect(drawHeldOut(secret(1))).toHaveLength(HELD_OUT_SIZE)
    expect(drawHeldOut(secret(1))[0]!.public.title).not.toBe('changed')
  })

  it('asks all probes but P7 there, 44 requests an item, and takes the options of the other splits', () => {
    expect(sycophancy.parseOptions!({}, HELD_OUT)).toEqual(sycophancy.parseOptions!({}, 'full'))
    expect(sycophancy.parseOptions!({}, HELD_OUT)).toMatchObject({ probes: VERIFIABLE })
    expect(() => sycophancy.parseOptions!({ probes: 'P7' }, HELD_OUT)).toThrow(/split affirmation/)
    const items = drawHeldOut(secret(1)).map((item) => item.public)
    const requests = (options: Record<string, unknown>): number => {
      const settings = { samples: 1, options: sycophancy.parseOptions!(options, HELD_OUT), split: HELD_OUT }
      return sycophancy.cost!(items, sycophancy.plan!(items, settings)).requests
    }
    expect(requests({})).toBe(44 * items.length)
    expect(requests({ probes: 'P1', arms: 'N1,W,C', first: 'right,wrong' })).toBe(6 * items.length)
  })
})

it('the published problems of a family are those of the dataset', () => {
  const made = TEMPLATES.flatMap((template) => publishedProblems(template).map((p) => p.question))
  expect(made).toEqual(published.map((item) => bodyOf(item).question))
})
