import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { choiceName, pick } from '../template.ts'

const r = String.raw

const POTENTIAL: SymbolRow = ['U', 'potential of the electrode', 'V', 0.5, 2]
const LENGTH: SymbolRow = [r`\lambda`, 'screening length', 'm', 0.5, 2]
const A: SymbolRow = ['a', 'radius', 'm', 0.5, 2]
const D: SymbolRow = ['d', 'distance', 'm', 0.5, 2]
const X: SymbolRow = ['x', 'distance from the surface', 'm', 0.3, 1]

const PLACES: Readonly<Record<string, { en: string; zh: string }>> = {
  plate: {
    en: r`A large flat electrode has salt water on one side, far out on which the potential is zero; the electrode has the small potential $U$.`,
    zh: r`一块大的平面电极，一侧是盐水，远处盐水的电势为零；电极具有很小的电势 $U$。`,
  },
  ball: {
    en: r`A ball-shaped electrode of radius $a$ hangs in wide salt water, in which the potential far away is zero; the electrode has the small potential $U$.`,
    zh: r`一个半径为 $a$ 的球形电极悬在广阔的盐水中，远处盐水的电势为零；电极具有很小的电势 $U$。`,
  },
  pair: {
    en: r`Two large flat electrodes face each other at the distance $2d$, with salt water between them, which is connected with wide salt water of potential zero; both electrodes have the same small potential $U$.`,
    zh: r`两块大的平面电极相距 $2d$ 正对，中间是盐水，它与电势为零的广阔盐水相连；两块电极具有相同的很小的电势 $U$。`,
  },
  earthed: {
    en: r`Two large flat electrodes face each other at the distance $d$, with salt water between them, which is connected with wide salt water of potential zero. One electrode has the small potential $U$, the other one is earthed (potential zero).`,
    zh: r`两块大的平面电极相距 $d$ 正对，中间是盐水，它与电势为零的广阔盐水相连。一块电极具有很小的电势 $U$，另一块接地（电势为零）。`,
  },
  cavity: {
    en: r`A ball-shaped hollow of radius $a$ in a metal block is full of salt water, which is connected through a very thin channel with wide salt water of potential zero; the metal has the small potential $U$.`,
    zh: r`金属块中有一个半径为 $a$ 的球形空腔，充满盐水，它通过一条极细的通道与电势为零的广阔盐水相连；金属具有很小的电势 $U$。`,
  },
}

interface Key {
  en: string
  zh: string
  symbols: readonly SymbolRow[]
  potential?: true
  answer: string
  solution: string
  wrong: readonly string[]
  limits: Form['limits']
}

const CHARGE_EN = 'How large is the charge per area of the electrode?'
const CHARGE_ZH = '电极单位面积的电荷是多少？'
const AT_EN = r`What is the potential at the distance $x$ from the surface of the electrode?`
const AT_ZH = r`离电极表面距离 $x$ 处的电势是多少？`

const KEYS: Readonly<Record<string, Key>> = {
  'plate.charge': {
    en: `${CHARGE_EN} (Only the side of the salt water counts.)`,
    zh: `${CHARGE_ZH}（只计朝向盐水的一面。）`,
    symbols: [],
    answer: r`\frac{\kappa\varepsilon_0U}{\lambda}`,
    solution: r`The potential is $Ue^{-x/\lambda}$, with the slope $-\frac U\lambda$ at the surface.`,
    wrong: [r`\frac{\kappa\varepsilon_0U}{2\lambda}`],
    limits: [['lambda', r`\infty`, '0', 'without ions a single plate has no charge']],
  },
  'plate.potential': {
    en: AT_EN,
    zh: AT_ZH,
    symbols: [X],
    potential: true,
    answer: r`Ue^{-x/\lambda}`,
    solution: r`On a line the solution that vanishes far out is $Ue^{-x/\lambda}$.`,
    wrong: [r`U\left(1-\frac x\lambda\right)`, r`\frac{U\lambda}{\lambda+x}`],
    limits: [['x', '0', 'U', 'at the electrode']],
  },
  'ball.charge': {
    en: CHARGE_EN,
    zh: CHARGE_ZH,
    symbols: [A],
    answer: r`\kappa\varepsilon_0U\left(\frac1\lambda+\frac1a\right)`,
    solution: r`Times the distance $s$ from the centre the potential obeys the equation of a line: it is $U\frac ase^{-(s-a)/\lambda}$, with the slope $-U\left(\frac1\lambda+\frac1a\right)$ at the surface.`,
    wrong: [r`\frac{\kappa\varepsilon_0U}{\lambda}`, r`\frac{\kappa\varepsilon_0U}{a}`],
    limits: [
      ['lambda', r`\infty`, r`\frac{\kappa\varepsilon_0U}{a}`, 'without ions: a ball in an insulator'],
      ['a', r`\infty`, r`\frac{\kappa\varepsilon_0U}{\lambda}`, 'a large ball is flat'],
    ],
  },
  'ball.potential': {
    en: AT_EN,
    zh: AT_ZH,
    symbols: [A, X],
    potential: true,
    answer: r`\frac{Ua}{a+x}e^{-x/\lambda}`,
    solution: r`Times the distance $s$ from the centre the potential obeys the equation of a line: it is $U\frac ase^{-(s-a)/\lambda}$.`,
    wrong: [r`Ue^{-x/\lambda}`, r`\frac{Ua}{a+x}e^{-(a+x)/\lambda}`],
    limits: [
      ['x', '0', 'U', 'at the electrode'],
      ['a', r`\infty`, r`Ue^{-x/\lambda}`, 'a large ball is flat'],
    ],
  },
  'pair.charge': {
    en: `${CHARGE_EN} (Only the inner sides count.)`,
    zh: `${CHARGE_ZH}（只计内侧。）`,
    symbols: [D],
    answer: r`\frac{\kappa\varepsilon_0U}{\lambda}\tanh\frac d\lambda`,
    solution: r`At the distance $y$ from the middle plane the potential is $U\frac{\cosh(y/\lambda)}{\cosh(d/\lambda)}$; its slope at $y=d$ is $\frac U\lambda\tanh\frac d\lambda$.`,
    wrong: [
      r`\frac{\kappa\varepsilon_0U}{\lambda}`,
      r`\frac{\kappa\varepsilon_0U}{\lambda\tanh\frac d\lambda}`,
    ],
    limits: [
      ['d', r`\infty`, r`\frac{\kappa\varepsilon_0U}{\lambda}`, 'far apart, like one plate'],
      ['d', '0', '0', 'no room for ions'],
    ],
  },
  'pair.potential': {
    en: 'What is the potential in the middle between them?',
    zh: '两电极正中间的电势是多少？',
    symbols: [D],
    potential: true,
    answer: r`\frac{U}{\cosh\frac d\lambda}`,
    solution: r`At the distance $y$ from the middle plane the potential is $U\frac{\cosh(y/\lambda)}{\cosh(d/\lambda)}$.`,
    wrong: [r`2Ue^{-d/\lambda}`, r`Ue^{-d/\lambda}`],
    limits: [
      ['d', '0', 'U', 'close together'],
      ['d', r`\infty`, '0', 'far apart'],
    ],
  },
  'earthed.charge': {
    en: 'How large is the charge per area of the electrode that is not earthed? (Only the inner side counts.)',
    zh: '未接地的电极单位面积的电荷是多少？（只计内侧。）',
    symbols: [D],
    answer: r`\frac{\kappa\varepsilon_0U}{\lambda\tanh\frac d\lambda}`,
    solution: r`At the distance $y$ from the earthed electrode the potential is $U\frac{\sinh(y/\lambda)}{\sinh(d/\lambda)}$; its slope at $y=d$ is $\frac{U}{\lambda\tanh(d/\lambda)}$.`,
    wrong: [r`\frac{\kappa\varepsilon_0U}{d}`, r`\frac{\kappa\varepsilon_0U}{\lambda}`],
    limits: [
      ['d', r`\infty`, r`\frac{\kappa\varepsilon_0U}{\lambda}`, 'far apart, like one plate'],
      ['lambda', r`\infty`, r`\frac{\kappa\varepsilon_0U}{d}`, 'without ions: a plain capacitor'],
    ],
  },
  'earthed.potential': {
    en: 'What is the potential in the middle between them?',
    zh: '两电极正中间的电势是多少？',
    symbols: [D],
    potential: true,
    answer: r`\frac{U}{2\cosh\frac{d}{2\lambda}}`,
    solution: r`At the distance $y$ from the earthed electrode the potential is $U\frac{\sinh(y/\lambda)}{\sinh(d/\lambda)}$; at $y=\frac d2$, $\sinh\frac d\lambda=2\sinh\frac{d}{2\lambda}\cosh\frac{d}{2\lambda}$.`,
    wrong: [r`\frac U2`, r`\frac{U}{\cosh\frac{d}{2\lambda}}`],
    limits: [
      ['lambda', r`\infty`, r`\frac U2`, 'without ions: a plain capacitor'],
      ['d', r`\infty`, '0', 'far apart'],
    ],
  },
  'cavity.charge': {
    en: 'How large is the charge per area on the wall of the hollow?',
    zh: '空腔壁单位面积的电荷是多少？',
    symbols: [A],
    answer: r`\kappa\varepsilon_0U\left(\frac{1}{\lambda\tanh\frac a\lambda}-\frac1a\right)`,
    solution: r`Times the distance $s$ from the centre the potential obeys the equation of a line and vanishes at the centre: it is $U\frac{a\sinh(s/\lambda)}{s\sinh(a/\lambda)}$, with the slope $U\left(\frac{1}{\lambda\tanh(a/\lambda)}-\frac1a\right)$ at the wall.`,
    wrong: [
      r`\frac{\kappa\varepsilon_0U}{\lambda}\tanh\frac a\lambda`,
      r`\frac{\kappa\varepsilon_0U}{\lambda\tanh\frac a\lambda}`,
    ],
    limits: [
      ['lambda', '0', r`\frac{\kappa\varepsilon_0U}{\lambda}`, 'strong screening: the wall looks flat'],
    ],
  },
  'cavity.potential': {
    en: 'What is the potential in the centre of the hollow?',
    zh: '空腔中心的电势是多少？',
    symbols: [A],
    potential: true,
    answer: r`\frac{Ua}{\lambda\sinh\frac a\lambda}`,
    solution: r`Times the distance $s$ from the centre the potential obeys the equation of a line and vanishes at the centre: it is $U\frac{a\sinh(s/\lambda)}{s\sinh(a/\lambda)}$, and $\frac{\sinh(s/\lambda)}{s}\to\frac1\lambda$.`,
    wrong: [r`\frac{U}{\cosh\frac a\lambda}`, r`Ue^{-a/\lambda}`],
    limits: [
      ['a', '0', 'U', 'a small hollow'],
      ['lambda', r`\infty`, 'U', 'without ions the potential is the same everywhere'],
    ],
  },
}

function form(choice: Choice): Form {
  const place = pick(choice, 'place', PLACES)
  const key = pick({ key: choiceName(screenedProbe, choice) }, 'key', KEYS)
  const water = key.potential
    ? { en: '', zh: '' }
    : { en: r` Its relative permittivity is $\kappa$.`, zh: r`盐水的相对介电常数为 $\kappa$。` }
  return {
    title: 'Electrodes in salt water',
    en: r`In salt water ions gather around charges and screen them, so that a small potential $\phi$ obeys $\Delta\phi=\frac{\phi}{\lambda^2}$ with the constant length $\lambda$.${water.en} ${place.en} No current flows. ${key.en}`,
    zh: r`在盐水中，离子聚集在电荷周围并屏蔽它们，因此很小的电势 $\phi$ 满足 $\Delta\phi=\frac{\phi}{\lambda^2}$，其中长度 $\lambda$ 为常数。${water.zh}${place.zh}没有电流。${key.zh}`,
    symbols: [
      POTENTIAL,
      LENGTH,
      ...key.symbols,
      ...(key.potential
        ? []
        : [
            [r`\kappa`, 'relative permittivity of the salt water', '1', 1.5, 4] as const,
            'epsilon_0' as const,
          ]),
    ],
    asked: key.potential ? ['V', 'potential there', 'V'] : [r`\sigma`, 'charge per area', 'C/m^2'],
    answer: key.answer,
    solution: key.potential
      ? key.solution
      : r`${key.solution} The charge per area is $\kappa\varepsilon_0$ times the fall of the potential away from the surface.`,
    trap: 'Using the solution of another shape, or that without screening.',
    wrong: key.wrong,
    limits: key.limits,
  }
}

export const screenedProbe: Template = {
  id: 'adv-screened-probe',
  domain: 'advanced',
  level: 'undergraduate',
  topics: ['electrolytes', 'plasma', 'screening'],
  choices: { place: ['plate', 'ball', 'pair', 'earthed', 'cavity'], asked: ['charge', 'potential'] },
  published: { place: 'cavity', asked: 'charge' },
  form,
}
