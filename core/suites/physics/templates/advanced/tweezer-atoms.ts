import type { Choice, Form, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

/** Energies of the states of one atom, in units of W. */
const LEVELS: Readonly<Record<string, { energies: readonly number[]; en: string; zh: string }>> = {
  two: {
    energies: [0, 1],
    en: r`there are only two states that an atom can be in, with the energies $0$ and $W$`,
    zh: r`一个原子只能处于两个状态，能量为 $0$ 和 $W$`,
  },
  ladder: {
    energies: [0, 1, 2],
    en: r`there are only three states that an atom can be in, with the energies $0$, $W$ and $2W$`,
    zh: r`一个原子只能处于三个状态，能量为 $0$、$W$ 和 $2W$`,
  },
  fork: {
    energies: [0, 1, 1],
    en: r`there are only three states that an atom can be in: one with the energy $0$ and two different ones with the energy $W$`,
    zh: r`一个原子只能处于三个状态：一个能量为 $0$，另外两个不同的状态能量都为 $W$`,
  },
}

const KINDS: Readonly<Record<string, { en: string; zh: string; why: string }>> = {
  unlike: {
    en: 'two atoms of different elements, for which the states are the same',
    zh: '两个不同元素的原子（它们的状态相同）',
    why: 'Atoms that can be told apart have one state of the pair for each ordered choice of two states.',
  },
  bosons: {
    en: 'two equal atoms, which are bosons',
    zh: '两个相同的原子，它们是玻色子',
    why: 'Two equal bosons have one state of the pair for each unordered choice of two states, which may be the same.',
  },
  fermions: {
    en: 'two equal atoms, which are fermions (all with the same spin)',
    zh: '两个相同的原子，它们是费米子（自旋都相同）',
    why: 'Two equal fermions have one state of the pair for each unordered choice of two different states.',
  },
}

/** All states of the pair, as the energies of both atoms. */
function pairs(energies: readonly number[], kind: string): (readonly [number, number, boolean])[] {
  return energies.flatMap((a, i) =>
    energies.flatMap((b, j) =>
      kind === 'unlike' || (kind === 'bosons' ? i <= j : i < j) ? [[a, b, i === j] as const] : [],
    ),
  )
}

/** Sum of count * exp(-n W / k_B T) as LaTeX, for counts by n; `lowest` is taken off all n. */
function sum(counts: ReadonlyMap<number, number>, lowest: number): string {
  return [...counts]
    .filter(([, count]) => count !== 0)
    .sort(([a], [b]) => a - b)
    .map(([n, count]) => {
      const steps = n - lowest
      if (steps === 0) return String(count)
      const exponential = r`e^{-${steps === 1 ? '' : String(steps)}W/(k_BT)}`
      return `${count === 1 ? '' : String(count)}${exponential}`
    })
    .join('+')
}

function form(choice: Choice): Form {
  const levels = pick(choice, 'levels', LEVELS)
  const kind = pick(choice, 'kind', KINDS)
  const energy = pick(choice, 'asked', { energy: true, together: false })
  const counts = (
    weight: (a: number, b: number, same: boolean) => number,
    name: string,
  ): Map<number, number> => {
    const found = new Map<number, number>()
    for (const [a, b, same] of pairs(levels.energies, name)) {
      found.set(a + b, (found.get(a + b) ?? 0) + weight(a, b, same))
    }
    return found
  }
  const answerFor = (name: string): string => {
    const all = counts(() => 1, name)
    const lowest = Math.min(...all.keys())
    const top = counts((a, b, same) => (energy ? a + b : same ? 1 : 0), name)
    return r`${energy ? 'W' : ''}\frac{${sum(top, lowest)}}{${sum(all, lowest)}}`
  }
  const name = choice['kind'] ?? ''
  const other = name === 'bosons' ? 'unlike' : 'bosons'
  const hot = pairs(levels.energies, name)
  const [total, weighted] = [
    hot.length,
    hot.reduce((s, [a, b, same]) => s + (energy ? a + b : same ? 1 : 0), 0),
  ]
  const least = Math.min(...hot.map(([a, b]) => a + b))
  const asked = energy
    ? {
        en: 'What is the mean energy of the pair?',
        zh: '这一对原子的平均能量是多少？',
      }
    : {
        en: 'With what probability are both found in one and the same state?',
        zh: '发现两个原子处于同一个状态的概率是多少？',
      }
  return {
    title: energy ? 'Two atoms in optical tweezers' : 'Two atoms meet in optical tweezers',
    en: r`In the focus of a laser beam ${levels.en}; all others are too high to matter. The focus holds ${kind.en}. They do not influence each other, and they are in thermal equilibrium at the absolute temperature $T$. ${asked.en}`,
    zh: r`在一束激光的焦点处，${levels.zh}；其他状态能量太高，不必考虑。焦点囚禁着${kind.zh}。它们互不影响，并处于绝对温度为 $T$ 的热平衡。${asked.zh}`,
    symbols: [
      ['W', 'energy of an upper state', 'J', 0.5, 2],
      ['T', 'absolute temperature', 'K', 0.8, 2],
      'k_B',
    ],
    asked: energy ? ['E', 'mean energy of the pair', 'J'] : ['x', 'probability', '1'],
    answer: answerFor(name),
    solution: r`${kind.why} Each has the weight $e^{-E/(k_BT)}$ with its energy $E$. The sum of all weights${least === 0 ? '' : ' (over that of the lowest)'} is $${sum(
      counts(() => 1, name),
      least,
    )}$; the result is the weighted mean.`,
    trap: 'Counting the states as for another kind of atoms, or as if the two were always independent.',
    wrong: name === 'fermions' ? [answerFor('unlike'), answerFor('bosons')] : [answerFor(other)],
    limits: [
      [
        'T',
        r`\infty`,
        r`\frac{${String(weighted)}}{${String(total)}}${energy ? 'W' : ''}`,
        'hot: all states of the pair are equally likely',
      ],
      [
        'W',
        '0',
        r`\frac{${String(weighted)}}{${String(total)}}${energy ? 'W' : ''}`,
        'close levels: all states of the pair are equally likely',
      ],
    ],
  }
}

export const tweezerAtoms: Template = {
  id: 'adv-tweezer-atoms',
  domain: 'advanced',
  level: 'undergraduate',
  topics: ['statistical mechanics', 'identical particles'],
  choices: {
    levels: ['two', 'ladder', 'fork'],
    kind: ['unlike', 'bosons', 'fermions'],
    asked: ['energy', 'together'],
  },
  allowed: (choice) =>
    choice['kind'] !== 'fermions' || (choice['levels'] !== 'two' && choice['asked'] === 'energy'),
  published: { levels: 'ladder', kind: 'bosons', asked: 'energy' },
  form,
}
