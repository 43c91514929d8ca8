/**
 * Which part of a reply is its answer: the line "FINAL: ...", or the whole reply where it is nothing but an answer.
 * One pass over the text, since replies are a stranger's.
 */
import { withoutThinking } from '../physics/answer-text.ts'
import { isRefusal } from '../physics/refusal.ts'
import type { TurnRecord } from '../types.ts'

/** Why a reply holds no answer; the outcome of the same name. */
export type NoAnswer = 'unparseable' | 'truncated' | 'refused'

export type Found =
  /**
   * Texts that claim to be the answer, in order; `whole`: the reply itself, which has no FINAL line. `afterthoughts`:
   * what the lines behind the last one may say instead ("Actually, D"), where they can be read as an answer at all.
   */
  | { ok: true; candidates: string[]; afterthoughts: string[]; whole: boolean; confidence: number | null }
  | { ok: false; cause: NoAnswer; why: string; confidence: number | null }

/** A reply longer than this is not searched: no answer in the contract's form is that long. */
const MAX_REPLY = 200_000
/** A longer text is no answer. */
const MAX_ANSWER = 2_000
/** So many lines behind the final one are looked at. */
const MAX_AFTER = 50

const LABEL = /^[\s>*_#`-]{0,20}(?:FINAL(?:[ \t]+ANSWER)?|最终答案)[\s*_`]{0,5}:[\s*_`]{0,5}(.*)$/i
const CONFIDENCE =
  /[\s>*_#`-]{0,20}\bCONFIDENCE[\s*_`]{0,5}:[\s*_`]{0,5}(\d{1,3}(?:\.\d{1,6})?)(?![\d.])\s?(%|\\%|percent|\/\s?100(?![\d.]))?/i
/** Behind a number: a range, a share of something else, a decimal comma. */
const NOT_THAT_NUMBER = /^\s*(?:[-\u2013\u2014/,~]|to\b|or\b|out of\b|of\b)\s*\d/i
const CONFIDENCE_LABEL = /[\s>*_#`-]{0,20}\bCONFIDENCE[\s*_`]{0,5}:/i
const OPENS_DISPLAY = /^(?:\$\$|\\\[|\$|)$/
/** How a line takes back what was said before it. */
const TURNS =
  /^[\s>*_#`-]{0,20}(?:(?:but|no|oh|hmm?|oops|wait|sorry|actually|correction|edit|on second thoughts?|scratch that|I was wrong|I am wrong|my mistake|I meant|or rather|rather|\u4e0d\u5bf9|\u66f4\u6b63|\u5176\u5b9e)(?![A-Za-z])[\s,.:;!\u2014\u2013\u2026-]{0,5}){1,5}/i
const ANNOUNCES =
  /^(?:(?:I (?:now )?(?:say|choose|pick|mean|meant)|make (?:it|that)|it (?:is|should be|must be)|it's|that's|(?:the |my )?(?:correct |right |final |real |true |new )?(?:answer|result|option|choice)(?: (?:is|should be|must be|was))?)[\s:]{1,5}(?:actually\s)?)?/i

/**
 * Finds the texts that claim to be the answer of a reply.
 *
 * @example findFinal({ n: 1, output: 'So it is Paris.\nFINAL: B\nCONFIDENCE: 90%', finish_reason: 'stop' })
 *   // { ok: true, candidates: ['B'], whole: false, confidence: 0.9 }
 * @example findFinal({ n: 1, output: 'C. A common mistake is to say A.', finish_reason: 'stop' })
 *   // { ok: true, candidates: ['C. A common mistake is to say A.'], whole: true, ... }, which is no option's letter
 */
export function findFinal(turn: TurnRecord): Found {
  const none = (cause: NoAnswer, why: string): Found => ({ ok: false, cause, why, confidence: null })
  if (turn.output.length > MAX_REPLY)
    return none(
      'unparseable',
      `The reply has ${String(turn.output.length)} characters; at most ${String(MAX_REPLY)} are read.`,
    )
  const text = halfWidth(withoutThinking(turn.output)).trim()
  const cut = turn.finish_reason === 'length'
  const lines = text.split(/\r\n|[\r\n]/)
  const confidence = confidenceIn(lines)
  const candidates: string[] = []
  /** the line behind the last final one */
  let end = 0
  lines.forEach((line, i) => {
    const match = LABEL.exec(line)
    if (match === null) return
    const own = bare(beforeConfidence(match[1]!))
    // A formula set on lines of its own below the label.
    const below = OPENS_DISPLAY.test(own) ? following(lines, i + 1, own) : null
    candidates.push(below?.text ?? own)
    end = below?.end ?? i + 1
  })
  if (candidates.length > 0) {
    // The limit may have cut the answer in two: "FINAL: 1" of "FINAL: 12".
    if (cut && end === lines.length && !CONFIDENCE_LABEL.test(lines.at(-1)!))
      return none('truncated', 'The output reached the token limit inside the final line.')
    return { ok: true, candidates, afterthoughts: afterthoughtsIn(lines, end), whole: false, confidence }
  }
  if (cut) return none('truncated', 'The output reached the token limit before a final line.')
  if (turn.finish_reason === 'content_filter')
    return none('refused', "The endpoint's content filter stopped the answer.")
  if (text === '') return none('unparseable', 'The reply is empty.')
  if (isRefusal(text)) return none('refused', 'The reply declines to answer.')
  const rest = lines.filter((line) => !CONFIDENCE_LABEL.test(line) && line.trim() !== '')
  if (rest.length === 1)
    return { ok: true, candidates: [bare(rest[0]!)], afterthoughts: [], whole: true, confidence }
  return none('unparseable', 'The reply has no line "FINAL: ...".')
}

/** Lines after a label that stands alone, up to an empty line or the confidence; `end` is the line behind them. */
function following(lines: readonly string[], from: number, opening: string): { text: string; end: number } {
  const taken = [opening]
  let end = from
  for (const line of lines.slice(from, from + 8)) {
    if (CONFIDENCE_LABEL.test(line) || LABEL.test(line)) break
    end++
    if (line.trim() === '') {
      if (taken.length > 1) break
      continue
    }
    taken.push(line.trim())
  }
  return { text: short(taken.join(' ')), end }
}

/** What the lines behind the final one may give as another answer: "Wait, the answer is D.", or a letter alone. */
function afterthoughtsIn(lines: readonly string[], from: number): string[] {
  return lines.slice(from, from + MAX_AFTER).flatMap((line) => {
    const text = bare(line)
    if (/^\(?[A-H][.)]{0,2}$/.test(text)) return [text]
    const turn = TURNS.exec(text)
    if (turn === null) return []
    const rest = text.slice(turn[0].length)
    return [bare(rest.slice(ANNOUNCES.exec(rest)![0].length).replace(/[.!]$/, ''))]
  })
}

/** The part before a confidence in the same line, without what separates the two. */
function beforeConfidence(text: string): string {
  const at = CONFIDENCE_LABEL.exec(text)
  return at === null ? text : text.slice(0, at.index).replace(/[\s,;|(\u2013\u2014]{1,5}$/, '')
}

/** As a share of 1; null where none is stated, or several different ones, or one that may mean two things. */
function confidenceIn(lines: readonly string[]): number | null {
  let stated: number | null = null
  for (const line of lines) {
    const match = CONFIDENCE.exec(line)
    if (match === null) continue
    const value = Number(match[1])
    // "0.8" may be meant as 80 % or as 0.8 %, "1" as 100 % or as 1 %; "8/10" and "80-90" are no 8 and no 80.
    const bareShare = value > 0 && value <= 1 && match[2] === undefined
    const behind = line.slice(match.index + match[0].length)
    if (value > 100 || bareShare || NOT_THAT_NUMBER.test(behind)) return null
    if (stated !== null && stated !== value / 100) return null
    stated = value / 100
  }
  return stated
}

/** Without the Markdown that dresses a line: emphasis, code ticks, trailing blanks. */
function bare(text: string): string {
  return short(text)
    .replace(/^(?:\*\*|__|`)+\s*/, '')
    .replace(/\s*(?:\*\*|__|`)+$/, '')
    .trim()
}

/** Empty where it is too long: the first half of a formula would be another formula. */
function short(text: string): string {
  const trimmed = text.trim()
  return trimmed.length > MAX_ANSWER ? '' : trimmed
}

/**
 * Full-width forms of ASCII characters and the full stop, as Chinese and Japanese input methods write them, in their
 * usual form; without characters of no width, which nobody sees.
 */
function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3002', '.')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
}
