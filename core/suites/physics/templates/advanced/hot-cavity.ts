import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

interface Gas {
  en: string
  zh: string
  line: boolean
  /** Energy over (k_B T)^2 L / (hbar c) or (k_B T)^4 V / (hbar c)^3: pi (or pi^2) times first/second. */
  top: number
  bottom: number
  why: string
  wrong: readonly [top: number, bottom: number]
}

const LINE_END = {
  en: r`Both ends throw them back completely; the length from end to end is $L$, very long compared with the wavelengths that matter.`,
  zh: r`两端把它们完全反射回去，两端之间的长度为 $L$，远大于起作用的波长。`,
}

const GASES: Readonly<Record<string, Gas>> = {
  thread: {
    en: r`A very long quantum wire carries one kind of waves only, all of which run along it with the speed $c$, whatever their frequency; the quanta of such a wave have the energy $\hbar\omega$, and there can be any number of them. ${LINE_END.en}`,
    zh: r`一根很长的量子线只能传播一种波，不论频率如何，都以速度 $c$ 沿线传播；这种波的量子能量为 $\hbar\omega$，数目可以任意。${LINE_END.zh}`,
    line: true,
    top: 1,
    bottom: 6,
    why: r`Per frequency interval $d\omega$ there are $\frac{L\,d\omega}{\pi c}$ waves with the mean energy $\frac{\hbar\omega}{e^{\hbar\omega/k_BT}-1}$, and $\int_0^\infty\frac{x\,dx}{e^x-1}=\frac{\pi^2}{6}$.`,
    wrong: [1, 3],
  },
  edge: {
    en: r`At the edge of a special crystal there are excitations of one kind, all of which run along the edge, in both directions, with the speed $c$; one of the frequency $\omega$ has the energy $\hbar\omega$, each state can hold at most one, and they come and go freely. ${LINE_END.en}`,
    zh: r`在一种特殊晶体的边缘存在一种激发，它们都以速度 $c$ 沿边缘向两个方向运动；频率为 $\omega$ 的激发能量为 $\hbar\omega$，每个态最多容纳一个，并且可以自由产生和消失。${LINE_END.zh}`,
    line: true,
    top: 1,
    bottom: 12,
    why: r`Per frequency interval $d\omega$ there are $\frac{L\,d\omega}{\pi c}$ states with the mean energy $\frac{\hbar\omega}{e^{\hbar\omega/k_BT}+1}$, and $\int_0^\infty\frac{x\,dx}{e^x+1}=\frac{\pi^2}{12}$.`,
    wrong: [1, 6],
  },
  oven: {
    en: r`A closed oven of the volume $V$ has nothing but thermal light in it (speed $c$, two polarisations).`,
    zh: r`一个体积为 $V$ 的封闭炉子里除热辐射的光（速度 $c$，两种偏振）外什么也没有。`,
    line: false,
    top: 1,
    bottom: 15,
    why: r`Per frequency interval $d\omega$ there are $\frac{V\omega^2d\omega}{\pi^2c^3}$ waves with the mean energy $\frac{\hbar\omega}{e^{\hbar\omega/k_BT}-1}$, and $\int_0^\infty\frac{x^3dx}{e^x-1}=\frac{\pi^4}{15}$.`,
    wrong: [1, 30],
  },
  sound: {
    en: r`A cold block of glass of the volume $V$ is heated a little. Its heat consists of sound waves, of which for simplicity there are three polarisations with the same speed $c$; their quanta have the energy $\hbar\omega$. All wavelengths that matter are long compared with the distance of the atoms.`,
    zh: r`一块体积为 $V$ 的冷玻璃被稍稍加热。它的热能由声波构成，为简单起见，设声波有三种偏振，速度同为 $c$；其量子的能量为 $\hbar\omega$。起作用的波长都远大于原子间距。`,
    line: false,
    top: 1,
    bottom: 10,
    why: r`Per frequency interval $d\omega$ there are $\frac{3V\omega^2d\omega}{2\pi^2c^3}$ waves with the mean energy $\frac{\hbar\omega}{e^{\hbar\omega/k_BT}-1}$, and $\int_0^\infty\frac{x^3dx}{e^x-1}=\frac{\pi^4}{15}$.`,
    wrong: [1, 15],
  },
  neutrinos: {
    en: r`In the hot early universe a region of the volume $V$ is full of massless neutrinos and antineutrinos of one kind, in equal numbers and in thermal equilibrium. They move with the speed $c$, each of the two has one state of spin only, the energy of a state is $\hbar\omega$, and it can hold at most one of them.`,
    zh: r`在炽热的早期宇宙中，一个体积为 $V$ 的区域内充满同一种无质量的中微子和反中微子，二者数目相等并处于热平衡。它们以速度 $c$ 运动，各自只有一种自旋态，一个态的能量为 $\hbar\omega$，最多容纳一个粒子。`,
    line: false,
    top: 7,
    bottom: 120,
    why: r`Per frequency interval $d\omega$ there are $\frac{V\omega^2d\omega}{\pi^2c^3}$ states with the mean energy $\frac{\hbar\omega}{e^{\hbar\omega/k_BT}+1}$, and $\int_0^\infty\frac{x^3dx}{e^x+1}=\frac78\cdot\frac{\pi^4}{15}$.`,
    wrong: [1, 15],
  },
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b)
}

function ratio(top: number, bottom: number, over: string, under: string): string {
  const common = divisor(top, bottom)
  const number = (n: number): string => (n === 1 ? '' : String(n))
  return r`\frac{${number(top / common)}${over}}{${number(bottom / common)}${under}}`
}

function form(choice: Choice): Form {
  const gas = pick(choice, 'gas', GASES)
  const { line } = gas
  const symbols: SymbolRow[] = [
    line ? ['L', 'length', 'm', 0.5, 2] : ['V', 'volume', 'm^3', 0.5, 2],
    ['T', 'absolute temperature', 'K', 0.8, 1.5],
    'hbar',
    'k_B',
    ['c', 'speed of the waves', 'm/s', 0.8, 1.5],
  ]
  const pi = line ? r`\pi ` : r`\pi^2`
  const power = line ? 2 : 4
  const size = line ? 'L' : 'V'
  const speed = line ? r`\hbar c` : r`\hbar^3c^3`
  const thermal = line ? 'k_B^2T^2' : 'k_B^4T^4'
  /** A quantity with these factors on top of the energy's. */
  const build = (
    [top, bottom]: readonly [number, number],
    by: readonly [number, number],
    over: string,
    under: string,
  ): string => ratio(top * by[0], bottom * by[1], over, under)
  const own: readonly [number, number] = [gas.top, gas.bottom]
  const energy = build(own, [1, 1], `${pi}${size}${thermal}`, speed)
  const scene = {
    en: r`${gas.en} The absolute temperature is $T$.`,
    zh: r`${gas.zh}绝对温度为 $T$。`,
  }
  const cold: Form['limits'][number] = ['T', '0', '0', 'nothing is left in the cold']
  return pick<() => Form>(choice, 'asked', {
    energy: () => ({
      title: 'The heat of nothing but waves',
      en: `${scene.en} Find the thermal energy.`,
      zh: `${scene.zh}求热能。`,
      symbols,
      asked: ['E', 'thermal energy', 'J'],
      answer: energy,
      solution: r`${gas.why} The sum is $${energy}$.`,
      trap: 'Counting the states wrongly (directions, polarisations), or the wrong statistics.',
      wrong: [build(gas.wrong, [1, 1], `${pi}${size}${thermal}`, speed)],
      limits: [cold],
    }),
    heat: () => {
      const heat = (x: readonly [number, number]): string =>
        build(x, [power, 1], `${pi}${size}${line ? 'k_B^2T' : 'k_B^4T^3'}`, speed)
      return {
        title: 'Warming nothing but waves',
        en: `${scene.en} How much energy per rise of temperature is needed to warm it a little (at the same size)?`,
        zh: `${scene.zh}要使它（大小不变）稍稍升温，每升高单位温度需要多少能量？`,
        symbols,
        asked: ['C', 'heat capacity', 'J/K'],
        answer: heat(own),
        solution: r`${gas.why} The energy is $${energy}$; its derivative by $T$ is the heat capacity.`,
        trap: 'Dividing the energy by the temperature, or the wrong statistics.',
        wrong: [heat([gas.top, gas.bottom * power]), heat(gas.wrong)],
        limits: [cold],
      }
    },
    push: () => {
      const push = (x: readonly [number, number], by: number): string =>
        build(x, [1, by], `${pi}${thermal}`, speed)
      return {
        title: 'The push of nothing but waves',
        en: `${scene.en} ${line ? 'With what force do its waves or particles push against one end?' : 'What is their pressure?'}`,
        zh: `${scene.zh}${line ? '这些波或粒子对一端的推力有多大？' : '它们的压强是多少？'}`,
        symbols,
        asked: line ? ['F', 'force on an end', 'N'] : ['p', 'pressure', 'Pa'],
        answer: push(own, line ? 1 : 3),
        solution: r`${gas.why} The energy is $${energy}$. ${line ? r`Half of it runs towards the end with the speed $c$ and is thrown back: the force is the energy per length.` : r`With all directions equally likely, the pressure is a third of the energy per volume.`}`,
        trap: line
          ? 'Taking a third, as in a room: here all move along the line.'
          : 'Taking the energy per volume itself, or two thirds of it, as for slow atoms.',
        wrong: [push(own, line ? 3 : 1), push(gas.wrong, line ? 1 : 3)],
        limits: [cold],
      }
    },
  })()
}

export const hotCavity: Template = {
  id: 'adv-hot-cavity',
  domain: 'advanced',
  level: 'undergraduate',
  topics: ['statistical mechanics', 'thermal radiation'],
  choices: { gas: ['thread', 'edge', 'oven', 'sound', 'neutrinos'], asked: ['energy', 'heat', 'push'] },
  // How a solid's sound presses depends on how its sound speed changes with volume.
  allowed: (choice) => !(choice['gas'] === 'sound' && choice['asked'] === 'push'),
  published: { gas: 'edge', asked: 'energy' },
  form,
}
