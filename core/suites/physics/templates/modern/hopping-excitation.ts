import type { Choice, Form, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

interface Layout {
  en: string
  zh: string
  many?: { meaning: string; low: number; high: number }
  answer: string
  soon: string
  solution: string
  trap: string
  wrong: readonly string[]
}

const P = r`\frac{Jt}{\hbar}`

const LAYOUTS: Readonly<Record<string, Layout>> = {
  chain: {
    en: r`Three molecules stand in a row; neighbours are coupled, the two outer ones are not coupled to each other. At first one of the outer molecules is excited. With what probability is the other outer one found excited the time $t$ later?`,
    zh: r`三个分子排成一列；相邻的分子有耦合，两端的分子之间没有耦合。起初一端的一个分子处于激发态。经过时间 $t$ 后，发现另一端的分子被激发的概率是多少？`,
    answer: r`\sin^4\frac{Jt}{\sqrt2\hbar}`,
    soon: r`\frac{J^4t^4}{4\hbar^4}`,
    solution: r`The states of definite energy are $\frac12(1,\pm\sqrt2,1)$ with $\pm\sqrt2J$ and $\frac{1}{\sqrt2}(1,0,-1)$ with $0$. The amplitude at the other end is $\frac12\cos\frac{\sqrt2Jt}{\hbar}-\frac12$.`,
    trap: r`Taking two steps of a pair one after the other, $\sin^4\frac{Jt}{\hbar}$.`,
    wrong: [r`\sin^4${P}`, r`\frac14\sin^4\frac{\sqrt2Jt}{\hbar}`],
  },
  triangle: {
    en: r`Three molecules stand at the corners of an equilateral triangle; each is coupled to both others. At first one of them is excited. With what probability is one certain other molecule found excited the time $t$ later?`,
    zh: r`三个分子位于正三角形的三个顶点；每个都与另外两个耦合。起初其中一个处于激发态。经过时间 $t$ 后，发现另外某一个指定的分子被激发的概率是多少？`,
    answer: r`\frac49\sin^2\frac{3Jt}{2\hbar}`,
    soon: r`\frac{J^2t^2}{\hbar^2}`,
    solution: r`The even state $\frac{1}{\sqrt3}(1,1,1)$ has the energy $2J$, all states at right angles to it $-J$. The amplitude at another corner is $\frac13\left(e^{-2iJt/\hbar}-e^{iJt/\hbar}\right)$.`,
    trap: r`Sharing the probability of a pair between the two others.`,
    wrong: [r`\frac12\sin^2${P}`, r`\frac49\sin^2\frac{3Jt}{\hbar}`],
  },
  across: {
    en: r`Four molecules stand at the corners of a square; those at the ends of a side are coupled, those at the ends of a diagonal are not. At first one of them is excited. With what probability is the one diagonally opposite found excited the time $t$ later?`,
    zh: r`四个分子位于正方形的四个顶点；同一边两端的分子有耦合，对角线两端的没有。起初其中一个处于激发态。经过时间 $t$ 后，发现对角的那个分子被激发的概率是多少？`,
    answer: r`\sin^4${P}`,
    soon: r`\frac{J^4t^4}{\hbar^4}`,
    solution: r`A square is the product of two pairs: the excitation swings along one side and, independently, along the other, each with the amplitude $-i\sin${P}$ to be on the other end. The product is the amplitude at the opposite corner.`,
    trap: r`Adding the probabilities of the two ways round instead of their amplitudes, which halves the result at first.`,
    wrong: [r`\frac12\sin^4${P}`, r`\sin^4\frac{Jt}{\sqrt2\hbar}`],
  },
  beside: {
    en: r`Four molecules stand at the corners of a square; those at the ends of a side are coupled, those at the ends of a diagonal are not. At first one of them is excited. With what probability is one certain of its two neighbours found excited the time $t$ later?`,
    zh: r`四个分子位于正方形的四个顶点；同一边两端的分子有耦合，对角线两端的没有。起初其中一个处于激发态。经过时间 $t$ 后，发现它的两个近邻中某一个指定的分子被激发的概率是多少？`,
    answer: r`\frac14\sin^2\frac{2Jt}{\hbar}`,
    soon: r`\frac{J^2t^2}{\hbar^2}`,
    solution: r`A square is the product of two pairs: the excitation must change its end along one side (amplitude $-i\sin${P}$) and keep it along the other (amplitude $\cos${P}$).`,
    trap: r`Dividing the probability of a pair by the number of neighbours.`,
    wrong: [r`\frac12\sin^2${P}`, r`\frac12\sin^2\frac{\sqrt2Jt}{\hbar}`],
  },
  hexagon: {
    en: r`Six molecules stand at the corners of a regular hexagon; only neighbours on the ring are coupled. At first one of them is excited. With what probability is the one opposite found excited the time $t$ later?`,
    zh: r`六个分子位于正六边形的六个顶点；只有环上相邻的分子有耦合。起初其中一个处于激发态。经过时间 $t$ 后，发现正对面的那个分子被激发的概率是多少？`,
    answer: r`\frac49\sin^2${P}\left(1-\cos${P}\right)^2`,
    soon: r`\frac{J^6t^6}{9\hbar^6}`,
    solution: r`Running waves round the ring have the energies $2J\cos\frac{\pi k}{3}$: $\pm2J$ once, $\pm J$ twice each. The amplitude opposite is $\frac16\sum_k(-1)^ke^{-iE_kt/\hbar}=-\frac i3\left(\sin\frac{2Jt}{\hbar}-2\sin${P}\right)$.`,
    trap: r`Forgetting that the waves with energies $\pm J$ come twice (both ways round).`,
    wrong: [r`\frac19\sin^2${P}\left(1-\cos${P}\right)^2`, r`\sin^6${P}`],
  },
  cube: {
    en: r`Eight molecules stand at the corners of a cube; those at the ends of an edge are coupled, no others. At first one of them is excited. With what probability is the one at the farthest corner found excited the time $t$ later?`,
    zh: r`八个分子位于立方体的八个顶点；同一条棱两端的分子有耦合，其余没有。起初其中一个处于激发态。经过时间 $t$ 后，发现最远顶点上的分子被激发的概率是多少？`,
    answer: r`\sin^6${P}`,
    soon: r`\frac{J^6t^6}{\hbar^6}`,
    solution: r`A cube is the product of three pairs: the excitation swings along each of the three directions independently, with the amplitude $-i\sin${P}$ to have changed sides. The amplitude at the farthest corner is the cube of it.`,
    trap: r`Adding the probabilities of the six shortest ways instead of their amplitudes.`,
    wrong: [r`\frac16\sin^6${P}`, r`\sin^3${P}`],
  },
  crowd: {
    en: r`$N$ molecules lie so close together that each of them is coupled to each other one in the same way. At first one of them is excited. With what probability is one certain other molecule found excited the time $t$ later?`,
    zh: r`$N$ 个分子彼此靠得很近，每一个都以同样的方式与其他每一个耦合。起初其中一个处于激发态。经过时间 $t$ 后，发现另外某一个指定的分子被激发的概率是多少？`,
    many: { meaning: 'number of molecules', low: 3, high: 6 },
    answer: r`\frac{4}{N^2}\sin^2\frac{NJt}{2\hbar}`,
    soon: r`\frac{J^2t^2}{\hbar^2}`,
    solution: r`The even state has the energy $(N-1)J$, all states at right angles to it $-J$. The amplitude on another molecule is $\frac1N\left(e^{-i(N-1)Jt/\hbar}-e^{iJt/\hbar}\right)$.`,
    trap: r`Sharing the probability of a pair among the $N-1$ others.`,
    wrong: [r`\frac{1}{N-1}\sin^2${P}`, r`\frac{4}{N^2}\sin^2\frac{NJt}{\hbar}`],
  },
  hub: {
    en: r`One molecule stands in the centre of $N$ others and is coupled to each of them; the outer ones are not coupled to each other. At first the central one is excited. With what probability is one certain outer molecule found excited the time $t$ later?`,
    zh: r`一个分子位于 $N$ 个分子的中心，并与它们每一个耦合；外围的分子之间没有耦合。起初中心的分子处于激发态。经过时间 $t$ 后，发现外围某一个指定的分子被激发的概率是多少？`,
    many: { meaning: 'number of outer molecules', low: 2, high: 5 },
    answer: r`\frac1N\sin^2\frac{\sqrt NJt}{\hbar}`,
    soon: r`\frac{J^2t^2}{\hbar^2}`,
    solution: r`Only the even state of the outer ones takes part; the centre and it form a pair with the coupling $\sqrt NJ$. The probability $\sin^2\frac{\sqrt NJt}{\hbar}$ is shared by $N$.`,
    trap: r`Sharing the probability of a pair, with the coupling $J$, among the $N$.`,
    wrong: [r`\frac1N\sin^2${P}`, r`\frac1N\sin^2\frac{NJt}{\hbar}`],
  },
  spokes: {
    en: r`One molecule stands in the centre of $N$ others and is coupled to each of them; the outer ones are not coupled to each other. At first one of the outer molecules is excited. With what probability is one certain other outer molecule found excited the time $t$ later?`,
    zh: r`一个分子位于 $N$ 个分子的中心，并与它们每一个耦合；外围的分子之间没有耦合。起初外围的一个分子处于激发态。经过时间 $t$ 后，发现外围另外某一个指定的分子被激发的概率是多少？`,
    many: { meaning: 'number of outer molecules', low: 3, high: 5 },
    answer: r`\frac{4}{N^2}\sin^4\frac{\sqrt NJt}{2\hbar}`,
    soon: r`\frac{J^4t^4}{4\hbar^4}`,
    solution: r`The even state of the outer ones forms a pair with the centre, coupling $\sqrt NJ$: its part $\frac{1}{\sqrt N}$ of the first state becomes $\frac{1}{\sqrt N}\cos\frac{\sqrt NJt}{\hbar}$, the rest stays. The amplitude on another one is $\frac1N\left(\cos\frac{\sqrt NJt}{\hbar}-1\right)$.`,
    trap: r`Multiplying the probabilities of the way in and the way out.`,
    wrong: [r`\frac{1}{N^2}\sin^4\frac{\sqrt NJt}{\hbar}`, r`\frac{1}{N^2}\sin^4${P}`],
  },
}

function form(choice: Choice): Form {
  const layout = pick(choice, 'layout', LAYOUTS)
  const { many } = layout
  return {
    title: 'An excitation on the hop',
    en: r`An electronic excitation can pass between equal dye molecules that are fixed in a crystal. There is always just one; the amplitude $\psi_k$ to find it on the molecule $k$ changes by $i\hbar\frac{d\psi_k}{dt}=J\sum_j\psi_j$, where the sum goes over all molecules that are coupled to the molecule $k$. ${layout.en}`,
    zh: r`一个电子激发可以在固定于晶体中的相同染料分子之间传递。激发始终只有一个；在分子 $k$ 上找到它的概率幅 $\psi_k$ 按 $i\hbar\frac{d\psi_k}{dt}=J\sum_j\psi_j$ 变化，其中求和遍及所有与分子 $k$ 耦合的分子。${layout.zh}`,
    symbols: [
      ['J', 'strength of the coupling', 'J', 0.5, 1],
      ['t', 'time', 's', 0.4, 1],
      ...(many === undefined ? [] : [['N', many.meaning, '1', many.low, many.high, 'integer'] as const]),
      'hbar',
    ],
    asked: ['x', 'probability', '1'],
    answer: layout.answer,
    solution: layout.solution,
    trap: layout.trap,
    wrong: layout.wrong,
    limits: [['t', '0', layout.soon, 'soon after the start: the shortest ways, one step at a time']],
  }
}

export const hoppingExcitation: Template = {
  id: 'mod-hopping-excitation',
  domain: 'modern',
  level: 'olympiad',
  topics: ['quantum states', 'coupled oscillations'],
  choices: {
    layout: ['chain', 'triangle', 'across', 'beside', 'hexagon', 'cube', 'crowd', 'hub', 'spokes'],
  },
  published: { layout: 'spokes' },
  form,
}
