import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { choiceName, pick } from '../template.ts'

const r = String.raw

interface Pieces {
  en: string
  zh: string
  symbols: readonly SymbolRow[]
}

const M: SymbolRow = ['M', 'mass of the particle that decays', 'kg', 2.5, 4]
const FIRST: SymbolRow = ['m', 'mass of the first particle', 'kg', 0.4, 1]
const OTHER: SymbolRow = [r`\mu`, 'mass of each other particle', 'kg', 0.4, 0.9]

const PIECES: Readonly<Record<string, Pieces>> = {
  heavy: {
    en: r`into a particle of mass $m$, called the first, and two photons`,
    zh: r`衰变成一个质量为 $m$ 的粒子（称为第一个粒子）和两个光子`,
    symbols: [M, FIRST],
  },
  light: {
    en: r`into a photon, called the first particle, and two other particles of mass $\mu$ each`,
    zh: r`衰变成一个光子（称为第一个粒子）和另外两个质量各为 $\mu$ 的粒子`,
    symbols: [M, OTHER],
  },
  massive: {
    en: r`into a particle of mass $m$, called the first, and two other particles of mass $\mu$ each`,
    zh: r`衰变成一个质量为 $m$ 的粒子（称为第一个粒子）和另外两个质量各为 $\mu$ 的粒子`,
    symbols: [M, FIRST, OTHER],
  },
  mixed: {
    en: r`into a particle of mass $m$, called the first, another particle of mass $\mu$ and a photon`,
    zh: r`衰变成一个质量为 $m$ 的粒子（称为第一个粒子）、另一个质量为 $\mu$ 的粒子和一个光子`,
    symbols: [M, FIRST, [r`\mu`, 'mass of the other massive particle', 'kg', 0.4, 0.9]],
  },
}

const QUESTIONS: Readonly<Record<string, { en: string; zh: string }>> = {
  most: {
    en: 'Of very many such decays, in which the three share energy and momentum in all possible ways, what is the greatest total energy that the first particle is found with?',
    zh: '在大量这样的衰变中，三个粒子以一切可能的方式分配能量和动量，第一个粒子所能具有的最大总能量是多少？',
  },
  star: {
    en: r`In one decay the three tracks form a regular star: any two of the directions of flight enclose an angle of $120^\circ$. What is the total energy of the first particle there?`,
    zh: r`在一次衰变中，三条径迹构成一个规则的三叉星：任意两个飞行方向之间的夹角都是 $120^\circ$。此时第一个粒子的总能量是多少？`,
  },
  corner: {
    en: r`In one decay the two other particles are found to fly off with equal energies, at right angles to each other. What is the total energy of the first particle there?`,
    zh: r`在一次衰变中，发现另外两个粒子以相等的能量、彼此垂直地飞出。此时第一个粒子的总能量是多少？`,
  },
}

interface Key {
  answer: string
  solution: string
  trap: string
  wrong: readonly string[]
  limits: Form['limits']
}

/** The greatest energy: the others fly together, like one particle of the summed mass. */
function most(first: boolean, together: string, square: string, other: string): Key {
  const m = first ? '+m^2' : ''
  const rest = square === '' ? '' : `-${square}`
  const away = square === '' ? 'fly in one direction' : 'fly with equal velocities'
  const gives = first ? r`\frac{(M^2+m^2)c^2}{2M}` : r`\frac{Mc^2}{2}`
  return {
    answer: r`\frac{(M^2${m}${rest})c^2}{2M}`,
    solution: r`The first particle has most when the others, taken together, have the smallest invariant mass, $${together}$: they ${away}. With its energy $E$, the others' invariant mass is $M^2+${first ? 'm^2' : '0'}-\frac{2ME}{c^2}=${square === '' ? '0' : square}$.`,
    trap: r`Giving the first particle all energy but the rest energies of the others: they must carry its momentum away.`,
    wrong: [
      r`\left(M-${square === '' ? '\\frac M3' : together}\right)c^2`,
      first ? r`\frac{(M^2-m^2${rest})c^2}{2M}` : r`\frac{(M^2+${square})c^2}{2M}`,
    ],
    limits:
      other === ''
        ? [
            ['m', '0', r`\frac{Mc^2}{2}`, 'three massless particles: half of all'],
            ['m', 'M', 'Mc^2', 'no energy left for photons: it stays at rest'],
          ]
        : [
            ['mu', '0', gives, 'light other particles'],
            ...(first ? ([] as const) : ([['mu', r`\frac M2`, '0', 'nothing is left over']] as const)),
          ],
  }
}

const KEYS: Readonly<Record<string, Key>> = {
  'heavy.most': most(true, '0', '', ''),
  'light.most': most(false, r`2\mu`, r`4\mu^2`, 'mu'),
  'massive.most': most(true, r`2\mu`, r`4\mu^2`, 'mu'),
  'mixed.most': most(true, r`\mu`, r`\mu^2`, 'mu'),
  'heavy.star': {
    answer: r`\frac{c^2}{3}\left(2\sqrt{M^2+3m^2}-M\right)`,
    solution: r`Three vectors at $120^\circ$ that add up to zero are equally long, $p$. With $P=p/c$ in units of mass: $2P+\sqrt{P^2+m^2}=M$, so $3P^2-4MP+M^2-m^2=0$ and $P=\frac{2M-\sqrt{M^2+3m^2}}{3}$; the first particle's energy is $(M-2P)c^2$.`,
    trap: r`Sharing the energy equally because the star is regular: equal momenta are not equal energies.`,
    wrong: [r`\frac{Mc^2}{3}`, r`\frac{(M+2m)c^2}{3}`],
    limits: [
      ['m', '0', r`\frac{Mc^2}{3}`, 'three equal massless shares'],
      ['m', 'M', 'Mc^2', 'it stays at rest'],
    ],
  },
  'light.star': {
    answer: r`\frac{c^2}{3}\left(2\sqrt{M^2-3\mu^2}-M\right)`,
    solution: r`Three vectors at $120^\circ$ that add up to zero are equally long, $p$. With $P=p/c$ in units of mass: $P+2\sqrt{P^2+\mu^2}=M$, so $3P^2+2MP-M^2+4\mu^2=0$ and $P=\frac{2\sqrt{M^2-3\mu^2}-M}{3}$; the photon's energy is $Pc^2$.`,
    trap: r`Sharing the energy, or the energy beyond the rest energies, equally: equal momenta are not equal energies.`,
    wrong: [r`\frac{Mc^2}{3}`, r`\frac{(M-2\mu)c^2}{3}`],
    limits: [
      ['mu', '0', r`\frac{Mc^2}{3}`, 'three equal massless shares'],
      ['mu', r`\frac M2`, '0', 'nothing is left over'],
    ],
  },
  'heavy.corner': {
    answer: r`c^2\left(\sqrt{2(M^2+m^2)}-M\right)`,
    solution: r`Let each photon have the energy $kc^2$; together they have the momentum $\sqrt2kc$, and so has the first particle. $2k+\sqrt{2k^2+m^2}=M$ gives $2k^2-4Mk+M^2-m^2=0$, $k=M-\sqrt{\frac{M^2+m^2}{2}}$; the first particle has $(M-2k)c^2$.`,
    trap: r`Taking the resultant of the two momenta as the sum of their lengths, as if the photons flew in one direction.`,
    wrong: [r`\frac{(M^2+m^2)c^2}{2M}`, r`c^2\sqrt{2(M^2+m^2)}`],
    limits: [
      ['m', '0', r`(\sqrt2-1)Mc^2`, 'three photons'],
      ['m', 'M', 'Mc^2', 'it stays at rest'],
    ],
  },
  'light.corner': {
    answer: r`c^2\left(\sqrt{2M^2-4\mu^2}-M\right)`,
    solution: r`Let each other particle have the momentum $kc$; together they have $\sqrt2kc$, and so has the photon. $\sqrt2k+2\sqrt{k^2+\mu^2}=M$ gives $2k^2+2\sqrt2Mk+4\mu^2-M^2=0$, $k=\sqrt{M^2-2\mu^2}-\frac{M}{\sqrt2}$; the photon has $\sqrt2kc^2$.`,
    trap: r`Taking the resultant of the two momenta as the sum of their lengths, as if the two flew in one direction.`,
    wrong: [r`\frac{(M^2-4\mu^2)c^2}{2M}`, r`c^2\left(\sqrt{M^2-2\mu^2}-\frac{M}{\sqrt2}\right)`],
    limits: [
      ['mu', '0', r`(\sqrt2-1)Mc^2`, 'three massless particles'],
      ['mu', r`\frac M2`, '0', 'nothing is left over'],
    ],
  },
}

function form(choice: Choice): Form {
  const pieces = pick(choice, 'pieces', PIECES)
  const question = pick(choice, 'question', QUESTIONS)
  const key = pick({ key: choiceName(threeShares, choice) }, 'key', KEYS)
  return {
    title: 'Three shares of one particle',
    en: r`In a tank of clear liquid, watched by many light sensors, particles of mass $M$ come to rest and then decay ${pieces.en}. ${question.en} ($c$ is the speed of light.)`,
    zh: r`在一个由许多光探测器监视的透明液体大罐中，质量为 $M$ 的粒子停下来，然后${pieces.zh}。${question.zh}（$c$ 为光速。）`,
    symbols: [...pieces.symbols, 'c'],
    asked: ['W', 'total energy of the first particle', 'J'],
    ...key,
  }
}

export const threeShares: Template = {
  id: 'mod-three-shares',
  domain: 'modern',
  level: 'olympiad',
  topics: ['special relativity', 'decays'],
  choices: { pieces: ['heavy', 'light', 'massive', 'mixed'], question: ['most', 'star', 'corner'] },
  allowed: (choice) => choice['question'] === 'most' || ['heavy', 'light'].includes(choice['pieces'] ?? ''),
  published: { pieces: 'heavy', question: 'star' },
  form,
}
