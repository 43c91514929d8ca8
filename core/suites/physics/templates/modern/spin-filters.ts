import type { Choice, Form, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

interface Beam {
  en: string
  zh: string
  pass: { en: string; zh: string }
  theta: number
  /** Chance to pass a filter at the angle theta to the one before, and to the power n. */
  one: string
  many: string
  blocked: string
  watched: string
  why: string
  wrongMany: string
  wrongBlocked: string
  wrongWatched: string
}

const BEAMS: Readonly<Record<string, Beam>> = {
  half: {
    en: r`Neutrons, particles of spin $\frac12$,`,
    zh: r`自旋为 $\frac12$ 的中子`,
    pass: {
      en: r`Each filter has an axis across the beam and lets pass just the neutrons whose spin points along its axis, none with the opposite spin.`,
      zh: r`每个过滤器有一个垂直于束流的轴，只让自旋沿其轴方向的中子通过，自旋相反的都不能通过。`,
    },
    theta: 1.5,
    one: r`\cos^2\frac\theta2`,
    many: r`\left(\cos\frac\theta2\right)^{2n}`,
    blocked: r`\frac14\sin^2\theta`,
    watched: r`1-\frac12\sin^2\theta`,
    why: r`For spin $\frac12$ the chance to be found along an axis at the angle $\theta$ is $\cos^2\frac\theta2$, and $\sin^2\frac\theta2$ for the opposite direction.`,
    wrongMany: r`\left(\cos\theta\right)^{2n}`,
    wrongBlocked: r`\frac14\sin^22\theta`,
    wrongWatched: r`1-\frac12\sin^22\theta`,
  },
  photon: {
    en: 'Photons',
    zh: '光子',
    pass: {
      en: r`Each filter is a perfect polariser; its axis, across the beam, is the direction of the electric field that it lets pass.`,
      zh: r`每个过滤器是一个理想偏振片；它的轴垂直于光束，是它允许通过的电场的方向。`,
    },
    theta: 0.75,
    one: r`\cos^2\theta`,
    many: r`\left(\cos\theta\right)^{2n}`,
    blocked: r`\frac14\sin^22\theta`,
    watched: r`1-\frac12\sin^22\theta`,
    why: r`A photon polarised along one axis passes a polariser at the angle $\theta$ with the chance $\cos^2\theta$.`,
    wrongMany: r`\left(\cos\frac\theta2\right)^{2n}`,
    wrongBlocked: r`\frac14\sin^2\theta`,
    wrongWatched: r`1-\frac12\sin^2\theta`,
  },
  one: {
    en: r`Atoms of spin $1$`,
    zh: r`自旋为 $1$ 的原子`,
    pass: {
      en: r`Each filter has an axis across the beam and lets pass just the atoms whose spin along its axis has the greatest of the three possible values, $+\hbar$; $0$ and $-\hbar$ are held back.`,
      zh: r`每个过滤器有一个垂直于束流的轴，只让沿其轴的自旋取三个可能值中最大值 $+\hbar$ 的原子通过；$0$ 和 $-\hbar$ 的被挡住。`,
    },
    theta: 1.5,
    one: r`\cos^4\frac\theta2`,
    many: r`\left(\cos\frac\theta2\right)^{4n}`,
    blocked: r`\frac{1}{16}\sin^4\theta`,
    watched: r`\cos^8\frac\theta2+\sin^8\frac\theta2+\frac14\sin^4\theta`,
    why: r`A spin 1 behaves like two parallel spins $\frac12$ with a symmetric state: from $+\hbar$ the chances along an axis at the angle $\theta$ are $\cos^4\frac\theta2$ for $+\hbar$, $2\cos^2\frac\theta2\sin^2\frac\theta2=\frac12\sin^2\theta$ for $0$ and $\sin^4\frac\theta2$ for $-\hbar$.`,
    wrongMany: r`\left(\cos\theta\right)^{2n}`,
    wrongBlocked: r`\frac14\sin^2\theta`,
    wrongWatched: r`\cos^8\frac\theta2+\sin^8\frac\theta2`,
  },
  threehalves: {
    en: r`Atoms of spin $\frac32$`,
    zh: r`自旋为 $\frac32$ 的原子`,
    pass: {
      en: r`Each filter has an axis across the beam and lets pass just the atoms whose spin along its axis has the greatest of the four possible values, $+\frac32\hbar$.`,
      zh: r`每个过滤器有一个垂直于束流的轴，只让沿其轴的自旋取四个可能值中最大值 $+\frac32\hbar$ 的原子通过。`,
    },
    theta: 1.5,
    one: r`\cos^6\frac\theta2`,
    many: r`\left(\cos\frac\theta2\right)^{6n}`,
    blocked: r`\frac{1}{64}\sin^6\theta`,
    watched: r`\cos^{12}\frac\theta2+9\cos^8\frac\theta2\sin^4\frac\theta2+9\cos^4\frac\theta2\sin^8\frac\theta2+\sin^{12}\frac\theta2`,
    why: r`A spin $\frac32$ behaves like three parallel spins $\frac12$ with a symmetric state: from the greatest value the chances along an axis at the angle $\theta$ are $\cos^6\frac\theta2$, $3\cos^4\frac\theta2\sin^2\frac\theta2$, $3\cos^2\frac\theta2\sin^4\frac\theta2$ and $\sin^6\frac\theta2$.`,
    wrongMany: r`\left(\cos\frac\theta2\right)^{2n}`,
    wrongBlocked: r`\frac14\sin^2\theta`,
    wrongWatched: r`\cos^{12}\frac\theta2+\sin^{12}\frac\theta2`,
  },
}

function form(choice: Choice): Form {
  const beam = pick(choice, 'beam', BEAMS)
  const scene = {
    en: r`${beam.en} fly one after the other along a straight beam through filters. ${beam.pass.en} Between the filters nothing acts on them.`,
    zh: r`${beam.zh}一个接一个地沿直线束流飞过过滤器。${beam.pass.zh}过滤器之间没有任何作用。`,
  }
  const angle = [r`\theta`, 'angle', 'rad', 0.2, beam.theta] as const
  const asked = ['x', 'fraction that passes', '1'] as const
  return pick<() => Form>(choice, 'set', {
    many: () => ({
      title: 'A twisted row of filters',
      en: r`${scene.en} Behind a first filter stand $n$ more of them, the axis of each turned by the angle $\theta$ against that of the one before, always in the same sense. What fraction of those that have passed the first filter passes all others too?`,
      zh: r`${scene.zh}第一个过滤器后面还有 $n$ 个，每个的轴都比前一个沿同一方向转过角 $\theta$。通过了第一个过滤器的粒子中，有多大比例也通过其余所有的过滤器？`,
      symbols: [angle, ['n', 'number of further filters', '1', 2, 5, 'integer']],
      asked,
      answer: beam.many,
      solution: r`${beam.why} Behind each filter the state is that of its axis, so the chances $${beam.one}$ multiply.`,
      trap: 'Using the law of another kind of particle, or the whole angle between the first and the last filter.',
      wrong: [beam.wrongMany],
      limits: [
        ['theta', '0', '1', 'parallel filters'],
        ['n', '0', '1', 'no further filter'],
      ],
    }),
    blocked: () => {
      const crossed =
        choice['beam'] === 'photon'
          ? {
              en: r`The third one is crossed with the first (at a right angle), so that without the second nothing would pass both.`,
              zh: r`第三个与第一个正交（成直角），因此若没有第二个，就没有粒子能通过这两个。`,
            }
          : {
              en: r`The third one has its axis opposite to that of the first, so that without the second nothing would pass both.`,
              zh: r`第三个的轴与第一个的轴方向相反，因此若没有第二个，就没有粒子能通过这两个。`,
            }
      return {
        title: 'More filters, more light',
        en: r`${scene.en} Behind a first filter stands a second one with its axis turned by $\theta$, and then a third one. ${crossed.en} What fraction of those that have passed the first filter passes the two others?`,
        zh: r`${scene.zh}第一个过滤器后面是轴转过 $\theta$ 的第二个，然后是第三个。${crossed.zh}通过了第一个过滤器的粒子中，有多大比例通过后面两个？`,
        symbols: [angle],
        asked,
        answer: beam.blocked,
        solution: r`${beam.why} After the second filter the state is that of its axis; the chance to pass the third one is that of the ${choice['beam'] === 'photon' ? 'complementary' : 'supplementary'} angle. The product is $${beam.blocked}$.`,
        trap: 'Using the law of another kind of particle, or arguing that the third filter stops everything anyway.',
        wrong: [beam.wrongBlocked],
        limits: [['theta', '0', '0', 'a second filter like the first one changes nothing']],
      }
    },
    watched: () => ({
      title: 'Only looked at',
      en: r`${scene.en} Behind a first filter stands a device like a filter with its axis turned by $\theta$, but it holds nothing back: it only measures along its axis, telling all possible results apart, and lets every particle go on. Then follows a filter like the first one, with the same axis. What fraction of those that have passed the first filter passes the last one?`,
      zh: r`${scene.zh}第一个过滤器后面是一个类似过滤器、轴转过 $\theta$ 的装置，但它不挡住任何粒子：它只沿自己的轴进行测量，分辨所有可能的结果，并让每个粒子继续前进。然后是一个与第一个相同、轴也相同的过滤器。通过了第一个过滤器的粒子中，有多大比例通过最后一个？`,
      symbols: [angle],
      asked,
      answer: beam.watched,
      solution: r`${beam.why} For each result the chance to come back to the first state is the same as the chance to get there; so the fraction is the sum of the squares of the chances.`,
      trap: 'Thinking that a device that holds nothing back changes nothing (fraction 1), or keeping one of the results only.',
      wrong: [beam.wrongWatched],
      limits: [['theta', '0', '1', 'a measurement along the same axis changes nothing']],
    }),
  })()
}

export const spinFilters: Template = {
  id: 'mod-spin-filters',
  domain: 'modern',
  level: 'undergraduate',
  topics: ['quantum measurement', 'spin', 'polarisation'],
  choices: { beam: ['half', 'photon', 'one', 'threehalves'], set: ['many', 'blocked', 'watched'] },
  published: { beam: 'one', set: 'watched' },
  form,
}
