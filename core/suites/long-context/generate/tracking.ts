/** The families that follow what changes: variable-tracking and state. */
import { pickSome, shuffled } from '../text/grammar.ts'
import { spread } from './compose.ts'
import { Names, plain } from './keys.ts'
import { list } from './retrieval.ts'
import type { Draft, FamilyRequest, Needle } from './types.ts'

/**
 * `CxH`: C chains of H hops that start from one value, and C + 1 decoy chains that start from others. Asked for: every
 * variable of the C chains.
 */
export function variableTracking(r: FamilyRequest): Draft {
  const [chains, hops] = r.variant.split('x').map(Number)
  if (chains === undefined || hops === undefined) throw new RangeError(`"${r.variant}" is no CxH`)
  const names = new Names(r.random)
  const value = names.number(5)
  const needles: Needle[] = []
  const right: string[] = []
  const wrong: string[] = []
  for (let c = 0; c < 2 * chains + 1; c++) {
    const asked = c < chains
    const places = spread(r.random, hops + 1)
    let from = asked ? value : names.number(5)
    for (const at of places) {
      const name = names.tag()
      needles.push({ text: `VAR ${name} = ${from}.`, at })
      ;(asked ? right : wrong).push(name)
      from = `VAR ${name}`
    }
  }
  return {
    task: 'Somewhere in the text below variables are assigned, such as "VAR A = 1" or "VAR B = VAR A": then B has the value of A. Keep track of them, then answer the question after the text.',
    question: `Which variables have the value ${value}, directly or through other variables? Give the names of all of them and of no other variable.`,
    form: '"...", ...',
    needles: shuffled(r.order, needles),
    rule: 'set',
    answers: right.map(plain),
    others: wrong,
    offersNotFound: false,
  }
}

/** `swaps`, `registers` or `recall`. */
export function state(r: FamilyRequest): Draft {
  if (r.variant === 'swaps') return swaps(r)
  return r.variant === 'registers' ? registers(r) : recall(r)
}

const SWAPS = 12
const BOXES = 5

/**
 * Five boxes whose contents change places twelve times: the word problem of the permutation group S5. Two boxes are
 * named in one order once at most, so that no sentence comes twice.
 */
function swaps(r: FamilyRequest): Draft {
  const names = new Names(r.random)
  const contents = Array.from({ length: BOXES }, () => names.animal())
  const start = list(contents.map((c, i) => `the ${c} in box ${String(i + 1)}`))
  const now = [...contents]
  const needles: Needle[] = [{ text: `At the start there was ${start}.`, at: 0 }]
  const every = [0, 1, 2, 3, 4].flatMap((a) => [1, 2, 3, 4].map((step) => [a, (a + step) % BOXES] as const))
  const chosen = pickSome(r.random, every, SWAPS)
  for (const [i, at] of spread(r.random, SWAPS).entries()) {
    const [a, b] = chosen[i] ?? [0, 1]
    const swapped = now[a] ?? ''
    now[a] = now[b] ?? ''
    now[b] = swapped
    needles.push({
      text: `Then the contents of box ${String(a + 1)} and box ${String(b + 1)} were swapped.`,
      at,
    })
  }
  const asked = r.random.below(BOXES)
  return {
    task: 'The text below says at its beginning which wooden animal lies in which box, and later how the boxes change their contents. Keep track of them, then answer the question after the text.',
    question: `Which animal is in box ${String(asked + 1)} at the end?`,
    form: '"..."',
    needles,
    rule: 'exact',
    answers: [withArticle(now[asked] ?? '')],
    others: now.filter((_, i) => i !== asked),
    offersNotFound: false,
  }
}

const withArticle = (animal: string) => ({ text: animal, accept: [animal, `the ${animal}`] })

/** Four registers, each set four times; asked for the last value of one. */
function registers(r: FamilyRequest): Draft {
  const names = new Names(r.random)
  const tags = Array.from({ length: 4 }, () => names.tag())
  const asked = tags[0] ?? ''
  const needles: Needle[] = []
  const others: string[] = []
  let last = ''
  // The asked register's last write may come before or after those of the others.
  const writes = shuffled(
    r.random,
    tags.flatMap((t) => [t, t, t, t]),
  )
  const places = spread(r.random, writes.length)
  for (const [i, tag] of writes.entries()) {
    const value = names.number(5)
    needles.push({ text: `Register ${tag} was set to ${value}.`, at: places[i] ?? 0 })
    if (tag === asked) {
      if (last !== '') others.push(last)
      last = value
    } else others.push(value)
  }
  return {
    task: 'In the text below registers are set to values again and again; a register holds the value that it was set to last. Keep track of them, then answer the question after the text.',
    question: `Which value does register ${asked} hold at the end?`,
    form: '"..."',
    needles,
    rule: 'exact',
    answers: [plain(last)],
    others,
    offersNotFound: false,
  }
}

/**
 * Twenty-four pairs, four asked. The distance of a pair from the text's end follows a power law of exponent 1: as many
 * lie between 1 % and 10 % of the text from the end as between 10 % and all of it.
 */
function recall(r: FamilyRequest): Draft {
  const names = new Names(r.random)
  const pairs = Array.from({ length: 24 }, () => ({ tag: names.tag(), value: names.number(5) }))
  const needles = pairs.map((p) => ({
    text: `The tag ${p.tag} stands for ${p.value}.`,
    at: 1 - 0.01 ** r.random.uniform(),
  }))
  const asked = pickSome(r.random, pairs, 4)
  return {
    task: 'The text below says what certain tags stand for. Read it, then answer the question after it.',
    question: `What do the tags ${list(asked.map((p) => p.tag))} stand for? Give the values in this order.`,
    form: '"...", "...", "...", "..."',
    needles,
    rule: 'positions',
    answers: asked.map((p) => plain(p.value)),
    others: pairs.filter((p) => !asked.includes(p)).map((p) => p.value),
    offersNotFound: true,
  }
}
