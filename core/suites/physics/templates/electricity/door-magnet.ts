import { pick } from '../template.ts'
import type { Template } from '../template.ts'

/** The magnet of a fire door is switched off; the current dies away through what bridges the coil. */
export const doorMagnet: Template = {
  id: 'elec-door-magnet',
  domain: 'electricity',
  level: 'undergraduate',
  topics: ['inductance', 'transients', 'energy'],
  choices: { bridge: ['resistor', 'diode', 'both'], asked: ['time', 'charge', 'heat'] },
  published: { bridge: 'both', asked: 'charge' },
  form: (choice) => {
    const bridge = pick(choice, 'bridge', {
      resistor: {
        en: 'a resistor of resistance $S$ is connected across the coil',
        zh: '线圈两端并联着一个电阻为 $S$ 的电阻器',
        branch: 'the resistor',
        branchZh: '该电阻器',
        total: '(R+S)',
        rule: 'L\\dot i=-(R+S)i',
      },
      diode: {
        en: 'a diode is connected across the coil, which blocks as long as the switch is closed; when it conducts, its voltage is $V$, whatever the current',
        zh: '线圈两端并联着一个二极管，开关闭合时它截止；导通时其电压恒为 $V$，与电流无关',
        branch: 'the diode',
        branchZh: '该二极管',
        total: 'R',
        rule: 'L\\dot i=-Ri-V',
      },
      both: {
        en: 'a diode in series with a resistor of resistance $S$ is connected across the coil; the diode blocks as long as the switch is closed, and when it conducts, its voltage is $V$, whatever the current',
        zh: '线圈两端并联着一个二极管与一个电阻为 $S$ 的电阻器的串联支路；开关闭合时二极管截止，导通时其电压恒为 $V$，与电流无关',
        branch: 'the branch with diode and resistor',
        branchZh: '二极管与电阻器的支路',
        total: '(R+S)',
        rule: 'L\\dot i=-(R+S)i-V',
      },
    } as const)
    const diode = choice.bridge !== 'resistor'
    const p = bridge.total
    const bare = p === 'R' ? 'R' : 'R+S'
    // ln(1 + p I0 / V) with I0 = U / R
    const log = p === 'R' ? '\\ln\\left(1+\\frac UV\\right)' : '\\ln\\left(1+\\frac{(R+S)U}{RV}\\right)'
    const charge = diode
      ? p === 'R'
        ? `\\frac{L}{R^2}\\left[U-V${log}\\right]`
        : `\\frac{L}{R+S}\\left[\\frac UR-\\frac{V}{R+S}${log}\\right]`
      : '\\frac{LU}{R(R+S)}'
    const heats = {
      resistor: '\\frac{LU^2S}{2R^2(R+S)}',
      diode: `\\frac{LV}{R^2}\\left[U-V${log}\\right]`,
      both: `\\frac{LU^2}{2R^2}-RL\\left[\\frac{U^2}{2R^2(R+S)}-\\frac{UV}{R(R+S)^2}+\\frac{V^2}{(R+S)^3}${log}\\right]`,
    }
    const times = {
      resistor: '\\frac{L}{R+S}\\ln\\frac{U}{RI_1}',
      diode: '\\frac LR\\ln\\frac{U+V}{RI_1+V}',
      both: '\\frac{L}{R+S}\\ln\\frac{(R+S)U+RV}{R\\left[(R+S)I_1+V\\right]}',
    }
    const asked = pick(choice, 'asked', {
      time: {
        en: 'The magnet lets go of the door when the current in the coil has fallen to $I_1$. How long after the opening of the switch is that?',
        zh: '当线圈中的电流降到 $I_1$ 时，磁铁放开门。这发生在开关断开后多长时间？',
        asked: ['t', 'time from the opening of the switch until the door is let go', 's'],
        answer: pick(choice, 'bridge', times),
        how: `With $${bridge.rule}$ the current falls from $\\frac UR$ to $I_1$ in the time $\\int\\frac{L\\,di}{${bare === 'R' ? 'Ri' : '(R+S)i'}${diode ? '+V' : ''}}$:`,
        wrong:
          choice.bridge === 'diode'
            ? '\\frac LR\\ln\\frac{U}{RI_1}'
            : choice.bridge === 'both'
              ? times.resistor
              : '\\frac LR\\ln\\frac{U}{RI_1}',
      },
      charge: {
        en: `What charge flows through ${bridge.branch} after the opening of the switch, until the current has died away?`,
        zh: `开关断开后直到电流消失，一共有多少电荷流过${bridge.branchZh}？`,
        asked: ['Q', 'charge that flows after the opening of the switch', 'C'],
        answer: charge,
        how: diode
          ? `From $${bridge.rule}$, $dQ=i\\,dt=-\\frac{Li\\,di}{${bare === 'R' ? 'Ri' : '(R+S)i'}+V}$, from $i=\\frac UR$ to $0$:`
          : 'From $L\\dot i=-(R+S)i$, integrated over all the time, $L\\frac UR=(R+S)Q$:',
        wrong: diode ? `\\frac{LU}{R${p === 'R' ? '\\cdot R' : '(R+S)'}}` : '\\frac{LU}{R^2}',
      },
      heat: {
        en: `How much heat is produced in ${bridge.branch} after the opening of the switch?`,
        zh: `开关断开后，${bridge.branchZh}中一共产生多少热量？`,
        asked: ['H', `heat produced in ${bridge.branch}`, 'J'],
        answer: pick(choice, 'bridge', heats),
        how:
          choice.bridge === 'resistor'
            ? 'The same current flows through coil and resistor, so they share the magnetic energy $\\frac{LU^2}{2R^2}$ in the ratio of their resistances:'
            : choice.bridge === 'diode'
              ? `The heat is $V$ times the charge, and from $L\\dot i=-Ri-V$ the charge is $\\int\\frac{Li\\,di}{Ri+V}$ from $0$ to $\\frac UR$:`
              : 'Of the magnetic energy $\\frac{LU^2}{2R^2}$ the coil itself takes $\\int Ri^2\\,dt$, which with $L\\dot i=-(R+S)i-V$ is $RL\\int\\frac{i^2\\,di}{(R+S)i+V}$ from $0$ to $\\frac UR$; the rest is left for the branch:',
        wrong: '\\frac{LU^2}{2R^2}',
      },
    } as const)
    return {
      title: 'The fire door lets go',
      en: `A fire door is held open by an electromagnet, whose coil has the inductance $L$ and the resistance $R$. A source of constant voltage $U$ feeds it through a switch, and ${bridge.en}. The current has long been steady when the switch is opened. The inductance stays constant. ${asked.en}`,
      zh: `一扇防火门由电磁铁吸住保持敞开，电磁铁线圈的电感为 $L$，电阻为 $R$。恒定电压为 $U$ 的电源经开关给它供电，${bridge.zh}。电流早已稳定，此时断开开关。电感保持不变。${asked.zh}`,
      symbols: [
        ['L', 'inductance of the coil', 'H', 1, 2],
        ['R', 'resistance of the coil', 'ohm', 1, 1.5],
        ['U', 'voltage of the source', 'V', 2, 3],
        ...(choice.bridge === 'diode'
          ? []
          : ([['S', 'resistance of the resistor', 'ohm', 0.5, 1.5]] as const)),
        ...(diode ? ([['V', 'voltage of the conducting diode', 'V', 0.3, 0.7]] as const) : []),
        ...(choice.asked === 'time'
          ? ([['I_1', 'current at which the magnet lets go', 'A', 0.3, 0.8]] as const)
          : []),
      ],
      asked: asked.asked,
      answer: asked.answer,
      solution: `Before, the steady current is $\\frac UR$; when the switch is opened, the coil drives it on through ${bridge.branch}. ${asked.how} $${asked.answer}$.`,
      trap: diode
        ? 'Letting the current fall exponentially to zero: the constant voltage of the diode stops it after a finite time.'
        : 'Leaving out the resistance of the coil itself, or that of the resistor.',
      wrong: [asked.wrong],
      limits: diode
        ? [
            [
              'V',
              '0',
              choice.asked === 'heat'
                ? choice.bridge === 'diode'
                  ? '0'
                  : heats.resistor
                : choice.bridge === 'diode'
                  ? choice.asked === 'time'
                    ? '\\frac LR\\ln\\frac{U}{RI_1}'
                    : '\\frac{LU}{R^2}'
                  : choice.asked === 'time'
                    ? times.resistor
                    : '\\frac{LU}{R(R+S)}',
              'a diode without a voltage of its own',
            ],
          ]
        : [
            [
              'S',
              '0',
              choice.asked === 'heat'
                ? '0'
                : choice.asked === 'time'
                  ? '\\frac LR\\ln\\frac{U}{RI_1}'
                  : '\\frac{LU}{R^2}',
              'a mere wire across the coil',
            ],
          ],
    }
  },
}
