import { describe, expect, test } from 'vitest'
import {
  benjaminiHochberg,
  bestAtK,
  clusteredStandardError,
  holm,
  mcnemar,
  meanStandardError,
  minimumDetectableEffect,
  normalQuantile,
  pairedDifference,
  passAtK,
  sampleEfficiency,
  tQuantile,
  unpairedDifference,
  varianceSplit,
  wilsonInterval,
} from '#core/stats/index.ts'

/** The vectors of the specification, to the digits printed there. */
function digits(value: number | null | undefined, count = 6): string {
  return (value ?? NaN).toFixed(count)
}

describe('vectors of the specification', () => {
  test('the normal quantile that all of them use', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14)
  })

  test.each([
    [0, 10, '0.000000', '0.277533'],
    [8, 10, '0.490162', '0.943318'],
  ])('Wilson %i/%i', (successes, n, low, high) => {
    const interval = wilsonInterval(successes, n)
    expect(digits(interval?.low)).toBe(low)
    expect(digits(interval?.high)).toBe(high)
  })

  test('111100001110 in clusters of 4', () => {
    const values = [...'111100001110'].map(Number)
    expect(digits(values.reduce((a, b) => a + b) / 12)).toBe('0.583333')
    expect(digits(meanStandardError(values))).toBe('0.148647')
    expect(digits(clusteredStandardError(values, [...'aaaabbbbcccc']))).toBe('0.300463')
    expect(digits(tQuantile(0.975, 2))).toBe('4.302653')
  })

  test('paired and unpaired difference', () => {
    const a = [100, 47, 0, 47.5, 100, 13, 0, 100]
    const b = [100, 0, 0, 30, 100, 0, 20, 47]
    const paired = pairedDifference(a, b)
    expect(digits(paired?.difference)).toBe('13.812500')
    expect(digits(paired?.standardError)).toBe('8.830718')
    expect(paired?.degreesOfFreedom).toBe(7)
    expect(digits(paired?.p)).toBe('0.161761')
    expect(digits(paired?.low)).toBe('-7.068831')
    expect(digits(paired?.high)).toBe('34.693831')
    expect(digits(unpairedDifference(a, b)?.standardError)).toBe('21.695989')
  })

  test('McNemar', () => {
    expect(digits(mcnemar(10, 2))).toBe('0.038574')
  })

  test('pass@k and best@k', () => {
    expect(digits(passAtK(16, 4, 8))).toBe('0.961538')
    expect(digits(passAtK(5, 2, 3))).toBe('0.900000')
    expect(digits(bestAtK([0, 13, 47, 100], 2))).toBe('67.833333')
  })

  test('Holm and Benjamini-Hochberg', () => {
    const p = [0.01, 0.04, 0.03, 0.005, 0.2]
    expect(holm(p).map((x) => digits(x, 3))).toEqual(['0.040', '0.090', '0.090', '0.025', '0.200'])
    expect(benjaminiHochberg(p).map((x) => digits(x, 3))).toEqual([
      '0.025',
      '0.050',
      '0.050',
      '0.025',
      '0.200',
    ])
  })

  test.each([
    [1, '0.132733'],
    [10, '0.075670'],
  ])('minimum detectable effect with K = %i', (attempts, expected) => {
    const effect = minimumDetectableEffect({
      items: 198,
      differenceVariance: 1 / 9,
      attemptVarianceA: 1 / 6,
      attemptVarianceB: 1 / 6,
      attemptsA: attempts,
      attemptsB: attempts,
      alpha: 0.05,
      power: 0.8,
    })
    expect(digits(effect)).toBe(expected)
  })

  test('variance split', () => {
    const split = varianceSplit(['1101', '0001', '1111', '0100', '1010'].map((row) => [...row].map(Number)))
    expect(digits(split?.itemScoreVariance)).toBe('0.106250')
    expect(digits(split?.withinItemVariance)).toBe('0.216667')
    expect(digits(split?.trueItemVariance)).toBe('0.052083')
    expect(digits(split?.standardError)).toBe('0.145774')
  })

  test('replacing EED by 50 + ACC/2 gives a relative efficiency of exactly 1', () => {
    const accuracy = ['11101101', '10101001', '00100001', '11111101'].map((row) =>
      [...row].map((x) => 100 * Number(x)),
    )
    const affine = accuracy.map((row) => row.map((score) => 50 + score / 2))
    const result = sampleEfficiency(accuracy, affine, { seed: 'vector', replicates: 500 })
    expect(result?.gradedSum).toBe(result?.accuracySum)
  })
})
