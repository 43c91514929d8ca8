import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

interface Beam {
  en: string
  zh: string
  symbols: readonly SymbolRow[]
  /** Wavelength as numerator and denominator. */
  top: string
  bottom: string
  why: string
  trap: string
  wrongTop: string
  wrongBottom: string
  limit: Form['limits'][number]
}

const ELECTRON: readonly SymbolRow[] = [
  ['m', 'mass of an electron', 'kg', 0.8, 1.5],
  ['q', 'elementary charge', 'C', 0.8, 1.5],
  ['U', 'voltage', 'V', 0.8, 1.5],
]

const BEAMS: Readonly<Record<string, Beam>> = {
  slow: {
    en: r`Electrons (mass $m$, charge $-q$) are accelerated from rest by a low voltage $U$`,
    zh: r`电子（质量 $m$，电荷 $-q$）由静止经低电压 $U$ 加速`,
    symbols: ELECTRON,
    top: 'h',
    bottom: r`\sqrt{2mqU}`,
    why: r`$\frac{p^2}{2m}=qU$, so $\lambda=\frac hp=\frac{h}{\sqrt{2mqU}}$.`,
    trap: r`Taking the energy $qU$ for that of a photon, or forgetting the factor 2 of the kinetic energy.`,
    wrongTop: 'h',
    wrongBottom: r`\sqrt{mqU}`,
    limit: ['U', r`\infty`, '0', 'fast electrons have short waves'],
  },
  fast: {
    en: r`Electrons (mass $m$, charge $-q$) are accelerated from rest by a voltage $U$, so high that they become nearly as fast as light (speed $c$; this is to be taken into account exactly)`,
    zh: r`电子（质量 $m$，电荷 $-q$）由静止经电压 $U$ 加速，电压高到使它们的速度接近光速 $c$（须精确考虑这一点）`,
    symbols: [...ELECTRON, 'c'],
    top: 'hc',
    bottom: r`\sqrt{qU(qU+2mc^2)}`,
    why: r`$(qU+mc^2)^2=p^2c^2+m^2c^4$, so $pc=\sqrt{qU(qU+2mc^2)}$ and $\lambda=\frac hp$.`,
    trap: r`Using $\frac{p^2}{2m}=qU$.`,
    wrongTop: 'h',
    wrongBottom: r`\sqrt{2mqU}`,
    limit: ['c', r`\infty`, '', 'slow electrons'],
  },
  fallen: {
    en: r`Extremely slow neutrons (mass $m$) leave a source practically at rest, fall freely through the height $H$ and are then led`,
    zh: r`极慢的中子（质量 $m$）几乎从静止离开源，自由下落高度 $H$，然后被引导`,
    symbols: [['m', 'mass of a neutron', 'kg', 0.5, 1], ['H', 'height of the fall', 'm', 0.3, 1], 'g'],
    top: 'h',
    bottom: r`m\sqrt{2gH}`,
    why: r`$v=\sqrt{2gH}$, so $\lambda=\frac{h}{mv}=\frac{h}{m\sqrt{2gH}}$.`,
    trap: r`Forgetting a factor 2 in $v^2=2gH$.`,
    wrongTop: 'h',
    wrongBottom: r`m\sqrt{gH}`,
    limit: ['H', r`\infty`, '0', 'fast neutrons have short waves'],
  },
  bent: {
    en: r`Ions of charge $q$ are sorted by a uniform magnetic field $B$, in which they fly on a half circle of radius $R$, and are then led`,
    zh: r`电荷为 $q$ 的离子由匀强磁场 $B$ 筛选，在其中沿半径为 $R$ 的半圆飞行，然后被引导`,
    symbols: [
      ['q', 'charge of an ion', 'C', 0.8, 1.5],
      ['B', 'magnetic field', 'T', 1, 2],
      ['R', 'radius of the half circle', 'm', 0.8, 1.5],
    ],
    top: 'h',
    bottom: 'qBR',
    why: r`$\frac{mv^2}{R}=qvB$ gives $p=qBR$, whatever the mass, so $\lambda=\frac{h}{qBR}$.`,
    trap: r`Looking for the mass: the momentum alone counts; or taking the diameter for the radius.`,
    wrongTop: 'h',
    wrongBottom: '2qBR',
    limit: ['B', r`\infty`, '0', 'fast ions have short waves'],
  },
  xray: {
    en: r`In an X-ray tube electrons of charge $-q$, accelerated from rest by the voltage $U$, hit a metal block; the shortest of the waves that it gives off are picked out and led`,
    zh: r`在 X 射线管中，电荷为 $-q$ 的电子由静止经电压 $U$ 加速后打在金属块上；选出它发出的波中波长最短的，并把它引导`,
    symbols: [['q', 'elementary charge', 'C', 0.8, 1.5], ['U', 'voltage', 'V', 1, 1.5], 'c'],
    top: 'hc',
    bottom: 'qU',
    why: r`An electron can give all of its energy to one photon: $\frac{hc}{\lambda}=qU$.`,
    trap: r`Taking the wavelength of the electrons instead of that of the photons, or a wrong factor.`,
    wrongTop: 'hc',
    wrongBottom: '2qU',
    limit: ['U', r`\infty`, '0', 'a high voltage makes short waves'],
  },
}

function form(choice: Choice): Form {
  const beam = pick(choice, 'beam', BEAMS)
  const crystal = pick(choice, 'device', { crystal: true, slits: false })
  const led = beam.en.endsWith('led') ? '' : ' and then led'
  const ledZh = beam.zh.endsWith('引导') ? '' : '，然后被引导'
  const factor = crystal ? '2' : ''
  const ratio = (top: string, bottom: string, f = factor): string => r`\arcsin\frac{${top}}{${f}d${bottom}}`
  const slow = crystal ? r`\arcsin\frac{h}{2d\sqrt{2mqU}}` : r`\arcsin\frac{h}{d\sqrt{2mqU}}`
  const limit: Form['limits'][number] =
    beam.limit[2] === '' ? ['c', r`\infty`, slow, beam.limit[3]] : beam.limit
  const symbols: SymbolRow[] = [
    ...beam.symbols.filter((x) => x !== 'c'),
    crystal ? ['d', 'distance of the layers', 'm', 2, 4] : ['d', 'distance of neighbouring slits', 'm', 3, 5],
    'h',
    ...(beam.symbols.includes('c') ? ['c' as const] : []),
  ]
  return {
    title: crystal ? 'The first reflection from a crystal' : 'The first beam beside the slits',
    en: crystal
      ? r`${beam.en}${led} as a narrow beam onto the face of a crystal, parallel to which the layers of atoms lie at distances of $d$. The crystal is turned slowly, starting with the beam grazing along its face. At which angle between beam and face does it reflect the beam strongly for the first time? ($h$ is Planck's constant; refraction at the face is negligible.)`
      : r`${beam.en}${led} as a narrow beam at right angles onto a foil with very many fine slits, of which neighbouring ones have the distance $d$. Behind the foil there is a strong beam straight on, and there are others beside it. At which angle to the straight beam is the first of them? ($h$ is Planck's constant.)`,
    zh: crystal
      ? r`${beam.zh}${ledZh}成细束射到晶体表面，晶体的原子层与表面平行，层间距为 $d$。从束流掠过表面开始，慢慢转动晶体。束流与表面成多大角时，晶体第一次强烈地反射束流？（$h$ 为普朗克常量；表面处的折射可忽略。）`
      : r`${beam.zh}${ledZh}成细束垂直射到一张刻有许多细缝的薄膜上，相邻缝的间距为 $d$。薄膜后面有一束沿原方向的强束，旁边还有其他的束。其中第一束与沿原方向的束成多大角？（$h$ 为普朗克常量。）`,
    symbols,
    asked: [r`\theta`, 'angle', 'rad'],
    answer: ratio(beam.top, beam.bottom),
    solution: r`${beam.why} ${crystal ? r`Waves from neighbouring layers differ in path by $2d\sin\theta$, first equal to $\lambda$.` : r`Waves from neighbouring slits differ in path by $d\sin\theta$, first equal to $\lambda$.`}`,
    trap: beam.trap,
    wrong: [
      ratio(beam.wrongTop, beam.wrongBottom),
      crystal ? ratio(beam.top, beam.bottom, '') : ratio(beam.top, beam.bottom, '2'),
    ],
    limits: [['d', r`\infty`, '0', 'wide spacing gives small angles'], limit],
  }
}

export const crystalAngle: Template = {
  id: 'mod-crystal-angle',
  domain: 'modern',
  level: 'high-school',
  topics: ['matter waves', 'diffraction'],
  choices: { beam: ['slow', 'fast', 'fallen', 'bent', 'xray'], device: ['crystal', 'slits'] },
  published: { beam: 'bent', device: 'crystal' },
  form,
}
