import { pick } from '../template.ts'
import type { Template } from '../template.ts'

/** Something round comes onto a plank slipping, and slips until it rolls. */
export const bowlingPlank: Template = {
  id: 'mech-bowling-plank',
  domain: 'mechanics',
  level: 'undergraduate',
  topics: ['rolling', 'friction', 'momentum', 'energy'],
  choices: {
    body: ['ball', 'pipe'],
    plank: ['ice', 'fixed'],
    start: ['slides', 'spins'],
    asked: ['time', 'heat', 'speed'],
  },
  published: { body: 'ball', plank: 'ice', start: 'spins', asked: 'heat' },
  form: (choice) => {
    // The slip is stopped by the impulse slip / ((p/q) / m + 1/M), where p/q = 1 + mr^2/I.
    const body = pick(choice, 'body', {
      ball: { en: 'a solid uniform ball', zh: '一个均匀实心球', p: 7, q: 2, inertia: '\\frac25mr^2' },
      pipe: { en: 'a short piece of thin-walled pipe', zh: '一小段薄壁圆管', p: 2, q: 1, inertia: 'mr^2' },
    } as const)
    const other = choice.body === 'ball' ? { p: 2, q: 1 } : { p: 7, q: 2 }
    const ice = choice.plank === 'ice'
    const plank = ice
      ? {
          en: 'A long plank of mass $M$ lies at rest on the smooth ice of a pond, without friction.',
          zh: '一块质量为 $M$ 的长木板静止在池塘光滑的冰面上，与冰面无摩擦。',
        }
      : { en: 'A long plank is screwed to the floor of a hall.', zh: '一块长木板用螺钉固定在大厅的地板上。' }
    const slides = choice.start === 'slides'
    const start = slides
      ? {
          en: `On one end of it ${body.en} of mass $m$ is pushed, so that at first it slides along the plank with the velocity $v$ without turning.`,
          zh: `把质量为 $m$ 的${body.zh}从木板一端推上去，使它起初以速度 $v$ 沿木板滑动而不转动。`,
          slip: 'v',
        }
      : {
          en: `${body.en.replace('a', 'A')} of mass $m$ and radius $r$ is set spinning with the angular velocity $\\omega$ about a horizontal axis (for the pipe or ball: through its centre, across the plank) and then put on one end of the plank, its centre at rest.`.replace(
            ' (for the pipe or ball: through its centre, across the plank)',
            choice.body === 'ball'
              ? ' through its centre, across the plank,'
              : ', its own, across the plank,',
          ),
          zh: `让质量为 $m$、半径为 $r$ 的${body.zh}以角速度 $\\omega$ 绕${choice.body === 'ball' ? '过球心的' : '自身的'}水平轴（与木板长度方向垂直）旋转，然后放到木板的一端，放下时其中心静止。`,
          slip: '\\omega r',
        }
    const s = start.slip
    const square = slides ? 'v^2' : '\\omega^2r^2'
    const times = (n: number, symbol: string): string => (n === 1 ? symbol : `${String(n)}${symbol}`)
    const formula = ({ p, q }: { p: number; q: number }, free: boolean): string => {
      const sum = free ? `${times(p, 'M')}+${times(q, 'm')}` : String(p)
      const M = free ? 'M' : ''
      switch (choice.asked) {
        case 'time':
          return free
            ? `\\frac{${times(q, `M${s}`)}}{\\mu g(${sum})}`
            : `\\frac{${times(q, s)}}{${String(p)}\\mu g}`
        case 'heat':
          // Half of q, written without a 2 above and below the line.
          return free
            ? `\\frac{mM${square}}{${q === 2 ? sum : `2(${sum})`}}`
            : `\\frac{m${square}}{${String((2 * p) / q)}}`
        default:
          if (slides)
            return free
              ? `\\frac{(${times(p - q, 'M')}+${times(q, 'm')})v}{${sum}}`
              : `\\frac{${times(p - q, 'v')}}{${sum}}`
          return `\\frac{${times(q, `${M}\\omega r`)}}{${sum}}`
      }
    }
    const answer = formula(body, ice)
    const asked = pick(choice, 'asked', {
      time: {
        en: 'For how long does it slip?',
        zh: '它打滑的时间有多长？',
        asked: ['t', 'time until it rolls without slipping', 's'],
        last: `The time is the impulse over the friction $\\mu mg$: $${answer}$.`,
      },
      heat: {
        en: 'How much heat is produced until it rolls without slipping?',
        zh: '直到它无滑动地滚动为止，一共产生多少热量？',
        asked: ['Q', 'heat produced by the slipping', 'J'],
        last: `The slip falls evenly to zero, so the friction produces half of the impulse times the first slip: $${answer}$.`,
      },
      speed: {
        en: `With what speed does its centre move ${ice ? 'over the ice' : 'along the plank'} when it rolls without slipping?`,
        zh: `当它无滑动地滚动时，其中心${ice ? '相对冰面' : '沿木板'}的速率是多少？`,
        asked: ['u', 'final speed of the centre', 'm/s'],
        last: `The centre ends with ${slides ? '$v-\\frac Pm$' : '$\\frac Pm$'}, that is $${answer}$.`,
      },
    } as const)
    return {
      title: slides ? 'Sliding, then rolling' : 'Spinning, then rolling',
      en: `${plank.en} ${start.en} The coefficient of kinetic friction between it and the plank is $\\mu$. It slips, and before the end of the plank it rolls without slipping. ${asked.en}`,
      zh: `${plank.zh}${start.zh}它与木板之间的动摩擦因数为 $\\mu$。它先打滑，在到达木板另一端之前已变为无滑动的滚动。${asked.zh}`,
      symbols: [
        ['m', 'mass of the round body', 'kg', 1, 2],
        ...(ice ? ([['M', 'mass of the plank', 'kg', 1, 2]] as const) : []),
        ...(slides
          ? ([['v', 'velocity at first', 'm/s', 1, 2]] as const)
          : ([
              ['r', 'radius of the round body', 'm', 0.5, 1],
              ['\\omega', 'angular velocity at first', '1/s', 1, 2],
            ] as const)),
        ['\\mu', 'coefficient of kinetic friction', '1', 0.2, 0.5],
        'g',
      ],
      asked: asked.asked,
      answer,
      solution: `The touching points slip past each other with $${s}$ at first. When the friction has given the impulse $P$, the centre's velocity has changed by $\\frac Pm$, the turning speed of the rim by $\\frac{Pr^2}{I}$ with $I=${body.inertia}$${ice ? ', and the plank moves with $\\frac PM$' : ''}, all of which reduce the slip: it ends when $P\\left(\\frac{${String(body.p)}}{${times(body.q, 'm')}}${ice ? '+\\frac1M' : ''}\\right)=${s}$. ${asked.last}`,
      trap: ice
        ? 'Letting the plank stay at rest, or using the moment of inertia of another shape.'
        : 'Using energy conservation while it slips, or the moment of inertia of another shape.',
      wrong: ice ? [formula(body, false), formula(other, true)] : [formula(other, false)],
      limits: [
        ...(ice
          ? ([['M', '\\infty', formula(body, false), 'a very heavy plank stays at rest']] as const)
          : []),
        [slides ? 'v' : 'omega', '0', '0', 'nothing moves'],
      ],
    }
  },
}
