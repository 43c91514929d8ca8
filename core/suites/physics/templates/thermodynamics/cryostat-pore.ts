/** Two vessels at different temperatures joined by a pore or a pipe: who gets the gas, how hard it presses, what flows. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { FREEDOMS, ratio } from './ratio.ts'

function form(choice: Choice): Form {
  const pore = pick(choice, 'link', { pore: true, pipe: false })
  const larger = pick(choice, 'sizes', { equal: false, larger: true })
  const asked = pick(choice, 'asked', { hot: 'hot', cold: 'cold', share: 'share', heat: 'heat' } as const)
  const freedoms = pick(choice, 'gas', FREEDOMS)
  const k = larger ? 'k' : ''
  const all = larger ? '(k+1)' : '2'
  // Amounts n_c : n_h with n sqrt(T) (pore) or n T (pipe) equal on both sides; densities, then times volumes.
  const [weightHot, weightCold] = pore ? ['\\sqrt{T_c}', '\\sqrt{T_h}'] : ['T_c', 'T_h']
  const sum = `${k}${weightHot}+${weightCold}`
  const answer = {
    hot: `p\\frac{T_h}{T_c}\\frac{${all}${weightHot}}{${sum}}`,
    cold: `p\\frac{${all}${weightCold}}{${sum}}`,
    share: `\\frac{${k}${weightHot}}{${sum}}`,
    heat: `${ratio(freedoms + 1, 2)}Ap\\frac{${larger ? '(k+1)' : '2'}\\sqrt{T_h}}{${sum}}\\sqrt{\\frac{k_B}{2\\pi mT_c}}(T_h-T_c)`,
  }[asked]
  const wrong = {
    hot: pore ? `p\\frac{T_h}{T_c}\\frac{${all}T_c}{${k}T_c+T_h}` : `p\\frac{T_h}{T_c}`,
    cold: pore ? `p\\frac{${all}T_h}{${k}T_c+T_h}` : 'p',
    share: pore ? `\\frac{${k}T_c}{${k}T_c+T_h}` : larger ? '\\frac{k}{k+1}' : '\\frac12',
    heat: `${ratio(freedoms, 2)}Ap\\frac{${larger ? '(k+1)' : '2'}\\sqrt{T_h}}{${sum}}\\sqrt{\\frac{k_B}{2\\pi mT_c}}(T_h-T_c)`,
  }[asked]
  const symbols: SymbolRow[] = [
    ['T_c', 'temperature of the cold vessel', 'K', 1, 1.5],
    ['T_h', 'temperature of the hot vessel', 'K', 2, 3],
  ]
  if (asked !== 'share') symbols.push(['p', 'pressure at first', 'Pa', 0.5, 2])
  if (larger) symbols.push(['k', 'ratio of the volumes', '1', 2, 4])
  if (asked === 'heat') {
    symbols.push(['A', 'area of the pore', 'm^2', 0.5, 2], ['m', 'mass of a molecule', 'kg', 0.5, 2], 'k_B')
  }
  const gas = pick(choice, 'gas', {
    mono: { en: 'helium', zh: '氦气' },
    di: {
      en: 'a gas with molecules of two atoms, whose vibration does not matter',
      zh: '双原子分子气体（振动不计）',
    },
  })
  const filled = asked === 'heat' ? `${gas.en} (mass of a molecule $m$)` : 'a thin gas'
  const filledZh = asked === 'heat' ? `${gas.zh}（分子质量为 $m$）` : '稀薄气体'
  const pressure = asked === 'share' ? '' : ', of the pressure $p$'
  const pressureZh = asked === 'share' ? '' : '，压强为 $p$'
  const question = {
    hot: { en: 'What is the pressure in the warmed vessel now?', zh: '现在加热的容器中压强是多少？' },
    cold: { en: 'What is the pressure in the cold vessel now?', zh: '现在冷的容器中压强是多少？' },
    share: {
      en: 'What fraction of all molecules is in the warmed vessel now?',
      zh: '现在全部分子中有多大比例在加热的容器中？',
    },
    heat: {
      en: 'How much energy per time does the gas carry through the pore from the warm vessel to the cold one, on balance?',
      zh: '气体单位时间内通过小孔从热容器向冷容器净输送多少能量？',
    },
  }[asked]
  return {
    title: 'Warm vessel, cold vessel',
    en:
      `Two rigid vessels ${larger ? '' : 'of equal volume '}are joined by ${pore ? `a pore in a very thin partition${asked === 'heat' ? ', of the area $A$' : ''}, much smaller than the mean free path of the molecules` : 'a pipe, wide against the mean free path of the molecules, whose own volume is negligible'}. ` +
      `They hold ${filled}, at first everywhere at the absolute temperature $T_c$${pressure}. Then one of the vessels${larger ? ', whose volume is $k$ times that of the other,' : ''} is warmed to the absolute temperature $T_h$ and kept there, while the other stays at $T_c$; the gas in each takes the temperature of its walls. After a long time nothing changes any more. ${question.en}`,
    zh:
      `两个${larger ? '' : '容积相等的'}刚性容器由${pore ? `极薄隔板上的一个小孔${asked === 'heat' ? '（面积为 $A$）' : ''}相连，小孔远小于分子的平均自由程` : '一根管子相连，管子的口径远大于分子的平均自由程，其自身容积可以忽略'}。` +
      `容器中装有${filledZh}，起初各处的热力学温度均为 $T_c$${pressureZh}。然后把其中一个容器${larger ? '（其容积是另一个的 $k$ 倍）' : ''}加热到热力学温度 $T_h$ 并保持，另一个仍保持 $T_c$；每个容器中的气体都与其器壁温度相同。经过很长时间后，一切不再变化。${question.zh}`,
    symbols,
    asked: (
      {
        hot: ['p_h', 'pressure in the warm vessel', 'Pa'],
        cold: ['p_{c}', 'pressure in the cold vessel', 'Pa'],
        share: ['w', 'fraction of the molecules', '1'],
        heat: ['P', 'energy carried per time', 'W'],
      } as const
    )[asked],
    constraints: ['T_c<T_h'],
    answer,
    solution:
      (pore
        ? 'Through a pore molecules pass singly; per area and time $\\frac14n\\bar v$ of them, in proportion to $n\\sqrt T$ with $n$ their density. In the end as many pass one way as the other: $n_h\\sqrt{T_h}=n_c\\sqrt{T_c}$, and the pressures differ. '
        : 'In a wide pipe the gas flows until the pressures are equal: $n_hT_h=n_cT_c$ for the densities. ') +
      `The number of molecules has not changed: $${larger ? 'kn_h' : 'n_h'}+n_c=${all}n$ with $n=p/(k_BT_c)$. ` +
      {
        hot: 'Hence $n_h$, and $p_h=n_hk_BT_h$.',
        cold: 'Hence $n_c$, and the pressure $n_ck_BT_c$.',
        share: `The share is $${larger ? 'kn_h/((k+1)n)' : 'n_h/(2n)'}$.`,
        heat: `The molecules that pass carry $2k_BT$ of kinetic energy each, since fast ones come more often${freedoms === 5 ? ', and $k_BT$ of rotation' : ''}; as many pass each way, $\\frac{n_c}{4}\\bar v_c=n_c\\sqrt{\\frac{k_BT_c}{2\\pi m}}$ per area, so the balance is that times $A\\cdot${ratio(freedoms + 1, 2)}k_B(T_h-T_c)$.`,
      }[asked],
    trap:
      asked === 'heat'
        ? 'Giving each molecule the mean energy of the gas: those that come through the pore are faster than the average.'
        : pore
          ? 'Setting the pressures equal, which holds for a wide pipe only.'
          : 'Leaving out that gas passes over into the cold vessel.',
    wrong: [wrong],
    limits: {
      hot: [['T_h', 'T_c', 'p', 'nothing is warmed']] as const,
      cold: [['T_h', 'T_c', 'p', 'nothing is warmed']] as const,
      share: [['T_h', '\\infty', '0', 'a very hot gas gets very thin']] as const,
      heat: [['T_h', 'T_c', '0', 'no difference in temperature, no flow of energy']] as const,
    }[asked],
  }
}

export const cryostatPore: Template = {
  id: 'thermo-cryostat-pore',
  domain: 'thermodynamics',
  level: 'olympiad',
  topics: ['kinetic theory', 'effusion'],
  choices: {
    asked: ['hot', 'cold', 'share', 'heat'],
    link: ['pore', 'pipe'],
    sizes: ['equal', 'larger'],
    gas: ['mono', 'di'],
  },
  // Only the energy depends on the gas, and only for a pore; through a pipe the pressure is the same on both sides.
  allowed: (choice) =>
    (choice['asked'] === 'heat' ? choice['link'] === 'pore' : choice['gas'] === 'mono') &&
    (choice['asked'] !== 'hot' || choice['link'] === 'pore'),
  published: { asked: 'hot', link: 'pore', sizes: 'larger', gas: 'mono' },
  form,
}
