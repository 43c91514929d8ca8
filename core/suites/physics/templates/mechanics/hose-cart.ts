import { pick } from '../template.ts'
import type { Template } from '../template.ts'

/** A jet of water drives a cart or a wheel. */
export const hoseCart: Template = {
  id: 'mech-hose-cart',
  domain: 'mechanics',
  level: 'undergraduate',
  topics: ['momentum of a jet', 'relative motion', 'power'],
  choices: { vane: ['flat', 'back', 'bent'], target: ['cart', 'wheel'], asked: ['steady', 'power', 'time'] },
  published: { vane: 'back', target: 'cart', asked: 'power' },
  form: (choice) => {
    const cart = choice.target === 'cart'
    const vane = pick(choice, 'vane', {
      flat: {
        en: 'a flat plate at right angles to the jet, along which the water flies off sideways, evenly in all directions',
        zh: '一块与水柱垂直的平板，水沿板面向四周均匀飞散',
        zhMany: '与水柱垂直的平板，水沿板面向四周均匀飞散',
        many: 'flat plates at right angles to the jet, along which the water flies off sideways, evenly in all directions',
        c: '',
        factor: 1,
        symbols: [],
      },
      back: {
        en: 'a smooth cup in which the water turns round and flies straight back, with the same speed relative to the cup',
        zh: '一个光滑的勺形杯，水在杯中掉头，以相对于杯同样的速率笔直返回',
        zhMany: '光滑的勺形杯，水在杯中掉头，以相对于杯同样的速率笔直返回',
        many: 'smooth cups in which the water turns round and flies straight back, with the same speed relative to the cup',
        c: '2',
        factor: 2,
        symbols: [],
      },
      bent: {
        en: 'a smooth bent vane, which turns the water, as seen from the vane, by the angle $\\theta$ out of its direction without changing its speed relative to the vane',
        zh: '一片光滑的弯叶片，从叶片上看，它使水偏离原方向 $\\theta$ 角，而水相对于叶片的速率不变',
        zhMany: '光滑的弯叶片，从叶片上看，它使水偏离原方向 $\\theta$ 角，而水相对于叶片的速率不变',
        many: 'smooth bent vanes, each of which turns the water, as seen from the vane, by the angle $\\theta$ out of its direction without changing its speed relative to the vane',
        c: '(1-\\cos\\theta)',
        factor: 0,
        symbols: [['\\theta', 'angle by which the water is turned', 'rad', 0.8, 1.4]],
      },
    } as const)
    const c = vane.c
    const force = cart ? `${c}\\rho A(u-v)^2` : `${c}\\rho Au(u-v)`
    const asked = pick(choice, 'asked', {
      steady: {
        en: cart
          ? 'Rolling resistance acts on the cart with the constant force $F$. What steady speed does it reach?'
          : 'A brake acts against the motion of the rim with the constant tangential force $F$. What steady speed does the rim reach?',
        zh: cart
          ? '小车受到恒定的滚动阻力 $F$。小车最终达到的稳定速率是多少？'
          : '制动器以恒定的切向力 $F$ 阻碍轮缘的运动。轮缘最终达到的稳定速率是多少？',
        asked: ['v', 'steady speed', 'm/s'],
        symbols: [['F', 'force against the motion', 'N', 0.2, 0.5]],
        answer: cart ? `u-\\sqrt{\\frac{F}{${c}\\rho A}}` : `u-\\frac{F}{${c}\\rho Au}`,
        wrong: cart ? `u-\\frac{F}{${c}\\rho Au}` : `u-\\sqrt{\\frac{F}{${c}\\rho A}}`,
        last: 'With the steady speed this force equals $F$.',
        limit: ['F', '0', 'u', 'without resistance it moves like the water'],
      },
      power: {
        en: `The ${cart ? 'cart' : 'rim'} is made to run with a constant speed, always the same way as the jet. What is the greatest power that the jet can deliver to ${cart ? 'the cart' : 'the wheel'}, whatever this speed?`,
        zh: `设法使${cart ? '小车' : '轮缘'}以某一恒定速率顺着水柱的方向运动。无论取什么速率，水柱能传给${cart ? '小车' : '轮子'}的最大功率是多少？`,
        asked: ['P', 'greatest power', 'W'],
        symbols: [],
        answer: cart
          ? vane.factor === 0
            ? `\\frac{4}{27}(1-\\cos\\theta)\\rho Au^3`
            : `\\frac{${String(4 * vane.factor)}}{27}\\rho Au^3`
          : vane.factor === 0
            ? `\\frac14(1-\\cos\\theta)\\rho Au^3`
            : `\\frac{${String(vane.factor)}}{4}\\rho Au^3`,
        wrong: cart
          ? vane.factor === 0
            ? `\\frac14(1-\\cos\\theta)\\rho Au^3`
            : `\\frac{${String(vane.factor)}}{4}\\rho Au^3`
          : vane.factor === 0
            ? `\\frac{4}{27}(1-\\cos\\theta)\\rho Au^3`
            : `\\frac{${String(4 * vane.factor)}}{27}\\rho Au^3`,
        last: `The power is this force times $v$; it is greatest for $v=${cart ? '\\frac u3' : '\\frac u2'}$.`,
        limit: ['u', '0', '0', 'without a jet'],
      },
      time: {
        en: cart
          ? 'The cart has the mass $M$ and rolls without friction. How long does it take from rest until it has half the speed of the water?'
          : 'All of the mass of the wheel, $M$, vanes included, is at its rim, and it turns without friction. How long does it take from rest until the rim has half the speed of the water?',
        zh: cart
          ? '小车质量为 $M$，滚动无摩擦。它从静止开始，经过多长时间速率达到水速的一半？'
          : '轮子的全部质量 $M$（包括承水的部件）都在轮缘上，转动无摩擦。它从静止开始，经过多长时间轮缘的速率达到水速的一半？',
        asked: ['t', 'time until half the speed of the water is reached', 's'],
        symbols: [['M', 'mass that is set in motion', 'kg', 1, 2]],
        answer: cart ? `\\frac{M}{${c}\\rho Au}` : `\\frac{M\\ln2}{${c}\\rho Au}`,
        wrong: cart ? `\\frac{M\\ln2}{${c}\\rho Au}` : `\\frac{M}{${c}\\rho Au}`,
        last: `Integrating $M\\,dv$ over this force from $0$ to $\\frac u2$ gives the time.`,
        limit: ['M', '0', '0', 'nothing has to be accelerated'],
      },
    } as const)
    const scene = cart
      ? {
          en: `On a straight level track stands a cart that carries ${vane.en}. A fixed hose behind the cart shoots a jet of water at it, along the track`,
          zh: `平直的水平轨道上有一辆小车，车上装着${vane.zh}。车后固定的水管沿轨道方向向它喷水`,
        }
      : {
          en: `A large water wheel carries on its rim ${vane.many}; there are so many of them that the next one always takes over the jet as soon as one leaves it, and all the water is caught. A fixed hose shoots a jet of water at them, along the rim's direction of motion`,
          zh: `一个大水轮的轮缘上装着许多${vane.zhMany}；它们排得很密，一个刚离开水柱，下一个就立即接上，全部的水都被接住。固定的水管沿轮缘的运动方向向它们喷水`,
        }
    return {
      title: cart ? 'A cart before the hose' : 'A wheel before the hose',
      en: `${scene.en}; the jet has the cross-section $A$, the water the density $\\rho$ and the speed $u$. Gravity does not bend the jet noticeably. ${asked.en}`,
      zh: `${scene.zh}；水柱的横截面积为 $A$，水的密度为 $\\rho$，速率为 $u$。重力对水柱的弯曲可忽略。${asked.zh}`,
      symbols: [
        ['A', 'cross-section of the jet', 'm^2', 0.8, 1.2],
        ['\\rho', 'density of the water', 'kg/m^3', 1, 1.5],
        ['u', 'speed of the water', 'm/s', 2, 3],
        ...vane.symbols,
        ...asked.symbols,
      ],
      asked: asked.asked,
      answer: asked.answer,
      solution: `Relative to the ${cart ? 'cart' : 'rim'}, which has the speed $v$, the water arrives with $u-v$ and gives up the momentum $${c}(u-v)$ per mass along the jet. ${cart ? 'Only $\\rho A(u-v)$ of water per time reaches the cart, which runs away from it.' : 'All the water of the hose, $\\rho Au$ per time, is caught.'} So the force is $${force}$. ${asked.last}`,
      trap: cart
        ? 'Taking all the water that leaves the hose: some of it only fills the growing gap behind the cart.'
        : 'Taking only the water that one single vane would meet: the wheel as a whole catches all of it.',
      wrong: [asked.wrong],
      limits: [asked.limit],
    }
  },
}
