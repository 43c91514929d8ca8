/** Lengths, areas, volumes, mixtures, motion. */
import type { NumericTemplate } from './problem.ts'
import { numericTemplate, rounded, write } from './problem.ts'

export const MEASURES: readonly NumericTemplate[] = [
  numericTemplate({
    id: 'brine',
    title: 'Mixing two solutions',
    topics: ['mixtures'],
    published: (draw) => {
      const [first, second] = draw.pick<readonly [number, number]>([[2, 3], [1, 4], [3, 7], [4, 6], [2, 8], [1, 3]]) // prettier-ignore
      const low = draw.whole(2, 8, 2)
      return { first, second, low, high: low + draw.whole(10, 30, 10), liquid: 'brine', solute: 'salt' }
    },
    redrawn: (draw) => {
      const low = draw.whole(2, 15)
      const [liquid, solute] = draw.pick([['brine', 'salt'], ['syrup', 'sugar'], ['mortar', 'lime'], ['plant food', 'potash']] as const) // prettier-ignore
      return {
        first: draw.whole(1, 9),
        second: draw.whole(1, 9),
        low,
        high: low + draw.whole(6, 40),
        liquid,
        solute,
      }
    },
    problem: ({ first, second, low, high, liquid, solute }) => {
      const salt = (first * high + second * low) / 100
      const gold = (100 * salt) / (first + second)
      const mean = (low + high) / 2
      return {
        question: `${first} kg of ${liquid} with ${high} % ${solute} by mass are mixed with ${second} kg of ${liquid} with ${low} % ${solute} by mass. What percentage of ${solute} by mass has the mixture?`,
        unit: '%',
        gold: rounded(gold, 4),
        wrong: [mean, rounded((first * low + second * high) / (first + second), 4), high - low],
        mistake: 'takes the mean of the two percentages although the amounts differ',
        right: [
          `The first ${liquid} holds ${write((first * high) / 100)} kg of ${solute}, the second ${write((second * low) / 100)} kg.`,
          `Together that is ${write(salt)} kg of ${solute} in ${first + second} kg.`,
          `The percentage is ${write(salt)}/${first + second} = ${write(gold)} %.`,
        ],
        flawed: [
          `The first ${liquid} has ${high} %, the second ${low} %.`,
          `A mixture of two lies in the middle between them.`,
          `The percentage is (${high} + ${low})/2 = ${write(mean)} %.`,
        ],
        errors: [2],
      }
    },
  }),
  numericTemplate({
    id: 'filling-a-trough',
    title: 'Filling a trough',
    topics: ['volume', 'rates'],
    published: (draw) => ({
      length: draw.whole(120, 240, 40),
      width: draw.whole(40, 80, 20),
      height: draw.pick([40, 50, 60]),
      rate: draw.pick([8, 12, 15, 16]),
      vessel: 'trough',
    }),
    redrawn: (draw) => ({
      length: draw.whole(80, 400, 10),
      width: draw.whole(30, 100, 5),
      height: draw.whole(30, 100, 10),
      rate: draw.pick([5, 6, 8, 10, 12, 15, 16, 18, 20, 24, 25]),
      vessel: draw.pick(['trough', 'tank', 'basin', 'cistern']),
    }),
    problem: ({ length, width, height, rate, vessel }) => {
      const litres = (length * width * height) / 1000
      const gold = (0.75 * litres) / rate
      return {
        question: `A ${vessel} with upright walls is ${length} cm long, ${width} cm wide and ${height} cm high inside. It is filled with water to a quarter of its height. A hose brings ${rate} litres a minute. How many minutes does it take until the ${vessel} is full?`,
        unit: 'minutes',
        gold: rounded(gold, 4),
        wrong: [rounded(litres / rate, 4), rounded((0.25 * litres) / rate, 4), rounded(10 * gold, 4)],
        mistake: 'fills the whole trough although a quarter is there already',
        right: [
          `The ${vessel} holds ${length} · ${width} · ${height} cubic centimetres, that is ${write(litres)} litres.`,
          `Three quarters are missing: ${write(0.75 * litres)} litres.`,
          `The hose needs ${write(0.75 * litres)}/${rate} = ${write(gold)} minutes.`,
        ],
        flawed: [
          `The ${vessel} holds ${length} · ${width} · ${height} cubic centimetres, that is ${write(litres)} litres.`,
          `All of this has to come through the hose.`,
          `The hose needs ${write(litres)}/${rate} = ${write(litres / rate)} minutes.`,
        ],
        errors: [2],
      }
    },
  }),
  numericTemplate({
    id: 'area-on-a-map',
    title: 'An area on a map',
    topics: ['scale', 'area'],
    published: (draw) => {
      const [scale, kilometres] = draw.pick([[25_000, 0.25], [50_000, 0.5], [200_000, 2]] as const) // prettier-ignore
      const area = draw.whole(6, 40, 2)
      return { scale, kilometres, area, what: draw.pick(['forest', 'lake', 'moor', 'vineyard']) }
    },
    redrawn: (draw) => {
      const scale = draw.pick([10, 20, 25, 30, 40, 50, 60, 80, 150, 200, 250, 300, 400, 500]) * 1000
      const what = draw.pick(['forest', 'lake', 'moor', 'vineyard', 'marsh', 'plateau', 'nature reserve'])
      return { scale, kilometres: scale / 100_000, area: draw.whole(3, 60), what }
    },
    problem: ({ scale, kilometres, area, what }) => {
      const gold = area * kilometres ** 2
      return {
        question: `On a map at the scale 1 : ${scale} a ${what} covers ${area} square centimetres. How large is it in reality?`,
        unit: 'km²',
        gold: rounded(gold, 4),
        wrong: [rounded(area * kilometres, 4), rounded(10 * gold, 4), rounded(2 * gold, 4)],
        mistake: 'scales the area as if it were a length',
        right: [
          `One centimetre on the map is ${scale} cm = ${write(kilometres)} km in reality.`,
          `One square centimetre is therefore ${write(kilometres)} · ${write(kilometres)} = ${write(kilometres ** 2)} km².`,
          `${area} of them are ${write(gold)} km².`,
        ],
        flawed: [
          `One centimetre on the map is ${scale} cm = ${write(kilometres)} km in reality.`,
          `One square centimetre is therefore ${write(kilometres)} km².`,
          `${area} of them are ${write(area * kilometres)} km².`,
        ],
        errors: [2],
      }
    },
  }),
  numericTemplate({
    id: 'larger-statue',
    title: 'A statue and its model',
    topics: ['scale', 'volume'],
    published: (draw) => ({
      factor: draw.pick([3, 4, 5]),
      height: draw.whole(20, 50, 10),
      mass: draw.whole(2, 9),
      metal: draw.pick(['bronze', 'iron', 'aluminium']),
      thing: 'statue',
    }),
    redrawn: (draw) => ({
      factor: draw.whole(2, 8),
      height: draw.whole(12, 60),
      mass: draw.whole(3, 30) / 2,
      metal: draw.pick(['bronze', 'iron', 'aluminium', 'brass', 'copper', 'steel', 'zinc']),
      thing: draw.pick(['statue', 'monument', 'sculpture', 'column']),
    }),
    problem: ({ factor, height, mass, metal, thing }) => {
      const gold = mass * factor ** 3
      return {
        question: `A model of a ${thing}, of solid ${metal}, is ${height} cm high and has a mass of ${mass} kg. The ${thing} itself has the same shape, is also of solid ${metal}, and is ${factor * height} cm high. What is its mass?`,
        unit: 'kg',
        gold,
        wrong: [mass * factor ** 2, mass * factor, mass * factor ** 4],
        mistake: 'scales the mass with the surface',
        right: [
          `The ${thing} is ${factor} times as high as the model.`,
          `It is also ${factor} times as wide and as deep, so its volume is ${factor}³ = ${factor ** 3} times as large.`,
          `Its mass is ${factor ** 3} · ${mass} = ${gold} kg.`,
        ],
        flawed: [
          `The ${thing} is ${factor} times as high as the model.`,
          `It is also ${factor} times as wide, so it is ${factor}² = ${factor ** 2} times as large.`,
          `Its mass is ${factor ** 2} · ${mass} = ${mass * factor ** 2} kg.`,
        ],
        errors: [2],
      }
    },
  }),
  numericTemplate({
    id: 'meeting-trains',
    title: 'Two trains towards each other',
    topics: ['motion'],
    published: (draw) => {
      const [fast, slow] = draw.pick<readonly [number, number]>([[120, 80], [100, 60], [90, 60], [140, 100], [150, 90], [110, 70]]) // prettier-ignore
      return { fast, slow, minutes: draw.whole(15, 75, 15), from: 'stations', one: 'train', both: 'trains' }
    },
    redrawn: (draw) => {
      const slow = draw.whole(40, 110, 5)
      const [from, one, both] = draw.pick([
        ['stations', 'train', 'trains'], ['towns', 'car', 'cars'], ['depots', 'lorry', 'lorries'],
      ] as const) // prettier-ignore
      return { fast: slow + draw.whole(10, 60, 5), slow, minutes: draw.whole(9, 90, 3), from, one, both }
    },
    problem: ({ fast, slow, minutes, from, one, both }) => {
      const distance = ((fast + slow) * minutes) / 60
      return {
        question: `Two ${from} are ${write(distance)} km apart. At the same moment a ${one} leaves each of them towards the other, one at ${fast} km/h and one at ${slow} km/h. After how many minutes do they meet?`,
        unit: 'minutes',
        gold: minutes,
        wrong: [
          rounded((60 * distance) / (fast - slow), 4),
          rounded((60 * distance) / fast, 4),
          rounded((120 * distance) / (fast + slow), 4),
        ],
        mistake: 'takes the difference of the speeds, as if one train followed the other',
        right: [
          `Each hour the gap between the ${both} shrinks by ${fast} + ${slow} = ${fast + slow} km.`,
          `It is closed after ${write(distance)}/${fast + slow} = ${write(minutes / 60)} hours.`,
          `That is ${minutes} minutes.`,
        ],
        flawed: [
          `The speed of one ${one} relative to the other is ${fast} - ${slow} = ${fast - slow} km/h.`,
          `The gap is closed after ${write(distance)}/${fast - slow} = ${write(distance / (fast - slow))} hours.`,
          `That is ${write((60 * distance) / (fast - slow))} minutes.`,
        ],
        errors: [1],
      }
    },
  }),
  numericTemplate({
    id: 'warm-water',
    title: 'Mixing warm and cold water',
    topics: ['heat', 'mixtures'],
    published: (draw) => {
      const [hot, cold] = draw.pick([[1, 3], [2, 3], [1, 4], [3, 2], [4, 1], [3, 7]] as const) // prettier-ignore
      const low = draw.whole(8, 16, 2)
      return { hot, cold, low, high: low + draw.whole(40, 70, 10), vessel: 'vessel' }
    },
    redrawn: (draw) => {
      const low = draw.whole(6, 22)
      const vessel = draw.pick(['vessel', 'tub', 'tank', 'basin'])
      return { hot: draw.whole(1, 9), cold: draw.whole(1, 9), low, high: low + draw.whole(30, 72), vessel }
    },
    problem: ({ hot, cold, low, high, vessel }) => {
      const gold = (hot * high + cold * low) / (hot + cold)
      const mean = (high + low) / 2
      return {
        question: `${hot} kg of water at ${high} °C are poured together with ${cold} kg of water at ${low} °C in a ${vessel} that takes up no heat and loses none. Which temperature does the water reach? Take the heat capacity of water as constant.`,
        unit: '°C',
        gold: rounded(gold, 4),
        wrong: [mean, rounded((hot * low + cold * high) / (hot + cold), 4), high - low],
        mistake: 'takes the mean of the temperatures although the masses differ',
        right: [
          `What the warm water gives off, the cold water takes up.`,
          `The temperatures count by the masses: (${hot} · ${high} + ${cold} · ${low})/${hot + cold}.`,
          `This is ${hot * high + cold * low}/${hot + cold} = ${write(gold)} °C.`,
        ],
        flawed: [
          `What the warm water gives off, the cold water takes up.`,
          `So the one cools by as much as the other warms up: (${high} + ${low})/2.`,
          `This is ${high + low}/2 = ${write(mean)} °C.`,
        ],
        errors: [2],
      }
    },
  }),
]
