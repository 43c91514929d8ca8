/** Scores an answer against a key. */
import { readAnswer } from './answer/index.ts'
import type { Expr, Value } from './ast.ts'
import { compareTreesOf } from './credit.ts'
import { children } from './expression.ts'
import type { Verdict } from './identity/index.ts'
import type { Key } from './key.ts'
import { canonicalValue, defined, keyOf } from './key.ts'
import type { Read, ReadError, Reading } from './latex/types.ts'
import { inUnitOf } from './units.ts'
import type { EedOptions, EedResult } from './types.ts'
import type { Comparison } from './values.ts'
import { compareValues, creditedForm, mapExpressions } from './values.ts'

/** One reading of the answer and its comparison with the key. */
interface Judged {
  readonly answer: Value
  readonly reading: Reading
  readonly comparison: Comparison
}

const NOTHING = {
  score: 0,
  equal: false,
  flags: [],
  readings: [],
  distance: null,
  tree_size: null,
  gt_latex: null,
  gen_latex: null,
  gt_tree: null,
  gen_tree: null,
  edits: [],
  steps: [],
} as const

/**
 * Scores an answer in LaTeX (a formula, or a model's whole output) against a key in LaTeX.
 *
 * Readings of the answer's ambiguous names are tried from the most likely one; if any has the key's value, the score
 * is 100. Otherwise the most likely reading gets partial credit max(0, 60 - 100 d / n): d is the extended tree edit
 * distance (Zhang and Shasha 1989, with subtree operations) between the canonical trees, n the size of the key's.
 *
 * Deterministic and pure; the work is bounded; never throws.
 *
 * @param gt the key
 * @param gen the answer
 * @param options declared symbols and constraints; `detail: false` leaves out trees, edits and LaTeX
 * @example score('2\\pi\\sqrt{l/g}', '2\\pi\\sqrt{g/l}').score // 37.8: two of nine nodes differ
 */
export function score(gt: string, gen: string, options: EedOptions = {}): EedResult {
  try {
    return scoreUnsafe(gt, gen, options)
  } catch (error) {
    // Only a stack that is full to the brim gets here; the depth limits make that unlikely.
    const reason = error instanceof Error ? error.message : 'unknown'
    return { ...NOTHING, outcome: 'undecided', decided_by: `the comparison could not be finished: ${reason}` }
  }
}

function scoreUnsafe(gt: string, gen: string, options: EedOptions): EedResult {
  const key = keyOf(gt, options)
  if ('code' in key) return failed('gt', key)
  const answer = readAnswer(gen, key.read, { symbols: options.symbols })
  if (!answer.ok) return failed('gen', answer.error)
  const judged = judge(key, answer.read, `${gt}\n${gen}`)
  const { comparison, reading } = judged
  const equal = comparison.verdict === 'equal'
  const ignored = key.ignored.length > 0 ? ['constraint_ignored'] : []
  const flags = [...new Set([...ignored, ...reading.flags, ...comparison.flags])]
  const base = { flags, readings: reading.taken, equal, decided_by: comparison.how }
  if (comparison.fault) {
    const reason =
      comparison.fault === 'zero'
        ? 'The key is zero for all values of its symbols.'
        : 'The key has no value anywhere.'
    const error = {
      side: 'gt',
      code: `${comparison.fault}_key`,
      reason,
      position: 0,
      excerpt: gt.slice(0, 40),
    } as const
    // A zero answer equals a zero key; the outcome says that it counts for nothing.
    return { ...NOTHING, ...base, score: equal ? 100 : 0, outcome: 'key_error', error }
  }
  if (comparison.verdict === 'undecided') {
    const open = leavesOpen(judged.answer) && !leavesOpen(key.value)
    return {
      ...NOTHING,
      ...base,
      flags: open ? [...flags, 'not_closed_form'] : flags,
      outcome: 'undecided',
    }
  }
  const form = equal ? null : canonicalValue(creditedForm(key.value, judged.answer), key.open)
  const credit = compareTreesOf(key.canonical(), form, options.detail ?? true)
  return { ...NOTHING, ...base, outcome: 'scored', ...credit, flags: [...flags, ...credit.flags] }
}

/** Whether a value holds an integral, sum, product, limit or derivative that was left standing. */
function leavesOpen(value: Value): boolean {
  let found = false
  const visit = (e: Expr): void => {
    if (e.k === 'big' || e.k === 'deriv') found = true
    else children(e).forEach(visit)
  }
  mapExpressions(value, (e) => {
    visit(e)
    return e
  })
  return found
}

function failed(side: 'gt' | 'gen', error: ReadError): EedResult {
  const outcome = side === 'gt' ? 'key_error' : 'unparseable'
  const decided_by = side === 'gt' ? 'the key cannot be read' : 'the answer cannot be read'
  return { ...NOTHING, outcome, decided_by, error: { side, ...error } }
}

/** Compares the key with the answer's readings; the first equal one wins, else the most likely one stands. */
function judge(key: Key, answer: Read, seed: string): Judged {
  // `\Delta T = T_2 - T_1` says what the key's own symbol means; other symbols of the key are not the answer's to define.
  const differences = answer.definitions.filter((d) => /^Delta\b/.test(d.symbol) && key.symbols.has(d.symbol))
  let first: Judged | null = null
  for (const reading of answer.readings) {
    let substituted = false
    const measured = inUnitOf(key, reading)
    const value = mapExpressions(measured.value, (e) => {
      const d = defined(e, answer.definitions, key.symbols)
      if (d !== e) substituted = true
      return key.prepare(d)
    })
    let comparison: Comparison = measured.differs
      ? { verdict: 'different', how: 'the units are of different kinds', flags: [] }
      : compareValues(key.value, value, key.domain, seed)
    if (comparison.verdict === 'different' && !measured.differs && differences.length > 0) {
      const keyValue = mapExpressions(key.value, (e) => defined(e, differences, null))
      const again = compareValues(
        keyValue,
        mapExpressions(value, (e) => defined(e, differences, null)),
        key.domain,
        seed,
      )
      if (again.verdict === 'equal') {
        comparison = again
        substituted = true
      }
    }
    const flags = [...(substituted ? ['definition_substituted'] : []), ...measured.flags, ...comparison.flags]
    const judged = { answer: value, reading, comparison: { ...comparison, flags } }
    if (comparison.verdict === 'equal' || comparison.fault) return judged
    first ??= judged
  }
  return first!
}

/**
 * Whether two texts have the same value, without partial credit: for grouping answers and for quick checks.
 *
 * @returns `unknown` when either text cannot be read or the comparison stays undecided
 * @example equivalent('(a+b)^2', 'a^2+2ab+b^2') // 'equal'
 */
export function equivalent(
  a: string,
  b: string,
  options: EedOptions = {},
): 'equal' | 'different' | 'unknown' {
  try {
    const key = keyOf(a, options)
    if ('code' in key) return 'unknown'
    const answer = readAnswer(b, key.read, { symbols: options.symbols })
    if (!answer.ok) return 'unknown'
    const verdict: Verdict = judge(key, answer.read, `${a}\n${b}`).comparison.verdict
    return verdict === 'undecided' ? 'unknown' : verdict
  } catch {
    return 'unknown'
  }
}
