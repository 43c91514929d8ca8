import { pick } from '../template.ts'
import type { SymbolRow, Template } from '../template.ts'

const FLAT: readonly SymbolRow[] = [['d', 'distance of the plates', 'm', 0.8, 1.2]]
const ROUND: readonly SymbolRow[] = [
  ['a', 'smaller radius', 'm', 0.5, 0.8],
  ['b', 'larger radius', 'm', 1.2, 1.6],
]

/** Electrons that are just kept from the anode by a magnetic field. */
export const magnetron: Template = {
  id: 'elec-magnetron',
  domain: 'electricity',
  level: 'olympiad',
  topics: ['motion in fields', 'angular momentum', 'energy'],
  choices: { tube: ['flat', 'inner', 'outer', 'around'], start: ['rest', 'straight', 'sideways'] },
  published: { tube: 'outer', start: 'rest' },
  form: (choice) => {
    const still = choice.start === 'rest'
    const sideways = choice.start === 'sideways'
    const tube = pick(choice, 'tube', {
      flat: {
        en: 'Two large flat plates, cathode and anode, face each other at the distance $d$. The anode has the voltage $U$ against the cathode, and a uniform magnetic field $B$ is parallel to the plates.',
        zh: '两块大平板（阴极和阳极）相对放置，间距为 $d$。阳极对阴极的电压为 $U$，并有平行于板面的均匀磁场 $B$。',
        symbols: FLAT,
        field: 'B',
        out: 'at right angles to the plate',
        outZh: '垂直于板面',
        side: 'along the plate and at right angles to the magnetic field, in that of the two senses in which the magnetic force pushes them back to the cathode',
        sideZh: '沿板面并垂直于磁场，其指向使磁力把它们推回阴极',
        answer: sideways
          ? '\\frac{m}{qd}\\left(\\sqrt{v_0^2+\\frac{2qU}{m}}-v_0\\right)'
          : still
            ? '\\frac1d\\sqrt{\\frac{2mU}{q}}'
            : '\\frac{m}{qd}\\sqrt{v_0^2+\\frac{2qU}{m}}',
        law: `The magnetic force along the plates gives the momentum $qBd$ on the way to the anode${sideways ? ', in addition to $mv_0$' : ''}.`,
        touch: 'the velocity there is parallel to the plates',
        wrong: still ? '\\frac2d\\sqrt{\\frac{2mU}{q}}' : '\\frac1d\\sqrt{\\frac{2mU}{q}}',
      },
      inner: {
        en: 'The cathode is a long straight metal tube of radius $a$, the anode a wider one of radius $b$ around it, with the same axis. The anode has the voltage $U$ against the cathode, and a uniform magnetic field $B$ is parallel to the axis.',
        zh: '阴极是一根半径为 $a$ 的长直金属管，阳极是同轴地套在外面的半径为 $b$ 的粗管。阳极对阴极的电压为 $U$，并有平行于轴的均匀磁场 $B$。',
        symbols: ROUND,
        field: 'B',
        out: 'radially',
        outZh: '沿径向',
        side: 'along the circumference, in that of the two senses in which the magnetic force pushes them back to the cathode',
        sideZh: '沿圆周方向，其指向使磁力把它们推回阴极',
        answer: sideways
          ? '\\frac{2m}{q(b^2-a^2)}\\left(b\\sqrt{v_0^2+\\frac{2qU}{m}}-av_0\\right)'
          : still
            ? '\\frac{2b}{b^2-a^2}\\sqrt{\\frac{2mU}{q}}'
            : '\\frac{2mb}{q(b^2-a^2)}\\sqrt{v_0^2+\\frac{2qU}{m}}',
        law: `The magnetic force has a torque about the axis: on the way it changes the angular momentum by $\\frac{qB}{2}(b^2-a^2)$, so that at the anode it is $\\frac{qB}{2}(b^2-a^2)${sideways ? '+mav_0' : ''}$.`,
        touch: 'the velocity there is tangential, and the angular momentum is $mbv$',
        wrong: still ? '\\frac{1}{b-a}\\sqrt{\\frac{2mU}{q}}' : '\\frac{2b}{b^2-a^2}\\sqrt{\\frac{2mU}{q}}',
      },
      outer: {
        en: 'The cathode is a long straight metal tube of radius $b$, the anode a thinner one of radius $a$ inside it, with the same axis. The anode has the voltage $U$ against the cathode, and a uniform magnetic field $B$ is parallel to the axis.',
        zh: '阴极是一根半径为 $b$ 的长直金属管，阳极是同轴地放在其内的半径为 $a$ 的细管。阳极对阴极的电压为 $U$，并有平行于轴的均匀磁场 $B$。',
        symbols: ROUND,
        field: 'B',
        out: 'radially',
        outZh: '沿径向',
        side: 'along the circumference, in that of the two senses in which the magnetic force pushes them back to the cathode',
        sideZh: '沿圆周方向，其指向使磁力把它们推回阴极',
        answer: sideways
          ? '\\frac{2m}{q(b^2-a^2)}\\left(a\\sqrt{v_0^2+\\frac{2qU}{m}}-bv_0\\right)'
          : still
            ? '\\frac{2a}{b^2-a^2}\\sqrt{\\frac{2mU}{q}}'
            : '\\frac{2ma}{q(b^2-a^2)}\\sqrt{v_0^2+\\frac{2qU}{m}}',
        law: `The magnetic force has a torque about the axis: on the way it changes the angular momentum by $\\frac{qB}{2}(b^2-a^2)$, so that at the anode it is $\\frac{qB}{2}(b^2-a^2)${sideways ? '+mbv_0' : ''}$.`,
        touch: 'the velocity there is tangential, and the angular momentum is $mav$',
        wrong: still
          ? '\\frac{2b}{b^2-a^2}\\sqrt{\\frac{2mU}{q}}'
          : '\\frac{2a}{b^2-a^2}\\sqrt{\\frac{2mU}{q}}',
      },
      around: {
        en: 'The cathode is a long straight metal tube of radius $a$, the anode a wider one of radius $b$ around it, with the same axis. The anode has the voltage $U$ against the cathode. Along the cathode tube flows a strong current $I$, whose magnetic field goes around it in circles; the voltage drop that it makes along the tube is negligible.',
        zh: '阴极是一根半径为 $a$ 的长直金属管，阳极是同轴地套在外面的半径为 $b$ 的粗管。阳极对阴极的电压为 $U$。沿阴极管通有强电流 $I$，其磁场呈环绕它的圆形；它在管上造成的电压降可忽略。',
        symbols: [...ROUND, 'mu_0'],
        field: 'I',
        out: 'radially',
        outZh: '沿径向',
        side: 'parallel to the axis, in that of the two senses in which the magnetic force pushes them back to the cathode',
        sideZh: '平行于轴，其指向使磁力把它们推回阴极',
        answer: sideways
          ? '\\frac{2\\pi m}{\\mu_0q\\ln\\frac ba}\\left(\\sqrt{v_0^2+\\frac{2qU}{m}}-v_0\\right)'
          : still
            ? '\\frac{2\\pi}{\\mu_0\\ln\\frac ba}\\sqrt{\\frac{2mU}{q}}'
            : '\\frac{2\\pi m}{\\mu_0q\\ln\\frac ba}\\sqrt{v_0^2+\\frac{2qU}{m}}',
        law: `The magnetic force along the axis gives the momentum $\\int q\\frac{\\mu_0I}{2\\pi r}dr$ on the way to the anode, that is $\\frac{\\mu_0qI}{2\\pi}\\ln\\frac ba$${sideways ? ', in addition to $mv_0$' : ''}.`,
        touch: 'the velocity there is parallel to the axis',
        wrong: still
          ? '\\frac{2\\pi a}{\\mu_0(b-a)}\\sqrt{\\frac{2mU}{q}}'
          : '\\frac{2\\pi}{\\mu_0\\ln\\frac ba}\\sqrt{\\frac{2mU}{q}}',
      },
    } as const)
    const start = pick(choice, 'start', {
      rest: {
        en: 'Electrons (mass $m$, charge $-q$) leave the cathode practically at rest.',
        zh: '电子（质量为 $m$，电荷为 $-q$）离开阴极时几乎静止。',
      },
      straight: {
        en: `Electrons (mass $m$, charge $-q$) leave the cathode with the speed $v_0$, all ${tube.out}.`,
        zh: `电子（质量为 $m$，电荷为 $-q$）以速率 $v_0$ 离开阴极，全部${tube.outZh}射出。`,
      },
      sideways: {
        en: `Electrons (mass $m$, charge $-q$) leave the cathode with the small speed $v_0$, all ${tube.side}; the electric field pulls them away all the same.`,
        zh: `电子（质量为 $m$，电荷为 $-q$）以较小的速率 $v_0$ 离开阴极，全部${tube.sideZh}；但电场仍把它们拉离阴极。`,
      },
    } as const)
    const current = choice.tube === 'around'
    return {
      title: 'Electrons turned back',
      en: `In an evacuated tube there is no current when the magnetic field is strong enough. ${tube.en} ${start.en} ${current ? 'How strong must the current $I$ be' : 'How strong must the field $B$ be'} so that they just no longer reach the anode? (The electrons are slow compared with light, and so few that they do not disturb the fields.)`,
      zh: `在一个真空管里，当磁场足够强时就没有电流通过。${tube.zh}${start.zh}${current ? '电流 $I$ 必须多大' : '磁场 $B$ 必须多强'}，才能使它们刚好不能到达阳极？（电子的速率远小于光速，而且数量很少，不影响场。）`,
      symbols: [
        ...tube.symbols,
        ['m', 'mass of an electron', 'kg', 1, 2],
        ['q', "magnitude of an electron's charge", 'C', 1, 2],
        ['U', 'voltage between anode and cathode', 'V', 1, 2],
        ...(still
          ? []
          : ([['v_0', 'speed at which the electrons leave the cathode', 'm/s', 0.15, 0.3]] as const)),
      ],
      asked: current
        ? ['I', 'least current that keeps the electrons from the anode', 'A']
        : ['B', 'least magnetic field that keeps the electrons from the anode', 'T'],
      answer: tube.answer,
      solution: `The magnetic force does no work, so at the anode $${still ? 'v=\\sqrt{\\frac{2qU}{m}}' : 'v=\\sqrt{v_0^2+\\frac{2qU}{m}}'}$. ${tube.law} The electrons just graze the anode if ${tube.touch}. This gives $${tube.field}=${tube.answer}$.`,
      trap:
        choice.tube === 'flat'
          ? 'Using the circle of the magnetic field alone: the path is a cycloid.'
          : 'Treating the space between the tubes as flat, or mixing up which tube is reached with what angular momentum.',
      wrong: [tube.wrong],
      limits: [
        ...(still ? ([['U', '0', '0', 'without a voltage no field is needed']] as const) : []),
        ...(still
          ? []
          : ([
              [
                'v_0',
                '0',
                {
                  flat: '\\frac1d\\sqrt{\\frac{2mU}{q}}',
                  inner: '\\frac{2b}{b^2-a^2}\\sqrt{\\frac{2mU}{q}}',
                  outer: '\\frac{2a}{b^2-a^2}\\sqrt{\\frac{2mU}{q}}',
                  around: '\\frac{2\\pi}{\\mu_0\\ln\\frac ba}\\sqrt{\\frac{2mU}{q}}',
                }[choice.tube ?? ''] ?? '',
                'electrons that start at rest',
              ],
            ] as const)),
      ],
    }
  },
}
