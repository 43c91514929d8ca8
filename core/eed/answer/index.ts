/** Reads keys and answers: finds the final answer in a model's output and gives its readings. */
import { Failure, MAX_OUTPUT, toReadError } from '../latex/errors.ts'
import { lex } from '../latex/lexer.ts'
import { lexiconOf, namesOfKey } from '../latex/lexicon.ts'
import { MAX_READINGS, readAll, readOnce } from '../latex/readings.ts'
import type { Lexicon } from '../latex/state.ts'
import type { Tokens } from '../latex/tokens.ts'
import type { Definition, Flag, Read, ReadOptions, ReadResult, Reading } from '../latex/types.ts'
import { evaluate } from './chains.ts'
import type { Found, Question } from './chains.ts'
import { candidates, keySlice } from './extract.ts'
import type { Candidate } from './extract.ts'
import type { Slice } from './trim.ts'
import { isUnit } from '../latex/units.ts'
import { regrouped } from './regroup.ts'

/**
 * Reads a key. It has exactly one reading; ambiguous names are fixed place by place, from what stands around them
 * (`Ne\,e^{kr^2}` holds a charge and Euler's number).
 *
 * @example readKey('v = \\sqrt{2gh}') // value sqrt(2 g h), asked 'v'
 */
export function readKey(latex: string, options: ReadOptions = {}): ReadResult {
  const slice = keySlice(latex)
  try {
    const lexicon = lexiconOf(options, null)
    const reading = readOnce(lex(slice.text, slice.from, slice.to), lexicon)
    const found = evaluate(reading.items, null)
    if (found === null) throw new Failure('empty', 'The key holds no formula.', slice.from)
    return {
      ok: true,
      read: {
        readings: [
          {
            value: found.value,
            taken: reading.taken,
            flags: [...reading.flags, ...found.flags],
            ...(reading.unit === null ? {} : { unit: reading.unit }),
          },
        ],
        definitions: found.definitions,
        ...(found.asked === undefined ? {} : { asked: found.asked }),
        ...(found.lhs === undefined ? {} : { lhs: found.lhs }),
        source: slice.text.slice(slice.from, slice.to),
      },
    }
  } catch (error) {
    if (error instanceof Failure) return { ok: false, error: toReadError(error, latex) }
    throw error
  }
}

/**
 * Reads the final answer in a model's output, most likely reading first.
 *
 * `key` is what readKey gave, or null; it says which symbols and which meanings of ambiguous names matter, and which
 * of several answers is asked for. Never throws; a text without any formula gives the error `no_answer`.
 *
 * @example readAnswer('Hence \\boxed{v=\\sqrt{2gh}}.', key) // value sqrt(2 g h)
 */
export function readAnswer(output: string, key: Read | null, options: ReadOptions = {}): ReadResult {
  if (output.length > MAX_OUTPUT) {
    const reason = `The output has ${output.length} characters; at most ${MAX_OUTPUT} are searched.`
    return { ok: false, error: toReadError(new Failure('too_long', reason, MAX_OUTPUT), output) }
  }
  const lexicon = lexiconOf(options, key)
  const question = questionOf(key)
  let failure: Failure | null = null
  let fallback: Read | null = null
  for (const candidate of candidates(withoutTags(output), lettersOf(lexicon))) {
    try {
      const read = readCandidate(candidate, lexicon, question)
      if (read === null) continue
      if (candidate.place !== 'only' && key?.asked !== undefined && read.asked !== key.asked) {
        // One of several: keep looking for the one that answers the question. A formula without a left-hand side
        // is the answer, unless another box has the right one.
        fallback ??= read
        if (candidate.place === 'box' || fallback.asked !== undefined) continue
        break
      }
      return { ok: true, read }
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      failure ??= error
    }
  }
  if (fallback !== null) return { ok: true, read: fallback }
  failure ??= new Failure('no_answer', 'There is no formula in the text that could be the answer.', 0)
  return { ok: false, error: toReadError(failure, output) }
}

const TAGS = /<\/?(?:b|i|u|p|br|em|div|span|strong|center|h[1-6])(?:\s+[a-z-]+="[^"<>]{0,80}")*\s*\/?>/gi

/** HTML tags that only dress text become blanks, so that positions stay those of the output. */
function withoutTags(output: string): string {
  return output.includes('<') ? output.replace(TAGS, (tag) => ' '.repeat(tag.length)) : output
}

/** The one-letter names that the key or the item knows: runs of them are products, not words. */
function lettersOf(lexicon: Lexicon): Set<string> {
  const letters = new Set<string>()
  for (const names of [lexicon.declared.keys(), lexicon.key?.symbols.keys() ?? []])
    for (const name of names) if (/^[A-Za-z]$/.test(name)) letters.add(name)
  return letters
}

function questionOf(key: Read | null): Question | null {
  if (key === null) return null
  return {
    asked: key.asked,
    lhs: key.lhs,
    names: namesOfKey(key),
    kind: key.readings[0]?.value.k,
  }
}

const BARE_UNIT = /^([-+−\d.,\s{}^]|\\times|\\cdot|×)*\d[\d.}]*[\s~]+([A-Za-zµμΩ°%][A-Za-z\d/^·*\s{}-]*)$/

/** `5.2 m/s`: after a plain number, letters that the key does not know are a unit. Returns where the number ends. */
function withoutBareUnit({ text, from, to }: Slice, lexicon: Lexicon): number {
  if (to - from > 80) return to
  const match = BARE_UNIT.exec(text.slice(from, to))
  if (match === null || !isUnit(match[2]!)) return to
  const letters = match[2]!.match(/[A-Za-z]+/g) ?? []
  const known = letters.some((word) => lexicon.declared.has(word) || lexicon.key?.symbols.has(word))
  return known ? to : to - match[2]!.length
}

/** Lexes an answer, with its loose ends mended: missing closing braces, backslashes doubled by JSON. */
function lexAnswer(candidate: Candidate): Tokens {
  const { text, from, to } = candidate
  const slash = text.indexOf('\\\\', from)
  if (slash >= 0 && slash < to) {
    const slice = text.slice(from, to)
    if (/\\\\[a-zA-Z]{2}/.test(slice) && !/(?<!\\)\\(?:\\\\)*(?!\\)/.test(slice)) {
      // Positions then count in the mended text, shifted by the answer's start.
      const blanks = ' '.repeat(Math.min(from, 1000))
      return { ...lex(blanks + slice.replace(/\\\\/g, '\\'), 0, undefined, true), repaired: true }
    }
  }
  return lex(text, from, to, true)
}

function readCandidate(candidate: Candidate, lexicon: Lexicon, question: Question | null): Read | null {
  const end = withoutBareUnit(candidate, lexicon)
  const tokens = lexAnswer({ ...candidate, to: end })
  const readings: Reading[] = []
  let first: Found | null = null
  for (const one of readAll(tokens, lexicon)) {
    const found = evaluate(one.items, question)
    if (found === null) continue
    first ??= found
    const flags = new Set<Flag>([...candidate.flags, ...one.flags, ...found.flags])
    if (tokens.repaired) flags.add('repaired')
    if (end < candidate.to) flags.add('unit_dropped')
    const unit = end < candidate.to ? candidate.text.slice(end, candidate.to) : one.unit
    readings.push({
      value: found.value,
      taken: one.taken,
      flags: [...flags],
      ...(unit === null ? {} : { unit }),
    })
  }
  if (first === null) return null
  const definitions: Definition[] = [...first.definitions]
  for (const extra of candidate.definitions) {
    try {
      const items = readOnce(lex(extra.text, extra.from, extra.to), lexicon).items
      const found = evaluate(
        items.map((item) => ({ ...item, lead: 'where' as const })),
        question,
      )
      if (found) definitions.push(...found.definitions)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
    }
  }
  return {
    readings: regrouped(readings, lexicon.key).slice(0, MAX_READINGS),
    definitions,
    ...(first.asked === undefined ? {} : { asked: first.asked }),
    ...(first.lhs === undefined ? {} : { lhs: first.lhs }),
    source: candidate.text.slice(candidate.from, candidate.to),
  }
}
