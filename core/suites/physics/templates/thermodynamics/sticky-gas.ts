/** A dense gas bursts or expands slowly into a larger room and is pressed back: with cores, attraction or both. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const law = pick(choice, 'law', {
    full: { attracts: true, core: true, formula: '\\left(p+\\frac{a}{V^2}\\right)(V-b)=RT' },
    hard: { attracts: false, core: true, formula: 'p(V-b)=RT' },
    sticky: { attracts: true, core: false, formula: '\\left(p+\\frac{a}{V^2}\\right)V=RT' },
  })
  const burst = pick(choice, 'out', { burst: true, bath: false })
  const asked = pick(choice, 'asked', { end: 'end', back: 'back', net: 'net' } as const)
  const room = law.core ? '\\frac{V_2-b}{V_1-b}' : '\\frac{V_2}{V_1}'
  const bonds = 'a\\left(\\frac1{V_1}-\\frac1{V_2}\\right)'
  const rise = `\\left(${room}\\right)^{R/c}`
  const second =
    burst && law.attracts ? `\\left(T_1-\\frac{a}{c}\\left(\\frac1{V_1}-\\frac1{V_2}\\right)\\right)` : 'T_1'
  const heat = `RT_1\\ln${law.core ? '\\frac{V_2-b}{V_1-b}' : '\\frac{V_2}{V_1}'}`
  const answer = {
    end: `${second}${rise}`,
    back: `c${second}\\left(${rise}-1\\right)${law.attracts ? `-${bonds}` : ''}`,
    net: burst ? `c\\left(${second}${rise}-T_1\\right)` : `cT_1\\left(${rise}-1\\right)-${heat}`,
  }[asked]
  const plain = `\\left(\\frac{V_2}{V_1}\\right)^{R/c}`
  const unstuck = `T_1${rise}`
  const wrong = {
    end:
      burst && law.attracts
        ? unstuck
        : law.core
          ? `T_1${plain}`
          : `T_1\\left(\\frac{V_2}{V_1}\\right)^{R/(c+R)}`,
    back: law.attracts ? `c${second}\\left(${rise}-1\\right)` : `cT_1\\left(${plain}-1\\right)`,
    net: burst
      ? law.attracts
        ? `c\\left(${unstuck}-T_1\\right)`
        : `cT_1\\left(${plain}-1\\right)`
      : `cT_1\\left(${rise}-1\\right)`,
  }[asked]
  const symbols: SymbolRow[] = [
    ['T_1', 'temperature at first', 'K', 2, 3],
    ['V_1', 'molar volume at first', 'm^3/mol', 1, 1.3],
    ['V_2', 'molar volume in between', 'm^3/mol', 2, 3],
    ['c', 'molar heat capacity at constant volume', 'J/(mol*K)', 1.5, 3],
    'R_gas',
  ]
  if (law.attracts) symbols.push(['a', 'constant of the attraction', 'J*m^3/mol^2', 0.3, 0.8])
  if (law.core) symbols.push(['b', 'molar volume of the cores', 'm^3/mol', 0.1, 0.3])
  const out = burst
    ? {
        en: 'Then the partition bursts, and the gas fills the whole cylinder; all walls let no heat through. When it has come to rest, its molar volume is $V_2$.',
        zh: '然后隔板破裂，气体充满整个圆筒；所有的壁都不导热。气体静止下来后，摩尔体积为 $V_2$。',
      }
    : {
        en: 'The partition is movable, and slowly it gives way until the molar volume is $V_2$; meanwhile the cylinder stands in a large bath, so that the temperature of the gas stays the same. Then the bath is replaced by a jacket that lets no heat through.',
        zh: '隔板可以移动，它缓慢后退，直到摩尔体积变为 $V_2$；在此期间圆筒浸在一个很大的恒温槽中，气体的温度保持不变。然后把恒温槽换成绝热的外套。',
      }
  const piston = burst ? { en: 'a piston', zh: '活塞' } : { en: 'the partition', zh: '隔板' }
  const question = {
    end: { en: 'What absolute temperature has it then?', zh: '此时它的热力学温度是多少？' },
    back: {
      en: 'How much work per mole is done on the gas in pressing it back?',
      zh: '在压回的过程中，对每摩尔气体做了多少功？',
    },
    net: {
      en: 'How much work per mole has been done on the gas in all, that is, in pressing it back less what it did itself on the way out?',
      zh: '总共对每摩尔气体做了多少功（即压回时对它做的功减去它膨胀时自己所做的功）？',
    },
  }[asked]
  return {
    title: burst ? 'Burst and pressed back' : 'Let out and pressed back',
    en: `A dense gas, of which pressure $p$, molar volume $V$ and absolute temperature $T$ always obey $${law.formula}$ and whose molar heat capacity at constant volume is the constant $c$, is shut up behind a partition in a strong cylinder, at the temperature $T_1$ and the molar volume $V_1$; the rest of the cylinder is empty. ${out.en} Now ${piston.en} slowly presses the gas back, without exchange of heat, to the molar volume $V_1$. ${question.en}`,
    zh: `一种稠密气体的压强 $p$、摩尔体积 $V$ 和热力学温度 $T$ 始终满足 $${law.formula}$，其定容摩尔热容为常量 $c$。它被隔板关在一个坚固的圆筒的一侧，温度为 $T_1$，摩尔体积为 $V_1$；圆筒的其余部分是空的。${out.zh}现在${piston.zh}缓慢地把气体压回到摩尔体积 $V_1$，其间没有热交换。${question.zh}`,
    symbols,
    asked: (
      {
        end: ['T_3', 'temperature in the end', 'K'],
        back: ['W', 'work per mole done in pressing the gas back', 'J/mol'],
        net: ['W', 'work per mole done on the gas in all', 'J/mol'],
      } as const
    )[asked],
    constraints: ['V_1<V_2'],
    answer,
    solution:
      `${law.attracts ? 'From $T\\left(\\frac{\\partial p}{\\partial T}\\right)_V-p=\\frac a{V^2}$ the molar energy is $cT-\\frac aV$.' : 'Here $T\\left(\\frac{\\partial p}{\\partial T}\\right)_V=p$, so the molar energy is $cT$, without a part that depends on the volume.'} ` +
      (burst
        ? `Bursting leaves the energy unchanged: the gas is then at ${law.attracts ? '$T_1-\\frac ac\\left(\\frac1{V_1}-\\frac1{V_2}\\right)$' : '$T_1$, as before'}. `
        : `On the way out the temperature stays $T_1$, and the gas takes up the heat $${heat}$. `) +
      `On the way back $c\\,\\mathrm dT=-${law.core ? '\\frac{RT}{V-b}' : '\\frac{RT}{V}'}\\mathrm dV$, so the temperature grows by the factor $${rise}$.` +
      {
        end: '',
        back: ' The work is the growth of the energy on the way back.',
        net: burst
          ? ' On the way out no work is done; the work is the growth of the energy from beginning to end.'
          : ' The work in all is the growth of the energy less the heat taken up.',
      }[asked],
    trap: {
      end:
        burst && law.attracts
          ? 'Taking the temperature to be unchanged by the bursting, as in an ideal gas.'
          : law.core
            ? 'Using the whole volume although the cores leave only a part of it free.'
            : 'Using the wrong heat capacity in the exponent.',
      back: law.attracts
        ? 'Forgetting that the attraction helps in pressing the gas together.'
        : 'Using the whole volume although the cores leave only a part of it free.',
      net: burst
        ? law.attracts
          ? 'Taking the temperature to be unchanged by the bursting.'
          : 'Using the whole volume although the cores leave only a part of it free.'
        : 'Forgetting the work that the gas does on the way out.',
    }[asked],
    wrong: [wrong],
    limits: [['V_2', 'V_1', asked === 'end' ? 'T_1' : '0', 'nothing has happened']],
  }
}

export const stickyGas: Template = {
  id: 'thermo-sticky-gas',
  domain: 'thermodynamics',
  level: 'olympiad',
  topics: ['real gases', 'free expansion', 'adiabatic change'],
  choices: { asked: ['end', 'back', 'net'], out: ['burst', 'bath'], law: ['full', 'hard', 'sticky'] },
  // After a slow way out the attraction drops out of temperature and net work: one of the two laws with cores is enough.
  allowed: (choice) => choice['out'] === 'burst' || choice['asked'] === 'back' || choice['law'] !== 'full',
  published: { asked: 'end', out: 'burst', law: 'full' },
  form,
}
