import type { Choice, Form, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

interface Lamp {
  en: string
  zh: string
  photons: string
  energy: string
  /** Fraction forward at rest, and of the slow limit. */
  atRest: string
  law: string
  wrongPhotons: readonly string[]
  wrongEnergy: readonly string[]
}

const LAMPS: Readonly<Record<string, Lamp>> = {
  bulb: {
    en: 'evenly in all directions, by its own standards',
    zh: '（在它自己看来）均匀地射向所有方向',
    photons: r`\frac{c+v}{2c}`,
    energy: r`\frac{(c+v)^2(2c-v)}{4c^3}`,
    atRest: r`\frac12`,
    law: r`evenly spread, $\frac12d\mu$`,
    wrongPhotons: [r`\frac{c}{2(c-v)}`],
    wrongEnergy: [r`\frac{c+v}{2c}`],
  },
  stern: {
    en: 'from a flat luminous plate at its stern, which faces backwards (by its own standards the intensity falls with the cosine of the angle to the normal of the plate)',
    zh: '，光来自船尾一块朝后的发光平板（在它自己看来，强度正比于与板法线夹角的余弦）',
    photons: r`\frac{v^2}{c^2}`,
    energy: r`\frac{v^2(3c^2-2v^2)}{c^3(3c-2v)}`,
    atRest: '0',
    law: r`only backwards, $2|\mu|d\mu$ for $\mu<0$`,
    wrongPhotons: [r`\frac vc`],
    wrongEnergy: [r`\frac{v^2}{c^2}`],
  },
  plates: {
    en: 'from a thin flat luminous plate, which faces forwards with one side and backwards with the other (by its own standards the intensity falls on both sides with the cosine of the angle to the normal of the plate)',
    zh: '，光来自一块薄的发光平板，它一面朝前、一面朝后（在它自己看来，两面的强度都正比于与板法线夹角的余弦）',
    photons: r`\frac{c^2+v^2}{2c^2}`,
    energy: r`\frac12+\frac{v}{3c}+\frac{v^2}{2c^2}-\frac{v^4}{3c^4}`,
    atRest: r`\frac12`,
    law: r`from both sides, $|\mu|d\mu$`,
    wrongPhotons: [r`\frac{c+v}{2c}`],
    wrongEnergy: [r`\frac{c^2+v^2}{2c^2}`],
  },
  dipole: {
    en: 'like an atom whose electron swings to and fro along the direction of flight (by its own standards the intensity goes with the square of the sine of the angle to this direction)',
    zh: '，就像一个电子沿飞行方向来回振动的原子那样（在它自己看来，强度正比于与该方向夹角的正弦的平方）',
    photons: r`\frac12+\frac{3v}{4c}-\frac{v^3}{4c^3}`,
    energy: r`\frac12+\frac{15v}{16c}-\frac{5v^3}{8c^3}+\frac{3v^5}{16c^5}`,
    atRest: r`\frac12`,
    law: r`mostly sideways, $\frac34(1-\mu^2)d\mu$`,
    wrongPhotons: [r`\frac{c+v}{2c}`],
    wrongEnergy: [r`\frac12+\frac{3v}{4c}-\frac{v^3}{4c^3}`],
  },
  tail: {
    en: 'evenly in all directions of its rear half-space, by its own standards, and none forwards',
    zh: '（在它自己看来）均匀地射向后半空间的所有方向，完全不向前发光',
    photons: r`\frac vc`,
    energy: r`\frac{v(2c^2-v^2)}{c^2(2c-v)}`,
    atRest: '0',
    law: r`evenly over the rear, $d\mu$ for $\mu<0$`,
    wrongPhotons: [r`\frac{v^2}{c^2}`],
    wrongEnergy: [r`\frac vc`],
  },
}

function form(choice: Choice): Form {
  const lamp = pick(choice, 'lamp', LAMPS)
  const photons = pick(choice, 'asked', { photons: true, energy: false })
  const turn = r`In the frame of the lamp let $\mu$ be the cosine of the angle to the direction of flight; the light is ${lamp.law}. In the laboratory the cosine is $\frac{\mu+v/c}{1+\mu v/c}$, positive for $\mu>-\frac vc$.`
  return {
    title: photons ? 'Photons thrown forwards' : 'Light thrown forwards',
    en: r`A glowing probe flies past with the constant speed $v$. It gives off light of one colour (in its own frame) ${lamp.en}. By our standards, some of this light flies forwards, at less than a right angle to the direction of flight, and some backwards. What fraction of ${photons ? 'all photons that the probe gives off' : 'the energy of all light that the probe gives off, as we measure it,'} flies forwards? ($c$ is the speed of light.)`,
    zh: r`一个发光的探测器以恒定速度 $v$ 飞过。它发出（在它自己的参考系中）单色的光${lamp.zh}。在我们看来，这些光一部分向前飞，与飞行方向的夹角小于直角，一部分向后飞。探测器发出的${photons ? '全部光子中' : '全部光的能量（由我们测量）中'}，有多大比例向前飞？（$c$ 为光速。）`,
    symbols: [['v', 'speed of the probe', 'm/s', 0.2, 0.9], 'c'],
    asked: ['x', 'fraction that flies forwards', '1'],
    constraints: ['v<c'],
    answer: photons ? lamp.photons : lamp.energy,
    solution: photons
      ? r`${turn} The number of photons does not depend on the frame, so the fraction is the integral of the distribution over $\mu>-\frac vc$.`
      : r`${turn} A photon's energy in the laboratory goes with $1+\frac{\mu v}{c}$. The fraction is the integral of the distribution times this factor over $\mu>-\frac vc$, divided by that over all $\mu$.`,
    trap: photons
      ? r`Keeping the angles of the lamp's frame, or weighting the photons with their energies.`
      : r`Counting photons only, without their different energies.`,
    wrong: photons ? lamp.wrongPhotons : lamp.wrongEnergy,
    limits: [
      ['v', 'c', '1', 'nearly at the speed of light everything flies forwards'],
      ['v', '0', lamp.atRest, 'at rest'],
    ],
  }
}

export const headlightEffect: Template = {
  id: 'mod-headlight-effect',
  domain: 'modern',
  level: 'olympiad',
  topics: ['special relativity', 'aberration', 'Doppler effect'],
  choices: { lamp: ['bulb', 'stern', 'plates', 'dipole', 'tail'], asked: ['photons', 'energy'] },
  published: { lamp: 'stern', asked: 'energy' },
  form,
}
