/** Questions about small generated worlds, one or two hops from the asked name to the answer. */
import { pickSome, shuffled } from '../text/grammar.ts'
import { FIRST_NAMES, LAST_NAMES } from '../text/keys.ts'
import { INSTRUMENTS, TOWNS } from '../text/towns.ts'
import { spread } from './compose.ts'
import { permuted } from './retrieval.ts'
import type { Answer, Draft, FamilyRequest } from './types.ts'

/** Towns of a world; each has one inhabitant that may be asked for, and one mayor. */
const SIZE = 5

interface Fact {
  text: string
  /** 1: the asked one's first hop, 2: the second; 0: a distractor. */
  hop: 0 | 1 | 2
}

/** `1-hop`: where somebody lives. `2-hop`: the mayor of where somebody lives, or what a town's mayor plays. */
export function qa(r: FamilyRequest): Draft {
  const first = pickSome(r.random, FIRST_NAMES, 2 * SIZE)
  const last = pickSome(r.random, LAST_NAMES, 2 * SIZE)
  const people = first.map((f, i) => `${f} ${last[i] ?? ''}`)
  const towns = pickSome(r.random, TOWNS, SIZE)
  const instruments = pickSome(r.random, INSTRUMENTS, 2 * SIZE)
  const lives = (i: number): string => `${people[i] ?? ''} lives in the town of ${towns[i] ?? ''}.`
  const mayor = (i: number): string => `The mayor of ${towns[i] ?? ''} is ${people[SIZE + i] ?? ''}.`
  const plays = (i: number): string => `${people[i] ?? ''} plays the ${instruments[i] ?? ''}.`

  const all = Array.from({ length: SIZE }, (_, i) => i)
  const asked = r.random.below(SIZE)
  const kind = r.variant === '1-hop' ? 'town' : r.random.below(2) === 0 ? 'mayor' : 'instrument'
  const facts: Fact[] = all.flatMap((i): Fact[] => {
    const own = i === asked
    const town: Fact = { text: lives(i), hop: kind !== 'instrument' && own ? 1 : 0 }
    const head: Fact = { text: mayor(i), hop: own && kind !== 'town' ? (kind === 'mayor' ? 2 : 1) : 0 }
    const music: Fact = { text: plays(SIZE + i), hop: own && kind === 'instrument' ? 2 : 0 }
    return [town, head, music]
  })

  const question = {
    town: `In which town does ${people[asked] ?? ''} live?`,
    mayor: `Who is the mayor of the town in which ${people[asked] ?? ''} lives?`,
    instrument: `Which instrument does the mayor of ${towns[asked] ?? ''} play?`,
  }[kind]
  const answer: Answer = {
    town: townAnswer(towns[asked] ?? ''),
    mayor: personAnswer(people[SIZE + asked] ?? ''),
    instrument: instrumentAnswer(instruments[SIZE + asked] ?? ''),
  }[kind]
  const others = {
    town: towns.filter((_, i) => i !== asked),
    mayor: people.filter((_, i) => i !== SIZE + asked),
    instrument: instruments.filter((_, i) => i >= SIZE && i !== SIZE + asked),
  }[kind]

  // The fact that holds the answer stands at the stated depth.
  const answering = kind === 'town' ? 1 : 2
  const places = shuffled(r.random, spread(r.random, facts.length))
  const needles = facts.map((f, i) => ({
    text: f.text,
    at: f.hop === answering ? (r.depth ?? 0) : (places[i] ?? 0),
    asked: f.hop === answering,
  }))
  return {
    task: 'The text below tells, among other things, who lives where, who governs the towns and who plays which instrument. Read it, then answer the question after it.',
    question,
    form: '"..."',
    needles: permuted(r, needles),
    rule: 'exact',
    answers: [answer],
    others,
    offersNotFound: true,
  }
}

function townAnswer(town: string): Answer {
  return { text: town, accept: [town, `the town of ${town}`, `in ${town}`, `in the town of ${town}`] }
}

function instrumentAnswer(instrument: string): Answer {
  return { text: instrument, accept: [instrument, `the ${instrument}`, `plays the ${instrument}`] }
}

/** First and last names are unique in a world, so either of them will do. */
function personAnswer(person: string): Answer {
  const [first = '', last = ''] = person.split(' ')
  return {
    text: person,
    accept: [person, first, last, `Mayor ${person}`, `Mayor ${last}`, `${last}, ${first}`],
  }
}
