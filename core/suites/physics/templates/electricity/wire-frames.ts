import { pick } from '../template.ts'
import type { Template } from '../template.ts'

interface Contact {
  en: string
  zh: string
  answer: string
  wrong: string
  how: string
}

const SQUARE_ONE = {
  en: 'a square of side $a$, and a straight piece of the same wire is soldered in as one of its diagonals',
  zh: '边长为 $a$ 的正方形，再用一段同样的直导线焊接成它的一条对角线',
}
const SQUARE_TWO = {
  en: 'a square of side $a$, and straight pieces of the same wire are soldered in as both of its diagonals, which are soldered together where they cross',
  zh: '边长为 $a$ 的正方形，再用同样的直导线焊接成它的两条对角线，并在交点处焊在一起',
}
const CIRCLE_ONE = {
  en: 'a circle of radius $a$, and a straight piece of the same wire is soldered in as a diameter',
  zh: '半径为 $a$ 的圆，再用一段同样的直导线焊接成一条直径',
}
const CIRCLE_TWO = {
  en: 'a circle of radius $a$, and straight pieces of the same wire are soldered in as two diameters at right angles, which are soldered together where they cross',
  zh: '半径为 $a$ 的圆，再用同样的直导线焊接成两条互相垂直的直径，并在交点处焊在一起',
}

const ENDS = { en: 'the two ends of this diagonal', zh: '这条对角线的两端' }
const OTHERS = { en: 'the two corners at which no diagonal ends', zh: '对角线不经过的两个角' }
const NEIGHBOURS = { en: 'two neighbouring corners', zh: '相邻的两个角' }
const CORNER_CENTRE = { en: 'a corner and the crossing of the diagonals', zh: '一个角和对角线的交点' }

const FRAMES: Readonly<
  Record<string, { en: string; zh: string; contacts: Readonly<Record<string, Contact>> }>
> = {
  'square-one': {
    ...SQUARE_ONE,
    contacts: {
      along: {
        ...ENDS,
        answer: '(2-\\sqrt2)\\lambda a',
        wrong: '\\frac{\\lambda a}{2}',
        how: 'Two ways of length $2a$ and one of length $\\sqrt2a$ lie side by side.',
      },
      across: {
        ...OTHERS,
        answer: '\\lambda a',
        wrong: '\\frac{\\lambda a}{2+\\sqrt2}',
        how: 'By symmetry both ends of the diagonal have the same potential: it carries no current, and two ways of length $2a$ lie side by side.',
      },
      side: {
        ...NEIGHBOURS,
        answer: '\\left(1-\\frac{\\sqrt2}{4}\\right)\\lambda a',
        wrong: '\\frac34\\lambda a',
        how: 'From the contact with the diagonal, the diagonal ($\\sqrt2a$) and two sides ($2a$) lie side by side, together $(2\\sqrt2-2)\\lambda a$; then comes one side in series, and the side between the contacts lies beside all this.',
      },
    },
  },
  'square-two': {
    ...SQUARE_TWO,
    contacts: {
      across: {
        ...CORNER_CENTRE,
        answer: '\\frac{4-\\sqrt2}{7}\\lambda a',
        wrong: '\\frac{\\lambda a}{\\sqrt2}',
        how: 'Both neighbouring corners have the same potential; with the potentials $1$ at the corner and $0$ at the crossing, the current balances at the neighbouring corners and at the far corner give all potentials and the current.',
      },
      side: {
        ...NEIGHBOURS,
        answer: '\\frac{9-4\\sqrt2}{7}\\lambda a',
        wrong: '\\left(1-\\frac{\\sqrt2}{4}\\right)\\lambda a',
        how: 'Put the contacts at the potentials $+1$ and $-1$: the crossing is at $0$, and the far corners are at $\\pm x$ with $x=\\frac{1}{3+\\sqrt2}$ by the balance of currents; then the current is known.',
      },
    },
  },
  'circle-one': {
    ...CIRCLE_ONE,
    contacts: {
      along: {
        en: 'the two ends of this diameter',
        zh: '这条直径的两端',
        answer: '\\frac{2\\pi}{\\pi+4}\\lambda a',
        wrong: '\\frac{\\pi}{2}\\lambda a',
        how: 'Two half circles of length $\\pi a$ and the diameter of length $2a$ lie side by side.',
      },
      across: {
        en: 'the two points of the circle that are midway between the ends of the diameter',
        zh: '圆上位于直径两端正中间的两个点',
        answer: '\\frac{\\pi}{2}\\lambda a',
        wrong: '\\frac{2\\pi}{\\pi+4}\\lambda a',
        how: 'By symmetry both ends of the diameter have the same potential: it carries no current, and two half circles lie side by side.',
      },
      side: {
        en: 'one end of the diameter and a point of the circle midway between its ends',
        zh: '直径的一端和圆上位于直径两端正中间的一个点',
        answer: '\\frac{\\pi(\\pi+6)}{4(\\pi+4)}\\lambda a',
        wrong: '\\frac{3\\pi}{8}\\lambda a',
        how: 'From the end of the diameter to its other end the diameter ($2a$) and a half circle ($\\pi a$) lie side by side, together $\\frac{2\\pi}{\\pi+2}\\lambda a$; then comes a quarter circle in series; and the quarter circle between the contacts lies beside all this.',
      },
    },
  },
  'circle-two': {
    ...CIRCLE_TWO,
    contacts: {
      across: {
        en: 'an end of a diameter and the centre',
        zh: '一条直径的一端和圆心',
        answer: '\\frac{\\pi^2+8\\pi+8}{(\\pi+4)(\\pi+8)}\\lambda a',
        wrong: '\\frac{\\pi}{\\pi+4}\\lambda a',
        how: 'Both neighbouring ends have the same potential; with the potentials $1$ at the end and $0$ at the centre, the current balances at the neighbouring ends and at the far end give all potentials and the current.',
      },
      side: {
        en: 'two neighbouring ends of the diameters',
        zh: '两条直径相邻的两个端点',
        answer: '\\frac{2\\pi(\\pi+6)}{(\\pi+4)(\\pi+8)}\\lambda a',
        wrong: '\\frac{\\pi(\\pi+6)}{4(\\pi+4)}\\lambda a',
        how: 'Put the contacts at the potentials $+1$ and $-1$: the centre is at $0$, and the far ends are at $\\pm x$ with $x=\\frac{2}{\\pi+6}$ by the balance of currents; then the current is known.',
      },
    },
  },
}

/** The resistance of a frame of wire between two of its points. */
export const wireFrames: Template = {
  id: 'elec-wire-frames',
  domain: 'electricity',
  level: 'high-school',
  topics: ['circuits', 'symmetry', 'resistance'],
  choices: {
    frame: ['square-one', 'square-two', 'circle-one', 'circle-two'],
    contact: ['along', 'across', 'side'],
  },
  // The second diagonal carries no current between the ends of the first.
  allowed: ({ frame, contact }) => contact !== 'along' || frame === 'square-one' || frame === 'circle-one',
  published: { frame: 'circle-two', contact: 'side' },
  form: (choice) => {
    const frame = pick(choice, 'frame', FRAMES)
    const contact = pick(choice, 'contact', frame.contacts)
    return {
      title: 'A window frame of wire',
      en: `For a leaded window an artist bends wire, which everywhere has the resistance $\\lambda$ per length, to ${frame.en}. She measures the resistance of the frame between ${contact.en}. What does she find?`,
      zh: `为了做一扇花窗，艺术家用单位长度电阻处处为 $\\lambda$ 的导线弯成${frame.zh}。她测量框架上${contact.zh}之间的电阻。她测得的结果是多少？`,
      symbols: [
        ['\\lambda', 'resistance of the wire per length', 'ohm/m', 1, 2],
        [
          'a',
          choice.frame?.startsWith('square') === true ? 'side of the square' : 'radius of the circle',
          'm',
          0.5,
          2,
        ],
      ],
      asked: ['R', 'resistance between the two points', 'ohm'],
      answer: contact.answer,
      solution: `${contact.how} The result is $${contact.answer}$.`,
      trap: 'Leaving out a piece of wire that does carry current, or counting one that carries none.',
      wrong: [contact.wrong],
      limits: [['a', '0', '0', 'a very small frame has no resistance']],
    }
  },
}
