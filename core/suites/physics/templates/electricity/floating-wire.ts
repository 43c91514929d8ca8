import { pick } from '../template.ts'
import type { SymbolRow, Template } from '../template.ts'

const HEIGHT: SymbolRow = ['h', 'height of the floating wire', 'm', 1.2, 1.6]

/** A wire floats above fixed currents; how strong must its current be, and how does it bob? */
export const floatingWire: Template = {
  id: 'elec-floating-wire',
  domain: 'electricity',
  level: 'undergraduate',
  topics: ['magnetic forces', 'superposition', 'small oscillations'],
  choices: { base: ['single', 'pair', 'strip', 'superconductor'], asked: ['current', 'frequency'] },
  // Over a superconductor it would have to be said whether the current or the flux stays the same.
  allowed: ({ base, asked }) => !(base === 'superconductor' && asked === 'frequency'),
  published: { base: 'strip', asked: 'frequency' },
  form: (choice) => {
    const base = pick(choice, 'base', {
      single: {
        en: 'below it a long straight wire is fixed, parallel to it, which carries the current $J$ in the opposite direction',
        zh: '在它下方平行地固定着一根长直导线，其中沿相反方向通有电流 $J$',
        enStill:
          'below it a long straight wire is fixed, parallel to it, which carries a constant current in the opposite direction',
        zhStill: '在它下方平行地固定着一根长直导线，其中沿相反方向通有恒定电流',
        symbols: [],
        current: '\\frac{2\\pi\\lambda gh}{\\mu_0J}',
        square: '\\frac gh',
        wrongSquare: '\\frac{2g}{h}',
        wrongCurrent: '\\frac{4\\pi\\lambda gh}{\\mu_0J}',
        force: 'The force per length is $\\frac{\\mu_0IJ}{2\\pi h}$, upwards.',
        above: 'the wire',
        aboveZh: '该导线',
      },
      pair: {
        en: 'two long straight wires are fixed parallel to it in a horizontal plane, the distance $2b$ apart, each of which carries the current $J$ in the opposite direction; it floats midway above them',
        zh: '在同一水平面内平行地固定着两根相距 $2b$ 的长直导线，每根中都沿相反方向通有电流 $J$；它浮在两者正中间的上方',
        enStill:
          'two long straight wires are fixed parallel to it in a horizontal plane, the distance $2b$ apart, each of which carries the same constant current in the opposite direction; it floats midway above them, with $h>b$',
        zhStill:
          '在同一水平面内平行地固定着两根相距 $2b$ 的长直导线，每根中都沿相反方向通有相同的恒定电流；它浮在两者正中间的上方，且 $h>b$',
        symbols: [['b', 'half the distance of the fixed wires', 'm', 0.5, 0.9]],
        current: '\\frac{\\pi\\lambda g(h^2+b^2)}{\\mu_0Jh}',
        square: '\\frac{g(h^2-b^2)}{h(h^2+b^2)}',
        wrongSquare: '\\frac{g}{h}',
        wrongCurrent: '\\frac{\\pi\\lambda g\\sqrt{h^2+b^2}}{\\mu_0J}',
        force:
          'Each fixed wire pushes with $\\frac{\\mu_0IJ}{2\\pi\\sqrt{h^2+b^2}}$ per length; the vertical parts add up to $\\frac{\\mu_0IJh}{\\pi(h^2+b^2)}$.',
        above: 'the plane of the two wires',
        aboveZh: '两导线所在平面',
      },
      strip: {
        en: 'below its course a long thin flat copper strip of width $2b$ is fixed horizontally and parallel to it; it carries the current $J$, evenly spread over its width, in the opposite direction, and the wire floats above its middle line',
        zh: '在它下方水平且平行地固定着一条宽为 $2b$ 的长而薄的平铜带，其中沿相反方向通有电流 $J$，电流沿宽度均匀分布；导线浮在铜带中线的上方',
        enStill:
          'below its course a long thin flat copper strip of width $2b$ is fixed horizontally and parallel to it; it carries a constant current, evenly spread over its width, in the opposite direction, and the wire floats above its middle line',
        zhStill:
          '在它下方水平且平行地固定着一条宽为 $2b$ 的长而薄的平铜带，其中沿相反方向通有恒定电流，电流沿宽度均匀分布；导线浮在铜带中线的上方',
        symbols: [['b', 'half the width of the strip', 'm', 0.5, 0.9]],
        current: '\\frac{2\\pi b\\lambda g}{\\mu_0J\\arctan\\frac bh}',
        square: '\\frac{gb}{(h^2+b^2)\\arctan\\frac bh}',
        wrongSquare: '\\frac gh',
        wrongCurrent: '\\frac{2\\pi\\lambda gh}{\\mu_0J}',
        force:
          'The strip is made of narrow wires; the vertical parts of their forces add up to $\\frac{\\mu_0IJ}{4\\pi b}\\int_{-b}^{b}\\frac{h\\,dx}{h^2+x^2}$ per length, that is $\\frac{\\mu_0IJ}{2\\pi b}\\arctan\\frac bh$.',
        above: 'the strip',
        aboveZh: '铜带',
      },
      superconductor: {
        en: 'below it lies a large level superconducting plate, into which no magnetic field can enter',
        zh: '在它下方是一块很大的水平超导板，磁场不能进入其中',
        enStill: '',
        zhStill: '',
        symbols: [],
        current: '2\\sqrt{\\frac{\\pi\\lambda gh}{\\mu_0}}',
        square: '',
        wrongSquare: '',
        wrongCurrent: '\\sqrt{\\frac{2\\pi\\lambda gh}{\\mu_0}}',
        force:
          'The plate acts like a mirror image of the wire, with the opposite current, at the distance $2h$: the force per length is $\\frac{\\mu_0I^2}{4\\pi h}$.',
        above: 'the plate',
        aboveZh: '超导板',
      },
    } as const)
    const current = choice.asked === 'current'
    const mirror = choice.base === 'superconductor'
    const answer = current ? base.current : `\\sqrt{${base.square}}`
    return {
      title: 'A wire that floats',
      en: `A long straight horizontal wire ${current ? 'of mass $\\lambda$ per length ' : ''}floats freely in the air, fed through thin flexible leads that do not hold it; ${current ? base.en : base.enStill}. Its height above ${base.above} is $h$; narrow vertical guides without friction keep it from moving sideways. ${
        current
          ? `What current must it carry?`
          : 'Its own current is constant as well. It is pushed down a little and let go. Find the angular frequency with which it bobs up and down.'
      }`,
      zh: `一根水平的长直导线${current ? '（单位长度质量为 $\\lambda$）' : ''}自由地浮在空中，由不起支撑作用的细软引线供电；${current ? base.zh : base.zhStill}。它比${base.aboveZh}高 $h$；无摩擦的竖直窄导槽防止它侧向移动。${
        current
          ? '它必须通有多大的电流？'
          : '它自身的电流也恒定。把它稍微向下压后放开。求它上下浮动的角频率。'
      }`,
      symbols: [
        HEIGHT,
        ...base.symbols,
        ...(current ? ([['\\lambda', 'mass of the wire per length', 'kg/m', 1, 2]] as const) : []),
        ...(current && !mirror
          ? ([['J', 'current of the fixed conductor (of each fixed wire)', 'A', 1, 2]] as const)
          : []),
        ...(current ? (['mu_0'] as const) : []),
        'g',
      ],
      asked: current
        ? ['I', 'current of the floating wire', 'A']
        : ['\\omega', 'angular frequency of the bobbing', '1/s'],
      answer,
      solution: `${base.force} ${
        current
          ? `It must carry the weight $\\lambda g$ per length: $I=${answer}$.`
          : `At rest it equals the weight per length, $\\lambda g$; its relative decrease with the height, times $g$, is $\\omega^2$: the currents drop out, and $\\omega=${answer}$.`
      }`,
      trap: current
        ? mirror
          ? 'Taking the distance of the mirror image to be h instead of 2h.'
          : 'Not counting the parts of the fixed current at their own distances and directions.'
        : 'Treating the force as that of one wire below, or as independent of the height.',
      wrong: [current ? base.wrongCurrent : `\\sqrt{${base.wrongSquare}}`],
      limits: [
        choice.base === 'pair' || choice.base === 'strip'
          ? [
              'b',
              '0',
              current
                ? choice.base === 'pair'
                  ? '\\frac{\\pi\\lambda gh}{\\mu_0J}'
                  : '\\frac{2\\pi\\lambda gh}{\\mu_0J}'
                : '\\sqrt{\\frac gh}',
              'narrow: like a single wire',
            ]
          : current
            ? ['h', '0', '0', 'very near, a small current is enough']
            : ['h', '\\infty', '0', 'far away the force hardly changes'],
      ],
    }
  },
}
