import type { Choice, Form, Template } from '../template.ts'
import { choiceName, pick } from '../template.ts'

const r = String.raw

const FIELDS: Readonly<Record<string, { en: string; zh: string; law: string }>> = {
  parabola: {
    en: r`$B_0\left(1+\frac{z^2}{a^2}\right)$ at the distance $z$ from the middle`,
    zh: r`在离中点距离 $z$ 处为 $B_0\left(1+\frac{z^2}{a^2}\right)$`,
    law: r`1+\frac{z^2}{a^2}`,
  },
  ramp: {
    en: r`$B_0\left(1+\frac za\right)$ at the distance $z$ from the middle, to both sides`,
    zh: r`在两侧离中点距离 $z$ 处为 $B_0\left(1+\frac za\right)$`,
    law: r`1+\frac za`,
  },
  growing: {
    en: r`$B_0e^{z/a}$ at the distance $z$ from the middle, to both sides`,
    zh: r`在两侧离中点距离 $z$ 处为 $B_0e^{z/a}$`,
    law: r`e^{z/a}`,
  },
}

interface Case {
  answer: string
  solution: string
  wrong: readonly string[]
  limits: Form['limits']
}

const CASES: Readonly<Record<string, Case>> = {
  'parabola.turn': {
    answer: r`\frac{a}{\tan\alpha}`,
    solution: r`$1+\frac{z^2}{a^2}=\frac{1}{\sin^2\alpha}$ at the turning point.`,
    wrong: [r`a\tan\alpha`, r`\frac{a}{\sin\alpha}`],
    limits: [['alpha', r`\frac\pi2`, '0', 'circling in the middle only']],
  },
  'ramp.turn': {
    answer: r`\frac{a}{\tan^2\alpha}`,
    solution: r`$1+\frac za=\frac{1}{\sin^2\alpha}$ at the turning point.`,
    wrong: [r`\frac{a}{\tan\alpha}`, r`\frac{a}{\sin^2\alpha}`],
    limits: [['alpha', r`\frac\pi2`, '0', 'circling in the middle only']],
  },
  'growing.turn': {
    answer: r`-2a\ln\sin\alpha`,
    solution: r`$e^{z/a}=\frac{1}{\sin^2\alpha}$ at the turning point.`,
    wrong: [r`-a\ln\sin\alpha`, r`-2a\ln\cos\alpha`],
    limits: [['alpha', r`\frac\pi2`, '0', 'circling in the middle only']],
  },
  'parabola.period': {
    answer: r`\frac{2\pi a}{v\sin\alpha}`,
    solution: r`Along the field $\dot z^2=v^2\cos^2\alpha-\frac{v^2\sin^2\alpha}{a^2}z^2$: a harmonic oscillation with the angular frequency $\frac{v\sin\alpha}{a}$.`,
    wrong: [r`\frac{2\pi a}{v\cos\alpha}`, r`\frac{4a}{v\sin\alpha}`],
    limits: [['alpha', r`\frac\pi2`, r`\frac{2\pi a}{v}`, 'small swings about the middle']],
  },
  'ramp.period': {
    answer: r`\frac{8a\cos\alpha}{v\sin^2\alpha}`,
    solution: r`Along the field $\dot z^2=v^2\cos^2\alpha-\frac{v^2\sin^2\alpha}{a}z$: a constant deceleration $\frac{v^2\sin^2\alpha}{2a}$ from the speed $v\cos\alpha$, four times in a period.`,
    wrong: [r`\frac{4a\cos\alpha}{v\sin^2\alpha}`, r`\frac{2\pi a}{v\sin\alpha}`],
    limits: [['alpha', r`\frac\pi2`, '0', 'short ways into the corner of the field']],
  },
  'growing.period': {
    answer: r`\frac{8a}{v}\operatorname{artanh}\cos\alpha`,
    solution: r`Along the field $\dot z^2=v^2(1-\sin^2\alpha\,e^{z/a})$. With $w=\sqrt{1-\sin^2\alpha\,e^{z/a}}$, $\frac{dz}{v w}=-\frac{2a}{v}\frac{dw}{1-w^2}$ from $w=\cos\alpha$ to $0$, four times in a period.`,
    wrong: [r`\frac{4a}{v}\operatorname{artanh}\cos\alpha`, r`\frac{8a\cos\alpha}{v\sin^2\alpha}`],
    limits: [['alpha', r`\frac\pi2`, '0', 'short ways into the corner of the field']],
  },
  'parabola.mean': {
    answer: r`B_0\left(1+\frac{1}{2\tan^2\alpha}\right)`,
    solution: r`Along the field $\dot z^2=v^2\cos^2\alpha-\frac{v^2\sin^2\alpha}{a^2}z^2$: a harmonic oscillation of amplitude $\frac{a}{\tan\alpha}$, whose mean square is half of the amplitude squared.`,
    wrong: [
      r`B_0\left(1+\frac{1}{3\tan^2\alpha}\right)`,
      r`\frac{B_0}{2}\left(1+\frac{1}{\sin^2\alpha}\right)\cos\alpha`,
    ],
    limits: [['alpha', r`\frac\pi2`, 'B_0', 'circling in the middle only']],
  },
  'ramp.mean': {
    answer: r`B_0\left(1+\frac{2}{3\tan^2\alpha}\right)`,
    solution: r`Along the field the motion is one of constant deceleration up to $z_0=\frac{a}{\tan^2\alpha}$ and back, like a ball thrown upwards, whose mean height is $\frac23z_0$.`,
    wrong: [r`B_0\left(1+\frac{1}{2\tan^2\alpha}\right)`],
    limits: [['alpha', r`\frac\pi2`, 'B_0', 'circling in the middle only']],
  },
  'growing.mean': {
    answer: r`\frac{B_0\cos\alpha}{\sin^2\alpha\operatorname{artanh}\cos\alpha}`,
    solution: r`Along the field $\ddot z=-\frac{v^2\sin^2\alpha}{2a}\frac{B}{B_0}$. Between two passages of the middle, $\frac{4a}{v}\operatorname{artanh}\cos\alpha$ apart, the speed changes by $2v\cos\alpha$, which is the time times the mean of this.`,
    wrong: [
      r`\frac{B_0}{2}\left(1+\frac{1}{\sin^2\alpha}\right)`,
      r`\frac{B_0\cos\alpha}{\sin\alpha\operatorname{artanh}\cos\alpha}`,
    ],
    limits: [['alpha', r`\frac\pi2`, 'B_0', 'circling in the middle only']],
  },
}

function form(choice: Choice): Form {
  const field = pick(choice, 'field', FIELDS)
  const { answer, solution, wrong, limits } = pick({ name: choiceName(mirrorField, choice) }, 'name', CASES)
  const v = ['v', 'speed', 'm/s', 0.5, 2] as const
  const a = ['a', 'length scale of the field', 'm', 0.5, 2] as const
  const b = ['B_0', 'field in the middle', 'T', 0.5, 2] as const
  const asked = pick<{ en: string; zh: string; asked: Form['asked']; symbols: Form['symbols'] }>(
    choice,
    'asked',
    {
      turn: {
        en: 'How far from the middle does it turn back?',
        zh: '它在离中点多远处折返？',
        asked: ['x', 'distance of the turning point', 'm'],
        symbols: [a],
      },
      period: {
        en: r`Its speed is $v$. How much time passes from one passage through the middle to the next one in the same direction?`,
        zh: r`它的速率为 $v$。从一次通过中点到下一次沿同一方向通过中点，经过多长时间？`,
        asked: ['t', 'period', 's'],
        symbols: [a, v],
      },
      mean: {
        en: 'How strong is the magnetic field at its place on average over time?',
        zh: '它所处位置的磁场强度对时间的平均值是多少？',
        asked: ['B', 'mean field', 'T'],
        symbols: [b],
      },
    },
  )
  return {
    title: 'An electron between magnetic mirrors',
    en: r`High above the atmosphere an electron winds in narrow circles around a straight field line of the magnetic field. The strength of the field along this line is ${field.en}; it changes so little over one turn that the magnetic moment of the circling electron stays the same. In the middle, the electron's velocity makes the angle $\alpha$ with the field line. ${asked.en}`,
    zh: r`在大气层之上的高空，一个电子绕一条直的磁场线以很小的圆圈旋进。沿这条线的磁场强度${field.zh}；它在一圈之内变化极小，因此旋转电子的磁矩保持不变。在中点，电子的速度与磁场线成角 $\alpha$。${asked.zh}`,
    symbols: [
      [r`\alpha`, 'angle of the velocity to the field line in the middle', 'rad', 0.4, 1.3],
      ...asked.symbols,
    ],
    asked: asked.asked,
    answer,
    solution: r`The magnetic force does no work, and the moment $\frac{mv_\perp^2}{2B}$ stays the same, so $v_\perp^2=v^2\sin^2\alpha\,\frac{B}{B_0}$ and $\dot z^2=v^2-v_\perp^2$, with $\frac{B}{B_0}=${field.law}$. ${solution}`,
    trap: 'Exchanging the parts of the velocity along and across the field, or using the result of another field.',
    wrong,
    limits,
  }
}

export const mirrorField: Template = {
  id: 'adv-mirror-field',
  domain: 'advanced',
  level: 'undergraduate',
  topics: ['adiabatic invariants', 'plasma'],
  choices: { field: ['parabola', 'ramp', 'growing'], asked: ['turn', 'period', 'mean'] },
  published: { field: 'ramp', asked: 'mean' },
  form,
}
