import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

interface Body {
  en: string
  zh: string
  /** A further sentence on its shape. */
  more?: { en: string; zh: string }
  symbols: readonly SymbolRow[]
  constraints: readonly string[]
  /** Force over viscosity times speed over thickness cubed: numerator and denominator. */
  top: string
  bottom: string
  wrong: readonly (readonly [string, string])[]
  why: string
  trap: string
  pressure?: { answer: string; wrong: string; where: { en: string; zh: string } }
  narrow: readonly [symbol: string, to: string]
}

const A: SymbolRow = ['a', 'radius of the hole', 'm', 0.5, 1]
const B: SymbolRow = ['b', 'outer radius', 'm', 1.5, 2.5]

const FLOW = r`In a film of thickness $h$ the volume flow per width is $\frac{h^3}{12\eta}$ times the fall of pressure per length. At the sinking speed $V$`

const BODIES: Readonly<Record<string, Body>> = {
  disc: {
    en: r`flat round rigid plate of radius $b$`,
    zh: r`半径为 $b$ 的平坦刚性圆板`,
    symbols: [B],
    constraints: [],
    top: r`3\pi b^4`,
    bottom: '2',
    wrong: [
      [r`3\pi b^4`, '1'],
      [r`3\pi b^4`, '4'],
    ],
    why: r`${FLOW} the oil $\pi s^2V$ leaves the circle of radius $s$: $-p'=\frac{6\eta Vs}{h^3}$, $p=\frac{3\eta V}{h^3}(b^2-s^2)$, and the force is $\frac{3\pi\eta Vb^4}{2h^3}$.`,
    trap: r`A wrong mean of the pressure: it falls from the centre to zero at the edge like a parabola, so that its mean is half of the greatest.`,
    pressure: {
      answer: r`\frac{2mg}{\pi b^2}`,
      wrong: r`\frac{mg}{\pi b^2}`,
      where: { en: 'in the middle', zh: '正中央' },
    },
    narrow: ['b', '0'],
  },
  ring: {
    en: r`flat rigid ring of inner radius $a$ and outer radius $b$`,
    more: {
      en: ' The air in its open hole has the same pressure as that around it.',
      zh: '敞开的环孔内空气的压强与周围相同。',
    },
    zh: r`内半径为 $a$、外半径为 $b$ 的扁平刚性圆环`,
    symbols: [A, B],
    constraints: ['a<b'],
    top: r`3\pi\left(b^4-a^4-\frac{(b^2-a^2)^2}{\ln\frac ba}\right)`,
    bottom: '2',
    wrong: [
      [r`3\pi\left(b^4-a^4\right)`, '2'],
      [r`3\pi\left(b^2-a^2\right)^2`, '2'],
    ],
    why: r`${FLOW} continuity demands $p'=-\frac{12\eta V}{h^3}\left(\frac s2+\frac Cs\right)$ at the distance $s$ from the axis. With $p=0$ at $a$ and $b$: $p=\frac{3\eta V}{h^3}\left[(b^2-a^2)\frac{\ln(s/a)}{\ln(b/a)}-(s^2-a^2)\right]$, and the force is $\frac{3\pi\eta V}{2h^3}\left[b^4-a^4-\frac{(b^2-a^2)^2}{\ln(b/a)}\right]$.`,
    trap: r`Letting the oil flow outwards only, or dividing the flow at the middle of the ring.`,
    narrow: ['a', 'b'],
  },
  cup: {
    en: r`rigid round cup, turned upside down,`,
    more: {
      en: r` Its hollow, of radius $a$, is deep and full of oil without any air; its flat rim reaches from the radius $a$ to the outer radius $b$, and the film is under the rim.`,
      zh: r`杯的空腔半径为 $a$，很深，充满油而没有空气；平坦的杯缘从半径 $a$ 伸到外半径 $b$，油膜在杯缘之下。`,
    },
    zh: r`倒扣的刚性圆杯`,
    symbols: [A, B],
    constraints: ['a<b'],
    top: r`3\pi\left(b^4-a^4\right)`,
    bottom: '2',
    wrong: [
      [r`3\pi b^4`, '2'],
      [r`3\pi\left(b^2-a^2\right)^2`, '2'],
    ],
    why: r`${FLOW} all oil displaced inside the radius $s$ leaves through it, also that of the hollow: under the rim $-p'=\frac{6\eta Vs}{h^3}$, $p=\frac{3\eta V}{h^3}(b^2-s^2)$. In the hollow the pressure is that at $a$ everywhere. The force is $\int_a^bp\,2\pi s\,ds+\pi a^2p(a)=\frac{3\pi\eta V}{2h^3}(b^4-a^4)$.`,
    trap: r`Forgetting the pressure in the hollow or the oil that the hollow displaces.`,
    pressure: {
      answer: r`\frac{2mg}{\pi(a^2+b^2)}`,
      wrong: r`\frac{mg}{\pi b^2}`,
      where: { en: 'in the hollow', zh: '空腔内' },
    },
    narrow: ['a', 'b'],
  },
  strip: {
    en: r`flat rigid strip of length $L$ and of the much smaller width $w$`,
    zh: r`长为 $L$、宽为 $w$（$w$ 远小于长度）的扁平刚性板条`,
    symbols: [
      ['L', 'length of the strip', 'm', 3, 5],
      ['w', 'width of the strip', 'm', 0.4, 1],
    ],
    constraints: ['w<L'],
    top: r`Lw^3`,
    bottom: '1',
    wrong: [
      [r`Lw^3`, '2'],
      [r`3Lw^3`, '2'],
    ],
    why: r`${FLOW} the oil $sV$ per length flows out at the distance $s$ from the middle line: $-p'=\frac{12\eta Vs}{h^3}$, $p=\frac{6\eta V}{h^3}\left(\frac{w^2}{4}-s^2\right)$, and the force is $\frac{\eta VLw^3}{h^3}$.`,
    trap: r`Using the flow of a round plate, or a wrong mean of the pressure: it is $\frac23$ of the greatest.`,
    pressure: {
      answer: r`\frac{3mg}{2Lw}`,
      wrong: r`\frac{2mg}{Lw}`,
      where: { en: 'along the middle line', zh: '中线上' },
    },
    narrow: ['w', '0'],
  },
}

function over(top: string, bottom: string, symbols: string, factor: number): string {
  const below = Number(bottom) * factor
  return top.includes('left')
    ? r`\frac{3\pi\eta}{${String(below)}${symbols}}${top.slice(r`3\pi`.length)}`
    : r`\frac{${top}\eta}{${String(below)}${symbols}}`
}

function form(choice: Choice): Form {
  const body = pick(choice, 'body', BODIES)
  const tray = {
    en: r`A ${body.en} lies in a shallow tray on a film of thick oil of viscosity $\eta$, very thin compared with its size.${body.more?.en ?? ''}`,
    zh: r`浅盘里有一层粘度为 $\eta$ 的稠油膜，上面放着一个${body.zh}；油膜与它的尺寸相比非常薄。${body.more?.zh ?? ''}`,
  }
  const neglect = {
    en: 'It stays level. (Inertia and buoyancy are negligible; around it the pressure is that of the air.)',
    zh: '它始终保持水平。（惯性和浮力可忽略；其周围的压强等于大气压。）',
  }
  const eta: SymbolRow = [r`\eta`, 'viscosity of the oil', 'Pa*s', 0.5, 2]
  const m: SymbolRow = ['m', 'mass', 'kg', 0.5, 2]
  return pick<() => Form>(choice, 'motion', {
    sink: () => {
      const films = r`\left(\frac1{h_2^2}-\frac1{h_1^2}\right)`
      const time = ([top, bottom]: readonly [string, string]): string => films + over(top, bottom, 'mg', 2)
      return {
        title: 'Sinking through oil',
        en: r`${tray.en} Its mass is $m$. Under its weight it sinks towards the flat bottom of the tray and squeezes the oil out. ${neglect.en} How long does it take until the film, at first of the thickness $h_1$, is only $h_2$ thick?`,
        zh: r`${tray.zh}它的质量为 $m$。它在自身重力作用下沉向平坦的盘底，把油挤出。${neglect.zh}油膜厚度从最初的 $h_1$ 减小到 $h_2$ 需要多长时间？`,
        symbols: [
          ...body.symbols,
          m,
          eta,
          ['h_1', 'thickness of the film at first', 'm', 0.6, 1],
          ['h_2', 'thickness of the film at last', 'm', 0.2, 0.5],
          'g',
        ],
        asked: ['t', 'time', 's'],
        constraints: [...body.constraints, 'h_2<h_1'],
        answer: time([body.top, body.bottom]),
        solution: r`${body.why} It equals $mg$; with $V=-\dot h$, integrating $\frac{dh}{h^3}$ gives the time.`,
        trap: body.trap,
        wrong: body.wrong.map(time),
        limits: [
          ['h_2', 'h_1', '0', 'nothing to sink'],
          ['h_2', '0', r`\infty`, 'it never quite reaches the bottom'],
          [body.narrow[0], body.narrow[1], '0', 'a narrow film is soon squeezed out'],
        ],
      }
    },
    pull: () => {
      const time = ([top, bottom]: readonly [string, string]): string => over(top, bottom, 'Fh^2', 2)
      return {
        title: 'Pulled off the oil',
        en: r`${tray.en} The film is $h$ thick. Now a constant upward force acts on the body, which exceeds its weight by $F$, and the oil is drawn in from the edge of the film without tearing or bubbles. ${neglect.en} How long does it take to lift it off, i.e. until the film has become very much thicker than at first (still thin compared with the size of the body)?`,
        zh: r`${tray.zh}油膜厚度为 $h$。现在对它施加一个恒定的向上的力，比它的重力大 $F$，油从膜的边缘被吸入，不断裂也不产生气泡。${neglect.zh}把它提离需要多长时间，即直到油膜变得比最初厚得多（但与物体的尺寸相比仍很薄）为止？`,
        symbols: [
          ...body.symbols,
          eta,
          ['h', 'thickness of the film at first', 'm', 0.3, 1],
          ['F', 'excess force', 'N', 0.5, 2],
        ],
        asked: ['t', 'time', 's'],
        constraints: body.constraints,
        answer: time([body.top, body.bottom]),
        solution: r`${body.why} The same holds for rising, with suction in place of pressure; it equals $F$. With $V=\dot h$, integrating $\frac{dh}{h^3}$ from $h$ on gives $\frac{1}{2h^2}$: most of the time is spent at the beginning.`,
        trap: body.trap,
        wrong: body.wrong.map(time),
        limits: [
          ['F', r`\infty`, '0', 'a strong pull frees it at once'],
          ['h', '0', r`\infty`, 'a very thin film holds it fast'],
        ],
      }
    },
    press: () => {
      const { pressure } = body
      if (pressure === undefined) throw new RangeError('this body has no simple greatest pressure')
      return {
        title: 'The pressure under a sinking body',
        en: r`${tray.en} Its mass is $m$. Under its weight it sinks towards the flat bottom of the tray and squeezes the oil out. ${neglect.en} By how much does the pressure in the oil exceed that of the air ${pressure.where.en}, where it is greatest?`,
        zh: r`${tray.zh}它的质量为 $m$。它在自身重力作用下沉向平坦的盘底，把油挤出。${neglect.zh}油中压强最大的地方在${pressure.where.zh}，那里的压强比大气压高多少？`,
        symbols: [...body.symbols, m, eta, 'g'],
        asked: ['p', 'excess pressure', 'Pa'],
        constraints: body.constraints,
        answer: pressure.answer,
        solution: r`${body.why} It equals $mg$, which gives $V$ and with it the greatest pressure; viscosity and thickness drop out.`,
        trap: 'Dividing the weight by the area: that is only the mean pressure, or a wrong mean.',
        wrong: [pressure.wrong],
        limits: [['m', '0', '0', 'no weight, no pressure']],
      }
    },
  })()
}

export const squeezedOil: Template = {
  id: 'adv-squeezed-oil',
  domain: 'advanced',
  level: 'olympiad',
  topics: ['viscous flow', 'lubrication'],
  choices: { body: ['disc', 'ring', 'cup', 'strip'], motion: ['sink', 'pull', 'press'] },
  allowed: (choice) => !(choice['body'] === 'ring' && choice['motion'] === 'press'),
  published: { body: 'ring', motion: 'sink' },
  form,
}
