import { pick } from '../template.ts'
import type { SymbolRow, Template } from '../template.ts'

interface Setting {
  en: readonly [free: string, load: string]
  zh: readonly [free: string, load: string]
  symbols: readonly SymbolRow[]
  /** what plays the part of g where the tension grows evenly from the end */
  g?: string
  tension: readonly [free: string, load: string]
  limit: readonly [symbol: string, to: string, gives: string, why: string]
}

const linear = (g: string): readonly [string, string] => [
  `2\\sqrt{\\frac{L}{${g}}}`,
  `2\\sqrt{\\frac{L}{m${g.includes('+') ? `(${g})` : g}}}\\left(\\sqrt{M+m}-\\sqrt{M}\\right)`,
]

const SETTINGS: Readonly<Record<string, Setting>> = {
  hanging: {
    en: [
      'A rope hangs at rest from a high crane; its lower end is free.',
      'A rope hangs at rest from a high crane; a small load of mass $M$ is tied to its lower end.',
    ],
    zh: [
      '一根绳静止地悬挂在高高的起重机上，下端自由。',
      '一根绳静止地悬挂在高高的起重机上，下端系着一个质量为 $M$ 的小重物。',
    ],
    symbols: ['g'],
    g: 'g',
    tension: ['\\frac{mg}{L}x', 'Mg+\\frac{mg}{L}x'],
    limit: ['L', '0', '0', 'no way to go'],
  },
  hoist: {
    en: [
      'A helicopter rises vertically with the acceleration $a$; a rope hangs from it, its lower end free.',
      'A helicopter rises vertically with the acceleration $a$; a rope hangs from it, with a small load of mass $M$ at its lower end.',
    ],
    zh: [
      '一架直升机以加速度 $a$ 竖直上升；机下悬着一根绳，下端自由。',
      '一架直升机以加速度 $a$ 竖直上升；机下悬着一根绳，下端系着一个质量为 $M$ 的小重物。',
    ],
    symbols: [['a', 'acceleration of the helicopter', 'm/s^2', 1, 4], 'g'],
    g: 'g+a',
    tension: ['\\frac{m(g+a)}{L}x', 'M(g+a)+\\frac{m(g+a)}{L}x'],
    limit: ['L', '0', '0', 'no way to go'],
  },
  drag: {
    en: [
      'A rope lies stretched out on the smooth ice of a lake; a snowmobile pulls one end of it with the constant force $F$, so that the rope follows in a straight line, faster and faster, without friction; its rear end is free.',
      'A rope lies stretched out on the smooth ice of a lake; a snowmobile pulls one end of it with the constant force $F$, so that the rope and a small sledge of mass $M$ that is tied to its rear end follow in a straight line, faster and faster, without friction.',
    ],
    zh: [
      '一根绳伸直放在湖面光滑的冰上；雪地摩托以恒力 $F$ 拉绳的一端，使绳沿直线无摩擦地越来越快地跟着前进；绳的后端自由。',
      '一根绳伸直放在湖面光滑的冰上；雪地摩托以恒力 $F$ 拉绳的一端，使绳和系在绳后端的一只质量为 $M$ 的小雪橇沿直线无摩擦地越来越快地跟着前进。',
    ],
    symbols: [['F', 'force of the snowmobile', 'N', 1, 2]],
    tension: ['F\\frac xL', 'F\\frac{M+m\\frac xL}{M+m}'],
    limit: ['F', '\\infty', '0', 'a very taut rope'],
  },
  scrape: {
    en: [
      'A rope is dragged slowly and steadily over a level gravel yard by one end; the coefficient of friction between rope and gravel is $\\mu$, and its rear end is free.',
      'A rope with a small flat stone of mass $M$ tied to its rear end is dragged slowly and steadily over a level gravel yard by its front end; the coefficient of friction with the gravel is $\\mu$ for rope and stone.',
    ],
    zh: [
      '一根绳的一端被拉着，在水平的砾石地上缓慢匀速地拖动；绳与砾石之间的摩擦因数为 $\\mu$，绳的后端自由。',
      '一根绳的后端系着一块质量为 $M$ 的小石板，前端被拉着，在水平的砾石地上缓慢匀速地拖动；绳和石板与砾石之间的摩擦因数均为 $\\mu$。',
    ],
    symbols: [['\\mu', 'coefficient of friction', '1', 0.3, 0.8], 'g'],
    g: '\\mu g',
    tension: ['\\frac{\\mu mg}{L}x', '\\mu Mg+\\frac{\\mu mg}{L}x'],
    limit: ['L', '0', '0', 'no way to go'],
  },
  whirl: {
    en: [
      'A rope lies on the smooth ice of a lake; one end is tied to a swivel on a peg, and the rope, stretched straight, turns around the peg with the constant angular velocity $\\omega$, its outer end free.',
      'A rope lies on the smooth ice of a lake; one end is tied to a swivel on a peg, a small stone of mass $M$ is tied to the other end, and the rope, stretched straight, turns around the peg with the constant angular velocity $\\omega$.',
    ],
    zh: [
      '一根绳放在湖面光滑的冰上，一端系在木桩的转环上；绳伸直，以恒定角速度 $\\omega$ 绕木桩转动，外端自由。',
      '一根绳放在湖面光滑的冰上，一端系在木桩的转环上，另一端系着一块质量为 $M$ 的小石头；绳伸直，以恒定角速度 $\\omega$ 绕木桩转动。',
    ],
    symbols: [['\\omega', 'angular velocity', '1/s', 1, 2]],
    tension: ['\\frac{m\\omega^2(L^2-r^2)}{2L}', 'M\\omega^2L+\\frac{m\\omega^2(L^2-r^2)}{2L}'],
    limit: ['omega', '\\infty', '0', 'a very taut rope'],
  },
}

/** How long a pulse runs along a rope whose tension is not the same everywhere. */
export const ropePulse: Template = {
  id: 'mech-rope-pulse',
  domain: 'mechanics',
  level: 'undergraduate',
  topics: ['waves on a rope', 'tension', 'accelerated frames'],
  choices: { setting: ['hanging', 'hoist', 'drag', 'scrape', 'whirl'], end: ['free', 'load'] },
  published: { setting: 'whirl', end: 'load' },
  form: (choice) => {
    const setting = pick(choice, 'setting', SETTINGS)
    const load = choice.end === 'load'
    const i = load ? 1 : 0
    const [free, loaded] =
      setting.g !== undefined
        ? linear(setting.g)
        : choice.setting === 'drag'
          ? ['2\\sqrt{\\frac{mL}{F}}', '2\\sqrt{\\frac{L(M+m)}{mF}}\\left(\\sqrt{M+m}-\\sqrt{M}\\right)']
          : ['\\frac{\\pi}{\\sqrt2\\omega}', '\\frac{\\sqrt2}{\\omega}\\arcsin\\sqrt{\\frac{m}{m+2M}}']
    const answer = load ? loaded : free
    // As if the tension at the held end acted everywhere.
    const g = setting.g ?? ''
    const wrong =
      choice.setting === 'drag'
        ? '\\sqrt{\\frac{mL}{F}}'
        : choice.setting === 'whirl'
          ? `\\frac{1}{\\omega}\\sqrt{${load ? '\\frac{2m}{m+2M}' : '2'}}`
          : load
            ? `\\sqrt{\\frac{mL}{(M+m)${g.includes('+') ? `(${g})` : g}}}`
            : `\\sqrt{\\frac{L}{${g}}}`
    const where =
      choice.setting === 'whirl' ? 'the distance $r$ from the peg' : 'the distance $x$ from its far end'
    const first = load
      ? {
          en: 'Somebody knocks against the rope just beside what is tied to it',
          zh: '有人在紧靠所系物体处敲了一下绳子',
        }
      : { en: 'Somebody knocks against its free end', zh: '有人敲了一下它的自由端' }
    return {
      title: 'A knock runs along a rope',
      en: `${setting.en[i]} The rope is uniform, with mass $m$ and length $L$, very flexible, and hardly stretches. ${first.en}, and a short small transverse pulse runs along the rope to the end at which it is held. How long does it take? (${choice.setting === 'whirl' ? 'Seen along with the rope; the pulse moves it up and down a little.' : 'The speed of the rope itself does not matter: the way is counted along the rope.'})`,
      zh: `${setting.zh[i]}绳是均匀的，质量为 $m$，长度为 $L$，非常柔软，几乎不伸长。${first.zh}，于是一个短而小的横向脉冲沿绳传到被固定（或被拉住）的一端。脉冲需要多长时间？（${choice.setting === 'whirl' ? '在随绳转动的参考系中观察；脉冲使绳上下稍微移动。' : '绳本身的运动速度无关紧要：路程是沿着绳计算的。'}）`,
      symbols: [
        ['m', 'mass of the rope', 'kg', 1, 2],
        ['L', 'length of the rope', 'm', 1, 2],
        ...(load ? ([['M', 'mass at the far end', 'kg', 0.5, 2]] as const) : []),
        ...setting.symbols,
      ],
      asked: ['t', 'time that the pulse takes', 's'],
      answer,
      solution: `At ${where} the tension is $T=${setting.tension[i]}$: it has to ${choice.setting === 'scrape' ? 'overcome the friction of' : choice.setting === 'hanging' ? 'carry' : 'accelerate'} all that is behind this place. The pulse moves along the rope with $\\sqrt{TL/m}$. Integrating the inverse of this speed over the length of the rope gives $${answer}$.`,
      trap: 'Using one tension, the one at the held end, for the whole rope.',
      wrong: [wrong],
      limits: [
        ...(load ? ([['M', '0', free, 'without anything at the end']] as const) : []),
        setting.limit,
        ...(choice.setting === 'hoist' ? ([['a', '0', linear('g')[i], 'the rope just hangs']] as const) : []),
      ],
    }
  },
}
