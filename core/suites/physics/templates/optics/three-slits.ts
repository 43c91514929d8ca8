/** Three slits, the middle one treated in different ways, the light falling in straight or aslant. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const middle = pick(choice, 'middle', {
    plain: 'plain',
    mica: 'mica',
    wide: 'wide',
    crossed: 'crossed',
  } as const)
  const slant = pick(choice, 'light', { straight: false, slant: true })
  const delta = `\\frac{2\\pi d${slant ? '(\\sin\\theta-\\sin\\alpha)' : '\\sin\\theta'}}{\\lambda}`
  const shift = slant
    ? '\\frac{2\\pi t}{\\lambda}\\left(\\sqrt{n^2-\\sin^2\\alpha}-\\cos\\alpha\\right)'
    : '\\frac{2\\pi(n-1)t}{\\lambda}'
  const cosine = `\\cos\\left(${delta}\\right)`
  const answer = {
    plain: `I_0\\left(1+2${cosine}\\right)^2`,
    mica: `I_0\\left(1+4\\cos^2\\left(${delta}\\right)+4${cosine}\\cos\\left(${shift}\\right)\\right)`,
    wide: `I_0\\left(q+2${cosine}\\right)^2`,
    crossed: `I_0\\left(1+4\\cos^2\\left(${delta}\\right)\\right)`,
  }[middle]
  const wrong = {
    plain: `I_0\\left(1+4\\cos^2\\left(${delta}\\right)\\right)`,
    mica: `I_0\\left(1+2${cosine}\\right)^2`,
    wide: `I_0\\left(\\sqrt{q}+2${cosine}\\right)^2`,
    crossed: `I_0\\left(1+2${cosine}\\right)^2`,
  }[middle]
  const symbols: SymbolRow[] = [
    ['I_0', 'intensity from one of the outer slits alone', 'W/m^2', 0.5, 2],
    ['d', 'distance of neighbouring slits', 'm', 2, 4],
    ['\\lambda', 'wavelength', 'm', 0.5, 1],
    ['\\theta', 'angle of observation', 'rad', 0.2, 0.9],
  ]
  if (slant) symbols.push(['\\alpha', 'angle of incidence', 'rad', 0.2, 0.9])
  if (middle === 'mica')
    symbols.push(
      ['n', 'refractive index of the mica', '1', 1.3, 1.8],
      ['t', 'thickness of the mica', 'm', 0.5, 2],
    )
  if (middle === 'wide') symbols.push(['q', 'ratio of the widths', '1', 2.2, 3.5])
  const treat = {
    plain: { en: 'All three are equally wide', zh: '三条缝宽度相同' },
    mica: {
      en: 'All three are equally wide, but the middle one is covered, on the side from which the light comes, by a thin plate of mica, parallel to the screen, of thickness $t$ and refractive index $n$, which lets all light through',
      zh: '三条缝宽度相同，但中间一条在迎光一侧被一片与屏平行、厚为 $t$、折射率为 $n$、能让光全部透过的薄云母片遮住',
    },
    wide: {
      en: 'The outer two are equally wide; the middle one is $q$ times as wide, but it, too, is narrow against the wavelength',
      zh: '外侧两条缝宽度相同；中间一条的宽度是它们的 $q$ 倍，但与波长相比也很窄',
    },
    crossed: {
      en: 'All three are equally wide. The light is unpolarised; each slit is covered with a polarising foil, and the foil of the middle slit is turned by a right angle against the other two',
      zh: '三条缝宽度相同。光是非偏振的；每条缝都覆盖着一片偏振片，中间一条缝的偏振片相对另外两片转过直角',
    },
  }[middle]
  return {
    title: 'Three slits',
    en: `An opaque screen has three very narrow parallel slits, each at the distance $d$ from the next. ${treat.en}. A plane wave of wavelength $\\lambda$ falls ${slant ? 'on the screen, its direction making the angle $\\alpha$ with the normal of the screen, in the plane at right angles to the slits' : 'on the screen at right angles'}. Far behind the screen the intensity is measured in the direction that makes the angle $\\theta$ with its normal, in the plane at right angles to the slits${slant ? ' and to the same side of the normal as the light that goes straight on' : ''}. One of the outer slits alone would give the intensity $I_0$ there. What is the intensity there?`,
    zh: `一块不透光的屏上有三条极窄的平行狭缝，相邻两缝的距离均为 $d$。${treat.zh}。波长为 $\\lambda$ 的平面波${slant ? '照射到屏上，其方向与屏的法线成 $\\alpha$ 角，且位于与狭缝垂直的平面内' : '垂直照射到屏上'}。在屏后很远处，于与狭缝垂直的平面内、与屏的法线成 $\\theta$ 角的方向上${slant ? '（与直进的光位于法线的同一侧）' : ''}测量光强。仅有一条外侧的缝时，该处的光强为 $I_0$。该处的光强是多少？`,
    symbols,
    asked: ['I', 'intensity', 'W/m^2'],
    answer,
    solution: `Between neighbouring slits the phase differs by $\\delta=${delta}$. The outer two together have the amplitude $2\\cos\\delta$ times that of one of them, with the phase of the middle. ${
      {
        plain: 'The middle one adds 1: amplitude $1+2\\cos\\delta$, to be squared.',
        mica: `The middle one adds 1 with the additional phase $\\varphi=${shift}$ of the mica${slant ? ' (its way through the plate, $nt/\\cos\\beta$, less what the same wavefront would have gone in air)' : ''}: the squared magnitude of $2\\cos\\delta+e^{i\\varphi}$.`,
        wide: 'The middle one, $q$ times as wide, adds $q$ times the amplitude.',
        crossed: 'The middle one is polarised at right angles to them, so the intensities add.',
      }[middle]
    }`,
    trap: {
      plain: 'Adding intensities instead of amplitudes.',
      mica: 'Leaving out the phase of the mica.',
      wide: 'Taking the amplitude to grow with the root of the width.',
      crossed: 'Letting waves interfere whose polarisations are at right angles to each other.',
    }[middle],
    wrong: [wrong],
    sign: 'positive',
    limits: [
      [
        slant ? 'alpha' : 'theta',
        slant ? '\\theta' : '0',
        {
          plain: '9I_0',
          mica: `I_0\\left(5+4\\cos\\left(${shift.replaceAll('\\alpha', '\\theta')}\\right)\\right)`,
          wide: 'I_0(q+2)^2',
          crossed: '5I_0',
        }[middle],
        'straight on all ways are equal',
      ],
    ],
  }
}

export const threeSlits: Template = {
  id: 'opt-three-slits',
  domain: 'optics',
  level: 'undergraduate',
  topics: ['interference', 'polarisation'],
  choices: { middle: ['plain', 'mica', 'wide', 'crossed'], light: ['straight', 'slant'] },
  // Three equal slits in straight light are in every textbook.
  allowed: ({ middle, light }) => middle !== 'plain' || light === 'slant',
  published: { middle: 'mica', light: 'straight' },
  form,
}
