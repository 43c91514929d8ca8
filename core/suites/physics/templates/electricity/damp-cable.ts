import { pick } from '../template.ts'
import type { SymbolRow, Template } from '../template.ts'

interface Shape {
  en: string
  zh: string
  /** geometric factors: resistance of a layer = rho times factor over `per` */
  inner: string
  outer: string
  per: string
  symbols: readonly SymbolRow[]
  way: string
}

const SHAPES: Readonly<Record<string, Shape>> = {
  flat: {
    en: 'A capacitor has two large parallel metal plates of area $A$. Between them lie two layers of insulation, which touch each other and the plates: the first, of thickness $a$, beside the positive plate, the second, of thickness $b$',
    zh: '一个电容器有两块面积为 $A$ 的平行大金属板。板间有两层绝缘材料，彼此贴紧并贴紧金属板：第一层厚度为 $a$，靠近正极板；第二层厚度为 $b$',
    inner: 'a',
    outer: 'b',
    per: 'A',
    symbols: [
      ['A', 'area of the plates', 'm^2', 1, 2],
      ['a', 'thickness of the first layer', 'm', 0.5, 1],
      ['b', 'thickness of the second layer', 'm', 0.5, 1],
    ],
    way: 'the same current density everywhere',
  },
  cable: {
    en: 'A long straight cable of length $l$ has a round copper core of radius $r_1$ and a metal sheath. The core is surrounded by two layers of insulation: the first from the radius $r_1$ to $r_2$, the second from $r_2$ to $r_3$, where the sheath begins',
    zh: '一根长直电缆长为 $l$，中心是半径为 $r_1$ 的圆铜芯，外面有金属护套。芯线周围有两层绝缘材料：第一层从半径 $r_1$ 到 $r_2$，第二层从 $r_2$ 到 $r_3$，护套从那里开始',
    inner: '\\ln\\frac{r_2}{r_1}',
    outer: '\\ln\\frac{r_3}{r_2}',
    per: '2\\pi l',
    symbols: [
      ['l', 'length of the cable', 'm', 2, 4],
      ['r_1', 'radius of the core', 'm', 0.3, 0.5],
      ['r_2', 'radius where the layers touch', 'm', 0.7, 1],
      ['r_3', 'inner radius of the sheath', 'm', 1.3, 1.8],
    ],
    way: 'a current density that falls with one over the radius',
  },
  ball: {
    en: 'The high-voltage electrode of an old apparatus is a metal ball of radius $r_1$, surrounded by two concentric layers of insulation: the first from the radius $r_1$ to $r_2$, the second from $r_2$ to $r_3$, where a closed metal shell begins',
    zh: '一台老式仪器的高压电极是一个半径为 $r_1$ 的金属球，外面有两层同心的绝缘材料：第一层从半径 $r_1$ 到 $r_2$，第二层从 $r_2$ 到 $r_3$，那里开始是封闭的金属外壳',
    inner: '\\left(\\frac1{r_1}-\\frac1{r_2}\\right)',
    outer: '\\left(\\frac1{r_2}-\\frac1{r_3}\\right)',
    per: '4\\pi ',
    symbols: [
      ['r_1', 'radius of the metal ball', 'm', 0.3, 0.5],
      ['r_2', 'radius where the layers touch', 'm', 0.7, 1],
      ['r_3', 'inner radius of the metal shell', 'm', 1.3, 1.8],
    ],
    way: 'a current density that falls with one over the square of the radius',
  },
}

const POSITIVE: Readonly<Record<string, readonly [string, string]>> = {
  flat: ['', ''],
  cable: [' The core is positive.', '芯线为正极。'],
  ball: [' The ball is positive.', '金属球为正极。'],
}

/** Two layers of insulation that leak a little. */
export const dampCable: Template = {
  id: 'elec-damp-cable',
  domain: 'electricity',
  level: 'undergraduate',
  topics: ['dielectrics', 'conduction', 'interfaces', 'relaxation'],
  choices: { shape: ['flat', 'cable', 'ball'], asked: ['charge', 'heat', 'time'] },
  published: { shape: 'cable', asked: 'charge' },
  form: (choice) => {
    const shape = pick(choice, 'shape', SHAPES)
    const [positive, positiveZh] = pick(choice, 'shape', POSITIVE)
    const { inner, outer, per } = shape
    const sum = `\\rho_1${inner}+\\rho_2${outer}`
    const asked = pick(choice, 'asked', {
      charge: {
        en: `A constant voltage $U$ has been applied between the metal parts for a very long time.${positive} What free charge sits on the boundary between the two layers?`,
        zh: `两金属部分之间加上恒定电压 $U$ 已经很久。${positiveZh}两层交界面上的自由电荷是多少？`,
        asked: ['Q', 'free charge on the boundary between the layers', 'C'],
        symbols: [
          ['\\kappa_1', 'relative permittivity of the first layer', '1', 2, 3],
          ['\\kappa_2', 'relative permittivity of the second layer', '1', 4, 6],
        ],
        properties: true,
        answer: `\\frac{${per}\\varepsilon_0U(\\kappa_2\\rho_2-\\kappa_1\\rho_1)}{${sum}}`,
        wrong: `\\frac{${per}\\varepsilon_0U(\\kappa_2-\\kappa_1)\\rho_1}{${sum}}`,
        how: `The steady current is $I=\\frac{${per}U}{${sum}}$, the same through both layers, with ${shape.way}. The field is the resistivity times the current density, so the flux of $\\varepsilon_0\\kappa E$ is $\\varepsilon_0\\kappa_1\\rho_1I$ in the first layer and $\\varepsilon_0\\kappa_2\\rho_2I$ in the second; the difference is the free charge on the boundary.`,
      },
      heat: {
        en: `A constant voltage $U$ has been applied between the metal parts for a very long time.${positive} What power goes into heat in the second layer alone?`,
        zh: `两金属部分之间加上恒定电压 $U$ 已经很久。${positiveZh}仅第二层中有多少功率变成热？`,
        asked: ['P', 'heating power in the second layer', 'W'],
        symbols: [],
        properties: false,
        answer: `\\frac{${per}U^2\\rho_2${outer}}{\\left(${sum}\\right)^2}`,
        wrong: `\\frac{${per}U^2}{${sum}}`,
        how: `The layers are in series, with the resistances $\\frac{\\rho_1}{${per}}${inner}$ and $\\frac{\\rho_2}{${per}}${outer}$ (${shape.way}). The second resistance times the square of the current is the power.`,
      },
      time: {
        en: 'Now a constant voltage is applied between the metal parts. At once the layers share it like capacitors; after a long time they share it like resistors. With which time constant does the free charge on the boundary between the layers approach its final value?',
        zh: '现在在两金属部分之间加上恒定电压。起初两层像电容器那样分配电压；很久以后像电阻那样分配。两层交界面上的自由电荷趋于其最终值的时间常数是多少？',
        asked: ['\\tau', 'time constant', 's'],
        symbols: [
          ['\\kappa_1', 'relative permittivity of the first layer', '1', 2, 3],
          ['\\kappa_2', 'relative permittivity of the second layer', '1', 4, 6],
        ],
        properties: true,
        answer: `\\frac{\\varepsilon_0\\rho_1\\rho_2\\left(\\kappa_1${outer}+\\kappa_2${inner}\\right)}{${sum}}`,
        wrong: `\\varepsilon_0(\\kappa_1\\rho_1+\\kappa_2\\rho_2)`,
        how: `With the outer voltage constant, the charge of the boundary sees both layers side by side: the time constant is $(C_1+C_2)\\frac{R_1R_2}{R_1+R_2}$, with the resistances $\\frac{\\rho_1}{${per}}${inner}$, $\\frac{\\rho_2}{${per}}${outer}$ and for each layer $R_iC_i=\\varepsilon_0\\kappa_i\\rho_i$.`,
      },
    } as const)
    const properties = asked.properties
      ? {
          en: 'The first layer has the resistivity $\\rho_1$ and the relative permittivity $\\kappa_1$, the second $\\rho_2$ and $\\kappa_2$; both conduct only very little.',
          zh: '第一层的电阻率为 $\\rho_1$，相对介电常数为 $\\kappa_1$；第二层分别为 $\\rho_2$ 和 $\\kappa_2$；两者都只有极微弱的导电性。',
        }
      : {
          en: 'The first layer has the resistivity $\\rho_1$, the second $\\rho_2$; both conduct only very little.',
          zh: '第一层的电阻率为 $\\rho_1$，第二层为 $\\rho_2$；两者都只有极微弱的导电性。',
        }
    return {
      title: 'Insulation that has become damp',
      en: `${shape.en}. The insulation has become damp. ${properties.en} ${asked.en}${choice.shape === 'ball' ? '' : ' (Effects of the edges and ends are negligible.)'}`,
      zh: `${shape.zh}。绝缘材料受了潮。${properties.zh}${asked.zh}${choice.shape === 'ball' ? '' : '（边缘和端部效应可忽略。）'}`,
      symbols: [
        ...shape.symbols,
        ['\\rho_1', 'resistivity of the first layer', 'ohm*m', 1, 1.5],
        ['\\rho_2', 'resistivity of the second layer', 'ohm*m', 1, 1.5],
        ...asked.symbols,
        ...(choice.asked === 'time' ? [] : ([['U', 'voltage', 'V', 1, 2]] as const)),
        ...(asked.properties ? (['epsilon_0'] as const) : []),
      ],
      asked: asked.asked,
      answer: asked.answer,
      solution: `${asked.how} So the answer is $${asked.answer}$.`,
      trap: 'Sharing the voltage between the layers like capacitors, although in the long run the leak currents decide.',
      wrong: [asked.wrong],
      limits:
        choice.asked === 'charge'
          ? [
              [
                'kappa_2',
                '\\frac{\\kappa_1\\rho_1}{\\rho_2}',
                '0',
                'equal relaxation times: no charge gathers',
              ],
            ]
          : choice.asked === 'heat'
            ? [['rho_1', '0', `\\frac{${per}U^2}{\\rho_2${outer}}`, 'the second layer alone']]
            : [
                [
                  'rho_2',
                  '\\infty',
                  `\\frac{\\varepsilon_0\\rho_1\\left(\\kappa_1${outer}+\\kappa_2${inner}\\right)}{${outer}}`,
                  'only the first layer leaks',
                ],
              ],
    }
  },
}
