import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

interface Trap {
  en: string
  zh: string
  symbols: readonly SymbolRow[]
  total: string
  next: string
  gap: string
  levels: string
  wrongTotal: string
  wrongNext: string
}

const MASS: SymbolRow = ['m', 'mass of an atom', 'kg', 0.5, 2]
const OMEGA: SymbolRow = [r`\omega`, 'angular frequency of one atom in the trap', '1/s', 0.5, 2]
const ATOMS: SymbolRow = ['N', 'number of atoms', '1', 2, 6, 'integer']
const SHELLS: SymbolRow = ['N', 'number of filled levels', '1', 2, 6, 'integer']
const N_FULL_EN = r`There are just so many atoms that the $N$ lowest energies, counting each different value once, are fully used`
const N_FULL_ZH = r`原子的数目恰好使最低的 $N$ 个能量值（每个不同的值只算一次）都被占满`

const TRAPS: Readonly<Record<string, Trap>> = {
  tube: {
    en: r`in a thin straight tube of light of length $L$ with hard ends, in which they move only lengthwise and freely. There are $N$ atoms`,
    zh: r`囚禁在一根长为 $L$、两端坚硬的细直光管中，只能沿管自由运动。共有 $N$ 个原子`,
    symbols: [MASS, ['L', 'length of the tube', 'm', 1, 2], ATOMS, 'hbar'],
    total: r`\frac{\pi^2\hbar^2N(N+1)(2N+1)}{12mL^2}`,
    next: r`\frac{\pi^2\hbar^2(N+1)^2}{2mL^2}`,
    gap: r`\frac{\pi^2\hbar^2(2N+1)}{2mL^2}`,
    levels: r`The states have the energies $\frac{\pi^2\hbar^2k^2}{2mL^2}$, $k=1,2,3,\dots$, one state each.`,
    wrongTotal: r`\frac{\pi^2\hbar^2N^3}{2mL^2}`,
    wrongNext: r`\frac{\pi^2\hbar^2N^2}{2mL^2}`,
  },
  ring: {
    en: r`in a thin ring of light of circumference $L$, along which they move freely. There are $2N+1$ atoms`,
    zh: r`囚禁在一个周长为 $L$ 的细光环中，沿环自由运动。共有 $2N+1$ 个原子`,
    symbols: [
      MASS,
      ['L', 'circumference of the ring', 'm', 2, 4],
      ['N', 'half the number of atoms but one', '1', 2, 6, 'integer'],
      'hbar',
    ],
    total: r`\frac{2\pi^2\hbar^2N(N+1)(2N+1)}{3mL^2}`,
    next: r`\frac{2\pi^2\hbar^2(N+1)^2}{mL^2}`,
    gap: r`\frac{2\pi^2\hbar^2(2N+1)}{mL^2}`,
    levels: r`A whole number $k$ of waves fits round the ring, both ways: the energies are $\frac{2\pi^2\hbar^2k^2}{mL^2}$, $k=0,\pm1,\pm2,\dots$, one state for each $k$; the atoms fill $-N\le k\le N$.`,
    wrongTotal: r`\frac{\pi^2\hbar^2N(N+1)(2N+1)}{3mL^2}`,
    wrongNext: r`\frac{2\pi^2\hbar^2(2N+2)^2}{mL^2}`,
  },
  cigar: {
    en: r`in a beam of light that lets them move along one line only, on which each of them is pulled to the centre like a pendulum bob, with the angular frequency $\omega$. There are $N$ atoms`,
    zh: r`囚禁在一束光中，只能沿一条直线运动，每个原子都像小振幅的摆一样被拉向中心，角频率为 $\omega$。共有 $N$ 个原子`,
    symbols: [OMEGA, ATOMS, 'hbar'],
    total: r`\frac{N^2\hbar\omega}{2}`,
    next: r`\left(N+\frac12\right)\hbar\omega`,
    gap: '',
    levels: r`The states have the energies $(k+\frac12)\hbar\omega$, $k=0,1,2,\dots$, one state each.`,
    wrongTotal: r`\frac{N(N+1)\hbar\omega}{2}`,
    wrongNext: r`\left(N-\frac12\right)\hbar\omega`,
  },
  pancake: {
    en: r`in a flat sheet of light, in which they can move only in one plane and each of them is pulled to the centre like a pendulum bob, in all directions with the same angular frequency $\omega$. ${N_FULL_EN}`,
    zh: r`囚禁在一个平面光片中，只能在该平面内运动，每个原子都像小振幅的摆一样被拉向中心，各方向的角频率都是 $\omega$。${N_FULL_ZH}`,
    symbols: [OMEGA, SHELLS, 'hbar'],
    total: r`\frac{N(N+1)(2N+1)}{6}\hbar\omega`,
    next: r`(N+1)\hbar\omega`,
    gap: '',
    levels: r`Two independent oscillations: the energies are $k\hbar\omega$, $k=1,2,3,\dots$, with $k$ states each (the $k-1$ quanta can be shared in $k$ ways).`,
    wrongTotal: r`\frac{N(N+1)}{2}\hbar\omega`,
    wrongNext: r`\left(N+\frac12\right)\hbar\omega`,
  },
  ball: {
    en: r`in the crossing of three laser beams, where each of them is pulled to the centre like a mass between springs, in all directions of space with the same angular frequency $\omega$. ${N_FULL_EN}`,
    zh: r`囚禁在三束激光的交叉处，每个原子都像弹簧之间的物体一样被拉向中心，在空间各方向上的角频率都是 $\omega$。${N_FULL_ZH}`,
    symbols: [OMEGA, SHELLS, 'hbar'],
    total: r`\frac{N(N+1)^2(N+2)}{8}\hbar\omega`,
    next: r`\left(N+\frac32\right)\hbar\omega`,
    gap: '',
    levels: r`Three independent oscillations: the energies are $(k+\frac12)\hbar\omega$, $k=1,2,3,\dots$, with $\frac{k(k+1)}{2}$ states each (the ways to share $k-1$ quanta among three).`,
    wrongTotal: r`\frac{N(N+1)(2N+1)}{6}\hbar\omega`,
    wrongNext: r`\left(N+\frac12\right)\hbar\omega`,
  },
}

function form(choice: Choice): Form {
  const trap = pick(choice, 'trap', TRAPS)
  const symbols = trap.symbols
  const scene = {
    en: r`Atoms of one kind, of which no two can be in the same state of motion, are kept ${trap.en}. They do not influence each other otherwise, and they are as cold as they can be.`,
    zh: r`某种原子中任意两个都不能处于同一运动状态。它们被${trap.zh}。除此之外原子之间互不影响，并且已冷却到最低能量。`,
  }
  const free = symbols.includes(MASS)
  const limit: Form['limits'][number] = [
    'hbar',
    '0',
    '0',
    'without quantisation all can rest at the lowest place',
  ]
  const many = (gives: string): Form['limits'][number] => ['N', r`\infty`, gives, 'very many atoms']
  const massOf = free ? { en: r` Each has the mass $m$.`, zh: r`每个原子的质量为 $m$。` } : { en: '', zh: '' }
  return pick<() => Form>(choice, 'asked', {
    total: () => ({
      title: 'Crowded and cold',
      en: `${scene.en}${massOf.en} Find the total energy of all atoms.`,
      zh: `${scene.zh}${massOf.zh}求所有原子的总能量。`,
      symbols,
      asked: ['W', 'total energy of the atoms', 'J'],
      answer: trap.total,
      solution: r`${trap.levels} Each state takes one atom, from below; the sum over all filled states is $${trap.total}$.`,
      trap: 'Putting too many or too few atoms into one level, or giving all of them the energy of the highest.',
      wrong: [trap.wrongTotal],
      limits: [
        limit,
        many(
          pick(choice, 'trap', {
            tube: r`\frac{\pi^2\hbar^2N^3}{6mL^2}`,
            ring: r`\frac{4\pi^2\hbar^2N^3}{3mL^2}`,
            cigar: r`\frac{N^2\hbar\omega}{2}`,
            pancake: r`\frac{N^3\hbar\omega}{3}`,
            ball: r`\frac{N^4\hbar\omega}{8}`,
          }),
        ),
      ],
    }),
    next: () => ({
      title: 'One more into the crowd',
      en: `${scene.en}${massOf.en} What energy (its energy of motion in the trap, counted from that of an atom at rest at the most favourable place) must one more atom of the same kind have at least in order to be taken in?`,
      zh: `${scene.zh}${massOf.zh}要再容纳一个同种原子，它的能量（在阱中的运动能量，从静止于最有利位置的原子算起）至少应为多少？`,
      symbols,
      asked: ['W', 'least energy of the next atom', 'J'],
      answer: trap.next,
      solution: r`${trap.levels} All lower states are taken, so the next atom must go into the lowest free one, $${trap.next}$.`,
      trap: 'Taking the highest filled state instead of the lowest free one, or the wrong energy of the lowest state.',
      wrong: [trap.wrongNext],
      limits: [limit],
    }),
    gap: () => ({
      title: 'The softest light they take up',
      en: `${scene.en}${massOf.en} Which energy must be given to the atoms at least so that one of them goes over into another state of motion?`,
      zh: `${scene.zh}${massOf.zh}至少要给这些原子多少能量，才能使其中一个转到另一个运动状态？`,
      symbols,
      asked: ['W', 'least energy taken up', 'J'],
      answer: trap.gap,
      solution: r`${trap.levels} An atom can only go to a free state; cheapest is the step from the highest filled to the lowest free one, $(N+1)^2-N^2=2N+1$ units.`,
      trap: 'Lifting the lowest atom by one step: that place is taken.',
      wrong: [
        pick(choice, 'trap', {
          tube: r`\frac{3\pi^2\hbar^2}{2mL^2}`,
          ring: r`\frac{2\pi^2\hbar^2}{mL^2}`,
        }),
      ],
      limits: [limit, ['L', r`\infty`, '0', 'in a long trap the levels lie close together']],
    }),
  })()
}

export const coldFermions: Template = {
  id: 'mod-cold-fermions',
  domain: 'modern',
  level: 'undergraduate',
  topics: ['quantum states', 'exclusion principle'],
  choices: { trap: ['tube', 'ring', 'cigar', 'pancake', 'ball'], asked: ['total', 'next', 'gap'] },
  allowed: (choice) => choice['asked'] !== 'gap' || ['tube', 'ring'].includes(choice['trap'] ?? ''),
  published: { trap: 'pancake', asked: 'total' },
  form,
}
