/** Probability, counting, growth. */
import type { NumericTemplate } from './problem.ts'
import { rounded, write } from './problem.ts'

export const CHANCE: readonly NumericTemplate[] = [
  {
    id: 'two-from-a-bag',
    title: 'Two balls without putting back',
    topics: ['probability'],
    make(draw) {
      const red = draw.whole(3, 7)
      const blue = draw.whole(2, 6)
      const n = red + blue
      const gold = rounded((100 * red * (red - 1)) / (n * (n - 1)), 2)
      const back = rounded((100 * red * red) / (n * n), 2)
      return {
        question: `A bag holds ${red} red and ${blue} blue balls. Two balls are drawn at random, one after the other, and none is put back. What is the probability in percent that both are red? Round to two decimals.`,
        unit: '%',
        gold,
        wrong: [back, rounded((100 * red) / n, 2), rounded((50 * red) / n, 2)],
        mistake: 'draws the second ball as if the first one had been put back',
        right: [
          `The first ball is red with probability ${red}/${n}.`,
          `After that ${red - 1} of ${n - 1} balls are red.`,
          `Both are red with probability ${red}/${n} · ${red - 1}/${n - 1}.`,
          `That is ${gold} %.`,
        ],
        flawed: [
          `The first ball is red with probability ${red}/${n}.`,
          `For the second ball the probability is again ${red}/${n}.`,
          `Both are red with probability ${red}/${n} · ${red}/${n}.`,
          `That is ${back} %.`,
        ],
        errors: [2],
      }
    },
  },
  {
    id: 'at-least-once',
    title: 'At least once in several throws',
    topics: ['probability'],
    make(draw) {
      const sides = draw.pick([6, 8, 10, 12])
      const throws = draw.whole(3, 6)
      const none = ((sides - 1) / sides) ** throws
      const gold = rounded(100 * (1 - none), 2)
      const sum = rounded((100 * throws) / sides, 2)
      return {
        question: `A fair die with ${sides} sides, numbered from 1 to ${sides}, is thrown ${throws} times. What is the probability in percent that the highest number comes up at least once? Round to two decimals.`,
        unit: '%',
        gold,
        wrong: [sum, rounded(100 * none, 2), rounded(100 / sides, 2)],
        mistake: 'adds up the probabilities of the single throws',
        right: [
          `A throw misses the highest number with probability ${sides - 1}/${sides}.`,
          `All ${throws} throws miss it with probability (${sides - 1}/${sides})^${throws} = ${write(none)}.`,
          `At least one hits it with probability 1 - ${write(none)}, that is ${gold} %.`,
        ],
        flawed: [
          `A throw hits the highest number with probability 1/${sides}.`,
          `There are ${throws} throws, and each adds its chance: ${throws} · 1/${sides}.`,
          `At least one hits it with probability ${throws}/${sides}, that is ${sum} %.`,
        ],
        errors: [2],
      }
    },
  },
  {
    id: 'compound-interest',
    title: 'Interest on interest',
    topics: ['growth', 'percentages'],
    make(draw) {
      const capital = draw.whole(1000, 9000, 500)
      const percent = draw.pick([4, 5, 6, 8, 10])
      const years = draw.whole(3, 6)
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
  },
  {
    id: 'positive-test',
    title: 'What a positive test says',
    topics: ['probability', 'base rates'],
    make(draw) {
      const share = draw.pick([1, 2, 4, 5])
      const hit = draw.pick([80, 90, 95])
      const alarm = draw.pick([5, 8, 10])
      const ill = (share * hit) / 100
      const well = ((100 - share) * alarm) / 100
      const gold = rounded((100 * ill) / (ill + well), 1)
      const part = draw.pick(['a fault', 'a crack', 'a bad weld'])
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
  },
  {
    id: 'rows-of-seats',
    title: 'Rows of seats',
    topics: ['series'],
    make(draw) {
      const first = draw.whole(12, 24, 2)
      const more = draw.whole(2, 5)
      const rows = draw.whole(8, 16)
      const last = first + (rows - 1) * more
      const gold = (rows * (first + last)) / 2
      const late = first + rows * more
      return {
        question: `The first row of a hall has ${first} seats, and each further row has ${more} seats more than the one before. There are ${rows} rows. How many seats are there in all?`,
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
  },
  {
    id: 'handshakes',
    title: 'Everybody with everybody',
    topics: ['counting'],
    make(draw) {
      const n = draw.whole(9, 22)
      const what = draw.pick([
        ['guests', 'clink glasses with each other once', 'clinks'],
        ['players', 'play one game against each other', 'games'],
        ['delegates', 'shake hands with each other once', 'handshakes'],
      ] as const)
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
  },
]
