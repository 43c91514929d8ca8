import { pick } from '../template.ts'
import type { SymbolRow, Template } from '../template.ts'

const OUTSIDE: readonly SymbolRow[] = [
  ['a', 'radius of the metal sphere', 'm', 0.6, 0.8],
  ['r', 'distance of the bead from the centre of the sphere', 'm', 1.2, 1.6],
]
const K = '\\frac{q^2}{4\\pi\\varepsilon_0}'
const HALF = '\\frac{q^2}{8\\pi\\varepsilon_0}'

/** A charged bead is attracted by metal that it has charged by influence itself. */
export const beadBall: Template = {
  id: 'elec-bead-ball',
  domain: 'electricity',
  level: 'olympiad',
  topics: ['image charges', 'electrostatics', 'energy'],
  choices: {
    metal: ['earthed', 'neutral', 'opposite', 'battery', 'bump', 'cavity'],
    asked: ['force', 'work'],
  },
  published: { metal: 'bump', asked: 'force' },
  form: (choice) => {
    const force = choice.asked === 'force'
    const image =
      'The sphere alone, kept at potential zero, acts like an image charge $-\\frac{qa}{r}$ on the line to the bead, at the distance $\\frac{a^2}{r}$ from its centre.'
    const metal = pick(choice, 'metal', {
      earthed: {
        en: 'near a metal sphere of radius $a$ that is connected to the earth by a long thin wire; the bead is at the distance $r>a$ from the centre of the sphere',
        zh: '在一个半径为 $a$、用细长导线接地的金属球附近；小珠到球心的距离为 $r>a$',
        symbols: OUTSIDE,
        force: `${K}\\frac{ar}{(r^2-a^2)^2}`,
        work: `${HALF}\\frac{a}{r^2-a^2}`,
        wrongForce: `${K}\\frac{a}{r(r-a)^2}`,
        wrongWork: `${K}\\frac{a}{r^2-a^2}`,
        how: image,
        last: 'Its attraction at the distance $r-\\frac{a^2}{r}$ is the force, and integrated over the way to infinity it gives the work.',
      },
      neutral: {
        en: 'near an insulated metal sphere of radius $a$ that is uncharged as a whole; the bead is at the distance $r>a$ from the centre of the sphere',
        zh: '在一个半径为 $a$、绝缘且总电荷为零的金属球附近；小珠到球心的距离为 $r>a$',
        symbols: OUTSIDE,
        force: `${K}\\frac{a^3(2r^2-a^2)}{r^3(r^2-a^2)^2}`,
        work: `${HALF}\\frac{a^3}{r^2(r^2-a^2)}`,
        wrongForce: `${K}\\frac{ar}{(r^2-a^2)^2}`,
        wrongWork: `${HALF}\\frac{a}{r^2-a^2}`,
        how: `${image} Its whole charge being zero, the sphere also holds $+\\frac{qa}{r}$, which acts from its centre.`,
        last: 'The force is the sum of attraction and repulsion; integrated over the way to infinity, with the image charges changing meanwhile, it gives the work.',
      },
      opposite: {
        en: 'near an insulated metal sphere of radius $a$ that carries the whole charge $-q$; the bead is at the distance $r>a$ from the centre of the sphere',
        zh: '在一个半径为 $a$、绝缘且总电荷为 $-q$ 的金属球附近；小珠到球心的距离为 $r>a$',
        symbols: OUTSIDE,
        force: `${K}\\left[\\frac{a^3(2r^2-a^2)}{r^3(r^2-a^2)^2}+\\frac{1}{r^2}\\right]`,
        work: `${K}\\left[\\frac{a^3}{2r^2(r^2-a^2)}+\\frac1r\\right]`,
        wrongForce: `${K}\\frac{1}{r^2}`,
        wrongWork: `${K}\\left[\\frac{a}{2(r^2-a^2)}+\\frac1r\\right]`,
        how: `${image} Its whole charge being $-q$, the sphere also holds $\\frac{qa}{r}-q$, which acts from its centre.`,
        last: 'The force is the sum; integrated over the way to infinity, with the image charges changing meanwhile, it gives the work.',
      },
      battery: {
        en: 'near a metal sphere of radius $a$ that a battery keeps at the potential $-V$ against the earth, $V>0$; the bead is at the distance $r>a$ from the centre of the sphere',
        zh: '在一个半径为 $a$、由电池保持对地电势为 $-V$（$V>0$）的金属球附近；小珠到球心的距离为 $r>a$',
        symbols: [...OUTSIDE, ['V', "magnitude of the sphere's potential", 'V', 0.1, 0.3]],
        force: `${K}\\frac{ar}{(r^2-a^2)^2}+\\frac{qaV}{r^2}`,
        work: `${HALF}\\frac{a}{r^2-a^2}+\\frac{qaV}{r}`,
        wrongForce: `${K}\\frac{a^3(2r^2-a^2)}{r^3(r^2-a^2)^2}+\\frac{qaV}{r^2}`,
        wrongWork: `${HALF}\\frac{a}{r^2-a^2}+\\frac{qaV}{2r}`,
        how: `${image} For the potential $-V$ it also holds the charge $-4\\pi\\varepsilon_0aV$, evenly spread, which acts from its centre.`,
        last: 'The force is the sum of both attractions; integrated over the way to infinity it gives the work of the hand (the battery does its own work meanwhile).',
      },
      bump: {
        en: 'above a large level earthed metal plate that has a bump, a half sphere of radius $a$; the bead is exactly above the bump, at the height $r>a$ above the level of the plate',
        zh: '在一块很大的水平接地金属板上方；板上有一个半径为 $a$ 的半球形凸起，小珠在凸起的正上方，到板面的高度为 $r>a$',
        symbols: [
          ['a', 'radius of the bump', 'm', 0.6, 0.8],
          ['r', 'height of the bead above the level of the plate', 'm', 1.2, 1.6],
        ],
        force: `${K}\\left[\\frac{4a^3r^3}{(r^4-a^4)^2}+\\frac{1}{4r^2}\\right]`,
        work: `${HALF}\\left[\\frac{2a^3}{r^4-a^4}+\\frac{1}{2r}\\right]`,
        wrongForce: `${K}\\left[\\frac{ar}{(r^2-a^2)^2}+\\frac{1}{4r^2}\\right]`,
        wrongWork: `${HALF}\\left[\\frac{a}{r^2-a^2}+\\frac{1}{2r}\\right]`,
        how: 'With the centre of the half sphere as origin, three image charges on the axis make plate and bump an equipotential: $-\\frac{qa}{r}$ at the height $\\frac{a^2}{r}$, $+\\frac{qa}{r}$ at $-\\frac{a^2}{r}$ and $-q$ at $-r$.',
        last: 'Their forces add up; integrated over the way to infinity, with the image charges changing meanwhile, they give the work.',
      },
      cavity: {
        en: 'inside a thick earthed metal block, in a spherical hollow of radius $a$; the bead is at the distance $r<a$ from the centre of the hollow',
        zh: '在一块厚实的接地金属块内半径为 $a$ 的球形空腔中；小珠到空腔中心的距离为 $r<a$',
        symbols: [
          ['a', 'radius of the hollow', 'm', 1.2, 1.6],
          ['r', 'distance of the bead from the centre of the hollow', 'm', 0.5, 0.8],
        ],
        force: `${K}\\frac{ar}{(a^2-r^2)^2}`,
        work: `${HALF}\\frac{r^2}{a(a^2-r^2)}`,
        wrongForce: `${K}\\frac{1}{4(a-r)^2}`,
        wrongWork: `${K}\\frac{r^2}{a(a^2-r^2)}`,
        how: 'The wall acts like an image charge $-\\frac{qa}{r}$ outside, at the distance $\\frac{a^2}{r}$ from the centre, on the line through the bead.',
        last: 'Its attraction at the distance $\\frac{a^2}{r}-r$ is the force, and integrated over the way to the centre it gives the work.',
      },
    } as const)
    const cavity = choice.metal === 'cavity'
    const answer = force ? metal.force : metal.work
    return {
      title: cavity ? 'A bead in a hollow' : 'A bead before metal',
      en: `A small bead with the charge $q>0$ is held in the air ${metal.en}. ${
        force
          ? `With what electric force is it drawn ${cavity ? 'towards the nearest point of the wall' : 'towards the metal'}?`
          : `What work must be done to carry it slowly ${cavity ? 'to the centre of the hollow' : 'very far away'}?`
      } (Gravity does not matter.)`,
      zh: `一颗带电荷 $q>0$ 的小珠被固定${metal.zh}。${
        force
          ? `它${cavity ? '被拉向最近的腔壁' : '被拉向金属'}的电力是多大？`
          : `把它缓慢地移到${cavity ? '空腔的中心' : '极远处'}，必须做多少功？`
      }（重力不计。）`,
      symbols: [['q', 'charge of the bead', 'C', 1, 2], ...metal.symbols, 'epsilon_0'],
      asked: force ? ['F', 'electric force on the bead', 'N'] : ['W', 'work that must be done', 'J'],
      constraints: [cavity ? 'r<a' : 'a<r'],
      answer,
      solution: `${metal.how} ${metal.last} So the answer is $${answer}$.`,
      trap: force
        ? 'Using the images of another case: they depend on whether the metal is earthed, and on its shape.'
        : 'Multiplying the charge by the potential of the images: they are made by the bead and grow with its approach, so one half of it is too much.',
      wrong: [force ? metal.wrongForce : metal.wrongWork],
      limits: cavity
        ? [['r', '0', '0', 'at the centre the forces balance']]
        : [
            [
              'a',
              '0',
              choice.metal === 'opposite'
                ? force
                  ? `${K}\\frac{1}{r^2}`
                  : `${K}\\frac1r`
                : choice.metal === 'bump'
                  ? force
                    ? `${K}\\frac{1}{4r^2}`
                    : `${K}\\frac{1}{4r}`
                  : '0',
              choice.metal === 'bump' ? 'a flat plate' : 'a very small sphere',
            ],
          ],
    }
  },
}
