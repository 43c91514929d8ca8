/** Light in the middle of the shadow or of the bright spot behind round openings, by Fresnel's zones. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const lamp = pick(choice, 'light', { star: false, lamp: true })
  const opening = pick(choice, 'opening', {
    hole: 'hole',
    ring: 'ring',
    flipped: 'flipped',
    grey: 'grey',
    blocked: 'blocked',
  } as const)
  const way = lamp ? '\\left(\\frac1L+\\frac1s\\right)' : ''
  const phase = (square: string): string =>
    lamp ? `\\frac{\\pi ${square}}{\\lambda}${way}` : `\\frac{\\pi ${square}}{\\lambda L}`
  const half = (square: string): string =>
    lamp ? `\\frac{\\pi ${square}}{2\\lambda}${way}` : `\\frac{\\pi ${square}}{2\\lambda L}`
  const cos = (square: string): string => `\\cos\\left(${phase(square)}\\right)`
  const difference = '(b^2-a^2)'
  const answer = {
    hole: `4I_0\\sin^2\\left(${half('a^2')}\\right)`,
    ring: `4I_0\\sin^2\\left(${half(difference)}\\right)`,
    flipped: `I_0\\left(6-4${cos('a^2')}-4${cos(difference)}+2${cos('b^2')}\\right)`,
    grey: `I_0\\left(\\frac32+\\frac12${cos('a^2')}-${cos('b^2')}-${cos(difference)}\\right)`,
    blocked: `I_0\\left(3-2${cos(difference)}-2${cos('a^2')}+2${cos('b^2')}\\right)`,
  }[opening]
  const wrong = {
    hole: `4I_0\\sin^2\\left(${phase('a^2')}\\right)`,
    ring: `4I_0\\left(\\sin^2\\left(${half('b^2')}\\right)-\\sin^2\\left(${half('a^2')}\\right)\\right)`,
    flipped: `4I_0\\sin^2\\left(${half('b^2')}\\right)`,
    grey: `I_0\\left(\\frac{21}{16}+\\frac38${cos('a^2')}-\\frac12${cos('b^2')}-\\frac32${cos(difference)}\\right)`,
    blocked: `I_0\\left(1-4\\sin^2\\left(${half(difference)}\\right)\\right)`,
  }[opening]
  const symbols: SymbolRow[] = [
    ['I_0', 'intensity without the screen', 'W/m^2', 0.5, 2],
    ['\\lambda', 'wavelength', 'm', 0.5, 1],
    ['L', 'distance of the point behind the screen', 'm', 2, 4],
    ['a', opening === 'hole' ? 'radius of the hole' : 'inner radius', 'm', 0.5, 0.8],
  ]
  if (opening !== 'hole') symbols.push(['b', 'outer radius', 'm', 1, 1.3])
  if (lamp) symbols.push(['s', 'distance of the lamp', 'm', 2, 4])
  const scene = {
    hole: {
      en: 'An opaque screen has a round hole of radius $a$',
      zh: '一块不透光的屏上有一个半径为 $a$ 的圆孔',
    },
    ring: {
      en: 'An opaque screen has an opening in the shape of a ring with the inner radius $a$ and the outer radius $b$',
      zh: '一块不透光的屏上有一个内半径为 $a$、外半径为 $b$ 的圆环形开口',
    },
    flipped: {
      en: 'An opaque screen has a round hole of radius $b$, and in its middle a thin clear film of radius $a<b$, which retards the light by half a wavelength',
      zh: '一块不透光的屏上有一个半径为 $b$ 的圆孔，孔的中央有一片半径为 $a<b$ 的透明薄膜，它使光滞后半个波长',
    },
    grey: {
      en: 'An opaque screen has a round hole of radius $b$, and in its middle a grey film of radius $a<b$, which lets a quarter of the intensity through and does not retard the light',
      zh: '一块不透光的屏上有一个半径为 $b$ 的圆孔，孔的中央有一片半径为 $a<b$ 的灰色薄膜，它让四分之一的光强透过且不使光滞后',
    },
    blocked: {
      en: 'A flat opaque ring with the inner radius $a$ and the outer radius $b$ hangs free in space; light passes inside and outside of it',
      zh: '一个内半径为 $a$、外半径为 $b$ 的不透光平面圆环悬在空间中；光可以从环的里面和外面通过',
    },
  }[opening]
  const thing = opening === 'blocked' ? { en: 'ring', zh: '圆环' } : { en: 'screen', zh: '屏' }
  const light = lamp
    ? {
        en: `a point-like lamp on its axis, at the distance $s$ in front of it, shines on it with light of the wavelength $\\lambda$`,
        zh: `轴线上位于其前方 $s$ 处的一盏点状灯用波长为 $\\lambda$ 的光照射它`,
      }
    : {
        en: 'a plane wave of light of the wavelength $\\lambda$ falls on it along its axis',
        zh: '波长为 $\\lambda$ 的平面光波沿其轴线照射它',
      }
  const amplitude = {
    hole: '1-e^{i\\beta_a}',
    ring: 'e^{i\\beta_a}-e^{i\\beta_b}',
    flipped: '-(1-e^{i\\beta_a})+e^{i\\beta_a}-e^{i\\beta_b}',
    grey: '\\frac12(1-e^{i\\beta_a})+e^{i\\beta_a}-e^{i\\beta_b}',
    blocked: '1-e^{i\\beta_a}+e^{i\\beta_b}',
  }[opening]
  return {
    title: opening === 'blocked' ? 'Behind a ring' : 'Behind a round opening',
    en: `${scene.en}; ${light.en}. Without the ${thing.en} the intensity would be $I_0$ at the point of the axis that is $L$ behind it. What is the intensity there with the ${thing.en}? (All distances along the axis are large compared with the radii, so that ways differ by terms of second order in them.)`,
    zh: `${scene.zh}；${light.zh}。没有这个${thing.zh}时，轴线上位于其后方 $L$ 处的光强为 $I_0$。有了这个${thing.zh}，该处的光强是多少？（沿轴线的各个距离都远大于各半径，光程差只需计到半径的二阶项。）`,
    symbols,
    asked: ['I', 'intensity', 'W/m^2'],
    ...(opening === 'hole' ? {} : { constraints: ['a<b'] }),
    answer,
    solution: `A wave by way of a point at the distance $r$ from the axis is late by the phase $\\beta=${phase('r^2')}$. Equal areas contribute equally, so a region between two radii gives the amplitude $\\int-i\\,e^{i\\beta}\\mathrm d\\beta$, the difference of $-e^{i\\beta}$ between its edges, in units of that of the free wave${opening === 'blocked' ? ' (whose outermost edge gives nothing)' : ''}. Here it is $${amplitude}$; the square of its magnitude is the answer.`,
    trap: {
      hole: 'Confusing the phase at the edge with half of it.',
      ring: 'Subtracting intensities instead of amplitudes.',
      flipped: 'Leaving the film out, since it absorbs nothing.',
      grey: 'Reducing the amplitude, instead of the intensity, to a quarter.',
      blocked: 'Subtracting the intensity that the ring as an opening would give.',
    }[opening],
    wrong: [wrong],
    limits: [
      {
        hole: ['a', '0', '0', 'no opening'] as const,
        ring: ['a', 'b', '0', 'no opening'] as const,
        flipped: ['a', '0', `4I_0\\sin^2\\left(${half('b^2')}\\right)`, 'a plain hole'] as const,
        grey: ['a', '0', `4I_0\\sin^2\\left(${half('b^2')}\\right)`, 'a plain hole'] as const,
        blocked: ['a', 'b', 'I_0', 'no obstacle'] as const,
      }[opening],
    ],
  }
}

export const poissonHole: Template = {
  id: 'opt-poisson-hole',
  domain: 'optics',
  level: 'undergraduate',
  topics: ['diffraction', 'Fresnel zones'],
  choices: { opening: ['hole', 'ring', 'flipped', 'grey', 'blocked'], light: ['star', 'lamp'] },
  // A plain hole in plane light is in every textbook.
  allowed: ({ opening, light }) => opening !== 'hole' || light === 'lamp',
  published: { opening: 'flipped', light: 'lamp' },
  form,
}
