/** Heat radiation in a box of mirrors, let out in one way and pressed back in another. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const way = `${choice['out'] ?? ''}-${choice['back'] ?? ''}`
  const asked = pick(choice, 'asked', { end: 'end', work: 'work', entropy: 'entropy' } as const)
  const scale = '\\frac{4\\sigma T^4}{c}'
  const row = pick({ way }, 'way', {
    'burst-slow': {
      end: 'T\\left(\\frac{V_2}{V_1}\\right)^{1/12}',
      endWrong: 'T',
      work: `${scale}V_1\\left(\\left(\\frac{V_2}{V_1}\\right)^{1/3}-1\\right)`,
      workWrong: `${scale}V_1\\left(\\left(\\frac{V_2}{V_1}\\right)^{1/12}-1\\right)`,
      delivered: false,
      solution:
        'The bursting leaves the energy $\\frac{4\\sigma}{c}VT^4$ unchanged, so the temperature falls to $T(V_1/V_2)^{1/4}$. On the way back the pressure is a third of the energy density, and $\\mathrm d(uV)=-\\frac u3\\mathrm dV$ gives $uV^{4/3}$ and so $TV^{1/3}$ constant: the temperature grows by the factor $(V_2/V_1)^{1/3}$.',
      workSolution: ' Work is done on the way back only; it is the growth of the energy.',
    },
    'burst-bath': {
      end: 'T\\left(\\frac{V_1}{V_2}\\right)^{1/4}',
      endWrong: 'T\\left(\\frac{V_1}{V_2}\\right)^{1/3}',
      work: '\\frac{4\\sigma T^4}{3c}V_1\\left(1-\\frac{V_1}{V_2}\\right)',
      workWrong: `${scale}V_1\\left(1-\\frac{V_1}{V_2}\\right)`,
      delivered: false,
      solution:
        'The bursting leaves the energy $\\frac{4\\sigma}{c}VT^4$ unchanged, so the temperature falls to $T(V_1/V_2)^{1/4}$, and there it stays.',
      workSolution:
        ' On the way back the pressure is constant, a third of the energy density: $\\frac{4\\sigma}{3c}T^4\\frac{V_1}{V_2}$; times $V_2-V_1$ this is the work.',
    },
    'bath-slow': {
      end: 'T\\left(\\frac{V_2}{V_1}\\right)^{1/3}',
      endWrong: 'T\\left(\\frac{V_2}{V_1}\\right)^{1/4}',
      work: `${scale}\\left(V_1\\left(\\frac{V_2}{V_1}\\right)^{4/3}-V_1-\\frac43(V_2-V_1)\\right)`,
      workWrong: `${scale}\\left(V_1\\left(\\frac{V_2}{V_1}\\right)^{4/3}-V_2\\right)`,
      delivered: false,
      solution:
        'On the way out the temperature stays $T$. On the way back the pressure is a third of the energy density, and $\\mathrm d(uV)=-\\frac u3\\mathrm dV$ gives $uV^{4/3}$ and so $TV^{1/3}$ constant.',
      workSolution:
        ' On the way out the constant pressure does the work $\\frac{4\\sigma}{3c}T^4(V_2-V_1)$; on the way back the energy grows from $\\frac{4\\sigma}{c}T^4V_2$ to $\\frac{4\\sigma}{c}T^4V_1(V_2/V_1)^{4/3}$.',
    },
    'slow-bath': {
      end: 'T\\left(\\frac{V_1}{V_2}\\right)^{1/3}',
      endWrong: 'T\\left(\\frac{V_1}{V_2}\\right)^{1/4}',
      work: `${scale}V_1\\left(1-\\frac43\\left(\\frac{V_1}{V_2}\\right)^{1/3}+\\frac13\\left(\\frac{V_1}{V_2}\\right)^{4/3}\\right)`,
      workWrong: `${scale}V_1\\left(1-\\left(\\frac{V_1}{V_2}\\right)^{1/3}\\right)`,
      delivered: true,
      solution:
        'On the way out the pressure is a third of the energy density, and $\\mathrm d(uV)=-\\frac u3\\mathrm dV$ gives $uV^{4/3}$ and so $TV^{1/3}$ constant; on the way back the temperature stays.',
      workSolution:
        ' On the way out the work is the loss of energy, $\\frac{4\\sigma}{c}T^4V_1\\left(1-(V_1/V_2)^{1/3}\\right)$; on the way back the constant pressure takes $\\frac{4\\sigma}{3c}T^4(V_1/V_2)^{4/3}(V_2-V_1)$.',
    },
  } as const)
  const answer =
    asked === 'entropy'
      ? '\\frac{16\\sigma T^3}{3c}V_1\\left(\\left(\\frac{V_2}{V_1}\\right)^{1/4}-1\\right)'
      : row[asked]
  const wrong =
    asked === 'entropy'
      ? '\\frac{4\\sigma T^3}{c}V_1\\left(\\left(\\frac{V_2}{V_1}\\right)^{1/4}-1\\right)'
      : asked === 'end'
        ? row.endWrong
        : row.workWrong
  const out = pick(choice, 'out', {
    burst: {
      en: 'Suddenly the piston is let loose; without being pushed by the light it flies out until the volume is $V_2$, and the light, which has done no work, fills the new room. A grain of soot, which has a negligible heat capacity, brings it into equilibrium with itself again.',
      zh: '突然松开活塞；它未受光的推动就飞到外面，使容积变为 $V_2$，光充满新的空间而没有做功。一粒热容可以忽略的炭黑使光重新达到自身的平衡。',
    },
    bath: {
      en: 'Slowly the piston is moved out until the volume is $V_2$; meanwhile the light is in contact with the oven at the temperature $T$ through a small window. Then the window is closed by a mirror.',
      zh: '活塞缓慢外移，直到容积为 $V_2$；在此期间，光通过一个小窗与温度为 $T$ 的炉子接触。然后用镜子把窗封上。',
    },
    slow: {
      en: 'Slowly the piston is moved out until the volume is $V_2$; all walls are mirrors.',
      zh: '活塞缓慢外移，直到容积为 $V_2$；所有的壁都是镜面。',
    },
  })
  const back = pick(choice, 'back', {
    slow: {
      en: 'Now the piston is slowly pressed back to the volume $V_1$; all walls are mirrors.',
      zh: '现在活塞被缓慢压回，直到容积为 $V_1$；所有的壁都是镜面。',
    },
    bath: {
      en: 'Now a small window is opened to a cool body that has just the temperature which the light has now, and keeps it; slowly the piston is pressed back to the volume $V_1$.',
      zh: '现在打开一个小窗，通向一个冷的物体，它的温度恰好等于光此时的温度，并保持不变；活塞被缓慢压回，直到容积为 $V_1$。',
    },
  })
  const question = {
    end: {
      en: 'What is the temperature of the light in the box in the end?',
      zh: '最后箱中光的温度是多少？',
    },
    work: row.delivered
      ? {
          en: 'How much more work has the light done on the piston than the piston on the light?',
          zh: '光对活塞做的功比活塞对光做的功多多少？',
        }
      : {
          en: 'How much more work has the piston done on the light than the light on the piston?',
          zh: '活塞对光做的功比光对活塞做的功多多少？',
        },
    entropy: {
      en: 'By how much has the entropy of the light grown in all, from beginning to end?',
      zh: '从开始到最后，光的熵总共增加了多少？',
    },
  }[asked]
  const symbols: SymbolRow[] = [
    ['T', 'temperature of the light at first', 'K', 1, 2],
    ['V_1', 'volume at first and in the end', 'm^3', 0.5, 1],
    ['V_2', 'volume in between', 'm^3', 2, 4],
  ]
  if (asked !== 'end') symbols.push('sigma', 'c')
  return {
    title: 'Light in a box of mirrors',
    en: `A box with perfectly reflecting, slightly uneven walls and a reflecting piston has the volume $V_1$ and is filled with heat radiation that has come from an oven of the absolute temperature $T$ and is in equilibrium; there is nothing else in it and vacuum outside. ${out.en} ${back.en} ${question.en}`,
    zh: `一个箱子的壁能完全反射光且略不平整，带有一个反射活塞，容积为 $V_1$，其中充满来自热力学温度为 $T$ 的炉子、处于平衡态的热辐射；箱内没有别的东西，外部是真空。${out.zh}${back.zh}${question.zh}`,
    symbols,
    asked: (
      {
        end: ['T_3', 'temperature in the end', 'K'],
        work: ['W', row.delivered ? 'work delivered in all' : 'work done on the light in all', 'J'],
        entropy: ['\\Delta S', 'growth of the entropy', 'J/K'],
      } as const
    )[asked],
    constraints: ['V_1<V_2'],
    answer,
    solution:
      row.solution +
      {
        end: '',
        work: row.workSolution,
        entropy:
          ' The way back leaves the entropy unchanged. The entropy of radiation is $\\frac{16\\sigma}{3c}VT^3$ (from $\\mathrm dS=\\mathrm dU/T$ at constant volume), and in bursting it grows from $V_1T^3$ to $V_2T^3(V_1/V_2)^{3/4}$, each times $\\frac{16\\sigma}{3c}$.',
      }[asked],
    trap: {
      end: 'Using $TV^{1/3}$ where no work is done, or $TV^{1/4}$ where it is: a burst keeps the energy, a slow change the entropy.',
      work: 'Forgetting one of the two ways, or the factor 1/3 between pressure and energy density.',
      entropy: 'Taking the energy divided by the temperature for the entropy: a third more is right.',
    }[asked],
    wrong: [wrong],
    limits: [['V_2', 'V_1', asked === 'end' ? 'T' : '0', 'nothing has happened']],
  }
}

export const mirrorBox: Template = {
  id: 'thermo-mirror-box',
  domain: 'thermodynamics',
  level: 'olympiad',
  topics: ['heat radiation', 'adiabatic change', 'entropy'],
  choices: { asked: ['end', 'work', 'entropy'], out: ['burst', 'bath', 'slow'], back: ['slow', 'bath'] },
  allowed: ({ asked, out, back }) =>
    out === 'burst' ? asked !== 'entropy' || back === 'slow' : asked !== 'entropy' && out !== back,
  published: { asked: 'end', out: 'burst', back: 'slow' },
  form,
}
