/** Swinging liquid in a U-tube with one or both arms closed: geometry of the arms and the way the air answers vary. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const both = pick(choice, 'ends', { one: false, both: true })
  const quick = pick(choice, 'air', { glass: true, copper: false })
  const arms = pick(choice, 'arms', { upright: 'upright', slanted: 'slanted', wide: 'wide' } as const)
  const gamma = quick ? '\\gamma ' : ''
  const air = `\\frac{${both ? '2' : ''}${gamma}p_0}{\\rho h}`
  // Per displacement in the closed narrow arm: driving pressure over (rho times effective length).
  const answer = {
    upright: `\\sqrt{\\frac1L\\left(2g+${air}\\right)}`,
    slanted: `\\sqrt{\\frac1L\\left(g(1+\\sin\\alpha)+${air}\\right)}`,
    wide: both
      ? `\\sqrt{\\frac{k+1}{kL_1+L_2}\\left(g+\\frac{${gamma}p_0}{\\rho h}\\right)}`
      : `\\sqrt{\\frac{g\\left(1+\\frac1k\\right)+\\frac{${gamma}p_0}{\\rho h}}{L_1+\\frac{L_2}{k}}}`,
  }[arms]
  const wrong = {
    upright: quick ? answer.replace('\\gamma ', '') : `\\sqrt{\\frac1L\\left(g+${air}\\right)}`,
    slanted: `\\sqrt{\\frac1L\\left(2g+${air}\\right)}`,
    wide: `\\sqrt{\\frac{2g+${air}}{L_1+L_2}}`,
  }[arms]
  const symbols: SymbolRow[] = [
    ['\\rho', 'density of the oil', 'kg/m^3', 0.8, 1.2],
    'g',
    ['p_0', 'pressure of the air at rest', 'Pa', 5, 10],
    ['h', 'length of an air column at rest', 'm', 0.5, 1],
    ...(arms === 'wide'
      ? ([
          ['L_1', 'length of the oil in the narrow part', 'm', 1, 1.5],
          ['L_2', 'length of the oil in the wide part', 'm', 0.7, 1.2],
          ['k', 'ratio of the cross-sections', '1', 2, 4],
        ] as const)
      : ([['L', 'length of the thread of oil', 'm', 1.5, 2.5]] as const)),
  ]
  if (arms === 'slanted')
    symbols.push(['\\alpha', 'angle of the slanting arm with the horizontal', 'rad', 0.3, 1.2])
  if (quick) symbols.push(['\\gamma', 'ratio of the specific heats of air', '1', 1.3, 1.6])
  const tube = {
    upright: {
      en: 'A U-tube of uniform cross-section with upright arms holds a thread of oil (density $\\rho$) of the total length $L$',
      zh: '一个横截面均匀、两臂竖直的U形管中有一段总长为 $L$ 的油柱（密度为 $\\rho$）',
    },
    slanted: {
      en: 'A tube of uniform cross-section is bent so that one arm is upright and the other makes the angle $\\alpha$ with the horizontal; it holds a thread of oil (density $\\rho$) of the total length $L$, which reaches up into both arms',
      zh: '一根横截面均匀的管子弯成一臂竖直、另一臂与水平面成 $\\alpha$ 角的形状；管中有一段总长为 $L$ 的油柱（密度为 $\\rho$），两端都伸入两臂之中',
    },
    wide: {
      en: 'A U-tube with upright arms has a narrow part and a wide part, whose cross-section is $k$ times as large; the oil in it (density $\\rho$) fills the length $L_1$ of the narrow part and the length $L_2$ of the wide one, and its surfaces lie in different parts (the place where the parts join is short, and the oil flows evenly over every cross-section)',
      zh: '一个两臂竖直的U形管由细的部分和粗的部分组成，粗的部分的横截面积是细的部分的 $k$ 倍；管中的油（密度为 $\\rho$）充满细的部分长度 $L_1$ 和粗的部分长度 $L_2$，两个液面分别位于不同的部分（两部分的连接处很短，油在每个横截面上均匀流动）',
    },
  }[arms]
  const closedArm = {
    upright: {
      en: 'One arm is closed above the oil, the other open to the air',
      zh: '一臂在油面上方封闭，另一臂与大气相通',
    },
    slanted: {
      en: 'The slanting arm is closed above the oil, the upright one open to the air',
      zh: '倾斜的一臂在油面上方封闭，竖直的一臂与大气相通',
    },
    wide: {
      en: 'The narrow arm is closed above the oil, the wide one open to the air',
      zh: '细的一臂在油面上方封闭，粗的一臂与大气相通',
    },
  }[arms]
  const ends = both
    ? {
        en: 'Both arms are closed above the oil. At rest the air in each has the pressure $p_0$ and fills the length $h$ of its arm',
        zh: '两臂都在油面上方封闭。静止时，每一臂中的空气压强都是 $p_0$，各占据该臂长度 $h$',
      }
    : {
        en: `${closedArm.en}. At rest the enclosed air has the same pressure $p_0$ as that outside and fills the length $h$ of its arm`,
        zh: `${closedArm.zh}。静止时，被封闭的空气与外界空气压强相同，为 $p_0$，占据该臂长度 $h$`,
      }
  return {
    title: both ? 'Oil between two cushions of air' : 'Oil on a cushion of air',
    en: `${tube.en}. ${ends.en}. ${quick ? 'The glass conducts heat so badly that the enclosed air, whose ratio of specific heats is $\\gamma$, exchanges none during a swing' : 'The tube is of copper and so narrow that the enclosed air always keeps the temperature of the room'}. A light knock sets the oil swinging a little. With what angular frequency? (There is no friction, and the weight of the air does not matter.)`,
    zh: `${tube.zh}。${ends.zh}。${quick ? '玻璃的导热性很差，被封闭的空气（比热容比为 $\\gamma$）在一次摆动中不与外界交换热量' : '管子是铜的，而且很细，被封闭的空气始终保持室温'}。轻轻敲一下，油开始做微小的振荡。其角频率是多少？（没有摩擦，空气的重量不计。）`,
    symbols,
    asked: ['\\omega', 'angular frequency', '1/s'],
    ...(arms === 'wide' ? { constraints: ['k>1'] } : {}),
    answer,
    solution: `Let the oil rise by $s$ in the ${arms === 'slanted' ? 'slanting arm, along it' : arms === 'wide' ? 'narrow arm; in the wide one it sinks by $s/k$' : both ? 'one arm' : 'closed arm'}. The weight pushes back with the pressure $\\rho g${{ upright: '\\cdot2s', slanted: 's(1+\\sin\\alpha)', wide: 's\\left(1+\\frac1k\\right)' }[arms]}$, the enclosed air with ${both ? (arms === 'wide' ? `$\\frac{${gamma}p_0s}{h}\\left(1+\\frac1k\\right)$` : `$\\frac{2${gamma}p_0s}{h}$`) : `$\\frac{${gamma}p_0s}{h}$`}. ${arms === 'wide' ? 'To accelerate the oil a pressure $\\rho\\ddot s\\left(L_1+\\frac{L_2}{k}\\right)$ is needed, since the oil in the wide part moves $k$ times more slowly' : 'To accelerate the oil the pressure $\\rho L\\ddot s$ is needed'}.`,
    trap: {
      upright: quick ? 'Letting the air keep its temperature.' : 'Counting the rise on one side only.',
      slanted: 'Counting the height of both surfaces as in a U-tube with upright arms.',
      wide: 'Letting all the oil move equally fast.',
    }[arms],
    wrong: [wrong],
    limits: [
      [
        'p_0',
        '0',
        {
          upright: '\\sqrt{\\frac{2g}{L}}',
          slanted: '\\sqrt{\\frac{g(1+\\sin\\alpha)}{L}}',
          wide: '\\sqrt{\\frac{g(k+1)}{kL_1+L_2}}',
        }[arms],
        'without air only the weight drives the oil back',
      ],
      ['h', '0', '\\infty', 'a short cushion is a stiff one'],
    ],
  }
}

export const closedManometer: Template = {
  id: 'thermo-closed-manometer',
  domain: 'thermodynamics',
  level: 'undergraduate',
  topics: ['oscillations', 'adiabatic change', 'compressibility'],
  choices: { arms: ['upright', 'slanted', 'wide'], ends: ['one', 'both'], air: ['glass', 'copper'] },
  published: { arms: 'wide', ends: 'one', air: 'glass' },
  form,
}
