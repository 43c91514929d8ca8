import { pick } from '../template.ts'
import type { Template } from '../template.ts'

/** Oil climbs into a charged capacitor that stands with its foot in it. */
export const oilRise: Template = {
  id: 'elec-oil-rise',
  domain: 'electricity',
  level: 'olympiad',
  topics: ['dielectrics', 'energy', 'hydrostatics'],
  choices: {
    shape: ['plates', 'tubes'],
    source: ['connected', 'isolated'],
    asked: ['voltage', 'heat', 'height'],
  },
  allowed: ({ source, asked }) => asked !== 'height' || source === 'connected',
  published: { shape: 'tubes', source: 'isolated', asked: 'voltage' },
  form: (choice) => {
    const isolated = choice.source === 'isolated'
    const heat = choice.asked === 'heat'
    const shape = pick(choice, 'shape', {
      plates: {
        en: 'Two large rectangular metal plates of width $w$ stand upright and parallel, the small distance $d$ apart',
        zh: '两块宽为 $w$ 的矩形大金属板竖直平行放置，间距很小，为 $d$',
        // cross-section of the gap, capacitance per height without oil
        area: 'wd',
        per: '\\frac{\\varepsilon_0w}{d}',
        voltage: 'd\\sqrt{\\frac{2\\rho gh}{\\varepsilon_0(\\kappa-1)}}',
        height: '\\frac{\\varepsilon_0(\\kappa-1)U^2}{2\\rho gd^2}',
        wrongHeight: '\\frac{\\varepsilon_0(\\kappa-1)U^2}{\\rho gd^2}',
        wrongVoltage: 'd\\sqrt{\\frac{\\rho gh}{\\varepsilon_0(\\kappa-1)}}',
        symbols: [
          ['w', 'width of the plates', 'm', 1, 2],
          ['d', 'distance of the plates', 'm', 0.3, 0.6],
        ],
        inside: 'between the plates',
        insideZh: '板间',
        names: 'plates',
        namesZh: '两板',
      },
      tubes: {
        en: 'Two coaxial metal tubes stand upright; the inner one has the outer radius $a$, the outer one the inner radius $b$',
        zh: '两根同轴的金属管竖直放置；内管的外半径为 $a$，外管的内半径为 $b$',
        area: '\\pi(b^2-a^2)',
        per: '\\frac{2\\pi\\varepsilon_0}{\\ln\\frac ba}',
        voltage: '\\sqrt{\\frac{\\rho gh(b^2-a^2)\\ln\\frac ba}{\\varepsilon_0(\\kappa-1)}}',
        height: '\\frac{\\varepsilon_0(\\kappa-1)U^2}{\\rho g(b^2-a^2)\\ln\\frac ba}',
        wrongHeight: '\\frac{\\varepsilon_0(\\kappa-1)U^2}{2\\rho g(b-a)^2}',
        wrongVoltage: '(b-a)\\sqrt{\\frac{2\\rho gh}{\\varepsilon_0(\\kappa-1)}}',
        symbols: [
          ['a', 'outer radius of the inner tube', 'm', 0.4, 0.6],
          ['b', 'inner radius of the outer tube', 'm', 0.9, 1.2],
        ],
        inside: 'between the tubes',
        insideZh: '两管之间',
        names: 'tubes',
        namesZh: '两管',
      },
    } as const)
    const rise = '\\left(1+\\frac{(\\kappa-1)h}{L}\\right)'
    const { area } = shape
    const half = `\\frac12\\rho g${area}h^2`
    const isolatedHeat = `\\rho g${area}h^2\\left[\\frac12+\\frac{(\\kappa-1)h}{L}\\right]`
    const asked = pick(choice, 'asked', {
      voltage: {
        en: isolated
          ? 'What was the voltage at first, before the oil was raised?'
          : 'What is the voltage of the source?',
        zh: isolated ? '起初、油还没有升上来之前的电压是多少？' : '电源的电压是多少？',
        asked: ['U', isolated ? 'voltage before the oil came' : 'voltage of the source', 'V'],
        answer: isolated ? `${rise}${shape.voltage}` : shape.voltage,
        wrong: isolated ? shape.voltage : shape.wrongVoltage,
      },
      heat: {
        en: 'How much heat was produced in all, from the moment at which the oil began to rise until everything was at rest?',
        zh: '从油开始上升到一切静止，一共产生多少热量？',
        asked: ['H', 'heat produced', 'J'],
        answer: isolated ? isolatedHeat : half,
        wrong: isolated ? half : `\\rho g${area}h^2`,
      },
      height: {
        en: `To what height does the oil stand ${shape.inside} in the end, above its level outside?`,
        zh: `最终${shape.insideZh}的油面比外面的油面高多少？`,
        asked: ['h', `height of the oil ${shape.inside}`, 'm'],
        answer: shape.height,
        wrong: shape.wrongHeight,
      },
    } as const)
    const height = choice.asked === 'height'
    const source = isolated
      ? {
          en: `They are charged, and the source is taken away. Then a wide basin with insulating oil of density $\\rho$ and relative permittivity $\\kappa$ is brought from below, until the oil just touches their lower ends. The oil rises ${shape.inside} and in the end stands there at the height $h$ above its level outside. The ${shape.names} have the height $L>h$.`,
          zh: `先使它们带电，然后移去电源。再从下面移来一个盛有绝缘油的宽盆，油的密度为 $\\rho$，相对介电常数为 $\\kappa$，直到油面刚好碰到它们的下端。油在${shape.insideZh}上升，最终那里的油面比外面的油面高 $h$。${shape.namesZh}的高度为 $L>h$。`,
        }
      : {
          en: `Their lower ends just touch the oil in a wide basin, an insulator of density $\\rho$ and relative permittivity $\\kappa$. Then a source of constant voltage ${height ? '$U$ ' : ''}is connected to them and stays connected. ${height ? '' : `The oil rises ${shape.inside} and in the end stands there at the height $h$ above its level outside, below the upper ends. `}`.trim(),
          zh: `它们的下端刚好碰到宽盆中的油，油是绝缘体，密度为 $\\rho$，相对介电常数为 $\\kappa$。然后把电压恒定${height ? '为 $U$ ' : ''}的电源接到它们上面，并保持连接。${height ? '' : `油在${shape.insideZh}上升，最终那里的油面比外面的油面高 $h$，低于上端。`}`,
        }
    return {
      title: 'Oil that climbs',
      en: `${shape.en}. ${source.en} The level in the basin does not change noticeably, and capillarity and effects of the edges are negligible. ${asked.en}`,
      zh: `${shape.zh}。${source.zh}盆中油面的高度没有明显变化，毛细现象和边缘效应可忽略。${asked.zh}`,
      symbols: [
        ...shape.symbols,
        ['\\rho', 'density of the oil', 'kg/m^3', 1, 1.5],
        ['\\kappa', 'relative permittivity of the oil', '1', 2, 4],
        ...(height
          ? ([['U', 'voltage of the source', 'V', 1, 2]] as const)
          : ([['h', 'height of the oil above its level outside', 'm', 0.3, 0.6]] as const)),
        ...(isolated ? ([['L', `height of the ${shape.names}`, 'm', 1, 2]] as const) : []),
        ...(heat ? [] : (['epsilon_0'] as const)),
        'g',
      ],
      asked: asked.asked,
      answer: asked.answer,
      solution: `With oil up to the height $x$ the capacitance is $C=c\\left[L+(\\kappa-1)x\\right]$, where $L$ is the height of the ${shape.names} and $c=${shape.per}$. The field pulls the oil up with $\\frac12V^2\\frac{dC}{dx}=\\frac12c(\\kappa-1)V^2$, and at the height $h$ this carries the weight $\\rho g\\cdot ${area}\\,h$; $V$ is the voltage that is there then. ${
        isolated
          ? `The charge stays the same, so the voltage at first was $V$ times $1+\\frac{(\\kappa-1)h}{L}$.`
          : 'It is the voltage of the source.'
      } ${
        heat
          ? isolated
            ? `The field energy falls by $\\frac{Q^2}{2}\\left(\\frac1{C_0}-\\frac1C\\right)$, which with the balance is $\\rho g\\cdot ${area}\\,h^2\\left(1+\\frac{(\\kappa-1)h}{L}\\right)$; one half of $\\rho g\\cdot ${area}\\,h^2$ lifts the oil, and the rest becomes heat:`
            : `The source gives $V^2\\Delta C$, the field takes one half of it; the other half, which with the balance is $\\rho g\\cdot ${area}\\,h^2$, lifts the oil with one half of that and becomes heat with the rest (the heat of charging the empty capacitor comes before and is not meant):`
          : 'So the answer is'
      } $${asked.answer}$.`,
      trap: isolated
        ? 'Using the voltage at first in the balance: with a constant charge it falls while the oil rises.'
        : heat
          ? 'Thinking that nothing is lost: the oil would swing for ever.'
          : 'Setting the field energy equal to the energy of the lifted oil instead of balancing the forces.',
      wrong: [asked.wrong],
      limits: [
        choice.asked === 'height' ? ['U', '0', '0', 'no voltage'] : ['h', '0', '0', 'no rise'],
        ...(isolated
          ? ([
              ['L', '\\infty', heat ? half : shape.voltage, 'a very high capacitor keeps its voltage'],
            ] as const)
          : []),
      ],
    }
  },
}
