import { describe, expect, test } from 'vitest'
import type { Random } from '#core/stats/index.ts'
import {
  binomialCdf,
  boundedMeanInterval,
  isotonicCrossing,
  pairedDifference,
  rankIntervals,
  sampleEfficiency,
  seededRandom,
  wilsonInterval,
} from '#core/stats/index.ts'

/** How often intervals hold the truth, on populations with known truth, at fixed seeds. */

/** 5 % right, 80 % zero, the rest uniform part marks: what a hard physics suite looks like. */
const mostlyZero = (random: Random): number => {
  const u = random.uniform()
  return u < 0.8 ? 0 : u < 0.85 ? 100 : 100 * random.uniform()
}
const half = (random: Random): number => (random.uniform() < 0.5 ? 100 : 0)
const uniform = (random: Random): number => 100 * random.uniform()

const populations = [
  { name: '5 % right and 80 % zero', draw: mostlyZero, mean: 5 + 15 * 0.5 },
  { name: '50/50', draw: half, mean: 50 },
  { name: 'uniform part marks', draw: uniform, mean: 50 },
]

function share(trials: number, success: (trial: number) => boolean): number {
  let count = 0
  for (let trial = 0; trial < trials; trial++) if (success(trial)) count++
  return count / trials
}

describe('coverage of boundedMeanInterval', () => {
  const sizes = [12, 50, 199, 200, 500]
  for (const { name, draw, mean } of populations.filter((population) => population.draw !== half)) {
    test.each(sizes)(`${name}, %i items`, (n) => {
      const random = seededRandom(`coverage ${name} ${n}`)
      const covered = share(1500, () => {
        const interval = boundedMeanInterval(Array.from({ length: n }, () => draw(random)))
        return interval !== null && interval.low <= mean && mean <= interval.high
      })
      expect(covered).toBeGreaterThanOrEqual(0.93)
    })
  }

  test.each(sizes)('50/50, %i items (exactly, by summing over the number of right items)', (n) => {
    let covered = 0
    for (let x = 0; x <= n; x++) {
      const interval = boundedMeanInterval(Array.from({ length: n }, (_, i) => (i < x ? 100 : 0)))
      if (interval === null || interval.low > 50 || interval.high < 50) continue
      covered += binomialCdf(x, n, 0.5) - binomialCdf(x - 1, n, 0.5)
    }
    expect(covered).toBeGreaterThanOrEqual(0.93)
  })

  test('all zero: holds 0, and rules out less the fewer items there are', () => {
    for (const n of [1, 12, 200, 1000]) {
      const interval = boundedMeanInterval(new Array<number>(n).fill(0))
      expect(interval?.low).toBe(0)
      // A true mean at the upper end would give n zeros (right/wrong items) with a chance of at least 2 %.
      const chance = (1 - (interval?.high ?? NaN) / 100) ** n
      expect(chance).toBeGreaterThan(0.02 - 1e-9)
      expect(chance).toBeLessThan(0.25)
    }
  })

  test("Student's t at 12 mostly-zero items would cover far less: why Wilson is used", () => {
    const random = seededRandom('t is not enough')
    const covered = share(1500, () => {
      const scores = Array.from({ length: 12 }, () => mostlyZero(random))
      const paired = pairedDifference(scores, new Array<number>(12).fill(0))
      return paired?.low != null && paired.high != null && paired.low <= 12.5 && 12.5 <= paired.high
    })
    expect(covered).toBeLessThan(0.88)
  })

  // A member copies its cluster's draw with probability `alike`, else has its own.
  const layouts = [
    { clusters: 12, size: 4, alike: 0.7 },
    { clusters: 30, size: 5, alike: 0.5 },
    { clusters: 60, size: 3, alike: 1 },
    { clusters: 220, size: 3, alike: 0.7 },
  ]
  for (const { name, draw, mean } of populations) {
    test.each(layouts)(`${name}, $clusters clusters of $size`, ({ clusters, size, alike }) => {
      const random = seededRandom(`clustered ${name} ${clusters}`)
      const ids = Array.from({ length: clusters * size }, (_, i) => Math.floor(i / size))
      const covered = share(1000, () => {
        const shared: number[] = Array.from({ length: clusters }, () => draw(random))
        const scores = ids.map((id) => (random.uniform() < alike ? (shared[id] ?? NaN) : draw(random)))
        const interval = boundedMeanInterval(scores, { clusters: ids })
        return interval !== null && interval.low <= mean && mean <= interval.high
      })
      expect(covered).toBeGreaterThanOrEqual(0.93)
    })
  }

  test('ignoring the clusters would cover far less', () => {
    const random = seededRandom('ignored clusters')
    const covered = share(600, () => {
      const scores = Array.from({ length: 30 }, () => half(random)).flatMap((x) => [x, x, x, x, x])
      const interval = boundedMeanInterval(scores)
      return interval !== null && interval.low <= 50 && 50 <= interval.high
    })
    expect(covered).toBeLessThan(0.75)
  })
})

test('coverage of wilsonInterval, exactly: at least 93 % averaged over p, at least 83 % at any', () => {
  for (const n of [10, 50, 200]) {
    let sum = 0
    let worst = 1
    for (let step = 1; step < 200; step++) {
      const p = step / 200
      let covered = 0
      for (let x = 0; x <= n; x++) {
        const interval = wilsonInterval(x, n)
        if (interval === null || interval.low > p || interval.high < p) continue
        covered += binomialCdf(x, n, p) - binomialCdf(x - 1, n, p)
      }
      sum += covered
      worst = Math.min(worst, covered)
    }
    expect(sum / 199).toBeGreaterThan(0.945)
    expect(worst).toBeGreaterThan(0.83)
  }
})

test('coverage of pairedDifference on correlated graded scores', () => {
  for (const n of [40, 200]) {
    const random = seededRandom(`paired ${n}`)
    const covered = share(1500, () => {
      const pairs = Array.from({ length: n }, () => {
        const easy = random.uniform()
        const a = random.uniform() < easy ? 100 : random.uniform() < 0.3 ? 50 * random.uniform() : 0
        const b = random.uniform() < easy * 0.8 ? 100 : random.uniform() < 0.3 ? 50 * random.uniform() : 0
        return { a, b }
      })
      // Means: a = 50 + 0.5 * 0.3 * 25, b = 40 + 0.6 * 0.3 * 25.
      const truth = 50 + 3.75 - (40 + 4.5)
      const result = pairedDifference(
        pairs.map((pair) => pair.a),
        pairs.map((pair) => pair.b),
        { max: 100 },
      )
      return result?.low != null && result.high != null && result.low <= truth && truth <= result.high
    })
    expect(covered).toBeGreaterThanOrEqual(0.93)
  }
})

test('rank intervals: among equal models at most 5 % of the rows make any claim', () => {
  const random = seededRandom('equal models')
  let claims = 0
  let rows = 0
  for (let trial = 0; trial < 60; trial++) {
    const difficulty = Array.from({ length: 100 }, () => random.uniform())
    const models = Array.from({ length: 20 }, () =>
      difficulty.map((d) =>
        random.uniform() < d ? 100 : random.uniform() < 0.3 ? 60 * random.uniform() : 0,
      ),
    )
    for (const row of rankIntervals(models)) {
      rows++
      if (row.better + row.worse > 0) claims++
    }
  }
  // Rows of one trial are dependent: allow three standard errors of 60 independent trials.
  expect(claims / rows).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 60))
})

test('effective length: the band holds the true crossing', () => {
  const lengths = [1, 4, 8, 16, 32, 64, 128].map((k) => k * 1024)
  const rates = [0.97, 0.95, 0.93, 0.9, 0.86, 0.8, 0.7]
  // 85 lies between 32K (86) and 64K (80), one sixth of the way over log-length.
  const truth = 32 * 1024 * 2 ** (1 / 6)
  const random = seededRandom('effective length')
  const covered = share(250, (trial) => {
    const cells = lengths.map((length, i) => ({
      length,
      scores: Array.from({ length: 100 }, () => (random.uniform() < (rates[i] ?? 0) ? 100 : 0)),
    }))
    const estimate = isotonicCrossing(
      cells,
      { kind: 'absolute', score: 85 },
      { seed: `trial ${trial}`, replicates: 200 },
    )
    if (estimate === null) return false
    const low = estimate.low.kind === 'below' ? 0 : estimate.low.length
    const high = estimate.high.kind === 'at_least' ? Infinity : estimate.high.length
    return low <= truth && truth <= high
  })
  expect(covered).toBeGreaterThanOrEqual(0.93)
})

test('effective length: a true 88 % everywhere is censored, where thresholding each length alone fails', () => {
  const lengths = [1, 4, 8, 16, 32, 64, 128].map((k) => k * 1024)
  const random = seededRandom('88 everywhere')
  let naive = 0
  let censored = 0
  let held = 0
  const trials = 200
  for (let trial = 0; trial < trials; trial++) {
    const cells = lengths.map((length) => ({
      length,
      scores: Array.from({ length: 100 }, () => (random.uniform() < 0.88 ? 100 : 0)),
    }))
    const estimate = isotonicCrossing(
      cells,
      { kind: 'absolute', score: 85 },
      { seed: `${trial}`, replicates: 100 },
    )
    if (cells.every((cell) => cell.scores.reduce<number>((a, b) => a + b, 0) >= 8500)) naive++
    if (estimate?.crossing.kind === 'at_least') censored++
    if (estimate?.high.kind === 'at_least') held++
  }
  expect(naive / trials).toBeLessThan(0.45)
  expect(censored / trials).toBeGreaterThan(0.7)
  expect(held / trials).toBeGreaterThanOrEqual(0.93)
})

test('sample efficiency: the interval holds the true ratio', () => {
  // The graded score adds part marks to wrong answers, more of them for the better model.
  const models = 6
  const draw = (items: number, random: Random): { accuracy: number[][]; graded: number[][] } => {
    const accuracy: number[][] = Array.from({ length: models }, () => [])
    const graded: number[][] = Array.from({ length: models }, () => [])
    for (let i = 0; i < items; i++) {
      const difficulty = random.uniform()
      for (let m = 0; m < models; m++) {
        const p = 1 / (1 + Math.exp(-5 * (m / (models - 1) - difficulty)))
        const right = random.uniform() < p
        accuracy[m]?.push(right ? 100 : 0)
        graded[m]?.push(right ? 100 : 100 * p * random.uniform())
      }
    }
    return { accuracy, graded }
  }
  const large = draw(20_000, seededRandom('truth'))
  const truth = sampleEfficiency(large.accuracy, large.graded, { seed: 'truth', replicates: 100 })
  const value = truth?.relativeEfficiency.status === 'determined' ? truth.relativeEfficiency.value : NaN
  expect(value).toBeGreaterThan(1.2)

  const random = seededRandom('samples')
  const covered = share(150, (trial) => {
    const sample = draw(150, random)
    const result = sampleEfficiency(sample.accuracy, sample.graded, { seed: `${trial}`, replicates: 300 })
    const efficiency = result?.relativeEfficiency
    return efficiency?.status === 'determined' && efficiency.low <= value && value <= efficiency.high
  })
  // The percentile interval of a ratio of sums is slightly short at 150 items: 92 to 94 % in longer simulations.
  expect(covered).toBeGreaterThanOrEqual(0.9)
})
