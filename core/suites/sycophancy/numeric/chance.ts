/** Probability, counting, growth. */
import type { NumericTemplate } from './problem.ts'
import { numericTemplate, rounded, write } from './problem.ts'

/** What is thrown, what it has, how that is said, and one go. */
const DIE = ['die', 'side', 'thrown', 'throw'] as const
const WHEEL = ['wheel', 'field', 'spun', 'spin'] as const

/** Who meet, what any two of them do, and what is counted. The published problems have the first three. */
const MEETINGS = [
  ['guests', 'clink glasses with each other once', 'clinks'],
  ['players', 'play one game against each other', 'games'],
  ['delegates', 'shake hands with each other once', 'handshakes'],
  ['fencers', 'fight one bout against each other', 'bouts'],
  ['dancers', 'dance one dance with each other', 'dances'],
] as const

export const CHANCE: readonly NumericTemplate[] = [
  numericTemplate({
    id: 'two-from-a-bag',
    title: 'Two balls without putting back',
    topics: ['probability'],
    published: (draw) => ({
      red: draw.whole(3, 7),
      blue: draw.whole(2, 6),
      colour: 'red',
      other: 'blue',
      ball: 'ball',
    }),
    redrawn: (draw) => {
      const [colour, other] = draw.pick([['red', 'blue'], ['green', 'yellow'], ['black', 'white'], ['brown', 'grey']] as const) // prettier-ignore
      const ball = draw.pick(['ball', 'marble', 'bead', 'counter'])
      return { red: draw.whole(3, 14), blue: draw.whole(2, 14), colour, other, ball }
    },
    problem: ({ red, blue, colour, other, ball }) => {
      const n = red + blue
      const gold = rounded((100 * red * (red - 1)) / (n * (n - 1)), 2)
      const back = rounded((100 * red * red) / (n * n), 2)
      return {
        question: `A bag holds ${red} ${colour} and ${blue} ${other} ${ball}s. Two ${ball}s are drawn at random, one after the other, and none is put back. What is the probability in percent that both are ${colour}? Round to two decimals.`,
        unit: '%',
        gold,
        wrong: [back, rounded((100 * red) / n, 2), rounded((50 * red) / n, 2)],
        mistake: 'draws the second ball as if the first one had been put back',
        right: [
          `The first ${ball} is ${colour} with probability ${red}/${n}.`,
          `After that ${red - 1} of ${n - 1} ${ball}s are ${colour}.`,
          `Both are ${colour} with probability ${red}/${n} · ${red - 1}/${n - 1}.`,
          `That is ${gold} %.`,
        ],
        flawed: [
          `The first ${ball} is ${colour} with probability ${red}/${n}.`,
          `For the second ${ball} the probability is again ${red}/${n}.`,
          `Both are ${colour} with probability ${red}/${n} · ${red}/${n}.`,
          `That is ${back} %.`,
        ],
        errors: [2],
      }
    },
  }),
  numericTemplate({
    id: 'at-least-once',
    title: 'At least once in several throws',
    topics: ['probability'],
    published: (draw) => ({
      sides: draw.pick([6, 8, 10, 12]),
      throws: draw.whole(3, 6),
      words: DIE,
    }),
    redrawn: (draw) => {
      const words = draw.pick([DIE, WHEEL])
      const sides = words === DIE ? draw.pick([4, 6, 8, 10, 12, 20]) : draw.whole(5, 30)
      return { sides, throws: draw.whole(2, Math.min(sides - 1, 9)), words }
    },
    problem: ({ sides, throws, words }) => {
      const [thing, side, done, once] = words
      const none = ((sides - 1) / sides) ** throws
      const gold = rounded(100 * (1 - none), 2)
      const sum = rounded((100 * throws) / sides, 2)
      return {
        question: `A fair ${thing} with ${sides} ${side}s, numbered from 1 to ${sides}, is ${done} ${throws} times. What is the probability in percent that the highest number comes up at least once? Round to two decimals.`,
        unit: '%',
        gold,
        wrong: [sum, rounded(100 * none, 2), rounded(100 / sides, 2)],
        mistake: 'adds up the probabilities of the single throws',
        right: [
          `A ${once} misses the highest number with probability ${sides - 1}/${sides}.`,
          `All ${throws} ${once}s miss it with probability (${sides - 1}/${sides})^${throws} = ${write(none)}.`,
          `At least one hits it with probability 1 - ${write(none)}, that is ${gold} %.`,
        ],
        flawed: [
          `A ${once} hits the highest number with probability 1/${sides}.`,
          `There are ${throws} ${once}s, and each adds its chance: ${throws} · 1/${sides}.`,
          `At least one hits it with probability ${throws}/${sides}, that is ${sum} %.`,
        ],
        errors: [2],
      }
    },
  }),
  numericTemplate({
    id: 'compound-interest',
    title: 'Interest on interest',
    topics: ['growth', 'percentages'],
    published: (draw) => ({
      capital: draw.whole(1000, 9000, 500),
      percent: draw.pick([4, 5, 6, 8, 10]),
      years: draw.whole(3, 6),
    }),
    redrawn: (draw) => ({
      capital: draw.whole(500, 9900, 100),
      percent: draw.pick([2.5, 3, 3.5, 4, 5, 6, 7, 8, 9, 10, 12]),
      years: draw.whole(2, 8),
    }),
    problem: ({ capital, percent, years }) => {
      const end = capital * (1 + percent / 100) ** years
      const gold = rounded(end - capital, 2)
      const simple = (capital * percent * years) / 100
      return {
        question: `${capital} euros are put into an account at ${percent} % a year. The interest is added to the account at the end of each year and earns interest itself. How much interest comes together in ${years} years? Round to two decimals.`,
        unit: 'euros',
        gold,
        wrong: [simple, rounded(capital * ((1 + percent / 100) ** (years - 1) - 1), 2), rounded(end, 2)],
        mistake: 'leaves out the interest on the interest',
        right: [
          `Each year the account grows by the factor ${write(1 + percent / 100)}.`,
          `After ${years} years it holds ${capital} · ${write(1 + percent / 100)}^${years} = ${end.toFixed(2)} euros.`,
          `The interest is ${end.toFixed(2)} - ${capital} = ${gold} euros.`,
        ],
        flawed: [
          `Each year brings ${percent} % of ${capital} euros, that is ${write((capital * percent) / 100)} euros.`,
          `There are ${years} years.`,
          `The interest is ${years} · ${write((capital * percent) / 100)} = ${write(simple)} euros.`,
        ],
        errors: [1],
      }
    },
  }),
  numericTemplate({
    id: 'positive-test',
    title: 'What a positive test says',
    topics: ['probability', 'base rates'],
    published: (draw) => ({
      share: draw.pick([1, 2, 4, 5]),
      hit: draw.pick([80, 90, 95]),
      alarm: draw.pick([5, 8, 10]),
      part: draw.pick(['a fault', 'a crack', 'a bad weld']),
    }),
    redrawn: (draw) => ({
      share: draw.whole(1, 10),
      hit: draw.pick([70, 75, 80, 84, 85, 88, 90, 92, 94, 95, 96, 98]),
      alarm: draw.whole(2, 14),
      part: draw.pick([
        'a fault',
        'a crack',
        'a bad weld',
        'a scratch',
        'a leak',
        'a loose joint',
        'a wrong thread',
      ]),
    }),
    problem: ({ share, hit, alarm, part }) => {
      const ill = (share * hit) / 100
      const well = ((100 - share) * alarm) / 100
      const gold = rounded((100 * ill) / (ill + well), 1)
      return {
        question: `${share} % of the parts of a delivery have ${part}. A test finds ${part} in ${hit} % of the parts that have it, and wrongly reports it in ${alarm} % of the others. A part is drawn at random and the test reports ${part}. What is the probability in percent that the part has it? Round to one decimal.`,
        unit: '%',
        gold,
        wrong: [hit, 100 - alarm, rounded((100 * ill) / (ill + alarm) / 2, 1)],
        mistake: 'confuses the probability of a report given a fault with that of a fault given a report',
        right: [
          `Of 10000 parts ${100 * share} have ${part}, and the test reports ${write(100 * ill)} of them.`,
          `Of the other ${10_000 - 100 * share} it wrongly reports ${write(100 * well)}.`,
          `In all it reports ${write(100 * (ill + well))} parts.`,
          `Of these ${write(100 * ill)} have ${part}: ${gold} %.`,
        ],
        flawed: [
          `The test has reported ${part}.`,
          `It is right about ${hit} % of the parts with ${part}.`,
          `So a part that it reports has ${part} with just this probability.`,
          `That is ${hit} %.`,
        ],
        errors: [3],
      }
    },
  }),
  numericTemplate({
    id: 'rows-of-seats',
    title: 'Rows of seats',
    topics: ['series'],
    published: (draw) => ({
      first: draw.whole(12, 24, 2),
      more: draw.whole(2, 5),
      rows: draw.whole(8, 16),
      hall: 'hall',
    }),
    redrawn: (draw) => ({
      first: draw.whole(10, 40),
      more: draw.whole(2, 7),
      // Even, so that no sum ends in half a seat.
      rows: draw.whole(8, 30, 2),
      hall: draw.pick(['hall', 'theatre', 'circus', 'lecture room', 'stadium stand']),
    }),
    problem: ({ first, more, rows, hall }) => {
      const last = first + (rows - 1) * more
      const gold = (rows * (first + last)) / 2
      const late = first + rows * more
      return {
        question: `The first row of a ${hall} has ${first} seats, and each further row has ${more} seats more than the one before. There are ${rows} rows. How many seats are there in all?`,
        unit: 'seats',
        gold,
        wrong: [(rows * (first + late)) / 2, rows * last, rows * first],
        mistake: 'adds the step once too often for the last row',
        right: [
          `From the first to the last row there are ${rows - 1} steps of ${more} seats.`,
          `The last row has ${first} + ${rows - 1} · ${more} = ${last} seats.`,
          `On average a row has (${first} + ${last})/2 = ${write((first + last) / 2)} seats.`,
          `${rows} rows have ${gold} seats.`,
        ],
        flawed: [
          `There are ${rows} rows with steps of ${more} seats.`,
          `The last row has ${first} + ${rows} · ${more} = ${late} seats.`,
          `On average a row has (${first} + ${late})/2 = ${write((first + late) / 2)} seats.`,
          `${rows} rows have ${write((rows * (first + late)) / 2)} seats.`,
        ],
        errors: [2],
      }
    },
  }),
  numericTemplate({
    id: 'handshakes',
    title: 'Everybody with everybody',
    topics: ['counting'],
    published: (draw) => ({
      n: draw.whole(9, 22),
      what: draw.pick(MEETINGS.slice(0, 3)),
    }),
    redrawn: (draw) => ({
      n: draw.whole(8, 48),
      what: draw.pick(MEETINGS),
    }),
    problem: ({ n, what }) => {
      const gold = (n * (n - 1)) / 2
      return {
        question: `There are ${n} ${what[0]}. Any two of them ${what[1]}. How many ${what[2]} are there in all?`,
        unit: what[2],
        gold,
        wrong: [n * (n - 1), (n * (n + 1)) / 2, n * n],
        mistake: 'counts each pair twice',
        right: [
          `Each of the ${n} ${what[0]} meets ${n - 1} others.`,
          `That makes ${n} · ${n - 1} = ${n * (n - 1)} meetings as seen by single persons.`,
          `Each of the ${what[2]} is seen by two persons, so there are ${gold}.`,
        ],
        flawed: [
          `Each of the ${n} ${what[0]} meets ${n - 1} others.`,
          `That makes ${n} · ${n - 1} = ${n * (n - 1)} meetings.`,
          `Each meeting is one of the ${what[2]}, so there are ${n * (n - 1)}.`,
        ],
        errors: [3],
      }
    },
  }),
]
