import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

const SYMBOLS: readonly SymbolRow[] = [
  ['m', 'mass of the nucleus at first', 'kg', 1, 1.5],
  ['W', 'energy of the photon at first', 'J', 1, 2],
  'c',
]
const Q: SymbolRow = ['Q', 'rest energy added by the excitation', 'J', 0.05, 0.3]

function form(choice: Choice): Form {
  const excited = pick(choice, 'nucleus', { same: false, excited: true })
  const back = pick(choice, 'angle', { back: true, right: false })
  const angle = back
    ? { en: 'straight back, against its first direction', zh: '沿与原方向相反的方向' }
    : { en: 'at a right angle to its first direction', zh: '沿与原方向垂直的方向' }
  const end = excited
    ? {
        en: r`The nucleus is left in an excited state, in which its rest energy is greater by $Q$ (less than the photon brings).`,
        zh: r`核留在一个激发态，其静能比原来大 $Q$（小于光子带来的能量）。`,
      }
    : { en: 'The nucleus is the same as before.', zh: '核与原来相同。' }
  const loss = excited ? r`-Q\left(2mc^2+Q\right)` : ''
  const turn = back ? '2W' : 'W'
  const after = excited ? r`\frac{2mc^2W${loss}}{2\left(mc^2+${turn}\right)}` : r`\frac{mc^2W}{mc^2+${turn}}`
  const free = back ? r`\frac{mc^2W}{mc^2+2W}` : r`\frac{mc^2W}{mc^2+W}`
  const balance = excited
    ? r`Let $X$ be the photon's energy afterwards. The nucleus has the energy $W+mc^2-X$ and the momentum squared ${back ? '$(W+X)^2/c^2$' : '$(W^2+X^2)/c^2$'}; its rest energy is $mc^2+Q$: $(W+mc^2-X)^2-${back ? '(W+X)^2' : 'W^2-X^2'}=(mc^2+Q)^2$.`
    : r`Let $X$ be the photon's energy afterwards. The nucleus has the energy $W+mc^2-X$ and the momentum squared ${back ? '$(W+X)^2/c^2$' : '$(W^2+X^2)/c^2$'}; its rest energy is still $mc^2$: $(W+mc^2-X)^2-${back ? '(W+X)^2' : 'W^2-X^2'}=m^2c^4$.`
  const scene = {
    en: r`A photon of energy $W$ meets a nucleus of mass $m$ at rest and flies off again ${angle.en}. ${end.en}`,
    zh: r`一个能量为 $W$ 的光子碰到一个质量为 $m$ 的静止原子核，然后${angle.zh}飞走。${end.zh}`,
  }
  const symbols = excited ? [...SYMBOLS.slice(0, 2), Q, 'c' as const] : SYMBOLS
  const soft: Form['limits'][number][] = excited
    ? [['Q', '0', free, 'without excitation']]
    : [['m', r`\infty`, 'W', 'a very heavy nucleus is a mirror']]
  if (pick(choice, 'asked', { photon: true, nucleus: false })) {
    return {
      title: 'A photon that leaves something behind',
      en: `${scene.en} What energy does the photon have afterwards? ($c$ is the speed of light; the exact result is wanted.)`,
      zh: `${scene.zh}此后光子的能量是多少？（$c$ 为光速；要求精确结果。）`,
      symbols,
      asked: ['X', 'energy of the photon afterwards', 'J'],
      answer: after,
      solution: r`${balance} The squares of $X$ cancel: $X=${after}$.`,
      trap: excited
        ? r`Taking the excitation off the photon and forgetting the recoil, $W-Q$, or taking it off the elastic result.`
        : r`Forgetting the recoil, or using the change of wavelength for the other angle.`,
      wrong: excited ? ['W-Q', r`${free}-Q`] : [back ? r`\frac{mc^2W}{mc^2+W}` : r`\frac{mc^2W}{mc^2+2W}`],
      limits: [
        ...soft,
        ['m', r`\infty`, excited ? 'W-Q' : 'W', 'a very heavy nucleus takes up no energy of motion'],
      ],
    }
  }
  const momentum = back ? r`\frac1c\left(W+${after}\right)` : r`\frac1c\sqrt{W^2+\left(${after}\right)^2}`
  return {
    title: 'The recoil of a struck nucleus',
    en: `${scene.en} How great is the momentum of the nucleus afterwards? ($c$ is the speed of light; the exact result is wanted.)`,
    zh: `${scene.zh}此后原子核的动量有多大？（$c$ 为光速；要求精确结果。）`,
    symbols,
    asked: ['p', 'momentum of the nucleus afterwards', 'kg*m/s'],
    answer: momentum,
    solution: r`${balance} The squares of $X$ cancel: $X=${after}$. The momenta of the photon before and after are ${back ? 'opposite, so the nucleus has their sum' : 'at right angles, so the nucleus has the hypotenuse'}.`,
    trap: r`Taking the photon's energy as unchanged, or ${back ? 'subtracting the momenta' : 'adding the momenta as numbers'}.`,
    wrong: [
      back ? r`\frac{2W}{c}` : r`\frac{\sqrt2W}{c}`,
      back ? r`\frac1c\left(W-${after}\right)` : r`\frac1c\left(W+${after}\right)`,
    ],
    limits: [
      [
        'm',
        r`\infty`,
        excited
          ? back
            ? r`\frac{2W-Q}{c}`
            : r`\frac1c\sqrt{W^2+(W-Q)^2}`
          : back
            ? r`\frac{2W}{c}`
            : r`\frac{\sqrt2W}{c}`,
        'a very heavy nucleus takes up no energy of motion',
      ],
    ],
  }
}

export const struckNucleus: Template = {
  id: 'mod-struck-nucleus',
  domain: 'modern',
  level: 'undergraduate',
  topics: ['special relativity', 'photons', 'nuclear excitation'],
  choices: { nucleus: ['same', 'excited'], angle: ['back', 'right'], asked: ['photon', 'nucleus'] },
  published: { nucleus: 'excited', angle: 'back', asked: 'photon' },
  form,
}
