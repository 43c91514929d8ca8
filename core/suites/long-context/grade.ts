/** Points for a list of answers, by the family's rule. */
import { comparable, saysNotFound } from './answer.ts'
import type { Sample } from './generate/index.ts'
import type { CanaryBlock, DetailKind } from './schema.ts'

export interface Grade {
  kind: DetailKind
  /** 0..100 */
  score: number
  reason: string
  right: number
  extra: number
  said_not_found: boolean
}

/**
 * The grade of the answers that a model gave. Repeating an answer neither helps nor hurts, except where answers have
 * places.
 *
 * - one answer asked: 100 for it alone, 0 with anything beside it
 * - a set: F1 = 2 right / (expected + given)
 * - places: right in its place / max(expected, given)
 * - the k most frequent: found / max(k, given)
 * - absent: 100 for NOT_FOUND alone
 *
 * @example gradeAnswers(sample, ['4821903']).kind // 'hit'
 */
export function gradeAnswers(sample: Sample, given: readonly string[]): Grade {
  const said = given.some(saysNotFound)
  if (sample.rule === 'absent') return gradeAbsent(given, said)
  const read = given.map(comparable)
  const positional = sample.rule === 'positions'
  const answers = positional ? read : [...new Set(read)]
  const right = positional ? rightInPlace(sample, answers) : rightOnes(sample, answers)
  const expected = sample.answers.length
  const extra = answers.length - right
  const score = points(sample, right, answers.length, expected)
  const others = new Set(sample.others.map(comparable))
  const misplaced = positional && answers.some((a) => rightOnes(sample, [a]) > 0)
  const wrongNeedle = misplaced || answers.some((a) => others.has(a) || others.has(a.replace(/^the /, '')))
  const kind: DetailKind =
    right === expected && extra === 0
      ? 'hit'
      : right > 0
        ? 'partial'
        : wrongNeedle
          ? 'wrong_needle'
          : 'not_found'
  return {
    kind,
    score,
    reason: reasonOf(kind, right, expected, extra, said, given.length),
    right,
    extra,
    said_not_found: said,
  }
}

function points(sample: Sample, right: number, given: number, expected: number): number {
  switch (sample.rule) {
    case 'set':
      return given === 0 ? 0 : (200 * right) / (expected + given)
    case 'positions':
    case 'top':
      return (100 * right) / Math.max(expected, given)
    default:
      return right === expected && given === expected ? 100 : 0
  }
}

/** Expected answers that are among the given ones. */
function rightOnes(sample: Sample, answers: readonly string[]): number {
  return sample.answers.filter((a) => a.accept.some((s) => answers.includes(comparable(s)))).length
}

function rightInPlace(sample: Sample, answers: readonly string[]): number {
  return sample.answers.filter((a, i) => a.accept.some((s) => comparable(s) === answers[i])).length
}

function gradeAbsent(given: readonly string[], said: boolean): Grade {
  const values = given.filter((g) => !saysNotFound(g)).length
  const base = { right: 0, extra: values, said_not_found: said }
  if (said && values === 0)
    return { ...base, kind: 'hit', score: 100, right: 1, reason: 'It is not there, and the answer says so.' }
  if (values > 0)
    return { ...base, kind: 'wrong_needle', score: 0, reason: 'It is not there, and a value was given.' }
  return { ...base, kind: 'not_found', score: 0, reason: 'The list is empty; NOT_FOUND was the answer.' }
}

function reasonOf(
  kind: DetailKind,
  right: number,
  expected: number,
  extra: number,
  said: boolean,
  given: number,
): string {
  const wrong = extra === 0 ? '' : `, and ${String(extra)} that ${extra === 1 ? 'is' : 'are'} not asked for`
  if (kind === 'hit') return expected === 1 ? 'Right.' : `All ${String(expected)} right.`
  if (kind === 'partial') return `${String(right)} of ${String(expected)} right${wrong}.`
  if (kind === 'wrong_needle')
    return 'Wrong: an answer that stands in the text, but belongs to something else.'
  if (said) return 'NOT_FOUND was said, but it is in the text.'
  return given === 0 ? 'The list of answers is empty.' : 'Wrong: not among the answers that the text holds.'
}

/**
 * Which canary blocks an output names, anywhere in it: what was seen counts, not the form.
 *
 * @example canaryBlocks(sample, 'amber falcon')[0]?.seen // true
 */
export function canaryBlocks(sample: Sample, text: string): CanaryBlock[] {
  const said = comparable(text)
  return sample.answers.map((answer, i) => ({
    token_depth: sample.placements[i]?.token_depth ?? 0,
    text: answer.text,
    seen: said.includes(comparable(answer.text)),
  }))
}
