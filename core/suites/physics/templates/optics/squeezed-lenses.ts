/** Rings between a lens and what it lies on: flat plate, dish or second lens, air or liquid, reflected or transmitted. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const base = pick(choice, 'base', { plate: 'plate', dish: 'dish', lens: 'lens' } as const)
  const through = pick(choice, 'view', { reflected: false, transmitted: true })
  const liquid = pick(choice, 'gap', { air: false, liquid: true })
  // One phase jump more (air) or none (indices in ascending order); what is transmitted is complementary.
  const darkCentre = through === liquid
  const order = darkCentre ? 'm' : '\\left(m-\\frac12\\right)'
  const otherOrder = darkCentre ? '\\left(m-\\frac12\\right)' : 'm'
  const curvature = {
    plate: '',
    dish: '\\frac{1}{R_1}-\\frac{1}{R_2}',
    lens: '\\frac{1}{R_1}+\\frac{1}{R_2}',
  }[base]
  const build = (k: string): string =>
    base === 'plate'
      ? liquid
        ? `\\sqrt{\\frac{${k}\\lambda R_1}{n}}`
        : `\\sqrt{${k}\\lambda R_1}`
      : `\\sqrt{\\frac{${k}\\lambda}{${liquid ? `n\\left(${curvature}\\right)` : curvature}}}`
  const symbols: SymbolRow[] = [
    ['\\lambda', 'wavelength in air', 'm', 0.5, 1],
    ['R_1', 'radius of curvature of the upper lens', 'm', 0.5, 1],
    ['m', 'number of the ring', '1', 1, 6, 'integer'],
  ]
  if (base !== 'plate')
    symbols.push([
      'R_2',
      base === 'dish' ? 'radius of curvature of the dish' : 'radius of curvature of the lower lens',
      'm',
      2,
      3,
    ])
  if (liquid) symbols.push(['n', 'refractive index of the liquid', '1', 1.5, 1.7])
  const below = {
    plate: { en: 'on a flat glass plate', zh: '一块平玻璃板上' },
    dish: {
      en: 'in a shallow glass dish, whose hollow upper side is a part of a sphere with the larger radius $R_2$',
      zh: '一个浅玻璃碟中，碟的凹面是半径较大（$R_2$）的球面的一部分',
    },
    lens: {
      en: 'on top of a second glass lens, whose upper side bulges up with the radius of curvature $R_2$',
      zh: '另一个玻璃透镜的顶上，该透镜上表面向上凸起，曲率半径为 $R_2$',
    },
  }[base]
  const gap = liquid
    ? {
        en: 'The gap between them is filled with a clear liquid, whose refractive index $n$ is greater than that of the upper glass and less than that of the lower glass',
        zh: '两者之间的缝隙充满透明液体，其折射率 $n$ 大于上面玻璃的折射率而小于下面玻璃的折射率',
      }
    : {
        en: 'In the gap between them there is air (refractive index 1)',
        zh: '两者之间的缝隙中是空气（折射率为1）',
      }
  const look = through
    ? { en: 'seen from below in the light that has passed through', zh: '从下方观察透射光' }
    : { en: 'seen from above in the light that is reflected at the gap', zh: '从上方观察在缝隙处反射的光' }
  return {
    title: through ? 'Rings in transmitted light' : 'Rings in reflected light',
    en: `A glass lens lies ${below.en}; they touch in the middle. The lower side of the upper lens bulges down with the radius of curvature $R_1$. ${gap.en}. Light of wavelength $\\lambda$ (in air) falls in from straight above; ${look.en}, a pattern of dark and bright rings surrounds the point of contact. What is the radius of the $m$-th dark ring, counted from the centre outwards? (The centre itself, if it is dark, is not counted; the rings are very small compared with the radii of curvature, and the light is reflected only weakly.)`,
    zh: `一个玻璃透镜放在${below.zh}，两者在中心相接触。上面透镜的下表面向下凸起，曲率半径为 $R_1$。${gap.zh}。波长为 $\\lambda$（在空气中）的光从正上方射入；${look.zh}，可看到接触点周围有明暗相间的圆环。从中心向外数，第 $m$ 个暗环的半径是多少？（中心若是暗的，不计在内；圆环与各曲率半径相比很小，光只有很弱的反射。）`,
    symbols,
    asked: ['r', 'radius of the ring', 'm'],
    ...(base === 'dish' ? { constraints: ['R_1<R_2'] } : {}),
    answer: build(order),
    solution: `At the distance $r$ from the middle the gap is $${base === 'plate' ? '\\frac{r^2}{2R_1}' : `\\frac{r^2}{2}\\left(${curvature}\\right)`}$ wide; the wave that runs through it to and fro falls back by $${liquid ? '2n' : '2'}$ times this. ${liquid ? 'At both sides of the liquid the light is reflected by a denser medium, so no phase jump remains' : 'Only the reflection at the lower glass turns the wave over, which adds half a wavelength'}${through ? '; what is transmitted is bright where the reflection is dark' : ''}. So the centre is ${darkCentre ? 'dark, and the $m$-th dark ring has the difference $m\\lambda$' : 'bright, and the $m$-th dark ring has the difference $\\left(m-\\frac12\\right)\\lambda$'}.`,
    trap: 'Getting the phase jumps wrong, so that dark and bright rings change places.',
    wrong: [build(otherOrder)],
    limits: [
      base === 'plate'
        ? ['R_1', '0', '0', 'a very curved lens has small rings']
        : base === 'dish'
          ? ['R_2', 'R_1', '\\infty', 'a lens that fits the dish']
          : [
              'R_2',
              '\\infty',
              liquid ? `\\sqrt{\\frac{${order}\\lambda R_1}{n}}` : `\\sqrt{${order}\\lambda R_1}`,
              'a flat base',
            ],
    ],
  }
}

export const squeezedLenses: Template = {
  id: 'opt-squeezed-lenses',
  domain: 'optics',
  level: 'undergraduate',
  topics: ['interference', 'thin films'],
  choices: { base: ['plate', 'dish', 'lens'], gap: ['air', 'liquid'], view: ['reflected', 'transmitted'] },
  // Newton's own rings are in every textbook.
  allowed: ({ base, gap, view }) => base !== 'plate' || gap !== 'air' || view !== 'reflected',
  published: { base: 'dish', gap: 'liquid', view: 'reflected' },
  form,
}
