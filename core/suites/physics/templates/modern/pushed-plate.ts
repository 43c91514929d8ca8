import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

const V: SymbolRow = ['v', 'speed of the plate', 'm/s', 0.2, 0.8]

interface Surface {
  en: string
  zh: string
  factor: string
  why: string
  other: string
}

const SURFACES: Readonly<Record<string, Surface>> = {
  mirror: {
    en: 'a perfect mirror on the side of the laser',
    zh: '朝向激光器的一面是理想镜面',
    factor: '2',
    why: 'light thrown straight back counts twice',
    other: '',
  },
  black: {
    en: 'black on the side of the laser; it keeps a constant temperature, as it radiates the heat evenly to both sides, by its own standards',
    zh: '朝向激光器的一面是黑色的；它温度恒定，因为在它自己看来，它把热量向两面均匀地辐射出去',
    factor: '',
    why: 'light that is swallowed counts once, and the even radiation pushes nowhere in the frame of the plate',
    other: '2',
  },
  white: {
    en: 'white on the side of the laser: by its own standards it throws all light back diffusely, with an intensity in proportion to the cosine of the angle to its normal and without loss',
    zh: '朝向激光器的一面是白色的：在它自己看来，它把所有的光无损失地漫反射回去，强度正比于与法线夹角的余弦',
    factor: r`\frac53`,
    why: 'diffuse light leaves with the mean cosine $\\frac23$, so it counts $1+\\frac23$ times',
    other: '2',
  },
}

function form(choice: Choice): Form {
  const surface = pick(choice, 'surface', SURFACES)
  const away = pick(choice, 'flight', { away: true, towards: false })
  const flight = away
    ? { en: 'straight away from', zh: '笔直地远离' }
    : { en: 'straight towards', zh: '笔直地飞向' }
  const [slow, fast] = away ? ['c-v', 'c+v'] : ['c+v', 'c-v']
  const k = surface.factor
  const scene = {
    en: r`In empty space a large flat plate flies with the constant speed $v$ ${flight.en} a laser at rest, kept at this speed by an engine. The plate stands at right angles to the beam and is ${surface.en}.`,
    zh: r`在空旷的太空中，一块大平板由发动机保持恒定速度 $v$，${flight.zh}一台静止的激光器。板面与光束垂直，${surface.zh}。`,
  }
  const why = r`In the frame of the plate ${surface.why}. A beam's power there is $P'=P\frac{${slow}}{${fast}}$ (photons arrive and oscillate slower or faster by the same Doppler factor), and a force along the motion is the same in both frames.`
  const wrongFactor = surface.other === '' ? r`\frac{2P}{c}` : r`\frac{2P(${slow})}{c(${fast})}`
  if (pick(choice, 'asked', { force: true, pulse: false })) {
    return {
      title: 'Light against a flying plate',
      en: r`${scene.en} The laser sends out the power $P$ all the time, and all of its light falls on the plate. How strong is the force of the light on the plate? ($c$ is the speed of light, and $v$ is not small compared with it.)`,
      zh: r`${scene.zh}激光器持续发出功率 $P$，全部光都落在板上。光对板的力有多大？（$c$ 为光速，$v$ 与它相比不算小。）`,
      symbols: [V, ['P', 'power of the laser', 'W', 0.5, 2], 'c'],
      asked: ['F', 'force of the light', 'N'],
      constraints: ['v<c'],
      answer: r`${k}\frac{P(${slow})}{c(${fast})}`,
      solution: why,
      trap: r`Counting only the rate at which light arrives, a factor $1${away ? '-' : '+'}\frac vc$, and not its change of frequency.`,
      wrong: [r`${k}\frac{P(${slow})}{c^2}`, wrongFactor],
      limits: [
        ['v', '0', r`${k}\frac Pc`, 'a plate at rest'],
        ['v', 'c', away ? '0' : r`\infty`, away ? 'light hardly catches up' : 'against the light'],
      ],
    }
  }
  return {
    title: 'A pulse against a flying plate',
    en: r`${scene.en} The laser sends out one short pulse of light of energy $W$, all of which falls on the plate. How much momentum does the plate receive on account of the pulse in all, by what falls on it and by what leaves it again? ($c$ is the speed of light, and $v$ is not small compared with it.)`,
    zh: r`${scene.zh}激光器发出一个能量为 $W$ 的短光脉冲，全部落在板上。由于这个脉冲，包括落在板上的和又离开板的辐射，板总共得到多少动量？（$c$ 为光速，$v$ 与它相比不算小。）`,
    symbols: [V, ['W', 'energy of the pulse', 'J', 0.5, 2], 'c'],
    asked: ['p', 'momentum transferred', 'kg*m/s'],
    constraints: ['v<c'],
    answer: r`${k}\frac{W}{${fast}}`,
    solution: r`${why} A pulse that lasts $t$ at the laser acts on the plate for the time $\frac{ct}{${slow}}$, as the plate ${away ? 'recedes' : 'meets it'}; with $W=Pt$ the momentum is $${k}\frac{P(${slow})}{c(${fast})}\cdot\frac{ct}{${slow}}$.`,
    trap: r`Taking the momentum as for a plate at rest, or multiplying the force by the length of the pulse at the laser.`,
    wrong: [r`${k}\frac{W}{c}`, r`${k}\frac{W(${slow})}{c(${fast})}`],
    limits: [
      ['v', '0', r`${k}\frac Wc`, 'a plate at rest'],
      [
        'v',
        'c',
        away ? r`${k}\frac{W}{2c}` : r`\infty`,
        away ? 'half, as the push lasts long' : 'against the light',
      ],
    ],
  }
}

export const pushedPlate: Template = {
  id: 'mod-pushed-plate',
  domain: 'modern',
  level: 'undergraduate',
  topics: ['special relativity', 'radiation pressure'],
  choices: { surface: ['mirror', 'black', 'white'], flight: ['away', 'towards'], asked: ['force', 'pulse'] },
  published: { surface: 'black', flight: 'away', asked: 'pulse' },
  form,
}
