import { score } from '#core/eed/index.ts'
import type { EedResult } from '#core/eed/index.ts'
import { random } from './corpus/random.ts'
import { kinds, makeCase } from './fuzz-cases.ts'
import type { Case, Kind } from './fuzz-cases.ts'

const outcomes: readonly string[] = ['scored', 'unparseable', 'key_error', 'undecided']
/** A case that takes longer is reported as a failure: nothing may hang. */
const slowMs = 1000

export interface Failure {
  readonly seed: number
  readonly case: Case
  readonly why: string
}

/** The case of a number: the same seed and number give the same case on every machine. */
export function caseAt(seed: number, i: number): Case {
  const kind = kinds[i % kinds.length]!
  return makeCase(kind, random((Math.imul(seed, 0x9e3779b1) + i) >>> 0))
}

/** Why the result breaks the case's rule, or null. A key that is zero or undefined everywhere proves nothing. */
export function broken(c: Case, r: EedResult): string | null {
  if (!outcomes.includes(r.outcome)) return `unknown outcome ${r.outcome}`
  if (!(r.score >= 0 && r.score <= 100)) return `score ${r.score}`
  if (r.equal !== (r.score === 100)) return `score ${r.score} with equal ${r.equal}`
  // Zero equals a key that is zero, though such a key is its item's fault.
  if (r.equal && r.outcome !== 'scored' && r.outcome !== 'key_error') return `${r.outcome} with equal true`
  if (c.expect === 'typed' || r.outcome === 'key_error') return null
  if (r.outcome !== 'scored') return `outcome ${r.outcome}${r.error ? `: ${r.error.reason}` : ''}`
  if (c.expect === 'equal' && !r.equal) return `scores ${r.score} and is equal`
  if (c.expect === 'unequal' && r.equal) return `scores 100 and is not equal (${r.decided_by})`
  return null
}

/**
 * Scores `n` generated cases, prints what was found, and returns the exit status: 1 when a rule was broken.
 *
 * @example fuzz(100_000, 1, false) // "100000 cases, seed 1: 0 failures, slowest 12.3 ms"
 */
export function fuzz(n: number, seed: number, json: boolean): number {
  const failures: Failure[] = []
  const counts = Object.fromEntries(kinds.map((k) => [k, 0])) as Record<Kind, number>
  let keyErrors = 0
  let undecided = 0
  let slowest: { ms: number; case: Case | null } = { ms: 0, case: null }
  const started = performance.now()
  for (let i = 0; i < n; i++) {
    const c = caseAt(seed, i)
    counts[c.kind]++
    const before = performance.now()
    try {
      const r = score(c.gt, c.gen)
      if (c.kind !== 'bytes' && r.outcome === 'key_error') keyErrors++
      if (r.outcome === 'undecided') undecided++
      const why = broken(c, r)
      if (why) failures.push({ seed: i, case: c, why })
    } catch (e) {
      failures.push({ seed: i, case: c, why: `throws ${e instanceof Error ? e.message : String(e)}` })
    }
    const ms = performance.now() - before
    if (ms > slowest.ms) slowest = { ms, case: c }
    if (ms > slowMs) failures.push({ seed: i, case: c, why: `took ${Math.round(ms)} ms` })
  }
  const seconds = (performance.now() - started) / 1000
  if (json) {
    console.log(
      JSON.stringify({
        cases: n,
        seed,
        counts,
        key_errors: keyErrors,
        undecided,
        slowest_ms: slowest.ms,
        seconds,
        failures,
      }),
    )
  } else {
    for (const f of failures.slice(0, 50))
      console.log(
        `case ${f.seed} (${f.case.kind}): ${f.why}\n  key    ${JSON.stringify(f.case.gt)}\n  answer ${JSON.stringify(f.case.gen)}`,
      )
    if (failures.length > 50) console.log(`... and ${failures.length - 50} more`)
    console.log(
      `${n} cases, seed ${seed}: ${failures.length} failures, ${keyErrors} keys without a value, ${undecided} undecided, ` +
        `slowest ${slowest.ms.toFixed(1)} ms, ${Math.round(n / seconds)}/s`,
    )
    if (slowest.case && slowest.ms > 50)
      console.log(
        `slowest: key ${JSON.stringify(slowest.case.gt)} answer ${JSON.stringify(slowest.case.gen)}`,
      )
  }
  return failures.length > 0 ? 1 : 0
}
