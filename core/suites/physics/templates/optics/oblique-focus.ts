/** Where a narrow oblique beam comes together: mirrors and glass, in the plane of incidence and at right angles to it. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const surface = pick(choice, 'surface', { concave: 'concave', convex: 'convex', glass: 'glass' } as const)
  const inPlane = pick(choice, 'fan', { upright: true, across: false })
  const lamp = pick(choice, 'light', { star: false, lamp: true })
  const root = '\\sqrt{n^2-\\sin^2\\theta}'
  const glassPower = `\\frac{${root}-\\cos\\theta}{R}`
  const power = inPlane ? '\\frac{2}{R\\cos\\theta}' : '\\frac{2\\cos\\theta}{R}'
  const otherPower = inPlane ? '\\frac{2\\cos\\theta}{R}' : '\\frac{2}{R\\cos\\theta}'
  const mirrorAnswer = (p: string, plain: string): string => {
    if (!lamp) return plain
    return `\\frac{1}{${p}${surface === 'concave' ? '-' : '+'}\\frac1s}`
  }
  const plainOf = (tangential: boolean): string =>
    tangential ? '\\frac{R\\cos\\theta}{2}' : '\\frac{R}{2\\cos\\theta}'
  const glassOf = (tangential: boolean): string => {
    const top = tangential ? '\\frac{n^2-\\sin^2\\theta}{n}' : 'n'
    return lamp
      ? `\\frac{${top}}{${glassPower}-\\frac{${tangential ? '\\cos^2\\theta' : '1'}}{s}}`
      : tangential
        ? `\\frac{R(n^2-\\sin^2\\theta)}{n\\left(${root}-\\cos\\theta\\right)}`
        : `\\frac{nR}{${root}-\\cos\\theta}`
  }
  const answer = surface === 'glass' ? glassOf(inPlane) : mirrorAnswer(power, plainOf(inPlane))
  const wrong = surface === 'glass' ? glassOf(!inPlane) : mirrorAnswer(otherPower, plainOf(!inPlane))
  const symbols: SymbolRow[] = [
    ['R', 'radius of the sphere', 'm', 0.5, 1],
    ['\\theta', 'angle of incidence', 'rad', 0.3, 0.9],
  ]
  if (surface === 'glass') symbols.push(['n', 'refractive index of the glass', '1', 1.5, 1.8])
  if (lamp) symbols.push(['s', 'distance of the lamp', 'm', 4, 6])
  const body = {
    concave: {
      en: 'the hollow side of a mirror that is a part of a sphere of radius $R$',
      zh: '半径为 $R$ 的球面镜的凹面上',
      verb: 'reflected',
    },
    convex: {
      en: 'a polished Christmas ball of radius $R$',
      zh: '半径为 $R$ 的抛光圣诞球上',
      verb: 'reflected',
    },
    glass: {
      en: 'a very large block of glass of refractive index $n$, which at this place bulges out as a part of a sphere of radius $R$; it is refracted into the glass',
      zh: '一大块折射率为 $n$ 的玻璃上，玻璃在此处向外凸起，是半径为 $R$ 的球面的一部分；光折射进入玻璃',
      verb: 'refracted',
    },
  }[surface]
  const source = lamp
    ? {
        en: 'A small lamp at the distance $s$ from a point $P$ sends a narrow beam to this point',
        zh: '一盏小灯离点 $P$ 的距离为 $s$，它向这一点射出一束很窄的光',
      }
    : { en: 'A narrow beam of the light of a star falls on a point $P$', zh: '一束很窄的星光射到点 $P$' }
  const fan = inPlane
    ? { en: 'those of its rays that lie in the plane of incidence', zh: '其中位于入射面内的那些光线' }
    : {
        en: 'those of its rays that, side by side, make up the sheet at right angles to the plane of incidence',
        zh: '其中并排组成与入射面垂直的薄片的那些光线',
      }
  const meeting =
    surface === 'convex'
      ? {
          en: `After reflection ${fan.en} seem to come from one point behind the surface. At what distance from $P$ is it?`,
          zh: `反射后，${fan.zh}看起来像是从表面后方的一点发出的。这一点离 $P$ 多远？`,
        }
      : {
          en: `Then ${fan.en} come together in one point. At what distance from $P$ is it?`,
          zh: `此后，${fan.zh}会聚于一点。这一点离 $P$ 多远？`,
        }
  return {
    title: inPlane ? 'A narrow fan, upright' : 'A narrow fan, across',
    en: `${source.en} on ${body.en}. At $P$ the beam makes the angle $\\theta$, which is not small, with the normal of the surface. ${meeting.en} (The beam is so narrow that only first orders in its width matter${surface === 'glass' ? '; outside there is air, of refractive index 1' : ''}.)`,
    zh: `${source.zh}，该点位于${body.zh}。在 $P$ 处，光束与表面法线成不小的 $\\theta$ 角。${meeting.zh}（光束很窄，只需考虑其宽度的一阶效应${surface === 'glass' ? '；外面是折射率为1的空气' : ''}。）`,
    symbols,
    asked: ["s'", 'distance of the point from P', 'm'],
    answer,
    solution:
      surface === 'glass'
        ? inPlane
          ? `Two neighbouring rays of the fan meet the surface $w$ apart; the normal turns by $w/R$, the incoming ray by $w\\cos\\theta/s$${lamp ? '' : ' (here 0)'} and the refracted one by $w\\cos\\beta/s'$. Snell's law, differentiated: $\\cos\\theta\\left(\\frac1R+\\frac{\\cos\\theta}{s}\\right)=n\\cos\\beta\\left(\\frac1R-\\frac{\\cos\\beta}{s'}\\right)$ with $n\\cos\\beta=${root}$${lamp ? '' : ' and $s=\\infty$'}.`
          : `These rays all make the same angle with the line through lamp and centre of the sphere (for a star: with the direction of the light through the centre), so refracted they meet on this line. Along the beam this gives $\\frac{n}{s'}${lamp ? '+\\frac1s' : ''}=\\frac{n\\cos\\beta-\\cos\\theta}{R}$ with $n\\cos\\beta=${root}$.`
        : inPlane
          ? `Two neighbouring rays of the fan meet the mirror $w$ apart; the normal turns by $w/R$, the incoming ray by $w\\cos\\theta/s$${lamp ? '' : ' (here 0)'}, the reflected one by $w\\cos\\theta/s'$. The law of reflection gives $\\frac{1}{s'}${lamp ? (surface === 'concave' ? '+\\frac1s' : '-\\frac1s') : ''}=\\frac{2}{R\\cos\\theta}$.`
          : `These rays all make the same angle with the line through ${lamp ? 'lamp and centre of the sphere' : 'the centre of the sphere in the direction of the light'}, so reflected they meet on this line: $\\frac{1}{s'}${lamp ? (surface === 'concave' ? '+\\frac1s' : '-\\frac1s') : ''}=\\frac{2\\cos\\theta}{R}$.`,
    trap: inPlane
      ? 'Taking the point where the rays at right angles to the plane of incidence meet.'
      : 'Taking the point where the rays in the plane of incidence meet.',
    wrong: [wrong],
    limits: [
      [
        'theta',
        '0',
        surface === 'glass'
          ? lamp
            ? '\\frac{n}{\\frac{n-1}{R}-\\frac1s}'
            : '\\frac{nR}{n-1}'
          : lamp
            ? `\\frac{1}{\\frac2R${surface === 'concave' ? '-' : '+'}\\frac1s}`
            : '\\frac R2',
        'the usual focus of rays close to the axis',
      ],
      ...(lamp
        ? [
            [
              's',
              '\\infty',
              surface === 'glass'
                ? inPlane
                  ? `\\frac{R(n^2-\\sin^2\\theta)}{n\\left(${root}-\\cos\\theta\\right)}`
                  : `\\frac{nR}{${root}-\\cos\\theta}`
                : plainOf(inPlane),
              'a lamp as far as a star',
            ] as const,
          ]
        : []),
    ],
  }
}

export const obliqueFocus: Template = {
  id: 'opt-oblique-focus',
  domain: 'optics',
  level: 'olympiad',
  topics: ['astigmatism', 'mirrors', 'refraction at spheres'],
  choices: { surface: ['concave', 'convex', 'glass'], fan: ['upright', 'across'], light: ['star', 'lamp'] },
  published: { surface: 'glass', fan: 'upright', light: 'star' },
  form,
}
