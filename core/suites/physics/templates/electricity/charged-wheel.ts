import { pick } from '../template.ts'
import type { Template } from '../template.ts'

/** A charged wheel begins to turn when a magnetic field is switched off. */
export const chargedWheel: Template = {
  id: 'elec-charged-wheel',
  domain: 'electricity',
  level: 'undergraduate',
  topics: ['induction', 'angular momentum', 'rigid bodies'],
  choices: {
    charge: ['rim', 'area', 'spoke'],
    mass: ['hoop', 'disc'],
    field: ['wide', 'coil'],
    asked: ['rate', 'energy'],
  },
  // Where charge and mass are spread alike, the rate is the same whatever the spread.
  allowed: ({ charge, mass, field }) => !(charge === 'area' && mass === 'disc' && field === 'wide'),
  published: { charge: 'area', mass: 'hoop', field: 'coil', asked: 'rate' },
  form: (choice) => {
    const coil = choice.field === 'coil'
    // The charge feels, on average, half of B times `square`: the mean of min(r, b)^2, as top / bottom.
    const charge = pick(choice, 'charge', {
      rim: {
        en: 'evenly along its rim',
        zh: '均匀分布在轮缘上',
        wide: 'R^2',
        coil: 'b^2',
        factor: 1,
        where: 'all of the charge is at the distance $R$',
      },
      area: {
        en: 'evenly over its whole round face',
        zh: '均匀分布在整个圆面上',
        wide: 'R^2',
        coil: 'b^2(2R^2-b^2)',
        factor: 2,
        where: 'the charge $\\frac{2qr\\,dr}{R^2}$ is at the distances $r$ to $r+dr$',
      },
      spoke: {
        en: 'evenly along one thin straight diameter',
        zh: '均匀分布在一条细直径上',
        wide: 'R^2',
        coil: 'b^2(3R-2b)',
        factor: 3,
        where: 'the charge $\\frac{q\\,dr}{R}$ is at the distances $r$ to $r+dr$',
      },
    } as const)
    const mass = pick(choice, 'mass', {
      hoop: {
        en: 'its mass $m$ is practically all in its rim',
        zh: '它的质量 $m$ 几乎全部集中在轮缘上',
        half: 1,
        inertia: 'mR^2',
      },
      disc: {
        en: 'it is a uniform disc of mass $m$',
        zh: '它是质量为 $m$ 的均匀圆盘',
        half: 2,
        inertia: '\\frac12mR^2',
      },
    } as const)
    const energy = choice.asked === 'energy'
    // Mean square: wide R^2 / factor; coil: rim b^2, area b^2 (2R^2 - b^2) / 2R^2, spoke b^2 (3R - 2b) / 3R.
    const below = coil ? ({ rim: '', area: '2R^2', spoke: '3R' }[choice.charge ?? ''] ?? '') : ''
    const frac = (a: number, b: number): readonly [string, string] => {
      const d = a % b === 0 ? b : b % a === 0 ? a : 1
      return [a / d === 1 ? '' : String(a / d), b / d === 1 ? '' : String(b / d)]
    }
    const formula = (half: number, square: 'wide' | 'coil'): string => {
      const powers = { rim: 'R^2', area: 'R^4', spoke: 'R^3' }[choice.charge ?? ''] ?? ''
      const top = square === 'coil' ? charge.coil : ''
      // rate = q B mean / (2 I); energy = q^2 B^2 mean^2 / (8 I), with I = m R^2 / half
      if (!energy) {
        const [n, d] = frac(half, 2 * charge.factor)
        return square === 'coil' ? `\\frac{${n}qB${top}}{${d}m${powers}}` : `\\frac{${n}qB}{${d}m}`
      }
      const [n, d] = frac(half, 8 * charge.factor ** 2)
      if (square === 'wide') return `\\frac{${n}q^2B^2R^2}{${d}m}`
      const squared =
        { rim: 'b^4', area: 'b^4(2R^2-b^2)^2', spoke: 'b^4(3R-2b)^2' }[choice.charge ?? ''] ?? ''
      const under = { rim: 'R^2', area: 'R^6', spoke: 'R^4' }[choice.charge ?? ''] ?? ''
      return `\\frac{${n}q^2B^2${squared}}{${d}m${under}}`
    }
    const square = coil ? 'coil' : 'wide'
    const answer = formula(mass.half, square)
    const mean = coil
      ? below === ''
        ? 'b^2'
        : `\\frac{${charge.coil}}{${below}}`
      : charge.factor === 1
        ? 'R^2'
        : `\\frac{R^2}{${String(charge.factor)}}`
    const field = coil
      ? {
          en: 'A long thin straight coil of radius $b<R$ has the same axis; it is wound in two halves, and the wheel turns in the narrow slit between them. Inside the coil, and in the slit as far out as the radius $b$, there is the uniform magnetic field $B$, outside of that none.',
          zh: '一个半径为 $b<R$ 的长而细的直线圈与它同轴；线圈分成两半绕制，轮子在两半之间的窄缝中转动。线圈内以及窄缝中直到半径 $b$ 处有均匀磁场 $B$，此外没有磁场。',
        }
      : {
          en: 'It stands in the middle of a wide coil with the same axis, in whose inside there is the uniform magnetic field $B$.',
          zh: '它位于一个同轴的宽大线圈的正中，线圈内有均匀磁场 $B$。',
        }
    return {
      title: 'The wheel that turns by itself',
      en: `A plastic wheel of radius $R$ can turn without friction about its fixed axle; ${mass.en}. It carries the charge $q>0$, which sits fixed on it, ${charge.en}. ${field.en} The wheel is at rest. Then the current in the coil is turned down to zero, and the field vanishes; the field of the moving charge itself is negligible. ${
        energy
          ? 'What kinetic energy has the wheel afterwards?'
          : 'With what angular velocity does the wheel turn afterwards?'
      }`,
      zh: `一个半径为 $R$ 的塑料轮可以绕固定轴无摩擦地转动；${mass.zh}。它带有固定在其上的电荷 $q>0$，${charge.zh}。${field.zh}轮子原来静止。然后把线圈中的电流减到零，磁场消失；运动电荷自身的磁场可忽略。${
        energy ? '此后轮子的动能是多少？' : '此后轮子以多大的角速度转动？'
      }`,
      symbols: [
        ['R', 'radius of the wheel', 'm', 1, 1.5],
        ['m', 'mass of the wheel', 'kg', 1, 2],
        ['q', 'charge of the wheel', 'C', 1, 2],
        ['B', 'magnetic field at first', 'T', 1, 2],
        ...(coil ? ([['b', 'radius of the coil', 'm', 0.4, 0.8]] as const) : []),
      ],
      asked: energy
        ? ['K', 'kinetic energy afterwards', 'J']
        : ['\\Omega', 'angular velocity afterwards (its magnitude)', '1/s'],
      answer,
      solution: `While the field falls, there is the electric field $E$ along circles around the axis, with $2\\pi rE=-\\dot\\Phi$. A charge $dq$ at the distance $r$ gets the angular momentum $dq\\frac{\\Phi(r)}{2\\pi}$ in all${coil ? ', where $\\Phi=\\pi b^2B$ outside of the coil and $\\pi r^2B$ inside of it' : ', with $\\Phi=\\pi r^2B$'}. Here ${charge.where}, and everything adds up to $\\frac{qB}{2}\\cdot ${mean}$. Divided by $I=${mass.inertia}$ this is the angular velocity${energy ? '; the energy is the square of the angular momentum over $2I$' : ''}: $${answer}$.`,
      trap: 'Taking the moment of inertia, or the mean square distance of the charge, of another distribution; or letting no electric field act where there is no magnetic field.',
      wrong: [formula(mass.half === 1 ? 2 : 1, square)],
      limits: [
        coil
          ? ['b', '0', '0', 'a very thin coil holds no flux']
          : ['B', '0', '0', 'without a field nothing happens'],
        ...(coil ? ([['b', 'R', formula(mass.half, 'wide'), 'the field reaches to the rim']] as const) : []),
      ],
    }
  },
}
