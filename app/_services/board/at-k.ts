import type { AtK } from '#core/protocol/index.ts'
import { bestAtK, passAtK } from '#core/stats/index.ts'
import { figure } from './figures.ts'
import { pluralityShares } from './plurality.ts'

/** One attempt that has a score. */
export interface ScoredAttempt {
  score: number
  correct: boolean | null
  /** number of its answer among the item's, equal answers having one number; null where it gave none */
  answer: number | null
}

/** The attempts of one item that have a score; `votes` is false where its answers cannot be told apart. */
export interface ItemAttempts {
  cluster: string
  votes: boolean
  attempts: readonly ScoredAttempt[]
}

/** The k that are shown for K attempts an item. @example shownKs(6) // [1, 2, 4, 6] */
export function shownKs(samples: number): number[] {
  const ks: number[] = []
  for (let k = 1; k < samples; k *= 2) ks.push(k)
  return [...ks, samples]
}

/**
 * pass@k, best@k and cons@k over items, with 95 % intervals over items (clustered where items share a cluster).
 * Missing attempts are not in `items`, so an item may have fewer than k: it is then outside the figures of that k.
 *
 * @example atKs([{ cluster: 'a', votes: true, attempts: [right, wrong] }], 2)[1]?.pass.value // 100
 */
export function atKs(items: readonly ItemAttempts[], samples: number): AtK[] {
  const clusters = items.map((i) => i.cluster)
  const shares = new Map<string, number[] | null>()
  return shownKs(samples).map((k) => ({
    k,
    pass: figure(
      items.map((i) => passOf(i.attempts, k)),
      clusters,
    ),
    best: figure(
      items.map((i) =>
        bounded(
          bestAtK(
            i.attempts.map((a) => a.score),
            k,
          ),
        ),
      ),
      clusters,
    ),
    cons: figure(
      items.map((i) => (i.votes ? bounded(consensusOf(i.attempts, k, shares)) : null)),
      clusters,
    ),
  }))
}

function passOf(attempts: readonly ScoredAttempt[], k: number): number | null {
  if (attempts.some((a) => a.correct === null)) return null
  const share = passAtK(attempts.length, attempts.filter((a) => a.correct).length, k)
  return share === null ? null : bounded(100 * share)
}

/** Expected score of the most frequent answer of k attempts; an answer's score is the mean of its attempts'. */
function consensusOf(
  attempts: readonly ScoredAttempt[],
  k: number,
  known: Map<string, number[] | null>,
): number | null {
  const answers = new Map<number, { size: number; sum: number }>()
  let silent = 0
  for (const a of attempts) {
    if (a.answer === null) {
      silent++
      continue
    }
    const own = answers.get(a.answer) ?? { size: 0, sum: 0 }
    answers.set(a.answer, { size: own.size + 1, sum: own.sum + a.score })
  }
  // In order of size: items that differ only in which answer is how frequent share one computation.
  const ordered = [...answers.values()].sort((a, b) => b.size - a.size)
  const sizes = ordered.map((a) => a.size)
  const pattern = `${String(k)}/${String(silent)}/${sizes.join()}`
  let shares = known.get(pattern)
  if (shares === undefined) {
    shares = pluralityShares(sizes, silent, k)
    known.set(pattern, shares)
  }
  return shares === null ? null : ordered.reduce((sum, a, i) => sum + (shares[i]! * a.sum) / a.size, 0)
}

/** Sums of shares lie off by rounding, and may leave the scale by it: nine places are kept. */
function bounded(points: number | null): number | null {
  return points === null ? null : Math.min(100, Math.max(0, Math.round(points * 1e9) / 1e9))
}
