import type { Choice, Form, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw
const X = r`\frac{Fa}{k_BT}`

interface Links {
  en: string
  zh: string
  length: string
  spread: string
  /** Stiffness for weak pulls, over k_B T / (N a^2). */
  stiff?: readonly [top: string, bottom: string]
  why: string
  /** The fluctuation for a strong pull, or for none where that is not followed. */
  strong: string
}

const LINKS: Readonly<Record<string, Links>> = {
  line: {
    en: r`each of which points either along or against the direction of the pull`,
    zh: r`每个链节要么顺着拉力方向，要么逆着拉力方向`,
    length: r`Na\tanh${X}`,
    spread: r`\frac{a\sqrt N}{\cosh${X}}`,
    stiff: ['', ''],
    why: r`A link pointing along has the weight $e^x$, one against it $e^{-x}$, with $x=${X}$.`,
    strong: r`\frac{2a\sqrt N}{e^{${X}}}`,
  },
  space: {
    en: r`which are freely hinged to each other, so that each can point in any direction of space`,
    zh: r`链节之间自由铰接，每个链节可以指向空间的任何方向`,
    length: r`Na\left(\frac{1}{\tanh${X}}-\frac{k_BT}{Fa}\right)`,
    spread: r`a\sqrt{N\left(\frac{k_B^2T^2}{F^2a^2}-\frac{1}{\sinh^2${X}}\right)}`,
    stiff: ['3', ''],
    why: r`A link at the angle $\theta$ to the pull has the weight $e^{x\cos\theta}$, with $x=${X}$ and $\cos\theta$ evenly spread over $-1\dots1$: the sum over all directions is $\frac{\sinh x}{x}$.`,
    strong: r`\frac{\sqrt Nk_BT}{F}`,
  },
  cubic: {
    en: r`each of which points in one of the six directions along the edges of a cube; the pull is along one of them`,
    zh: r`每个链节指向立方体棱的六个方向之一；拉力沿其中一个方向`,
    length: r`\frac{Na\sinh${X}}{2+\cosh${X}}`,
    spread: r`\frac{a\sqrt{N\left(1+2\cosh${X}\right)}}{2+\cosh${X}}`,
    why: r`A link has the weight $e^x$ along the pull, $e^{-x}$ against it and $1$ in the four other directions, with $x=${X}$.`,
    strong: r`a\sqrt{\frac N3}`,
  },
  square: {
    en: r`which lie on a flat surface, each in one of the four directions along the sides of a square; the pull is along one of them`,
    zh: r`它们平铺在一个平面上，每个链节指向正方形边的四个方向之一；拉力沿其中一个方向`,
    length: r`Na\tanh\frac{Fa}{2k_BT}`,
    spread: r`\frac{a\sqrt N}{\sqrt2\cosh\frac{Fa}{2k_BT}}`,
    stiff: ['2', ''],
    why: r`A link has the weight $e^x$ along the pull, $e^{-x}$ against it and $1$ in the two other directions, with $x=${X}$; $\frac{\sinh x}{1+\cosh x}=\tanh\frac x2$.`,
    strong: r`\sqrt2a\sqrt N\exp\left(-\frac{Fa}{2k_BT}\right)`,
  },
  fold: {
    en: r`each of which points along the pull, or against it, or is folded up so that it adds no length (without any cost of energy)`,
    zh: r`每个链节要么顺着拉力，要么逆着拉力，要么折叠起来而不贡献长度（无须能量）`,
    length: r`\frac{2Na\sinh${X}}{1+2\cosh${X}}`,
    spread: r`\frac{a\sqrt{2N\left(2+\cosh${X}\right)}}{1+2\cosh${X}}`,
    stiff: ['3', '2'],
    why: r`A link has the weight $e^x$ along the pull, $e^{-x}$ against it and $1$ when folded, with $x=${X}$.`,
    strong: r`a\sqrt{\frac{2N}{3}}`,
  },
}

function form(choice: Choice): Form {
  const links = pick(choice, 'links', LINKS)
  // Sums of large exponentials cannot be followed to infinity.
  const steep = ['cubic', 'fold'].includes(choice['links'] ?? '')
  const [top, bottom] = links.stiff ?? ['3', '']
  const weak = r`\frac{${bottom}NFa^2}{${top}k_BT}`
  const scene = {
    en: r`A long molecule is a chain of $N$ equal links of length $a$, ${links.en}. The links do not hinder each other. In a liquid of absolute temperature $T$ the chain is held at one end`,
    zh: r`一个长分子是由 $N$ 个相同链节组成的链，链节长度为 $a$，${links.zh}。链节之间互不妨碍。在绝对温度为 $T$ 的液体中，链的一端固定`,
  }
  const chain: Form['symbols'] = [
    ['N', 'number of links', '1', 4, 9, 'integer'],
    ['a', 'length of a link', 'm', 0.5, 1.5],
    ['T', 'absolute temperature', 'K', 0.8, 1.5],
  ]
  const pull: Form['symbols'] = [...chain, ['F', 'force', 'N', 0.7, 2], 'k_B']
  return pick<() => Form>(choice, 'asked', {
    length: () => ({
      title: 'Pulling a jointed chain',
      en: r`${scene.en} and pulled at the other with the constant force $F$. What is the mean distance of its ends along the pull?`,
      zh: r`${scene.zh}，另一端受恒力 $F$ 拉动。其两端沿拉力方向的平均距离是多少？`,
      symbols: pull,
      asked: ['L', 'mean length', 'm'],
      answer: links.length,
      solution: r`${links.why} The mean length of a link along the pull is $a\frac{d\ln z}{dx}$, where $z$ is the sum of its weights.`,
      trap: 'Using the law of Hooke, which holds for weak pulls only, or the weights of another kind of joint.',
      wrong: [weak, choice['links'] === 'line' ? r`Na\tanh\frac{Fa}{2k_BT}` : r`Na\tanh${X}`],
      limits: [
        ...(steep ? [] : [['F', r`\infty`, 'Na', 'a strong pull stretches it out'] as const]),
        ['F', '0', weak, 'a weak pull: the law of Hooke'],
      ],
    }),
    spread: () => ({
      title: 'A jointed chain that fidgets',
      en: r`${scene.en} and pulled at the other with the constant force $F$. By how much does the distance of its ends along the pull fluctuate? (The standard deviation is wanted.)`,
      zh: r`${scene.zh}，另一端受恒力 $F$ 拉动。其两端沿拉力方向的距离涨落有多大？（求标准差。）`,
      symbols: pull,
      asked: ['D', 'standard deviation of the length', 'm'],
      answer: links.spread,
      solution: r`${links.why} The links are independent, so the variances add up: $N$ times that of one link, $a^2\frac{d^2\ln z}{dx^2}$, where $z$ is the sum of its weights.`,
      trap: r`Adding up the standard deviations of the links, a factor $\sqrt N$ too much, or taking them without the pull.`,
      wrong: [r`\sqrt N\left(${links.spread}\right)`],
      limits: steep
        ? [['F', '0', links.strong, 'without a pull']]
        : [['F', r`\infty`, links.strong, 'stretched out it hardly fluctuates']],
    }),
    stiffness: () => {
      const spring = (t: string, b: string): string => r`\frac{${t}k_BT}{${b}Na^2}`
      return {
        title: 'The spring of disorder',
        en: r`${scene.en} and pulled at the other very gently. It then behaves like a spring: the force is in proportion to the mean distance of the ends along the pull. Find the spring constant.`,
        zh: r`${scene.zh}，另一端被极轻地拉动。这时它像一根弹簧：力正比于两端沿拉力方向的平均距离。求弹簧的劲度系数。`,
        symbols: [...chain, 'k_B'],
        asked: ['K', 'spring constant', 'N/m'],
        answer: spring(top, bottom),
        solution: r`${links.why} For small $x$ the mean length of a link is $ax$ times the mean square of the cosine (its length along the pull over $a$), taken over all its states without a pull: the length is $\frac{NFa^2}{k_BT}$ times this mean.`,
        trap: 'Forgetting the states that are not along the pull, or thinking of the springs in the joints.',
        wrong: [spring(top === '' ? '2' : '', '')],
        limits: [['T', '0', '0', 'without thermal motion nothing pulls back']],
      }
    },
  })()
}

export const jointedChain: Template = {
  id: 'adv-jointed-chain',
  domain: 'advanced',
  level: 'undergraduate',
  topics: ['statistical mechanics', 'polymers'],
  choices: { links: ['line', 'space', 'cubic', 'square', 'fold'], asked: ['length', 'spread', 'stiffness'] },
  allowed: (choice) => !(choice['links'] === 'cubic' && choice['asked'] === 'stiffness'),
  published: { links: 'cubic', asked: 'length' },
  form,
}
