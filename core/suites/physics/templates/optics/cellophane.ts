/** Cellophane between polarisers: how strongly it retards, one piece or two, what comes after it. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const two = pick(choice, 'pieces', { one: false, two: true })
  const after = pick(choice, 'after', { crossed: 'crossed', parallel: 'parallel', mirror: 'mirror' } as const)
  const film = pick(choice, 'film', {
    half: {
      en: 'retards light polarised along its slow axis by half a wavelength',
      zh: '使沿其慢轴偏振的光滞后半个波长',
      half: '',
      once: '',
      twice: '',
    },
    quarter: {
      en: 'retards light polarised along its slow axis by a quarter of a wavelength',
      zh: '使沿其慢轴偏振的光滞后四分之一波长',
      half: '\\frac12',
      once: '',
      twice: '\\frac14',
    },
    any: {
      en: 'retards light polarised along its slow axis by the phase $\\delta$',
      zh: '使沿其慢轴偏振的光的相位滞后 $\\delta$',
      half: '\\sin^2\\frac\\delta2\\,',
      once: '\\sin^2\\delta\\,',
      twice: '\\sin^4\\frac\\delta2\\,',
    },
  })
  const turned = two
    ? `${film.twice}\\sin^2(4\\alpha)`
    : `${after === 'mirror' ? film.once : film.half}\\sin^2(2\\alpha)`
  const build = (share: string): string =>
    after === 'crossed'
      ? `\\frac{I_0}{2}${share.startsWith('\\frac') ? '\\cdot' : ''}${share}`
      : `\\frac{I_0}{2}\\left(1-${share}\\right)`
  const wrongShare = two
    ? `${film.half}\\sin^2(2\\alpha)`
    : after === 'mirror'
      ? `${choice['film'] === 'quarter' ? '\\frac12' : '\\sin^2\\frac\\delta2\\,'}\\sin^2(2\\alpha)`
      : `${film.half}\\sin^2\\alpha`
  const symbols: SymbolRow[] = [
    ['I_0', 'intensity of the lamp', 'W/m^2', 0.5, 2],
    ['\\alpha', 'angle of the slow axis', 'rad', 0.1, 0.6],
  ]
  if (choice['film'] === 'any') symbols.push(['\\delta', 'phase by which a piece retards', 'rad', 0.4, 1.4])
  const stack = two
    ? {
        en: 'Behind it come two equal pieces of cellophane, one behind the other; the slow axis of the first makes the angle $\\alpha$ with the direction that the foil lets through, and that of the second makes the same angle with it to the other side. Each piece',
        zh: '其后依次放两片相同的玻璃纸；第一片的慢轴与偏振片的透光方向成 $\\alpha$ 角，第二片的慢轴在另一侧与之成同样大小的角。每一片都',
      }
    : {
        en: 'Behind it comes a piece of cellophane, whose slow axis makes the angle $\\alpha$ with the direction that the foil lets through. It',
        zh: '其后放一片玻璃纸，其慢轴与偏振片的透光方向成 $\\alpha$ 角。它',
      }
  const end = {
    crossed: {
      en: 'Last comes a second polarising foil, crossed with the first. What is the intensity behind it?',
      zh: '最后是第二片偏振片，与第一片正交。其后的光强是多少？',
    },
    parallel: {
      en: 'Last comes a second polarising foil, parallel to the first. What is the intensity behind it?',
      zh: '最后是第二片偏振片，与第一片平行。其后的光强是多少？',
    },
    mirror: {
      en: 'Last comes a metal mirror, which throws all light straight back through cellophane and foil. What is the intensity of the light that comes out there?',
      zh: '最后是一面金属镜，它把全部光沿原路反射回去，再次穿过玻璃纸和偏振片。从那里射出的光强是多少？',
    },
  }[after]
  const retard = { half: '\\pi', quarter: '\\frac\\pi2', any: '\\delta' }[
    choice['film'] as 'half' | 'quarter' | 'any'
  ]
  return {
    title: 'Colours of sticky tape',
    en: `Unpolarised light of one colour and of intensity $I_0$ falls at right angles on a polarising foil. ${stack.en} ${film.en} against light polarised at right angles to it. ${end.en} (The foils are ideal, and nothing else is reflected or absorbed.)`,
    zh: `光强为 $I_0$ 的单色非偏振光垂直照射到一片偏振片上。${stack.zh}${film.zh}（相对于与慢轴垂直偏振的光）。${end.zh}（偏振片是理想的，此外没有反射和吸收。）`,
    symbols,
    asked: ['I', 'intensity', 'W/m^2'],
    answer: build(turned),
    solution: `The foil passes $I_0/2$, polarised. ${
      two
        ? `In terms of the Jones matrices a piece at the angle $\\pm\\alpha$ is $\\cos\\frac{\\delta}{2}-i\\sin\\frac\\delta2\\left(\\cos2\\alpha\\,\\sigma_z\\pm\\sin2\\alpha\\,\\sigma_x\\right)$ with $\\delta=${retard}$; in the product of both the element that turns the polarisation by a right angle has the magnitude $2\\sin^2\\frac\\delta2\\cos2\\alpha\\sin2\\alpha$.`
        : `${after === 'mirror' ? `On both ways together the cellophane retards by $2\\cdot${retard}$. ` : ''}The parts along both axes have the amplitudes $\\cos\\alpha$ and $\\sin\\alpha$; with the phase difference $\\phi${after === 'mirror' ? `=2\\cdot${retard}` : `=${retard}`}$ between them the part at right angles to the first direction has the intensity $\\sin^2(2\\alpha)\\sin^2\\frac\\phi2$.`
    } So the fraction $${turned}$ is polarised at right angles to the first foil${after === 'crossed' ? ' and passes the second.' : `; the rest passes ${after === 'mirror' ? 'the foil again' : 'the second'}.`}`,
    trap: two
      ? 'Letting the second piece undo the first, or counting one of them only.'
      : after === 'mirror'
        ? 'Counting the retardation on one of the two ways only.'
        : 'Using Malus with the angle of the axis, as if the cellophane were a polariser.',
    wrong: [build(wrongShare)],
    limits: [
      [
        'alpha',
        '0',
        after === 'crossed' ? '0' : '\\frac{I_0}{2}',
        'along an axis the cellophane changes nothing',
      ],
      ...(choice['film'] === 'any'
        ? [
            [
              'delta',
              '0',
              after === 'crossed' ? '0' : '\\frac{I_0}{2}',
              'cellophane that retards nothing',
            ] as const,
          ]
        : []),
    ],
  }
}

export const cellophane: Template = {
  id: 'opt-cellophane',
  domain: 'optics',
  level: 'undergraduate',
  topics: ['polarisation', 'retarders'],
  choices: {
    pieces: ['one', 'two'],
    film: ['half', 'quarter', 'any'],
    after: ['crossed', 'parallel', 'mirror'],
  },
  // Half a wavelength on the way there and again on the way back is none at all.
  allowed: ({ pieces, film, after }) => after !== 'mirror' || (pieces === 'one' && film !== 'half'),
  published: { pieces: 'two', film: 'any', after: 'crossed' },
  form,
}
