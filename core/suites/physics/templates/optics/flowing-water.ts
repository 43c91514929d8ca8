/** Fringes that shift when water flows along the light: one arm or a ring, started or turned round, quick or slow. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const ring = pick(choice, 'device', { arm: false, ring: true })
  const turned = pick(choice, 'change', { start: false, turn: true })
  const speed = pick(choice, 'speed', { quick: 'quick', slow: 'slow', coloured: 'coloured' } as const)
  const factor = (ring ? 2 : 1) * (turned ? 2 : 1)
  const times = factor === 1 ? '' : String(factor)
  // Optical ways per length: (n - b)/(1 - n b) against the flow, (n + b)/(1 + n b) with it, b = v/c.
  const exact =
    factor === 1 ? '\\frac{Lv(n^2-1)}{\\lambda(c+nv)}' : `\\frac{${times}Lvc(n^2-1)}{\\lambda(c^2-n^2v^2)}`
  const slow = `\\frac{${times}Lv}{\\lambda c}(n^2-1)`
  const answer = {
    quick: exact,
    slow,
    coloured: `\\frac{${times}Lv}{\\lambda c}\\left(n^2-1+n\\lambda\\eta\\right)`,
  }[speed]
  const wrong = { quick: slow, slow: `\\frac{${times}Lv}{\\lambda c}n^2`, coloured: slow }[speed]
  const small = speed !== 'quick'
  const symbols: SymbolRow[] = [
    ['L', 'length of the way in flowing water', 'm', 5, 10],
    ['v', 'speed of the water', 'm/s', small ? 0.01 : 0.1, small ? 0.02 : 0.3],
    ['\\lambda', 'wavelength in vacuum', 'm', 0.5, 1],
    ['n', 'refractive index of the water at rest', '1', 1.2, 1.5],
    'c',
  ]
  if (speed === 'coloured')
    symbols.push(['\\eta', 'fall of the index per wavelength in vacuum', '1/m', 0.05, 0.2])
  const device = ring
    ? {
        en: 'In an interferometer light is split into two parts that run through the same long tube of water in opposite directions before they meet again; each goes the length $L$ in water',
        zh: '在一个干涉仪中，光被分成两部分，它们沿相反方向穿过同一根长水管后再相遇；每一部分在水中的路程都是 $L$',
      }
    : {
        en: 'In an interferometer light is split into two parts before they meet again; one of them goes the length $L$ in a long tube of water, once, while the other stays outside of it',
        zh: '在一个干涉仪中，光被分成两部分，之后再相遇；其中一部分在一根长水管中走过路程 $L$（只走一次），另一部分不经过水管',
      }
  const change = turned
    ? ring
      ? {
          en: 'At first the water flows through the tube with the speed $v$; then it is made to flow with the same speed the other way',
          zh: '起初水以速度 $v$ 流过水管；然后使它以同样的速度反向流动',
        }
      : {
          en: 'At first the water flows against the light with the speed $v$; then it is made to flow with the same speed along with the light',
          zh: '起初水以速度 $v$ 逆着光流动；然后使它以同样的速度顺着光流动',
        }
    : ring
      ? {
          en: 'At first the water is at rest; then it is made to flow through the tube with the speed $v$',
          zh: '起初水静止；然后使它以速度 $v$ 流过水管',
        }
      : {
          en: 'At first the water is at rest; then it is made to flow along with the light with the speed $v$',
          zh: '起初水静止；然后使它以速度 $v$ 顺着光流动',
        }
  const regime = {
    quick: {
      en: '$v$ is not small compared with the speed of light $c$, but small enough for light to get through against the flow; the refractive index $n$ of water at rest is the same for all wavelengths',
      zh: '$v$ 与光速 $c$ 相比不算小，但光仍能逆流通过；静止的水的折射率 $n$ 对所有波长都相同',
    },
    slow: {
      en: '$v$ is very small compared with the speed of light $c$, and only first order in it is wanted; the refractive index $n$ of water at rest is the same for all wavelengths',
      zh: '$v$ 远小于光速 $c$，只需精确到它的一阶；静止的水的折射率 $n$ 对所有波长都相同',
    },
    coloured: {
      en: '$v$ is very small compared with the speed of light $c$, and only first order in it is wanted; the refractive index of water at rest is $n$ for the wavelength $\\lambda$ in vacuum, and near it falls by $\\eta$ per unit of that wavelength',
      zh: '$v$ 远小于光速 $c$，只需精确到它的一阶；静止的水对真空波长 $\\lambda$ 的折射率为 $n$，在其附近，该波长每增加一个单位折射率减小 $\\eta$',
    },
  }[speed]
  return {
    title: 'Light in flowing water',
    en: `${device.en}. The tube with its windows is at rest, and the light from the lamp has the wavelength $\\lambda$ in vacuum. ${change.en}. By how many fringes (bright to bright, as a real number) does the pattern shift? (${regime.en}.)`,
    zh: `${device.zh}。水管及其窗口是静止的，灯光在真空中的波长为 $\\lambda$。${change.zh}。干涉图样移动了多少条条纹（从亮到亮计一条，取实数）？（${regime.zh}。）`,
    symbols,
    asked: ['N', 'shift in fringes', '1'],
    constraints: ['v<c'],
    answer,
    solution: `By the addition of velocities light goes with $\\frac{c/n\\pm v}{1\\pm v/(nc)}$ in water that flows along or against it, so it takes $\\frac{L}{c}\\frac{n\\pm v/c}{1\\pm nv/c}$ for the tube${speed === 'quick' ? '' : ', to first order $\\frac Lc\\left(n\\mp(n^2-1)\\frac vc\\right)$'}. ${speed === 'coloured' ? 'The water that flows along sees the light with the wavelength $\\lambda(1+nv/c)$, and has the index $n-\\eta\\lambda nv/c$ for it: another $\\mp\\frac Lc\\eta\\lambda n\\frac vc$. ' : ''}${ring ? 'One part of the light goes along with the water, the other against it. ' : ''}The change of the difference of times${turned ? ', from one direction of flow to the other' : ''}, divided by the period $\\lambda/c$, is the shift.`,
    trap: {
      quick: 'Using the formula of first order in $v$.',
      slow: 'Letting the water carry the light along entirely.',
      coloured: 'Forgetting that the water sees another wavelength.',
    }[speed],
    wrong: [wrong],
    limits: [
      [
        'n',
        '1',
        speed === 'coloured' ? `\\frac{${times}Lv\\eta}{c}` : '0',
        speed === 'coloured'
          ? 'only the change of colour is left'
          : 'water that does not refract carries nothing along',
      ],
      ...(speed === 'quick' ? [['v', '0', slow, 'slow water: first order'] as const] : []),
    ],
  }
}

export const flowingWater: Template = {
  id: 'opt-flowing-water',
  domain: 'optics',
  level: 'olympiad',
  topics: ['interferometers', 'light in moving media'],
  choices: { device: ['arm', 'ring'], change: ['start', 'turn'], speed: ['quick', 'slow', 'coloured'] },
  published: { device: 'ring', change: 'turn', speed: 'quick' },
  form,
}
