/** A prism with a grating on one face: which face, to which side the order goes, in air or water. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const first = pick(choice, 'face', { entry: true, exit: false })
  const base = pick(choice, 'order', { base: true, edge: false })
  const water = pick(choice, 'around', { air: false, water: true })
  const deviation = pick(choice, 'asked', { deviation: true, wavelength: false })
  const medium = water ? 'n_w' : '1'
  const over = water ? '\\frac{1}{n_w}' : ''
  const sign = base ? '+' : '-'
  const bent = `\\frac{m\\lambda}{nd}`
  const answer = deviation
    ? first
      ? `\\arcsin\\left(${water ? '\\frac{n}{n_w}' : 'n'}\\sin\\left(A${sign}\\arcsin\\frac{m\\lambda}{nd}\\right)\\right)-A`
      : `\\arcsin\\left(${over}\\left(n\\sin A${sign}\\frac{m\\lambda}{d}\\right)\\right)-A`
    : first
      ? `\\frac{nd}{m}\\sin\\left(A-\\arcsin\\frac{${water ? 'n_w' : ''}\\sin A}{n}\\right)`
      : `\\frac{(n-${medium})d\\sin A}{m}`
  const wrong = deviation
    ? first
      ? `\\arcsin\\left(${water ? '\\frac{n}{n_w}' : 'n'}\\sin\\left(A${base ? '-' : '+'}\\arcsin${bent}\\right)\\right)-A`
      : `\\arcsin\\left(${over}\\left(n\\sin A${base ? '-' : '+'}\\frac{m\\lambda}{d}\\right)\\right)-A`
    : first
      ? `\\frac{(n-${medium})d\\sin A}{m}`
      : `\\frac{nd}{m}\\sin\\left(A-\\arcsin\\frac{${water ? 'n_w' : ''}\\sin A}{n}\\right)`
  const symbols: SymbolRow[] = [
    ['A', 'angle of the prism', 'rad', 0.35, 0.5],
    ['n', 'refractive index of the glass', '1', 1.55, 1.7],
    ['d', 'distance of neighbouring grooves', 'm', 30, 40],
    ['m', 'order', '1', 1, 2, 'integer'],
  ]
  if (deviation) symbols.push(['\\lambda', 'wavelength in vacuum', 'm', 0.5, 0.6])
  if (water) symbols.push(['n_w', 'refractive index of the water', '1', 1.3, 1.36])
  const where = first
    ? {
        en: 'The face by which the light enters carries a grating of fine grooves parallel to the edge, at the distance $d$ from each other; the light falls on this face at right angles',
        zh: '光进入的那个面上刻有光栅，其细槽与棱平行，相邻槽的距离为 $d$；光垂直射到这个面上',
      }
    : {
        en: 'Light enters by the plain face, at right angles; the face by which it leaves carries a grating of fine grooves parallel to the edge, at the distance $d$ from each other',
        zh: '光垂直射入平滑的面；光射出的那个面上刻有光栅，其细槽与棱平行，相邻槽的距离为 $d$',
      }
  const side = base
    ? { en: 'the base of the prism', zh: '棱镜的底部' }
    : { en: 'the edge of the prism', zh: '棱镜的棱' }
  const question = deviation
    ? {
        en: `Light of the wavelength $\\lambda$ (in vacuum) is used, and that diffraction of the order $m$ is observed which the grating turns towards ${side.en}. By what angle has this light been turned, on leaving the prism, from its first direction towards the base?`,
        zh: `使用波长为 $\\lambda$（真空中）的光，观察被光栅偏向${side.zh}一侧的第 $m$ 级衍射光。这束光离开棱镜后，相对于原来的方向向底部一侧偏转了多大的角度？`,
      }
    : {
        en: `That diffraction of the order $m$ is observed which the grating turns towards ${side.en}. For which wavelength (in vacuum) does this light leave the prism in its first direction?`,
        zh: `观察被光栅偏向${side.zh}一侧的第 $m$ 级衍射光。对于哪个波长（真空中），这束光离开棱镜时的方向与原来的方向相同？`,
      }
  return {
    title: 'Prism and grating in one',
    en: `A glass prism of refractive index $n$ has two faces that meet in an edge at the angle $A$. ${where.en}. Around it is ${water ? 'water of refractive index $n_w$' : 'air (refractive index 1)'}. ${question.en}`,
    zh: `一块折射率为 $n$ 的玻璃棱镜有两个面在棱处相交成 $A$ 角。${where.zh}。棱镜周围是${water ? '折射率为 $n_w$ 的水' : '空气（折射率为1）'}。${question.zh}`,
    symbols,
    asked: deviation
      ? ['\\delta', 'deviation towards the base', 'rad']
      : ['\\lambda', 'wavelength in vacuum', 'm'],
    answer,
    solution: first
      ? `At the grating neighbouring grooves differ by $m$ wavelengths: inside the glass $n\\sin\\beta=\\frac{m\\lambda}{d}$, towards ${base ? 'the base' : 'the edge'}. The light meets the second face at the angle $A${sign}\\beta$ and leaves it at $\\theta$ with $${water ? 'n_w' : ''}\\sin\\theta=n\\sin(A${sign}\\beta)$; it has been turned by $\\theta-A$ in all${deviation ? '.' : ', which is to be 0: $\\beta=A-\\arcsin\\frac{' + (water ? 'n_w' : '') + '\\sin A}{n}$.'}`
      : `The light meets the second face at the angle $A$. Neighbouring grooves differ by $m$ wavelengths: $${water ? 'n_w' : ''}\\sin\\theta=n\\sin A${sign}\\frac{m\\lambda}{d}$. It has been turned by $\\theta-A$ in all${deviation ? '.' : `, which is to be 0: $\\frac{m\\lambda}{d}=(n-${medium})\\sin A$.`}`,
    trap: deviation
      ? 'Taking the order on the other side of the undiffracted light.'
      : 'Taking the grating to be on the other face.',
    wrong: [wrong],
    limits: deviation
      ? [
          [
            'd',
            '\\infty',
            `\\arcsin\\left(${water ? '\\frac{n}{n_w}' : 'n'}\\sin A\\right)-A`,
            'very coarse grooves: a plain prism',
          ],
        ]
      : [['n', medium, '0', 'a prism that does not refract']],
  }
}

export const grism: Template = {
  id: 'opt-grism',
  domain: 'optics',
  level: 'undergraduate',
  topics: ['gratings', 'refraction'],
  choices: {
    asked: ['deviation', 'wavelength'],
    face: ['entry', 'exit'],
    order: ['base', 'edge'],
    around: ['air', 'water'],
  },
  // Only the order towards the edge can undo the deviation of the prism.
  allowed: ({ asked, order }) => asked === 'deviation' || order === 'edge',
  published: { asked: 'wavelength', face: 'entry', order: 'edge', around: 'air' },
  form,
}
