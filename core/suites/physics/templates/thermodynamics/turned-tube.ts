/** A piston in the middle of a tube shifts when the tube is tilted, driven or spun: its mass is asked for. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const insulated = pick(choice, 'wall', { metal: false, foam: true })
  const open = pick(choice, 'far', { closed: false, open: true })
  const motion = pick(choice, 'motion', {
    upright: {
      en: `Slowly the tube is set upright${open ? ', its open end on top' : ''}`,
      zh: `把管子慢慢地竖直立起${open ? '，敞开的一端朝上' : ''}`,
      pull: 'g',
      rows: ['g'],
      limit: 'g',
    },
    tilted: {
      en: `Slowly the tube is tilted until it makes the angle $\\alpha$ with the horizontal${open ? ', its open end being the higher one' : ''}`,
      zh: `把管子慢慢地倾斜，直到它与水平面成 $\\alpha$ 角${open ? '，敞开的一端较高' : ''}`,
      pull: 'g\\sin\\alpha',
      rows: ['g', ['\\alpha', 'angle of the tube with the horizontal', 'rad', 0.3, 1.2]],
      limit: 'g',
    },
    driven: {
      en: `The tube lies on a horizontal rail car along its direction of motion; slowly the car's acceleration is raised to $a$, forwards${open ? ', in the direction of the open end' : ''}`,
      zh: `管子沿行驶方向平放在水平轨道车上；车的加速度慢慢增大到 $a$，方向向前${open ? '，指向敞开的一端' : ''}`,
      pull: 'a',
      rows: [['a', 'acceleration of the car', 'm/s^2', 2, 8]],
      limit: 'a',
    },
    spun: {
      en: `The tube lies on a horizontal turntable, with one end${open ? ', the open one,' : ''} on the axis of the table; slowly the table's angular velocity is raised to $\\omega$`,
      zh: `管子平放在水平转台上，一端${open ? '（敞开的一端）' : ''}位于转台的轴上；转台的角速度慢慢增大到 $\\omega$`,
      pull: '\\omega^2(L+x)',
      rows: [['\\omega', 'angular velocity of the table', '1/s', 1, 3]],
      limit: '\\omega',
    },
  } satisfies Record<string, { en: string; zh: string; pull: string; rows: SymbolRow[]; limit: string }>)
  const symbols: SymbolRow[] = [
    ['p', 'pressure in the tube at first', 'Pa', 1, 3],
    ['A', 'cross-section of the tube', 'm^2', 0.5, 2],
    ['L', 'half the length of the tube', 'm', 1, 1.5],
    ['x', 'shift of the piston', 'm', 0.2, 0.7],
    ...motion.rows,
  ]
  if (insulated) symbols.push(['\\gamma', 'ratio of specific heats', '1', 1.2, 1.7])
  const squeezed = (power: string): string => raised('\\frac{L}{L-x}', power)
  const stretched = (power: string): string => (open ? '1' : raised('\\frac{L}{L+x}', power))
  const metal = open ? `\\frac{pAx}{(L-x)${motion.pull}}` : `\\frac{2pALx}{(L^2-x^2)${motion.pull}}`
  const foam = `\\frac{pA}{${motion.pull}}\\left(${squeezed('\\gamma')}-${stretched('\\gamma')}\\right)`
  const linear = open ? `\\frac{pAx}{L${motion.pull}}` : `\\frac{2pAx}{L${motion.pull}}`
  return {
    title: 'The piston that gives way',
    en:
      `A straight tube of length $2L$ and cross-section $A$ ${open ? 'is closed at one end and open to the air at the other' : 'is closed at both ends'}. When it lies still and horizontal, a piston, which moves without friction and is airtight, rests exactly in its middle, ` +
      (open
        ? 'and the gas in the closed half has, like the air outside, the pressure $p$. '
        : 'and the gas in both halves has the pressure $p$. ') +
      `${motion.en}; the piston comes to rest (as seen from the tube) at the distance $x$ from the middle${open ? ', nearer to the closed end' : ''}. ` +
      (insulated
        ? `Tube and piston let no heat through, and ${open ? 'the gas is' : 'the gas on both sides is'} ideal with the ratio $\\gamma$ of the specific heats. `
        : 'The wall is of metal, so that the gas keeps the temperature of the room. ') +
      'What is the mass of the piston? (It is thin; the mass of the gas does not matter.)',
    zh:
      `一根直管长 $2L$，横截面积为 $A$，${open ? '一端封闭，另一端与大气相通' : '两端封闭'}。当它水平静止放置时，一个无摩擦且不漏气的活塞恰好停在正中间，` +
      (open ? '封闭一半中的气体与外界空气一样，压强为 $p$。' : '两半中气体的压强均为 $p$。') +
      `${motion.zh}；活塞（相对于管子）停在离中点 $x$ 处${open ? '，更靠近封闭的一端' : ''}。` +
      (insulated
        ? `管壁和活塞都不导热，${open ? '气体' : '两侧的气体'}是比热容比为 $\\gamma$ 的理想气体。`
        : '管壁是金属的，因此气体保持室温。') +
      '活塞的质量是多少？（活塞很薄；气体的质量不计。）',
    symbols,
    asked: ['m', 'mass of the piston', 'kg'],
    constraints: ['x<L'],
    answer: insulated ? foam : metal,
    solution: `${insulated ? 'Along a slow adiabatic change $pV^\\gamma$ is constant' : 'At constant temperature $pV$ is constant'}: the gas that is squeezed gets the pressure $p${squeezed(insulated ? '\\gamma' : '1')}$, ${open ? 'on the other side it stays $p$' : `the other $p${stretched(insulated ? '\\gamma' : '1')}$`}. The difference, times $A$, balances $m${motion.pull}$.`,
    trap: insulated
      ? 'Using the law for constant temperature, though no heat can flow.'
      : 'Taking the force to grow in proportion to $x$, as for small shifts.',
    wrong: [insulated ? metal : linear],
    limits: [
      ['x', '0', '0', 'a piston without mass does not shift'],
      ['x', 'L', '\\infty', 'no piston squeezes the gas to nothing'],
      ...(insulated ? [['gamma', '1', metal, 'then the law is that of constant temperature'] as const] : []),
    ],
  }
}

function raised(base: string, power: string): string {
  return power === '1' ? base : `\\left(${base}\\right)^{${power}}`
}

export const turnedTube: Template = {
  id: 'thermo-turned-tube',
  domain: 'thermodynamics',
  level: 'high-school',
  topics: ['gas law', 'adiabatic change', 'equilibrium of forces'],
  choices: {
    motion: ['upright', 'tilted', 'driven', 'spun'],
    far: ['closed', 'open'],
    wall: ['metal', 'foam'],
  },
  published: { motion: 'spun', far: 'closed', wall: 'metal' },
  form,
}
