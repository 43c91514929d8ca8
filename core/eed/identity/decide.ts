/**
 * Are two expressions equal on the domain? Decided by their values at random points: in residues where both are
 * rational functions (then it is certain), else in doubles with error bounds, then in double-doubles where doubles
 * agree. Points where both sides are undefined, overflow, or lose a term prove nothing and are replaced.
 */
import type { Expr } from '../ast.ts'
import type { Range } from './domain.ts'
import { chooseRange } from './domain.ts'
import { compareModular, isExact } from './modular.ts'
import { Program } from './program.ts'
import { randomFor } from './random.ts'
import type { Decision } from './verdict.ts'
import { Sampling } from './sampling.ts'

export interface Domain {
  /** Declared ranges by canonical name. */
  readonly ranges: ReadonlyMap<string, Range>
  /** Differences that must be positive at every point: `r < R` is R - r. */
  readonly positive: readonly Expr[]
}

export const ANYWHERE: Domain = { ranges: new Map(), positive: [] }

/**
 * Compares the key with one answer.
 *
 * @param seed a text that fixes the random points
 * @example decide(parse('a^2-b^2'), parse('(a-b)(a+b)'), ANYWHERE, 'seed').verdict // 'equal'
 */
export function decide(key: Expr, answer: Expr, domain: Domain, seed: string): Decision {
  const program = new Program()
  const random = randomFor(seed)
  const first = program.add(key)
  // Only the key's own |q| opens the sign of q.
  const signed = new Set(program.signed)
  const second = program.add(answer)
  const conditions = domain.positive.map((e) => program.add(e))
  const keyOrder = program.order(first)
  const answerOrder = program.order(second, new Set(keyOrder))
  if (program.overflow) return { verdict: 'undecided', how: 'too large to compare' }

  const ranges = program.symbols.map((name, i) =>
    chooseRange(name, domain.ranges.get(name), { integer: program.integers.has(i), signed: signed.has(i) }),
  )
  const positive = (s: number): boolean => ranges[s]!.lo >= 0 && ranges[s]!.lo < ranges[s]!.hi
  const all = [...keyOrder, ...answerOrder]
  // A symbol with a single value is no variable: identities may hold for that value only.
  if (isExact(program, all, positive) && ranges.every((r) => r.lo < r.hi)) {
    const result = compareModular(program, all, first, second, random)
    const verdict = result?.equal ? 'equal' : 'different'
    if (result?.zero) return { verdict, how: 'exact arithmetic', fault: 'zero' }
    if (result) return { verdict, how: 'exact arithmetic: rational functions' }
  }
  return new Sampling(program, first, second, keyOrder, answerOrder, conditions, ranges, random).run()
}
