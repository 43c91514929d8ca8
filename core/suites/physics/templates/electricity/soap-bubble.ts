import { pick } from '../template.ts'
import type { SymbolRow, Template } from '../template.ts'

interface Gas {
  en: string
  zh: string
  symbols: readonly SymbolRow[]
  /** what the pull of the charge must make up for: the square of the field times epsilon_0 / 2 */
  lack: string
  balance: string
  wrong: string
  limit: readonly [symbol: string, to: string, lack: string, why: string]
}

const FIRST: SymbolRow = ['R_0', 'radius before it was charged', 'm', 0.8, 1]
const OUTSIDE: SymbolRow = ['p_0', 'pressure of the air outside', 'Pa', 0.5, 1.5]

const GASES: Readonly<Record<string, Gas>> = {
  slow: {
    en: 'A closed soap bubble of radius $R_0$ floats in still air of pressure $p_0$. It is charged very slowly, so that the air in it always keeps its temperature, until its radius is $R>R_0$.',
    zh: '一个半径为 $R_0$ 的封闭肥皂泡飘浮在压强为 $p_0$ 的静止空气中。给它非常缓慢地充电，使泡内空气始终保持温度不变，直到其半径为 $R>R_0$。',
    symbols: [FIRST, OUTSIDE],
    lack: 'p_0+\\frac{4\\sigma}{R}-\\left(p_0+\\frac{4\\sigma}{R_0}\\right)\\frac{R_0^3}{R^3}',
    balance:
      'The air inside had the pressure $p_0+\\frac{4\\sigma}{R_0}$ and now has that times $\\frac{R_0^3}{R^3}$.',
    wrong: 'p_0+\\frac{2\\sigma}{R}-\\left(p_0+\\frac{2\\sigma}{R_0}\\right)\\frac{R_0^3}{R^3}',
    limit: ['R', 'R_0', '', 'without a charge it keeps its size'],
  },
  quick: {
    en: 'A closed soap bubble of radius $R_0$ floats in still air of pressure $p_0$. It is charged, so quickly that the air in it exchanges no heat, yet without any swinging, until its radius is $R>R_0$; the heat capacity ratio of air is $\\gamma$.',
    zh: '一个半径为 $R_0$ 的封闭肥皂泡飘浮在压强为 $p_0$ 的静止空气中。给它充电，快得使泡内空气不交换热量，但又不引起振荡，直到其半径为 $R>R_0$；空气的比热容比为 $\\gamma$。',
    symbols: [FIRST, OUTSIDE, ['\\gamma', 'heat capacity ratio of air', '1', 1.3, 1.5]],
    lack: 'p_0+\\frac{4\\sigma}{R}-\\left(p_0+\\frac{4\\sigma}{R_0}\\right)\\left(\\frac{R_0}{R}\\right)^{3\\gamma}',
    balance:
      'The air inside had the pressure $p_0+\\frac{4\\sigma}{R_0}$ and now has that times $\\left(\\frac{R_0^3}{R^3}\\right)^\\gamma$.',
    wrong: 'p_0+\\frac{4\\sigma}{R}-\\left(p_0+\\frac{4\\sigma}{R_0}\\right)\\frac{R_0^3}{R^3}',
    limit: ['R', 'R_0', '', 'without a charge it keeps its size'],
  },
  space: {
    en: 'In an evacuated chamber floats a closed bubble of a liquid that does not evaporate, of radius $R_0$, with a little gas in it. It is charged very slowly, so that the gas always keeps its temperature, until its radius is $R>R_0$.',
    zh: '在一个抽成真空的室内飘浮着一个由不蒸发的液体形成的封闭液泡，半径为 $R_0$，里面有少量气体。给它非常缓慢地充电，使气体始终保持温度不变，直到其半径为 $R>R_0$。',
    symbols: [FIRST],
    lack: '\\frac{4\\sigma}{R}-\\frac{4\\sigma R_0^2}{R^3}',
    balance:
      'The gas inside had the pressure $\\frac{4\\sigma}{R_0}$ and now has that times $\\frac{R_0^3}{R^3}$.',
    wrong: '\\frac{2\\sigma}{R}-\\frac{2\\sigma R_0^2}{R^3}',
    limit: ['R', 'R_0', '', 'without a charge it keeps its size'],
  },
  straw: {
    en: 'A soap bubble hangs at the end of a long thin metal straw whose other end is open, so that it would shrink; but it is charged through the straw until, at the radius $R$, it neither shrinks nor grows.',
    zh: '一个肥皂泡挂在一根细长金属吸管的一端，吸管另一端敞开，因此它本会缩小；但通过吸管给它充电，直到半径为 $R$ 时它既不缩小也不变大。',
    symbols: [],
    lack: '\\frac{4\\sigma}{R}',
    balance: 'Through the straw the air inside has the pressure of the air outside.',
    wrong: '\\frac{2\\sigma}{R}',
    limit: ['sigma', '0', '0', 'a film without tension needs no charge'],
  },
  bottle: {
    en: 'A soap bubble hangs at the end of a long thin metal straw whose other end leads into a large bottle, in which the pressure is higher than that of the air outside by the constant $P$. It is charged through the straw until, at the radius $R$ with $P<\\frac{4\\sigma}{R}$, it neither shrinks nor grows.',
    zh: '一个肥皂泡挂在一根细长金属吸管的一端，吸管另一端通入一个大瓶，瓶内压强比外面的空气压强高出恒定的 $P$。通过吸管给它充电，直到半径为 $R$（满足 $P<\\frac{4\\sigma}{R}$）时它既不缩小也不变大。',
    symbols: [['P', 'excess pressure in the bottle', 'Pa', 0.2, 0.6]],
    lack: '\\frac{4\\sigma}{R}-P',
    balance: 'Through the straw the air inside has the pressure of the bottle.',
    wrong: '\\frac{2\\sigma}{R}-P',
    limit: ['P', '0', '\\frac{4\\sigma}{R}', 'an open straw'],
  },
}

/** A charged bubble: the pull of its own charge, surface tension and gas pressure balance. */
export const soapBubble: Template = {
  id: 'elec-soap-bubble',
  domain: 'electricity',
  level: 'olympiad',
  topics: ['electrostatic pressure', 'surface tension', 'gas laws'],
  choices: { gas: ['slow', 'quick', 'space', 'straw', 'bottle'], asked: ['charge', 'potential'] },
  published: { gas: 'slow', asked: 'charge' },
  form: (choice) => {
    const gas = pick(choice, 'gas', GASES)
    const charge = choice.asked === 'charge'
    const single = choice.gas === 'straw'
    const build = (lack: string): string => {
      if (lack === '0') return '0'
      const bracket = `\\left[${lack}\\right]`
      return charge
        ? `4\\pi R^2\\sqrt{2\\varepsilon_0${bracket}}`
        : `R\\sqrt{\\frac{2}{\\varepsilon_0}${bracket}}`
    }
    const answer = single
      ? charge
        ? '8\\pi\\sqrt{2\\varepsilon_0\\sigma R^3}'
        : '2\\sqrt{\\frac{2\\sigma R}{\\varepsilon_0}}'
      : build(gas.lack)
    const film = choice.gas === 'space' ? 'the liquid' : 'the soap film'
    return {
      title: 'The charged bubble',
      en: `${gas.en} The surface tension of ${film} is $\\sigma$ (on each of its two surfaces); the film conducts and is very thin, and its weight is negligible. ${
        charge
          ? `What charge does the bubble carry then (take it as positive)?`
          : `What is the electric potential of the bubble then, against a point very far away (take it as positive)?`
      }${single || choice.gas === 'bottle' ? ' (The straw is so thin that its own charge does not matter.)' : ''}`,
      zh: `${gas.zh}${choice.gas === 'space' ? '该液体' : '肥皂膜'}的表面张力系数为 $\\sigma$（膜有内外两个表面）；膜能导电，非常薄，重量可忽略。${
        charge ? '这时泡带有多少电荷（取正值）？' : '这时泡相对于极远处的电势是多少（取正值）？'
      }${single || choice.gas === 'bottle' ? '（吸管极细，其自身的电荷不计。）' : ''}`,
      symbols: [
        ['R', 'radius of the charged bubble', 'm', 1.2, 1.5],
        ['\\sigma', 'surface tension of the film', 'N/m', 0.5, 1],
        ...gas.symbols,
        'epsilon_0',
      ],
      asked: charge ? ['q', 'charge of the bubble', 'C'] : ['\\Phi', 'potential of the bubble', 'V'],
      ...(gas.symbols.includes(FIRST) ? { constraints: ['R_0<R'] } : {}),
      answer,
      solution: `The charge pulls the film outwards with $\\frac12\\varepsilon_0E^2$ per area, where $E=\\frac{q}{4\\pi\\varepsilon_0R^2}$ is the field just outside; both surfaces of the film pull inwards with $\\frac{4\\sigma}{R}$. ${gas.balance} So $\\frac12\\varepsilon_0E^2=${gas.lack}$, and with ${charge ? '$q=4\\pi\\varepsilon_0R^2E$' : '$\\Phi=ER$'} this gives $${answer}$.`,
      trap:
        choice.gas === 'quick'
          ? 'Using the law of Boyle and Mariotte although no heat is exchanged.'
          : 'Counting only one surface of the film, or taking the field on the charge itself to be the full field outside.',
      wrong: [
        build(gas.wrong),
        answer
          .replaceAll('2\\varepsilon_0', '\\varepsilon_0')
          .replaceAll('\\frac{2}{\\varepsilon_0}', '\\frac{1}{\\varepsilon_0}')
          .replaceAll('\\frac{2\\sigma R}{', '\\frac{\\sigma R}{'),
      ],
      limits: [
        gas.limit[0] === 'R'
          ? ['R', 'R_0', '0', gas.limit[3]]
          : [gas.limit[0], gas.limit[1], build(gas.limit[2]), gas.limit[3]],
      ],
    }
  },
}
