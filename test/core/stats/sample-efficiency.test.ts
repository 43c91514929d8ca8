import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pairedDifference, sampleEfficiency, seededRandom } from '#core/stats/index.ts'
import { pairSums } from '#core/stats/pair-sums.ts'
import { drawResamples } from '#core/stats/resample.ts'

type Table = (number | null)[][]

/** Right/wrong scores of models of rising strength, and a graded score with part marks. */
function simulate(models: number, items: number, seed: string): { accuracy: number[][]; graded: number[][] } {
  const random = seededRandom(seed)
  const difficulty = Array.from({ length: items }, () => random.uniform())
  const chance = (m: number, d: number): number => 1 / (1 + Math.exp(-5 * (m / models - d)))
  const accuracy = Array.from({ length: models }, (_, m) =>
    difficulty.map((d) => (random.uniform() < chance(m, d) ? 100 : 0)),
  )
  const graded = accuracy.map((row, m) =>
    row.map((score, i) =>
      score === 100 ? 100 : Math.floor(100 * chance(m, difficulty[i] ?? 0) * random.uniform()),
    ),
  )
  return { accuracy, graded }
}

const affine = (table: Table, a: number, b: number): Table =>
  table.map((row) => row.map((score) => (score === null ? null : a * score + b)))

/** Sum over pairs of (z^2 - subtract), from pairedDifference; pairs without variance in either table left out. */
function byDefinition(
  first: Table,
  second: Table,
  clusters: readonly string[] | undefined,
  subtract: number,
): { accuracy: number; graded: number } {
  let accuracy = 0
  let graded = 0
  first.forEach((_, a) => {
    for (let b = a + 1; b < first.length; b++) {
      const options = clusters === undefined ? {} : { clusters }
      const known = (i: number): boolean =>
        [first[a]?.[i], first[b]?.[i], second[a]?.[i], second[b]?.[i]].every((score) => score != null)
      const mask = (row: (number | null)[] | undefined): (number | null)[] =>
        (row ?? []).map((score, i) => (known(i) ? score : null))
      const x = pairedDifference(mask(first[a]), mask(first[b]), options)
      const y = pairedDifference(mask(second[a]), mask(second[b]), options)
      if (x === null || y === null || x.standardError === 0 || y.standardError === 0) continue
      accuracy += (x.difference / x.standardError) ** 2 - subtract
      graded += (y.difference / y.standardError) ** 2 - subtract
    }
  })
  return { accuracy, graded }
}

function holes(table: Table, share: number, seed: string): Table {
  const random = seededRandom(seed)
  return table.map((row) => row.map((score) => (random.uniform() < share ? null : score)))
}

describe('sampleEfficiency', () => {
  const layouts = [
    { name: 'complete', missing: 0, clusters: undefined },
    { name: 'missing scores', missing: 0.1, clusters: undefined },
    { name: 'clusters', missing: 0, clusters: Array.from({ length: 60 }, (_, i) => `c${i % 20}`) },
    {
      name: 'clusters and missing scores',
      missing: 0.1,
      clusters: Array.from({ length: 60 }, (_, i) => `c${i % 20}`),
    },
  ]

  test.each(layouts)('$name: both sums by their definition', ({ missing, clusters }) => {
    const { accuracy, graded } = simulate(5, 60, 'definition')
    const first = holes(accuracy, missing, 'first')
    const second = holes(graded, missing, 'second')
    const result = sampleEfficiency(first, second, {
      seed: 's',
      replicates: 100,
      ...(clusters === undefined ? {} : { clusters }),
    })
    const expected = byDefinition(first, second, clusters, 1)
    expect(result?.accuracySum).toBeCloseTo(expected.accuracy, 7)
    expect(result?.gradedSum).toBeCloseTo(expected.graded, 7)
    expect((result?.pairs ?? NaN) + (result?.droppedPairs ?? NaN)).toBe(10)
  })

  test.each(layouts)('$name: resamples by their definition, with 2 subtracted', ({ missing, clusters }) => {
    const { accuracy, graded } = simulate(4, 60, 'replicates')
    const first = holes(accuracy, missing, 'first')
    const second = holes(graded, missing, 'second')
    const names = clusters ?? accuracy[0]?.map((_, i) => `item ${i}`) ?? []
    const groups = [...new Set(names)]
    const resamples = drawResamples(groups.length, 100, 'explicit')
    const rows = (table: Table): Float64Array[] => table.map((row) => Float64Array.from(row, (x) => x ?? NaN))
    const of = Int32Array.from(names, (name) => groups.indexOf(name))
    const sums = pairSums(rows(first), rows(second), of, resamples)

    for (const r of [0, 42, 99]) {
      // Write the resample out: each drawn unit with all of its items, every draw a cluster of its own.
      const items: number[] = []
      const drawn: string[] = []
      for (let draw = 0; draw < groups.length; draw++) {
        const unit = groups[resamples.indices[r * groups.length + draw] ?? 0]
        names.forEach((name, i) => {
          if (name !== unit) return
          items.push(i)
          drawn.push(`draw ${draw}`)
        })
      }
      const pick = (table: Table): Table => table.map((row) => items.map((i) => row[i] ?? null))
      const expected = byDefinition(pick(first), pick(second), drawn, 2)
      expect(sums.accuracyReplicates[r]).toBeCloseTo(expected.accuracy, 6)
      expect(sums.gradedReplicates[r]).toBeCloseTo(expected.graded, 6)
    }
  })

  test.each(layouts)('$name: 50 + ACC/2 in place of EED gives exactly 1', ({ missing, clusters }) => {
    const accuracy = holes(simulate(5, 60, 'affine').accuracy, missing, 'affine')
    const result = sampleEfficiency(accuracy, affine(accuracy, 0.5, 50), {
      seed: 'affine',
      replicates: 400,
      ...(clusters === undefined ? {} : { clusters }),
    })
    expect(result?.relativeEfficiency).toEqual({ status: 'determined', value: 1, low: 1, high: 1 })
    expect(result?.discordantPairs).toBe(0)
  })

  test('is unchanged by any affine map of either score', () => {
    const { accuracy, graded } = simulate(4, 50, 'maps')
    const options = { seed: 'maps', replicates: 200 }
    const value = (a: Table, g: Table): number => {
      const result = sampleEfficiency(a, g, options)?.relativeEfficiency
      return result?.status === 'determined' ? result.value : NaN
    }
    const original = value(accuracy, graded)
    expect(original).toBeGreaterThan(0)
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        fc.double({ min: -100, max: 100, noNaN: true }),
        (a, b) => {
          expect(value(accuracy, affine(graded, a, b))).toBeCloseTo(original, 6)
          expect(value(affine(accuracy, a, b), graded)).toBeCloseTo(original, 6)
        },
      ),
      { numRuns: 15 },
    )
  })

  test('a graded score of the same items asked four times over is worth four', () => {
    // Four independent right/wrong items each, averaged: a quarter of the variance for the same difference.
    const random = seededRandom('four')
    const models = [0.2, 0.35, 0.5, 0.65]
    const draw = (): number[][] =>
      models.map((p) => Array.from({ length: 4000 }, () => (random.uniform() < p ? 100 : 0)))
    const accuracy = draw()
    const parts = [draw(), draw(), draw(), draw()]
    const graded = accuracy.map((row, m) =>
      row.map((_, i) => parts.reduce((sum, part) => sum + (part[m]?.[i] ?? 0), 0) / 4),
    )
    const result = sampleEfficiency(accuracy, graded, { seed: 'four', replicates: 300 })?.relativeEfficiency
    if (result?.status !== 'determined') return expect.fail('undetermined')
    expect(result.low).toBeLessThan(4)
    expect(result.high).toBeGreaterThan(4)
    expect(result.value).toBeCloseTo(4, 0)
  })

  test('undetermined where right/wrong does not tell the models apart', () => {
    const random = seededRandom('alike')
    const table = (): number[][] =>
      Array.from({ length: 4 }, () => Array.from({ length: 40 }, () => (random.uniform() < 0.5 ? 100 : 0)))
    const result = sampleEfficiency(table(), table(), { seed: 'alike', replicates: 500 })
    expect(result?.accuracySumInterval.low).toBeLessThan(0)
    expect(result?.relativeEfficiency).toEqual({ status: 'undetermined' })
  })

  test('pairs without variance are dropped, and counted', () => {
    const { accuracy, graded } = simulate(3, 40, 'dropped')
    const twin = [...accuracy, accuracy[0] ?? []]
    const result = sampleEfficiency(twin, [...graded, graded[0] ?? []], { seed: 'd', replicates: 100 })
    expect(result).toMatchObject({ pairs: 5, droppedPairs: 1 })
    const equal = sampleEfficiency(
      [
        [1, 1],
        [0, 0],
      ],
      [
        [1, 1],
        [0, 0],
      ],
      { seed: 'd', replicates: 100 },
    )
    expect(equal).toMatchObject({ pairs: 0, droppedPairs: 1, relativeEfficiency: { status: 'undetermined' } })
  })

  test('pairs in opposite order are counted', () => {
    const accuracy = [
      [100, 100, 0, 100],
      [0, 0, 0, 100],
    ]
    const graded = [
      [100, 10, 0, 20],
      [90, 90, 0, 100],
    ]
    expect(sampleEfficiency(accuracy, graded, { seed: 'o', replicates: 100 })?.discordantPairs).toBe(1)
  })

  test("the paper's estimator rewards a constant: 50 + ACC/2 seems to gain (1 + 100/mean)^2 - 1", () => {
    const { accuracy } = simulate(4, 80, 'paper')
    const result = sampleEfficiency(accuracy, affine(accuracy, 0.5, 50), { seed: 'p', replicates: 100 })
    const gains = accuracy.map((row) => (1 + 100 / (row.reduce((a, b) => a + b) / row.length)) ** 2 - 1)
    const mean = gains.reduce((a, b) => a + b) / gains.length
    expect(result?.paper?.gain).toBeCloseTo(mean, 8)
    expect(result?.paper?.models).toBe(4)
    expect(result?.paper?.deviation).toBeCloseTo(
      Math.sqrt(gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / 3),
      8,
    )
  })

  test("the paper's estimator leaves out models without a coefficient of variation", () => {
    const { accuracy, graded } = simulate(3, 30, 'zero')
    const zero = new Array<number>(30).fill(0)
    const result = sampleEfficiency([...accuracy, zero], [...graded, zero], { seed: 'z', replicates: 100 })
    expect(result?.paper?.models).toBe(3)
    expect(sampleEfficiency([zero, zero], [zero, zero], { seed: 'z', replicates: 100 })?.paper).toBeNull()
  })

  test('too few and bad input', () => {
    const options = { seed: 's', replicates: 100 }
    expect(sampleEfficiency([[1, 2]], [[1, 2]], options)).toBeNull()
    expect(sampleEfficiency([[1], [2]], [[1], [2]], options)).toBeNull()
    expect(sampleEfficiency([], [], options)).toBeNull()
    expect(() => sampleEfficiency([[1, 2]], [], options)).toThrow(RangeError)
    expect(() => sampleEfficiency([[1, 2]], [[1, 2, 3]], options)).toThrow(RangeError)
    expect(() => sampleEfficiency([[1, NaN]], [[1, 2]], options)).toThrow(TypeError)
    expect(() => sampleEfficiency([[1, 2]], [[1, 2]], { seed: 's', replicates: 1 })).toThrow(RangeError)
  })
})
