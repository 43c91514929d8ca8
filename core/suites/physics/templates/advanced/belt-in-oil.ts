import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { choiceName, pick } from '../template.ts'

const r = String.raw

const ETA: SymbolRow = [r`\eta`, 'viscosity of the oil', 'Pa*s', 0.5, 2]
const U: SymbolRow = ['U', 'speed', 'm/s', 0.5, 2]
const GAPS: readonly SymbolRow[] = [
  ['d_1', 'distance of the belt from one wall', 'm', 0.5, 1],
  ['d_2', 'distance of the belt from the other wall', 'm', 1.2, 2],
]
const RADII: readonly SymbolRow[] = [
  ['a', 'radius of the wire', 'm', 0.4, 0.8],
  ['b', 'inner radius of the tube', 'm', 1.2, 2],
]

const SCENES: Readonly<Record<string, { en: string; zh: string }>> = {
  belt: {
    en: r`A thin, wide, flat belt runs at the constant speed $U$ lengthwise through a long flat channel full of oil of viscosity $\eta$. It is as wide as the channel, and its two faces are at the distances $d_1$ and $d_2$ from the two walls, both very small compared with width and length.`,
    zh: r`一条又薄又宽的平带以恒定速度 $U$ 沿长度方向穿过一条充满粘度为 $\eta$ 的油的扁长通道。它与通道同宽，两面到两壁的距离分别为 $d_1$ 和 $d_2$，都远小于宽度和长度。`,
  },
  wire: {
    en: r`A wire of radius $a$ runs at the constant speed $U$ along the axis of a long tube of inner radius $b$, which is full of oil of viscosity $\eta$.`,
    zh: r`一根半径为 $a$ 的金属丝以恒定速度 $U$ 沿一根内半径为 $b$ 的长管的轴线穿过，管内充满粘度为 $\eta$ 的油。`,
  },
}

const ENDS: Readonly<Record<string, Readonly<Record<string, { en: string; zh: string }>>>> = {
  belt: {
    open: {
      en: 'Both ends of the channel are open to the same wide vessel of oil, so that the pressure is the same all along.',
      zh: '通道的两端都与同一个宽大的油槽相通，因此沿通道压强处处相同。',
    },
    sealed: {
      en: 'Both ends of the channel are closed by seals, through which only the belt passes and which touch it on both faces, so that no oil gets out or from one face of the belt to the other.',
      zh: '通道的两端用密封件封闭，只有带子从中穿过，密封件贴着带子的两面，因此没有油流出，也没有油从带的一面流到另一面。',
    },
    joined: {
      en: 'Both ends of the channel are closed, and only the belt passes; but at both ends, just inside, oil can flow freely round the edges of the belt from one of its faces to the other, so that the pressures on both faces are the same there.',
      zh: '通道的两端封闭，只有带子穿过；但在两端内侧，油可以自由地从带的一面流到另一面，因此那里两面的压强相同。',
    },
  },
  wire: {
    open: {
      en: 'Both ends of the tube are open to the same wide vessel of oil, so that the pressure is the same all along.',
      zh: '管的两端都与同一个宽大的油槽相通，因此沿管压强处处相同。',
    },
    sealed: {
      en: 'Both ends of the tube are closed by seals, through which only the wire passes, so that no oil gets out.',
      zh: '管的两端用密封件封闭，只有金属丝从中穿过，因此没有油流出。',
    },
  },
}

interface Key {
  answer: string
  solution: string
  trap: string
  wrong: readonly string[]
  limits: Form['limits']
}

const GAP = r`In a gap of width $d$, at the distance $y$ from the belt, $v=U\left(1-\frac yd\right)-\frac{p'}{2\eta}y(d-y)$, where $p'$ is the growth of pressure in the direction of the belt. The flow per width is $\frac{Ud}{2}-\frac{p'd^3}{12\eta}$, the drag per area $\frac{\eta U}{d}+\frac{p'd}{2}$.`
const TUBE = r`At the distance $s$ from the axis $v=U\frac{\ln(b/s)}{\ln(b/a)}-\frac{p'}{4\eta}\left[b^2-s^2-(b^2-a^2)\frac{\ln(b/s)}{\ln(b/a)}\right]$, where $p'$ is the growth of pressure in the direction of the wire.`
const WIRE_P = r`\frac{4\eta U\left(b^2-a^2-2a^2\ln\frac ba\right)}{(b^2-a^2)\left[(a^2+b^2)\ln\frac ba-b^2+a^2\right]}`

const KEYS: Readonly<Record<string, Key>> = {
  'belt.open.force': {
    answer: r`\eta U\left(\frac{1}{d_1}+\frac{1}{d_2}\right)`,
    solution: r`${GAP} Without a difference of pressure each face is dragged with $\frac{\eta U}{d}$.`,
    trap: r`Using the total width $d_1+d_2$.`,
    wrong: [r`\frac{2\eta U}{d_1+d_2}`, r`\frac{4\eta U}{d_1+d_2}`],
    limits: [['d_2', r`\infty`, r`\frac{\eta U}{d_1}`, 'one narrow gap']],
  },
  'belt.sealed.force': {
    answer: r`4\eta U\left(\frac{1}{d_1}+\frac{1}{d_2}\right)`,
    solution: r`${GAP} In each gap the flow is zero: $p'=\frac{6\eta U}{d^2}$, and the drag is $\frac{\eta U}{d}+\frac{3\eta U}{d}$.`,
    trap: r`Forgetting that oil that cannot get out flows back along the wall and makes the layer at the belt steeper.`,
    wrong: [
      r`\eta U\left(\frac{1}{d_1}+\frac{1}{d_2}\right)`,
      r`2\eta U\left(\frac{1}{d_1}+\frac{1}{d_2}\right)`,
    ],
    limits: [['d_2', r`\infty`, r`\frac{4\eta U}{d_1}`, 'one narrow gap']],
  },
  'belt.joined.force': {
    answer: r`\eta U\left(\frac{1}{d_1}+\frac{1}{d_2}\right)+\frac{3\eta U(d_1+d_2)^2}{d_1^3+d_2^3}`,
    solution: r`${GAP} The pressures agree at both ends, so $p'$ is the same in both gaps, and only the sum of the flows is zero: $p'=\frac{6\eta U(d_1+d_2)}{d_1^3+d_2^3}$. The drag is $\eta U\left(\frac1{d_1}+\frac1{d_2}\right)+\frac{p'}{2}(d_1+d_2)$.`,
    trap: r`Taking the flow as zero in each gap: the narrow gap pumps, and the oil comes back through the wide one.`,
    wrong: [
      r`4\eta U\left(\frac{1}{d_1}+\frac{1}{d_2}\right)`,
      r`\eta U\left(\frac{1}{d_1}+\frac{1}{d_2}\right)`,
    ],
    limits: [
      ['d_2', 'd_1', r`\frac{8\eta U}{d_1}`, 'equal gaps: each for itself'],
      ['d_2', r`\infty`, r`\frac{\eta U}{d_1}`, 'through a wide gap the oil comes back easily'],
    ],
  },
  'belt.joined.pressure': {
    answer: r`\frac{6\eta U(d_1+d_2)}{d_1^3+d_2^3}`,
    solution: r`${GAP} The pressures agree at both ends, so $p'$ is the same in both gaps, and only the sum of the flows is zero.`,
    trap: r`Taking the flow as zero in the narrow gap alone, $\frac{6\eta U}{d_1^2}$.`,
    wrong: [r`\frac{6\eta U}{d_1^2}`, r`\frac{24\eta U}{(d_1+d_2)^2}`],
    limits: [['d_2', 'd_1', r`\frac{6\eta U}{d_1^2}`, 'equal gaps: each for itself']],
  },
  'wire.open.force': {
    answer: r`\frac{2\pi\eta U}{\ln\frac ba}`,
    solution: r`${TUBE} Without a difference of pressure the drag per length is $-2\pi a\eta v'(a)=\frac{2\pi\eta U}{\ln(b/a)}$, the same through every cylinder.`,
    trap: r`Taking the speed as falling evenly across the gap, $\frac{2\pi a\eta U}{b-a}$.`,
    wrong: [r`\frac{2\pi a\eta U}{b-a}`, r`\frac{\pi(a+b)\eta U}{b-a}`],
    limits: [['b', 'a', r`\frac{2\pi a\eta U}{b-a}`, 'a narrow gap is flat']],
  },
  'wire.sealed.pressure': {
    answer: WIRE_P,
    solution: r`${TUBE} The flow $\int_a^bv\,2\pi s\,ds$ is zero; with $\int_a^bs\ln\frac bs\,ds=\frac14\left(b^2-a^2-2a^2\ln\frac ba\right)$ and $\int_a^bs(b^2-s^2)\,ds=\frac14(b^2-a^2)^2$ this gives $p'$.`,
    trap: r`Treating the gap as flat, $\frac{6\eta U}{(b-a)^2}$.`,
    wrong: [r`\frac{6\eta U}{(b-a)^2}`, r`\frac{4\eta U}{b^2-a^2}`],
    limits: [['b', r`\infty`, '0', 'in a wide tube the oil comes back easily']],
  },
  'wire.sealed.force': {
    answer: r`2\pi\eta U\frac{(b^2-a^2)(b^2-3a^2)+4a^4\ln\frac ba}{(b^2-a^2)\left[(a^2+b^2)\ln\frac ba-b^2+a^2\right]}`,
    solution: r`${TUBE} The flow $\int_a^bv\,2\pi s\,ds$ is zero: $p'=${WIRE_P}$. The drag per length is $-2\pi a\eta v'(a)=\frac{2\pi}{\ln(b/a)}\left[\eta U+\frac{p'}{4}\left(b^2-a^2-2a^2\ln\frac ba\right)\right]$; inserting $p'$, a factor $\ln\frac ba$ cancels.`,
    trap: r`Forgetting that oil that cannot get out flows back along the tube, or treating the gap as flat, which gives four times the drag of an open tube.`,
    wrong: [r`\frac{2\pi\eta U}{\ln\frac ba}`, r`\frac{8\pi\eta U}{\ln\frac ba}`],
    limits: [['U', '0', '0', 'a wire at rest']],
  },
}

export const beltInOil: Template = {
  id: 'adv-belt-in-oil',
  domain: 'advanced',
  level: 'undergraduate',
  topics: ['viscous flow'],
  choices: { runner: ['belt', 'wire'], ends: ['open', 'sealed', 'joined'], asked: ['force', 'pressure'] },
  allowed: (choice) =>
    Object.hasOwn(KEYS, ['runner', 'ends', 'asked'].map((name) => choice[name] ?? '').join('.')),
  published: { runner: 'belt', ends: 'joined', asked: 'force' },
  form: (choice: Choice): Form => {
    const belt = pick(choice, 'runner', { belt: true, wire: false })
    const scene = pick(choice, 'runner', SCENES)
    const ends = pick(choice, 'ends', pick(choice, 'runner', ENDS))
    const key = pick({ key: choiceName(beltInOil, choice) }, 'key', KEYS)
    const asked = pick<{ en: string; zh: string; asked: Form['asked'] }>(choice, 'asked', {
      force: belt
        ? {
            en: 'With what force does the oil hold back the belt, per area of the belt (both faces together; one face is counted as the area)?',
            zh: '油对带子的阻力，按带子的单位面积计（两面的力之和，面积只按一面计），是多少？',
            asked: ['p', 'force per area', 'Pa'],
          }
        : {
            en: 'With what force does the oil hold back the wire, per length of the wire?',
            zh: '油对金属丝单位长度的阻力是多少？',
            asked: ['f', 'force per length', 'N/m'],
          },
      pressure: {
        en: `By how much does the pressure in the oil grow per length, in the direction in which the ${belt ? 'belt' : 'wire'} runs?`,
        zh: `沿${belt ? '带子' : '金属丝'}运动的方向，油中压强每单位长度增加多少？`,
        asked: ['y', 'growth of pressure per length', 'Pa/m'],
      },
    })
    return {
      title: belt ? 'A belt through oil' : 'A wire through oil',
      en: `${scene.en} ${ends.en} ${asked.en} (The flow is slow and steady; the ends themselves do not matter.)`,
      zh: `${scene.zh}${ends.zh}${asked.zh}（流动缓慢而稳定；端部效应可忽略。）`,
      symbols: [...(belt ? GAPS : RADII), U, ETA],
      asked: asked.asked,
      constraints: [belt ? 'd_1<d_2' : 'a<b'],
      ...key,
    }
  },
}
