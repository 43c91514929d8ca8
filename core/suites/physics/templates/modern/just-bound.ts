import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

const MASS: SymbolRow = ['m', 'mass of the atom', 'kg', 0.5, 1.5]
const DEPTH: SymbolRow = ['V', 'depth of the attraction', 'J', 0.3, 0.8]
const STRENGTH: SymbolRow = ['A', 'strength of the thin layer', 'J*m', 0.5, 1.5]
const radius = (meaning: string): SymbolRow => ['a', meaning, 'm', 0.6, 1]

interface Trap {
  en: string
  zh: string
  symbols: readonly SymbolRow[]
  asked: Form['asked']
  constraints?: readonly string[]
  answer: string
  solution: string
  trap: string
  wrong: readonly string[]
  limits: Form['limits']
}

const EDGE = r`At the edge of being bound the energy is zero, and outside the wave goes over into a constant (for no angular momentum, $u=r\psi$ does).`

const TRAPS: Readonly<Record<string, Trap>> = {
  wall: {
    en: r`An atom of mass $m$ can move along a line only, at one end of which it meets a hard wall. Up to the distance $a$ from the wall its potential energy is lower than farther out, by the same amount everywhere. How great must this amount be at least so that the wall can hold the atom in a bound state?`,
    zh: r`一个质量为 $m$ 的原子只能沿一条直线运动，直线的一端是坚硬的壁。在离壁距离 $a$ 以内，它的势能处处比更远处低同样的数值。这个数值至少应为多大，壁才能把原子束缚住？`,
    symbols: [MASS, radius('width of the attraction'), 'hbar'],
    asked: ['V', 'least depth', 'J'],
    answer: r`\frac{\pi^2\hbar^2}{8ma^2}`,
    solution: r`${EDGE} Inside it is $\sin kx$ with $k=\frac{\sqrt{2mV}}{\hbar}$, zero at the wall; its slope must vanish at $a$: $ka=\frac\pi2$.`,
    trap: r`Wanting the wave to vanish at $a$, or believing that in one dimension any attraction binds: the wall forbids it.`,
    wrong: [r`\frac{\pi^2\hbar^2}{2ma^2}`],
    limits: [['a', r`\infty`, '0', 'a wide attraction may be weak']],
  },
  core: {
    en: r`Two atoms attract each other; for the motion of one relative to the other the mass to be used is $m$. Nearer than $a$ they cannot come; between the distances $a$ and $b$ the potential energy is lower than at greater distances, by the same amount everywhere. How great must this amount be at least so that they can form a molecule?`,
    zh: r`两个原子相互吸引；对于它们的相对运动，应使用的质量为 $m$。它们的距离不能小于 $a$；在距离 $a$ 与 $b$ 之间，势能处处比更远处低同样的数值。这个数值至少应为多大，它们才能形成分子？`,
    symbols: [MASS, radius('least distance'), ['b', 'reach of the attraction', 'm', 1.3, 2], 'hbar'],
    asked: ['V', 'least depth', 'J'],
    answer: r`\frac{\pi^2\hbar^2}{8m(b-a)^2}`,
    solution: r`${EDGE} Without angular momentum $u$ obeys the equation of a line: $u=\sin k(r-a)$ with $k=\frac{\sqrt{2mV}}{\hbar}$, and its slope must vanish at $b$: $k(b-a)=\frac\pi2$.`,
    trap: r`Using the whole radius $b$, or letting $\psi$ itself go over into a constant inside.`,
    wrong: [r`\frac{\pi^2\hbar^2}{8mb^2}`, r`\frac{\pi^2\hbar^2}{2m(b-a)^2}`],
    limits: [
      ['a', '0', r`\frac{\pi^2\hbar^2}{8mb^2}`, 'without a core: a ball'],
      ['b', 'a', r`\infty`, 'a narrow attraction must be strong'],
    ],
  },
  spinning: {
    en: r`Inside a tiny gas bubble of radius $a$ in a liquid, the potential energy of an atom of mass $m$ is lower than outside, by the same amount everywhere. How great must this amount be at least so that the bubble can hold the atom in a bound state with the orbital angular momentum quantum number $1$?`,
    zh: r`在液体中一个半径为 $a$ 的微小气泡内，一个质量为 $m$ 的原子的势能处处比外面低同样的数值。这个数值至少应为多大，气泡才能把原子束缚在轨道角动量量子数为 $1$ 的态上？`,
    symbols: [MASS, radius('radius of the bubble'), 'hbar'],
    asked: ['V', 'least depth', 'J'],
    answer: r`\frac{\pi^2\hbar^2}{2ma^2}`,
    solution: r`At the edge of being bound the energy is zero, and outside $u=r\psi\propto\frac1r$. Inside $u\propto\frac{\sin kr}{kr}-\cos kr$ with $k=\frac{\sqrt{2mV}}{\hbar}$. The condition $u'=-\frac ur$ at $a$ becomes $\sin ka=0$, first at $ka=\pi$.`,
    trap: r`Leaving out the centrifugal energy, or adding it as $\frac{\hbar^2}{ma^2}$ to the depth that is needed without it.`,
    wrong: [r`\frac{\pi^2\hbar^2}{8ma^2}`, r`\frac{\pi^2\hbar^2}{8ma^2}+\frac{\hbar^2}{ma^2}`],
    limits: [['a', r`\infty`, '0', 'a large bubble may be shallow']],
  },
  curtain: {
    en: r`An atom of mass $m$ can move along a line only, at one end of which it meets a hard wall. In front of the wall and parallel to it stands a curtain of laser light that attracts the atom, so thin that only its strength $A$ matters: the integral of the potential energy across it is $-A$. How far from the wall must the curtain be at least so that the atom can be held in a bound state?`,
    zh: r`一个质量为 $m$ 的原子只能沿一条直线运动，直线的一端是坚硬的壁。壁前有一片与之平行的激光帘，它吸引原子，并且非常薄，以至于只有其强度 $A$ 起作用：势能沿穿过它的方向的积分为 $-A$。激光帘离壁至少应有多远，才能把原子束缚住？`,
    symbols: [MASS, STRENGTH, 'hbar'],
    asked: ['a', 'least distance', 'm'],
    answer: r`\frac{\hbar^2}{2mA}`,
    solution: r`${EDGE} Between wall and curtain it is a straight line $\psi\propto x$. At the curtain its slope falls by $\frac{2mA}{\hbar^2}\psi$, and must then be zero: $1=\frac{2mA}{\hbar^2}a$.`,
    trap: r`Believing that in one dimension any attraction binds: a curtain close to the wall does not.`,
    wrong: [r`\frac{\hbar^2}{mA}`, r`\frac{\pi\hbar^2}{4mA}`],
    limits: [['A', r`\infty`, '0', 'a strong curtain may be close']],
  },
  shell: {
    en: r`A hollow molecule, a ball-shaped cage of radius $a$, attracts an atom of mass $m$ only in its thin wall: the integral of the potential energy across it is $-A$. The atom can pass the wall freely otherwise. How great must the strength $A$ be at least so that the cage can hold the atom in a bound state with the orbital angular momentum quantum number $l$?`,
    zh: r`一个空心分子是半径为 $a$ 的球形笼，它只在薄薄的笼壁处吸引一个质量为 $m$ 的原子：势能沿穿过笼壁方向的积分为 $-A$。除此之外原子可自由穿过笼壁。强度 $A$ 至少应为多大，笼才能把原子束缚在轨道角动量量子数为 $l$ 的态上？`,
    symbols: [
      MASS,
      radius('radius of the cage'),
      ['l', 'orbital angular momentum quantum number', '1', 1, 4, 'integer'],
      'hbar',
    ],
    asked: ['A', 'least strength', 'J*m'],
    answer: r`\frac{(2l+1)\hbar^2}{2ma}`,
    solution: r`At the edge of being bound the energy is zero: inside $u=r\psi\propto r^{l+1}$, outside $r^{-l}$. At the wall the logarithmic slope falls from $\frac{l+1}{a}$ to $-\frac la$, which is $\frac{2mA}{\hbar^2}$.`,
    trap: r`Wanting a constant $u$ outside, as without angular momentum, which gives $\frac{(l+1)\hbar^2}{2ma}$.`,
    wrong: [r`\frac{(l+1)\hbar^2}{2ma}`, r`\frac{l(l+1)\hbar^2}{2ma}`],
    limits: [
      ['l', '0', r`\frac{\hbar^2}{2ma}`, 'without angular momentum'],
      ['a', r`\infty`, '0', 'a large cage'],
    ],
  },
  curtains: {
    en: r`An atom of mass $m$ can move along a line only. Across the line stand two equal curtains of laser light that attract it, each so thin that only its strength $A$ matters: the integral of the potential energy across it is $-A$. There is always one bound state. How far apart must the curtains be at least so that there is a second one?`,
    zh: r`一个质量为 $m$ 的原子只能沿一条直线运动。横过这条直线有两片相同的吸引原子的激光帘，每片都非常薄，以至于只有其强度 $A$ 起作用：势能沿穿过一片的方向的积分为 $-A$。束缚态总有一个。两帘至少应相距多远，才会有第二个束缚态？`,
    symbols: [MASS, STRENGTH, 'hbar'],
    asked: ['d', 'least distance of the curtains', 'm'],
    answer: r`\frac{\hbar^2}{mA}`,
    solution: r`At its edge the second state has the energy zero: constant outside, a straight line between the curtains that changes sign in the middle, $\psi\propto x$. At each curtain, at $x=\frac d2$, the slope falls by $\frac{2mA}{\hbar^2}\psi$ to zero: $1=\frac{2mA}{\hbar^2}\frac d2$.`,
    trap: r`Taking the whole distance in place of half of it.`,
    wrong: [r`\frac{\hbar^2}{2mA}`, r`\frac{2\hbar^2}{mA}`],
    limits: [['A', r`\infty`, '0', 'strong curtains may be close together']],
  },
  hollow: {
    en: r`A hollow molecule, a ball-shaped cage, attracts an atom of mass $m$ in its wall: from the inner radius of the wall outwards, over the thickness $d$, the potential energy is lower by $V$ than in the empty inside and far outside. With so weak an attraction ($8mVd^2<\pi^2\hbar^2$) a small cage cannot hold the atom. How large must the inner radius be at least so that the cage can hold it in a bound state?`,
    zh: r`一个空心分子是球形笼，它在笼壁处吸引一个质量为 $m$ 的原子：从笼壁的内半径起向外，在厚度 $d$ 内，势能比空的内部和远处的外部低 $V$。吸引如此之弱（$8mVd^2<\pi^2\hbar^2$），小的笼束缚不住原子。内半径至少应为多大，笼才能把它束缚住？`,
    symbols: [MASS, DEPTH, ['d', 'thickness of the wall', 'm', 0.3, 0.7], 'hbar'],
    asked: ['a', 'least inner radius', 'm'],
    constraints: [r`8mVd^2<\pi^2\hbar^2`],
    answer: r`\frac{\hbar}{\sqrt{2mV}\tan\frac{\sqrt{2mV}d}{\hbar}}`,
    solution: r`${EDGE} In the inside $u\propto r$; in the wall $u\propto\cos k(a+d-r)$ with $k=\frac{\sqrt{2mV}}{\hbar}$, so that the slope vanishes at the outer face. At $a$: $\frac{u'}{u}=\frac1a=k\tan kd$.`,
    trap: r`Treating the wall as thin, $a=\frac{\hbar^2}{2mVd}$.`,
    wrong: [r`\frac{\hbar^2}{2mVd}`, r`\frac{\hbar}{\sqrt{2mV}}\tan\frac{\sqrt{2mV}d}{\hbar}`],
    limits: [['d', '0', r`\frac{\hbar^2}{2mVd}`, 'a thin wall']],
  },
  skin: {
    en: r`Inside a tiny droplet of radius $a$ the potential energy of an atom of mass $m$ is lower by $V$ than outside; this alone ($8mVa^2<\pi^2\hbar^2$) cannot bind it. Now the droplet is covered with a skin that attracts the atom as well, so thin that only its strength matters: the integral over the radius of the further lowering of the potential energy. How great must this strength be at least so that the atom can be bound?`,
    zh: r`在一个半径为 $a$ 的微小液滴内，一个质量为 $m$ 的原子的势能比外面低 $V$；仅凭这一点（$8mVa^2<\pi^2\hbar^2$）还束缚不住它。现在液滴覆盖了一层同样吸引原子的表皮，它非常薄，以至于只有其强度起作用：势能的进一步降低沿半径的积分。这一强度至少应为多大，才能把原子束缚住？`,
    symbols: [
      MASS,
      ['V', 'depth of the attraction', 'J', 0.2, 0.5],
      ['a', 'radius of the droplet', 'm', 0.5, 0.9],
      'hbar',
    ],
    asked: ['A', 'least strength of the skin', 'J*m'],
    constraints: [r`8mVa^2<\pi^2\hbar^2`],
    answer: r`\frac{\hbar\sqrt{2mV}}{2m\tan\frac{\sqrt{2mV}a}{\hbar}}`,
    solution: r`${EDGE} Inside $u=\sin kr$ with $k=\frac{\sqrt{2mV}}{\hbar}$; at the skin its logarithmic slope $\frac{k}{\tan ka}$ must fall to zero, by $\frac{2mA}{\hbar^2}$.`,
    trap: r`Adding up the parts as if each gave its share of what is needed: $A=\frac{\hbar^2}{2ma}-Va$.`,
    wrong: [r`\frac{\hbar^2}{2ma}-Va`, r`\frac{\hbar^2}{2ma}`],
    limits: [['V', '0', r`\frac{\hbar^2}{2ma}`, 'the skin alone']],
  },
}

function form(choice: Choice): Form {
  const { en, zh, ...rest } = pick(choice, 'trap', TRAPS)
  return { title: 'Only just bound', en, zh, ...rest }
}

export const justBound: Template = {
  id: 'mod-just-bound',
  domain: 'modern',
  level: 'olympiad',
  topics: ['quantum states', 'bound states'],
  choices: { trap: ['wall', 'core', 'spinning', 'curtain', 'shell', 'curtains', 'hollow', 'skin'] },
  published: { trap: 'core' },
  form,
}
