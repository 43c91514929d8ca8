/** A disc on the water that hides a lamp, or the share of light that gets out: oil, a mirror below, a broad lamp. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const disc = pick(choice, 'asked', { disc: true, share: false })
  const mirror = pick(choice, 'bottom', { dark: false, mirror: true })
  const oil = pick(choice, 'cover', { none: false, oil: true })
  const broad = pick(choice, 'lamp', { point: false, broad: true })
  const symbols: SymbolRow[] = [['n', 'refractive index of the water', '1', 1.2, 1.5]]
  if (disc) {
    symbols.push(['h', 'depth of the lamp', 'm', 0.5, 1])
    if (mirror) symbols.push(['b', 'height of the lamp above the mirror', 'm', 0.3, 0.8])
    if (oil)
      symbols.push(
        ['s', 'thickness of the oil', 'm', 0.2, 0.5],
        ['n_1', 'refractive index of the oil', '1', 1.55, 1.8],
      )
    if (broad) symbols.push(['r', 'radius of the lamp', 'm', 0.1, 0.4])
  }
  const depth = mirror ? '\\frac{h+2b}{\\sqrt{n^2-1}}' : '\\frac{h}{\\sqrt{n^2-1}}'
  const layer = oil ? '+\\frac{s}{\\sqrt{n_1^2-1}}' : ''
  const rim = broad ? 'r+' : ''
  const answer = disc
    ? `${rim}${depth}${layer}`
    : mirror
      ? '1-\\sqrt{1-\\frac{1}{n^2}}'
      : '\\frac12\\left(1-\\sqrt{1-\\frac{1}{n^2}}\\right)'
  const wrong = disc
    ? oil
      ? `${rim}${depth}+\\frac{s}{\\sqrt{n^2-1}}`
      : mirror
        ? `${rim}\\frac{h+b}{\\sqrt{n^2-1}}`
        : `${rim}\\frac{h}{n}`
    : mirror
      ? '\\frac12\\left(1-\\sqrt{1-\\frac{1}{n^2}}\\right)'
      : '1-\\sqrt{1-\\frac{1}{n^2}}'
  const lampEn = broad
    ? 'a lamp, a thin horizontal disc of radius $r$ that shines upwards and downwards in all directions,'
    : 'a small lamp, which shines equally in all directions,'
  const lampZh = broad
    ? '一盏灯（半径为 $r$ 的水平薄圆盘，向上、向下朝各个方向发光）'
    : '一盏向各个方向均匀发光的小灯'
  const placeEn = `hangs ${disc ? 'at the depth $h$ below the surface of the water' : 'well below the surface'}${mirror ? `${disc ? ' and at the height $b$' : ''} above the flat, horizontal, perfectly reflecting bottom` : ' over a dark bottom, which swallows all light'}`
  const placeZh = `悬在${disc ? '水面下深 $h$ 处' : '水面下方'}${mirror ? `，位于平坦、水平、能完全反射光的池底上方${disc ? ' $b$ 处' : ''}` : '，池底是黑的，会吸收所有的光'}`
  return {
    title: disc ? 'Hiding a lamp under water' : 'How much light gets out',
    en:
      `In a wide pool of water (refractive index $n$) ${lampEn} ${placeEn}. ` +
      (disc
        ? oil
          ? 'On the water lies a layer of clear oil, $s$ thick and of refractive index $n_1$ (weak reflections where it meets the water do not count). A round black disc is to float on the oil so that from the air (refractive index 1) no light of the lamp can be seen anywhere. What must its radius be at least?'
          : 'A round black disc is to float on the water so that from the air (refractive index 1) no light of the lamp can be seen anywhere. What must its radius be at least?'
        : `What fraction of the light of the lamp gets out into the air (refractive index 1)? Take it that light which is not totally reflected at the surface passes it without loss.${mirror ? ' (Light that has been totally reflected at the surface never gets out.)' : ''}`),
    zh:
      `在一个很宽的水池中（水的折射率为 $n$），${lampZh}${placeZh}。` +
      (disc
        ? oil
          ? '水面上有一层厚为 $s$、折射率为 $n_1$ 的透明油（油与水交界处的微弱反射不计）。要在油面上放一个漂浮的黑色圆盘，使得在空气（折射率为1）中任何地方都看不到灯光。圆盘的半径至少是多少？'
          : '要在水面上放一个漂浮的黑色圆盘，使得在空气（折射率为1）中任何地方都看不到灯光。圆盘的半径至少是多少？'
        : `灯光中有多大比例能射到空气（折射率为1）中？假定在水面没有发生全反射的光都无损失地透过。${mirror ? '（在水面发生全反射的光永远不能射出。）' : ''}`),
    symbols,
    asked: disc ? ['r_d', 'least radius of the disc', 'm'] : ['w', 'fraction of the light', '1'],
    answer,
    solution: disc
      ? `The outermost ray that still gets out leaves at grazing angle; in a layer of index $n$ it has $\\sin\\beta=1/n$, so $\\tan\\beta=\\frac{1}{\\sqrt{n^2-1}}$${oil ? ', in the oil likewise with $n_1$, whatever lies below' : ''}. ${mirror ? 'The mirror shows a second lamp, at the depth $h+2b$, whose light needs the larger disc. ' : ''}${broad ? "The rim of the lamp is $r$ nearer to the disc's rim. " : ''}The sideways distances add up.`
      : `Light gets out within the cone of half-angle $\\beta$ with $\\sin\\beta=1/n$; it takes up the fraction $\\frac12(1-\\cos\\beta)$ of all directions. ${mirror ? 'The mirror sends the same share of light up that went down at first.' : ''}`,
    trap: disc
      ? oil
        ? 'Using the index of the water also for the oil.'
        : mirror
          ? 'Counting the way to the mirror only once.'
          : 'Taking the sine of the critical angle for its tangent.'
      : mirror
        ? 'Forgetting the light that went down at first.'
        : 'Taking the directions of the upper half only.',
    wrong: [wrong],
    limits: disc
      ? [['n', '1', '\\infty', 'without refraction light gets out at all angles']]
      : [
          ['n', '1', mirror ? '1' : '\\frac12', 'without refraction all that goes up gets out'],
          ['n', '\\infty', '0', 'the cone gets ever narrower'],
        ],
  }
}

export const hiddenLamp: Template = {
  id: 'opt-hidden-lamp',
  domain: 'optics',
  level: 'high-school',
  topics: ['total reflection'],
  choices: {
    asked: ['disc', 'share'],
    bottom: ['dark', 'mirror'],
    cover: ['none', 'oil'],
    lamp: ['point', 'broad'],
  },
  allowed: ({ asked, cover, lamp }) => asked === 'disc' || (cover === 'none' && lamp === 'point'),
  published: { asked: 'disc', bottom: 'mirror', cover: 'oil', lamp: 'point' },
  form,
}
