import { pick } from '../template.ts'
import type { Template } from '../template.ts'

/** A wagon gains or loses gravel while it rolls. */
export const gravelWagon: Template = {
  id: 'mech-gravel-wagon',
  domain: 'mechanics',
  level: 'undergraduate',
  topics: ['variable mass', 'momentum'],
  choices: { flow: ['fill', 'leak'], drive: ['pull', 'drag', 'coast'], asked: ['speed', 'distance'] },
  allowed: ({ flow, drive }) => !(flow === 'leak' && drive === 'coast'),
  published: { flow: 'leak', drive: 'pull', asked: 'distance' },
  form: (choice) => {
    const fill = choice.flow === 'fill'
    const distance = choice.asked === 'distance'
    const drive = pick(choice, 'drive', {
      pull: {
        en: 'A rope pulls the wagon, which is at rest at first, along the track with the constant force $F$; there is no friction.',
        zh: '一根绳以恒力 $F$ 沿轨道拉动原来静止的车厢；没有摩擦。',
        symbols: [['F', 'force of the rope', 'N', 1, 2]],
      },
      drag: {
        en: 'The wagon has the speed $v_0$ at first; a constant force $D$ (a worn axle) slows it down, and it does not come to rest while we watch.',
        zh: '车厢起初的速率为 $v_0$；一个恒定的阻力 $D$（来自磨损的车轴）使它减速，在我们观察的时间内它没有停下。',
        symbols: [
          ['v_0', 'speed at first', 'm/s', 1.5, 2],
          ['D', 'force that slows the wagon down', 'N', 0.3, 0.6],
        ],
      },
      coast: {
        en: 'The wagon rolls freely along the track, without friction; its speed is $v_0$ at first.',
        zh: '车厢沿轨道无摩擦地自由滑行，起初的速率为 $v_0$。',
        symbols: [['v_0', 'speed at first', 'm/s', 1.5, 2]],
      },
    } as const)
    const key = KEYS[`${choice.flow ?? ''}.${choice.drive ?? ''}`]
    if (key === undefined) throw new RangeError('no such form')
    const flow = fill
      ? {
          en: 'From now on gravel falls into it vertically, from a row of hoppers above the track, at the rate $\\mu$ (mass per time).',
          zh: '从现在起，轨道上方的一排料斗把碎石竖直地落入车厢，单位时间落入的质量为 $\\mu$。',
          law: 'The gravel brings no horizontal momentum along, so the momentum $(M+\\mu t)v$ changes only by the outer force.',
        }
      : {
          en: 'From now on gravel trickles out through a hole in its floor at the rate $\\mu$ (mass per time), falling straight down as seen from the wagon; the hole is not yet out of gravel while we watch.',
          zh: '从现在起，碎石从车底的一个洞漏出，单位时间漏出的质量为 $\\mu$，在车厢上看是竖直下落的；在我们观察的时间内碎石没有漏完。',
          law: 'The gravel that leaves takes its own momentum along and does not push the wagon, so $(M-\\mu t)\\dot v$ is the outer force.',
        }
    return {
      title: fill ? 'Gravel into a moving wagon' : 'Gravel out of a moving wagon',
      en: `An open railway wagon is on a straight level track; together with what is in it, its mass is $M$. ${drive.en} ${flow.en} ${
        distance
          ? 'How far does the wagon get in the time $t$ from now?'
          : 'What is its speed after the time $t$ from now?'
      }`,
      zh: `一节敞篷铁路车厢位于平直的水平轨道上，车厢连同其中所装之物的质量为 $M$。${drive.zh}${flow.zh}${
        distance ? '从现在起的时间 $t$ 内，车厢前进多远？' : '从现在起经过时间 $t$ 后，车厢的速率是多少？'
      }`,
      symbols: [
        ['M', 'mass of wagon and contents at first', 'kg', 2, 3],
        [
          '\\mu',
          fill ? 'mass of gravel falling in per time' : 'mass of gravel leaking out per time',
          'kg/s',
          0.4,
          0.8,
        ],
        ['t', 'time', 's', 1, 2],
        ...drive.symbols,
      ],
      asked: distance
        ? ['x', 'distance travelled in the time t', 'm']
        : ['v', 'speed after the time t', 'm/s'],
      ...(fill ? {} : { constraints: ['\\mu t<M'] }),
      answer: distance ? key.distance : key.speed,
      solution: `${flow.law} Hence $v=${key.speed}$.${distance ? ` Integrated from $0$ to $t$ this gives $x=${key.distance}$.` : ''}`,
      trap: fill
        ? 'Writing (M + mu t) dv/dt for the change of momentum: that forgets the momentum which each new stone must be given.'
        : 'Writing d(mv)/dt for the force: that lets the leaking gravel slow the wagon down or drive it.',
      wrong: [distance ? key.wrongDistance : key.wrongSpeed],
      limits: [
        ['mu', '0', distance ? key.slowDistance : key.slowSpeed, 'without gravel the mass is constant'],
        ...(choice.drive === 'drag'
          ? ([['t', '0', distance ? '0' : 'v_0', 'at first']] as const)
          : distance
            ? ([['t', '0', '0', 'at first']] as const)
            : []),
      ],
    }
  },
}

interface Key {
  speed: string
  distance: string
  wrongSpeed: string
  wrongDistance: string
  slowSpeed: string
  slowDistance: string
}

const FULLER = '\\ln\\left(1+\\frac{\\mu t}{M}\\right)'
const EMPTIER = '\\ln\\left(1-\\frac{\\mu t}{M}\\right)'
const LEAK_LENGTH = `\\left[t+\\left(\\frac{M}{\\mu}-t\\right)${EMPTIER}\\right]`

const KEYS: Readonly<Record<string, Key>> = {
  'fill.pull': {
    speed: '\\frac{Ft}{M+\\mu t}',
    distance: `\\frac{F}{\\mu}\\left[t-\\frac{M}{\\mu}${FULLER}\\right]`,
    wrongSpeed: `\\frac{F}{\\mu}${FULLER}`,
    wrongDistance: `\\frac{F}{\\mu}\\left[\\left(\\frac{M}{\\mu}+t\\right)${FULLER}-t\\right]`,
    slowSpeed: '\\frac{Ft}{M}',
    slowDistance: '\\frac{Ft^2}{2M}',
  },
  'fill.drag': {
    speed: '\\frac{Mv_0-Dt}{M+\\mu t}',
    distance: `\\frac{M}{\\mu}\\left(v_0+\\frac{D}{\\mu}\\right)${FULLER}-\\frac{Dt}{\\mu}`,
    wrongSpeed: `v_0-\\frac{D}{\\mu}${FULLER}`,
    wrongDistance: `v_0t-\\frac{D}{\\mu}\\left[\\left(\\frac{M}{\\mu}+t\\right)${FULLER}-t\\right]`,
    slowSpeed: 'v_0-\\frac{Dt}{M}',
    slowDistance: 'v_0t-\\frac{Dt^2}{2M}',
  },
  'fill.coast': {
    speed: '\\frac{Mv_0}{M+\\mu t}',
    distance: `\\frac{Mv_0}{\\mu}${FULLER}`,
    wrongSpeed: 'v_0\\sqrt{\\frac{M}{M+\\mu t}}',
    wrongDistance: '\\frac{Mv_0t}{M+\\mu t}',
    slowSpeed: 'v_0',
    slowDistance: 'v_0t',
  },
  'leak.pull': {
    speed: `-\\frac{F}{\\mu}${EMPTIER}`,
    distance: `\\frac{F}{\\mu}${LEAK_LENGTH}`,
    wrongSpeed: '\\frac{Ft}{M-\\mu t}',
    wrongDistance: `-\\frac{F}{\\mu}\\left[t+\\frac{M}{\\mu}${EMPTIER}\\right]`,
    slowSpeed: '\\frac{Ft}{M}',
    slowDistance: '\\frac{Ft^2}{2M}',
  },
  'leak.drag': {
    speed: `v_0+\\frac{D}{\\mu}${EMPTIER}`,
    distance: `v_0t-\\frac{D}{\\mu}${LEAK_LENGTH}`,
    wrongSpeed: '\\frac{Mv_0-Dt}{M-\\mu t}',
    wrongDistance: `v_0t-\\frac{Dt^2}{2(M-\\mu t)}`,
    slowSpeed: 'v_0-\\frac{Dt}{M}',
    slowDistance: 'v_0t-\\frac{Dt^2}{2M}',
  },
}
