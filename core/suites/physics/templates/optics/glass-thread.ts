/** Rainbow rays of balls and tilted threads of glass, in air or in a liquid, after one or two inner reflections. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const thread = pick(choice, 'body', { ball: false, thread: true })
  const liquid = pick(choice, 'around', { air: false, liquid: true })
  const k = pick(choice, 'reflections', { one: 1, two: 2 })
  const offset = pick(choice, 'asked', { offset: true, angle: false })
  const w = liquid ? 'n_w' : ''
  // The square of the index that counts in the projection along the thread.
  const square = thread
    ? `\\frac{n^2-${liquid ? 'n_w^2' : ''}\\sin^2\\varphi}{${liquid ? 'n_w^2' : ''}\\cos^2\\varphi}`
    : liquid
      ? '\\frac{n^2}{n_w^2}'
      : 'n^2'
  const count = k * (k + 2)
  const build = (of: string, order: number): string => {
    const c = order * (order + 2)
    return `\\frac{${String(c + 1)}-${of}}{${String(c)}}`
  }
  const sine = build(square, k) // squared sine of the angle of incidence
  const inner = `\\frac{${String(count + 1)}-${square}}{${String(count)}\\cdot ${square}}` // and of the angle inside
  const angle = (s: string, q: string): string =>
    k === 1
      ? `4\\arcsin\\sqrt{${q}}-2\\arcsin\\sqrt{${s}}`
      : `\\pi+2\\arcsin\\sqrt{${s}}-6\\arcsin\\sqrt{${q}}`
  const plain = liquid ? '\\frac{n^2}{n_w^2}' : 'n^2'
  const other = k === 1 ? 2 : 1
  const answer = offset ? `R\\sqrt{${sine}}` : angle(sine, inner)
  const wrong = offset
    ? thread
      ? `R\\sqrt{${build(plain, k)}}`
      : `R\\sqrt{${build(square, other)}}`
    : thread
      ? angle(build(plain, k), `\\frac{${String(count + 1)}-${plain}}{${String(count)}\\cdot ${plain}}`)
      : `\\arcsin\\sqrt{${sine}}`
  const symbols: SymbolRow[] = [
    ['n', 'refractive index of the glass', '1', liquid ? 1.6 : 1.35, liquid ? 1.8 : 1.5],
  ]
  if (offset) symbols.push(['R', thread ? 'radius of the thread' : 'radius of the ball', 'm', 0.5, 2])
  if (liquid) symbols.push(['n_w', 'refractive index of the liquid', '1', 1.3, 1.4])
  if (thread)
    symbols.push(['\\varphi', 'angle of the light with the cross-section of the thread', 'rad', 0.2, 0.6])
  const times = k === 1 ? { en: 'once', zh: '一次' } : { en: 'twice', zh: '两次' }
  const surroundings = liquid
    ? { en: 'in a clear liquid of refractive index $n_w<n$', zh: '浸在折射率为 $n_w<n$ 的透明液体中' }
    : { en: 'in air (refractive index 1)', zh: '处在空气（折射率为1）中' }
  const radius = offset ? ', of radius $R$' : ''
  const radiusZh = offset ? '、半径为 $R$' : ''
  const body = thread
    ? {
        en: `A long straight round thread of glass${radius} and refractive index $n$, is stretched ${surroundings.en}. Parallel light falls on it; the light makes the angle $\\varphi$ with the planes at right angles to the thread`,
        zh: `一根长直的圆玻璃丝（折射率为 $n$${radiusZh}）${surroundings.zh}，被拉直。平行光照射到它上面，光线与垂直于玻璃丝的平面成 $\\varphi$ 角`,
      }
    : {
        en: `A ball of glass${radius} and refractive index $n$, hangs ${surroundings.en}. Parallel light falls on it`,
        zh: `一个玻璃球（折射率为 $n$${radiusZh}）${surroundings.zh}。平行光照射到它上面`,
      }
  const bodyEn = offset ? body.en : body.en.replace(' and refractive index $n$,', ' of refractive index $n$')
  const view = thread
    ? {
        en: 'Seen along the thread, that is in projection on a plane at right angles to it, ',
        zh: '沿玻璃丝方向看（即投影到与它垂直的平面上），',
      }
    : { en: '', zh: '' }
  const question = offset
    ? thread
      ? {
          en: 'how far do the rays that make this bright band pass by the axis of the thread, prolonged straight on from where they come?',
          zh: '形成这条亮带的光线，其入射方向的延长线离玻璃丝的轴线多远？',
        }
      : {
          en: 'How far do the rays that make this bright band pass by the centre of the ball, prolonged straight on from where they come?',
          zh: '形成这条亮带的光线，其入射方向的延长线离球心多远？',
        }
    : thread
      ? {
          en: 'what is the angle between the bright band and the direction back to where the light comes from?',
          zh: '亮带的方向与指向光源来向的方向之间的夹角是多少？',
        }
      : {
          en: 'What is the angle between the direction in which these rays leave and the direction back to where the light comes from?',
          zh: '这些光线射出的方向与指向光源来向的方向之间的夹角是多少？',
        }
  return {
    title: thread ? 'Rainbow of a thread of glass' : 'Rainbow of a ball of glass',
    en: `${bodyEn}. Of the light that is refracted into the glass, reflected inside ${times.en}, and refracted out again, most leaves near a direction in which it has been turned ${thread ? '(as seen along the thread) ' : ''}less than that of all neighbouring rays, and makes a bright band there. ${view.en}${question.en}`,
    zh: `${body.zh}。在折射进入玻璃、在内部反射${times.zh}、再折射出来的光中，大部分集中在某一方向附近射出——沿该方向的光线${thread ? '（沿玻璃丝方向看）' : ''}偏转的角度比所有邻近光线都小——从而在那里形成一条亮带。${view.zh}${question.zh}`,
    symbols,
    asked: offset
      ? ['b', 'distance of the rays from the middle', 'm']
      : ['\\vartheta', 'angle from the direction back to the light', 'rad'],
    constraints: liquid ? ['n_w<n'] : [],
    answer,
    solution:
      (thread
        ? `Along the thread the component $${w}\\sin\\varphi$ of the ray vector (of length ${liquid ? '$n_w$' : '1'} outside, $n$ inside) never changes. In the projection the lengths are $${w}\\cos\\varphi$ and $\\sqrt{n^2-${liquid ? 'n_w^2' : ''}\\sin^2\\varphi}$, so the ray is refracted as by the index $\\mu$ with $\\mu^2=${square}$. `
        : liquid
          ? 'Only the ratio $\\mu=n/n_w$ counts. '
          : 'Let $\\mu=n$. ') +
      `With the angles $i$ and $r$ at the surface the ray is turned by $2(i-r)+${k === 1 ? '' : '2'}(\\pi-2r)$, which is least where $\\mathrm di=${String(k + 1)}\\,\\mathrm dr$: $\\cos i=\\sqrt{\\frac{\\mu^2-1}{${String(count)}}}$, so $\\sin^2i=${sine}$. ${offset ? 'The distance is $R\\sin i$.' : `With $\\sin r=\\sin i/\\mu$ the angle asked for is ${k === 1 ? '$4r-2i$' : '$\\pi+2i-6r$'}.`}`,
    trap: thread
      ? 'Using the index of the glass itself, as for light at right angles to the thread.'
      : offset
        ? 'Counting the inner reflections wrongly.'
        : 'Giving the angle of incidence.',
    wrong: [wrong],
    limits: offset
      ? [['n', liquid ? 'n_w' : '1', 'R', 'glass that hardly refracts: only grazing rays are turned enough']]
      : thread
        ? [
            [
              'varphi',
              '0',
              angle(
                build(plain, k),
                `\\frac{${String(count + 1)}-${plain}}{${String(count)}\\cdot ${plain}}`,
              ),
              'light at right angles to the thread',
            ],
          ]
        : k === 1
          ? [['n', liquid ? '2n_w' : '2', '0', 'the band shrinks to a point opposite the light']]
          : [['n', '3', '\\pi', 'all rays near the axis, reflected twice, go straight on']],
  }
}

export const glassThread: Template = {
  id: 'opt-glass-thread',
  domain: 'optics',
  level: 'olympiad',
  topics: ['refraction', 'rainbow'],
  choices: {
    asked: ['offset', 'angle'],
    body: ['ball', 'thread'],
    around: ['air', 'liquid'],
    reflections: ['one', 'two'],
  },
  // A ball in air is the rainbow of every textbook; in a liquid the second bow may lie on either side of the
  // direction back.
  allowed: ({ asked, body, around, reflections }) =>
    (body === 'thread' || around === 'liquid') &&
    (asked === 'offset' || around === 'air' || reflections === 'one'),
  published: { asked: 'offset', body: 'thread', around: 'air', reflections: 'one' },
  form,
}
