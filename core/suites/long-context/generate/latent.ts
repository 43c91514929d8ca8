/** Latent needles: the question and the statement that answers it share no word stem. */
import { pickSome, shuffled } from '../text/grammar.ts'
import { FIRST_NAMES, LAST_NAMES } from '../text/keys.ts'
import { ASSOCIATIONS } from './associations.ts'
import { spread } from './compose.ts'
import type { Draft, FamilyRequest, Needle } from './types.ts'

/** Statements about other people, none of which answers the question. */
const DISTRACTORS = 3

/** Associations whose facts could be taken for an answer to each other's questions are never put together. */
const ALIKE: readonly (readonly number[])[] = [
  [1, 24],
  [2, 30],
  [5, 15],
  [3, 12, 17],
  [8, 9],
  [28, 25, 21],
  [0, 4, 20, 29, 31, 11, 6],
  [7, 25],
]

/**
 * Which association a sample is about: each in turn.
 *
 * @example associationOf(33) // 1
 */
export function associationOf(index: number): number {
  return index % ASSOCIATIONS.length
}

export function latent(r: FamilyRequest): Draft {
  const asked = associationOf(r.index)
  const near = new Set([asked, ...ALIKE.filter((group) => group.includes(asked)).flat()])
  const far = ASSOCIATIONS.map((_, i) => i).filter((i) => !near.has(i))
  const chosen = [asked, ...pickSome(r.random, far, DISTRACTORS)]
  const first = pickSome(r.random, FIRST_NAMES, chosen.length)
  const last = pickSome(r.random, LAST_NAMES, chosen.length)
  const people = first.map((f, i) => `${f} ${last[i] ?? ''}`)
  const places = shuffled(r.order, spread(r.random, chosen.length))
  const needles: Needle[] = chosen.map((c, i) => ({
    text: (ASSOCIATIONS[c]?.fact ?? '').replace('{P}', people[i] ?? ''),
    at: i === 0 ? (r.depth ?? 0) : (places[i] ?? 0),
    asked: i === 0,
  }))
  const name = people[0] ?? ''
  return {
    task: 'The text below says something about a few people who are named. Read it, then answer the question after it with the name of one of them.',
    question: ASSOCIATIONS[asked]?.question ?? '',
    form: '"..."',
    needles,
    rule: 'exact',
    answers: [{ text: name, accept: [name, first[0] ?? name, last[0] ?? name] }],
    others: people.slice(1),
    association: asked,
    offersNotFound: true,
  }
}
