import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { choiceName, pick } from '../template.ts'

const r = String.raw

const SPACES: Readonly<Record<string, { en: string; zh: string; unit: string; name: string }>> = {
  line: {
    en: 'in a thin straight tube of light, along which they move',
    zh: '囚禁在一根细直的光管中，沿管运动',
    unit: '1/m',
    name: 'length',
  },
  plane: {
    en: 'in a thin flat sheet of light, within which they move',
    zh: '囚禁在一个薄的平面光片中，在其中运动',
    unit: '1/m^2',
    name: 'area',
  },
  space: {
    en: 'in the crossing of laser beams, where they move in all directions of space',
    zh: '囚禁在几束激光的交叉处，在空间各方向上运动',
    unit: '1/m^3',
    name: 'volume',
  },
}

const X = r`\frac{fR}{k_BT}`

interface Key {
  answer: string
  wrong: readonly string[]
  limits: Form['limits']
}

/** By pull, space and question. */
const KEYS: Readonly<Record<string, Key>> = {
  'steady.line.mean': {
    answer: r`\frac{k_BT}{f}`,
    wrong: [r`\frac{k_BT}{2f}`],
    limits: [['f', r`\infty`, '0', 'a strong pull']],
  },
  'steady.plane.mean': {
    answer: r`\frac{2k_BT}{f}`,
    wrong: [r`\frac{k_BT}{f}`],
    limits: [['f', r`\infty`, '0', 'a strong pull']],
  },
  'steady.space.mean': {
    answer: r`\frac{3k_BT}{f}`,
    wrong: [r`\frac{k_BT}{f}`, r`\frac{3k_BT}{2f}`],
    limits: [['f', r`\infty`, '0', 'a strong pull']],
  },
  'spring.line.mean': {
    answer: r`\sqrt{\frac{2k_BT}{\pi K}}`,
    wrong: [r`\sqrt{\frac{k_BT}{K}}`],
    limits: [['K', r`\infty`, '0', 'a strong pull']],
  },
  'spring.plane.mean': {
    answer: r`\sqrt{\frac{\pi k_BT}{2K}}`,
    wrong: [r`\sqrt{\frac{2k_BT}{K}}`],
    limits: [['K', r`\infty`, '0', 'a strong pull']],
  },
  'spring.space.mean': {
    answer: r`2\sqrt{\frac{2k_BT}{\pi K}}`,
    wrong: [r`\sqrt{\frac{3k_BT}{K}}`],
    limits: [['K', r`\infty`, '0', 'a strong pull']],
  },
  'steady.line.beyond': {
    answer: r`e^{-${X}}`,
    wrong: [r`\frac12e^{-${X}}`],
    limits: [['R', '0', '1', 'all are beyond nothing']],
  },
  'steady.plane.beyond': {
    answer: r`\left(1+${X}\right)e^{-${X}}`,
    wrong: [r`e^{-${X}}`],
    limits: [['R', '0', '1', 'all are beyond nothing']],
  },
  'steady.space.beyond': {
    answer: r`\left(1+${X}+\frac{f^2R^2}{2k_B^2T^2}\right)e^{-${X}}`,
    wrong: [r`e^{-${X}}`, r`\left(1+${X}\right)e^{-${X}}`],
    limits: [['R', '0', '1', 'all are beyond nothing']],
  },
  'spring.plane.beyond': {
    answer: r`\exp\left(-\frac{KR^2}{2k_BT}\right)`,
    wrong: [r`\exp\left(-\frac{KR^2}{k_BT}\right)`],
    limits: [['R', '0', '1', 'all are beyond nothing']],
  },
  'steady.line.centre': {
    answer: r`\frac{Nf}{2k_BT}`,
    wrong: [r`\frac{Nf}{k_BT}`],
    limits: [['T', r`\infty`, '0', 'a hot cloud is thin']],
  },
  'steady.plane.centre': {
    answer: r`\frac{Nf^2}{2\pi k_B^2T^2}`,
    wrong: [r`\frac{Nf^2}{\pi k_B^2T^2}`],
    limits: [['T', r`\infty`, '0', 'a hot cloud is thin']],
  },
  'steady.space.centre': {
    answer: r`\frac{Nf^3}{8\pi k_B^3T^3}`,
    wrong: [r`\frac{3Nf^3}{4\pi k_B^3T^3}`, r`\frac{Nf^3}{4\pi k_B^3T^3}`],
    limits: [['T', r`\infty`, '0', 'a hot cloud is thin']],
  },
  'spring.line.centre': {
    answer: r`N\sqrt{\frac{K}{2\pi k_BT}}`,
    wrong: [r`N\sqrt{\frac{K}{k_BT}}`],
    limits: [['T', r`\infty`, '0', 'a hot cloud is thin']],
  },
  'spring.plane.centre': {
    answer: r`\frac{NK}{2\pi k_BT}`,
    wrong: [r`\frac{NK}{\pi k_BT}`],
    limits: [['T', r`\infty`, '0', 'a hot cloud is thin']],
  },
  'spring.space.centre': {
    answer: r`N\left(\frac{K}{2\pi k_BT}\right)^{3/2}`,
    wrong: [r`N\left(\frac{K}{\pi k_BT}\right)^{3/2}`],
    limits: [['T', r`\infty`, '0', 'a hot cloud is thin']],
  },
}

function form(choice: Choice): Form {
  const space = pick(choice, 'space', SPACES)
  const steady = pick(choice, 'pull', { steady: true, spring: false })
  const key = pick({ key: choiceName(cloudInTrap, choice) }, 'key', KEYS)
  const pull: SymbolRow = steady
    ? ['f', 'pull towards the middle', 'N', 0.5, 2]
    : ['K', 'pull per distance', 'N/m', 0.5, 2]
  const law = steady
    ? {
        en: r`Everywhere each of them is pulled towards the middle by a force of the same strength $f$`,
        zh: r`在各处，每个原子都受到指向中心的力，其大小处处同为 $f$`,
      }
    : {
        en: r`Each of them is pulled towards the middle by a force in proportion to its distance from it, $K$ times this distance`,
        zh: r`每个原子都受到指向中心的力，其大小正比于到中心的距离，为该距离的 $K$ 倍`,
      }
  const asked = pick<{ en: string; zh: string; asked: Form['asked']; symbols: Form['symbols'] }>(
    choice,
    'asked',
    {
      mean: {
        en: 'What is the mean distance of the atoms from the middle?',
        zh: '原子到中心的平均距离是多少？',
        asked: ['x', 'mean distance', 'm'],
        symbols: [],
      },
      beyond: {
        en: r`What fraction of the atoms is farther from the middle than $R$ at a given moment?`,
        zh: r`在某一时刻，离中心比 $R$ 更远的原子占多大比例？`,
        asked: ['x', 'fraction', '1'],
        symbols: [['R', 'distance', 'm', 0.5, 2]],
      },
      centre: {
        en: r`There are $N$ atoms. How many of them are there per ${space.name} in the very middle?`,
        zh: r`共有 $N$ 个原子。在正中心处，单位${pick(choice, 'space', { line: '长度', plane: '面积', space: '体积' })}内有多少个原子？`,
        asked: ['n', `number per ${space.name} in the middle`, space.unit],
        symbols: [['N', 'number of atoms', '1', 4, 9, 'integer']],
      },
    },
  )
  const energy = steady ? 'fr' : r`\frac12Kr^2`
  const shell = pick(choice, 'space', { line: '2dr', plane: r`2\pi r\,dr`, space: r`4\pi r^2dr` })
  return {
    title: 'A cloud of atoms in a trap',
    en: r`A thin cloud of atoms is kept ${space.en}. ${law.en}; they do not influence each other otherwise than by rare collisions, which keep the absolute temperature $T$. ${asked.en}`,
    zh: r`一团稀薄的原子云被${space.zh}。${law.zh}；除偶尔的碰撞使绝对温度保持为 $T$ 外，原子之间互不影响。${asked.zh}`,
    symbols: [pull, ['T', 'absolute temperature', 'K', 0.8, 1.5], ...asked.symbols, 'k_B'],
    asked: asked.asked,
    answer: key.answer,
    solution: r`At the distance $r$ an atom has the potential energy $${energy}$, so the chance to be between $r$ and $r+dr$ goes with $e^{-${energy}/k_BT}\cdot${shell}$. Summing over all $r$ fixes the factor; ${pick(choice, 'asked', { mean: 'weighting with $r$ gives the mean', beyond: 'summing beyond $R$ gives the fraction', centre: 'at $r=0$ the number per size of the place is $N$ over this sum' })}.`,
    trap: 'Forgetting that there is more room farther out (or, on a line, that there are two sides), or taking the root of a mean square for a mean.',
    wrong: key.wrong,
    limits: key.limits,
  }
}

export const cloudInTrap: Template = {
  id: 'adv-cloud-in-trap',
  domain: 'advanced',
  level: 'undergraduate',
  topics: ['statistical mechanics', 'Boltzmann distribution'],
  choices: {
    pull: ['steady', 'spring'],
    space: ['line', 'plane', 'space'],
    asked: ['mean', 'beyond', 'centre'],
  },
  allowed: (choice) =>
    choice['asked'] !== 'beyond' || choice['pull'] === 'steady' || choice['space'] === 'plane',
  published: { pull: 'steady', space: 'space', asked: 'beyond' },
  form,
}
