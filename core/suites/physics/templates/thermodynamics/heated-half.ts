/** One half of a divided cylinder is heated until its pressure is k times as high; the other half varies. */
import { pick } from '../template.ts'
import type { Choice, Form, Template } from '../template.ts'
import { FREEDOMS, ratio } from './ratio.ts'

const GASES = {
  mono: { en: 'argon', zh: '氩气' },
  di: {
    en: 'nitrogen (molecules of two atoms, whose vibration does not matter)',
    zh: '氮气（双原子分子，振动不计）',
  },
} as const

function form(choice: Choice): Form {
  const left = pick(choice, 'heated', FREEDOMS)
  const right = pick(choice, 'other', FREEDOMS)
  const gasLeft = pick(choice, 'heated', GASES)
  const gasRight = pick(choice, 'other', GASES)
  // For f degrees of freedom: U = (f/2) pV, 1/gamma = f/(f + 2).
  const halfLeft = ratio(left, 2)
  const halfRight = ratio(right, 2)
  const inverse = `k^{-${ratio(right, right + 2)}}`
  const kept = `k^{${ratio(2, right + 2)}}`
  const wall = pick(choice, 'wall', {
    foam: {
      en: 'The piston and all walls let no heat through, except that',
      zh: '活塞和所有的壁都不导热，只是',
      answer: `pV\\left(${halfLeft}\\left(2k-k^{${ratio(2, right + 2)}}-1\\right)+${halfRight}\\left(${kept}-1\\right)\\right)`,
      solution: `The gas on the right is compressed adiabatically to the volume $V${inverse}$, so the left half has grown to $V(2-${inverse})$. Nothing else takes up energy, so the heat is the gain in internal energy of both: $${halfLeft}\\left(kp\\cdot V(2-${inverse})-pV\\right)+${halfRight}\\left(kp\\cdot V${inverse}-pV\\right)$.`,
      trap: 'Counting only the internal energy of the heated gas: it also does work on the other.',
      wrong: `pV${halfLeft}\\left(2k-k^{${ratio(2, right + 2)}}-1\\right)`,
    },
    ice: {
      en: 'The piston and the walls let no heat through, except that the right end of the cylinder stands in a large bath, which keeps the gas there at its first temperature, and that',
      zh: '活塞和壁都不导热，只是圆筒右端浸在一个很大的恒温槽中，使那里的气体保持初始温度，而且',
      answer: `pV\\left(${ratio(left, 1)}(k-1)+\\ln k\\right)`,
      solution: `The gas on the right stays at its temperature and shrinks to $V/k$; the left one grows to $V(2-1/k)$ and gains the internal energy $${halfLeft}\\left(kp\\cdot V(2-1/k)-pV\\right)=${String(left)}pV(k-1)$. The work it does, which the bath takes up as heat, is that of an isothermal compression, $pV\\ln k$.`,
      trap: 'Forgetting the work done on the other gas, which goes on into the bath.',
      wrong: `${String(left)}pV(k-1)`,
    },
    metal: {
      en: 'The piston is of metal and always equally warm on both sides; the walls let no heat through, except that',
      zh: '活塞是金属的，两侧温度始终相等；壁不导热，只是',
      answer: `${ratio(left + right, 2)}pV(k-1)`,
      solution: `Both gases are always equally warm and have the same pressure; since they began with equal volumes, they keep them: the piston stays where it is, and no work is done. Each temperature grows $k$ times. The heat is the gain in internal energy of both: $${halfLeft}pV(k-1)+${halfRight}pV(k-1)$.`,
      trap: 'Letting the piston move: equally warm gases in equilibrium keep the ratio of their volumes.',
      wrong: `${halfLeft}pV(k-1)`,
    },
  })
  return {
    title: 'Heating one half',
    en:
      `A horizontal cylinder, closed at both ends, is divided by a light piston that moves without friction. On the left is ${gasLeft.en}, on the right ${gasRight.en}${left === right ? ' as well' : ''}, on both sides ideal, with the volume $V$, the pressure $p$ and the same temperature. ` +
      `${wall.en} a coil in the left half gives off heat, slowly, until the pressure in the cylinder is $k$ times as high as at first. How much heat has the coil given off? (The heat capacities of coil, piston and walls do not matter.)`,
    zh:
      `一个两端封闭的水平圆筒被一个无摩擦的轻活塞隔开。左边是${gasLeft.zh}，右边${left === right ? '也' : ''}是${gasRight.zh}，两边的气体都是理想气体，体积均为 $V$，压强均为 $p$，温度相同。` +
      `${wall.zh}左半边有一个线圈缓慢放热，直到圆筒内的压强变为初始值的 $k$ 倍。线圈放出了多少热量？（线圈、活塞和壁的热容不计。）`,
    symbols: [
      ['p', 'pressure at first', 'Pa', 0.5, 2],
      ['V', 'volume of each half at first', 'm^3', 0.5, 2],
      ['k', 'ratio of the pressures', '1', 1.5, 3],
    ],
    asked: ['Q', 'heat given off by the coil', 'J'],
    constraints: ['k>1'],
    answer: wall.answer,
    solution: wall.solution,
    trap: wall.trap,
    wrong: [wall.wrong],
    limits: [
      ['k', '1', '0', 'nothing has happened'],
      [
        'k',
        '\\infty',
        choice['wall'] === 'metal' ? '\\infty' : `${String(left)}pVk`,
        choice['wall'] === 'metal' ? 'ever more heat' : 'the heated gas fills nearly all of the cylinder',
      ],
    ],
  }
}

export const heatedHalf: Template = {
  id: 'thermo-heated-half',
  domain: 'thermodynamics',
  level: 'undergraduate',
  topics: ['first law', 'adiabatic change', 'degrees of freedom'],
  choices: { heated: ['mono', 'di'], other: ['mono', 'di'], wall: ['foam', 'ice', 'metal'] },
  // In a bath the kind of the other gas does not matter.
  allowed: (choice) => choice['wall'] !== 'ice' || choice['other'] === 'mono',
  published: { heated: 'mono', other: 'di', wall: 'foam' },
  form,
}
