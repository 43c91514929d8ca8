import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

interface Craft {
  en: string
  zh: string
  symbols: readonly SymbolRow[]
  /** Force over the light's momentum on the cross-section: numerator and denominator. */
  top: string
  bottom: string
  why: string
  /** The same, for the mistake. */
  wrong: readonly [top: string, bottom: string]
  trap: string
  limit?: Form['limits'][number]
  /** Size that is asked for at a given density. */
  ball?: true
  cone?: true
}

const A: SymbolRow = ['a', 'radius', 'm', 0.5, 1.5]

const CRAFTS: Readonly<Record<string, Craft>> = {
  mirror: {
    en: r`a thin flat disc of radius $a$, a perfect mirror, which squarely faces the star`,
    zh: r`一块半径为 $a$ 的薄平圆盘，是理想镜面，正对着恒星`,
    symbols: [A],
    top: '2',
    bottom: '',
    why: 'Light that is thrown straight back gives twice its momentum.',
    wrong: ['', ''],
    trap: 'Counting only the light that arrives, not what is thrown back.',
  },
  globe: {
    en: r`a ball of radius $a$ with a perfectly polished, mirror-like surface`,
    zh: r`一个半径为 $a$、表面如理想镜面般光滑的球`,
    symbols: [A],
    top: '',
    bottom: '',
    why: r`A ray that meets the ball at the angle $\theta$ to the normal is turned by $\pi-2\theta$ and gives $1+\cos2\theta$ of its momentum forwards; over the cross-section, $\sin^2\theta$ being evenly spread, the mean is $1$.`,
    wrong: ['2', ''],
    trap: 'Counting twice, as for a flat mirror: the ball throws light to all sides evenly.',
    ball: true,
  },
  cone: {
    en: r`a hollow cone of thin foil with the half-angle $\alpha$ between axis and mantle and the radius $a$ at its open base; it points its tip at the star, and outside it is a perfect mirror`,
    zh: r`一个由薄箔制成的空心圆锥，轴与侧面的夹角（半顶角）为 $\alpha$，开口底面的半径为 $a$；它的尖端指向恒星，外表面是理想镜面`,
    symbols: [A, [r`\alpha`, 'half-angle of the cone', 'rad', 0.4, 1.2]],
    top: r`2\sin^2\alpha`,
    bottom: '',
    why: r`A ray along the axis is turned by $2\alpha$ and gives $1-\cos2\alpha=2\sin^2\alpha$ of its momentum.`,
    wrong: [r`2\sin\alpha`, ''],
    trap: r`Taking $2\sin\alpha$: both the part of the light on the mantle and the direction of the push must be counted.`,
    limit: ['alpha', r`\frac\pi2`, 'flat', 'opened flat it is a disc'],
    cone: true,
  },
  white: {
    en: r`a thin flat disc of radius $a$, which squarely faces the star; its surface is white: it throws back all light diffusely, with an intensity in proportion to the cosine of the angle to the normal`,
    zh: r`一块半径为 $a$ 的薄平圆盘，正对着恒星；它的表面是白色的：把所有的光漫反射回去，强度正比于与法线夹角的余弦`,
    symbols: [A],
    top: '5',
    bottom: '3',
    why: r`Diffuse light leaves with the mean cosine $\frac23$ to the normal, so the light counts $1+\frac23$ times.`,
    wrong: ['3', '2'],
    trap: r`Taking the mean cosine as $\frac12$, or treating white like a mirror.`,
  },
  snowball: {
    en: r`a ball of radius $a$ with a white surface: each of its parts throws back all light diffusely, with an intensity in proportion to the cosine of the angle to its normal`,
    zh: r`一个半径为 $a$ 的白色的球：表面的每一部分都把所有的光漫反射回去，强度正比于与该处法线夹角的余弦`,
    symbols: [A],
    top: '13',
    bottom: '9',
    why: r`The arriving light counts once; what is thrown back pushes along the normal inwards with $\frac23$, of which $\frac23\cos\theta$ is along the light, and the mean of $\cos\theta$ over the cross-section is $\frac23$: $1+\frac49$.`,
    wrong: ['5', '3'],
    trap: r`Taking $\frac53$ as for a flat white disc.`,
    ball: true,
  },
}

/** The craft's factor times first/second, in lowest terms, with further factors above and below: all in LaTeX. */
function share(
  [top, bottom]: readonly [string, string],
  first: number,
  second: number,
): (above: string, below: string) => string {
  const [digits = ''] = /^\d*/.exec(top) ?? []
  const above = (digits === '' ? 1 : Number(digits)) * first
  const below = (bottom === '' ? 1 : Number(bottom)) * second
  const common = divisor(above, below)
  const number = (n: number): string => (n === 1 ? '' : String(n))
  return (over, under) =>
    r`\frac{${number(above / common)}${over}${top.slice(digits.length)}}{${number(below / common)}${under}}`
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b)
}

function form(choice: Choice): Form {
  const craft = pick(choice, 'craft', CRAFTS)
  const star: SymbolRow[] = [
    ['M', 'mass of the star', 'kg', 0.5, 2],
    ['P', "power of the star's light", 'W', 0.5, 2],
  ]
  const own: readonly [string, string] = [craft.top, craft.bottom]
  const scene = {
    en: r`A star of mass $M$ sends out light of the total power $P$ evenly in all directions. Far from it a craft is to hover at rest, carried by the light alone. It is ${craft.en}.`,
    zh: r`一颗质量为 $M$ 的恒星向所有方向均匀地发光，总功率为 $P$。远处有一个飞行器要仅靠光的托举静止悬停。它是${craft.zh}。`,
  }
  const balance = r`At the distance $R$ the light has the momentum $\frac{P}{4\pi R^2c}$ per area and time. ${craft.why} So the force is $${share(own, 1, 4)('Pa^2', 'R^2c')}$, against the weight $\frac{GMm}{R^2}$; the distance drops out.`
  if (pick(choice, 'asked', { mass: true, size: false })) {
    const answer = (x: readonly [string, string]): string => share(x, 1, 4)('Pa^2', 'GMc')
    return {
      title: 'Hovering above a star',
      en: `${scene.en} What mass must it have? ($c$ is the speed of light; the star looks like a point from there.)`,
      zh: `${scene.zh}它的质量应为多少？（$c$ 为光速；从那里看恒星像一个点。）`,
      symbols: [...star, ...craft.symbols, 'G', 'c'],
      asked: ['m', 'mass of the craft', 'kg'],
      answer: answer(own),
      solution: balance,
      trap: craft.trap,
      wrong: [answer(craft.wrong)],
      limits: [
        ['P', '0', '0', 'a dark star carries nothing'],
        ...(craft.limit === undefined
          ? []
          : [['alpha', r`\frac\pi2`, r`\frac{Pa^2}{2GMc}`, craft.limit[3]] as const]),
      ],
    }
  }
  const density: SymbolRow = [r`\rho`, 'density', 'kg/m^3', 0.5, 2]
  if (craft.ball) {
    const answer = (x: readonly [string, string]): string => share(x, 3, 16)('P', r`\pi GMc\rho`)
    return {
      title: 'Grains that a star cannot pull in',
      en: `${scene.en.replace('a craft', 'a solid grain')} Its material has the density $\\rho$. How large must $a$ be? ($c$ is the speed of light; the star looks like a point from there, and all grains are much larger than the wavelength.)`,
      zh: `${scene.zh.replace('飞行器', '实心颗粒')}它的材料密度为 $\\rho$。$a$ 应为多大？（$c$ 为光速；从那里看恒星像一个点，颗粒远大于光的波长。）`,
      symbols: [...star, density, 'G', 'c'],
      asked: ['a', 'radius', 'm'],
      answer: answer(own),
      solution: r`${balance} With $m=\frac43\pi a^3\rho$ this gives $a$.`,
      trap: craft.trap,
      wrong: [answer(craft.wrong)],
      limits: [['P', '0', '0', 'a dark star carries nothing']],
    }
  }
  const thick = (x: readonly [string, string]): string => share(x, 1, 4)('P', r`\pi GMc\rho`)
  return {
    title: 'The foil that a star cannot pull in',
    en: `${scene.en} It is made of foil of the density $\\rho$ throughout. How thick must the foil be? ($c$ is the speed of light; the star looks like a point from there, and the thickness is very small compared with $a$.)`,
    zh: `${scene.zh}它整个由密度为 $\\rho$ 的箔制成。箔应有多厚？（$c$ 为光速；从那里看恒星像一个点，厚度远小于 $a$。）`,
    symbols: [...star, ...craft.symbols, density, 'G', 'c'],
    asked: ['b', 'thickness of the foil', 'm'],
    answer: thick(craft.cone ? [r`2\sin^3\alpha`, ''] : own),
    solution: r`${balance} With $m=${craft.cone ? r`\frac{\pi a^2}{\sin\alpha}b\rho` : r`\pi a^2b\rho`}$ this gives $b$; the radius drops out.`,
    trap: craft.trap,
    wrong: [thick(craft.cone ? [r`2\sin^2\alpha`, ''] : craft.wrong)],
    limits: [
      ['P', '0', '0', 'a dark star carries nothing'],
      ...(craft.limit === undefined
        ? []
        : [['alpha', r`\frac\pi2`, r`\frac{P}{2\pi GMc\rho}`, craft.limit[3]] as const]),
    ],
  }
}

export const hoveringCraft: Template = {
  id: 'mod-hovering-craft',
  domain: 'modern',
  level: 'undergraduate',
  topics: ['radiation pressure', 'gravitation'],
  choices: { craft: ['mirror', 'globe', 'cone', 'white', 'snowball'], asked: ['mass', 'size'] },
  published: { craft: 'snowball', asked: 'mass' },
  form,
}
