/** A can of hot milk is cooled by a given amount of cold water: the same water, used in different ways. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

const WAYS = {
  twice: {
    en: 'Half of the water is poured into a tub, the can is put in, and they are left until both are equally warm; then this water is poured away into a barrel, and the same is done with the other half, which ends up in the barrel, too.',
    zh: '先把一半的水倒入木盆，放入奶罐，等到两者温度相同；然后把这些水倒进一个大桶，再用另一半水做同样的事，最后这些水也倒进大桶。',
    left: '\\left(\\frac{2C}{2C+K}\\right)^2',
    step: 'A bath of heat capacity $K/2$ leaves the fraction $\\frac{C}{C+K/2}$ of the excess temperature; there are two.',
  },
  portions: {
    en: 'The water is divided into $N$ equal portions. Each in turn is poured into a tub, the can is put in, and they are left until both are equally warm; then this water is poured away into a barrel.',
    zh: '把水分成 $N$ 等份。依次把每一份倒入木盆，放入奶罐，等到两者温度相同，然后把这些水倒进一个大桶。',
    left: '\\left(\\frac{NC}{NC+K}\\right)^N',
    step: 'A bath of heat capacity $K/N$ leaves the fraction $\\frac{C}{C+K/N}$ of the excess temperature; there are $N$.',
  },
  trickle: {
    en: 'The water is let trickle slowly over the can; every drop leaves it as warm as the can is at that moment, and runs into a barrel.',
    zh: '让水慢慢地从奶罐外壁流下；每一滴水离开时都与奶罐当时的温度相同，并流进一个大桶。',
    left: 'e^{-K/C}',
    step: 'When water of heat capacity $\\mathrm dK$ has run down, the excess temperature $\\theta$ has changed by $\\mathrm d\\theta=-\\theta\\,\\mathrm dK/C$: it falls exponentially, to the fraction $e^{-K/C}$.',
  },
} as const

function form(choice: Choice): Form {
  const way = pick(choice, 'way', WAYS)
  const bath = '\\frac{C}{C+K}' // what a single bath in all of the water would leave
  const barrel = pick(choice, 'asked', { milk: false, water: true })
  const symbols: SymbolRow[] = [
    ['C', 'heat capacity of the can with its milk', 'J/K', 0.5, 2],
    ['K', 'heat capacity of all the water', 'J/K', 0.5, 2],
    ['T_1', 'temperature of the milk at first', 'K', 3, 4],
    ['T_0', 'temperature of the cold water', 'K', 1, 2],
  ]
  if (choice['way'] === 'portions') symbols.push(['N', 'number of portions', '1', 2, 6, 'integer'])
  const milkAt = (left: string): string => `T_0+(T_1-T_0)${left}`
  const waterAt = (left: string): string => `T_0+\\frac CK(T_1-T_0)\\left(1-${left}\\right)`
  return {
    title: barrel ? 'The warm water of the dairy' : 'Cooling the milk',
    en:
      `A farmer has no refrigerator. A closed metal can with fresh milk, together of heat capacity $C$, has the temperature $T_1$; to cool it there is only a small amount of spring water, of heat capacity $K$ in all and temperature $T_0<T_1$. ${way.en} ` +
      'Nothing else takes up or gives off heat, and the milk is always equally warm throughout. ' +
      (barrel
        ? 'How warm is, in the end, the water of the whole amount, mixed (and not cooled down by then)?'
        : 'How warm is the milk in the end?'),
    zh:
      `一位农夫没有冰箱。一只密封的金属罐装着鲜奶，总热容量为 $C$，温度为 $T_1$；用来冷却它的只有少量泉水，总热容量为 $K$，温度为 $T_0<T_1$。${way.zh}` +
      '此外没有其他物体吸热或放热，牛奶内部的温度始终均匀。' +
      (barrel ? '最后，全部的水混合后（此时尚未冷却）的温度是多少？' : '最后牛奶的温度是多少？'),
    symbols,
    asked: barrel
      ? ['T_w', 'temperature of the used water', 'K']
      : ['T', 'final temperature of the milk', 'K'],
    constraints: ['T_0<T_1'],
    answer: barrel ? waterAt(way.left) : milkAt(way.left),
    solution:
      `Count temperatures from $T_0$. ${way.step} So the milk ends at $${milkAt(way.left)}$.` +
      (barrel
        ? ' What the can has lost, $C$ times its fall in temperature, the water has gained; divided by $K$ this is the mean rise of the water.'
        : ''),
    trap: 'Using the whole water in one bath: in portions it cools the milk further, below the temperature of a common bath.',
    wrong: [barrel ? waterAt(bath) : milkAt(bath), '\\frac{T_0+T_1}{2}'],
    limits: [
      ['K', '0', 'T_1', barrel ? 'a drop of water becomes as warm as the milk' : 'no water, no cooling'],
      ['K', '\\infty', 'T_0', 'with plenty of water all is as cold as the spring'],
    ],
  }
}

export const milkCan: Template = {
  id: 'thermo-milk-can',
  domain: 'thermodynamics',
  level: 'high-school',
  topics: ['calorimetry', 'mixing'],
  choices: { way: ['twice', 'portions', 'trickle'], asked: ['milk', 'water'] },
  published: { way: 'portions', asked: 'milk' },
  form,
}
