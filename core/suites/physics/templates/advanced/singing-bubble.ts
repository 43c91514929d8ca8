import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

interface Place {
  en: string
  zh: string
  symbols: readonly SymbolRow[]
  constraints: readonly string[]
  /** How much the gas stiffens: 3 for a ball, 2 for a column. */
  power: string
  /** What the tension takes off, after the minus sign. */
  tension: string
  inertia: string
  why: string
  wrongInertia: string
  limit: Form['limits'][number] | null
}

const B: SymbolRow = ['b', 'outer radius of the water', 'm', 1.6, 2.5]

const PLACES: Readonly<Record<string, Place>> = {
  ocean: {
    en: r`A gas bubble, a ball of radius $R$, floats in the wide water of a deep lake, so deep that the pressure is the same all around it.`,
    zh: r`一个半径为 $R$ 的球形气泡悬在深湖的广阔水体中，湖很深，气泡四周的压强处处相同。`,
    symbols: [],
    constraints: [],
    power: '3',
    tension: r`\frac{2\sigma}{R}`,
    inertia: r`\rho R^2`,
    why: r`The water at the distance $s$ moves with $\dot R\frac{R^2}{s^2}$; its kinetic energy is $2\pi\rho R^3\dot R^2$.`,
    wrongInertia: r`\frac{\rho R^2}{3}`,
    limit: null,
  },
  drop: {
    en: r`In a space station a ball of water floats freely in the air. Its outer radius is $b$, and in its very centre there is a gas bubble, a ball of radius $R$.`,
    zh: r`在空间站里，一个水球自由地漂浮在空气中。它的外半径为 $b$，正中心有一个半径为 $R$ 的球形气泡。`,
    symbols: [B],
    constraints: ['R<b'],
    power: '3',
    tension: r`\frac{2\sigma}{R}-\frac{2\sigma R^3}{b^4}`,
    inertia: r`\rho R^2\left(1-\frac Rb\right)`,
    why: r`The water at the distance $s$ moves with $\dot R\frac{R^2}{s^2}$; its kinetic energy, from $R$ to $b$, is $2\pi\rho R^3\left(1-\frac Rb\right)\dot R^2$.`,
    wrongInertia: r`\rho R^2`,
    limit: ['b', r`\infty`, '', 'a wide water around it'],
  },
  tube: {
    en: r`In a space station a long jet of water floats in the air, a round column of outer radius $b$. Along its axis it has a gas channel, a round column of radius $R$. (Only motion at right angles to the axis, the same all along the jet, is considered.)`,
    zh: r`在空间站里，一股长长的水柱漂浮在空气中，它是外半径为 $b$ 的圆柱。沿它的轴有一条气体通道，是半径为 $R$ 的圆柱。（只考虑垂直于轴、沿水柱处处相同的运动。）`,
    symbols: [B],
    constraints: ['R<b'],
    power: '2',
    tension: r`\frac{\sigma}{R}-\frac{\sigma R^2}{b^3}`,
    inertia: r`\rho R^2\ln\frac bR`,
    why: r`The water at the distance $s$ from the axis moves with $\dot R\frac Rs$; its kinetic energy per length, from $R$ to $b$, is $\pi\rho R^2\ln\frac bR\,\dot R^2$.`,
    wrongInertia: r`\frac{\rho(b^2-R^2)}{2}`,
    limit: null,
  },
}

function form(choice: Choice): Form {
  const place = pick(choice, 'place', PLACES)
  const quick = pick(choice, 'gas', { quick: true, slow: false })
  const tense = pick(choice, 'skin', { bare: false, tense: true })
  const gas = quick
    ? {
        en: r`In these quick oscillations no heat passes between gas and water; the gas has the adiabatic exponent $\gamma$.`,
        zh: r`在这样快的振动中，气体与水之间没有热交换；气体的绝热指数为 $\gamma$。`,
      }
    : {
        en: 'The walls of water are so near that the gas keeps the temperature of the water all the time.',
        zh: '水壁离得很近，气体始终保持水的温度。',
      }
  const skin = tense
    ? {
        en: r`The surface tension of water is $\sigma$, at each of its surfaces.`,
        zh: r`水的表面张力为 $\sigma$，每个水面都如此。`,
      }
    : { en: 'Surface tension is negligible.', zh: '表面张力可忽略。' }
  const spring = (power: string): string =>
    r`${power}${quick ? r`\gamma ` : ''}p${tense ? `-${place.tension}` : ''}`
  const build = (force: string, inertia: string): string => r`\sqrt{\frac{${force}}{${inertia}}}`
  const answer = build(spring(place.power), place.inertia)
  const far = build(
    r`${place.power}${quick ? r`\gamma ` : ''}p${tense ? r`-\frac{2\sigma}{R}` : ''}`,
    r`\rho R^2`,
  )
  return {
    title: 'A bubble that sings',
    en: r`${place.en} The gas in it has the pressure $p$. Now the space of the gas oscillates a little: it grows and shrinks, evenly all around. ${gas.en} ${skin.en} The water has the density $\rho$; it is incompressible and without friction, and the mass of the gas is negligible. Find the angular frequency.`,
    zh: r`${place.zh}其中气体的压强为 $p$。现在气体所占的空间做微小振动：在各个方向上均匀地胀大和缩小。${gas.zh}${skin.zh}水的密度为 $\rho$，不可压缩且无摩擦，气体的质量可忽略。求角频率。`,
    symbols: [
      ['R', 'radius of the gas', 'm', 0.8, 1.3],
      ['p', 'pressure of the gas', 'Pa', 2, 4],
      [r`\rho`, 'density of water', 'kg/m^3', 0.8, 1.5],
      ...place.symbols,
      ...(quick ? [[r`\gamma`, 'adiabatic exponent', '1', 1.2, 1.6] as const] : []),
      ...(tense ? [[r`\sigma`, 'surface tension', 'N/m', 0.3, 1] as const] : []),
    ],
    asked: [r`\omega`, 'angular frequency', '1/s'],
    constraints: place.constraints,
    answer,
    solution: r`${place.why} When the radius grows by $x$, the pressure of the gas falls by $${place.power}${quick ? r`\gamma ` : ''}p\frac xR$${tense ? `, and the tension of ${choice['place'] === 'ocean' ? 'its surface holds it back less' : 'the inner surface holds it back less, and the outer surface presses less on the water'}` : ''}. Acceleration times inertia is this change, so $\omega^2$ is $${spring(place.power)}$ over $${place.inertia}$.`,
    trap: `Taking the wrong mass of moving water, or ${quick ? 'Boyle’s law for a quick change' : 'the adiabatic law'}${tense ? ', or forgetting that the curvature changes' : ''}.`,
    wrong: [
      build(spring(place.power), place.wrongInertia),
      tense
        ? build(r`${place.power}${quick ? r`\gamma ` : ''}p`, place.inertia)
        : build(r`${place.power === '3' ? '2' : '3'}${quick ? r`\gamma ` : ''}p`, place.inertia),
    ],
    limits: [
      ['rho', r`\infty`, '0', 'heavy water moves slowly'],
      ...(place.limit === null ? [] : [['b', r`\infty`, far, place.limit[3]] as const]),
      ...(tense
        ? [
            [
              'sigma',
              '0',
              build(r`${place.power}${quick ? r`\gamma ` : ''}p`, place.inertia),
              'without surface tension',
            ] as const,
          ]
        : []),
    ],
  }
}

export const singingBubble: Template = {
  id: 'adv-singing-bubble',
  domain: 'advanced',
  level: 'olympiad',
  topics: ['fluid dynamics', 'oscillations'],
  choices: { place: ['ocean', 'drop', 'tube'], gas: ['quick', 'slow'], skin: ['bare', 'tense'] },
  published: { place: 'drop', gas: 'quick', skin: 'bare' },
  form,
}
