import type { Choice, Form, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

interface Product {
  en: string
  zh: string
  /** All new mass, as text. */
  mass: string
  square: string
}

const PRODUCTS: Readonly<Record<string, Product>> = {
  one: {
    en: r`one new particle of mass $\mu$`,
    zh: r`一个质量为 $\mu$ 的新粒子`,
    mass: r`\mu `,
    square: r`\mu^2`,
  },
  pair: {
    en: r`a pair of new particles, each of mass $\mu$,`,
    zh: r`一对质量各为 $\mu$ 的新粒子`,
    mass: r`2\mu `,
    square: r`4\mu^2`,
  },
}

const MU = [r`\mu`, 'mass of a new particle', 'kg', 0.5, 1] as const
const WHY = r`The new mass comes cheapest when all particles afterwards fly on together: then the invariant mass of the whole is the sum of the masses.`

function form(choice: Choice): Form {
  const product = pick(choice, 'product', PRODUCTS)
  const x = product.mass
  return pick(choice, 'collision', { proton: proton, light: light, oncoming: oncoming, thin: thin })(
    product,
    x,
  )
}

function proton(product: Product, x: string): Form {
  return {
    title: 'The price of a new particle',
    en: r`In an accelerator particles of mass $m$ are shot at a thin foil, where they meet particles of mass $M$ at rest. Sometimes ${product.en} is seen to come out of such a collision, while the two colliding particles are still there. Which kinetic energy must the particles of the beam have at least for this? ($c$ is the speed of light.)`,
    zh: r`在加速器中，质量为 $m$ 的粒子射向一片薄靶，在那里与静止的质量为 $M$ 的粒子相碰。有时在这样的碰撞中会多出${product.zh}，而相碰的两个粒子依然存在。为此束流粒子的动能至少应为多少？（$c$ 为光速。）`,
    symbols: [
      ['m', 'mass of a beam particle', 'kg', 0.5, 1],
      ['M', 'mass of a target particle', 'kg', 1, 2],
      MU,
      'c',
    ],
    asked: ['K', 'least kinetic energy', 'J'],
    answer: r`\frac{${x}(2m+2M+${x})c^2}{2M}`,
    solution: r`${WHY} With the beam's total energy $E$: $m^2c^4+M^2c^4+2EMc^2=(m+M+${x})^2c^4$. Then $K=E-mc^2=\frac{(m+M+${x})^2-(m+M)^2}{2M}c^2$.`,
    trap: r`Paying the new rest energy $${x}c^2$ only: but the momentum must be kept, so that all of them still move.`,
    wrong: [r`${x}c^2`, r`\frac{${x}(2m+2M+${x})c^2}{2m}`],
    limits: [
      ['M', r`\infty`, r`${x}c^2`, 'a very heavy target takes up momentum at no cost'],
      ['mu', '0', '0', 'nothing is made'],
    ],
  }
}

function light(product: Product, x: string): Form {
  return {
    title: 'The price of a new particle, paid in light',
    en: r`Gamma rays fall on a thin foil, where they meet particles of mass $M$ at rest. Sometimes a photon disappears in such a collision and ${product.en} comes out, while the particle of mass $M$ is still there. Which energy must the photons have at least for this? ($c$ is the speed of light.)`,
    zh: r`伽马射线照射一片薄靶，在那里与静止的质量为 $M$ 的粒子相碰。有时在这样的碰撞中光子消失，产生${product.zh}，而质量为 $M$ 的粒子依然存在。为此光子的能量至少应为多少？（$c$ 为光速。）`,
    symbols: [['M', 'mass of a target particle', 'kg', 1, 2], MU, 'c'],
    asked: ['W', 'least energy of a photon', 'J'],
    answer: r`\frac{${x}(2M+${x})c^2}{2M}`,
    solution: r`${WHY} With the photon's energy $W$: $M^2c^4+2WMc^2=(M+${x})^2c^4$.`,
    trap: r`Paying the new rest energy $${x}c^2$ only: the momentum of the photon is kept, so all of them still move.`,
    wrong: [r`${x}c^2`, r`\frac{${x}(M+${x})c^2}{M}`],
    limits: [
      ['M', r`\infty`, r`${x}c^2`, 'a very heavy target takes up momentum at no cost'],
      ['mu', '0', '0', 'nothing is made'],
    ],
  }
}

function oncoming(product: Product, x: string): Form {
  return {
    title: 'The price of a new particle, in head-on light',
    en: r`A laser shines into the vacuum pipe of an accelerator, where its photons meet head-on particles of mass $M$ that fly with the speed $v$, not small compared with the speed of light $c$. Sometimes a photon disappears in such a collision and ${product.en} comes out, while the particle of mass $M$ is still there. Which energy must the photons have at least for this?`,
    zh: r`一束激光射入加速器的真空管道，其光子与质量为 $M$、以速度 $v$ 飞行的粒子迎面相碰，$v$ 与光速 $c$ 相比不算小。有时在这样的碰撞中光子消失，产生${product.zh}，而质量为 $M$ 的粒子依然存在。为此光子的能量至少应为多少？`,
    symbols: [
      ['M', 'mass of a particle of the beam', 'kg', 1, 2],
      ['v', 'speed of the beam', 'm/s', 0.3, 0.8],
      MU,
      'c',
    ],
    asked: ['W', 'least energy of a photon', 'J'],
    constraints: ['v<c'],
    answer: r`\frac{${x}(2M+${x})c^2}{2M}\sqrt{\frac{c-v}{c+v}}`,
    solution: r`${WHY} In the frame of the flying particle the photon has the energy $W'=W\sqrt{\frac{c+v}{c-v}}$, and there $M^2c^4+2W'Mc^2=(M+${x})^2c^4$.`,
    trap: r`Lowering the price by the particle's kinetic energy, or using the Doppler factor of a particle that flies away.`,
    wrong: [r`\frac{${x}(2M+${x})c^2}{2M}\sqrt{\frac{c+v}{c-v}}`, r`\frac{${x}(2M+${x})c^2}{2M}`],
    limits: [
      ['v', '0', r`\frac{${x}(2M+${x})c^2}{2M}`, 'a target at rest'],
      ['v', 'c', '0', 'a fast beam makes the light hard enough'],
    ],
  }
}

function thin(product: Product, x: string): Form {
  const k = r`${x}(2m+${x})`
  return {
    title: 'Where cosmic rays end',
    en: r`All space is filled with a thin gas of photons; let each of them have the same small energy $W$, much less than the rest energies of all particles. Cosmic-ray particles of mass $m$ fly through it. When one of them meets a photon head-on, the photon can disappear and ${product.en} comes out, while the particle of mass $m$ is still there. Which total energy must the cosmic-ray particle have at least for this? ($c$ is the speed of light; the answer is to be exact.)`,
    zh: r`整个宇宙空间充满稀薄的光子气体；设每个光子的能量都是同一个很小的值 $W$，远小于一切粒子的静能。质量为 $m$ 的宇宙线粒子在其中飞行。当其中一个粒子与光子迎面相碰时，光子可以消失而产生${product.zh}，质量为 $m$ 的粒子依然存在。为此宇宙线粒子的总能量至少应为多少？（$c$ 为光速；要求精确的结果。）`,
    symbols: [
      ['m', 'mass of the cosmic-ray particle', 'kg', 0.5, 1],
      ['W', 'energy of a photon', 'J', 0.05, 0.2],
      MU,
      'c',
    ],
    asked: ['E', 'least total energy', 'J'],
    answer: r`\frac{${k}c^4}{4W}+\frac{m^2W}{${k}}`,
    solution: r`${WHY} With the particle's energy $E$ and momentum $p$, head-on: $m^2c^4+2W(E+pc)=(m+${x})^2c^4$, so $E+pc=\frac{${k}c^4}{2W}$. As $(E+pc)(E-pc)=m^2c^4$, also $E-pc=\frac{2Wm^2}{${k}}$. Half the sum is $E$.`,
    trap: r`Counting the photon's energy only as $W$ against the missing rest energy, or taking the particle as massless, which loses the second term.`,
    wrong: [r`\frac{${k}c^4}{2W}`, r`\frac{${k}c^4}{2W}+\frac{m^2W}{${k}}`],
    limits: [
      ['W', '0', r`\frac{${k}c^4}{4W}`, 'soft photons need a nearly light-fast particle'],
      ['m', '0', r`\frac{${product.square}c^4}{4W}`, 'a massless particle against a photon'],
    ],
  }
}

export const newParticle: Template = {
  id: 'mod-new-particle',
  domain: 'modern',
  level: 'undergraduate',
  topics: ['special relativity', 'collisions', 'particle production'],
  choices: { collision: ['proton', 'light', 'oncoming', 'thin'], product: ['one', 'pair'] },
  published: { collision: 'thin', product: 'one' },
  form,
}
