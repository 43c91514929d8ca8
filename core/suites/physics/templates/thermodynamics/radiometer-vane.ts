/** A vane in a very thin gas: pushed by warmth, held back by the gas, or giving off heat to it. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const asked = pick(choice, 'asked', { force: 'force', drift: 'drift', drag: 'drag', heat: 'heat' } as const)
  const back = pick(choice, 'back', {
    rough: 'rough',
    cold: 'cold',
    mirror: 'mirror',
    polished: 'polished',
  } as const)
  const di = pick(choice, 'gas', { mono: false, di: true })
  const gasSymbols: SymbolRow[] = [
    ['T', 'temperature of the gas', 'K', 1, 1.5],
    ['m', 'mass of a molecule', 'kg', 0.5, 2],
    'k_B',
  ]
  const pressure: SymbolRow = ['p', 'pressure of the gas', 'Pa', 0.5, 2]
  const area: SymbolRow = ['A', 'area of the vane', 'm^2', 0.5, 2]
  const hot: SymbolRow = ['T_h', 'temperature of the warm face', 'K', 2, 3]
  // Per face and in units of p sqrt(m/(k_B T)) u: what comes in, and what a rough face sends off.
  const incoming = '\\sqrt{\\frac{2}{\\pi}}'
  const sent = '\\frac12\\sqrt{\\frac{\\pi}{2}}'
  const braking = {
    rough: `\\sqrt{\\frac8\\pi}+\\sqrt{\\frac\\pi2}`,
    cold: '',
    mirror: `3${incoming}+${sent}`,
    polished: `4${incoming}`,
  }[back]
  const rows = {
    force: {
      symbols: [
        pressure,
        area,
        ['T', 'temperature of the gas', 'K', 1, 1.5],
        hot,
        ...(back === 'cold' ? [['T_c', 'temperature of the other face', 'K', 0.5, 0.9] as const] : []),
      ] as SymbolRow[],
      answer:
        back === 'cold'
          ? '\\frac{pA}{2}\\frac{\\sqrt{T_h}-\\sqrt{T_c}}{\\sqrt T}'
          : '\\frac{pA}{2}\\left(\\sqrt{\\frac{T_h}{T}}-1\\right)',
      wrong:
        back === 'cold' ? '\\frac{pA}{2}\\frac{T_h-T_c}{T}' : 'pA\\left(\\sqrt{\\frac{T_h}{T}}-1\\right)',
      asked: ['F', 'force on the vane', 'N'] as const,
      solution: `The molecules that come in press with $p/2$ on each face, warm or not. Those that leave a face of temperature $T'$ are as many as those that came, but their momentum is larger by $\\sqrt{T'/T}$: they press with $\\frac p2\\sqrt{T'/T}$. The difference of both faces is the force.`,
      trap:
        back === 'cold'
          ? 'Letting the recoil grow like the temperature: momentum grows like its root.'
          : 'Letting also the incoming molecules press harder on the warm face.',
      limits: [['T_h', back === 'cold' ? 'T_c' : 'T', '0', 'both faces alike']] as const,
    },
    drift: {
      symbols: [
        ...gasSymbols,
        ['\\theta', 'excess temperature of the warm face', 'K', 0.05, 0.1],
      ] as SymbolRow[],
      answer: `\\frac{\\theta}{4T}\\sqrt{\\frac{k_BT}{m}}\\frac{1}{${braking}}`,
      wrong: `\\frac{\\theta}{4T}\\sqrt{\\frac{k_BT}{m}}\\frac{1}{${back === 'rough' ? `4${incoming}` : '\\sqrt{\\frac8\\pi}+\\sqrt{\\frac\\pi2}'}}`,
      asked: ['u', 'steady speed of the vane', 'm/s'] as const,
      solution: `At rest the warm face is pressed harder by $\\frac p2\\left(\\sqrt{1+\\theta/T}-1\\right)\\approx\\frac{p\\theta}{4T}$ (the molecules that leave it have more momentum, those that come in do not). With the speed $u$ the incoming molecules press more on the face in front and less behind, each by $\\rho u\\frac{\\bar v}{2}=pu\\sqrt{\\frac{m}{k_BT}}${incoming}$, and on a rough face there are more or fewer of them by $\\frac{nu}{2}$, which leave with the mean momentum $\\sqrt{\\pi mk_BT/2}$: another $pu\\sqrt{\\frac{m}{k_BT}}\\,${sent}$. ${back === 'mirror' ? 'A mirror-like face throws them back with their own momentum instead, which doubles the first part. ' : ''}Both faces together hold back with $pu\\sqrt{\\frac{m}{k_BT}}\\left(${braking}\\right)$ per area, which balances the push.`,
      trap:
        back === 'rough'
          ? 'Treating the rough faces as mirrors for the molecules in computing the resistance.'
          : 'Treating the mirror-like face as if molecules forgot there how they came.',
      limits: [['theta', '0', '0', 'without warmth it stands still']] as const,
    },
    drag: {
      symbols: [pressure, area, ...gasSymbols, ['u', 'speed of the vane', 'm/s', 0.05, 0.1]] as SymbolRow[],
      answer: `pAu\\sqrt{\\frac{m}{k_BT}}\\left(${braking}\\right)`,
      wrong: `pAu\\sqrt{\\frac{m}{k_BT}}\\cdot${back === 'polished' ? `\\left(\\sqrt{\\frac8\\pi}+\\sqrt{\\frac\\pi2}\\right)` : `4${incoming}`}`,
      asked: ['F', 'force needed', 'N'] as const,
      solution: `Seen from the vane the gas comes towards it with $u$. To first order the incoming molecules press more on the face in front by $\\rho u\\frac{\\bar v}{2}=pu\\sqrt{\\frac{m}{k_BT}}${incoming}$, and less behind by as much. ${back === 'polished' ? 'Mirror-like faces send all of them back with the same momentum, so all this counts twice: $4$ such parts.' : `On a rough face there are more or fewer of them by $\\frac{nu}{2}$, which leave with the mean momentum $\\sqrt{\\pi mk_BT/2}$: another $pu\\sqrt{\\frac{m}{k_BT}}\\,${sent}$ per rough face.${back === 'mirror' ? ' At the mirror-like face the first part counts twice.' : ''}`} The sum over both faces, times $A$, is the force.`,
      trap:
        back === 'polished'
          ? 'Letting the molecules leave without memory, as from a rough face.'
          : 'Treating the rough face as a mirror for the molecules.',
      limits: [['m', '0', '0', 'molecules without mass do not hold it back']] as const,
    },
    heat: {
      symbols: [pressure, area, ...gasSymbols, hot] as SymbolRow[],
      answer: `${di ? '3' : '2'}pA\\sqrt{\\frac{k_B}{2\\pi mT}}(T_h-T)`,
      wrong: `\\frac${di ? '5' : '3'}2pA\\sqrt{\\frac{k_B}{2\\pi mT}}(T_h-T)`,
      asked: ['P', 'power given to the gas', 'W'] as const,
      solution: `Per area and time $n\\sqrt{\\frac{k_BT}{2\\pi m}}=\\frac{p}{\\sqrt{2\\pi mk_BT}}$ molecules hit the warm face. Those that hit it carry $2k_BT$ of kinetic energy on average, since fast ones come more often${di ? ', and $k_BT$ of rotation' : ''}; they leave with the same for $T_h$.`,
      trap: 'Giving each molecule the mean energy of the gas: those that hit a wall are faster than the average.',
      limits: [['T_h', 'T', '0', 'no difference, no heat']] as const,
    },
  }[asked]
  const faces = {
    force:
      back === 'cold'
        ? {
            en: 'One of its rough faces is kept at the absolute temperature $T_h$, the other at $T_c<T_h$',
            zh: '它的两个粗糙面中，一面保持在热力学温度 $T_h$，另一面保持在 $T_c<T_h$',
          }
        : {
            en: 'One of its rough faces is kept at the absolute temperature $T_h>T$, the other has the temperature of the gas',
            zh: '它的两个粗糙面中，一面保持在热力学温度 $T_h>T$，另一面与气体温度相同',
          },
    drift:
      back === 'mirror'
        ? {
            en: 'One of its faces is rough and by a very small $\\theta$ warmer than the gas; the other is so smooth that molecules are reflected by it like light by a mirror',
            zh: '它的一面是粗糙的，比气体温度高很小的 $\\theta$；另一面非常光滑，分子在其上像光在镜面上那样反射',
          }
        : {
            en: 'Both faces are rough; one is by a very small $\\theta$ warmer than the gas, the other just as warm as it',
            zh: '它的两面都是粗糙的；一面比气体温度高很小的 $\\theta$，另一面与气体温度相同',
          },
    drag: {
      rough: { en: 'Both faces are rough and as warm as the gas', zh: '它的两面都是粗糙的，与气体温度相同' },
      mirror: {
        en: 'One face is rough and as warm as the gas; the other is so smooth that molecules are reflected by it like light by a mirror',
        zh: '它的一面是粗糙的，与气体温度相同；另一面非常光滑，分子在其上像光在镜面上那样反射',
      },
      polished: {
        en: 'Both faces are so smooth that molecules are reflected by them like light by a mirror',
        zh: '它的两面都非常光滑，分子在其上像光在镜面上那样反射',
      },
      cold: { en: '', zh: '' },
    }[back],
    heat: {
      en: 'One of its rough faces is kept at the absolute temperature $T_h>T$, the other has the temperature of the gas',
      zh: '它的两个粗糙面中，一面保持在热力学温度 $T_h>T$，另一面与气体温度相同',
    },
  }[asked]
  const question = {
    force: {
      en: 'What is the magnitude of the force that the gas exerts on the vane while it is held at rest?',
      zh: '把叶片固定不动，气体对它的作用力有多大？',
    },
    drift: {
      en: 'Free to move at right angles to its faces, the vane reaches a steady speed, small against that of the molecules. What is this speed, to first order in $\\theta$?',
      zh: '叶片可以沿垂直于其表面的方向自由运动，它会达到一个稳定的速度，远小于分子的速度。精确到 $\\theta$ 的一阶，这个速度是多少？',
    },
    drag: {
      en: 'With what force must it be pushed to move steadily at right angles to its faces with the speed $u$, small against that of the molecules? Give it to first order in $u$.',
      zh: '要使它沿垂直于其表面的方向以速度 $u$（远小于分子的速度）匀速运动，需要多大的推力？精确到 $u$ 的一阶。',
    },
    heat: {
      en: 'How much heat per time does this face give to the gas, the vane being at rest?',
      zh: '叶片静止时，这一面单位时间内传给气体多少热量？',
    },
  }[asked]
  const rough =
    back === 'polished'
      ? { en: '', zh: '' }
      : {
          en: ' A molecule that hits a rough face forgets how it came and leaves like one of a gas that has the temperature of the face.',
          zh: '打到粗糙面上的分子会忘记它是怎样飞来的，离开时就像来自一团具有该面温度的气体的分子。',
        }
  const kind =
    asked === 'heat'
      ? di
        ? {
            en: ' of molecules of two atoms (whose vibration does not matter)',
            zh: '（双原子分子，振动不计）',
          }
        : { en: ' of single atoms', zh: '（单原子分子）' }
      : { en: '', zh: '' }
  const massEn = asked === 'force' ? '' : ', mass of a molecule $m$'
  const massZh = asked === 'force' ? '' : '，分子质量为 $m$'
  const withPressure = asked !== 'drift'
  return {
    title: 'A vane in thin gas',
    en: `A thin flat vane${withPressure ? ' of area $A$' : ''} is in a gas${kind.en} so thin that the mean free path is much longer than the vane (absolute temperature $T$${withPressure ? ', pressure $p$' : ''}${massEn}). ${faces.en}.${rough.en} ${question.en}`,
    zh: `一个薄而平的叶片${withPressure ? '（面积为 $A$）' : ''}处于气体${kind.zh}中，气体非常稀薄，平均自由程远大于叶片的尺寸（热力学温度为 $T$${withPressure ? '，压强为 $p$' : ''}${massZh}）。${faces.zh}。${rough.zh}${question.zh}`,
    symbols: rows.symbols,
    asked: rows.asked,
    answer: rows.answer,
    solution: rows.solution,
    trap: rows.trap,
    wrong: [rows.wrong],
    limits: rows.limits,
  }
}

export const radiometerVane: Template = {
  id: 'thermo-radiometer-vane',
  domain: 'thermodynamics',
  level: 'olympiad',
  topics: ['kinetic theory', 'momentum'],
  choices: {
    asked: ['force', 'drift', 'drag', 'heat'],
    back: ['rough', 'cold', 'mirror', 'polished'],
    gas: ['mono', 'di'],
  },
  allowed: ({ asked, back, gas }) =>
    asked === 'heat'
      ? back === 'rough'
      : gas === 'mono' &&
        (asked === 'force'
          ? back === 'rough' || back === 'cold'
          : back !== 'cold' && (asked === 'drag' || back !== 'polished')),
  published: { asked: 'drift', back: 'mirror', gas: 'mono' },
  form,
}
