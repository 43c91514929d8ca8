import { pick } from '../template.ts'
import type { SymbolRow, Template } from '../template.ts'

interface Source {
  en: string
  zh: string
  centre: string
  /** potential over Q / 4 pi eps0 in the middle, and at the distance s */
  middle: string
  far: string
  /** the restoring force near the middle: qQ / (this) per displacement */
  stiff?: string
  symbols: readonly SymbolRow[]
  wrongMiddle: string
}

const RADIUS: SymbolRow = ['R', 'radius', 'm', 0.8, 1.2]

const SOURCES: Readonly<Record<string, Source>> = {
  ring: {
    en: 'a thin plastic ring of radius $R$, evenly charged along its length with the charge $Q>0$',
    zh: '一个半径为 $R$ 的细塑料圆环，电荷 $Q>0$ 沿环均匀分布',
    centre: 'the centre of the ring',
    middle: '\\frac1R',
    far: '\\frac{1}{\\sqrt{R^2+s^2}}',
    stiff: '4\\pi\\varepsilon_0mR^3',
    symbols: [RADIUS],
    wrongMiddle: '\\frac2R',
  },
  disc: {
    en: 'a thin round plastic foil of radius $R$, evenly charged over its surface with the charge $Q>0$, with a tiny hole in its centre',
    zh: '一块半径为 $R$ 的圆形塑料薄膜，电荷 $Q>0$ 在其面上均匀分布，中心有一个极小的孔',
    centre: 'the hole',
    middle: '\\frac2R',
    far: '\\frac{2\\left(\\sqrt{R^2+s^2}-s\\right)}{R^2}',
    symbols: [RADIUS],
    wrongMiddle: '\\frac1R',
  },
  annulus: {
    en: 'a flat plastic washer of inner radius $a$ and outer radius $b$, evenly charged over its surface with the charge $Q>0$',
    zh: '一个内半径为 $a$、外半径为 $b$ 的平塑料垫圈，电荷 $Q>0$ 在其面上均匀分布',
    centre: 'the centre of the washer',
    middle: '\\frac{2}{a+b}',
    far: '\\frac{2\\left(\\sqrt{b^2+s^2}-\\sqrt{a^2+s^2}\\right)}{b^2-a^2}',
    stiff: '2\\pi\\varepsilon_0mab(a+b)',
    symbols: [
      ['a', 'inner radius', 'm', 0.4, 0.7],
      ['b', 'outer radius', 'm', 1, 1.4],
    ],
    wrongMiddle: '\\frac{1}{b-a}',
  },
  ball: {
    en: 'a plastic ball of radius $R$, evenly charged throughout its volume with the charge $Q>0$, with a very narrow straight channel through its centre',
    zh: '一个半径为 $R$ 的塑料球，电荷 $Q>0$ 在其体积内均匀分布，一条极细的直孔道穿过球心',
    centre: 'the centre of the ball',
    middle: '\\frac{3}{2R}',
    far: '\\frac1s',
    symbols: [RADIUS],
    wrongMiddle: '\\frac1R',
  },
  shell: {
    en: 'a thin-walled plastic ball of radius $R$, evenly charged over its surface with the charge $Q>0$, with two tiny holes opposite to each other',
    zh: '一个半径为 $R$ 的薄壁塑料球壳，电荷 $Q>0$ 在其表面均匀分布，上面有两个正相对的极小的孔',
    centre: 'the centre of the ball',
    middle: '\\frac1R',
    far: '\\frac1s',
    symbols: [RADIUS],
    wrongMiddle: '\\frac{3}{2R}',
  },
}

const CENTRES: Readonly<Record<string, string>> = {
  ring: '环心',
  disc: '小孔',
  annulus: '垫圈中心',
  ball: '球心',
  shell: '球心',
}

/** A charged bead flies along the axis of a charged body, through its middle. */
export const beadThrough: Template = {
  id: 'elec-bead-through',
  domain: 'electricity',
  level: 'undergraduate',
  topics: ['electrostatics', 'potential', 'energy', 'small oscillations'],
  choices: { source: ['ring', 'disc', 'annulus', 'ball', 'shell'], asked: ['pass', 'speed', 'frequency'] },
  // No oscillation of one frequency about a disc or in a shell; and no two forms with one answer.
  allowed: ({ source, asked }) =>
    asked === 'frequency'
      ? source === 'ring' || source === 'annulus'
      : asked === 'speed' || source !== 'shell',
  published: { source: 'annulus', asked: 'speed' },
  form: (choice) => {
    const source = pick(choice, 'source', SOURCES)
    const centreZh = pick(choice, 'source', CENTRES)
    const flat = choice.source !== 'ball' && choice.source !== 'shell'
    const axis = flat
      ? 'the axis'
      : choice.source === 'ball'
        ? 'the line of the channel'
        : 'the line through the holes'
    const axisZh = flat ? '轴线' : choice.source === 'ball' ? '孔道所在的直线' : '两孔所在的直线'
    const far = flat ? '' : ', outside the ball'
    const wrap = (potential: string): string => `\\sqrt{\\frac{qQ}{2\\pi\\varepsilon_0m}${potential}}`
    const asked = pick(choice, 'asked', {
      pass: {
        en: `A bead of mass $m$ and charge $q>0$ comes from very far away along ${axis}. What speed must it have far away so that it just gets through?`,
        zh: `一颗质量为 $m$、电荷为 $q>0$ 的小珠沿${axisZh}从极远处飞来。它在远处必须有多大的速率才能刚好穿过？`,
        asked: ['v', 'least speed far away', 'm/s'],
        symbols: [],
        answer: wrap(`\\cdot${source.middle}`),
        how: `Along ${axis} the potential is highest ${choice.source === 'shell' ? 'everywhere inside' : `at ${source.centre}`}: $\\frac{Q}{4\\pi\\varepsilon_0}\\cdot${source.middle}$, from adding up the charge over its distances. The kinetic energy must be at least $q$ times that.`,
        wrong: wrap(`\\cdot${source.wrongMiddle}`),
      },
      speed: {
        en: `A bead of mass $m$ and charge $-q$ ($q>0$) is let go at rest on ${axis}, at the distance $s$ from ${source.centre}${far}. With what speed does it pass ${source.centre}?`,
        zh: `一颗质量为 $m$、电荷为 $-q$（$q>0$）的小珠在${axisZh}上${flat ? '' : '、球外'}距${centreZh} $s$ 处由静止释放。它以多大的速率通过${centreZh}？`,
        asked: ['v', `speed at ${source.centre}`, 'm/s'],
        symbols: [['s', 'distance at which it is let go', 'm', 1.5, 2.5]],
        answer: wrap(`\\left[${source.middle}-${source.far}\\right]`),
        how: `The potential is $\\frac{Q}{4\\pi\\varepsilon_0}\\cdot${source.middle}$ at ${source.centre} and $\\frac{Q}{4\\pi\\varepsilon_0}\\cdot${source.far}$ where it is let go, from adding up the charge over its distances. The difference times $q$ is the kinetic energy.`,
        wrong: wrap(`\\left[${source.wrongMiddle}-${source.far}\\right]`),
      },
      frequency: {
        en: `A bead of mass $m$ and charge $-q$ ($q>0$) that can only move along ${axis} is pushed a little out of ${source.centre}. Find the angular frequency of its small oscillations.`,
        zh: `一颗质量为 $m$、电荷为 $-q$（$q>0$）的小珠只能沿${axisZh}运动，把它从${centreZh}稍微推开。求它小幅振动的角频率。`,
        asked: ['\\omega', 'angular frequency of the small oscillations', '1/s'],
        symbols: [],
        answer: `\\sqrt{\\frac{qQ}{${source.stiff ?? ''}}}`,
        how:
          choice.source === 'ring'
            ? 'At the small distance $z$ from the centre the field along the axis is $\\frac{Qz}{4\\pi\\varepsilon_0R^3}$.'
            : 'Added up over the rings of the washer, the field at the small distance $z$ from the centre is $\\frac{Qz}{2\\pi\\varepsilon_0(b^2-a^2)}\\left(\\frac1a-\\frac1b\\right)$.',
        wrong:
          choice.source === 'annulus'
            ? '\\sqrt{\\frac{2qQ}{\\pi\\varepsilon_0m(a+b)^3}}'
            : '\\sqrt{\\frac{qQ}{2\\pi\\varepsilon_0mR^3}}',
      },
    } as const)
    const size = choice.source === 'annulus' ? 'b' : 'R'
    return {
      title: 'Through the middle',
      en: `In free space floats, held in its place, ${source.en}. ${asked.en} (Only electric forces act; the bead is very small, loses no energy, and does not disturb the charge ${flat ? 'that attracts or repels it' : 'of the ball'}.)`,
      zh: `在自由空间中固定着${source.zh}。${asked.zh}（只有电力作用；小珠非常小，不损失能量，也不影响${flat ? '对它吸引或排斥的电荷' : '球上的电荷'}。）`,
      symbols: [
        ...source.symbols,
        ['Q', 'charge of the fixed body', 'C', 1, 2],
        ['q', 'magnitude of the charge of the bead', 'C', 0.5, 1],
        ['m', 'mass of the bead', 'kg', 1, 2],
        ...asked.symbols,
        'epsilon_0',
      ],
      asked: asked.asked,
      answer: asked.answer,
      solution: `${asked.how} So the answer is $${asked.answer}$.`,
      trap: 'Using the field or potential of a body of another shape with the same charge, such as that of a point charge at the rim.',
      wrong: [asked.wrong],
      limits: [
        choice.asked === 'speed'
          ? ['s', '\\infty', wrap(`\\cdot${source.middle}`), 'let go very far away']
          : [choice.asked === 'pass' ? 'm' : size, '\\infty', '0', 'very heavy, or very large'],
      ],
    }
  },
}
