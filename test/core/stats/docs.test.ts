import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  benjaminiHochberg,
  bestAtK,
  boundedMeanInterval,
  consensusAtK,
  coverageBounds,
  holm,
  isotonicCrossing,
  isotonicFit,
  mcnemar,
  minimumDetectableEffect,
  normalQuantile,
  pairedDifference,
  passAtK,
  rankIntervals,
  sampleEfficiency,
  seededRandom,
  unpairedDifference,
  varianceSplit,
} from '#core/stats/index.ts'

/** The worked examples of docs/statistics.md: each number is computed, and the sentence must print it. */

// One long line without emphasis, so that line breaks and bold face do not matter.
const page = readFileSync(join(import.meta.dirname, '../../../docs/statistics.md'), 'utf8')
  .replace(/[*_]/g, '')
  .replace(/\s+/g, ' ')

function says(sentence: string): void {
  expect(page).toContain(sentence)
}

const one = (value: number | null | undefined): string => (value ?? NaN).toFixed(1)
const right = (count: number, of: number): number[] =>
  Array.from({ length: of }, (_, i) => (i < count ? 100 : 0))
const shown = (scores: number[], clusters?: string[]): { text: string; low: string; high: string } => {
  const interval = boundedMeanInterval(scores, clusters === undefined ? {} : { clusters })
  const [low, high] = [one(interval?.low), one(interval?.high)]
  return { text: `${one(interval?.value)} (${low} to ${high})`, low, high }
}

describe('docs/statistics.md', () => {
  test('intervals', () => {
    says(`8 of 10 items right: ${shown(right(8, 10)).text}`)
    says(`80 of 100: ${shown(right(80, 100)).text}`)
    says(`0 of 10: ${shown(right(0, 10)).text}`)
    const items = [...'111100001110'].map((x) => 100 * Number(x))
    const alone = shown(items)
    const families = shown(items, [...'aaaabbbbcccc'])
    says('The score is 58.3.')
    says(
      `the interval would be ${alone.low} to ${alone.high}; as three families it is ${families.low} to ${families.high}`,
    )
  })

  test('paired comparison', () => {
    const a = [100, 47, 0, 47.5, 100, 13, 0, 100]
    const b = [100, 0, 0, 30, 100, 0, 20, 47]
    const paired = pairedDifference(a, b)
    const unpaired = unpairedDifference(a, b)
    says(`is ${one(unpaired?.standardError)} points. Paired, it is ${one(paired?.standardError)}`)
    const worth = ((unpaired?.standardError ?? NaN) / (paired?.standardError ?? NaN)) ** 2
    expect(Math.round(worth)).toBe(6)
    says('worth about six times as many')
    says(`${one(paired?.difference)} points are not enough here`)
    says(`the interval of the difference is ${one(paired?.low)} to ${one(paired?.high)}`)
    says(`with probability ${paired?.p.toFixed(2)}. The usual limit`)
    says(`as 10 to 2 with probability ${mcnemar(10, 2).toFixed(3)}`)
    says(`A split of 7 to 5 has p = ${mcnemar(7, 5).toFixed(2)}`)
  })

  test('rank intervals', () => {
    const ranks = rankIntervals([36, 33, 24, 10].map((count) => right(count, 40)))
    expect(ranks.map(({ best, worst }) => `${best}-${worst}`)).toEqual(['1-2', '1-2', '3-3', '4-4'])
    says('36, 33, 24 and 10 right')
    says('So they share ranks 1-2 and 1-2.')
    says("its rank is 3-3, and the last one's 4-4")
    says(`three coin tosses do one time in four (p = ${mcnemar(3, 0).toFixed(2)})`)
    says(`all one way (p = ${mcnemar(9, 0).toFixed(3)})`)
    says(`a chance of up to ${Math.round(100 * (1 - 0.95 ** 20))} %`)
    const p = [0.01, 0.04, 0.03, 0.005, 0.2]
    const list = (values: number[]): string => {
      const texts = values.map((x) => String(Number(x.toFixed(3))))
      return `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`
    }
    says(`With p-values of ${list(p)} the corrected ones are ${list(holm(p))}`)
    says(`the five p-values above become ${list(benjaminiHochberg(p))}`)
    expect(normalQuantile(1 - 0.05 / 2 / ((1000 * 999) / 2)).toFixed(1)).toBe('5.3')
    says('exceed 5.3 standard errors')
  })

  test('planning', () => {
    const effect = (attempts: number): string =>
      one(
        100 *
          (minimumDetectableEffect({
            items: 198,
            differenceVariance: 1 / 9,
            attemptVarianceA: 1 / 6,
            attemptVarianceB: 1 / 6,
            attemptsA: attempts,
            attemptsB: attempts,
          }) ?? NaN),
      )
    says(`it is ${effect(1)} points with one attempt per item and ${effect(10)} points with ten`)
    const split = varianceSplit(['1101', '0001', '1111', '0100', '1010'].map((row) => [...row].map(Number)))
    const within = split?.withinItemVariance ?? NaN
    says(`between the item scores is ${split?.itemScoreVariance.toFixed(3)}`)
    says(`vary by ${within.toFixed(3)} on average`)
    says(`a quarter of that, ${(within / 4).toFixed(3)},`)
    says(`and ${split?.trueItemVariance?.toFixed(3)} is real`)
  })

  test('several attempts', () => {
    says(`With 4 right among 16 attempts, pass@8 is ${one(100 * (passAtK(16, 4, 8) ?? NaN))} %`)
    says(`among 5, pass@3 is ${Math.round(100 * (passAtK(5, 2, 3) ?? NaN))} %`)
    says(`best@2 is ${one(bestAtK([0, 13, 47, 100], 2))}`)
    const votes = [
      { answer: 'x', score: 100 },
      { answer: 'x', score: 100 },
      { answer: 'y', score: 0 },
      { answer: null, score: 0 },
    ]
    says(`cons@3 is ${consensusAtK(votes, 3, { equivalent: (a, b) => a === b })?.value}`)
  })

  test('coverage', () => {
    const run = (missing: number): ReturnType<typeof coverageBounds> =>
      coverageBounds(Array.from({ length: 200 }, (_, i) => [i < missing ? null : i % 2 === 0 ? 100 : 0]))
    const poor = run(6)
    expect(poor).toMatchObject({ coverage: 0.97, value: 50, ranked: false })
    says(`lies between ${one(poor?.low)} and ${one(poor?.high)} whatever`)
    const fair = run(2)
    expect(fair).toMatchObject({ coverage: 0.99, ranked: true })
    says(`bounds of ${one(fair?.low)} to ${one(fair?.high)}`)
  })

  test('sample efficiency', () => {
    const random = seededRandom('page')
    const accuracy = [20, 40, 60].map((count) => {
      const row = right(count, 100)
      // Shuffled, so that the models do not solve nested sets of items.
      row.forEach((_, i) => {
        const j = random.below(i + 1)
        const kept = row[i] ?? 0
        row[i] = row[j] ?? 0
        row[j] = kept
      })
      return row
    })
    const affine = accuracy.map((row) => row.map((score) => 50 + score / 2))
    const result = sampleEfficiency(accuracy, affine, { seed: 'page', replicates: 500 })
    expect(result?.relativeEfficiency).toEqual({ status: 'determined', value: 1, low: 1, high: 1 })
    const single = sampleEfficiency(
      [accuracy[0] ?? [], accuracy[0] ?? []],
      [affine[0] ?? [], affine[0] ?? []],
      { seed: 'page', replicates: 100 },
    )
    says(`a gain of ${Math.round(100 * (single?.paper?.gain ?? NaN))} %`)
  })

  test('effective length', () => {
    const scores = [90, 80, 85, 40]
    says(`(${scores.join(', ')} becomes ${isotonicFit(scores, [1, 1, 1, 1]).join(', ')})`)
    const estimate = isotonicCrossing(
      [
        { length: 1000, scores: [100, 100] },
        { length: 4000, scores: [50, 50] },
      ],
      { kind: 'absolute', score: 75 },
      { seed: 'page', replicates: 100 },
    )
    says(`it crosses 75 at ${Math.round(estimate?.crossing.length ?? NaN).toLocaleString('en-US')}`)
    // Seven lengths at 88 % with 100 samples each: the chance that one or more falls below 85.
    let holds = 0
    for (let x = 85; x <= 100; x++) {
      let ways = 1
      for (let i = 1; i <= x; i++) ways = (ways * (100 - i + 1)) / i
      holds += ways * 0.88 ** x * 0.12 ** (100 - x)
    }
    expect(1 - holds ** 7).toBeGreaterThan(0.5)
    says('in most runs of 100 samples each')
  })
})
