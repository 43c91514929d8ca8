import { pick } from '../template.ts'
import type { Template } from '../template.ts'

const KQ = 'q^2'
const EPS = '\\pi\\varepsilon_0'

/** Charged balls held together by threads in the shape of a regular figure. */
export const threadFigure: Template = {
  id: 'elec-thread-figure',
  domain: 'electricity',
  level: 'olympiad',
  topics: ['electrostatics', 'symmetry', 'energy'],
  choices: {
    figure: ['triangle', 'square', 'centred', 'hexagon', 'tetrahedron'],
    asked: ['tension', 'speed', 'acceleration'],
  },
  // The tension of a tetrahedron is that of a triangle.
  allowed: ({ figure, asked }) => !(figure === 'tetrahedron' && asked === 'tension'),
  published: { figure: 'centred', asked: 'speed' },
  form: (choice) => {
    // Over q^2 / (4 pi eps0 a^2): tension and outward force on a ball; over q^2 / (4 pi eps0 a): half of v^2 times m.
    const figure = pick(choice, 'figure', {
      triangle: {
        en: 'Three equal small balls float at the corners of an equilateral triangle, joined by three equal light threads of length $a$ along its sides',
        zh: '三个相同的小球位于等边三角形的三个顶点，由沿各边的三根长为 $a$ 的相同轻线相连',
        tension: '1',
        force: '\\sqrt3',
        energy: '1',
        geometry:
          'Every ball is pushed by two others at the distance $a$; two threads hold it, at $30^\\circ$ to the outward direction.',
        total: 'three pairs at the distance $a$, shared by three balls',
        wrong: { tension: '\\sqrt3', speed: '2', acceleration: '2' },
      },
      square: {
        en: 'Four equal small balls float at the corners of a square, joined by four equal light threads of length $a$ along its sides',
        zh: '四个相同的小球位于正方形的四个顶点，由沿各边的四根长为 $a$ 的相同轻线相连',
        tension: '\\left(1+\\frac{\\sqrt2}{4}\\right)',
        force: '\\left(\\sqrt2+\\frac12\\right)',
        energy: '\\left(1+\\frac{\\sqrt2}{4}\\right)',
        geometry:
          'Every ball is pushed by two others at the distance $a$ and one at $\\sqrt2a$; two threads hold it, at $45^\\circ$ to the outward direction.',
        total: 'four pairs at the distance $a$ and two at $\\sqrt2a$, shared by four balls',
        wrong: { tension: '1', speed: '1', acceleration: '\\left(2+\\frac12\\right)' },
      },
      centred: {
        en: 'Four equal small balls float at the corners of a square, joined by four equal light threads of length $a$ along its sides; a fifth, equal to them, sits freely in the centre of the square',
        zh: '四个相同的小球位于正方形的四个顶点，由沿各边的四根长为 $a$ 的相同轻线相连；第五个同样的小球自由地位于正方形的中心',
        tension: '\\left(1+\\frac{5\\sqrt2}{4}\\right)',
        force: '\\left(\\sqrt2+\\frac52\\right)',
        energy: '\\left(1+\\frac{5\\sqrt2}{4}\\right)',
        geometry:
          'Every outer ball is pushed by two others at the distance $a$, one at $\\sqrt2a$ and the inner one at $\\frac{a}{\\sqrt2}$; two threads hold it, at $45^\\circ$ to the outward direction. The inner ball is pushed from all sides equally and stays where it is.',
        total:
          'four pairs at the distance $a$, two at $\\sqrt2a$ and four at $\\frac{a}{\\sqrt2}$, all of which goes to the four outer balls',
        wrong: {
          tension: '\\left(1+\\frac{\\sqrt2}{4}\\right)',
          speed: '\\frac45\\left(1+\\frac{5\\sqrt2}{4}\\right)',
          acceleration: '\\left(\\sqrt2+\\frac12\\right)',
        },
      },
      hexagon: {
        en: 'Six equal small balls float at the corners of a regular hexagon, joined by six equal light threads of length $a$ along its sides',
        zh: '六个相同的小球位于正六边形的六个顶点，由沿各边的六根长为 $a$ 的相同轻线相连',
        tension: '\\left(\\frac54+\\frac{\\sqrt3}{3}\\right)',
        force: '\\left(\\frac54+\\frac{\\sqrt3}{3}\\right)',
        energy: '\\left(\\frac54+\\frac{\\sqrt3}{3}\\right)',
        geometry:
          'Every ball is pushed by two others at the distance $a$, two at $\\sqrt3a$ and one at $2a$; two threads hold it, at $60^\\circ$ to the outward direction.',
        total: 'six pairs at the distance $a$, six at $\\sqrt3a$ and three at $2a$, shared by six balls',
        wrong: {
          tension: '\\frac54',
          speed: '\\left(\\frac52+\\frac{2\\sqrt3}{3}\\right)',
          acceleration: '\\frac54',
        },
      },
      tetrahedron: {
        en: 'Four equal small balls float at the corners of a regular tetrahedron, joined by six equal light threads of length $a$ along its edges',
        zh: '四个相同的小球位于正四面体的四个顶点，由沿各棱的六根长为 $a$ 的相同轻线相连',
        tension: '1',
        force: '\\sqrt6',
        energy: '\\frac32',
        geometry:
          'Every ball is pushed by three others at the distance $a$, and three threads hold it, exactly along the lines of these forces.',
        total: 'six pairs at the distance $a$, shared by four balls',
        wrong: { tension: '\\sqrt6', speed: '3', acceleration: '3' },
      },
    } as const)
    const over = (times: string, bottom: string): string =>
      times === '1'
        ? `\\frac{${KQ}}{4${EPS}${bottom}}`
        : times.startsWith('\\left')
          ? `\\frac{${KQ}}{4${EPS}${bottom}}${times}`
          : `${times}\\frac{${KQ}}{4${EPS}${bottom}}`
    const fast = (times: string): string =>
      `\\sqrt{\\frac{${KQ}}{2${EPS}ma}${times === '1' ? '' : times.startsWith('\\left') ? times : `\\cdot${times}`}}`
    const asked = pick(choice, 'asked', {
      tension: {
        en: 'What is the tension of each thread?',
        zh: '每根线的张力是多少？',
        asked: ['T', 'tension of a thread', 'N'],
        answer: over(figure.tension, 'a^2'),
        wrong: over(figure.wrong.tension, 'a^2'),
        how: figure.geometry,
      },
      speed: {
        en: `All threads are burnt at the same moment. What speed ${choice.figure === 'centred' ? 'has each outer ball' : 'has each ball'} when they are very far from each other?`,
        zh: `同一时刻烧断所有的线。当它们彼此相距极远时，${choice.figure === 'centred' ? '外面的每个球' : '每个球'}的速率是多少？`,
        asked: ['v', 'speed far away', 'm/s'],
        answer: fast(figure.energy),
        wrong: fast(figure.wrong.speed),
        how: `The figure keeps its shape while it grows, so by symmetry ${choice.figure === 'centred' ? 'the outer balls' : 'all balls'} get the same energy: that of ${figure.total}.`,
      },
      acceleration: {
        en: `All threads are burnt at the same moment. With what acceleration does ${choice.figure === 'centred' ? 'each outer ball' : 'each ball'} begin to move?`,
        zh: `同一时刻烧断所有的线。${choice.figure === 'centred' ? '外面的每个球' : '每个球'}开始运动时的加速度是多少？`,
        asked: ['A', 'acceleration right after the burning', 'm/s^2'],
        answer: over(figure.force, 'ma^2'),
        wrong: over(figure.wrong.acceleration, 'ma^2'),
        how: `${figure.geometry} Without the threads the sum of the pushes, outwards, is left.`,
      },
    } as const)
    return {
      title: 'Balls on threads',
      en: `In a spacecraft, in free fall, ${figure.en.charAt(0).toLowerCase()}${figure.en.slice(1)}. Each ball has the mass $m$ and the charge $q$, and the threads are taut. ${asked.en} (Only the electric forces between the balls and the threads matter.)`,
      zh: `在自由飞行的飞船中，${figure.zh}。每个球的质量为 $m$，电荷为 $q$，线都绷紧。${asked.zh}（只考虑球之间的电力和线的拉力。）`,
      symbols: [
        ['m', 'mass of a ball', 'kg', 1, 2],
        ['q', 'charge of a ball', 'C', 1, 2],
        ['a', 'length of a thread', 'm', 0.8, 1.5],
        'epsilon_0',
      ],
      asked: asked.asked,
      answer: asked.answer,
      solution: `${asked.how} Added up, this gives $${asked.answer}$.`,
      trap:
        choice.asked === 'tension'
          ? 'Counting only neighbours, or forgetting the angles between threads and forces.'
          : choice.asked === 'speed'
            ? 'Counting every pair twice, or giving the energy of one ball in the field of the others held fixed.'
            : 'Adding the sizes of the forces instead of their outward parts, or leaving out a ball.',
      wrong: [asked.wrong],
      limits: [['a', '\\infty', '0', 'far apart the balls do not feel each other']],
    }
  },
}
