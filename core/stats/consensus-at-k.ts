import { requireCount, requireFinite } from './check.ts'
import type { Random } from './random.ts'

/** Up to this many subsets are all visited; beyond, this many are sampled. */
export const ENUMERATED_SUBSETS = 100_000

/** One attempt at an item: its final answer (null: none was given, or none could be read) and its score. */
export interface Vote<Answer> {
  readonly answer: Answer | null
  readonly score: number
}

export interface ConsensusOptions<Answer> {
  /** Whether two answers are the same answer written differently. Called once a pair at most. */
  readonly equivalent: (a: Answer, b: Answer) => boolean
  /** Needed only where C(n, k) exceeds 100,000 and subsets are sampled. */
  readonly random?: Random
}

export interface Consensus {
  /** Expected score of the majority answer of k attempts, in score units. */
  readonly value: number
  /** Subsets looked at. */
  readonly subsets: number
  /** Whether they are a random sample of all subsets rather than all of them. */
  readonly sampled: boolean
}

/**
 * cons@k of one item: the expected score when k of the attempts vote and the most frequent answer is handed in.
 *
 * Meaning: the mean over the k-subsets of the attempts (all of them up to 100,000, else that many drawn at random).
 * Equivalent answers are joined into one candidate (transitively: if a equals b and b equals c, the three vote
 * together), whose score is the mean of its attempts' scores; tied candidates share equally. Attempts without an
 * answer do not vote; where nobody votes the score is 0.
 * @source maj@k of A. Lewkowycz et al., "Solving quantitative reasoning problems with language models" (2022),
 *   with the expectation over subsets taken exactly.
 * @returns null with fewer than k attempts.
 * @throws RangeError unless k is an integer >= 1; TypeError on a score that is not a finite number, or when subsets
 *   must be sampled and no generator was given.
 * @example
 * consensusAtK(
 *   [{ answer: 'x', score: 100 }, { answer: 'x', score: 100 }, { answer: 'y', score: 0 }, { answer: null, score: 0 }],
 *   3, { equivalent: (a, b) => a === b }
 * ) // => { value: 75, subsets: 4, sampled: false }
 */
export function consensusAtK<Answer>(
  votes: readonly Vote<Answer>[],
  k: number,
  options: ConsensusOptions<Answer>,
): Consensus | null {
  requireCount(k, 1, 'k')
  votes.forEach((vote, i) => {
    requireFinite(vote.score, `votes[${i}].score`)
  })
  const n = votes.length
  if (n < k) return null
  const candidateOf = joinEquivalent(votes, options.equivalent)
  const scores = candidateScores(votes, candidateOf)
  const tally = new Int32Array(scores.length)

  let sum = 0
  let subsets = 0
  const visit = (subset: Int32Array): void => {
    sum += majorityScore(subset, candidateOf, scores, tally)
    subsets++
  }
  const sampled = exceedsEnumeration(n, k)
  if (sampled) {
    if (options.random === undefined) {
      throw new TypeError(
        `C(${n}, ${k}) subsets are too many to visit: pass a seeded generator as options.random`,
      )
    }
    sampleSubsets(n, k, ENUMERATED_SUBSETS, options.random, visit)
  } else {
    everySubset(n, k, visit)
  }
  return { value: sum / subsets, subsets, sampled }
}

/** The candidate of each vote, numbered from 0; -1 for attempts without an answer. */
function joinEquivalent<Answer>(
  votes: readonly Vote<Answer>[],
  equivalent: (a: Answer, b: Answer) => boolean,
): Int32Array {
  const candidateOf = new Int32Array(votes.length).fill(-1)
  let next = 0
  votes.forEach((vote, i) => {
    const { answer } = vote
    if (answer === null) return
    const own = next++
    candidateOf[i] = own
    for (let j = 0; j < i; j++) {
      const other = votes[j]?.answer ?? null
      const candidate = candidateOf[j] ?? -1
      // A vote already in this candidate needs no comparison.
      if (other === null || candidate === own || !equivalent(other, answer)) continue
      for (let l = 0; l <= i; l++) {
        if (candidateOf[l] === candidate) candidateOf[l] = own
      }
    }
  })
  const numbers = new Map<number, number>()
  return candidateOf.map((candidate) => {
    if (candidate < 0) return -1
    const number = numbers.get(candidate) ?? numbers.size
    numbers.set(candidate, number)
    return number
  })
}

function candidateScores(votes: readonly Vote<unknown>[], candidateOf: Int32Array): Float64Array {
  const count = candidateOf.reduce((largest, candidate) => Math.max(largest, candidate + 1), 0)
  const sums = new Float64Array(count)
  const sizes = new Float64Array(count)
  votes.forEach((vote, i) => {
    const candidate = candidateOf[i] ?? -1
    if (candidate < 0) return
    sums[candidate] = (sums[candidate] ?? 0) + vote.score
    sizes[candidate] = (sizes[candidate] ?? 0) + 1
  })
  return sums.map((sum, candidate) => sum / (sizes[candidate] ?? 1))
}

/** Score of the most frequent candidate(s) among the attempts of a subset. `tally` is scratch space, left at zero. */
function majorityScore(
  subset: Int32Array,
  candidateOf: Int32Array,
  scores: Float64Array,
  tally: Int32Array,
): number {
  let most = 0
  for (const vote of subset) {
    const candidate = candidateOf[vote] ?? -1
    if (candidate < 0) continue
    const count = (tally[candidate] ?? 0) + 1
    tally[candidate] = count
    if (count > most) most = count
  }
  let sum = 0
  let tied = 0
  for (const vote of subset) {
    const candidate = candidateOf[vote] ?? -1
    if (candidate < 0) continue
    if (tally[candidate] === most) {
      sum += scores[candidate] ?? 0
      tied++
    }
    tally[candidate] = 0
  }
  return tied === 0 ? 0 : sum / tied
}

function exceedsEnumeration(n: number, k: number): boolean {
  let count = 1
  for (let i = 1; i <= Math.min(k, n - k); i++) {
    count = (count * (n - i + 1)) / i
    if (count > ENUMERATED_SUBSETS) return true
  }
  return false
}

/** Visits all k-subsets of 0 .. n - 1 in lexicographic order, reusing one array. */
function everySubset(n: number, k: number, visit: (subset: Int32Array) => void): void {
  const subset = Int32Array.from({ length: k }, (_, i) => i)
  for (;;) {
    visit(subset)
    let i = k - 1
    while (i >= 0 && subset[i] === n - k + i) i--
    if (i < 0) return
    const start = (subset[i] ?? 0) + 1
    for (let j = i; j < k; j++) subset[j] = start + j - i
  }
}

/** Visits `count` independent random k-subsets (the first k places of a partial shuffle). */
function sampleSubsets(
  n: number,
  k: number,
  count: number,
  random: Random,
  visit: (subset: Int32Array) => void,
): void {
  const order = Int32Array.from({ length: n }, (_, i) => i)
  const subset = order.subarray(0, k)
  for (let draw = 0; draw < count; draw++) {
    for (let i = 0; i < k; i++) {
      const j = i + random.below(n - i)
      const kept = order[i] ?? 0
      order[i] = order[j] ?? 0
      order[j] = kept
    }
    visit(subset)
  }
}
