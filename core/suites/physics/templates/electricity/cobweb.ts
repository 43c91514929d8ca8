import { pick } from '../template.ts'
import type { Template } from '../template.ts'

const NAMES: Readonly<Record<string, readonly [en: string, zh: string, shape: string, shapeZh: string]>> = {
  three: ['three', '三', 'triangle', '三角形'],
  four: ['four', '四', 'square', '正方形'],
  six: ['six', '六', 'hexagon', '六边形'],
}
const COUNTS = { three: 3, four: 4, six: 6 } as const

/** A fraction of whole numbers in lowest terms, for positive numbers. */
function lowest(top: number, bottom: number): readonly [number, number] {
  let [a, b] = [top, bottom]
  while (b !== 0) [a, b] = [b, a % b]
  return [top / a, bottom / a]
}

/**
 * The resistance as a sum over the modes of the ring, found by Fourier's series over its n corners: mode k has the
 * conductance 1/R + (2 - 2 cos(2 pi k / n)) / r per corner. For n = 3, 4, 6 all cosines are halves of whole numbers.
 */
function resistance(n: number, step: number | null): string {
  const weights = new Map<number, number>()
  for (let k = 0; k < n; k++) {
    const stiffness = Math.round(2 - 2 * Math.cos((2 * Math.PI * k) / n))
    // Counted in halves: 1 for the hub, 2 - 2 cos for two corners that are `step` apart.
    const weight = step === null ? 1 : Math.round(2 - 2 * Math.cos((2 * Math.PI * k * step) / n))
    weights.set(stiffness, (weights.get(stiffness) ?? 0) + weight)
  }
  const terms = [...weights]
    .filter(([, weight]) => weight > 0)
    .sort(([a], [b]) => a - b)
    .map(([stiffness, weight]) => {
      const [top, bottom] = lowest(weight, n)
      const times = top === 1 ? '' : String(top)
      if (stiffness === 0) return `\\frac{${times}R}{${String(bottom)}}`
      const sum = `r+${stiffness === 1 ? '' : String(stiffness)}R`
      return bottom === 1 ? `\\frac{${times}Rr}{${sum}}` : `\\frac{${times}Rr}{${String(bottom)}(${sum})}`
    })
  return terms.join('+')
}

/** A wheel of wire: spokes of one resistance, pieces of the rim of another. */
export const cobweb: Template = {
  id: 'elec-cobweb',
  domain: 'electricity',
  level: 'olympiad',
  topics: ['circuits', 'symmetry', 'networks'],
  choices: { corners: ['three', 'four', 'six'], contact: ['hub', 'next', 'second', 'opposite'] },
  allowed: ({ corners, contact }) =>
    contact === 'hub' ||
    contact === 'next' ||
    (contact === 'second' ? corners === 'six' : corners !== 'three'),
  published: { corners: 'six', contact: 'second' },
  form: (choice) => {
    const n = pick(choice, 'corners', COUNTS)
    const [name, nameZh, shape, shapeZh] = pick(choice, 'corners', NAMES)
    const contact = pick(choice, 'contact', {
      hub: {
        en: 'the middle and one corner',
        zh: '中心与一个角',
        step: null,
        wrong: `\\frac{R}{${String(n)}}`,
      },
      next: { en: 'two neighbouring corners', zh: '相邻的两个角', step: 1, wrong: '\\frac{2Rr}{2R+r}' },
      second: {
        en: 'two corners that have just one corner between them',
        zh: '中间恰好隔着一个角的两个角',
        step: 2,
        wrong: '\\frac{2Rr}{R+r}',
      },
      opposite: {
        en: 'two opposite corners',
        zh: '相对的两个角',
        step: n / 2,
        wrong: n === 4 ? '\\frac{2Rr}{R+r}' : '\\frac{6Rr}{4R+3r}',
      },
    } as const)
    const { step } = contact
    const answer = resistance(n, step)
    const around = step === null ? null : lowest(step * (n - step), n)
    return {
      title: 'A cobweb of wire',
      en: `A decoration for a shop window is a wire cobweb: ${name} spokes go out from the middle, where they are all joined, to the corners of a regular ${shape}, whose sides are wires as well, joined to the spokes at the corners. Each spoke has the resistance $R$, each side of the ${shape} the resistance $r$. What resistance is measured between ${contact.en}?`,
      zh: `橱窗里的一个装饰品是用导线做成的蛛网：${nameZh}根辐条从中心（在那里它们全部相连）伸向一个正${shapeZh}的各个角，${shapeZh}的各边也是导线，在角上与辐条相连。每根辐条的电阻为 $R$，${shapeZh}每条边的电阻为 $r$。在${contact.zh}之间测得的电阻是多少？`,
      symbols: [
        ['R', 'resistance of a spoke', 'ohm', 1, 2],
        ['r', `resistance of a side of the ${shape}`, 'ohm', 1, 2],
      ],
      asked: ['X', 'resistance between the two points', 'ohm'],
      answer,
      solution: `With the potential of the middle as zero, the current fed in at corner $j$ is $\\frac{V_j}{R}+\\frac{2V_j-V_{j-1}-V_{j+1}}{r}$. For potentials that go like $\\cos\\frac{2\\pi kj}{${String(n)}}$ around the ring this is $\\frac{V_j}{R}+\\frac{\\nu_kV_j}{r}$ with $\\nu_k=2-2\\cos\\frac{2\\pi k}{${String(n)}}$. A current that is fed in at one corner${step === null ? ' and taken out in the middle' : ' and taken out at another'} is a sum of such patterns, ${step === null ? 'all of the same size' : 'the one with $k=0$ missing'}; adding their voltages gives $${answer}$.`,
      trap: 'Taking only the nearest wires into account, as if the rest of the web carried no current.',
      wrong: [contact.wrong],
      limits:
        around === null
          ? [['r', '\\infty', 'R', 'without the rim only one spoke is left']]
          : [
              ['r', '\\infty', '2R', 'without the rim two spokes are left'],
              [
                'R',
                '\\infty',
                around[1] === 1
                  ? around[0] === 1
                    ? 'r'
                    : `${String(around[0])}r`
                  : `\\frac{${String(around[0])}r}{${String(around[1])}}`,
                'without the spokes two parts of the rim lie side by side',
              ],
            ],
    }
  },
}
