/** A gas in an endless upright shaft, trough or cone: its weight matters for heat, height and share above a level. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { FREEDOMS, ratio } from './ratio.ts'

const SHAPES = {
  shaft: {
    widening: 0,
    en: 'A vertical shaft with smooth walls and the same cross-section everywhere, closed below and endlessly high,',
    zh: '一个竖直的井，壁光滑，横截面处处相同，底部封闭，向上无限延伸',
    bottom: 'the floor',
    bottomZh: '井底',
    law: 'is the same at all heights',
  },
  trough: {
    widening: 1,
    en: 'A trough between two vertical end walls, whose two slanting side walls start from a common horizontal edge at the bottom and go up endlessly,',
    zh: '一个位于两面竖直端壁之间的槽，两面倾斜的侧壁从底部一条公共的水平棱出发，向上无限延伸',
    bottom: 'the bottom edge',
    bottomZh: '底棱',
    law: 'grows in proportion to the height $z$ above the edge',
  },
  cone: {
    widening: 2,
    en: 'An endlessly high funnel with the shape of an upright circular cone that stands on its tip',
    zh: '一个无限高的漏斗，形状为尖端朝下的直立圆锥',
    bottom: 'the tip',
    bottomZh: '尖端',
    law: 'grows in proportion to the square of the height $z$ above the tip',
  },
} as const

function form(choice: Choice): Form {
  const shape = pick(choice, 'shape', SHAPES)
  const q = shape.widening
  const asked = pick(choice, 'asked', { heat: 'heat', middle: 'middle', share: 'share' } as const)
  const freedoms = pick(choice, 'gas', FREEDOMS)
  const gas = pick(choice, 'gas', {
    mono: { en: 'single atoms', zh: '单原子分子' },
    di: { en: 'molecules of two atoms, whose vibration does not matter', zh: '双原子分子，振动不计' },
  })
  const u = '\\frac{mgh}{k_BT}'
  // The part of the gamma function of q + 1 above u: exp(-u) times the first q + 1 terms of exp(u).
  const series = ['1', u, `\\frac12\\left(${u}\\right)^2`].slice(0, q + 1).join('+')
  const length = '\\frac{k_BT}{mg}'
  const answer = {
    heat: `${ratio(freedoms + 2 * (q + 1), 2)}Nk_B\\left(T_2-T_1\\right)`,
    middle: `${q === 0 ? '' : String(q + 1)}${length}`,
    share: `e^{-${u}}${q === 0 ? '' : `\\left(${series}\\right)`}`,
  }[asked]
  const wrong = {
    heat: `${ratio(freedoms, 2)}Nk_B\\left(T_2-T_1\\right)`,
    middle: q === 0 ? `\\frac12${length}` : length,
    share: q === 0 ? `1-e^{-${u}}` : `e^{-${u}}`,
  }[asked]
  const symbols: SymbolRow[] =
    asked === 'heat'
      ? [
          ['N', 'number of molecules', '1', 1, 3],
          'k_B',
          ['T_1', 'temperature at first', 'K', 0.5, 1],
          ['T_2', 'temperature in the end', 'K', 1.5, 2],
        ]
      : [['m', 'mass of a molecule', 'kg', 0.5, 2], 'g', 'k_B', ['T', 'temperature', 'K', 5, 15]]
  if (asked === 'share') symbols.push(['h', 'height of the level', 'm', 0.5, 2])
  const content =
    asked === 'heat'
      ? { en: `$N$ molecules of an ideal gas (${gas.en})`, zh: `由 $N$ 个分子组成的理想气体（${gas.zh}）` }
      : { en: 'an ideal gas, whose molecules have the mass $m$', zh: '理想气体，其分子质量为 $m$' }
  const question = {
    heat: {
      en: 'The gas always has one absolute temperature throughout; slowly it is warmed from $T_1$ to $T_2$. How much heat does it take up?',
      zh: '气体的热力学温度始终处处相同；把它从 $T_1$ 慢慢加热到 $T_2$。它吸收多少热量？',
    },
    middle: {
      en: `The gas has the absolute temperature $T$ throughout. How high above ${shape.bottom} is its centre of mass?`,
      zh: `气体的热力学温度处处为 $T$。它的质心比${shape.bottomZh}高多少？`,
    },
    share: {
      en: `The gas has the absolute temperature $T$ throughout. What fraction of its molecules is more than $h$ above ${shape.bottom}?`,
      zh: `气体的热力学温度处处为 $T$。比${shape.bottomZh}高出 $h$ 以上的分子占多大比例？`,
    },
  }[asked]
  const weight = `$${q === 0 ? '' : q === 1 ? 'z' : 'z^2'}e^{-mgz/(k_BT)}\\,\\mathrm dz$`
  return {
    title: `The endless ${choice['shape'] ?? ''}`,
    en: `${shape.en} holds ${content.en}. Nothing escapes at the top, there is vacuum outside, and the field of gravity is uniform everywhere. ${question.en}`,
    zh: `${shape.zh}，其中装有${content.zh}。顶部没有气体逸出，外部是真空，重力场处处均匀。${question.zh}`,
    symbols,
    asked: (
      {
        heat: ['Q', 'heat taken up', 'J'],
        middle: ['z_s', 'height of the centre of mass', 'm'],
        share: ['w', 'fraction of the molecules', '1'],
      } as const
    )[asked],
    answer,
    solution:
      `The cross-section ${shape.law}, so by Boltzmann's law the heights are distributed like ${weight}. ` +
      {
        heat: `The mean height is $${q === 0 ? '' : String(q + 1)}\\frac{k_BT}{mg}$: the mean potential energy is $${String(q + 1)}k_BT$ per molecule, besides the internal $${ratio(freedoms, 2)}k_BT$. No work is done on anything outside, so the heat is the growth of both.`,
        middle: `The mean of $z$ over it is $${answer}$ (integrate by parts).`,
        share: `Integrated from $h$ and divided by the integral from 0 this is $${answer}$.`,
      }[asked],
    trap: {
      heat: 'Leaving out that the gas, when it gets warmer, rises: its weight is lifted.',
      middle:
        q === 0
          ? 'Taking half the height over which the density falls to 1/e.'
          : 'Using the height over which the density falls to 1/e, although there is more room higher up.',
      share:
        q === 0
          ? 'Giving the fraction below the level.'
          : 'Using the ratio of the densities, although there is more room higher up.',
    }[asked],
    wrong: [wrong],
    limits: {
      heat: [['T_2', 'T_1', '0', 'nothing is warmed']] as const,
      middle: [['g', '\\infty', '0', 'a strong field presses all the gas to the bottom']] as const,
      share: [
        ['h', '0', '1', 'all of it is above the bottom'],
        ['T', '\\infty', '1', 'a very hot gas reaches very high'],
      ] as const,
    }[asked],
  }
}

export const skyFunnel: Template = {
  id: 'thermo-sky-funnel',
  domain: 'thermodynamics',
  level: 'olympiad',
  topics: ['Boltzmann distribution', 'heat capacity'],
  choices: { asked: ['heat', 'middle', 'share'], shape: ['shaft', 'trough', 'cone'], gas: ['mono', 'di'] },
  allowed: (choice) => choice['asked'] === 'heat' || choice['gas'] === 'mono',
  published: { asked: 'share', shape: 'cone', gas: 'mono' },
  form,
}
