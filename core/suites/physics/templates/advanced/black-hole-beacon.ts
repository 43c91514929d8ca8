import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

interface Ship {
  en: string
  zh: string
  /** The frequency far away over the own one, for light that goes up; for light that comes down, what divides it. */
  up: string
  down: string
  why: string
  wrongUp: string
  wrongDown: string
}

const U = r`\sqrt{1-\frac{2GM}{ac^2}}`

const SHIPS: Readonly<Record<string, Ship>> = {
  hover: {
    en: r`hovers at rest at $r=a$, held by its engines`,
    zh: r`靠发动机静止悬停在 $r=a$ 处`,
    up: U,
    down: U,
    why: r`its own time is $d\tau=dt\sqrt{1-\frac{2GM}{ac^2}}$, and two crests need the same time $t$ for their way`,
    wrongUp: r`\left(1-\frac{2GM}{ac^2}\right)`,
    wrongDown: r`\left(1-\frac{2GM}{ac^2}\right)`,
  },
  falling: {
    en: r`has its engines off and falls straight towards the black hole, as from rest at a very great distance; just now it passes $r=a$`,
    zh: r`关闭了发动机，如同从极远处由静止出发那样径直落向黑洞，此刻正经过 $r=a$ 处`,
    up: r`\left(1-\sqrt{\frac{2GM}{ac^2}}\right)`,
    down: r`\left(1+\sqrt{\frac{2GM}{ac^2}}\right)`,
    why: r`falling from rest far away, $\frac{dt}{d\tau}=\frac{1}{1-2GM/(ac^2)}$ and $\frac{dr}{d\tau}=-\sqrt{\frac{2GM}{a}}$; while $r$ changes by $dr$, the way of the light changes, which takes the time $\frac{dr}{c(1-2GM/(ac^2))}$`,
    wrongUp: U,
    wrongDown: U,
  },
  orbit: {
    en: r`has its engines off and circles the black hole at $r=a$, $a>\frac{3GM}{c^2}$`,
    zh: r`关闭了发动机，在 $r=a$、$a>\frac{3GM}{c^2}$ 处绕黑洞做圆周运动`,
    up: r`\sqrt{1-\frac{3GM}{ac^2}}`,
    down: r`\sqrt{1-\frac{3GM}{ac^2}}`,
    why: r`on the circle $\left(\frac{d\varphi}{dt}\right)^2=\frac{GM}{a^3}$, so $d\tau=dt\sqrt{1-\frac{3GM}{ac^2}}$; radial light keeps the rhythm of $t$, and the way does not change its length`,
    wrongUp: U,
    wrongDown: U,
  },
}

function form(choice: Choice): Form {
  const ship = pick(choice, 'ship', SHIPS)
  const up = pick(choice, 'light', { up: true, down: false })
  const far = pick(choice, 'partner', { far: true, near: false })
  const symbols: SymbolRow[] = [
    ['M', 'mass of the black hole', 'kg', 0.05, 0.15],
    ['a', 'radial coordinate of the ship', 'm', 1.5, 2.5],
    ...(far ? [] : [['b', 'radial coordinate of the station', 'm', 3, 5] as const]),
    ['f', "frequency by the sender's own time", 'Hz', 0.5, 2],
    'G',
    'c',
  ]
  const station = far
    ? { en: 'A station rests at a very great distance.', zh: '一个空间站静止在极远处。' }
    : {
        en: r`A station hovers at rest at $r=b$, $b>a$, held by its engines.`,
        zh: r`一个空间站靠发动机静止悬停在 $r=b$、$b>a$ 处。`,
      }
  const signal = up
    ? {
        en: r`The ship sends radio waves of the frequency $f$, by its own time. Those that run radially outwards reach the station. Which frequency does the station measure?`,
        zh: r`飞船发出按自己的时间计频率为 $f$ 的无线电波。其中沿径向向外传播的波到达空间站。空间站测得的频率是多少？`,
      }
    : {
        en: r`The station sends radio waves of the frequency $f$, by its own time. Those that run radially inwards reach the ship at this place. Which frequency does the ship measure?`,
        zh: r`空间站发出按自己的时间计频率为 $f$ 的无线电波。其中沿径向向内传播的波在该处到达飞船。飞船测得的频率是多少？`,
      }
  const ownB = r`\sqrt{1-\frac{2GM}{bc^2}}`
  const received = (factor: string, station = ownB): string => {
    const bare = factor.startsWith(r`\left(`) && far ? factor.slice(6, -7) : factor
    if (far) return up ? `f${factor}` : r`\frac{f}{${bare}}`
    return up ? r`\frac{f${factor}}{${station}}` : r`\frac{f${station}}{${factor}}`
  }
  const own = up ? ship.up : ship.down
  const flat = far ? 'f' : up ? r`\frac{f}{${ownB}}` : `f${ownB}`
  return {
    title: 'A beacon at the black hole',
    en: r`Around a non-rotating black hole of mass $M$, $ds^2=\left(1-\frac{2GM}{rc^2}\right)c^2dt^2-\frac{dr^2}{1-\frac{2GM}{rc^2}}-r^2d\varphi^2$ in a plane through its centre. In this plane a spaceship ${ship.en}. ${station.en} ${signal.en}`,
    zh: r`在质量为 $M$ 的无自转黑洞周围，过其中心的一个平面内有 $ds^2=\left(1-\frac{2GM}{rc^2}\right)c^2dt^2-\frac{dr^2}{1-\frac{2GM}{rc^2}}-r^2d\varphi^2$。在这个平面内，一艘飞船${ship.zh}。${station.zh}${signal.zh}`,
    symbols,
    asked: ['F', 'frequency received', 'Hz'],
    constraints: [
      ...(choice['ship'] === 'orbit' ? [r`a>\frac{3GM}{c^2}`] : [r`a>\frac{2GM}{c^2}`]),
      ...(far ? [] : ['b>a']),
    ],
    answer: received(own),
    solution: r`For the ship ${ship.why}. ${far ? 'Far away the station lives in the time $t$.' : r`The own time of the station is $dt\sqrt{1-\frac{2GM}{bc^2}}$.`} The frequencies are in the inverse ratio of the own times between two crests.`,
    trap: 'Leaving out the motion of the ship, or taking the wrong power of the factor of time.',
    wrong: [
      received(up ? ship.wrongUp : ship.wrongDown),
      far ? (up ? r`\frac{f}{${own}}` : `f${own}`) : received(own, r`\left(1-\frac{2GM}{bc^2}\right)`),
    ],
    limits: [
      [
        'a',
        r`\infty`,
        far ? 'f' : flat,
        'far from the black hole the ship is like one at rest in empty space',
      ],
      ['M', '0', 'f', 'without a black hole nothing happens'],
    ],
  }
}

export const blackHoleBeacon: Template = {
  id: 'adv-black-hole-beacon',
  domain: 'advanced',
  level: 'olympiad',
  topics: ['general relativity', 'redshift'],
  choices: { ship: ['hover', 'falling', 'orbit'], light: ['up', 'down'], partner: ['far', 'near'] },
  published: { ship: 'falling', light: 'down', partner: 'far' },
  form,
}
