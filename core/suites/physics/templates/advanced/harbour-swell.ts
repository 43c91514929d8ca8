import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { choiceName, pick } from '../template.ts'

const r = String.raw

interface Case {
  answer: string
  solution: string
  trap: string
  wrong: readonly string[]
  limits: Form['limits']
}

const SOUND: SymbolRow[] = [
  ['L', 'distance', 'm', 1, 3],
  ['h_1', 'depth at first', 'm', 2, 4],
  ['h_2', 'depth at last', 'm', 0.2, 1],
]

const BEDS: Readonly<Record<string, { en: string; zh: string }>> = {
  even: {
    en: r`the sea bed rises evenly, so that the depth falls from $h_1$ to $h_2$ in proportion to the distance covered`,
    zh: r`海底均匀升高，水深从 $h_1$ 随行进距离成比例地减小到 $h_2$`,
  },
  dish: {
    en: r`the sea bed rises steeply at first and then more and more gently: the depth falls from $h_1$ to $h_2$ in such a way that its square root falls evenly with the distance covered`,
    zh: r`海底起初升高得陡，然后越来越缓：水深从 $h_1$ 减小到 $h_2$，其平方根随行进距离均匀减小`,
  },
  terrace: {
    en: r`the water has the depth $h_1$ in the first half and, beyond a step in the sea bed, the depth $h_2$ in the second half`,
    zh: r`前半程水深为 $h_1$，越过海底的一级台阶后，后半程水深为 $h_2$`,
  },
  shelf: {
    en: r`the sea bed rises evenly in the first half, so that the depth falls there from $h_1$ to $h_2$ in proportion to the distance covered, and is level in the second half`,
    zh: r`前半程海底均匀升高，水深从 $h_1$ 随行进距离成比例地减小到 $h_2$，后半程海底水平`,
  },
}

const SPEED = r`As the square root of the depth falls evenly, so does the speed $v$ with the distance: $\frac{dv}{dx}=-\frac{v_1-v_2}{L}$ with $v_{1,2}=\sqrt{gh_{1,2}}$, and $dt=\frac{dx}{v}$.`
const EVEN = r`The speed obeys $v^2=gy$, and $y$ falls linearly with the way: that is the law of motion with constant deceleration, $v^2=v_1^2-2ax$.`

const KEYS: Readonly<Record<string, Case>> = {
  'even.time': {
    answer: r`\frac{2L}{\sqrt{gh_1}+\sqrt{gh_2}}`,
    solution: r`${EVEN} So the mean speed is the mean of the first and the last speed, $\frac12\left(\sqrt{gh_1}+\sqrt{gh_2}\right)$.`,
    trap: r`Using the speed at the mean depth, $\sqrt{g\frac{h_1+h_2}{2}}$.`,
    wrong: [
      r`L\sqrt{\frac{2}{g(h_1+h_2)}}`,
      r`\frac{L}{2}\left(\frac{1}{\sqrt{gh_1}}+\frac{1}{\sqrt{gh_2}}\right)`,
    ],
    limits: [
      ['h_2', '0', r`\frac{2L}{\sqrt{gh_1}}`, 'up to the beach: twice as long as at full depth'],
      ['h_2', 'h_1', r`\frac{L}{\sqrt{gh_1}}`, 'a level sea bed'],
    ],
  },
  'even.halfway': {
    answer: r`\frac{L}{\sqrt{gh_1}+\sqrt{\frac g2(h_1+h_2)}}`,
    solution: r`${EVEN} Half-way the depth is $\frac{h_1+h_2}{2}$, and up to there the mean speed is the mean of $\sqrt{gh_1}$ and $\sqrt{g\frac{h_1+h_2}{2}}$.`,
    trap: r`Taking half of the whole time.`,
    wrong: [r`\frac{L}{\sqrt{gh_1}+\sqrt{gh_2}}`],
    limits: [['h_2', 'h_1', r`\frac{L}{2\sqrt{gh_1}}`, 'a level sea bed']],
  },
  'even.depth': {
    answer: r`\frac14\left(\sqrt{h_1}+\sqrt{h_2}\right)^2`,
    solution: r`${EVEN} So the speed falls evenly with time, and at half of the time it is $\frac12\left(\sqrt{gh_1}+\sqrt{gh_2}\right)$; the depth there is $\frac{v^2}{g}$.`,
    trap: r`Taking the mean depth: that is half of the way, not of the time.`,
    wrong: [r`\frac{h_1+h_2}{2}`, r`\sqrt{h_1h_2}`],
    limits: [
      ['h_2', '0', r`\frac{h_1}{4}`, 'up to the beach'],
      ['h_2', 'h_1', 'h_1', 'a level sea bed'],
    ],
  },
  'dish.time': {
    answer: r`\frac{L\ln\frac{h_1}{h_2}}{2\left(\sqrt{gh_1}-\sqrt{gh_2}\right)}`,
    solution: r`${SPEED} So $t=\frac{L}{v_1-v_2}\int_{v_2}^{v_1}\frac{dv}{v}=\frac{L}{v_1-v_2}\ln\frac{v_1}{v_2}$.`,
    trap: r`Taking the mean of the first and the last speed, as if the speed fell evenly with time.`,
    wrong: [r`\frac{2L}{\sqrt{gh_1}+\sqrt{gh_2}}`, r`\frac{L\ln\frac{h_1}{h_2}}{\sqrt{gh_1}-\sqrt{gh_2}}`],
    limits: [
      ['h_2', 'h_1', r`\frac{L}{\sqrt{gh_1}}`, 'a level sea bed'],
      ['h_1', r`\infty`, '0', 'over a deep sea it is fast'],
    ],
  },
  'dish.halfway': {
    answer: r`\frac{L}{\sqrt{gh_1}-\sqrt{gh_2}}\ln\frac{2\sqrt{h_1}}{\sqrt{h_1}+\sqrt{h_2}}`,
    solution: r`${SPEED} Half-way the speed is $\frac{v_1+v_2}{2}$, so $t=\frac{L}{v_1-v_2}\ln\frac{2v_1}{v_1+v_2}$.`,
    trap: r`Taking half of the whole time.`,
    wrong: [r`\frac{L\ln\frac{h_1}{h_2}}{4\left(\sqrt{gh_1}-\sqrt{gh_2}\right)}`],
    limits: [['h_2', 'h_1', r`\frac{L}{2\sqrt{gh_1}}`, 'a level sea bed']],
  },
  'dish.depth': {
    answer: r`\sqrt{h_1h_2}`,
    solution: r`${SPEED} So $\frac{dv}{dt}\propto-v$: the speed falls by the same factor in equal times, and at half of the time it is $\sqrt{v_1v_2}$; the depth there is $\frac{v^2}{g}$.`,
    trap: r`Taking the depth half-way, or the mean depth.`,
    wrong: [r`\frac14\left(\sqrt{h_1}+\sqrt{h_2}\right)^2`, r`\frac{h_1+h_2}{2}`],
    limits: [['h_2', 'h_1', 'h_1', 'a level sea bed']],
  },
  'terrace.time': {
    answer: r`\frac L2\left(\frac{1}{\sqrt{gh_1}}+\frac{1}{\sqrt{gh_2}}\right)`,
    solution: r`Each half takes its own time, $\frac{L}{2\sqrt{gh}}$.`,
    trap: r`Taking the mean of the two speeds: the wave spends more time in the shallow half.`,
    wrong: [r`\frac{2L}{\sqrt{gh_1}+\sqrt{gh_2}}`, r`L\sqrt{\frac{2}{g(h_1+h_2)}}`],
    limits: [
      ['h_2', 'h_1', r`\frac{L}{\sqrt{gh_1}}`, 'a level sea bed'],
      ['h_2', '0', r`\infty`, 'in very shallow water it crawls'],
    ],
  },
  'shelf.time': {
    answer: r`\frac{L}{\sqrt{gh_1}+\sqrt{gh_2}}+\frac{L}{2\sqrt{gh_2}}`,
    solution: r`In the first half $v^2=gy$ falls linearly with the way, so the mean speed is the mean of the first and the last one: $\frac{L/2}{(v_1+v_2)/2}$. The second half takes $\frac{L}{2v_2}$.`,
    trap: r`Taking the mean depth in the first half, or treating the whole way as one even slope.`,
    wrong: [
      r`\frac{2L}{\sqrt{gh_1}+\sqrt{gh_2}}`,
      r`\frac L2\left(\sqrt{\frac{2}{g(h_1+h_2)}}+\frac{1}{\sqrt{gh_2}}\right)`,
    ],
    limits: [
      ['h_2', 'h_1', r`\frac{L}{\sqrt{gh_1}}`, 'a level sea bed'],
      ['h_1', r`\infty`, r`\frac{L}{2\sqrt{gh_2}}`, 'the deep half takes no time'],
    ],
  },
}

function form(choice: Choice): Form {
  const bed = pick(choice, 'bed', BEDS)
  const key = pick({ key: choiceName(harbourSwell, choice) }, 'key', KEYS)
  const asked = pick<{ en: string; zh: string; asked: Form['asked'] }>(choice, 'asked', {
    time: {
      en: 'How long does the wave take for this distance?',
      zh: '波通过这段距离需要多长时间？',
      asked: ['t', 'time of the wave', 's'],
    },
    halfway: {
      en: 'How long does the wave take for the first half of this distance?',
      zh: '波通过这段距离的前半程需要多长时间？',
      asked: ['t', 'time for the first half', 's'],
    },
    depth: {
      en: 'How deep is the water where the wave is when just half of the time that it takes for this distance has passed?',
      zh: '当波通过这段距离所需的时间刚过去一半时，波所在处的水有多深？',
      asked: ['y', 'depth at half of the time', 'm'],
    },
  })
  return {
    title: 'The wave from the deep',
    en: r`Far out, a seaquake makes a very long wave. Such waves run with the speed $\sqrt{gy}$, where $y$ is the depth of the water at the place. Over the distance $L$ towards a harbour ${bed.en}. ${asked.en}`,
    zh: r`远海的一次海底地震激起一列很长的波。这种波的传播速度为 $\sqrt{gy}$，其中 $y$ 为当地的水深。在通向港口的距离 $L$ 上，${bed.zh}。${asked.zh}`,
    symbols: [...SOUND, 'g'],
    asked: asked.asked,
    constraints: ['h_2<h_1'],
    ...key,
  }
}

export const harbourSwell: Template = {
  id: 'adv-harbour-swell',
  domain: 'advanced',
  level: 'high-school',
  topics: ['water waves', 'kinematics'],
  choices: { bed: ['even', 'dish', 'terrace', 'shelf'], asked: ['time', 'halfway', 'depth'] },
  allowed: (choice) => choice['asked'] === 'time' || ['even', 'dish'].includes(choice['bed'] ?? ''),
  published: { bed: 'even', asked: 'time' },
  form,
}
