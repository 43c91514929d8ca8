/** Greatest work from two bodies whose heat capacity depends on the temperature in different ways. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { ratio } from './ratio.ts'

function form(choice: Choice): Form {
  const n = pick(choice, 'matter', { usual: 0, metal: 1, crystal: 3 })
  const partner = pick(choice, 'partner', { twin: 'twin', double: 'double', bath: 'bath' } as const)
  const asked = pick(choice, 'asked', { work: 'work', end: 'end', lost: 'lost' } as const)
  const coefficient = n === 0 ? 'C' : 'b'
  const power = (t: string, exponent: number): string => (exponent === 1 ? t : `${t}^${String(exponent)}`)
  const weight = partner === 'double' ? 2 : 1
  const heavy = weight === 1 ? '' : String(weight)
  const unit = ['J/K', 'J/K^2', '', 'J/K^4'][n] ?? ''
  const matter = pick(choice, 'matter', {
    usual: {
      en: 'has the heat capacity $C$ at all temperatures in question',
      zh: '在所涉及的温度下热容量都是 $C$',
    },
    metal: {
      en: 'is of a metal that is so cold that its heat capacity at the absolute temperature $T$ is $bT$ with a constant $b$',
      zh: '由一种金属制成，温度极低，在热力学温度 $T$ 时其热容量为 $bT$，$b$ 为常量',
    },
    crystal: {
      en: 'is a crystal that is so cold that its heat capacity at the absolute temperature $T$ is $bT^3$ with a constant $b$',
      zh: '是一块晶体，温度极低，在热力学温度 $T$ 时其热容量为 $bT^3$，$b$ 为常量',
    },
  })
  const symbols: SymbolRow[] = [
    [
      coefficient,
      n === 0 ? 'heat capacity of the first block' : 'constant of the heat capacity of the first block',
      unit,
      0.5,
      2,
    ],
    ['T_1', 'temperature of the first block', 'K', 2, 3],
    ['T_2', partner === 'bath' ? 'temperature of the bath' : 'temperature of the second block', 'K', 1, 1.5],
  ]
  // Reversible: the entropy stays, T^n (or ln T) is averaged; by contact the energy stays, T^(n+1) is averaged.
  const mean = (exponent: number): string =>
    `\\left(\\frac{${power('T_1', exponent)}+${heavy}${power('T_2', exponent)}}{${String(1 + weight)}}\\right)`
  const rooted = (exponent: number, times: number): string =>
    exponent === times ? mean(exponent) : `${mean(exponent)}^{${ratio(times, exponent)}}`
  const equalEnd = {
    twin: n === 0 ? '\\sqrt{T_1T_2}' : rooted(n, 1),
    double: n === 0 ? '\\left(T_1T_2^2\\right)^{1/3}' : rooted(n, 1),
    bath: 'T_2',
  }[partner]
  const pre = n === 0 ? 'C' : `${ratio(1, n + 1)}b`
  const finalEnergy =
    n === 0 ? `${String(1 + weight)}${equalEnd}` : `${String(1 + weight)}${rooted(n, n + 1)}`
  const sumEnergy = `${power('T_1', n + 1)}+${heavy}${power('T_2', n + 1)}`
  const perPower = n === 1 ? 'b' : `\\frac{b}{${String(n)}}`
  const entropyChange =
    n === 0 ? 'C\\ln\\frac{T_1}{T_2}' : `${perPower}\\left(${power('T_1', n)}-${power('T_2', n)}\\right)`
  const bathWork = `${pre}\\left(${power('T_1', n + 1)}-${power('T_2', n + 1)}\\right)-T_2${n === 0 ? entropyChange : `\\cdot${entropyChange}`}`
  const work =
    n === 1 // then all is quadratic in the temperatures, and the differences combine
      ? `\\frac{b}{${String({ twin: 4, double: 3, bath: 2 }[partner])}}(T_1-T_2)^2`
      : partner === 'bath'
        ? bathWork
        : `${pre}\\left(${sumEnergy}-${finalEnergy}\\right)`
  const contact = rooted(n + 1, 1)
  const contactEntropy =
    partner === 'bath'
      ? `${pre}\\frac{${power('T_1', n + 1)}-${power('T_2', n + 1)}}{T_2}-${entropyChange}`
      : n === 0
        ? `C\\ln\\frac{${mean(1)}^${String(1 + weight)}}{T_1${weight === 1 ? 'T_2' : 'T_2^2'}}`
        : `${perPower}\\left(${String(1 + weight)}${rooted(n + 1, n)}-${power('T_1', n)}-${heavy}${power('T_2', n)}\\right)`
  const answer = { work, end: equalEnd, lost: contactEntropy }[asked]
  const carnot = `${pre}\\left(${power('T_1', n + 1)}-${power('T_2', n + 1)}\\right)\\left(1-\\frac{T_2}{T_1}\\right)`
  const wrong = {
    work: carnot,
    end: contact,
    lost: entropyChange,
  }[asked]
  const second = {
    twin: { en: 'A second, equal block', zh: '另一块完全相同的物块' },
    double: {
      en: 'A second block of the same material, but of twice the mass,',
      zh: '另一块材料相同但质量为其两倍的物块',
    },
    bath: { en: 'A very large bath of liquid helium', zh: '一个很大的液氦槽' },
  }[partner]
  const question = {
    work: {
      en: 'An engine as perfect as nature allows runs between them, until nothing more can be gained. How much work can it deliver at most?',
      zh: '让一台自然规律所允许的最完善的热机在两者之间工作，直到不能再得到功。它最多能输出多少功？',
    },
    end: {
      en: 'An engine as perfect as nature allows runs between them and delivers as much work as possible, until both are equally warm. At what absolute temperature?',
      zh: '让一台自然规律所允许的最完善的热机在两者之间工作，输出尽可能多的功，直到两者温度相同。此时的热力学温度是多少？',
    },
    lost: {
      en: `Now the block is simply ${partner === 'bath' ? 'dipped into the bath' : 'pressed against the other'}, and one waits until both are equally warm. By how much has the entropy of the two together grown?`,
      zh: `现在只是把物块${partner === 'bath' ? '浸入槽中' : '与另一块紧贴在一起'}，等到两者温度相同。两者的总熵增加了多少？`,
    },
  }[asked]
  return {
    title: asked === 'lost' ? 'What contact wastes' : 'The last work of two cold blocks',
    en: `A block ${matter.en}; its absolute temperature is $T_1$. ${second.en} has the absolute temperature $T_2<T_1$. No heat is exchanged with anything else, and volumes do not change. ${question.en}`,
    zh: `一个物块${matter.zh}；其热力学温度为 $T_1$。${second.zh}的热力学温度为 $T_2<T_1$。它们与其他物体没有热交换，体积也不变。${question.zh}`,
    symbols,
    asked: (
      {
        work: ['W', 'greatest work', 'J'],
        end: ['T_f', 'final temperature', 'K'],
        lost: ['\\Delta S', 'growth of the entropy', 'J/K'],
      } as const
    )[asked],
    constraints: ['T_2<T_1'],
    answer,
    solution: {
      work:
        partner === 'bath'
          ? `The block ends at $T_2$. It gives off the energy $${pre}\\left(${power('T_1', n + 1)}-${power('T_2', n + 1)}\\right)$ and the entropy $${entropyChange}$, which a reversible engine hands over to the bath: the heat $T_2$ times this entropy. The rest is work.`
          : `A reversible engine leaves the entropy of both together unchanged, so both end at $${equalEnd}$. The work is what their energy, $${pre}${power('T', n + 1)}$ per block${weight === 2 ? ' of the first size' : ''}, has lost.`,
      end:
        n === 0
          ? `A reversible engine leaves the entropy unchanged: $\\ln T_1+${heavy}\\ln T_2=${String(1 + weight)}\\ln T_f$.`
          : `The entropy is $${perPower}${power('T', n)}$ per block${weight === 2 ? ' of the first size' : ''}; a reversible engine leaves the sum unchanged: $${power('T_1', n)}+${heavy}${power('T_2', n)}=${String(1 + weight)}${power('T_f', n)}$.`,
      lost:
        partner === 'bath'
          ? `The bath receives the energy of the block at $T_2$; the block loses the entropy $${entropyChange}$.`
          : `By contact the energy of both together stays: they end at $${contact}$. The entropy, $${n === 0 ? 'C\\ln T' : `${perPower}${power('T', n)}`}$ per block${weight === 2 ? ' of the first size' : ''}, has grown by the difference.`,
    }[asked],
    trap: {
      work: 'Using the efficiency between the first temperatures for all of the heat, though they come nearer to each other.',
      end: 'Averaging the energy, as for blocks that touch, instead of the entropy.',
      lost: 'Counting only the entropy that the first block loses.',
    }[asked],
    wrong: [wrong],
    limits: {
      work: [['T_1', 'T_2', '0', 'no difference, no work']] as const,
      end: [['T_1', 'T_2', 'T_2', 'no difference at all']] as const,
      lost: [['T_1', 'T_2', '0', 'nothing happens']] as const,
    }[asked],
  }
}

export const lowTemperatureBlocks: Template = {
  id: 'thermo-low-temperature-blocks',
  domain: 'thermodynamics',
  level: 'olympiad',
  topics: ['second law', 'entropy', 'heat capacity at low temperatures'],
  choices: {
    asked: ['work', 'end', 'lost'],
    matter: ['usual', 'metal', 'crystal'],
    partner: ['twin', 'double', 'bath'],
  },
  // Two equal blocks of constant heat capacity are in every textbook.
  allowed: ({ asked, matter, partner }) =>
    (asked !== 'end' || partner !== 'bath') && (matter !== 'usual' || partner !== 'twin'),
  published: { asked: 'work', matter: 'crystal', partner: 'twin' },
  form,
}
