import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { choiceName, pick } from '../template.ts'

const r = String.raw

interface Sky {
  en: string
  zh: string
  symbols: readonly SymbolRow[]
  constraints?: readonly string[]
  angle: string
  time: string
  why: string
  wrongAngle: readonly string[]
  wrongTime: readonly string[]
  limit: readonly [symbol: string, to: string, why: string]
}

const KEPLER = r`2\pi\sqrt{\frac{a^3}{GM}}`
const SMALL = r`With the angular momentum kept, small radial oscillations about the circle have $\kappa^2=\frac{1}{a^3}\frac{d}{dr}\left(r^3F\right)$ at $r=a$, where $F(r)$ is the acceleration towards the star; the planet goes round with $\Omega^2=\frac Fa$.`

const SKIES: Readonly<Record<string, Sky>> = {
  dust: {
    en: r`a star of mass $M$ is surrounded far and wide by dust of the uniform density $\rho$`,
    zh: r`一颗质量为 $M$ 的恒星周围广阔的空间里充满密度为 $\rho$ 的均匀尘埃`,
    symbols: [[r`\rho`, 'density of the dust', 'kg/m^3', 0.05, 0.3]],
    angle: r`2\pi\sqrt{\frac{3M+4\pi\rho a^3}{3M+16\pi\rho a^3}}`,
    time: r`2\pi\sqrt{\frac{3a^3}{G\left(3M+16\pi\rho a^3\right)}}`,
    why: r`$F=\frac{GM}{r^2}+\frac{4\pi}{3}G\rho r$ gives $\Omega^2=\frac{GM}{a^3}+\frac{4\pi}{3}G\rho$ and $\kappa^2=\frac{GM}{a^3}+\frac{16\pi}{3}G\rho$.`,
    wrongAngle: [
      r`2\pi\sqrt{\frac{3M+16\pi\rho a^3}{3M+4\pi\rho a^3}}`,
      r`2\pi\sqrt{\frac{3M}{3M+4\pi\rho a^3}}`,
    ],
    wrongTime: [r`2\pi\sqrt{\frac{3a^3}{G\left(3M+4\pi\rho a^3\right)}}`],
    limit: ['rho', '0', 'without dust: a closed ellipse'],
  },
  halo: {
    en: r`a star of mass $M$ is surrounded by a wide halo of dust whose density falls with the square of the distance, so that within the distance $r$ from the star there is dust of the mass $\mu r$`,
    zh: r`一颗质量为 $M$ 的恒星周围有一个广阔的尘埃晕，其密度与距离的平方成反比，因此在离恒星距离 $r$ 以内的尘埃质量为 $\mu r$`,
    symbols: [[r`\mu`, 'mass of dust per distance', 'kg/m', 0.2, 1]],
    angle: r`2\pi\sqrt{\frac{M+\mu a}{M+2\mu a}}`,
    time: r`2\pi\sqrt{\frac{a^3}{G(M+2\mu a)}}`,
    why: r`$F=\frac{GM}{r^2}+\frac{G\mu}{r}$ gives $\Omega^2=\frac{GM}{a^3}+\frac{G\mu}{a^2}$ and $\kappa^2=\frac{GM}{a^3}+\frac{2G\mu}{a^2}$.`,
    wrongAngle: [r`2\pi\sqrt{\frac{M+2\mu a}{M+\mu a}}`, r`2\pi\sqrt{\frac{M}{M+\mu a}}`],
    wrongTime: [r`2\pi\sqrt{\frac{a^3}{G(M+\mu a)}}`],
    limit: ['mu', '0', 'without dust: a closed ellipse'],
  },
  haze: {
    en: r`a star of mass $M$ is surrounded by a wide haze of dust whose density falls in inverse proportion to the distance, so that within the distance $r$ from the star there is dust of the mass $sr^2$`,
    zh: r`一颗质量为 $M$ 的恒星周围有一片广阔的尘霾，其密度与距离成反比，因此在离恒星距离 $r$ 以内的尘埃质量为 $sr^2$`,
    symbols: [['s', 'mass of dust per squared distance', 'kg/m^2', 0.2, 1]],
    angle: r`2\pi\sqrt{\frac{M+sa^2}{M+3sa^2}}`,
    time: r`2\pi\sqrt{\frac{a^3}{G(M+3sa^2)}}`,
    why: r`$F=\frac{GM}{r^2}+Gs$ gives $\Omega^2=\frac{GM}{a^3}+\frac{Gs}{a}$ and $\kappa^2=\frac{GM}{a^3}+\frac{3Gs}{a}$.`,
    wrongAngle: [r`2\pi\sqrt{\frac{M+3sa^2}{M+sa^2}}`, r`2\pi\sqrt{\frac{M}{M+sa^2}}`],
    wrongTime: [r`2\pi\sqrt{\frac{a^3}{G(M+sa^2)}}`],
    limit: ['s', '0', 'without dust: a closed ellipse'],
  },
  oblate: {
    en: r`a star of mass $M$ is so flattened by its rotation that in the plane of its equator, in which everything here happens, it attracts at the distance $r$ with the acceleration $\frac{GM}{r^2}\left(1+\frac{q^2}{r^2}\right)$, where $q$ is a constant length`,
    zh: r`一颗质量为 $M$ 的恒星因自转而变得很扁，在其赤道平面内（这里的一切都发生在该平面内），它在距离 $r$ 处产生的引力加速度为 $\frac{GM}{r^2}\left(1+\frac{q^2}{r^2}\right)$，其中 $q$ 是恒定的长度`,
    symbols: [['q', 'length that measures the flattening', 'm', 0.2, 0.5]],
    constraints: ['q<a'],
    angle: r`2\pi\sqrt{\frac{a^2+q^2}{a^2-q^2}}`,
    time: r`2\pi\sqrt{\frac{a^5}{GM(a^2-q^2)}}`,
    why: r`$F=\frac{GM}{r^2}+\frac{GMq^2}{r^4}$ gives $\Omega^2=\frac{GM}{a^5}(a^2+q^2)$ and $\kappa^2=\frac{GM}{a^5}(a^2-q^2)$.`,
    wrongAngle: [r`2\pi\sqrt{\frac{a^2-q^2}{a^2+q^2}}`, r`2\pi\sqrt{\frac{a^2}{a^2-q^2}}`],
    wrongTime: [r`2\pi\sqrt{\frac{a^5}{GM(a^2+q^2)}}`],
    limit: ['q', '0', 'a round star: a closed ellipse'],
  },
}

function form(choice: Choice): Form {
  const sky = pick(choice, 'sky', SKIES)
  const angle = pick(choice, 'asked', { angle: true, time: false })
  const asked = angle
    ? {
        en: 'Through which angle, seen from the star, does it move from one point of least distance from the star to the next?',
        zh: '从一个离恒星最近的点到下一个最近点，从恒星看它转过多大的角？',
      }
    : {
        en: 'How much time passes from one point of least distance from the star to the next?',
        zh: '从一个离恒星最近的点到下一个最近点，经过多长时间？',
      }
  // In the flattened field the angle does not depend on mass and constant.
  const drops = choiceName(planetInDust, choice) === 'oblate.angle'
  return {
    title: angle ? 'An orbit that does not close' : 'From perihelion to perihelion',
    en: r`Far away from everything else ${sky.en}. A planet moves around the star, without friction, on an orbit that differs only a little from a circle of radius $a$. ${asked.en} ($G$ is the gravitational constant.)`,
    zh: r`在远离其他一切天体的地方，${sky.zh}。一颗行星绕恒星无摩擦地运动，其轨道与半径为 $a$ 的圆只有很小的差别。${asked.zh}（$G$ 为引力常量。）`,
    symbols: [
      ['M', 'mass of the star', 'kg', 1, 2],
      ['a', 'radius of the nearby circle', 'm', 0.8, 1.5],
      ...sky.symbols,
      'G',
    ],
    asked: angle
      ? [r`\varphi`, 'angle from perihelion to perihelion', 'rad']
      : ['t', 'time from perihelion to perihelion', 's'],
    ...(sky.constraints === undefined ? {} : { constraints: sky.constraints }),
    answer: angle ? sky.angle : sky.time,
    solution: r`${SMALL} ${sky.why} ${angle ? r`The angle is $2\pi\frac\Omega\kappa$.` : r`The time is $\frac{2\pi}{\kappa}$.`}${drops ? ' Mass and gravitational constant drop out.' : ''}`,
    trap: angle
      ? r`Taking the ratio of the two rates the wrong way round, or the orbit as closed ($2\pi$).`
      : 'Taking the time of one turn: the orbit is not closed.',
    wrong: angle ? sky.wrongAngle : sky.wrongTime,
    limits: [[sky.limit[0], sky.limit[1], angle ? r`2\pi` : KEPLER, sky.limit[2]]],
  }
}

export const planetInDust: Template = {
  id: 'adv-planet-in-dust',
  domain: 'advanced',
  level: 'olympiad',
  topics: ['celestial mechanics', 'small oscillations'],
  choices: { sky: ['dust', 'halo', 'haze', 'oblate'], asked: ['angle', 'time'] },
  published: { sky: 'dust', asked: 'angle' },
  form,
}
