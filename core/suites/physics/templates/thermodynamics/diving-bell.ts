/** A bell open below is let down into a lake: where its depth is measured, how cold it is, what is asked. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const cold = pick(choice, 'water', { same: false, cold: true })
  const pumped = pick(choice, 'asked', { rise: false, pump: true })
  const depth = pick(choice, 'depth', {
    rim: {
      en: 'its rim is at the depth $d$',
      zh: '钟口边缘位于水面下 $d$ 深处',
      rim: 'd',
      both: 'd+H',
      wrong: 'd+H',
    },
    roof: {
      en: 'its flat top is at the depth $d$',
      zh: '钟的平顶位于水面下 $d$ 深处',
      rim: '(d+H)',
      both: 'd+2H',
      wrong: 'd',
    },
  })
  const en =
    `A diving bell is a cylinder of height $H$${pumped ? ' and cross-section $A$' : ''}, closed above, open below, with thin walls. ` +
    `On the deck of a ship it is full of air of the pressure $p_0$${cold ? ' and the absolute temperature $T_1$' : ''}. ` +
    `It is put upright on the water (density $\\rho$) and let down until ${depth.en}, with the whole bell under water. ` +
    (cold
      ? 'Down there the air in it takes the absolute temperature $T_2<T_1$ of the water. '
      : 'The water is as warm as the air. ') +
    (pumped
      ? 'Now a pump on the ship presses further air down through a hose, until the bell is just free of water. What volume of air of the state on deck must the pump take in for this? '
      : 'How high above the rim does the water stand in the bell? ') +
    '(Air is an ideal gas, its weight and the moisture in it do not matter.)'
  const zh =
    `潜水钟是一个高为 $H$${pumped ? '、横截面积为 $A$' : ''} 的薄壁圆筒，上端封闭，下端敞开。` +
    `在船的甲板上，钟内充满压强为 $p_0$${cold ? '、热力学温度为 $T_1$' : ''} 的空气。` +
    `把它竖直放到水（密度为 $\\rho$）面上并下放，直到${depth.zh}，整个钟都在水下。` +
    (cold ? '在那里，钟内空气的温度变为水的热力学温度 $T_2<T_1$。' : '水与空气温度相同。') +
    (pumped
      ? '现在，船上的泵通过软管继续向下压入空气，直到钟内恰好没有水。为此泵需要吸入多大体积的处于甲板上状态的空气？'
      : '钟内的水面比钟口边缘高多少？') +
    '（空气为理想气体，其重量和所含水汽不计。）'
  const symbols: SymbolRow[] = [
    ['p_0', 'pressure of the air on deck', 'Pa', 8, 12],
    ['\\rho', 'density of the water', 'kg/m^3', 0.8, 1.2],
    'g',
    ['d', `depth of the bell's ${pick(choice, 'depth', { rim: 'rim', roof: 'top' })}`, 'm', 1.5, 3],
    ['H', 'height of the bell', 'm', 0.5, 1],
  ]
  if (pumped) symbols.push(['A', 'cross-section of the bell', 'm^2', 0.5, 2])
  if (cold) {
    symbols.push(
      ['T_1', 'temperature on deck', 'K', 3, 3.5],
      ['T_2', 'temperature in the water', 'K', 2, 2.8],
    )
  }
  const shared = {
    title: pumped ? 'Clearing a diving bell' : 'Water in a diving bell',
    en,
    zh,
    symbols,
    ...(cold ? { constraints: ['T_2<T_1'] } : {}),
  }
  if (pumped) {
    const warming = cold ? '\\frac{T_1}{T_2}' : ''
    return {
      ...shared,
      asked: ['v', 'volume of air taken in', 'm^3'],
      answer: cold
        ? `AH\\left(${warming}\\left(1+\\frac{\\rho g${depth.rim}}{p_0}\\right)-1\\right)`
        : `\\frac{AH\\rho g${depth.rim}}{p_0}`,
      solution: `Free of water down to its rim, the bell holds the volume $AH$ at the pressure of the water at the rim, $p_0+\\rho g${depth.rim}$${cold ? ', at the temperature $T_2$' : ''}. On deck this air would fill $AH${warming}\\frac{p_0+\\rho g${depth.rim}}{p_0}$. The volume $AH$ of it was in the bell from the beginning.`,
      trap: cold
        ? 'Forgetting that cold air takes less room, or taking the pressure at the wrong end of the bell.'
        : 'Taking the pressure at the wrong end of the bell, or counting the air that was there from the beginning.',
      wrong: [
        `AH\\left(${warming}\\left(1+\\frac{\\rho g(${depth.wrong})}{p_0}\\right)-1\\right)`,
        ...(cold
          ? [`AH\\frac{\\rho g${depth.rim}}{p_0}`]
          : [`AH\\left(1+\\frac{\\rho g${depth.rim}}{p_0}\\right)`]),
      ],
      limits: [
        [
          'p_0',
          '\\infty',
          cold ? 'AH\\left(\\frac{T_1}{T_2}-1\\right)' : '0',
          cold
            ? 'only the cooling is to be made up for'
            : 'the weight of the water is nothing against the air pressure',
        ],
        ['H', '0', '0', 'a bell without room'],
      ],
    }
  }
  const product = cold
    ? `4\\rho gH\\left(p_0\\left(1-\\frac{T_2}{T_1}\\right)+\\rho g${depth.rim}\\right)`
    : `4\\rho^2g^2H${depth.rim}`
  const sum = `p_0+\\rho g(${depth.both})`
  const stale = cold ? `4\\rho^2g^2H${depth.rim}` : `4\\rho^2g^2H(${depth.wrong})`
  const staleSum = cold ? sum : pick(choice, 'depth', { rim: 'p_0+\\rho g(d+2H)', roof: 'p_0+\\rho g(d+H)' })
  return {
    ...shared,
    asked: ['x', 'height of the water above the rim, inside', 'm'],
    answer: `\\frac{${sum}-\\sqrt{\\left(${sum}\\right)^2-${product}}}{2\\rho g}`,
    solution: `The water inside stands $x$ above the rim, that is at the depth $${depth.rim}-x$, so the air has the pressure $p_0+\\rho g(${depth.rim}-x)$ and the height $H-x$. The gas law says $(p_0+\\rho g(${depth.rim}-x))(H-x)=p_0H${cold ? '\\frac{T_2}{T_1}' : ''}$, a quadratic equation in $x$; its smaller root is the one with $x<H$.`,
    trap: cold
      ? 'Leaving out the cooling, as if the temperature did not change.'
      : 'Mixing up the depth of the rim with that of the top.',
    wrong: [`\\frac{${staleSum}-\\sqrt{\\left(${staleSum}\\right)^2-${stale}}}{2\\rho g}`],
    limits: [
      [
        'p_0',
        '\\infty',
        cold ? 'H\\left(1-\\frac{T_2}{T_1}\\right)' : '0',
        cold ? 'only the cooling shrinks the air' : 'the air is too stiff to be compressed',
      ],
      ['d', '\\infty', 'H', 'very deep down the air fills almost nothing of the bell'],
    ],
  }
}

export const divingBell: Template = {
  id: 'thermo-diving-bell',
  domain: 'thermodynamics',
  level: 'high-school',
  topics: ['gas law', 'hydrostatic pressure'],
  choices: { depth: ['rim', 'roof'], water: ['same', 'cold'], asked: ['rise', 'pump'] },
  published: { depth: 'roof', water: 'same', asked: 'rise' },
  form,
}
