/** A boiling kettle measures heights: up a mountain or down a shaft, through different airs, open or with a valve. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const up = pick(choice, 'place', { mountain: true, shaft: false })
  const valve = pick(choice, 'pot', { open: false, valve: true })
  const height = pick(choice, 'asked', { boiling: false, height: true })
  const sign = up ? '-' : '+'
  const air = pick(choice, 'air', { even: 'even', lapse: 'lapse', mixed: 'mixed' } as const)
  const symbols: SymbolRow[] = [
    ['T_0', 'boiling temperature at the hut', 'K', 1.6, 1.7],
    ['L', 'molar heat of vaporisation', 'J/mol', 8, 12],
    ['T_a', 'temperature of the air at the hut', 'K', 1.5, 2],
    ['M', 'molar mass of the air', 'kg/mol', 0.8, 1.2],
    'g',
    'R_gas',
  ]
  if (height) symbols.push(['T', 'boiling temperature in the kettle', 'K', up ? 1.4 : 1.75, up ? 1.5 : 1.85])
  else symbols.push(['h', up ? 'height above the hut' : 'depth below the hut', 'm', 0.05, 0.1])
  if (air === 'lapse')
    symbols.push(['\\Gamma', 'fall of the temperature of the air with height', 'K/m', 1, 2])
  if (air === 'mixed') symbols.push(['\\gamma', 'ratio of the specific heats of air', '1', 1.3, 1.6])
  if (valve) {
    symbols.push(
      ['p_0', 'pressure of the air at the hut', 'Pa', 1, 1.2],
      ['\\Delta p', 'excess pressure at which the valve opens', 'Pa', 0.04, 0.08],
    )
  }
  // Pressure at the place over that at the hut, and its logarithm.
  const mixing = '\\frac{\\gamma-1}{\\gamma}\\frac{Mgh}{RT_a}'
  const pressure = {
    even: `e^{${up ? '-' : ''}Mgh/(RT_a)}`,
    lapse: `\\left(1${sign}\\frac{\\Gamma h}{T_a}\\right)^{Mg/(R\\Gamma)}`,
    mixed: `\\left(1${sign}${mixing}\\right)^{\\gamma/(\\gamma-1)}`,
  }[air]
  const cooling = {
    even: `${up ? '+' : '-'}\\frac{Mgh}{LT_a}`,
    lapse: `-\\frac{Mg}{L\\Gamma}\\ln\\left(1${sign}\\frac{\\Gamma h}{T_a}\\right)`,
    mixed: `-\\frac{\\gamma R}{(\\gamma-1)L}\\ln\\left(1${sign}${mixing}\\right)`,
  }[air]
  const boiling = valve
    ? `\\frac{1}{\\frac1{T_0}-\\frac RL\\ln\\left(${pressure}+\\frac{\\Delta p}{p_0}\\right)}`
    : `\\frac{1}{\\frac1{T_0}${cooling}}`
  const clausius = '\\frac LR\\left(\\frac1{T_0}-\\frac1T\\right)'
  const share = valve ? `\\left(e^{${clausius}}-\\frac{\\Delta p}{p_0}\\right)` : ''
  const power = (exponent: string): string =>
    valve ? `${share}^{${exponent}}` : `e^{${exponent}${clausius}}`
  const difference = (term: string): string => (up ? `\\left(1-${term}\\right)` : `\\left(${term}-1\\right)`)
  const asHeight = {
    even: evenHeight(up, valve, clausius),
    lapse: `\\frac{T_a}{\\Gamma}${difference(power('\\frac{R\\Gamma}{Mg}'))}`,
    mixed: `\\frac{\\gamma RT_a}{(\\gamma-1)Mg}${difference(power('\\frac{\\gamma-1}{\\gamma}'))}`,
  }[air]
  const linear = up ? '\\left(1-e^{' + clausius + '}\\right)' : '\\left(e^{' + clausius + '}-1\\right)'
  const wrong = height
    ? `\\frac{RT_a}{Mg}${linear}`
    : valve
      ? boiling.replace('+\\frac{\\Delta p}{p_0}', '')
      : `T_0${pressure}`
  const airWords = {
    even: {
      en: 'has the same absolute temperature $T_a$ at all heights',
      zh: '在所有高度上的热力学温度都是 $T_a$',
    },
    lapse: {
      en: 'has the absolute temperature $T_a$ at the hut, which falls by $\\Gamma$ with every unit of height and rises likewise below',
      zh: '在小屋处的热力学温度为 $T_a$，向上每升高单位高度降低 $\\Gamma$，向下则同样地升高',
    },
    mixed: {
      en: 'has the absolute temperature $T_a$ at the hut and is so well mixed that a parcel which rises or sinks without exchanging heat is always just as warm as the air around it (the ratio of the specific heats is $\\gamma$)',
      zh: '在小屋处的热力学温度为 $T_a$，并且混合得很好，使得一团不交换热量的空气上升或下降时总与周围的空气温度相同（比热容比为 $\\gamma$）',
    },
  }[air]
  const place = up
    ? {
        en: height ? 'on a mountain top' : 'on a mountain top, at the height $h$ above the hut,',
        zh: height ? '山顶上' : '比小屋高 $h$ 的山顶上',
      }
    : {
        en: height
          ? 'at the bottom of an old mine shaft'
          : 'at the bottom of an old mine shaft, at the depth $h$ below the hut,',
        zh: height ? '一个旧矿井的井底' : '比小屋低 $h$ 的一个旧矿井的井底',
      }
  const kettle = valve
    ? {
        en: 'a kettle whose lid has a valve: it lets steam out as soon as the pressure inside exceeds that of the air around by $\\Delta p$ (the pressure of the air at the hut is $p_0$; the kettle holds steam and water only)',
        zh: '一只壶盖带阀门的水壶烧水（壶内压强比周围空气高出 $\\Delta p$ 时阀门就放出蒸汽；小屋处的大气压强为 $p_0$；壶内只有水和水蒸气）',
      }
    : { en: 'an open kettle', zh: '一只敞口的水壶烧水' }
  return {
    title: height ? 'The kettle as a surveyor' : 'Tea at another height',
    en:
      `At a mountain hut water boils in an open pot at the absolute temperature $T_0$. The still air of the region, an ideal gas of molar mass $M$, ${airWords.en}. The molar heat of vaporisation of water is $L$ and does not depend on the temperature; its vapour is an ideal gas, and the volume of the liquid is negligible against that of the vapour. ${place.en.replace(/^on|^at/, (w) => (w === 'on' ? 'On' : 'At'))} water is boiled in ${kettle.en}. ` +
      (height
        ? `It boils at the absolute temperature $T$. How far is it ${up ? 'up' : 'down'} from the hut to this place?`
        : 'At what absolute temperature does it boil?'),
    zh:
      `在一座山间小屋，水在敞口锅中于热力学温度 $T_0$ 沸腾。该地区静止的空气是摩尔质量为 $M$ 的理想气体，${airWords.zh}。水的摩尔汽化热为 $L$，与温度无关；水蒸气是理想气体，液体的体积与蒸汽相比可以忽略。在${place.zh}，用${kettle.zh}。` +
      (height
        ? `水在热力学温度 $T$ 沸腾。从小屋${up ? '向上' : '向下'}到这个地方的高度差是多少？`
        : '水在多高的热力学温度沸腾？'),
    symbols,
    asked: height
      ? ['h', up ? 'height above the hut' : 'depth below the hut', 'm']
      : ['T', 'boiling temperature', 'K'],
    constraints: height ? [up ? 'T<T_0' : 'T_0<T'] : [],
    answer: height ? asHeight : boiling,
    solution: `The weight of the air gives $\\frac{\\mathrm dp}{\\mathrm dz}=-\\frac{Mgp}{RT_{air}(z)}$, so at the place the air has $${pressure}$ times the pressure of the hut${air === 'mixed' ? ' (a well-mixed air cools by $\\frac{\\gamma-1}{\\gamma}\\frac{Mg}{R}$ per height)' : ''}. ${valve ? 'In the kettle $\\Delta p$ is added. ' : ''}By Clausius and Clapeyron the vapour pressure is $\\exp\\left(\\frac LR\\left(\\frac1{T_0}-\\frac1T\\right)\\right)$ times that at $T_0$. Water boils where it equals the pressure in the pot; solve for ${height ? '$h$' : '$T$'}.`,
    trap: height
      ? 'Letting the pressure of the air change evenly with height.'
      : valve
        ? 'Forgetting the valve, or adding its pressure before the air pressure is worked out.'
        : 'Letting the boiling temperature change in proportion to the pressure.',
    wrong: [wrong],
    limits: height
      ? valve
        ? [['T_a', '0', '0', 'in very cold air the pressure changes over a short way']]
        : [['T', 'T_0', '0', 'no difference, no height']]
      : [
          [
            'h',
            '0',
            valve ? '\\frac{1}{\\frac1{T_0}-\\frac RL\\ln\\left(1+\\frac{\\Delta p}{p_0}\\right)}' : 'T_0',
            valve ? 'beside the hut only the valve counts' : 'beside the hut',
          ],
        ],
  }
}

function evenHeight(up: boolean, valve: boolean, clausius: string): string {
  if (!valve)
    return `\\frac{LT_a}{Mg}\\left(${up ? '\\frac1T-\\frac1{T_0}' : '\\frac1{T_0}-\\frac1T'}\\right)`
  return `${up ? '-' : ''}\\frac{RT_a}{Mg}\\ln\\left(e^{${clausius}}-\\frac{\\Delta p}{p_0}\\right)`
}

export const hypsometer: Template = {
  id: 'thermo-hypsometer',
  domain: 'thermodynamics',
  level: 'undergraduate',
  topics: ['vapour pressure', 'barometric formula'],
  choices: {
    asked: ['boiling', 'height'],
    place: ['mountain', 'shaft'],
    air: ['even', 'lapse', 'mixed'],
    pot: ['open', 'valve'],
  },
  published: { asked: 'height', place: 'mountain', air: 'even', pot: 'valve' },
  form,
}
