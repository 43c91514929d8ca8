/** A thin hollow ball in sunlight, whose wall exchanges heat inside by radiation only. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const lamp = pick(choice, 'inside', { empty: false, lamp: true })
  const grey = pick(choice, 'outside', { black: false, grey: true })
  const place = pick(choice, 'place', {
    front: {
      spins: false,
      sun: '1',
      en: 'at the point of the ball that is nearest to the Sun',
      zh: '球上离太阳最近的一点',
      why: 'the sunlight falls at right angles',
    },
    slope: {
      spins: false,
      sun: '\\cos\\theta',
      en: 'at a point of the sunlit side whose direction from the centre makes the angle $\\theta$ with that to the Sun',
      zh: '向阳一侧某一点（从球心看，它的方向与太阳方向成 $\\theta$ 角）',
      why: 'the sunlight falls in under the angle $\\theta$',
    },
    back: {
      spins: false,
      sun: '0',
      en: 'at the point of the ball that is farthest from the Sun',
      zh: '球上离太阳最远的一点',
      why: 'no sunlight falls there',
    },
    equator: {
      spins: true,
      sun: '\\frac1\\pi',
      en: 'at its equator',
      zh: '球的赤道处',
      why: 'over a turn the mean of $\\max(0,\\cos)$ is $1/\\pi$',
    },
    latitude: {
      spins: true,
      sun: '\\frac{\\cos\\varphi}{\\pi}',
      en: 'at the latitude $\\varphi$',
      zh: '纬度 $\\varphi$ 处',
      why: 'over a turn the mean of $\\max(0,\\cos)$ is $1/\\pi$, times $\\cos\\varphi$',
    },
  })
  const own =
    place.sun === '0'
      ? ''
      : place.sun === '1'
        ? 'aS'
        : place.sun === '\\frac1\\pi'
          ? '\\frac{aS}{\\pi}'
          : `${place.sun.startsWith('\\frac') ? '\\frac{aS\\cos\\varphi}{\\pi}' : 'aS\\cos\\theta'}`
  const lampFlux = '\\frac{P}{4\\pi R^2}'
  // Balance: aS f + G = (1 + eps) sigma T^4, with G = sigma <T^4> + lamp and eps sigma <T^4> = aS/4 + lamp.
  const common = grey
    ? `\\frac{1}{\\varepsilon}\\left(\\frac{aS}{4}${lamp ? `+${lampFlux}` : ''}\\right)${lamp ? `+${lampFlux}` : ''}`
    : `\\frac{aS}{4}${lamp ? '+\\frac{P}{2\\pi R^2}' : ''}`
  const sum = own === '' ? common : `${own}+${common}`
  const both = grey ? '(1+\\varepsilon)\\sigma' : '2\\sigma'
  const answer = `\\left(\\frac{1}{${both}}\\left(${sum}\\right)\\right)^{1/4}`
  const alone = grey ? '\\varepsilon\\sigma' : '\\sigma'
  const mean = `\\frac{aS}{4}${lamp ? `+${lampFlux}` : ''}`
  const wrong =
    own === ''
      ? `\\left(\\frac{1}{${alone}}\\left(${mean}\\right)\\right)^{1/4}`
      : `\\left(\\frac{${own.startsWith('\\frac') ? `${own}` : own}${lamp ? `+${lampFlux}` : ''}}{${alone}}\\right)^{1/4}`
  const symbols: SymbolRow[] = [
    ['S', 'intensity of the sunlight', 'W/m^2', 1, 3],
    ['a', 'absorbed fraction of the sunlight', '1', 0.2, 0.8],
    'sigma',
  ]
  if (choice['place'] === 'slope')
    symbols.push(['\\theta', 'angle from the direction of the Sun', 'rad', 0.3, 1.2])
  if (choice['place'] === 'latitude') symbols.push(['\\varphi', 'latitude', 'rad', 0.3, 1.2])
  if (grey) symbols.push(['\\varepsilon', 'emissivity of the outer side', '1', 0.3, 0.8])
  if (lamp)
    symbols.push(['P', 'power of the generator', 'W', 3, 8], ['R', 'radius of the ball', 'm', 0.8, 1.2])
  return {
    title: 'A hollow moon',
    en:
      `Far from all planets a hollow ball${lamp ? ' of radius $R$' : ''}, made of a thin film, floats in sunlight of intensity $S$. ` +
      `The film is so thin that it conducts no heat along itself, but it is equally warm on both sides. Outside it absorbs the fraction $a$ of the sunlight, wherever and however it falls in, and ${grey ? 'emits heat radiation with the emissivity $\\varepsilon$' : 'emits heat radiation like a black body'}; inside it is black. ` +
      (lamp
        ? 'At the centre of the ball, which is otherwise empty, a small generator gives off the power $P$ as heat radiation, equally in all directions. '
        : 'The ball is empty. ') +
      (place.spins
        ? 'It turns about an axis at right angles to the sunlight, so fast that the temperature of a point of the film does not noticeably change during a turn. '
        : 'It does not turn. ') +
      `What is the absolute temperature of the film ${place.en}, in the steady state?`,
    zh:
      `在远离所有行星的地方，一个由薄膜制成的空心球${lamp ? '（半径为 $R$）' : ''}飘浮在强度为 $S$ 的阳光中。` +
      `薄膜极薄，沿膜面方向不传热，但两面的温度相同。外表面不论何处、不论光以什么角度入射都吸收阳光的 $a$ 部分（比例），${grey ? '并以发射率 $\\varepsilon$ 发出热辐射' : '并像黑体一样发出热辐射'}；内表面是黑的。` +
      (lamp
        ? '球心处有一个小型发电装置，以功率 $P$ 向各个方向均匀地发出热辐射，此外球内是空的。'
        : '球内是空的。') +
      (place.spins
        ? '球绕一根与阳光垂直的轴转动，转得很快，使得膜上一点的温度在一转之内没有明显变化。'
        : '球不转动。') +
      `在稳定状态下，${place.zh}薄膜的热力学温度是多少？`,
    symbols,
    asked: ['T', 'temperature of the film at the place in question', 'K'],
    answer,
    solution: `Inside a black sphere every part is seen equally well from every other, so each place receives the mean emission, $\\sigma\\overline{T^4}$${lamp ? `, and $${lampFlux}$ from the generator` : ''}. All the heat leaves through the outer side: $${grey ? '\\varepsilon' : ''}\\sigma\\overline{T^4}=\\frac{aS}{4}${lamp ? `+${lampFlux}` : ''}$, the sunlight being caught by the cross-section, a quarter of the surface. The place in question absorbs ${own === '' ? 'nothing directly' : `$${own}$`} (${place.why}), receives from inside $\\sigma\\overline{T^4}${lamp ? `+${lampFlux}` : ''}$ and emits $${both} T^4$ to both sides.`,
    trap:
      own === ''
        ? 'Giving it the mean temperature of the ball, though it gets heat from inside only and emits on both sides.'
        : 'Leaving out the exchange of heat through the inside of the ball.',
    wrong: [wrong],
    limits: [
      lamp
        ? ([
            'P',
            '\\infty',
            grey
              ? `\\left(${lampFlux}\\frac{1}{\\varepsilon\\sigma}\\right)^{1/4}`
              : `\\left(\\frac{P}{4\\pi R^2\\sigma}\\right)^{1/4}`,
            'the generator alone: equally warm everywhere',
          ] as const)
        : (['S', '0', '0', 'no sunlight, no warmth'] as const),
      ...(choice['place'] === 'slope'
        ? [['theta', '0', answer.replace('\\cos\\theta', ''), 'nearest to the Sun'] as const]
        : []),
    ],
  }
}

export const hollowMoon: Template = {
  id: 'thermo-hollow-moon',
  domain: 'thermodynamics',
  level: 'olympiad',
  topics: ['heat radiation', 'radiation in cavities'],
  choices: {
    place: ['front', 'slope', 'back', 'equator', 'latitude'],
    inside: ['empty', 'lamp'],
    outside: ['black', 'grey'],
  },
  published: { place: 'back', inside: 'empty', outside: 'black' },
  form,
}
