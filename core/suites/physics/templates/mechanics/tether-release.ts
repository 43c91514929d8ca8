import { pick } from '../template.ts'
import type { Template } from '../template.ts'

/** A capsule on a long tether in orbit is cut loose; the orbit on which it goes on is asked for. */
export const tetherRelease: Template = {
  id: 'mech-tether-release',
  domain: 'mechanics',
  level: 'olympiad',
  topics: ['gravitation', 'orbits', 'rotating frames'],
  choices: { system: ['station', 'twins'], end: ['outer', 'inner'], asked: ['apsis', 'period', 'speed'] },
  published: { system: 'twins', end: 'outer', asked: 'apsis' },
  form: (choice) => {
    const outer = choice.end === 'outer'
    const station = choice.system === 'station'
    // The capsule starts at rho = near; `far` is the distance of the other twin.
    const near = outer ? '(r+L)' : '(r-L)'
    const far = outer ? '(r-L)' : '(r+L)'
    // Semi-major axis over: rest = what remains of 2 after the capsule's kinetic share.
    const rest = station ? `2r^3-${near}^3` : `2r${far}^2-(r^2+L^2)${near}`
    const system = station
      ? {
          en: `A heavy space station circles a planet of mass $M$ at the distance $r$ from the planet's centre. On a light cable of length $L$ a small capsule hangs from it, ${outer ? 'straight away from the planet' : 'straight towards the planet'}; cable and capsule go around with the station, always in line with the planet's centre, and the station hardly feels them.`,
          zh: `一个很重的空间站绕质量为 $M$ 的行星做圆周运动，到行星中心的距离为 $r$。一个小舱用长为 $L$ 的轻缆系在空间站上，${outer ? '沿背离行星的方向' : '沿指向行星的方向'}拉直；缆和小舱随空间站一起绕行，始终与行星中心在一条直线上，对空间站几乎没有影响。`,
          spin: `The cable turns with the station's angular velocity, $\\Omega^2=\\frac{GM}{r^3}$.`,
          omega: '\\frac{GM}{r^3}',
        }
      : {
          en: `Two equal small space capsules are joined by a light cable of length $2L$. They go around a planet of mass $M$ together, with constant angular velocity, the cable always pointing straight to the planet's centre, so that one capsule is at the distance $r+L$ from this centre and the other at $r-L$.`,
          zh: `两个相同的小太空舱用长为 $2L$ 的轻缆相连。它们以恒定角速度一起绕质量为 $M$ 的行星运行，缆始终笔直指向行星中心，因此一个舱到行星中心的距离为 $r+L$，另一个为 $r-L$。`,
          spin: `Added up, the equations of motion of both capsules do not hold the tension: $2r\\Omega^2=GM\\left[\\frac1{(r+L)^2}+\\frac1{(r-L)^2}\\right]$, so $\\Omega^2=\\frac{GM(r^2+L^2)}{r(r^2-L^2)^2}$.`,
          omega: '\\frac{GM(r^2+L^2)}{r(r^2-L^2)^2}',
        }
    const farthest = outer ? 'farthest' : 'nearest'
    const asked = pick(choice, 'asked', {
      apsis: {
        en: outer
          ? "What is the greatest distance from the planet's centre that it reaches?"
          : "What is the smallest distance from the planet's centre that it reaches?",
        zh: outer ? '它能到达的离行星中心的最大距离是多少？' : '它到行星中心的最小距离是多少？',
        asked: ['d', `${farthest} distance from the planet's centre`, 'm'],
        answer: station ? `\\frac{${near}^4}{${rest}}` : `\\frac{(r^2+L^2)${near}^2}{${rest}}`,
        last: 'the other end of the long axis is at $2a-\\rho$.',
        wrong: station ? `2r-${near}` : `\\frac{${near}^4}{2r^3-${near}^3}`,
        zero: 'r',
      },
      period: {
        en: 'What is the period of the orbit on which it moves then?',
        zh: '此后它运行的轨道的周期是多少？',
        asked: ['T', 'period of the new orbit', 's'],
        answer: station
          ? `\\frac{2\\pi}{\\sqrt{GM}}\\left(\\frac{r^3${near}}{${rest}}\\right)^{3/2}`
          : `\\frac{2\\pi}{\\sqrt{GM}}\\left(\\frac{r(r^2-L^2)${far}}{${rest}}\\right)^{3/2}`,
        last: 'the period is $2\\pi\\sqrt{a^3/(GM)}$.',
        wrong: `2\\pi\\sqrt{\\frac{${near}^3}{GM}}`,
        zero: '2\\pi\\sqrt{\\frac{r^3}{GM}}',
      },
      speed: {
        en: `With what speed does it pass the point of its new orbit that is ${farthest} to the planet?`.replace(
          'farthest to',
          'farthest from',
        ),
        zh: `它以多大的速率通过新轨道上离行星${outer ? '最远' : '最近'}的点？`,
        asked: ['v', `speed at the ${farthest} point of the new orbit`, 'm/s'],
        answer: station
          ? `\\sqrt{\\frac{GM}{r^3}}\\frac{${rest}}{${near}^2}`
          : `\\sqrt{\\frac{GM}{r(r^2+L^2)}}\\frac{${rest}}{r^2-L^2}`,
        last: 'the other end of the long axis is at $2a-\\rho$, and by the law of areas the speed there is $\\frac{\\Omega\\rho^2}{2a-\\rho}$.',
        wrong: `\\sqrt{\\frac{GM}{r^3}}${near}`,
        zero: '\\sqrt{\\frac{GM}{r}}',
      },
    } as const)
    return {
      title: station ? 'The capsule on a cable' : 'Two capsules on a cable',
      en: `${system.en} Now the cable is cut${station ? '' : ` close to the ${outer ? 'outer' : 'inner'} capsule`}, and the ${station ? 'capsule' : `${outer ? 'outer' : 'inner'} capsule`} moves on freely; it neither escapes from the planet nor hits it. ${asked.en}`,
      zh: `${system.zh}现在缆${station ? '' : `在靠近${outer ? '外侧' : '内侧'}舱处`}被剪断，${station ? '小舱' : `${outer ? '外侧' : '内侧'}的舱`}此后自由运动；它既不会脱离行星，也不会撞上行星。${asked.zh}`,
      symbols: [
        ['M', 'mass of the planet', 'kg', 1, 2],
        [
          'r',
          station
            ? "distance of the station from the planet's centre"
            : "distance of the cable's middle from the planet's centre",
          'm',
          2,
          3,
        ],
        ['L', station ? 'length of the cable' : 'half the length of the cable', 'm', 0.1, 0.2],
        'G',
      ],
      asked: asked.asked,
      constraints: ['L<r'],
      answer: asked.answer,
      solution: `${system.spin} The capsule starts at $\\rho=${near.slice(1, -1)}$ with the speed $\\Omega\\rho$, at right angles to the radius, so it starts at one end of the long axis of its orbit. Its energy gives $\\frac1a=\\frac2\\rho-\\frac{\\Omega^2\\rho^2}{GM}$ for the half of the long axis; ${asked.last} With these values that is $${asked.answer}$.`,
      trap: 'Letting the capsule move on in a circle, or with the angular velocity that belongs to a free circular orbit of its own radius.',
      wrong: [asked.wrong],
      limits: [['L', '0', asked.zero, 'with a short cable it stays in the circular orbit']],
    }
  },
}
