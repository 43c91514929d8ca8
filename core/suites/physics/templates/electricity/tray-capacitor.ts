import { pick } from '../template.ts'
import type { Template } from '../template.ts'

/** Two baking trays as a capacitor; what is done to it, and whether the battery stays connected. */
export const trayCapacitor: Template = {
  id: 'elec-tray-capacitor',
  domain: 'electricity',
  level: 'high-school',
  topics: ['capacitors', 'energy', 'dielectrics'],
  choices: {
    change: ['apart', 'metal', 'plastic'],
    asked: ['work-connected', 'charge-connected', 'work-isolated', 'voltage-isolated', 'heat-reconnected'],
  },
  published: { change: 'metal', asked: 'heat-reconnected' },
  form: (choice) => {
    // The gap that counts changes from d to `gap`; `less` is by how much it gets smaller (larger for `apart`).
    const change = pick(choice, 'change', {
      apart: {
        en: 'pulls the trays apart until their distance is $D$, still small compared with their size',
        zh: '把两托盘拉开，直到间距为 $D$（仍远小于托盘的尺寸）',
        gap: 'D',
        less: '(D-d)',
        symbols: [['D', 'distance of the trays afterwards', 'm', 1.5, 2.5]],
        verb: ['must she do', '她要做多少功'],
        mean: 'the gap is $D$ instead of $d$',
      },
      metal: {
        en: 'lets an uncharged metal sheet of thickness $b<d$, as large as the trays, be drawn in between them, without touching either, until it is entirely inside',
        zh: '让一块厚度为 $b<d$、与托盘一样大的不带电金属板被吸入两托盘之间（不碰到任何一个），直到完全进入',
        gap: '(d-b)',
        less: 'b',
        symbols: [['b', 'thickness of the sheet', 'm', 0.3, 0.6]],
        verb: ['do the electric forces do on the sheet', '电场力对板做了多少功'],
        mean: 'the field vanishes inside the metal, so the gap that counts is $d-b$ instead of $d$',
      },
      plastic: {
        en: 'lets a plastic sheet of thickness $b<d$ and relative permittivity $\\kappa$, as large as the trays, be drawn in between them, until it is entirely inside',
        zh: '让一块厚度为 $b<d$、相对介电常数为 $\\kappa$、与托盘一样大的塑料板被吸入两托盘之间，直到完全进入',
        gap: '\\left(d-b+\\frac b\\kappa\\right)',
        less: '\\left(b-\\frac b\\kappa\\right)',
        symbols: [
          ['b', 'thickness of the sheet', 'm', 0.3, 0.6],
          ['\\kappa', 'relative permittivity of the plastic', '1', 2, 4],
        ],
        verb: ['do the electric forces do on the sheet', '电场力对板做了多少功'],
        mean: 'inside the plastic the field is $\\kappa$ times weaker, so the gap that counts is $d-b+\\frac b\\kappa$ instead of $d$',
      },
    } as const)
    const { gap, less } = change
    const apart = choice.change === 'apart'
    const A = '\\varepsilon_0A'
    const formulas = {
      'work-connected': `\\frac{${A}U^2${less}}{2d${gap}}`,
      'charge-connected': `\\frac{${A}U${less}}{d${gap}}`,
      'work-isolated': `\\frac{${A}U^2${less}}{2d^2}`,
      'voltage-isolated': `\\frac{U${apart ? 'D' : gap}}{d}`,
      'heat-reconnected': `\\frac{${A}U^2${less}^2}{2d^2${gap}}`,
    }
    const answer = pick(choice, 'asked', formulas)
    const asked = pick(choice, 'asked', {
      'work-connected': {
        en: `While the battery stays connected, she slowly ${change.en}. What work ${change.verb[0]} (weights do not matter)?`,
        zh: `电池保持连接，她缓慢地${change.zh}。${change.verb[1]}（重力不计）？`,
        asked: [
          'W',
          apart ? 'work done in pulling the trays apart' : 'work of the electric forces on the sheet',
          'J',
        ],
        how: `The voltage stays $U$. The capacitance changes by $\\Delta C=${apart ? '-' : ''}\\frac{${A}${less}}{d${gap}}$, the battery gives $U^2\\Delta C$, the field energy takes $\\frac12U^2\\Delta C$; the rest is mechanical work: $${answer}$.`,
        wrong: formulas['work-isolated'],
      },
      'charge-connected': {
        en: `While the battery stays connected, she slowly ${change.en}. What charge flows ${apart ? 'back into' : 'out of'} the battery meanwhile?`,
        zh: `电池保持连接，她缓慢地${change.zh}。在此期间有多少电荷${apart ? '流回' : '流出'}电池？`,
        asked: ['Q', 'charge that flows through the battery', 'C'],
        how: `The voltage stays $U$, and the charge follows the capacitance, which changes by $${apart ? '-' : ''}\\frac{${A}${less}}{d${gap}}$: $${answer}$.`,
        wrong: `\\frac{${A}U${less}}{d^2}`,
      },
      'work-isolated': {
        en: `She takes the battery away; then she slowly ${change.en}. What work ${change.verb[0]} (weights do not matter)?`,
        zh: `她把电池拿走；然后缓慢地${change.zh}。${change.verb[1]}（重力不计）？`,
        asked: [
          'W',
          apart ? 'work done in pulling the trays apart' : 'work of the electric forces on the sheet',
          'J',
        ],
        how: `The charge stays $\\frac{${A}U}{d}$, so the field energy $\\frac{Q^2}{2C}$ changes with the inverse capacitance, by $\\frac{Q^2}{2${A}}${less}$: $${answer}$.`,
        wrong: formulas['work-connected'],
      },
      'voltage-isolated': {
        en: `She takes the battery away; then she ${change.en}. What is the voltage between the trays now?`,
        zh: `她把电池拿走；然后${change.zh}。现在两托盘间的电压是多少？`,
        asked: ['V', 'voltage between the trays afterwards', 'V'],
        how: `The charge and so the field in the air stay the same, $\\frac Ud$; times the gap that counts: $${answer}$.`,
        wrong: apart ? '\\frac{Ud}{D}' : `\\frac{Ud}{${gap.replace(/^\((.*)\)$/, '$1')}}`,
      },
      'heat-reconnected': {
        en: `She takes the battery away; then she ${change.en}. Finally she connects the same battery again, in the same way. How much heat is produced in the wires after that?`,
        zh: `她把电池拿走；然后${change.zh}。最后她以同样的方式再次接上同一个电池。此后导线中产生多少热量？`,
        asked: ['H', 'heat produced after the battery is connected again', 'J'],
        how: `With the charge kept, the voltage has become $\\frac{U${apart ? 'D' : gap}}{d}$, which differs from $U$ by $\\frac{U${less}}{d}$. Connected again, the capacitor of capacitance $\\frac{${A}}{${gap.replace(/^\((.*)\)$/, '$1')}}$ changes its voltage by that at constant voltage of the battery, and the heat is half of the capacitance times the square of the change: $${answer}$.`,
        wrong: `\\frac{${A}U^2${less}}{2d${gap}}`,
      },
    } as const)
    return {
      title: 'Two trays and a battery',
      en: `Two flat square baking trays face each other, parallel and insulated, at the distance $d$, which is small compared with their size; each has the area $A$. A student connects them to a battery of voltage $U$. ${asked.en}`,
      zh: `两个正方形的平底烤盘彼此平行、绝缘地相对放置，间距为 $d$，远小于烤盘的尺寸；每个面积为 $A$。一个学生把它们接到电压为 $U$ 的电池上。${asked.zh}`.replaceAll(
        '托盘',
        '烤盘',
      ),
      symbols: [
        ['A', 'area of a tray', 'm^2', 1, 2],
        ['d', 'distance of the trays', 'm', 0.8, 1.2],
        ['U', 'voltage of the battery', 'V', 1, 2],
        ...change.symbols,
        'epsilon_0',
      ],
      asked: asked.asked,
      answer,
      solution: `After the change ${change.mean}. ${asked.how}`,
      trap: 'Mixing up what stays constant: the voltage while the battery is connected, the charge when it is not.',
      wrong: [asked.wrong],
      limits: apart
        ? [['D', 'd', choice.asked === 'voltage-isolated' ? 'U' : '0', 'nothing is changed']]
        : [
            ['b', '0', choice.asked === 'voltage-isolated' ? 'U' : '0', 'a very thin sheet changes nothing'],
            ...(choice.change === 'plastic'
              ? ([
                  [
                    'kappa',
                    '\\infty',
                    answer
                      .replaceAll('\\left(d-b+\\frac b\\kappa\\right)', '(d-b)')
                      .replaceAll('\\left(b-\\frac b\\kappa\\right)', 'b'),
                    'like a sheet of metal',
                  ],
                ] as const)
              : []),
          ],
    }
  },
}
