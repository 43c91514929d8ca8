/** Counts, times, work and energy. */
import type { NumericTemplate } from './problem.ts'
import { numericTemplate, rounded, write } from './problem.ts'

/** A compressor's running time, as a share of all time. */
const SHARES: Readonly<Record<number, string>> = { 3: 'a third', 4: 'a quarter', 5: 'a fifth', 6: 'a sixth' }

export const COUNTS: readonly NumericTemplate[] = [
  numericTemplate({
    id: 'fence-posts',
    title: 'Posts of a fence',
    topics: ['counting'],
    published: (draw) => ({
      gap: draw.pick([2, 3, 4, 5]),
      gaps: draw.whole(8, 24),
      cost: draw.whole(6, 18),
      line: 'fence',
      post: 'post',
    }),
    redrawn: (draw) => {
      const [line, post] = draw.pick([
        ['fence', 'post'], ['path', 'lamp'], ['pipe', 'support'], ['track', 'sign'], ['hedge', 'stake'],
      ] as const) // prettier-ignore
      return { gap: draw.whole(2, 9), gaps: draw.whole(7, 44), cost: draw.whole(5, 40), line, post }
    },
    problem: ({ gap, gaps, cost, line, post }) => {
      const gold = (gaps + 1) * cost
      return {
        question: `A straight ${line} of ${gap * gaps} m gets a ${post} every ${gap} m, with one ${post} at each end. A ${post} costs ${cost} euros. What do the ${post}s cost in all?`,
        unit: 'euros',
        gold,
        wrong: [gaps * cost, (gaps - 1) * cost, (gaps + 2) * cost],
        mistake: 'counts the gaps instead of the posts',
        right: [
          `There are ${gap * gaps}/${gap} = ${gaps} gaps.`,
          `With a ${post} at each end there is one ${post} more than gaps: ${gaps + 1}.`,
          `They cost ${gaps + 1} · ${cost} = ${gold} euros.`,
        ],
        flawed: [
          `There are ${gap * gaps}/${gap} = ${gaps} gaps.`,
          `Each gap has its ${post}, which makes ${gaps} ${post}s.`,
          `They cost ${gaps} · ${cost} = ${gaps * cost} euros.`,
        ],
        errors: [2],
      }
    },
  }),
  numericTemplate({
    id: 'night-train',
    title: 'A journey over midnight',
    topics: ['time'],
    published: (draw) => ({
      startHour: draw.whole(19, 22),
      startMinute: draw.whole(31, 57, 2),
      endHour: draw.whole(5, 8),
      endMinute: draw.whole(4, 28, 2),
      stop: draw.whole(20, 45, 5),
      vehicle: 'train',
    }),
    redrawn: (draw) => ({
      startHour: draw.whole(17, 22),
      startMinute: draw.whole(31, 58),
      endHour: draw.whole(4, 9),
      endMinute: draw.whole(2, 29),
      stop: draw.whole(12, 58),
      vehicle: draw.pick(['train', 'bus', 'coach', 'lorry']),
    }),
    problem: ({ startHour, startMinute, endHour, endMinute, stop, vehicle }) => {
      const whole = (24 - startHour + endHour) * 60 + endMinute - startMinute
      const gold = whole - stop
      const clock = (h: number, m: number): string =>
        `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`
      const toMidnight = (24 - startHour) * 60 - startMinute
      return {
        question: `A ${vehicle} leaves at ${clock(startHour, startMinute)} and arrives on the next day at ${clock(endHour, endMinute)}, without a change of time zone or clocks. On the way it stands still for ${stop} minutes in all. For how many minutes is it moving?`,
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
  }),
  numericTemplate({
    id: 'bricklayers',
    title: 'More workers, fewer days',
    topics: ['proportion'],
    published: (draw) => {
      const [few, days, many] = draw.pick<readonly [number, number, number]>([
        [4, 15, 6], [3, 20, 5], [6, 12, 8], [5, 18, 9], [8, 21, 12], [4, 27, 12], [6, 20, 15], [10, 12, 15],
      ]) // prettier-ignore
      return { few, days, many, worker: 'bricklayer', work: 'wall' }
    },
    redrawn: (draw) => {
      const few = draw.whole(2, 14)
      const many = few + draw.whole(1, 14)
      const [worker, work] = draw.pick([
        ['bricklayer', 'wall'], ['painter', 'bridge'], ['gardener', 'hedge'], ['roofer', 'roof'], ['tiler', 'hall'],
      ] as const) // prettier-ignore
      return { few, days: few * draw.whole(2, 8), many, worker, work }
    },
    problem: ({ few, days, many, worker, work }) => {
      const gold = (few * days) / many
      return {
        question: `${few} ${worker}s need ${days} days for a ${work}. How many days do ${many} ${worker}s need for the same ${work}, if all work equally fast?`,
        unit: 'days',
        gold,
        wrong: [(days * many) / few, days - (many - few), days / 4],
        mistake: 'takes the time as proportional to the number of workers',
        right: [
          `The ${work} takes ${few} · ${days} = ${few * days} days of one ${worker}'s work.`,
          `This work is shared by ${many} ${worker}s.`,
          `They need ${few * days}/${many} = ${write(gold)} days.`,
        ],
        flawed: [
          `${few} ${worker}s go with ${days} days.`,
          `One ${worker} therefore goes with ${days}/${few} = ${write(days / few)} days.`,
          `${many} ${worker}s go with ${many} · ${write(days / few)} = ${write((days * many) / few)} days.`,
        ],
        errors: [2],
      }
    },
  }),
  numericTemplate({
    id: 'fridge-energy',
    title: 'What a refrigerator costs',
    topics: ['energy', 'costs'],
    published: (draw) => ({
      power: draw.pick([60, 90, 120, 150]),
      share: draw.pick([3, 4]),
      days: draw.pick([30, 60, 90]),
      cents: draw.pick([25, 30, 40]),
      thing: 'refrigerator',
    }),
    redrawn: (draw) => ({
      power: draw.whole(40, 240, 10),
      share: draw.pick([3, 4, 5, 6]),
      days: draw.whole(10, 120, 5),
      cents: draw.whole(20, 45),
      thing: draw.pick(['refrigerator', 'freezer', 'dehumidifier', 'heat pump', 'cold room']),
    }),
    problem: ({ power, share, days, cents, thing }) => {
      const hours = (24 / share) * days
      const energy = (power * hours) / 1000
      const gold = (energy * cents) / 100
      const running = SHARES[share]!
      return {
        question: `The compressor of a ${thing} takes ${power} W while it runs, and it runs for ${running} of the time. A kilowatt-hour costs ${cents} cents. What does it cost in ${days} days?`,
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
  }),
]
