import { pick } from '../template.ts'
import type { SymbolRow, Template } from '../template.ts'

interface Stone {
  en: string
  zh: string
  inertia: string
  /** the gyroscopic force, for a product of two angular velocities; and for twice that product */
  press: (product: string) => string
  pressTwice: (product: string) => string
  /** acceleration top/m over the length that goes with the stone; and half of it */
  over: (top: string, m: string) => string
  overTwice: (top: string) => string
  symbols: readonly SymbolRow[]
}

const DISC: Stone = {
  en: 'a solid uniform cylindrical stone of mass $m$ and radius $R$',
  zh: '一个质量为 $m$、半径为 $R$ 的均匀实心圆柱形石碾',
  inertia: '\\frac12mR^2',
  press: (product) => `\\frac12mR${product}`,
  pressTwice: (product) => `mR${product}`,
  over: (top, m) => `\\frac{2${top}}{${m}R}`,
  overTwice: (top) => `\\frac{${top}}{R}`,
  symbols: [],
}

const HOOP: Stone = {
  en: 'an iron tyre on light spokes, of mass $m$ and radius $R$,',
  zh: '一个带轻质辐条的铁轮箍（质量为 $m$，半径为 $R$，下文仍称石碾）',
  inertia: 'mR^2',
  press: (product) => `mR${product}`,
  pressTwice: (product) => `2mR${product}`,
  over: (top, m) => `\\frac{${top}}{${m}R}`,
  overTwice: (top) => `\\frac{${top}}{2R}`,
  symbols: [],
}

const HOLLOW: Stone = {
  en: 'a uniform cylindrical stone of mass $m$ and radius $R$ with a wide round hole of radius $a$ through its middle, held by a light hub,',
  zh: '一个质量为 $m$、半径为 $R$ 的均匀圆柱形石碾，正中有一个半径为 $a$ 的大圆孔，由轻质轮毂支撑，它',
  inertia: '\\frac12m(R^2+a^2)',
  press: (product) => `\\frac{m(R^2+a^2)${product}}{2R}`,
  pressTwice: (product) => `\\frac{m(R^2+a^2)${product}}{R}`,
  over: (top, m) => `\\frac{2R${top}}{${m === '' ? 'R^2+a^2' : `${m}(R^2+a^2)`}}`,
  overTwice: (top) => `\\frac{R${top}}{R^2+a^2}`,
  symbols: [['a', 'radius of the hole', 'm', 0.3, 0.6]],
}

/** A rolling millstone on an arm presses harder than its weight. */
export const edgeMill: Template = {
  id: 'mech-edge-mill',
  domain: 'mechanics',
  level: 'olympiad',
  topics: ['gyroscopes', 'rolling', 'angular momentum'],
  choices: {
    stone: ['disc', 'hoop', 'hollow'],
    floor: ['fixed', 'counter', 'turning', 'ceiling'],
    asked: ['force', 'rate'],
  },
  // A solid stone on a floor that turns against it presses like a tyre on a fixed floor.
  allowed: ({ stone, floor }) => !(stone === 'disc' && floor === 'counter'),
  published: { stone: 'hollow', floor: 'turning', asked: 'force' },
  form: (choice) => {
    const stone = pick(choice, 'stone', { disc: DISC, hoop: HOOP, hollow: HOLLOW })
    const other = choice.stone === 'disc' ? HOOP : DISC
    const floor = pick(choice, 'floor', {
      fixed: {
        en: 'The stone rolls on a fixed level floor without slipping.',
        zh: '石碾在固定的水平地面上无滑动地滚动。',
        spin: '\\frac{L\\Omega}{R}',
        symbols: [],
        force: (s: Stone) => `mg+${s.press('\\Omega^2')}`,
        rate: (s: Stone) => `\\sqrt{${s.over('g', '')}}`,
        on: ['floor', '地面'],
      },
      counter: {
        en: 'The stone rolls without slipping on a level floor plate, which is driven about the same vertical axis with the same angular velocity as the arm, but in the opposite sense.',
        zh: '石碾在一块水平底盘上无滑动地滚动；底盘由机器带动，绕同一竖直轴以与横臂大小相同、方向相反的角速度转动。',
        spin: '\\frac{2L\\Omega}{R}',
        symbols: [],
        force: (s: Stone) => `mg+${s.pressTwice('\\Omega^2')}`,
        rate: (s: Stone) => `\\sqrt{${s.overTwice('g')}}`,
        on: ['floor plate', '底盘'],
      },
      turning: {
        en: 'The stone rolls without slipping on a level floor plate, which is driven about the same vertical axis in the same sense as the arm, with the smaller angular velocity $\\omega$.',
        zh: '石碾在一块水平底盘上无滑动地滚动；底盘由机器带动，绕同一竖直轴沿与横臂相同的方向以较小的角速度 $\\omega$ 转动。',
        spin: '\\frac{L(\\Omega-\\omega)}{R}',
        symbols: [['\\omega', 'angular velocity of the floor plate', '1/s', 0.5, 1.2]],
        force: (s: Stone) => `mg+${s.press('\\Omega(\\Omega-\\omega)')}`,
        rate: (s: Stone) => `\\frac{\\omega}{2}+\\sqrt{\\frac{\\omega^2}{4}+${s.over('g', '')}}`,
        on: ['floor plate', '底盘'],
      },
      ceiling: {
        en: 'A spring in the hinge pushes the arm up, as if with the upward force $S$ at the centre of the stone, $S>mg$; the stone rolls without slipping on the underside of a fixed level plate above it.',
        zh: '铰链里的弹簧把横臂向上顶，其作用相当于在石碾中心施加向上的力 $S$，且 $S>mg$；石碾在它上方一块固定的水平板的下表面无滑动地滚动。',
        spin: '\\frac{L\\Omega}{R}',
        symbols: [['S', 'upward force of the spring, at the centre of the stone', 'N', 25, 35]],
        force: (s: Stone) => `S-mg+${s.press('\\Omega^2')}`,
        rate: (s: Stone) => `\\sqrt{${s.over(s.inertia === 'mR^2' ? 'S-mg' : '(S-mg)', 'm')}}`,
        on: ['plate', '板'],
      },
    } as const)
    const ceiling = choice.floor === 'ceiling'
    const turning = choice.floor === 'turning'
    const rest = ceiling ? 'S-mg' : 'mg'
    const force = choice.asked === 'force'
    const of = force ? floor.force : floor.rate
    const answer = of(stone)
    const still = choice.floor === 'fixed' || ceiling
    const asked = force
      ? {
          en: `With what force does the stone press on the ${floor.on[0]}?`,
          zh: `石碾对${floor.on[1]}的压力是多少？`,
          arm: 'The arm is driven about the vertical axis of the post with the constant angular velocity $\\Omega$.',
          armZh: '横臂以恒定角速度 $\\Omega$ 被带动绕立柱的竖直轴转动。',
        }
      : {
          en: `With what angular velocity must the arm turn so that the stone presses twice as hard on the ${floor.on[0]} as when ${still ? 'the arm stands still' : 'everything stands still'}?`,
          zh: `横臂必须以多大的角速度转动，才能使石碾对${floor.on[1]}的压力是${still ? '横臂静止' : '一切静止'}时的两倍？`,
          arm: 'The arm is driven about the vertical axis of the post with a constant angular velocity.',
          armZh: '横臂以恒定的角速度被带动绕立柱的竖直轴转动。',
        }
    return {
      title: ceiling ? 'The roller under the plate' : 'The edge mill',
      en: `In an oil mill ${stone.en} turns freely on a light horizontal arm, which is its axle; its centre is at the distance $L$ from a vertical post, to which the arm is hinged at the same height, so that the arm can also move up and down. ${asked.arm} ${floor.en} ${asked.en}`,
      zh: `油坊里有${stone.zh}可绕作为轮轴的水平轻横臂自由转动；它的中心到竖直立柱的距离为 $L$，横臂在同样高度处铰接在立柱上，因此也可以上下摆动。${asked.armZh}${floor.zh}${asked.zh}`,
      symbols: [
        ['m', 'mass of the stone', 'kg', 1, 2],
        ['R', 'radius of the stone', 'm', 0.8, 1.2],
        ['L', 'distance of the centre of the stone from the post', 'm', 1, 2],
        ...stone.symbols,
        ...(force ? ([['\\Omega', 'angular velocity of the arm', '1/s', 1.5, 3]] as const) : []),
        ...floor.symbols,
        'g',
      ],
      asked: force
        ? ['N', `force of the stone on the ${floor.on[0]}`, 'N']
        : ['\\Omega', 'angular velocity of the arm', '1/s'],
      ...(ceiling ? { constraints: ['S>mg'] } : {}),
      answer,
      solution: `The stone spins about the arm with $${floor.spin}$, because the point that touches does not slip. So along the arm there is the angular momentum $I\\cdot${floor.spin}$ with $I=${stone.inertia}$, and the arm turns it around the vertical. That takes the torque $I\\Omega\\cdot${floor.spin}$ about the horizontal direction at right angles to the arm; about the hinge only the force $N$ of the ${floor.on[0]} and ${ceiling ? 'the spring less the weight' : 'the weight'} can give it: $NL-${ceiling ? '(S-mg)' : 'mg'}L=I\\Omega\\cdot${floor.spin}$, so $N=${floor.force(stone)}$.${force ? '' : ` This is twice $${rest}$ for $\\Omega=${answer}$.`}`,
      trap: 'Thinking that a steadily rolling stone presses just with its weight, or using the moment of inertia of another shape.',
      wrong: [of(other)],
      limits: force
        ? [['Omega', '0', rest, 'the arm stands still']]
        : [['R', '\\infty', turning ? '\\omega' : '0', 'a very large stone presses hard at once']],
    }
  },
}
