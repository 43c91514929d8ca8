import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

interface Grain {
  title: string
  en: string
  zh: string
  /** Squared frequency over n q^2 / (epsilon_0 m): a number over metal * beta + outside * kappa. */
  above: number
  metal: number
  outside: number
  wrong: readonly [above: number, metal: number, outside: number]
  solution: string
  trap: string
}

const GRAINS: Readonly<Record<string, Grain>> = {
  ball: {
    title: 'Ruby glass',
    en: r`Ruby glass owes its colour to tiny balls of gold, much smaller than the wavelength of light, in glass of relative permittivity $\kappa$. All free electrons of such a ball are shifted together a little and then swing to and fro.`,
    zh: r`红宝石玻璃的颜色来自玻璃中微小的金球，它们远小于光的波长，玻璃的相对介电常数为 $\kappa$。这样一个球中的所有自由电子一起稍微移动一点，然后来回振动。`,
    above: 1,
    metal: 1,
    outside: 2,
    wrong: [1, 2, 1],
    solution: r`Inside the field $E$ is uniform, outside it is that of a dipole, whose normal component at the surface is $-2E$ (in the direction of the shift) where the tangential one is continuous.`,
    trap: r`Dividing the result for vacuum by $\kappa$, or weighting inside and outside the wrong way round.`,
  },
  wire: {
    title: 'Silver threads in glass',
    en: r`A sheet of glass of relative permittivity $\kappa$ is full of thin parallel silver threads, round and much thinner than the wavelength of light. All free electrons of a long thread are shifted together a little, at right angles to the thread, and then swing to and fro.`,
    zh: r`一块相对介电常数为 $\kappa$ 的玻璃中充满平行的细银丝，它们是圆的，远细于光的波长。一根长丝中的所有自由电子一起沿垂直于丝的方向稍微移动一点，然后来回振动。`,
    above: 1,
    metal: 1,
    outside: 1,
    wrong: [1, 1, 2],
    solution: r`Inside the field $E$ is uniform, outside it is that of a line dipole, whose normal component at the surface is $-E$ (in the direction of the shift) where the tangential one is continuous.`,
    trap: r`Using the field of a ball instead of that of a round thread.`,
  },
  leaf: {
    title: 'Gold leaf in glass',
    en: r`A thin flat leaf of gold lies between two thick panes of glass of relative permittivity $\kappa$. All free electrons of the leaf are shifted together a little, at right angles to its faces, and then swing to and fro.`,
    zh: r`一片薄而平的金箔夹在两块相对介电常数为 $\kappa$ 的厚玻璃之间。箔中的所有自由电子一起沿垂直于箔面的方向稍微移动一点，然后来回振动。`,
    above: 1,
    metal: 1,
    outside: 0,
    wrong: [1, 0, 1],
    solution: r`The charges on the two faces make a field between them only; outside there is none, so the glass does not matter.`,
    trap: r`Letting the glass weaken the field: the field of the two charged faces is confined to the leaf.`,
  },
  bubble: {
    title: 'A droplet in sodium',
    en: r`In a large block of solid sodium there is a tiny ball-shaped hollow, much smaller than the wavelength of light, filled with an oil of relative permittivity $\kappa$. The free electrons of the metal around the hollow swing to and fro, so that the two ends of the hollow are charged with opposite signs in turn; the field in the hollow is uniform at every moment.`,
    zh: r`在一大块固态钠中有一个微小的球形空腔，它远小于光的波长，腔内充满相对介电常数为 $\kappa$ 的油。空腔周围金属中的自由电子来回振动，使空腔的两端交替带上相反的电荷；每一时刻腔内的电场都是均匀的。`,
    above: 2,
    metal: 2,
    outside: 1,
    wrong: [1, 1, 2],
    solution: r`Now the dipole field, with the normal component $-2E$ at the surface, lies in the metal, and the uniform field $E$ in the oil.`,
    trap: r`Using the result for a ball of metal in oil: inside and outside have changed places.`,
  },
}

function root(grain: Pick<Grain, 'above' | 'metal' | 'outside'>, beta: boolean): string {
  const times = (n: number): string => (n === 1 ? '' : String(n))
  const metal = grain.metal === 0 ? '' : beta ? r`${times(grain.metal)}\beta` : String(grain.metal)
  const outside = grain.outside === 0 ? '' : r`${times(grain.outside)}\kappa`
  const sum = [metal, outside].filter((x) => x !== '').join('+')
  const below = sum === '1' ? '' : metal !== '' && outside !== '' ? `(${sum})` : sum
  return r`q\sqrt{\frac{${times(grain.above)}n}{\varepsilon_0m${below}}}`
}

function form(choice: Choice): Form {
  const grain = pick(choice, 'grain', GRAINS)
  const beta = pick(choice, 'ions', { bare: false, dense: true })
  const metal = beta
    ? {
        en: r`In the metal there are $n$ free electrons (charge $-q$, mass $m$) per volume. The rest of it, the fixed ions with their bound electrons, has the relative permittivity $\beta$ by itself.`,
        zh: r`金属中单位体积有 $n$ 个自由电子（电荷 $-q$，质量 $m$）。其余部分，即固定的离子及其束缚电子，本身的相对介电常数为 $\beta$。`,
      }
    : {
        en: r`In the metal there are $n$ free electrons (charge $-q$, mass $m$) per volume; the positive ions are fixed and, apart from their charge, behave like vacuum.`,
        zh: r`金属中单位体积有 $n$ 个自由电子（电荷 $-q$，质量 $m$）；正离子固定不动，除电荷外与真空无异。`,
      }
  const symbols: SymbolRow[] = [
    [r`\kappa`, 'relative permittivity of the material beside the metal', '1', 1.5, 4],
    ['n', 'free electrons per volume', '1/m^3', 0.5, 2],
    ['q', 'elementary charge', 'C', 0.5, 2],
    ['m', 'mass of the electron', 'kg', 0.5, 2],
    ...(beta
      ? [[r`\beta`, 'relative permittivity of the metal without its free electrons', '1', 1.5, 5] as const]
      : []),
    'epsilon_0',
  ]
  const bare: Form['limits'][number][] = beta
    ? [['beta', '1', root(grain, false), 'ions that behave like vacuum']]
    : []
  const dense: Form['limits'][number][] =
    grain.outside === 0
      ? [['n', '0', '0', 'no free electrons, no swing']]
      : [['kappa', r`\infty`, '0', 'a metal beside it would take away all restoring force']]
  return {
    title: grain.title,
    en: r`${grain.en} ${metal.en} Find the angular frequency. (Damping and magnetic forces are negligible.)`,
    zh: r`${grain.zh}${metal.zh}求角频率。（阻尼和磁力可忽略。）`,
    symbols,
    asked: [r`\omega`, 'angular frequency', '1/s'],
    answer: root(grain, beta),
    solution: r`Swinging with $\omega$, free electrons shifted by $x=\frac{qE}{m\omega^2}$ (against the force) polarise the metal with $-\frac{nq^2}{m\omega^2}E$, so that the metal has the permittivity $\varepsilon_0\left(${beta ? r`\beta` : '1'}-\frac{nq^2}{\varepsilon_0m\omega^2}\right)$. ${grain.solution} The normal displacement is continuous, which fixes $\omega$.`,
    trap: grain.trap,
    wrong: [root({ above: grain.wrong[0], metal: grain.wrong[1], outside: grain.wrong[2] }, beta)],
    limits: [...bare, ...dense],
  }
}

export const metalGrains: Template = {
  id: 'adv-metal-grains',
  domain: 'advanced',
  level: 'olympiad',
  topics: ['plasma oscillations', 'dielectrics'],
  choices: { grain: ['ball', 'wire', 'leaf', 'bubble'], ions: ['bare', 'dense'] },
  published: { grain: 'ball', ions: 'bare' },
  form,
}
