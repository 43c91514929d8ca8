import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

interface Patch {
  en: string
  zh: string
  size: readonly [latex: string, en: string, meaning: string]
  /** The loss: pi^2 D / size^2 times this number, quarters. */
  quarters: number
  modes: string
  wrong: number
}

const PATCHES: Readonly<Record<string, Patch>> = {
  band: {
    en: r`Warm water forms a long straight band of width $w$ in the open sea, with cold water on both sides`,
    zh: r`温水在开阔海面上形成一条宽为 $w$ 的长直带，两侧都是冷水`,
    size: ['w', 'width', 'width of the band'],
    quarters: 4,
    modes: r`$\sin\frac{\pi x}{w}$ across the band`,
    wrong: 1,
  },
  coast: {
    en: r`Warm water forms a long straight band of width $w$ along a steep coast, with cold water on its other side; no plankton gets lost at the coast`,
    zh: r`温水沿陡峭的海岸形成一条宽为 $w$ 的长直带，另一侧是冷水；浮游生物在海岸处没有损失`,
    size: ['w', 'width', 'width of the band'],
    quarters: 1,
    modes: r`$\cos\frac{\pi x}{2w}$ with $x$ counted from the coast, where nothing flows`,
    wrong: 4,
  },
  square: {
    en: r`Warm water forms a square of side $w$ in the open sea, with cold water all around`,
    zh: r`温水在开阔海面上形成一个边长为 $w$ 的正方形，四周都是冷水`,
    size: ['w', 'side', 'side of the square'],
    quarters: 8,
    modes: r`$\sin\frac{\pi x}{w}\sin\frac{\pi y}{w}$`,
    wrong: 4,
  },
  beach: {
    en: r`Warm water forms a square of side $w$, one side of which lies along a steep coast, with cold water at the three other sides; no plankton gets lost at the coast`,
    zh: r`温水形成一个边长为 $w$ 的正方形，其一边紧靠陡峭的海岸，另外三边是冷水；浮游生物在海岸处没有损失`,
    size: ['w', 'side', 'side of the square'],
    quarters: 5,
    modes: r`$\cos\frac{\pi x}{2w}\sin\frac{\pi y}{w}$ with $x$ counted from the coast, where nothing flows`,
    wrong: 8,
  },
  corner: {
    en: r`Warm water forms a square of side $w$ in the corner of a harbour, two of its sides lying along the walls, with cold water at the two others; no plankton gets lost at the walls`,
    zh: r`温水在港口的一个角落形成一个边长为 $w$ 的正方形，两边紧靠岸壁，另外两边是冷水；浮游生物在岸壁处没有损失`,
    size: ['w', 'side', 'side of the square'],
    quarters: 2,
    modes: r`$\cos\frac{\pi x}{2w}\cos\frac{\pi y}{2w}$ counted from the walls, where nothing flows`,
    wrong: 8,
  },
  ball: {
    en: r`Deep in the sea warm water forms a ball of diameter $w$, with cold water all around`,
    zh: r`在深海中，温水形成一个直径为 $w$ 的球，四周都是冷水`,
    size: ['w', 'diameter', 'diameter of the ball'],
    quarters: 16,
    modes: r`$\frac1\varrho\sin\frac{2\pi\varrho}{w}$ at the distance $\varrho$ from the centre`,
    wrong: 12,
  },
  block: {
    en: r`On the level bed of the sea warm water forms a cube of side $w$, with cold water at its top and its four other sides; no plankton gets lost at the sea bed`,
    zh: r`在平坦的海底，温水形成一个边长为 $w$ 的立方体，其顶面和四个侧面都是冷水；浮游生物在海底处没有损失`,
    size: ['w', 'side', 'side of the cube'],
    quarters: 9,
    modes: r`$\sin\frac{\pi x}{w}\sin\frac{\pi y}{w}\cos\frac{\pi z}{2w}$ with $z$ counted from the bed, where nothing flows`,
    wrong: 12,
  },
}

/** sqrt(quarters) / 2 * pi * sqrt(D / s), with squares taken out of the root. */
function width(quarters: number): string {
  const square = [16, 9, 4].find((n) => quarters % n === 0) ?? 1
  const rest = quarters / square
  const factor = Math.sqrt(square)
  const top = factor === 1 ? r`\pi` : r`${String(factor)}\pi`
  const front = factor % 2 === 0 ? (factor === 2 ? r`\pi` : r`${String(factor / 2)}\pi`) : r`\frac{${top}}{2}`
  return r`${front}\sqrt{\frac{${rest === 1 ? '' : String(rest)}D}{s}}`
}

function rate(quarters: number): string {
  const common = [4, 2].find((n) => quarters % n === 0) ?? 1
  const [top, bottom] = [quarters / common, 4 / common]
  return r`s-\frac{${top === 1 ? '' : String(top)}\pi^2D}{${bottom === 1 ? '' : String(bottom)}w^2}`
}

function form(choice: Choice): Form {
  const patch = pick(choice, 'patch', PATCHES)
  const [latex, word, meaning] = patch.size
  const common: SymbolRow[] = [
    ['s', 'growth rate in warm water', '1/s', 0.5, 2],
    ['D', 'constant of the mixing', 'm^2/s', 0.5, 2],
  ]
  const scene = {
    en: r`Plankton drifts in warm water and multiplies there: without any losses its amount would grow in proportion to $e^{st}$. Small eddies mix it like a diffusion with the constant $D$ (flow of plankton per area: $D$ times the fall of its density per length). In cold water it dies at once. ${patch.en}.`,
    zh: r`浮游生物在温水中漂浮并繁殖：若没有损失，其数量将按 $e^{st}$ 增长。细小的涡旋使它混合，就像扩散系数为 $D$ 的扩散（单位面积的流量等于 $D$ 乘以密度随距离的减小率）。它在冷水中立即死亡。${patch.zh}。`,
  }
  const why = r`The density obeys $\dot n=D\Delta n+sn$ and vanishes at the cold water. The shape that lives longest is ${patch.modes}, for which $D\Delta n=-\kappa n$ with $\kappa=${rate(patch.quarters).slice(2)}$.`
  if (pick(choice, 'asked', { size: true, rate: false })) {
    return {
      title: 'How large must a bloom be?',
      en: r`${scene.en} How large must the ${word} $w$ be at least so that the plankton does not die out?`,
      zh: r`${scene.zh}$w$ 至少应为多大，浮游生物才不会灭绝？`,
      symbols: common,
      asked: [latex, `least ${meaning}`, 'm'],
      answer: width(patch.quarters),
      solution: r`${why} It must not exceed $s$.`,
      trap: 'Comparing times only up to a factor, or treating a wall like cold water.',
      wrong: [width(patch.wrong)],
      limits: [
        ['D', '0', '0', 'without mixing nothing gets lost'],
        ['s', r`\infty`, '0', 'rapid growth'],
      ],
    }
  }
  return {
    title: 'How fast does a bloom grow?',
    en: r`${scene.en} After a long time its amount changes in proportion to $e^{\lambda t}$. Find $\lambda$ (it may be negative).`,
    zh: r`${scene.zh}经过很长时间后，其数量按 $e^{\lambda t}$ 变化。求 $\lambda$（可以为负）。`,
    symbols: [...common, [latex, meaning, 'm', 1.5, 6]],
    asked: [r`\lambda`, 'rate of growth', '1/s'],
    answer: rate(patch.quarters),
    solution: r`${why} So $\lambda=s-\kappa$; all other shapes die out beside it.`,
    trap: 'Treating a wall like cold water, or taking the edge length for half a wavelength everywhere.',
    wrong: [rate(patch.wrong)],
    sign: 'either',
    limits: [
      ['w', r`\infty`, 's', 'a large patch loses nothing'],
      ['D', '0', 's', 'without mixing nothing gets lost'],
    ],
  }
}

export const planktonPatch: Template = {
  id: 'adv-plankton-patch',
  domain: 'advanced',
  level: 'olympiad',
  topics: ['diffusion', 'eigenvalue problems'],
  choices: {
    patch: ['band', 'coast', 'square', 'beach', 'corner', 'ball', 'block'],
    asked: ['size', 'rate'],
  },
  published: { patch: 'beach', asked: 'size' },
  form,
}
