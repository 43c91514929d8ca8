import { pick } from '../template.ts'
import type { Template } from '../template.ts'

/** A chandelier on wires is turned about its axis and let go. */
export const chandelier: Template = {
  id: 'mech-chandelier',
  domain: 'mechanics',
  level: 'undergraduate',
  topics: ['small oscillations', 'rigid bodies', 'energy'],
  choices: {
    body: ['ring', 'disc', 'star'],
    wires: ['vertical', 'inclined'],
    load: ['none', 'centre', 'rim'],
  },
  // Candles on the rim of a ring change nothing.
  allowed: ({ body, load }) => !(body === 'ring' && load === 'rim'),
  published: { body: 'star', wires: 'inclined', load: 'centre' },
  form: (choice) => {
    // Moments of inertia as a fraction p/q of MR^2.
    const body = pick(choice, 'body', {
      ring: {
        en: 'a thin iron ring of mass $M$ and radius $R$',
        zh: '一个质量为 $M$、半径为 $R$ 的细铁环',
        q: 1,
      },
      disc: {
        en: 'a uniform round wooden disc of mass $M$ and radius $R$',
        zh: '一块质量为 $M$、半径为 $R$ 的均匀圆木板',
        q: 2,
      },
      star: {
        en: 'a star of six equal thin uniform bars of length $R$, of total mass $M$, which go out horizontally from its middle',
        zh: '一个由六根相同的均匀细杆组成的星形架，每根杆长为 $R$，总质量为 $M$，各杆从中心水平向外伸出',
        q: 3,
      },
    } as const)
    const ends = choice.body === 'star' ? 'the outer ends of every second bar' : 'three points of its rim'
    const endsZh = choice.body === 'star' ? '每隔一根杆的外端（共三处）' : '边缘上的三点'
    const inclined = choice.wires === 'inclined'
    const wires = pick(choice, 'wires', {
      inclined: {
        en: `It hangs horizontally on three equal thin wires, which are fixed to ${ends}, at equal distances from each other, and above to three hooks on a smaller circle of radius $b$ in the ceiling, at the height $h$ above the chandelier. Each wire lies in a vertical plane through the axis.`,
        zh: `它由三根相同的细金属丝水平悬挂，金属丝下端固定在${endsZh}，彼此间隔相等，上端固定在天花板上半径为 $b$ 的较小圆周上的三个钩子上，钩子比吊灯高 $h$。每根金属丝都位于过轴线的竖直平面内。`,
        symbols: [
          ['b', 'radius of the circle of the hooks', 'm', 0.4, 0.8],
          ['h', 'height of the hooks above the chandelier', 'm', 1, 2],
        ],
      },
      vertical: {
        en: `It hangs horizontally on three thin vertical wires of length $h$, which are fixed to ${ends}, at equal distances from each other.`,
        zh: `它由三根长为 $h$ 的竖直细金属丝水平悬挂，金属丝固定在${endsZh}，彼此间隔相等。`,
        symbols: [['h', 'length of the wires', 'm', 1, 2]],
      },
    } as const)
    const load = pick(choice, 'load', {
      none: { en: '', zh: '', total: 'M', rim: 0 },
      centre: {
        en: ` A lamp of mass $m$, small in size, is fastened at its centre${choice.body === 'ring' ? ' by light spokes' : ''}.`,
        zh: `${choice.body === 'ring' ? '用轻质辐条在' : '在'}它的正中装着一盏质量为 $m$、尺寸很小的灯。`,
        total: '(M+m)',
        rim: 0,
      },
      rim: {
        en: ` Candles of total mass $m$ stand ${choice.body === 'star' ? 'at the outer ends of all bars' : 'all around on its rim'}.`,
        zh: `${choice.body === 'star' ? '所有杆的外端' : '沿整个边缘'}都立着蜡烛，总质量为 $m$。`,
        total: '(M+m)',
        rim: 1,
      },
    } as const)
    const q = String(body.q)
    const loaded = choice.load !== 'none'
    // R times (fraction of M plus m at the rim), all times q.
    const formula = (total: string, rim: number, geometry: 'vertical' | 'inclined'): string => {
      const top = `${body.q === 1 ? '' : q}${total}g`
      const mass = rim === 1 ? `(M+${body.q === 1 ? '' : q}m)` : 'M'
      const ratio = total === 'M' && mass === 'M' ? [`${body.q === 1 ? '' : q}g`, ''] : [top, mass]
      return geometry === 'vertical'
        ? `\\sqrt{\\frac{${ratio[0] ?? ''}}{h${ratio[1] ?? ''}}}`
        : `\\sqrt{\\frac{${ratio[0] ?? ''}b}{hR${ratio[1] ?? ''}}}`
    }
    const geometry = inclined ? 'inclined' : 'vertical'
    const answer = formula(load.total, load.rim, geometry)
    const inertia = `${body.q === 1 ? '' : `\\frac1${q}`}MR^2${load.rim === 1 ? '+mR^2' : ''}`
    const wrong = inclined
      ? answer.replace('{hR', '{\\sqrt{h^2+(R-b)^2}R')
      : choice.body === 'ring'
        ? choice.load === 'centre'
          ? '\\sqrt{\\frac{g}{h}}'
          : '\\sqrt{\\frac{2g}{h}}'
        : '\\sqrt{\\frac{g}{h}}'
    return {
      title: 'The chandelier that turns to and fro',
      en: `A chandelier is ${body.en}.${load.en} ${wires.en} The wires do not stretch and have no mass. The chandelier is turned a little about its vertical axis and let go. Find the angular frequency of its small oscillations about this axis.`,
      zh: `一盏吊灯是${body.zh}。${load.zh}${wires.zh}金属丝不可伸长，质量不计。把吊灯绕竖直轴转过一个小角度后放开。求它绕该轴小幅振动的角频率。`,
      symbols: [
        ['M', 'mass of the chandelier without anything on it', 'kg', 1, 2],
        ['R', 'radius of the chandelier', 'm', 1, 1.5],
        ...(loaded ? ([['m', 'mass of what is on it', 'kg', 0.5, 1.5]] as const) : []),
        ...wires.symbols,
        'g',
      ],
      asked: ['\\omega', 'angular frequency of the small oscillations', '1/s'],
      answer,
      solution: `Turned by the small angle $\\varphi$, the lower end of a wire is at the horizontal distance squared ${inclined ? '$R^2+b^2-2Rb\\cos\\varphi$, that is $(R-b)^2+Rb\\varphi^2$,' : '$2R^2(1-\\cos\\varphi)$, that is $R^2\\varphi^2$,'} from its upper end. The length of the wire stays the same, so the chandelier rises by $\\frac{${inclined ? 'Rb' : 'R^2'}\\varphi^2}{2h}$. The potential energy $\\frac12${load.total}g\\frac{${inclined ? 'Rb' : 'R^2'}}{h}\\varphi^2$ and the kinetic energy $\\frac12I\\dot\\varphi^2$ with $I=${inertia}$ give $\\omega=${answer}$.`,
      trap: inclined
        ? 'Using the length of the wires instead of the height of the hooks, or the radius R twice.'
        : 'Taking the formula of the pendulum, as if all of the mass moved like the ends of the wires.',
      wrong: inclined ? [wrong, formula(load.total, load.rim, 'vertical')] : [wrong],
      limits: [
        ...(loaded ? ([['m', '0', formula('M', 0, geometry), 'the chandelier alone']] as const) : []),
        ...(inclined
          ? ([['b', 'R', formula(load.total, load.rim, 'vertical'), 'vertical wires']] as const)
          : ([['h', '\\infty', '0', 'very long wires hold it hardly at all']] as const)),
      ],
    }
  },
}
