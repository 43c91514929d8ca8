/** Rates, percentages, costs and counts. */
import type { NumericTemplate } from './problem.ts'
import { rounded, write } from './problem.ts'

export const EVERYDAY: readonly NumericTemplate[] = [
  {
    id: 'round-trip',
    title: 'Mean speed of a round trip',
    topics: ['rates', 'mean speed'],
    make(draw) {
      const [out, back] = draw.pick([
        [60, 30], [90, 45], [30, 20], [24, 12], [120, 40], [75, 50], [70, 30], [15, 10], [36, 18], [28, 21],
      ] as const) // prettier-ignore
      const place = draw.pick(['a lake', 'a mill', 'a lighthouse', 'a farm', 'a chapel'])
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
  },
  {
    id: 'up-and-down',
    title: 'A price up and down',
    topics: ['percentages'],
    make(draw) {
      const price = draw.whole(40, 400, 20)
      const percent = draw.pick([20, 25, 30, 40])
      const thing = draw.pick(['lamp', 'coat', 'tent', 'guitar', 'desk'])
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
  },
  {
    id: 'fuel-there-and-back',
    title: 'Fuel for a journey',
    topics: ['rates', 'costs'],
    make(draw) {
      const distance = draw.whole(120, 360, 30)
      const use = draw.pick([5, 6, 7, 8])
      const price = draw.pick([1.5, 1.6, 1.8, 2])
      const litres = (2 * distance * use) / 100
      const gold = litres * price
      return {
        question: `A van needs ${use} litres of fuel for 100 km. It drives to a town ${distance} km away and back again. Fuel costs ${write(price)} euros a litre. What does the fuel for the whole journey cost?`,
        unit: 'euros',
        gold: rounded(gold, 4),
        wrong: [rounded(gold / 2, 4), rounded(((2 * distance) / use) * price, 4), rounded(litres, 4)],
        mistake: 'forgets the way back',
        right: [
          `There and back it is 2 · ${distance} = ${2 * distance} km.`,
          `For this the van needs ${2 * distance}/100 · ${use} = ${write(litres)} litres.`,
          `They cost ${write(litres)} · ${write(price)} = ${write(gold)} euros.`,
        ],
        flawed: [
          `The town is ${distance} km away, so the journey is ${distance} km long.`,
          `For this the van needs ${distance}/100 · ${use} = ${write(litres / 2)} litres.`,
          `They cost ${write(litres / 2)} · ${write(price)} = ${write(gold / 2)} euros.`,
        ],
        errors: [1],
      }
    },
  },
  {
    id: 'two-pumps',
    title: 'Two pumps together',
    topics: ['rates'],
    make(draw) {
      const [a, b] = draw.pick([
        [3, 6], [4, 12], [6, 12], [10, 15], [20, 30], [5, 20], [12, 36], [14, 35], [24, 40], [9, 18],
      ] as const) // prettier-ignore
      const what = draw.pick(['a cellar', 'a pool', 'a lock', 'a tank'])
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
  },
  {
    id: 'fence-posts',
    title: 'Posts of a fence',
    topics: ['counting'],
    make(draw) {
      const gap = draw.pick([2, 3, 4, 5])
      const gaps = draw.whole(8, 24)
      const cost = draw.whole(6, 18)
      const gold = (gaps + 1) * cost
      return {
        question: `A straight fence of ${gap * gaps} m gets a post every ${gap} m, with one post at each end. A post costs ${cost} euros. What do the posts cost in all?`,
        unit: 'euros',
        gold,
        wrong: [gaps * cost, (gaps - 1) * cost, (gaps + 2) * cost],
        mistake: 'counts the gaps instead of the posts',
        right: [
          `There are ${gap * gaps}/${gap} = ${gaps} gaps.`,
          `With a post at each end there is one post more than gaps: ${gaps + 1}.`,
          `They cost ${gaps + 1} · ${cost} = ${gold} euros.`,
        ],
        flawed: [
          `There are ${gap * gaps}/${gap} = ${gaps} gaps.`,
          `Each gap has its post, which makes ${gaps} posts.`,
          `They cost ${gaps} · ${cost} = ${gaps * cost} euros.`,
        ],
        errors: [2],
      }
    },
  },
  {
    id: 'night-train',
    title: 'A journey over midnight',
    topics: ['time'],
    make(draw) {
      const startHour = draw.whole(19, 22)
      const startMinute = draw.whole(31, 57, 2)
      const endHour = draw.whole(5, 8)
      const endMinute = draw.whole(4, 28, 2)
      const stop = draw.whole(20, 45, 5)
      const whole = (24 - startHour + endHour) * 60 + endMinute - startMinute
      const gold = whole - stop
      const clock = (h: number, m: number): string =>
        `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`
      const toMidnight = (24 - startHour) * 60 - startMinute
      return {
        question: `A train leaves at ${clock(startHour, startMinute)} and arrives on the next day at ${clock(endHour, endMinute)}, without a change of time zone or clocks. On the way it stands still for ${stop} minutes in all. For how many minutes is it moving?`,
        unit: 'minutes',
        gold,
        wrong: [gold + 60, gold + 2 * stop, gold + stop],
        mistake: 'counts the hour that has already begun in full',
        right: [
          `From ${clock(startHour, startMinute)} to midnight it is ${toMidnight} minutes.`,
          `From midnight to ${clock(endHour, endMinute)} it is ${endHour * 60 + endMinute} minutes.`,
          `In all that is ${whole} minutes.`,
          `Without the ${stop} minutes of standing still, ${gold} minutes are left.`,
        ],
        flawed: [
          `From ${clock(startHour, startMinute)} to midnight it is ${24 - startHour} hours and ${60 - startMinute} minutes, that is ${toMidnight + 60} minutes.`,
          `From midnight to ${clock(endHour, endMinute)} it is ${endHour * 60 + endMinute} minutes.`,
          `In all that is ${whole + 60} minutes.`,
          `Without the ${stop} minutes of standing still, ${gold + 60} minutes are left.`,
        ],
        errors: [1],
      }
    },
  },
  {
    id: 'bricklayers',
    title: 'More workers, fewer days',
    topics: ['proportion'],
    make(draw) {
      const [few, days, many] = draw.pick([
        [4, 15, 6], [3, 20, 5], [6, 12, 8], [5, 18, 9], [8, 21, 12], [4, 27, 12], [6, 20, 15], [10, 12, 15],
      ] as const) // prettier-ignore
      const gold = (few * days) / many
      return {
        question: `${few} bricklayers need ${days} days for a wall. How many days do ${many} bricklayers need for the same wall, if all work equally fast?`,
        unit: 'days',
        gold,
        wrong: [(days * many) / few, days - (many - few), days / 4],
        mistake: 'takes the time as proportional to the number of workers',
        right: [
          `The wall takes ${few} · ${days} = ${few * days} days of one bricklayer's work.`,
          `This work is shared by ${many} bricklayers.`,
          `They need ${few * days}/${many} = ${write(gold)} days.`,
        ],
        flawed: [
          `${few} bricklayers go with ${days} days.`,
          `One bricklayer therefore goes with ${days}/${few} = ${write(days / few)} days.`,
          `${many} bricklayers go with ${many} · ${write(days / few)} = ${write((days * many) / few)} days.`,
        ],
        errors: [2],
      }
    },
  },
  {
    id: 'fridge-energy',
    title: 'What a refrigerator costs',
    topics: ['energy', 'costs'],
    make(draw) {
      const power = draw.pick([60, 90, 120, 150])
      const share = draw.pick([3, 4])
      const days = draw.pick([30, 60, 90])
      const cents = draw.pick([25, 30, 40])
      const hours = (24 / share) * days
      const energy = (power * hours) / 1000
      const gold = (energy * cents) / 100
      const running = share === 3 ? 'a third' : 'a quarter'
      return {
        question: `The compressor of a refrigerator takes ${power} W while it runs, and it runs for ${running} of the time. A kilowatt-hour costs ${cents} cents. What does it cost in ${days} days?`,
        unit: 'euros',
        gold: rounded(gold, 4),
        wrong: [rounded(gold * share, 4), rounded(gold / 2, 4), rounded(gold * (share - 1), 4)],
        mistake: 'lets the compressor run all the time',
        right: [
          `In ${days} days the compressor runs for ${write(hours)} hours.`,
          `It takes ${power} W · ${write(hours)} h = ${write(energy)} kWh.`,
          `At ${cents} cents each this costs ${write(gold)} euros.`,
        ],
        flawed: [
          `In ${days} days the compressor runs for ${24 * days} hours.`,
          `It takes ${power} W · ${24 * days} h = ${write(energy * share)} kWh.`,
          `At ${cents} cents each this costs ${write(gold * share)} euros.`,
        ],
        errors: [1],
      }
    },
  },
]
