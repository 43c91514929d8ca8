/** The families that look up codes by their keys: single, multi-key, multi-value, multi-query, multi-needle, absent. */
import { SHORTEST, pick, pickSome, shuffled } from '../text/grammar.ts'
import { KEY_ANIMALS, KEY_COLORS, KEY_TRAITS } from '../text/keys.ts'
import { referenceTokens } from '../text/tokens.ts'
import { placement, spread } from './compose.ts'
import { Names, plain } from './keys.ts'
import type { Body, Draft, FamilyRequest, Needle, Placement } from './types.ts'

const codeOf = (key: string, code: string): string => `The access code of the ${key} is ${code}.`

const TASK =
  'Somewhere in the text below access codes are given. Read the text, then answer the question after it.'
const ONE = { task: TASK, form: '"..."', offersNotFound: true } as const

/** One key, one 7-digit code. */
export function single(r: FamilyRequest): Draft {
  const names = new Names(r.random)
  const key = names.key()
  const code = names.number(7)
  return {
    ...ONE,
    question: `What is the access code of the ${key}?`,
    needles: [{ text: codeOf(key, code), at: r.depth ?? 0, asked: true }],
    rule: 'exact',
    answers: [plain(code)],
    others: [],
  }
}

/** Four keys, one asked; dense: nothing but keys that are nearly the one that is asked. */
export function multiKey(r: FamilyRequest): Draft {
  return r.variant === 'dense' ? dense(r) : fourKeys(r, true)
}

/** Looks like multi-key, but the asked key is not there. */
export function absent(r: FamilyRequest): Draft {
  return fourKeys(r, false)
}

function fourKeys(r: FamilyRequest, present: boolean): Draft {
  const names = new Names(r.random)
  const asked = names.key()
  const code = names.number(7)
  const others = Array.from({ length: 3 }, () => ({ key: names.key(), code: names.number(7) }))
  const places = shuffled(r.order, spread(r.random, others.length))
  const needles: Needle[] = others.map((o, i) => ({ text: codeOf(o.key, o.code), at: places[i] ?? 0 }))
  if (present) needles.push({ text: codeOf(asked, code), at: r.depth ?? 0, asked: true })
  return {
    ...ONE,
    question: `What is the access code of the ${asked}?`,
    needles,
    rule: present ? 'exact' : 'absent',
    answers: [plain(present ? code : 'NOT_FOUND')],
    others: others.map((o) => o.code),
  }
}

function dense(r: FamilyRequest): Draft {
  const names = new Names(r.random)
  const asked = names.longKey()
  const code = names.number(7)
  const others: string[] = []
  return {
    ...ONE,
    question: `What is the access code of the ${asked}?`,
    needles: [],
    body: (budget) => denseBody(r, names, asked, code, budget, others),
    rule: 'exact',
    answers: [plain(code)],
    others,
  }
}

/** Lines of codes. Of the first eight every one shares two of its three words with the asked key. */
function denseBody(
  r: FamilyRequest,
  names: Names,
  asked: string,
  code: string,
  budget: number,
  others: string[],
): Body {
  const own = { text: codeOf(asked, code), at: r.depth ?? 0, asked: true }
  const ownTokens = referenceTokens(own.text)
  const words = asked.split(' ')
  const lists = [KEY_COLORS, KEY_TRAITS, KEY_ANIMALS]
  const near: string[] = []
  while (near.length < 8) {
    const changed = near.length % 3
    const key = words.map((w, i) => (i === changed ? pick(r.random, lists[i] ?? []) : w)).join(' ')
    if (names.reserve(key)) near.push(key)
  }
  const lines: { text: string; tokens: number }[] = []
  let room = budget - ownTokens
  // A line without its key's words, and the code's three groups of digits.
  for (;;) {
    const key = near.pop() ?? names.longKey()
    const value = names.number(7)
    const text = codeOf(key, value)
    const tokens = LINE_TOKENS + keyTokens(key)
    if (tokens > room) break
    room -= tokens
    others.push(value)
    lines.push({ text, tokens })
  }
  if (lines.length < 8) throw new RangeError('too few lines fit')
  const order = shuffled(r.filler, lines)
  const at = Math.round((r.depth ?? 0) * order.length)
  const before = order.slice(0, at).reduce((sum, l) => sum + l.tokens, 0)
  const total = order.reduce((sum, l) => sum + l.tokens, ownTokens)
  const texts = order.map((l) => l.text)
  texts.splice(at, 0, own.text)
  return { text: texts.join('\n'), tokens: total, placements: [placement(own, before, ownTokens, total)] }
}

const KEY_TOKENS: ReadonlyMap<string, number> = new Map(
  [...KEY_COLORS, ...KEY_TRAITS, ...KEY_ANIMALS].map((w) => [w, referenceTokens(` ${w}`)]),
)
const keyTokens = (key: string): number => {
  let tokens = 0
  for (const word of key.split(' ')) tokens += KEY_TOKENS.get(word) ?? 1
  return tokens
}
/** Of `The access code of the KEY is 1234567.`, without the key. */
const LINE_TOKENS = referenceTokens(codeOf('', '1234567').replace('the  is', 'the is'))

/** All four codes of one key; three other keys have four each. */
export function multiValue(r: FamilyRequest): Draft {
  const names = new Names(r.random)
  const keys = Array.from({ length: 4 }, () => names.key())
  const asked = keys[0] ?? ''
  const pairs = keys.flatMap((key) => Array.from({ length: 4 }, () => ({ key, code: names.number(7) })))
  const places = shuffled(r.order, spread(r.random, pairs.length))
  return {
    task: TASK,
    question: `What are all the access codes of the ${asked}? Give every one of them and no other code.`,
    form: '"...", ...',
    needles: pairs.map((p, i) => ({
      text: `An access code of the ${p.key} is ${p.code}.`,
      at: places[i] ?? 0,
    })),
    rule: 'set',
    answers: pairs.filter((p) => p.key === asked).map((p) => plain(p.code)),
    others: pairs.filter((p) => p.key !== asked).map((p) => p.code),
    offersNotFound: true,
  }
}

/** Eight keys, four of them asked. */
export function multiQuery(r: FamilyRequest): Draft {
  return severalKeys(r, 8, 4, null)
}

/** N keys, R of them asked; the first that is asked stands at the stated depth. */
export function multiNeedle(r: FamilyRequest): Draft {
  const [needles, asked] = r.variant.split('-').map(Number)
  if (needles === undefined || asked === undefined) throw new RangeError(`"${r.variant}" is no N-R`)
  return severalKeys(r, needles, asked, r.depth)
}

function severalKeys(r: FamilyRequest, count: number, asks: number, depth: number | null): Draft {
  const names = new Names(r.random)
  const pairs = Array.from({ length: count }, () => ({ key: names.key(), code: names.number(7) }))
  const asked = pickSome(r.random, pairs, asks)
  const places = shuffled(r.random, spread(r.random, count))
  const needles: Needle[] = pairs.map((p, i) => {
    const first = depth !== null && p === asked[0]
    return { text: codeOf(p.key, p.code), at: first ? depth : (places[i] ?? 0), asked: first }
  })
  return {
    task: TASK,
    question:
      asks === 1
        ? `What is the access code of the ${asked[0]?.key ?? ''}?`
        : `What are the access codes of ${list(asked.map((a) => `the ${a.key}`))}? Give them in this order.`,
    form: Array.from({ length: asks }, () => '"..."').join(', '),
    needles: permuted(r, needles),
    rule: asks === 1 ? 'exact' : 'positions',
    answers: asked.map((a) => plain(a.code)),
    others: pairs.filter((p) => !asked.includes(p)).map((p) => p.code),
    offersNotFound: true,
  }
}

/** The same places, given to the needles in another order; permutation 0 leaves all where it is. */
export function permuted(r: FamilyRequest, needles: readonly Needle[]): Needle[] {
  if (r.permutation === 0) return [...needles]
  const places = shuffled(
    r.order,
    needles.map((n) => n.at),
  )
  return needles.map((n, i) => ({ ...n, at: places[i] ?? n.at }))
}

/**
 * A list in words.
 *
 * @example list(['a', 'b', 'c']) // 'a, b and c'
 */
export function list(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

/** Room for a haystack beside the needles, so that there is one at all. */
export const LEAST_FILLER = 2 * SHORTEST
export type { Placement }
