import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw
const K = r`\frac{\pi}{L}`

function form(choice: Choice): Form {
  const deep = pick(choice, 'below', { deep: true, depth: false })
  const above = choice['above'] ?? ''
  const tension = pick(choice, 'skin', { bare: false, tense: true })
  const liquid = above !== 'air'
  const symbols: SymbolRow[] = [
    ['L', 'length of the tank', 'm', 1, 3],
    ...(liquid || tension ? [[r`\rho`, 'density of the water', 'kg/m^3', 1.2, 2] as const] : []),
    ...(deep ? [] : [['a', 'depth of the water', 'm', 0.3, 1] as const]),
    ...(liquid ? [['s', 'density of the oil', 'kg/m^3', 0.5, 1] as const] : []),
    ...(above === 'layer' ? [['b', 'depth of the oil', 'm', 0.3, 1] as const] : []),
    ...(tension ? [[r`\gamma`, 'surface tension', 'N/m', 0.5, 3] as const] : []),
    'g',
  ]
  const depth = deep
    ? { en: 'so deep that its depth does not matter', zh: '水很深，深度无关紧要' }
    : { en: r`of the depth $a$`, zh: r`水深为 $a$` }
  const density =
    liquid || tension ? { en: r` of density $\rho$`, zh: r`密度为 $\rho$ 的` } : { en: '', zh: '' }
  const top = pick(choice, 'above', {
    air: {
      en: 'Above it is air, whose weight and motion do not matter.',
      zh: '水面之上是空气，其重量和运动可忽略。',
    },
    layer: {
      en: r`On it lies a layer of oil of density $s<\rho$ and depth $b$, and on the oil, without a gap, a rigid lid that closes the tank.`,
      zh: r`水上有一层密度为 $s<\rho$、深度为 $b$ 的油，油上紧贴着一块封闭水箱的刚性盖板，没有间隙。`,
    },
    sea: {
      en: r`On it lies oil of density $s<\rho$, so deep that its depth does not matter.`,
      zh: r`水上是密度为 $s<\rho$ 的油，油很深，深度无关紧要。`,
    },
  })
  const skin = tension
    ? {
        en: r`The surface of the water${liquid ? ' against the oil' : ''} has the tension $\gamma$ and slides along the walls freely, always at right angles to them.`,
        zh: r`水${liquid ? '与油的界面' : '面'}的表面张力为 $\gamma$，它沿壁自由滑动，始终与壁垂直。`,
      }
    : { en: 'Surface tension does not matter.', zh: '表面张力可忽略。' }
  const weight = liquid ? r`(\rho-s)g` : tension ? r`\rho g` : 'g'
  const spring = tension ? r`${weight}+\frac{\pi^2\gamma}{L^2}` : weight
  const own = liquid || tension ? r`\rho` : '1'
  const water = deep ? own : own === '1' ? '' : r`\frac{\rho}{\tanh\frac{\pi a}{L}}`
  const oil = pick(choice, 'above', { air: '', sea: 's', layer: r`\frac{s}{\tanh\frac{\pi b}{L}}` })
  const build = (force: string, inWater: string, inOil: string): string => {
    if (own === '1') return r`\sqrt{\frac{\pi g}{L}${deep ? '' : r`\tanh\frac{\pi a}{L}`}}`
    const pull = force.includes('+') ? r`\left(${force}\right)` : force
    if (inOil !== '') return r`\sqrt{\frac{\pi${pull}}{L\left(${inWater}+${inOil}\right)}}`
    return r`\sqrt{\frac{\pi${pull}}{\rho L}${deep ? '' : r`\tanh\frac{\pi a}{L}`}}`
  }
  const still = !liquid && !tension
  const wrong = still
    ? [
        deep ? r`\sqrt{\frac{2\pi g}{L}}` : r`\sqrt{\frac{\pi g}{L}}`,
        ...(deep ? [] : [r`\sqrt{\frac{2\pi g}{L}\tanh\frac{2\pi a}{L}}`]),
      ]
    : [
        liquid ? build(spring, water, '') : build(r`\rho g+\frac{4\pi^2\gamma}{L^2}`, water, ''),
        liquid
          ? build(tension ? r`\rho g+\frac{\pi^2\gamma}{L^2}` : r`\rho g`, water, oil)
          : r`\sqrt{\frac{\pi g}{L}}`,
      ]
  const plain = deep ? r`\sqrt{\frac{\pi g}{L}}` : r`\sqrt{\frac{\pi g}{L}\tanh\frac{\pi a}{L}}`
  const limits: Form['limits'][number][] = still
    ? deep
      ? [['L', r`\infty`, '0', 'a long tank sloshes slowly']]
      : [
          ['a', r`\infty`, r`\sqrt{\frac{\pi g}{L}}`, 'deep water'],
          ['L', r`\infty`, r`\frac\pi L\sqrt{ga}`, 'shallow water: to and fro with the speed of long waves'],
        ]
    : [
        ...(liquid && !tension ? [['s', '0', plain, 'air on the water'] as const] : []),
        ...(tension ? [['gamma', '0', build(weight, water, oil), 'without surface tension'] as const] : []),
      ]
  return {
    title: liquid ? 'Waves inside a bottle of oil and water' : 'Sloshing in a tank',
    en: r`A long rectangular tank has the length $L$. In it there is water${density.en}, ${depth.en}. ${top.en} ${skin.en} The water sloshes gently to and fro lengthwise in the slowest possible way: at one end its surface is highest when it is lowest at the other. Find the angular frequency. (All motion is along the tank and up and down, without friction.)`,
    zh: r`一个长方形长水箱的长度为 $L$。箱内有${density.zh}水，${depth.zh}。${top.zh}${skin.zh}水沿长度方向以最慢的可能方式轻轻来回晃荡：一端水面最高时，另一端最低。求角频率。（一切运动只沿箱长方向和竖直方向，没有摩擦。）`,
    symbols,
    asked: [r`\omega`, 'angular frequency', '1/s'],
    ...(liquid ? { constraints: [r`s<\rho`] } : {}),
    answer: build(spring, water, oil),
    solution: r`The surface is $\zeta\cos kx$ with $k=${K}$; in each liquid the velocity has a potential in proportion to $\cos kx$ and ${deep ? r`$e^{kz}$ in the water` : r`$\cosh k(z+a)$ in the water`}${above === 'air' ? '' : above === 'sea' ? r`, $e^{-kz}$ in the oil` : r`, $\cosh k(b-z)$ in the oil`}, with the same vertical velocity $\dot\zeta$ at the surface. The pressures there differ by the weight of the raised liquid${tension ? r` and the tension $\gamma k^2\zeta$` : ''}: inertia per area ${own === '1' ? (deep ? r`$\frac\rho k$ (with the density $\rho$ of the water)` : r`$\frac{\rho}{k\tanh ka}$ (with the density $\rho$ of the water)`) : oil === '' ? r`$\frac1k${water}$` : r`$\frac1k\left(${water}+${oil}\right)$`}, restoring force per area and height $${own === '1' ? r`\rho g` : spring}$.`,
    trap: liquid
      ? 'Forgetting that the oil must move as well, or that it carries part of the weight.'
      : 'Taking the length of the tank for the wavelength: it is half of it.',
    wrong,
    limits,
  }
}

export const sloshingLayers: Template = {
  id: 'adv-sloshing-layers',
  domain: 'advanced',
  level: 'olympiad',
  topics: ['water waves', 'oscillations'],
  choices: { below: ['deep', 'depth'], above: ['air', 'layer', 'sea'], skin: ['bare', 'tense'] },
  published: { below: 'depth', above: 'layer', skin: 'bare' },
  form,
}
