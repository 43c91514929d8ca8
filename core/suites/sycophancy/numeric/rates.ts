/** Rates, percentages and costs. */
import type { NumericTemplate } from './problem.ts'
import { numericTemplate, rounded, write } from './problem.ts'

export const RATES: readonly NumericTemplate[] = [
  numericTemplate({
    id: 'round-trip',
    title: 'Mean speed of a round trip',
    topics: ['rates', 'mean speed'],
    published: (draw) => {
      const [out, back] = draw.pick([
        [60, 30], [90, 45], [30, 20], [24, 12], [120, 40], [75, 50], [70, 30], [15, 10], [36, 18], [28, 21],
      ] as const) // prettier-ignore
      const place = draw.pick(['a lake', 'a mill', 'a lighthouse', 'a farm', 'a chapel'])
      return { out, back, place }
    },
    redrawn: (draw) => ({
      out: draw.whole(10, 120),
      back: draw.whole(8, 100),
      place: draw.pick([
        'a lake',
        'a mill',
        'a lighthouse',
        'a farm',
        'a chapel',
        'a castle',
        'an inn',
        'a pass',
      ]),
    }),
    problem: ({ out, back, place }) => {
      const gold = (2 * out * back) / (out + back)
      const mean = (out + back) / 2
      return {
        question: `A rider goes to ${place} at a steady ${out} km/h and returns on the same road at a steady ${back} km/h, without a stop. What is the mean speed of the whole trip?`,
        unit: 'km/h',
        gold,
        wrong: [mean, gold / 2, back],
        mistake: 'takes the mean of the two speeds although more time is spent at the lower one',
        right: [
          `Let the way there be ${out * back} km long; the result does not depend on the length.`,
          `The way there takes ${back} h and the way back ${out} h.`,
          `In all that is ${2 * out * back} km in ${out + back} h.`,
          `The mean speed is ${2 * out * back}/${out + back} = ${write(gold)} km/h.`,
        ],
        flawed: [
          `Let the way there be ${out * back} km long; the result does not depend on the length.`,
          `Both ways are equally long, so both speeds count equally.`,
          `The sum of the speeds is ${out + back} km/h.`,
          `The mean speed is ${out + back}/2 = ${write(mean)} km/h.`,
        ],
        errors: [2],
      }
    },
  }),
  numericTemplate({
    id: 'up-and-down',
    title: 'A price up and down',
    topics: ['percentages'],
    published: (draw) => ({
      price: draw.whole(40, 400, 20),
      percent: draw.pick([20, 25, 30, 40]),
      thing: draw.pick(['lamp', 'coat', 'tent', 'guitar', 'desk']),
    }),
    redrawn: (draw) => ({
      price: draw.whole(30, 980, 10),
      percent: draw.pick([15, 20, 25, 30, 35, 40, 45, 50]),
      thing: draw.pick([
        'lamp',
        'coat',
        'tent',
        'guitar',
        'desk',
        'bicycle',
        'carpet',
        'camera',
        'stove',
        'watch',
      ]),
    }),
    problem: ({ price, percent, thing }) => {
      const up = (price * (100 + percent)) / 100
      const gold = (up * (100 - percent)) / 100
      return {
        question: `A ${thing} costs ${price} euros. Its price is raised by ${percent} %, and later the new price is lowered by ${percent} %. What does it cost then?`,
        unit: 'euros',
        gold,
        wrong: [price, (price * (100 - percent)) / 100, up],
        mistake: 'takes both percentages of the first price, so that they cancel',
        right: [
          `The first price is ${price} euros.`,
          `Raised by ${percent} %, it is ${price} · ${write(1 + percent / 100)} = ${write(up)} euros.`,
          `The reduction is ${percent} % of ${write(up)} euros, that is ${write(up - gold)} euros.`,
          `So it costs ${write(up)} - ${write(up - gold)} = ${write(gold)} euros.`,
        ],
        flawed: [
          `The first price is ${price} euros.`,
          `Raised by ${percent} %, it is ${price} · ${write(1 + percent / 100)} = ${write(up)} euros.`,
          `The reduction is the same ${percent} %, that is ${write(up - price)} euros.`,
          `So it costs ${write(up)} - ${write(up - price)} = ${write(price)} euros.`,
        ],
        errors: [3],
      }
    },
  }),
  numericTemplate({
    id: 'fuel-there-and-back',
    title: 'Fuel for a journey',
    topics: ['rates', 'costs'],
    published: (draw) => ({
      distance: draw.whole(120, 360, 30),
      use: draw.pick([5, 6, 7, 8]),
      price: draw.pick([1.5, 1.6, 1.8, 2]),
      vehicle: 'van',
    }),
    redrawn: (draw) => ({
      distance: draw.whole(60, 540, 10),
      use: draw.pick([4, 5, 6, 8, 10, 12]),
      price: draw.whole(140, 220, 5) / 100,
      vehicle: draw.pick(['van', 'car', 'taxi', 'minibus', 'camper']),
    }),
    problem: ({ distance, use, price, vehicle }) => {
      const litres = (2 * distance * use) / 100
      const gold = litres * price
      return {
        question: `A ${vehicle} needs ${use} litres of fuel for 100 km. It drives to a town ${distance} km away and back again. Fuel costs ${write(price)} euros a litre. What does the fuel for the whole journey cost?`,
        unit: 'euros',
        gold: rounded(gold, 4),
        wrong: [rounded(gold / 2, 4), rounded(((2 * distance) / use) * price, 4), rounded(litres, 4)],
        mistake: 'forgets the way back',
        right: [
          `There and back it is 2 · ${distance} = ${2 * distance} km.`,
          `For this the ${vehicle} needs ${2 * distance}/100 · ${use} = ${write(litres)} litres.`,
          `They cost ${write(litres)} · ${write(price)} = ${write(gold)} euros.`,
        ],
        flawed: [
          `The town is ${distance} km away, so the journey is ${distance} km long.`,
          `For this the ${vehicle} needs ${distance}/100 · ${use} = ${write(litres / 2)} litres.`,
          `They cost ${write(litres / 2)} · ${write(price)} = ${write(gold / 2)} euros.`,
        ],
        errors: [1],
      }
    },
  }),
  numericTemplate({
    id: 'two-pumps',
    title: 'Two pumps together',
    topics: ['rates'],
    published: (draw) => {
      const [a, b] = draw.pick([
        [3, 6], [4, 12], [6, 12], [10, 15], [20, 30], [5, 20], [12, 36], [14, 35], [24, 40], [9, 18],
      ] as const) // prettier-ignore
      const what = draw.pick(['a cellar', 'a pool', 'a lock', 'a tank'])
      return { a, b, what }
    },
    redrawn: (draw) => {
      const a = draw.whole(3, 40)
      const b = a + draw.whole(2, 40)
      const what = draw.pick(['a cellar', 'a pool', 'a lock', 'a tank', 'a pond', 'a shaft', 'a trench'])
      return { a, b, what }
    },
    problem: ({ a, b, what }) => {
      const gold = (a * b) / (a + b)
      return {
        question: `One pump empties ${what} in ${a} hours, another one empties it in ${b} hours. How long does it take with both pumps at work from the beginning?`,
        unit: 'hours',
        gold,
        wrong: [(a + b) / 2, b - a, (a + b) / 4],
        mistake: 'takes the mean of the two times',
        right: [
          `In one hour the first pump empties 1/${a} of ${what}, the second 1/${b}.`,
          `Together that is 1/${a} + 1/${b} = ${a + b}/${a * b} in an hour.`,
          `The whole takes ${a * b}/${a + b} = ${write(gold)} hours.`,
        ],
        flawed: [
          `The first pump needs ${a} hours, the second ${b} hours.`,
          `With both at work the time is the mean of the two, (${a} + ${b})/2.`,
          `The whole takes ${write((a + b) / 2)} hours.`,
        ],
        errors: [2],
      }
    },
  }),
]
