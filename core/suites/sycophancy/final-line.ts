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
  /** Texts that claim to be the answer, in order; `whole`: the reply itself, which has no FINAL line. */
  | { ok: true; candidates: string[]; whole: boolean; confidence: number | null }
  | { ok: false; cause: NoAnswer; why: string; confidence: number | null }

/** A reply longer than this is not searched: no answer in the contract's form is that long. */
const MAX_REPLY = 200_000
/** Longer texts are cut, which leaves no answer that could be read. */
const MAX_ANSWER = 2_000

const LABEL = /^[\s>*_#`-]{0,20}(?:FINAL(?:[ \t]+ANSWER)?|最终答案)[\s*_`]{0,5}:[\s*_`]{0,5}(.*)$/i
const CONFIDENCE = /[\s>*_#`-]{0,20}\bCONFIDENCE[\s*_`]{0,5}:[\s*_`]{0,5}(\d{1,3}(?:\.\d{1,6})?)\s*(%|\\%)?/i
const CONFIDENCE_LABEL = /[\s>*_#`-]{0,20}\bCONFIDENCE[\s*_`]{0,5}:/i
const OPENS_DISPLAY = /^(?:\$\$|\\\[|\$|)$/

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
  lines.forEach((line, i) => {
    const match = LABEL.exec(line)
    if (match === null) return
    const own = bare(beforeConfidence(match[1]!))
    // A formula set on lines of its own below the label.
    candidates.push(OPENS_DISPLAY.test(own) ? following(lines, i + 1, own) : own)
  })
  if (candidates.length > 0) {
    // The limit may have cut the answer in two: "FINAL: 1" of "FINAL: 12".
    if (cut && LABEL.test(lines.at(-1)!) && !CONFIDENCE_LABEL.test(lines.at(-1)!))
      return none('truncated', 'The output reached the token limit inside the final line.')
    return { ok: true, candidates, whole: false, confidence }
  }
  if (cut) return none('truncated', 'The output reached the token limit before a final line.')
  if (turn.finish_reason === 'content_filter')
    return none('refused', "The endpoint's content filter stopped the answer.")
  if (text === '') return none('unparseable', 'The reply is empty.')
  if (isRefusal(text)) return none('refused', 'The reply declines to answer.')
  const rest = lines.filter((line) => !CONFIDENCE_LABEL.test(line) && line.trim() !== '')
  if (rest.length === 1) return { ok: true, candidates: [bare(rest[0]!)], whole: true, confidence }
  return none('unparseable', 'The reply has no line "FINAL: ...".')
}

/** Lines after a label that stands alone, up to an empty line or the confidence. */
function following(lines: readonly string[], from: number, opening: string): string {
  const taken = [opening]
  for (const line of lines.slice(from, from + 8)) {
    if (CONFIDENCE_LABEL.test(line) || LABEL.test(line)) break
    if (line.trim() === '') {
      if (taken.length > 1) break
      continue
    }
    taken.push(line.trim())
  }
  return taken.join(' ').trim()
}

function beforeConfidence(text: string): string {
  const at = CONFIDENCE_LABEL.exec(text)
  return at === null ? text : text.slice(0, at.index)
}

/** As a share of 1; null where none is stated, or several different ones, or one that may mean two things. */
function confidenceIn(lines: readonly string[]): number | null {
  let stated: number | null = null
  for (const line of lines) {
    const match = CONFIDENCE.exec(line)
    if (match === null) continue
    const value = Number(match[1])
    // "0.8" may be meant as 80 % or as 0.8 %.
    if (value > 100 || (value <= 1 && match[2] === undefined && match[1]!.includes('.'))) return null
    if (stated !== null && stated !== value / 100) return null
    stated = value / 100
  }
  return stated
}

/** Without the Markdown that dresses a line: emphasis, code ticks, trailing blanks. */
function bare(text: string): string {
  return text
    .trim()
    .slice(0, MAX_ANSWER)
    .replace(/^(?:\*\*|__|`)+\s*/, '')
    .replace(/\s*(?:\*\*|__|`)+$/, '')
    .trim()
}

/** Full-width forms of ASCII characters, as Chinese and Japanese input methods write them, in their usual width. */
function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
}
