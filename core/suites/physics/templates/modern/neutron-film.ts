import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

const E: SymbolRow = ['E', 'kinetic energy of a neutron at first', 'J', 0.5, 1.5]
const LARGE: SymbolRow = ['E', 'kinetic energy of a neutron at first', 'J', 1.8, 3]
const V: SymbolRow = ['V', 'potential energy in the material, without its sign', 'J', 0.8, 1.6]
const HIGH: SymbolRow = ['V', 'potential energy in the material', 'J', 1.8, 3]
const MASS: SymbolRow = ['m', 'mass of a neutron', 'kg', 0.5, 1.2]
const D: SymbolRow = ['d', 'thickness of the film', 'm', 0.5, 1.2]

interface Target {
  en: string
  zh: string
  passes: boolean
  symbols: readonly SymbolRow[]
  constraints?: readonly string[]
  answer: string
  solution: string
  trap: string
  wrong: readonly string[]
  limits: Form['limits']
}

const FILM = r`Inside the film the wave is a sum of two parts; wave and slope are continuous at both faces.`

const TARGETS: Readonly<Record<string, Target>> = {
  block: {
    en: r`a thick block of nickel, in which their potential energy is greater by $V<E$ than in the vacuum`,
    zh: r`一块厚镍块，它们在其中的势能比在真空中高 $V<E$`,
    passes: false,
    symbols: [LARGE, V],
    constraints: ['V<E'],
    answer: r`\left(\frac{\sqrt E-\sqrt{E-V}}{\sqrt E+\sqrt{E-V}}\right)^2`,
    solution: r`The wave numbers are $k\propto\sqrt E$ outside and $q\propto\sqrt{E-V}$ inside. Wave and slope are continuous: $1+a=b$, $k(1-a)=qb$, so $a=\frac{k-q}{k+q}$.`,
    trap: r`Thinking that all enter because their energy suffices.`,
    wrong: [r`\frac{\sqrt E-\sqrt{E-V}}{\sqrt E+\sqrt{E-V}}`, r`\left(\frac{V}{2E-V}\right)^2`],
    limits: [
      ['V', '0', '0', 'nothing there'],
      ['V', 'E', '1', 'they hardly get in'],
    ],
  },
  pit: {
    en: r`a thick block of titanium, in which their potential energy is lower by $V$ than in the vacuum`,
    zh: r`一块厚钛块，它们在其中的势能比在真空中低 $V$`,
    passes: false,
    symbols: [E, V],
    answer: r`\left(\frac{\sqrt{E+V}-\sqrt E}{\sqrt{E+V}+\sqrt E}\right)^2`,
    solution: r`The wave numbers are $k\propto\sqrt E$ outside and $q\propto\sqrt{E+V}$ inside. Wave and slope are continuous: $1+a=b$, $k(1-a)=qb$, so $a=\frac{k-q}{k+q}$.`,
    trap: r`Thinking that nothing can come back from where neutrons are attracted.`,
    wrong: [r`\frac{\sqrt{E+V}-\sqrt E}{\sqrt{E+V}+\sqrt E}`, r`\left(\frac{V}{2E+V}\right)^2`],
    limits: [
      ['E', r`\infty`, '0', 'fast neutrons do not notice the face'],
      ['E', '0', '1', 'slow neutrons are thrown back even by attraction'],
    ],
  },
  tunnel: {
    en: r`a film of nickel of thickness $d$ with vacuum on both sides; in nickel their potential energy is greater by $V>E$ than in the vacuum`,
    zh: r`一层厚度为 $d$、两侧都是真空的镍膜；它们在镍中的势能比在真空中高 $V>E$`,
    passes: true,
    symbols: [E, HIGH, MASS, D, 'hbar'],
    constraints: ['V>E'],
    answer: r`\left(1+\frac{V^2}{4E(V-E)}\sinh^2\frac{d\sqrt{2m(V-E)}}{\hbar}\right)^{-1}`,
    solution: r`${FILM} With $k=\frac{\sqrt{2mE}}{\hbar}$ and $\kappa=\frac{\sqrt{2m(V-E)}}{\hbar}$ the transmitted amplitude has the square $\left[1+\frac{(k^2+\kappa^2)^2}{4k^2\kappa^2}\sinh^2\kappa d\right]^{-1}$.`,
    trap: r`Taking only the decay inside, $e^{-2\kappa d}$, and forgetting the two faces.`,
    wrong: [
      r`\exp\left(-\frac{2d\sqrt{2m(V-E)}}{\hbar}\right)`,
      r`\left(1+\frac{V^2}{4E(V-E)}\sinh^2\frac{d\sqrt{m(V-E)}}{\hbar}\right)^{-1}`,
    ],
    limits: [
      ['d', '0', '1', 'no film'],
      ['E', 'V', r`\frac{1}{1+\frac{mVd^2}{2\hbar^2}}`, 'at the brim'],
    ],
  },
  over: {
    en: r`a film of nickel of thickness $d$ with vacuum on both sides; in nickel their potential energy is greater by $V<E$ than in the vacuum`,
    zh: r`一层厚度为 $d$、两侧都是真空的镍膜；它们在镍中的势能比在真空中高 $V<E$`,
    passes: true,
    symbols: [LARGE, V, MASS, D, 'hbar'],
    constraints: ['V<E'],
    answer: r`\left(1+\frac{V^2}{4E(E-V)}\sin^2\frac{d\sqrt{2m(E-V)}}{\hbar}\right)^{-1}`,
    solution: r`${FILM} With $k=\frac{\sqrt{2mE}}{\hbar}$ and $q=\frac{\sqrt{2m(E-V)}}{\hbar}$ the transmitted amplitude has the square $\left[1+\frac{(k^2-q^2)^2}{4k^2q^2}\sin^2qd\right]^{-1}$.`,
    trap: r`Multiplying the chances of the two faces, without the waves that go to and fro in the film.`,
    wrong: [
      r`\left(\frac{4\sqrt{E(E-V)}}{\left(\sqrt E+\sqrt{E-V}\right)^2}\right)^2`,
      r`\left(1+\frac{V^2}{4E(E-V)}\sin^2\frac{d\sqrt{2mE}}{\hbar}\right)^{-1}`,
    ],
    limits: [
      ['d', '0', '1', 'no film'],
      ['V', '0', '1', 'nothing to notice'],
    ],
  },
  attract: {
    en: r`a film of titanium of thickness $d$ with vacuum on both sides; in titanium their potential energy is lower by $V$ than in the vacuum`,
    zh: r`一层厚度为 $d$、两侧都是真空的钛膜；它们在钛中的势能比在真空中低 $V$`,
    passes: true,
    symbols: [E, V, MASS, D, 'hbar'],
    answer: r`\left(1+\frac{V^2}{4E(E+V)}\sin^2\frac{d\sqrt{2m(E+V)}}{\hbar}\right)^{-1}`,
    solution: r`${FILM} With $k=\frac{\sqrt{2mE}}{\hbar}$ and $q=\frac{\sqrt{2m(E+V)}}{\hbar}$ the transmitted amplitude has the square $\left[1+\frac{(k^2-q^2)^2}{4k^2q^2}\sin^2qd\right]^{-1}$.`,
    trap: r`Multiplying the chances of the two faces, without the waves that go to and fro in the film.`,
    wrong: [
      r`\left(\frac{4\sqrt{E(E+V)}}{\left(\sqrt E+\sqrt{E+V}\right)^2}\right)^2`,
      r`\left(1+\frac{V^2}{4E(E+V)}\sin^2\frac{d\sqrt{2mE}}{\hbar}\right)^{-1}`,
    ],
    limits: [
      ['d', '0', '1', 'no film'],
      ['E', r`\infty`, '1', 'fast neutrons do not notice the film'],
    ],
  },
  brim: {
    en: r`a film of nickel of thickness $d$ with vacuum on both sides; in nickel their potential energy is greater by $V$ than in the vacuum, and this is just their kinetic energy in the vacuum`,
    zh: r`一层厚度为 $d$、两侧都是真空的镍膜；它们在镍中的势能比在真空中高 $V$，而这恰好等于它们在真空中的动能`,
    passes: true,
    symbols: [V, MASS, D, 'hbar'],
    answer: r`\frac{1}{1+\frac{mVd^2}{2\hbar^2}}`,
    solution: r`In the film $\psi''=0$, a straight line $b+sx$. With $k=\frac{\sqrt{2mV}}{\hbar}$: at the exit $b+sd=t$, $s=ikt$; at the entrance $1+a=b$, $ik(1-a)=s$. So $2=b+\frac{s}{ik}=t(2-ikd)$ and $|t|^2=\frac{1}{1+k^2d^2/4}$.`,
    trap: r`Thinking that with no energy of motion left in the film nothing gets through, or that all does.`,
    wrong: [r`\frac{1}{1+\frac{2mVd^2}{\hbar^2}}`, r`\frac{1}{1+\frac{mVd^2}{4\hbar^2}}`],
    limits: [
      ['d', '0', '1', 'no film'],
      ['d', r`\infty`, '0', 'a thick film'],
    ],
  },
  foil: {
    en: r`a single layer of atoms, so thin that only its strength $A$ matters: the integral of their potential energy across it. Their kinetic energy in front of it is $E$, they have vacuum on both sides, and the layer repels them`,
    zh: r`一层单原子膜，它非常薄，以至于只有其强度 $A$（势能沿垂直于膜方向的积分）起作用。它们在膜前的动能为 $E$，膜两侧都是真空，膜对它们是排斥的`,
    passes: true,
    symbols: [E, MASS, ['A', 'strength of the layer', 'J*m', 0.5, 1.5], 'hbar'],
    answer: r`\frac{1}{1+\frac{mA^2}{2E\hbar^2}}`,
    solution: r`Across the layer the wave is continuous and its slope jumps by $\frac{2mA}{\hbar^2}\psi$. With $k=\frac{\sqrt{2mE}}{\hbar}$: $1+a=t$ and $ik(t-1+a)=\frac{2mA}{\hbar^2}t$, so $t=\left(1+\frac{imA}{\hbar^2k}\right)^{-1}$.`,
    trap: r`Thinking that what is infinitely thin cannot reflect, or treating attraction and repulsion differently.`,
    wrong: [r`\frac{1}{1+\frac{2mA^2}{E\hbar^2}}`, r`\frac{1}{1+\frac{A}{\hbar}\sqrt{\frac{m}{2E}}}`],
    limits: [
      ['A', '0', '1', 'no layer'],
      ['E', '0', '0', 'slow neutrons are thrown back'],
    ],
  },
}

function form(choice: Choice): Form {
  const target = pick(choice, 'target', TARGETS)
  const mass = target.symbols.includes(MASS)
    ? { en: r` of mass $m$`, zh: r`质量为 $m$ 的` }
    : { en: '', zh: '' }
  const energy = ['brim', 'foil'].includes(choice['target'] ?? '')
    ? { en: '', zh: '' }
    : { en: r` with the kinetic energy $E$`, zh: r`以动能 $E$ ` }
  return {
    title: target.passes ? 'Neutrons through a film' : 'Neutrons against a block',
    en: r`Very slow neutrons${mass.en} fly through a vacuum${energy.en} and fall, at right angles, on ${target.en}. Nothing is absorbed, and the faces are perfectly flat. What fraction of the neutrons ${target.passes ? 'gets through' : 'is thrown back'}?`,
    zh: r`${mass.zh}极慢的中子${energy.zh}在真空中飞行，垂直射到${target.zh}。没有吸收，表面完全平整。有多大比例的中子${target.passes ? '穿过' : '被反射回来'}？`,
    symbols: target.symbols,
    asked: ['x', 'fraction', '1'],
    ...(target.constraints === undefined ? {} : { constraints: target.constraints }),
    answer: target.answer,
    solution: target.solution,
    trap: target.trap,
    wrong: target.wrong,
    limits: target.limits,
  }
}

export const neutronFilm: Template = {
  id: 'mod-neutron-film',
  domain: 'modern',
  level: 'undergraduate',
  topics: ['matter waves', 'tunnelling'],
  choices: { target: ['block', 'pit', 'tunnel', 'over', 'attract', 'brim', 'foil'] },
  published: { target: 'brim' },
  form,
}
