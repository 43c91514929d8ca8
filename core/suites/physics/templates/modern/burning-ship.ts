import type { Choice, Form, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

interface Drive {
  en: string
  zh: string
  /** Momentum gained per energy given off, times c: as text, and its double, inverse and half inverse as exponents. */
  share: string
  double: string
  inverse: string
  half: string
  why: string
}

const PELLETS: Drive = {
  en: r`throws out part of its matter straight backwards, always with the speed $u<c$ relative to the probe; the energy for it comes from its own mass as well, and no heat is lost`,
  zh: r`不断把一部分物质笔直地向后抛出，抛出速度相对于探测器始终为 $u<c$；所需的能量同样来自它自身的质量，没有热损失`,
  share: r`\frac uc`,
  double: r`\frac{2u}{c}`,
  inverse: r`\frac cu`,
  half: r`\frac{c}{2u}`,
  why: 'a lump that takes away the energy $E$ at the speed $u$ takes away the momentum $Eu/c^2$',
}

const DRIVES: Readonly<Record<string, Drive>> = {
  beam: {
    en: 'turns part of its mass entirely into light, and all of this light leaves it straight backwards',
    zh: '不断把一部分质量完全转化为光，所有的光都笔直地向后射出',
    share: '1',
    double: '2',
    inverse: '1',
    half: r`\frac12`,
    why: 'light of the energy $E$ that flies straight backwards takes away the momentum $E/c$',
  },
  flare: {
    en: 'turns part of its mass entirely into light, and this light leaves it spread evenly, as seen from the probe, over all directions of the rear half-space',
    zh: '不断把一部分质量完全转化为光，在探测器看来，这些光均匀地射向后半空间的所有方向',
    share: r`\frac12`,
    double: '1',
    inverse: '2',
    half: '1',
    why: 'evenly over a half-space the mean cosine to its axis is $\\frac12$, so light of the energy $E$ takes away $\\frac{E}{2c}$',
  },
  plate: {
    en: "turns part of its mass into heat, which a flat black plate at the stern radiates backwards (the intensity falls with the cosine of the angle to the plate's normal, as seen from the probe)",
    zh: '不断把一部分质量转化为热，由船尾的一块黑色平板向后辐射出去（在探测器看来，辐射强度正比于与板法线夹角的余弦）',
    share: r`\frac23`,
    double: r`\frac43`,
    inverse: r`\frac32`,
    half: r`\frac34`,
    why: 'with an intensity in proportion to the cosine, the mean cosine of the light is $\\frac23$, so light of the energy $E$ takes away $\\frac{2E}{3c}$',
  },
  pellets: PELLETS,
}

function form(choice: Choice): Form {
  const drive = pick(choice, 'drive', DRIVES)
  const matter: Form['symbols'] =
    drive === PELLETS ? [['u', 'speed of the matter thrown out', 'm/s', 0.3, 0.9]] : []
  const start = r`In the probe's own frame ${drive.why}. While its mass falls from $M$ by $dM$, its speed in that frame grows by $${drive.share}\,c\frac{dM}{M}$. Rapidities add up, so after burning from $M$ to $m$ the rapidity $\operatorname{artanh}\frac vc$ is $${drive.share}\ln\frac Mm$.`
  if (pick(choice, 'asked', { speed: true, stop: false })) {
    return {
      title: 'A probe that burns itself',
      en: r`A probe of mass $M$ rests far from all stars. Its drive ${drive.en}. What speed does it have when its mass has fallen to $m$? ($c$ is the speed of light; the speed is not small compared with it.)`,
      zh: r`一个质量为 $M$ 的探测器静止在远离一切恒星的地方。它的发动机${drive.zh}。当它的质量降到 $m$ 时，它的速度是多少？（$c$ 为光速；速度与光速相比不算小。）`,
      symbols: [['M', 'mass at first', 'kg', 2, 3], ['m', 'mass at last', 'kg', 0.5, 1.5], ...matter, 'c'],
      asked: ['v', 'speed at last', 'm/s'],
      constraints: ['m<M', ...(drive === PELLETS ? ['u<c'] : [])],
      answer: r`c\frac{M^{${drive.double}}-m^{${drive.double}}}{M^{${drive.double}}+m^{${drive.double}}}`,
      solution: r`${start} With $\tanh x=\frac{e^{2x}-1}{e^{2x}+1}$ the speed follows.`,
      trap: r`Adding up the speeds as in the slow case, $${drive.share}\,c\ln\frac Mm$, which can exceed $c$.`,
      wrong: [
        r`${drive.share}c\ln\frac Mm`,
        drive === PELLETS ? r`c\frac{M^2-m^2}{M^2+m^2}` : r`c\sqrt{1-\frac{m^2}{M^2}}`,
      ],
      limits: [
        ['m', '0', 'c', 'burnt to nothing, it comes as near to light as one likes'],
        ['m', 'M', r`${drive.share}c\ln\frac Mm`, 'slow: the ordinary rocket equation'],
      ],
    }
  }
  return {
    title: 'A probe that burns itself and stops',
    en: r`A probe of mass $M$ rests far from all stars. Its drive ${drive.en}. So it gathers speed up to the speed $V$, coasts for a long time, turns round, and brakes with the same drive until it is at rest again. Which mass is left? ($c$ is the speed of light; $V$ is not small compared with it.)`,
    zh: r`一个质量为 $M$ 的探测器静止在远离一切恒星的地方。它的发动机${drive.zh}。它这样加速到速度 $V$，滑行很长时间，然后调头，用同一台发动机减速直到重新静止。剩下的质量是多少？（$c$ 为光速；$V$ 与光速相比不算小。）`,
    symbols: [
      ['M', 'mass at first', 'kg', 1, 3],
      ['V', 'speed while coasting', 'm/s', 0.2, 0.8],
      ...matter,
      'c',
    ],
    asked: ['m', 'mass at last', 'kg'],
    constraints: ['V<c', ...(drive === PELLETS ? ['u<c'] : [])],
    answer: r`M\left(\frac{c-V}{c+V}\right)^{${drive.inverse}}`,
    solution: r`${start} Up to $V$ the rapidity is $\frac12\ln\frac{c+V}{c-V}$, and braking takes the same change of rapidity again, so in all $${drive.share}\ln\frac Mm=\ln\frac{c+V}{c-V}$.`,
    trap: r`Braking is forgotten, $M\left(\frac{c-V}{c+V}\right)^{${drive.half}}$, or taken to cost as much mass as speeding up did, not the same factor.`,
    wrong: [
      r`M\left(\frac{c-V}{c+V}\right)^{${drive.half}}`,
      r`2M\left(\frac{c-V}{c+V}\right)^{${drive.half}}-M`,
    ],
    limits: [
      ['V', '0', 'M', 'without a journey nothing is burnt'],
      ['V', 'c', '0', 'to come near to the speed of light takes nearly all'],
    ],
  }
}

export const burningShip: Template = {
  id: 'mod-burning-ship',
  domain: 'modern',
  level: 'undergraduate',
  topics: ['special relativity', 'momentum of light'],
  choices: { drive: ['beam', 'flare', 'plate', 'pellets'], asked: ['speed', 'stop'] },
  published: { drive: 'flare', asked: 'stop' },
  form,
}
