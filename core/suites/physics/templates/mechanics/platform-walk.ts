import { pick } from '../template.ts'
import type { Template } from '../template.ts'

/** Somebody walks on a platform that can turn freely; the platform turns the other way. */
export const platformWalk: Template = {
  id: 'mech-platform-walk',
  domain: 'mechanics',
  level: 'olympiad',
  topics: ['angular momentum', 'moving frames', 'integration'],
  choices: { platform: ['disc', 'ring'], path: ['chord', 'triangle', 'square', 'hexagon', 'rim'] },
  published: { platform: 'disc', path: 'triangle' },
  form: (choice) => {
    const disc = choice.platform === 'disc'
    const platform = disc
      ? {
          en: 'a uniform round wooden disc of mass $M$ and radius $R$',
          zh: '一块质量为 $M$、半径为 $R$ 的均匀圆木板',
          J: '\\frac12MR^2',
        }
      : {
          en: 'a light round floor whose mass $M$ is practically all in the heavy iron band around its rim, of radius $R$',
          zh: '一块轻质圆形地板，其质量 $M$ 几乎全部集中在边缘半径为 $R$ 的沉重铁箍上',
          J: 'MR^2',
        }
    // n equal sides at the distance cR from the axis, each of half length sR: the angle is
    // 2 n c q arctan(s q), where q^2 = m / (J/R^2 + m c^2).
    const root = (m: string): string => `\\sqrt{\\frac{m}{${m}}}`
    const path = pick(choice, 'path', {
      chord: {
        en: 'she walks in a straight line painted on the platform, at the distance $p$ from its centre, to the point of the rim at which this line ends',
        zh: '她沿着画在转台上、到转台中心距离为 $p$ 的一条直线，走到这条直线与边缘相交的另一端',
        answer: `2p\\sqrt{\\frac{${disc ? '2' : ''}m}{${disc ? 'MR^2+2mp^2' : 'MR^2+mp^2'}}}\\arctan\\sqrt{\\frac{${disc ? '2' : ''}m(R^2-p^2)}{${disc ? 'MR^2+2mp^2' : 'MR^2+mp^2'}}}`,
        wrong: `\\frac{2mp\\sqrt{R^2-p^2}}{${disc ? '\\frac12' : ''}MR^2+mp^2}`,
        c: 'p',
        full: '2\\arccos\\frac pR',
      },
      triangle: {
        en: 'she walks along the three sides of an equilateral triangle painted on the platform, whose corners are on the rim, once around and back to where she started',
        zh: '她沿着画在转台上的一个等边三角形（三个顶点都在边缘上）的三条边走一圈，回到出发点',
        answer: `6${root(disc ? '2M+m' : '4M+m')}\\arctan${root(disc ? '2M+m' : '4M+m').replace('{m}', '{3m}')}`,
        wrong: '',
        c: '\\frac R2',
        full: '2\\pi',
      },
      square: {
        en: 'she walks along the four sides of a square painted on the platform, whose corners are on the rim, once around and back to where she started',
        zh: '她沿着画在转台上的一个正方形（四个顶点都在边缘上）的四条边走一圈，回到出发点',
        answer: `8${root(disc ? 'M+m' : '2M+m')}\\arctan${root(disc ? 'M+m' : '2M+m')}`,
        wrong: '',
        c: '\\frac R{\\sqrt2}',
        full: '2\\pi',
      },
      hexagon: {
        en: 'she walks along the six sides of a regular hexagon painted on the platform, whose corners are on the rim, once around and back to where she started',
        zh: '她沿着画在转台上的一个正六边形（六个顶点都在边缘上）的六条边走一圈，回到出发点',
        answer: `12${root(disc ? '2M+3m' : '4M+3m').replace('{m}', '{3m}')}\\arctan${root(disc ? '2M+3m' : '4M+3m')}`,
        wrong: '',
        c: '\\frac{\\sqrt3R}2',
        full: '2\\pi',
      },
      rim: {
        en: 'she walks once around along the rim, until she is back at the mark on the rim where she started',
        zh: '她沿边缘走一圈，直到回到边缘上出发时的记号处',
        answer: `\\frac{${disc ? '4' : '2'}\\pi m}{M+${disc ? '2' : ''}m}`,
        wrong: `\\frac{${disc ? '4' : '2'}\\pi m}{M}`,
        c: 'R',
        full: '2\\pi',
      },
    } as const)
    const wrong = path.wrong === '' ? `\\frac{${disc ? '4' : '2'}\\pi m}{M+${disc ? '2' : ''}m}` : path.wrong
    const around = choice.path === 'rim'
    return {
      title: 'Walking on a free platform',
      en: `In a playground there is a horizontal platform that turns without friction about a vertical axis through its centre: ${platform.en}. It is at rest, and a girl of mass $m$ (think of her as a point) stands on its rim. Now ${path.en}. By what angle has the platform turned, as seen from the ground, when she arrives?`,
      zh: `游乐场里有一个水平转台，可以绕过中心的竖直轴无摩擦地转动：它是${platform.zh}。转台静止，一个质量为 $m$ 的女孩（看作质点）站在边缘上。现在${path.zh}。从地面上看，当她到达时，转台转过了多大的角度？`,
      symbols: [
        ['M', 'mass of the platform', 'kg', 1, 3],
        ['m', 'mass of the girl', 'kg', 0.5, 1.5],
        ['R', 'radius of the platform', 'm', 1, 1.5],
        ...(choice.path === 'chord'
          ? ([['p', 'distance of her way from the centre', 'm', 0.3, 0.8]] as const)
          : []),
      ],
      asked: ['\\varphi', 'magnitude of the angle by which the platform turns', 'rad'],
      ...(choice.path === 'chord' ? { constraints: ['p<R'] } : {}),
      answer: path.answer,
      solution: around
        ? `The angular momentum stays zero. Relative to the platform she goes around with the angular velocity $w$; the platform turns back with $\\Omega$: $${platform.J}\\Omega=mR^2(w-\\Omega)$. Over the time in which she covers the angle $2\\pi$ on the platform this adds up to $${path.answer}$.`
        : `The angular momentum stays zero. On a straight side at the distance $c=${path.c}$ from the centre, at the distance $s$ from the middle of the side, she moves with $\\dot s$ relative to the platform, which turns back with $\\Omega$: $\\left[${platform.J}+m(c^2+s^2)\\right]\\Omega=mc\\dot s$. So a side contributes $\\int\\frac{mc\\,ds}{${platform.J}+mc^2+ms^2}$ from $-\\sqrt{R^2-c^2}$ to $\\sqrt{R^2-c^2}$, an arctangent; ${choice.path === 'chord' ? 'there is one side' : 'all sides contribute the same'}. This gives $${path.answer}$.`,
      trap: around
        ? 'Letting her walk around the angle of a full turn over the ground instead of on the platform.'
        : 'Using the moment of inertia with her at one fixed distance from the axis, although it changes along the side; or thinking that the platform must be back where it was when she is.',
      wrong: [wrong],
      limits: [
        ['m', '0', '0', 'a very light girl does not turn the platform'],
        ['M', '0', path.full, 'a platform without mass turns under a girl who cannot go around the axis'],
      ],
    }
  },
}
