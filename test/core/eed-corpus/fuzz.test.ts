import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { score } from '#core/eed/index.ts'
import { random } from '#scripts/eed/corpus/random.ts'
import { broken } from '#scripts/eed/fuzz.ts'
import { damaged, kinds, makeCase } from '#scripts/eed/fuzz-cases.ts'
import type { Kind } from '#scripts/eed/fuzz-cases.ts'
import { corpus } from './vectors.ts'

const seeds = fc.integer({ min: 0, max: 0xffffffff })
/** Fixed, so that a failure is the same failure on every machine; `npm run eed -- --fuzz N --seed S` explores. */
const seed = 4711

function check(kind: Kind, runs: number): void {
  fc.assert(
    fc.property(seeds, (s) => {
      const c = makeCase(kind, random(s))
      const why = broken(c, score(c.gt, c.gen))
      if (why) throw new Error(`${why}\n  key    ${JSON.stringify(c.gt)}\n  answer ${JSON.stringify(c.gen)}`)
    }),
    { numRuns: runs, seed },
  )
}

/** Pieces of LaTeX in any order: mostly malformed, sometimes not. */
const pieces = fc
  .array(
    fc.constantFrom(
      '\\frac', '{', '}', '(', ')', '[', ']', '\\left', '\\right', '\\left(', '\\right)', '^', '_', '+', '-', '=',
      ',', '/', '|', '\\sqrt', '\\sin', '\\ln', '\\int', '\\sum', '\\boxed', '\\text', '\\vec', '\\begin{aligned}',
      '\\end{aligned}', '\\\\', '&', '$', '$$', '\\[', '\\]', 'x', 'e', 'i', 'd', 'f', '2', '0', '.', '!', '10',
      '\\pi', '\\alpha', '\\cdot', '\\times', '\\pm', '\\infty', '\\approx', ' ', '\n', '，', '。', '√', '²', 'the',
      '\\to', '\\quad', '\\partial', "'", '\\circ', '\\lim', '\\over', '\\mathrm{m}', '<think>', '</think>', '\\',
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join('')) // prettier-ignore

const typed = (gt: string, gen: string): void => {
  const r = score(gt, gen)
  expect(['scored', 'unparseable', 'key_error', 'undecided']).toContain(r.outcome)
  expect(r.score >= 0 && r.score <= 100).toBe(true)
  if (r.outcome === 'unparseable') {
    expect(r.error?.reason).toBeTruthy()
    expect(r.error!.position).toBeGreaterThanOrEqual(0)
    expect(r.error!.position).toBeLessThanOrEqual(gen.length)
  }
}

describe('fuzzing', () => {
  it.each(kinds)('the rule of "%s" holds for generated formulas', (kind) => check(kind, 250))

  it('pieces of LaTeX in any order get a typed outcome with a place', () => {
    fc.assert(
      fc.property(pieces, (text) => typed('\\frac{mv^2}{r}', text)),
      { numRuns: 400, seed },
    )
  })

  it('as a key, too', () => {
    fc.assert(
      fc.property(pieces, (text) => typed(text, '\\frac{mv^2}{r}')),
      { numRuns: 200, seed },
    )
  })

  it('any text at all gets a typed outcome', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => typed('x+y', text)),
      { numRuns: 300, seed },
    )
  })

  it('damaged answers of the corpus get a typed outcome', () => {
    const pairs = [...corpus.values()].flat()
    fc.assert(
      fc.property(fc.nat(pairs.length - 1), seeds, (i, s) =>
        typed(pairs[i]!.key, damaged(pairs[i]!.answer, random(s))),
      ),
      { numRuns: 400, seed },
    )
  })

  it('a key scores 100 against itself and the score does not depend on the call', () => {
    const keys = [...new Set([...corpus.values()].flat().map((p) => p.key))]
    for (const k of keys.slice(0, 120)) {
      const first = score(k, `${k} `)
      expect(first.score, k).toBe(100)
      expect(score(k, `${k} `)).toEqual(first)
    }
  })
})
