/**
 * Finds the final answer's formula in a model's output. Works in time linear in the output's length.
 *
 * In this order: the last box; what follows `FINAL ANSWER:` and the like; the whole text, where it is a formula
 * itself; a formula after "the answer is"; the last displayed formula; the last inline one; a formula at the end of
 * a sentence. Thinking text does not count.
 */
import { isUnit } from '../latex/units.ts'
import type { Flag } from '../latex/types.ts'
import { boxesOf } from './boxes.ts'
import type { Box } from './boxes.ts'
import { segmentsOf } from './segments.ts'
import type { Segment } from './segments.ts'
import { isFormulaText, proseFormula } from './prose.ts'
import type { Letters } from './prose.ts'
import { answerRegion } from './thinking.ts'
import { trimmed } from './trim.ts'
import type { Slice } from './trim.ts'

export interface Candidate extends Slice {
  readonly flags: readonly Flag[]
  /** Formulas beside the answer that may define its symbols. */
  readonly definitions: readonly Slice[]
  /** One of several boxes or formulas: another one is preferred whose left-hand side is asked for. */
  readonly place: 'only' | 'box' | 'formula'
}

/** Boxes that are looked at, from the last one. */
const MAX_BOXES = 12
/** How far after an answer its definitions are looked for. */
const BESIDE = 600

/** The formula of a key: the content of its box, or the whole text without dollars and full stop. */
export function keySlice(latex: string): Slice {
  const box = boxesOf(latex, 0, latex.length).at(-1)
  if (box !== undefined && box.to > box.from) return trimmed(latex, box.from, box.to)
  return trimmed(latex, 0, latex.length)
}

/** The places where the answer may be, best first. */
export function* candidates(output: string, letters: Letters = new Set()): Generator<Candidate> {
  const { from, to } = answerRegion(output)
  if (isBlank(output, from, to)) return
  const all = boxesOf(output, from, to)
  const boxes = all.filter((box) => !isBlank(output, box.from, box.to))
  if (boxes.length > 0) {
    yield* fromBoxes(output, boxes.slice(-MAX_BOXES), to)
    return
  }
  // Empty boxes are no answer; what stands before them may be one.
  const empty = all[0]
  if (empty !== undefined && isBlank(output, from, empty.from - '\\boxed{'.length)) return
  const marked = afterMarker(output, from, to)
  if (marked !== null) yield* plain(output, marked.from, marked.to, letters)
  yield* plain(output, from, to, letters)
}

function* fromBoxes(output: string, boxes: readonly Box[], to: number): Generator<Candidate> {
  const several = boxes.length > 1
  for (let i = boxes.length - 1; i >= 0; i--) {
    const box = boxes[i]!
    const flags: Flag[] = []
    if (box.open) flags.push('repaired')
    if (several) flags.push('several_boxes')
    const slice = trimmed(output, box.from, box.to)
    yield { ...slice, flags, definitions: beside(output, box.end, to), place: several ? 'box' : 'only' }
  }
}

/** A stretch without boxes: a formula itself, or text with formulas in it. */
function* plain(output: string, from: number, to: number, letters: Letters): Generator<Candidate> {
  const whole = trimmed(output, from, to)
  const all = segmentsOf(output, from, to)
  if (covers(output, from, to, all) && isFormulaText(output, whole.from, whole.to, letters)) {
    yield { ...whole, flags: [], definitions: [], place: 'only' }
  }
  if (all.length === 0) {
    const found = proseFormula(output, from, to, letters)
    if (found !== null) yield { ...found, flags: [], place: 'only' }
    return
  }
  const stated: Segment[] = []
  let explaining = false
  all.forEach((segment, i) => {
    const end = all[i - 1]?.end ?? from
    // `where $h$ is the height and $g$ ...`: an explanation lasts to the end of its sentence.
    explaining &&= !/[.。;；\n]/.test(output.slice(end, segment.start))
    explaining ||= isExplained(output, end, segment.start)
    if (!explaining && !isUprightUnit(output, segment)) stated.push(segment)
  })
  const segments = stated.length > 0 ? stated : all
  const best: (Segment | null | undefined)[] = [
    afterAnswerWord(output, from, segments),
    segments.findLast((segment) => segment.display),
    segments.findLast((segment) => isFormulaText(output, segment.from, segment.to, letters)),
    // Of several formulas one may be named as what is asked for.
    ...segments.slice(-MAX_BOXES).reverse(),
  ]
  const seen = new Set<Segment>()
  for (const segment of best) {
    if (segment == null || seen.has(segment)) continue
    seen.add(segment)
    yield ofSegment(output, segment, to)
  }
}

/** Outside the segments there is nothing but punctuation and `and`. */
function covers(output: string, from: number, to: number, segments: readonly Segment[]): boolean {
  let at = from
  for (const segment of segments) {
    if (!isJoint(output.slice(at, Math.min(segment.start, at + 40)))) return false
    at = segment.end
  }
  return segments.length === 0 || isJoint(output.slice(at, Math.min(to, at + 40)))
}

function isJoint(text: string): boolean {
  return /^(?:[\s.,;:!*，。；、]|and\b|or\b|和|或)*$/.test(text)
}

const EXPLAINS =
  /(?:\b(?:where|with|for|if|when|here|assuming|provided|given|since|because)|其中|式中|这里|当)[^.$\\\n。]{0,60}$/i

/** The formula after this text explains another one: `where $\tau = m/b$`, `for $t > 0$`. */
function isExplained(output: string, from: number, start: number): boolean {
  return EXPLAINS.test(output.slice(Math.max(from, start - 80), start))
}

/** `$\\mathrm{m/s^2}$` names a unit, it answers nothing. */
function isUprightUnit(output: string, { from, to }: Segment): boolean {
  const text = output.slice(from, to).trim()
  return (
    /^\\(?:mathrm|text|rm|textrm|mathup|unit|si)\b/.test(text) && isUnit(text.replace(/^\\(?:unit|si)\b/, ''))
  )
}

function ofSegment(output: string, segment: Segment, to: number): Candidate {
  const slice = trimmed(output, segment.from, segment.to)
  const after = /^[ \t]*([^\n$\\.,;，。]{1,24}?)[\s.,;，。]*(?:\n|$)/.exec(
    output.slice(segment.end, Math.min(to, segment.end + 40)),
  )
  const unit = after !== null && isUnit(after[1]!)
  return {
    ...slice,
    flags: unit ? ['unit_dropped'] : [],
    definitions: beside(output, segment.end, to),
    place: 'formula',
  }
}

function isBlank(output: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (output.charCodeAt(i) > 32 && output[i] !== '$') return false
  return true
}

const MARKER =
  /(?:final\s+answer|(?:^|\n)[\s*#>_]*answer|最终答案|答案|最后答案|(?:^|\n)[\s*#>_]*(?:final\s+)?result)[\s*_]*(?:is|为|是)?[\s*_]*[:：]/gi

/** What follows the last `FINAL ANSWER:`; the search is over the end of long outputs only. */
function afterMarker(output: string, from: number, to: number): { from: number; to: number } | null {
  const start = Math.max(from, to - 20_000)
  const tail = output.slice(start, to)
  let at = -1
  for (const match of tail.matchAll(MARKER)) at = start + match.index + match[0].length
  if (at < 0) return null
  // To the end of the paragraph, or of the next one where nothing else stands on the line.
  let first = at
  while (first < to && (output.charCodeAt(first) <= 32 || output[first] === '*' || output[first] === '_'))
    first++
  const blank = output.indexOf('\n\n', first)
  const end = blank < 0 || blank > to ? to : blank
  return first < end ? { from: first, to: end } : null
}

const ANSWER_WORD = /(?:answer|result|solution|答案|结果|therefore|thus|hence|因此|所以|故)[^$\\]{0,80}$/i

/** The last formula that stands right after a word such as "answer". */
function afterAnswerWord(output: string, from: number, segments: readonly Segment[]): Segment | null {
  for (let i = segments.length - 1; i >= 0 && i >= segments.length - 20; i--) {
    const segment = segments[i]!
    const before = output.slice(Math.max(from, segment.start - 100), segment.start)
    const clause = before.slice(before.search(/[^.\n。]*$/))
    if (ANSWER_WORD.test(clause) && isFormulaText(output, segment.from, segment.to)) return segment
  }
  return null
}

const BESIDE_WORD = /^[\s.,;:)\]$*，。；：]*(?:where|with|here|in which|其中|式中|这里|and)/i

const GOES_ON =
  /^(?:[\s,;.]|\\[,;: ]|\\q?quad|\\(?:text|mathrm)\s*\{[\s,]*(?:where|with|and|其中)?[^{}]{0,20}\}|where\b|with\b)*/

/** Formulas after the answer in the same formula, or in the same paragraph when it goes on with `where`. */
function beside(output: string, end: number, to: number): Slice[] {
  const stop = Math.min(to, end + BESIDE)
  const text = output.slice(end, stop)
  const rest = /^[^$\n]*?(?=\$|\\\]|\\\)|\n|$)/.exec(text)![0]
  if (rest.includes('=')) {
    const skipped = GOES_ON.exec(rest)![0].length
    if (skipped > 0) return [trimmed(output, end + skipped, end + rest.length)]
  }
  if (!BESIDE_WORD.test(text.replace(/^(?:\\[)\]]|\$|\s)+/, ''))) return []
  const blank = text.indexOf('\n\n', 5)
  const limit = blank < 0 ? stop : end + blank
  // The answer's own closing delimiter must not open a segment.
  let from = end
  while (from < limit && /[\s$.,;]/.test(output[from]!)) from++
  if (output.startsWith('\\]', from) || output.startsWith('\\)', from)) from += 2
  const found: Slice[] = segmentsOf(output, from, limit)
  return found.slice(0, 8)
}
