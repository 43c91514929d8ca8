import { pick } from '../template.ts'
import type { SymbolRow, Template } from '../template.ts'

interface Wire {
  en: string
  zh: string
  symbols: readonly SymbolRow[]
  spins: boolean
  place: string
  held?: string
  free: string
  /** where the freely turning stand is very heavy */
  heavy: string
  wrong: string
}

const OMEGA: SymbolRow = ['\\Omega', 'angular velocity of the stand', '1/s', 3.6, 5]
const SLOW: SymbolRow = ['\\Omega', 'angular velocity of the stand', '1/s', 1, 2]

const CIRCLE = '\\Omega^2-\\frac{g^2}{\\Omega^2R^2}'
const QUARTIC = '\\sqrt{\\frac{8g^3\\Omega^2}{4g^3+\\Omega^6b^3}}'
const CUBIC = '\\frac{3g^2\\Omega}{\\sqrt{9g^4+\\Omega^8b^4}}'

const WIRES: Readonly<Record<string, Wire>> = {
  circle: {
    en: 'is bent to an arc of a circle of radius $R$ whose centre lies on the axis',
    zh: '，弯成圆心在轴线上、半径为 $R$ 的圆弧',
    symbols: [['R', 'radius of the arc', 'm', 1, 1.5], OMEGA, 'g'],
    spins: true,
    place:
      'where the radius to the bead makes the angle $\\theta$ with the vertical, $\\cos\\theta=\\frac{g}{\\Omega^2R}$',
    held: `\\sqrt{${CIRCLE}}`,
    free: `\\sqrt{${CIRCLE}+\\frac{4mg^2(\\Omega^4R^2-g^2)}{\\Omega^2R^2\\left(J\\Omega^4+m\\Omega^4R^2-mg^2\\right)}}`,
    heavy: `\\sqrt{${CIRCLE}}`,
    wrong: '\\sqrt{\\Omega^2-\\frac gR}',
  },
  quartic: {
    en: 'is bent to a curve whose height above its lowest point grows with the fourth power of the distance $x$ from the axis: $z=\\frac{x^4}{b^3}$',
    zh: '，弯成一条曲线，它高出最低点的高度与到轴的距离 $x$ 的四次方成正比：$z=\\frac{x^4}{b^3}$',
    symbols: [['b', 'length that sets the shape of the wire', 'm', 1, 2], SLOW, 'g'],
    spins: true,
    place: 'where $x^2=\\frac{\\Omega^2b^3}{4g}$',
    held: QUARTIC,
    free: `\\sqrt{\\frac{8g^3\\Omega^2\\left(4gJ+3m\\Omega^2b^3\\right)}{\\left(4g^3+\\Omega^6b^3\\right)\\left(4gJ+m\\Omega^2b^3\\right)}}`,
    heavy: QUARTIC,
    wrong: '\\Omega\\sqrt2',
  },
  cubic: {
    en: 'is bent to a curve whose height above its lowest point grows with the third power of the distance $x$ from the axis: $z=\\frac{x^3}{b^2}$',
    zh: '，弯成一条曲线，它高出最低点的高度与到轴的距离 $x$ 的三次方成正比：$z=\\frac{x^3}{b^2}$',
    symbols: [
      ['b', 'length that sets the shape of the wire', 'm', 1, 2],
      ['\\Omega', 'angular velocity of the stand', '1/s', 1.5, 2.5],
      'g',
    ],
    spins: true,
    place: 'where $x=\\frac{\\Omega^2b^2}{3g}$',
    held: CUBIC,
    free: '\\frac{3g^2\\Omega}{\\sqrt{9g^4+\\Omega^8b^4}}\\sqrt{1+\\frac{4m\\Omega^4b^4}{9g^2J+m\\Omega^4b^4}}',
    heavy: CUBIC,
    wrong: '\\Omega',
  },
  parabola: {
    en: 'is bent to a parabola, $z=\\frac{x^2}{2p}$, where $z$ is the height above its lowest point and $x$ the distance from the axis',
    zh: '，弯成一条抛物线 $z=\\frac{x^2}{2p}$，其中 $z$ 是高出最低点的高度，$x$ 是到轴的距离',
    symbols: [
      ['p', 'length that sets the shape of the wire', 'm', 1, 2],
      ['s', 'distance of the bead from the axis at rest', 'm', 0.5, 1.5],
      'g',
    ],
    spins: false,
    place: 'at any distance, if the stand turns just with $\\Omega=\\sqrt{\\frac gp}$: here at $x=s$',
    free: '2s\\sqrt{\\frac{mgp}{(J+ms^2)(p^2+s^2)}}',
    heavy: '0',
    wrong: '2s\\sqrt{\\frac{mg}{p(J+ms^2)}}',
  },
  straight: {
    en: 'is straight and makes the angle $\\alpha$ with the horizontal',
    zh: '，它是笔直的，与水平面成 $\\alpha$ 角',
    symbols: [['\\alpha', 'angle of the wire to the horizontal', 'rad', 0.6, 0.9], SLOW, 'g'],
    spins: true,
    place: 'where $x=\\frac{g\\tan\\alpha}{\\Omega^2}$',
    free: '\\Omega\\cos\\alpha\\sqrt{\\frac{3mg^2\\tan^2\\alpha-J\\Omega^4}{mg^2\\tan^2\\alpha+J\\Omega^4}}',
    heavy: '',
    wrong: '\\Omega\\sqrt{\\frac{3mg^2\\tan^2\\alpha-J\\Omega^4}{mg^2\\tan^2\\alpha+J\\Omega^4}}',
  },
}

/** A bead on a bent wire that turns about a vertical axis: driven evenly, or freely. */
export const turningWire: Template = {
  id: 'mech-turning-wire',
  domain: 'mechanics',
  level: 'olympiad',
  topics: ['rotating frames', 'small oscillations', 'angular momentum'],
  choices: { wire: ['circle', 'quartic', 'cubic', 'parabola', 'straight'], drive: ['motor', 'free'] },
  allowed: ({ wire, drive }) => drive === 'free' || (wire !== 'parabola' && wire !== 'straight'),
  published: { wire: 'circle', drive: 'free' },
  form: (choice) => {
    const wire = pick(choice, 'wire', WIRES)
    const free = choice.drive === 'free'
    const answer = free ? wire.free : (wire.held ?? '')
    const rate = wire.spins ? ' with the angular velocity $\\Omega$' : ''
    const rateZh = wire.spins ? '以角速度 $\\Omega$ ' : ''
    const rest = wire.spins
      ? 'at rest on the wire at a place away from the axis'
      : 'at rest on the wire at the distance $s$ from the axis'
    const restZh = wire.spins ? '静止在导线上不在轴线处的某一位置' : '静止在导线上到轴距离为 $s$ 处'
    return {
      title: free ? 'A bead on a freely turning wire' : 'A bead on a driven wire',
      en: `On a round stand that turns about a vertical axis a smooth stiff wire is mounted, which begins on the axis and goes outwards and upwards in a vertical plane. It ${wire.en}. A bead ${free ? 'of mass $m$ ' : ''}is threaded on the wire. ${
        free
          ? `The stand turns freely, without friction and without a motor; its moment of inertia with the wire, but without the bead, is $J$. It turns steadily${rate}, with the bead ${rest}.`
          : `A motor keeps the stand turning${rate}, always evenly, and the bead is ${rest}.`
      } The bead is then pushed a little along the wire. Find the angular frequency of its small oscillations.`,
      zh: `在一个绕竖直轴转动的圆台上装着一根光滑的硬导线，导线从轴线开始，在竖直平面内向外、向上伸展${wire.zh}。导线上穿着一颗${free ? '质量为 $m$ 的' : ''}小珠。${
        free
          ? `圆台自由转动，没有摩擦，也没有电动机；它连同导线（不含小珠）的转动惯量为 $J$。它${rateZh}稳定转动，小珠${restZh}。`
          : `电动机使圆台始终${rateZh}匀速转动，小珠${restZh}。`
      }然后沿导线轻推小珠一下。求小珠小幅振动的角频率。`,
      symbols: [
        ...(free
          ? ([
              ['m', 'mass of the bead', 'kg', 1, 2],
              ['J', 'moment of inertia of stand and wire', 'kg*m^2', 0.2, 0.5],
            ] as const)
          : []),
        ...wire.symbols,
      ],
      asked: ['\\omega', 'angular frequency of the small oscillations', '1/s'],
      answer,
      solution: `Along the wire, whose height is $z(x)$, gravity and the centrifugal force balance where $gz'=\\Omega^2x$: ${wire.place}. ${
        free
          ? "When the bead moves outwards by $\\xi$, the angular momentum $(J+mx^2)\\Omega$ stays the same, so the effective potential energy is $\\frac{\\left[(J+mx^2)\\Omega\\right]_0^2}{2(J+mx^2)}+mgz$, with the second derivative $m\\left(gz''-\\Omega^2+\\frac{4mx^2\\Omega^2}{J+mx^2}\\right)$."
          : "With $\\Omega$ kept constant, the effective potential energy is $mgz-\\frac12m\\Omega^2x^2$, with the second derivative $m\\left(gz''-\\Omega^2\\right)$."
      } The kinetic energy along the wire is $\\frac12m(1+z'^2)\\dot\\xi^2$. The quotient gives $\\omega=${answer}$.`,
      trap: free
        ? 'Keeping the angular velocity constant: the freely turning stand slows down when the bead moves outwards. Or forgetting that the bead moves up and down as well.'
        : 'Forgetting that the bead moves along the slope of the wire, not horizontally.',
      wrong: free && wire.held !== undefined ? [wire.held] : [wire.wrong],
      limits: free
        ? [
            choice.wire === 'straight'
              ? [
                  'J',
                  '0',
                  '\\Omega\\sqrt3\\cos\\alpha',
                  'a light stand keeps only the angular momentum of the bead',
                ]
              : ['J', '\\infty', wire.heavy, 'a heavy stand turns evenly, as if driven'],
          ]
        : [
            choice.wire === 'circle'
              ? [
                  'g',
                  '0',
                  '\\Omega',
                  'without weight only the centrifugal force acts, at the height of the centre',
                ]
              : [
                  'Omega',
                  '0',
                  choice.wire === 'quartic' ? '\\sqrt2\\Omega' : '\\Omega',
                  'near the axis the wire is level',
                ],
          ],
    }
  },
}
