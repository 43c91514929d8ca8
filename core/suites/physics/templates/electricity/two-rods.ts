import { pick } from '../template.ts'
import type { Template } from '../template.ts'

/** Two rods on rails in a magnetic field, coupled by the current through both. */
export const twoRods: Template = {
  id: 'elec-two-rods',
  domain: 'electricity',
  level: 'olympiad',
  topics: ['induction', 'momentum', 'capacitors', 'energy'],
  choices: {
    gauge: ['same', 'different'],
    source: ['kick', 'kick-capacitor', 'charged'],
    asked: ['speed', 'charge', 'heat'],
  },
  published: { gauge: 'different', source: 'kick', asked: 'speed' },
  form: (choice) => {
    const same = choice.gauge === 'same'
    const b = same ? 'a' : 'b'
    const gauge = same
      ? {
          en: 'Two long straight parallel rails lie level, the distance $a$ apart.',
          zh: '两条长直平行导轨水平放置，间距为 $a$。',
          rods: 'Two metal rods lie across the rails, the first with the mass $m_1$, the second, far away from it, with the mass $m_2$',
          rodsZh: '两根金属杆横放在导轨上，第一根质量为 $m_1$，第二根远离第一根，质量为 $m_2$',
        }
      : {
          en: 'Two long straight parallel rails lie level, the distance $a$ apart; further on they continue as a narrow track, with the distance $b<a$ between them.',
          zh: '两条长直平行导轨水平放置，间距为 $a$；再往前接着一段较窄的轨道，间距为 $b<a$。',
          rods: 'Two metal rods lie across the rails, the first, of mass $m_1$, on the wide part, the second, of mass $m_2$, on the narrow part; each stays on its own part all the time',
          rodsZh:
            '两根金属杆横放在导轨上，第一根质量为 $m_1$，在宽的部分；第二根质量为 $m_2$，在窄的部分；每根杆始终留在自己的部分',
        }
    const source = pick(choice, 'source', {
      kick: {
        en: 'Both rods are at rest when the first one is kicked and gets the velocity $v_0$ towards the second.',
        zh: '两杆原来静止，第一根被踢了一下，获得朝向第二根的速度 $v_0$。',
        end: 'until the current has died away',
        endZh: '直到电流消失',
      },
      'kick-capacitor': {
        en: 'One rail is cut between the rods, and an uncharged capacitor of capacitance $C$ bridges the cut. Both rods are at rest when the first one is kicked and gets the velocity $v_0$ towards the second.',
        zh: '两杆之间的一条导轨被切断，断口处接着一个未充电的电容为 $C$ 的电容器。两杆原来静止，第一根被踢了一下，获得朝向第二根的速度 $v_0$。',
        end: 'until the current has died away',
        endZh: '直到电流消失',
      },
      charged: {
        en: 'One rail is cut between the rods, and a capacitor of capacitance $C$, charged to the voltage $U$, is connected across the cut by a switch. Both rods are at rest when the switch is closed.',
        zh: '两杆之间的一条导轨被切断，断口处通过开关接着一个电容为 $C$、已充电到电压 $U$ 的电容器。两杆静止时闭合开关。',
        end: 'until the current has died away',
        endZh: '直到电流消失',
      },
    } as const)
    const kick = choice.source !== 'charged'
    const capacitor = choice.source !== 'kick'
    // 1/C + B^2 a^2 / m1 + B^2 b^2 / m2, times m1 m2 (and C).
    const rods = same ? 'a^2(m_1+m_2)' : 'm_2a^2+m_1b^2'
    const det = capacitor ? `m_1m_2+CB^2${same ? rods : `(${rods})`}` : rods
    // The charge for the driving voltage; then speeds and heat follow.
    const charge = kick
      ? capacitor
        ? `\\frac{CBam_1m_2v_0}{${det}}`
        : same
          ? '\\frac{m_1m_2v_0}{Ba(m_1+m_2)}'
          : `\\frac{m_1m_2av_0}{B\\left(${det}\\right)}`
      : `\\frac{CUm_1m_2}{${det}}`
    const speed = kick
      ? capacitor
        ? `\\frac{CB^2a${same ? '^2' : 'b'}m_1v_0}{${det}}`
        : same
          ? '\\frac{m_1v_0}{m_1+m_2}'
          : `\\frac{m_1abv_0}{${det}}`
      : `\\frac{CUB${b}m_1}{${det}}`
    const heat = kick
      ? capacitor
        ? `\\frac{CB^2a^2m_1m_2v_0^2}{2\\left[${det}\\right]}`
        : same
          ? '\\frac{m_1m_2v_0^2}{2(m_1+m_2)}'
          : `\\frac{m_1m_2a^2v_0^2}{2\\left(${det}\\right)}`
      : `\\frac{CU^2m_1m_2}{2\\left[${det}\\right]}`
    const asked = pick(choice, 'asked', {
      speed: {
        en: 'With what speed does the second rod move in the end?',
        zh: '最终第二根杆的速率是多少？',
        asked: ['v_2', 'final speed of the second rod', 'm/s'],
        answer: speed,
        wrong: kick
          ? capacitor
            ? same
              ? '\\frac{m_1v_0}{m_1+m_2}'
              : `\\frac{m_1abv_0}{${rods}}`
            : same
              ? '\\frac{v_0}{2}'
              : '\\frac{m_1v_0}{m_1+m_2}'
          : `\\frac{CUB${b}}{m_2}`,
        last: `the second rod ends with $\\frac{B${b}Q}{m_2}$`,
      },
      charge: {
        en: `What charge flows through the rods ${source.end}?`,
        zh: `${source.endZh}，一共有多少电荷流过杆？`,
        asked: ['Q', 'charge that flows through the rods', 'C'],
        answer: charge,
        wrong: kick ? (capacitor ? 'CBav_0' : `\\frac{m_1v_0}{Ba}`) : 'CU',
        last: 'that is the charge',
      },
      heat: {
        en: `How much heat is produced ${source.end}?`,
        zh: `${source.endZh}，一共产生多少热量？`,
        asked: ['H', 'heat produced', 'J'],
        answer: heat,
        wrong: kick
          ? capacitor
            ? same
              ? '\\frac{m_1m_2v_0^2}{2(m_1+m_2)}'
              : `\\frac{m_1m_2a^2v_0^2}{2\\left(${rods}\\right)}`
            : same
              ? '\\frac{m_1v_0^2}{2}'
              : '\\frac{m_1m_2v_0^2}{2(m_1+m_2)}'
          : '\\frac{CU^2}{2}',
        last: `the voltage that drives the current falls in proportion to the charge still to flow, so the heat is half of $Q$ times the first voltage, $${kick ? 'Bav_0' : 'U'}$`,
      },
    } as const)
    return {
      title: 'Two rods in one circuit',
      en: `${gauge.en} Everything is in a uniform vertical magnetic field $B$. ${gauge.rods}; they slide without friction, and the self-inductance of the circuit is negligible. The circuit through rails and rods has some resistance. ${source.en} ${asked.en}`,
      zh: `${gauge.zh}整个装置处在竖直的均匀磁场 $B$ 中。${gauge.rodsZh}；杆无摩擦地滑动，回路的自感可忽略。导轨和杆组成的回路有一定的电阻。${source.zh}${asked.zh}`,
      symbols: [
        ['m_1', 'mass of the first rod', 'kg', 1, 2],
        ['m_2', 'mass of the second rod', 'kg', 1, 2],
        ['a', same ? 'distance of the rails' : 'distance of the rails in the wide part', 'm', 1.2, 1.6],
        ...(same ? [] : ([['b', 'distance of the rails in the narrow part', 'm', 0.6, 1]] as const)),
        ['B', 'magnetic field', 'T', 1, 1.5],
        ...(capacitor ? ([['C', 'capacitance', 'F', 0.5, 1.5]] as const) : []),
        kick
          ? ['v_0', 'velocity of the first rod after the kick', 'm/s', 1, 2]
          : ['U', 'voltage of the capacitor at first', 'V', 1, 2],
      ],
      asked: asked.asked,
      ...(same ? {} : { constraints: ['b<a'] }),
      answer: asked.answer,
      solution: `When the charge $Q$ has flowed, the rods have been given the momenta $BaQ$ and $B${b}Q$ by the magnetic forces${kick ? ', the first one against its motion' : ''}. The current ends when the voltages balance: $${
        kick
          ? `Ba\\left(v_0-\\frac{BaQ}{m_1}\\right)=B${b}\\frac{B${b}Q}{m_2}${capacitor ? '+\\frac QC' : ''}`
          : `U-\\frac QC=Ba\\frac{BaQ}{m_1}+B${b}\\frac{B${b}Q}{m_2}`
      }$. So $Q=${charge}$; ${asked.last}${choice.asked === 'charge' ? '' : `: $${asked.answer}$`}.`,
      trap: same
        ? 'Letting all of the energy or charge go into the second rod, or forgetting the voltage that a moving rod or the capacitor keeps in the end.'
        : 'Thinking that momentum is conserved: on rails of different width the forces on the rods differ, and the rails take up the rest.',
      wrong: [asked.wrong],
      limits: [
        capacitor
          ? ['C', '0', '0', 'nothing can flow through a very small capacitor']
          : [
              'm_2',
              '\\infty',
              choice.asked === 'speed'
                ? '0'
                : choice.asked === 'charge'
                  ? '\\frac{m_1v_0}{Ba}'
                  : '\\frac{m_1v_0^2}{2}',
              'the second rod stays where it is',
            ],
        ...(same ? [] : ([['b', 'a', alike(asked.answer), 'equal widths']] as const)),
      ],
    }
    /** The formula for equal widths. */
    function alike(formula: string): string {
      return formula
        .replaceAll(rods, 'a^2m_2+m_1a^2')
        .replaceAll('abv_0', 'a^2v_0')
        .replaceAll('B^2abm_1', 'B^2a^2m_1')
        .replaceAll('UBbm_1', 'UBam_1')
    }
  },
}
