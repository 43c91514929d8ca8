/** A plate turned in one arm of an interferometer: passed once or twice, in air or water, from which position. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const twice = pick(choice, 'device', { once: false, twice: true })
  const water = pick(choice, 'around', { air: false, water: true })
  const tilted = pick(choice, 'start', { square: false, tilted: true })
  const fringes = pick(choice, 'asked', { fringes: true, index: false })
  const times = twice ? '2' : ''
  const medium = water ? 'n_w' : '1'
  const way = (angle: string): string =>
    `\\sqrt{n^2-${water ? 'n_w^2' : ''}\\sin^2${angle}}-${water ? 'n_w' : ''}\\cos${angle}`
  const step = twice ? '\\frac{N\\lambda}{2t}' : '\\frac{N\\lambda}{t}'
  const E = `\\left(1-\\cos\\theta-${step}\\right)`
  const answer = fringes
    ? tilted
      ? `\\frac{${times}t}{\\lambda}\\left(${way('\\theta_2')}-\\left(${way('\\theta_1')}\\right)\\right)`
      : `\\frac{${times}t}{\\lambda}\\left(${way('\\theta')}-n+${medium}\\right)`
    : `\\frac{\\sin^2\\theta+${E}^2}{2${E}}`
  const wrongFor = (angle: string): string =>
    `\\frac{n^2}{\\sqrt{n^2-${water ? 'n_w^2' : ''}\\sin^2${angle}}}`
  const otherStep = twice ? '\\frac{N\\lambda}{t}' : '\\frac{N\\lambda}{2t}'
  const otherE = `\\left(1-\\cos\\theta-${otherStep}\\right)`
  const wrong = fringes
    ? tilted
      ? `\\frac{${times}t}{\\lambda}\\left(${wrongFor('\\theta_2')}-${wrongFor('\\theta_1')}\\right)`
      : `\\frac{${times}t}{\\lambda}\\left(${wrongFor('\\theta')}-n\\right)`
    : `\\frac{\\sin^2\\theta+${otherE}^2}{2${otherE}}`
  const symbols: SymbolRow[] = [
    ['t', 'thickness of the plate', 'm', 1, 2],
    ['\\lambda', 'wavelength in vacuum', 'm', 0.01, 0.02],
    ...(tilted
      ? ([
          ['\\theta_1', 'angle at first', 'rad', 0.2, 0.5],
          ['\\theta_2', 'angle in the end', 'rad', 0.7, 1],
        ] as const)
      : ([['\\theta', 'angle in the end', 'rad', 0.8, 1]] as const)),
    fringes
      ? ['n', 'refractive index of the plate', '1', 1.5, 1.8]
      : ['N', 'number of fringes', '1', 4, 8, 'integer'],
  ]
  if (water) symbols.push(['n_w', 'refractive index of the water', '1', 1.3, 1.36])
  const device = twice
    ? {
        en: 'a Michelson interferometer, so that the light passes it at right angles on its way to the end mirror and again on its way back; as the end mirror is flat and at right angles to the light, nothing else changes by what follows',
        zh: '迈克耳孙干涉仪的一臂中，光在射向端镜和返回时各垂直穿过它一次；端镜是平面且与光垂直，因此在下述过程中其他方面不变',
      }
    : {
        en: 'a Mach-Zehnder interferometer, where the light passes it once, at right angles',
        zh: '马赫–曾德尔干涉仪的一臂中，光垂直穿过它一次',
      }
  const start = tilted
    ? {
        en: 'First the plate is turned until its normal makes the angle $\\theta_1$ with the light; then counting begins, and it is turned further the same way, to the angle $\\theta_2$.',
        zh: '先把玻璃板转到法线与光线成 $\\theta_1$ 角的位置；然后开始计数，并继续沿同一方向转到 $\\theta_2$ 角。',
      }
    : {
        en: 'Slowly the plate is turned until its normal makes the angle $\\theta$ with the light.',
        zh: '慢慢转动玻璃板，直到法线与光线成 $\\theta$ 角。',
      }
  const question = fringes
    ? {
        en: 'How many fringes (bright to bright, as a real number) pass by?',
        zh: '有多少条条纹（从亮到亮计一条，取实数）移过？',
      }
    : {
        en: '$N$ fringes (bright to bright) pass by meanwhile. What is the refractive index of the plate?',
        zh: '其间有 $N$ 条条纹（从亮到亮计一条）移过。玻璃板的折射率是多少？',
      }
  const place = water
    ? {
        en: 'The whole instrument is under water of refractive index $n_w$.',
        zh: '整个仪器浸在折射率为 $n_w$ 的水中。',
      }
    : { en: 'Around it is air (refractive index 1).', zh: '周围是空气（折射率为1）。' }
  return {
    title: fringes ? 'Fringes from a turning plate' : 'The index from a turning plate',
    en: `A plane-parallel glass plate of thickness $t$${fringes ? ' and refractive index $n$' : ''} stands in one arm of ${device.en}. The light is a parallel beam of the wavelength $\\lambda$ (in vacuum). ${place.en} ${start.en} ${question.en}`,
    zh: `一块厚为 $t$${fringes ? '、折射率为 $n$' : ''} 的平行玻璃板放在${device.zh}。光是波长为 $\\lambda$（真空中）的平行光束。${place.zh}${start.zh}${question.zh}`,
    symbols,
    asked: fringes ? ['N', 'number of fringes', '1'] : ['n', 'refractive index of the plate', '1'],
    constraints: tilted ? ['\\theta_1<\\theta_2'] : [],
    answer,
    solution: `In the plate the light goes $t/\\cos\\beta$ at the angle $\\beta$ with $n\\sin\\beta=${water ? 'n_w' : ''}\\sin\\theta$, and it saves the way $t\\cos(\\theta-\\beta)/\\cos\\beta$ outside: the optical way is longer than without the plate by $t\\left(${way('\\theta')}\\right)$, at right angles by $t(n-${medium})$. ${twice ? 'The light passes twice. ' : ''}Divided by $\\lambda$, the change is the number of fringes.${fringes ? '' : ' With $E=1-\\cos\\theta-' + step + '$ this says $\\sqrt{n^2-\\sin^2\\theta}=n-E$; squared it is linear in $n$.'}`,
    trap: fringes
      ? 'Counting the longer way in the glass only, not what is saved outside.'
      : 'Counting the number of passes wrongly.',
    wrong: [wrong],
    limits: fringes
      ? tilted
        ? [['theta_2', '\\theta_1', '0', 'not turned at all']]
        : [
            ['theta', '0', '0', 'not turned at all'],
            ['n', medium, '0', 'a plate that does not refract'],
          ]
      : [['lambda', '0', '1', 'no change of the way: the plate does not refract']],
  }
}

export const turnedPlate: Template = {
  id: 'opt-turned-plate',
  domain: 'optics',
  level: 'undergraduate',
  topics: ['interferometers', 'refraction'],
  choices: {
    asked: ['fringes', 'index'],
    device: ['once', 'twice'],
    around: ['air', 'water'],
    start: ['square', 'tilted'],
  },
  // The index has a simple closed form only for a plate that starts at right angles, in air.
  allowed: ({ asked, around, start }) => asked === 'fringes' || (around === 'air' && start === 'square'),
  published: { asked: 'index', device: 'twice', around: 'air', start: 'square' },
  form,
}
