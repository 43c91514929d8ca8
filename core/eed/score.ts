/** Scores an answer against a key. */
import { readAnswer, readKey } from './answer/index.ts'
import type { Expr, Value } from './ast.ts'
import { canonical } from './canonical/index.ts'
import { compareTreesOf } from './credit.ts'
import { domainOf, keyForm } from './domain.ts'
import { substitute } from './expression.ts'
import type { Domain, Verdict } from './identity/index.ts'
import type { Definition, Read, ReadError, Reading } from './latex/types.ts'
import type { EedOptions, EedResult } from './types.ts'
import type { Comparison } from './values.ts'
import { compareValues, isExpression, mapExpressions, symbolsOf } from './values.ts'

/** What is known after reading and comparing, before partial credit. */
interface Judged {
  readonly key: Value
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
 * @example score('2\\pi\\sqrt{l/g}', '2\\pi\\sqrt{g/l}').score // 41.8...
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
  const keyRead = readKey(gt, { symbols: options.symbols })
  if (!keyRead.ok) return failed('gt', keyRead.error)
  const answerRead = readAnswer(gen, keyRead.read, { symbols: options.symbols })
  const domain = domainOf(options)
  if (!answerRead.ok) return failed('gen', answerRead.error)
  const judged = judge(keyRead.read, answerRead.read, domain, options, `${gt}\n${gen}`)
  const { comparison, reading } = judged
  const equal = comparison.verdict === 'equal'
  const flags = [...new Set([...reading.flags, ...comparison.flags])]
  const base = { flags, readings: reading.taken, equal, decided_by: comparison.how }
  if (comparison.fault) {
    const reason =
      comparison.fault === 'zero' ? 'The key is zero for all values of its symbols.' : 'The key has no value anywhere.'
    const error = { side: 'gt', code: `${comparison.fault}_key`, reason, position: 0, excerpt: gt.slice(0, 40) } as const
    return { ...NOTHING, ...base, score: equal ? 100 : 0, outcome: 'key_error', error }
  }
  if (comparison.verdict === 'undecided') return { ...NOTHING, ...base, outcome: 'undecided' }
  const credit = compareTreesOf(canonicalValue(judged.key), equal ? null : canonicalValue(judged.answer), options.detail ?? true)
  return { ...NOTHING, ...base, outcome: 'scored', ...credit, flags: [...flags, ...credit.flags] }
}

function failed(side: 'gt' | 'gen', error: ReadError): EedResult {
  const outcome = side === 'gt' ? 'key_error' : 'unparseable'
  const decided_by = side === 'gt' ? 'the key cannot be read' : 'the answer cannot be read'
  return { ...NOTHING, outcome, decided_by, error: { side, ...error } }
}

/** Compares the key with the answer's readings; the first equal one wins, else the most likely one stands. */
function judge(key: Read, answer: Read, domain: Domain, options: EedOptions, seed: string): Judged {
  const prepare = keyForm(options)
  const keyValue = mapExpressions(key.readings[0]!.value, (e) => prepare(defined(e, key.definitions, null)))
  const keySymbols = new Set<string>()
  mapExpressions(keyValue, (e) => {
    for (const s of symbolsOf(e)) keySymbols.add(s)
    return e
  })
  let first: Judged | null = null
  for (const reading of answer.readings) {
    let substituted = false
    const value = mapExpressions(reading.value, (e) => {
      const d = defined(e, answer.definitions, keySymbols)
      if (d !== e) substituted = true
      return prepare(d)
    })
    const comparison = compareValues(keyValue, value, domain, seed)
    const flags = substituted && !reading.flags.includes('definition_substituted') ? ['definition_substituted', ...comparison.flags] : comparison.flags
    const judged = { key: keyValue, answer: value, reading, comparison: { ...comparison, flags } }
    if (comparison.verdict === 'equal' || comparison.fault) return judged
    first ??= judged
  }
  return first!
}

/** Puts definitions given beside a formula into it; symbols that the key knows keep their own meaning. */
function defined(e: Expr, definitions: readonly Definition[], known: ReadonlySet<string> | null): Expr {
  let result = e
  // Definitions may use each other; a circle ends after a few rounds.
  for (let round = 0; round < 4 && definitions.length > 0; round++) {
    const next = substitute(result, (name) => {
      if (known?.has(name)) return null
      return definitions.find((d) => d.symbol === name)?.value ?? null
    })
    if (next === result) break
    result = next
  }
  return result
}

function canonicalValue(v: Value): Value {
  return isExpression(v) ? canonical(v).expr : mapExpressions(v, (e) => canonical(e).expr)
}

/**
 * Whether two texts have the same value, without partial credit: for grouping answers and for quick checks.
 *
 * @returns `unknown` when either text cannot be read or the comparison stays undecided
 * @example equivalent('(a+b)^2', 'a^2+2ab+b^2') // 'equal'
 */
export function equivalent(a: string, b: string, options: EedOptions = {}): 'equal' | 'different' | 'unknown' {
  try {
    const key = readKey(a, { symbols: options.symbols })
    if (!key.ok) return 'unknown'
    const answer = readAnswer(b, key.read, { symbols: options.symbols })
    if (!answer.ok) return 'unknown'
    const verdict: Verdict = judge(key.read, answer.read, domainOf(options), options, `${a}\n${b}`).comparison.verdict
    return verdict === 'undecided' ? 'unknown' : verdict
  } catch {
    return 'unknown'
  }
}
