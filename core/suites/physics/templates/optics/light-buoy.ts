/** The push of light on bodies of different shape, polished or matt. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const matt = pick(choice, 'surface', { polished: false, matt: true })
  const shape = pick(choice, 'shape', {
    ball: {
      rows: [['R', 'radius', 'm', 0.5, 2]],
      en: 'A ball of radius $R$ floats',
      zh: '一个半径为 $R$ 的球',
      shadow: '\\pi R^2',
      polished: '1',
      matt: '1+\\frac{4\\rho}{9}',
      how: [
        'the mean of $\\cos2\\psi$ over the shadow is 0',
        'the mean of $\\cos\\psi$ over the shadow is $\\frac23$',
      ],
    },
    rod: {
      rows: [
        ['R', 'radius', 'm', 0.5, 1],
        ['\\ell', 'length', 'm', 3, 6],
      ],
      en: 'A round rod of radius $R$ and length $\\ell$ floats, at right angles to the light (the light does not reach its ends),',
      zh: '一根半径为 $R$、长为 $\\ell$ 的圆棒与光线垂直（光照不到它的两个端面），',
      shadow: '2R\\ell',
      polished: '1+\\frac{\\rho}{3}',
      matt: '1+\\frac{\\pi\\rho}{6}',
      how: [
        'the mean of $\\cos2\\psi$ over the shadow is $\\frac13$',
        'the mean of $\\cos\\psi$ over the shadow is $\\frac\\pi4$',
      ],
    },
    cone: {
      rows: [
        ['R', 'radius of the base', 'm', 0.5, 2],
        ['\\alpha', 'half of the angle at the tip', 'rad', 0.3, 1.2],
      ],
      en: 'A circular cone with the base radius $R$ and the angle $2\\alpha$ at its tip floats, its tip towards the light and its axis along it,',
      zh: '一个底面半径为 $R$、顶角为 $2\\alpha$ 的圆锥，尖端迎着光，轴线沿光的方向，',
      shadow: '\\pi R^2',
      polished: '1-\\rho\\cos2\\alpha',
      matt: '1+\\frac{2\\rho}{3}\\sin\\alpha',
      how: ['here $\\psi=\\frac\\pi2-\\alpha$ everywhere', 'here $\\psi=\\frac\\pi2-\\alpha$ everywhere'],
    },
    cap: {
      rows: [
        ['R', 'radius of the ball of which it is a part', 'm', 0.5, 2],
        ['\\alpha', 'angle between axis and rim, seen from the centre', 'rad', 0.3, 1.2],
      ],
      en: 'A thin cap, cut off a hollow ball of radius $R$, floats with its bulging side towards the light and its axis along it; seen from the centre of the ball its rim makes the angle $\\alpha<\\pi/2$ with the axis. It is',
      zh: '一个从半径为 $R$ 的空心球上切下的薄球冠，凸面迎着光，轴线沿光的方向；从球心看，其边缘与轴线成 $\\alpha<\\pi/2$ 角。它',
      shadow: '\\pi R^2\\sin^2\\alpha',
      polished: '1+\\rho\\cos^2\\alpha',
      matt: '1+\\frac{4\\rho(1-\\cos^3\\alpha)}{9\\sin^2\\alpha}',
      how: [
        'the mean of $\\cos2\\psi=1-2\\sin^2\\psi$ over the shadow is $\\cos^2\\alpha$',
        'the mean of $\\cos\\psi$ over the shadow is $\\frac{2(1-\\cos^3\\alpha)}{3\\sin^2\\alpha}$',
      ],
    },
  } as const satisfies Record<
    string,
    {
      rows: readonly SymbolRow[]
      en: string
      zh: string
      shadow: string
      polished: string
      matt: string
      how: readonly [string, string]
    }
  >)
  const factor = matt ? shape.matt : shape.polished
  const build = (f: string): string =>
    f === '1' ? `\\frac{I\\cdot ${shape.shadow}}{c}` : `\\frac{I\\cdot ${shape.shadow}}{c}\\left(${f}\\right)`
  const wrong = matt ? shape.polished : shape.matt
  return {
    title: 'Pushed by light',
    en: `${shape.en} in space in parallel light of intensity $I$. Its surface throws back the fraction $\\rho$ of the light, wherever and however it falls on; ${matt ? 'it is matt and scatters this light from every place in such a way that it looks equally bright from all sides (Lambert)' : 'it is polished and reflects this light like a mirror'}. The rest is absorbed, and what it becomes in heat radiation goes equally to all sides. With what force does the light push the body along its direction? ($c$ is the speed of light.)`,
    zh: `${shape.zh}漂浮在太空中，处于强度为 $I$ 的平行光里。其表面不论何处、不论光以什么角度射来，都把光的 $\\rho$ 部分（比例）送回去；${matt ? '表面是粗糙的，每一处都把这些光散射得从各个方向看起来同样亮（朗伯散射）' : '表面是抛光的，像镜子一样反射这些光'}。其余的光被吸收，转化成的热辐射向各个方向均等地发出。光沿其传播方向对该物体的推力有多大？（$c$ 为光速。）`,
    symbols: [
      ['I', 'intensity of the light', 'W/m^2', 0.5, 2],
      ['\\rho', 'fraction thrown back', '1', 0.3, 0.9],
      'c',
      ...shape.rows,
    ],
    asked: ['F', 'force', 'N'],
    answer: build(factor),
    solution: `The light that falls on brings the momentum $\\frac{I}{c}$ per time and area of the shadow, which is $${shape.shadow}$. Where the normal makes the angle $\\psi$ with the light, ${matt ? 'scattered light leaves with the mean momentum of $\\frac23$ of its own along the normal, that is $\\frac23\\cos\\psi$ against the light' : 'a mirror sends it off at the angle $2\\psi$ to the way back, with the part $\\cos2\\psi$ of its momentum against the light'}; ${shape.how[matt ? 1 : 0]}. So the factor is $${factor}$.`,
    trap: matt
      ? 'Treating the matt surface as a mirror.'
      : 'Treating the polished surface as a matt one, or counting twice the momentum everywhere.',
    wrong: [build(wrong), build('1+\\rho')],
    limits:
      factor === '1'
        ? [['R', '0', '0', 'a body of no size']]
        : [
            ['rho', '0', build('1'), 'a black body: only the shadow counts'],
            ...(choice['shape'] === 'cap'
              ? [
                  [
                    'alpha',
                    '0',
                    matt
                      ? `\\frac{\\pi R^2\\alpha^2I}{c}\\left(1+\\frac{2\\rho}{3}\\right)`
                      : `\\frac{\\pi R^2\\alpha^2I}{c}(1+\\rho)`,
                    'a small flat cap',
                  ] as const,
                ]
              : []),
          ],
  }
}

export const lightBuoy: Template = {
  id: 'opt-light-buoy',
  domain: 'optics',
  level: 'undergraduate',
  topics: ['radiation pressure', 'reflection'],
  choices: { shape: ['ball', 'rod', 'cone', 'cap'], surface: ['polished', 'matt'] },
  published: { shape: 'cap', surface: 'matt' },
  form,
}
