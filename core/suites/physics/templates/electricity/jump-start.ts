import { pick } from '../template.ts'
import type { Template } from '../template.ts'

/** A weak car battery gets help from another one: joined rightly, the wrong way round, or in series. */
export const jumpStart: Template = {
  id: 'elec-jump-start',
  domain: 'electricity',
  level: 'high-school',
  topics: ['circuits', 'internal resistance', "Kirchhoff's rules"],
  choices: { join: ['right', 'reversed', 'series'], asked: ['starter', 'leads', 'voltage'] },
  published: { join: 'reversed', asked: 'leads' },
  form: (choice) => {
    const series = choice.join === 'series'
    const join = pick(choice, 'join', {
      right: {
        en: 'She joins the poles of equal sign of both batteries by the two leads.',
        zh: '她用两根电缆把两个电池的同名极分别相连。',
      },
      reversed: {
        en: 'By mistake she joins the positive pole of each battery to the negative pole of the other by the two leads.',
        zh: '她不小心用两根电缆把每个电池的正极接到了另一个电池的负极。',
      },
      series: {
        en: "Thinking that more must be better, she takes the starter's wire off the positive pole of the weak battery, and with the two leads puts the good battery between this pole and the starter, so that all are in series and both batteries drive the current the same way.",
        zh: '她以为越多越好，于是把起动机的导线从弱电池的正极上拆下，用两根电缆把好电池接在这个极和起动机之间，使全部元件串联，且两个电池沿同一方向驱动电流。',
      },
    } as const)
    const answerFor = (how: string, leads: string): string => {
      const helper = `(r_2+${leads})`
      const det = `Rr_1+(R+r_1)${helper}`
      const sum = `R+r_1+r_2+${leads}`
      const sign = how === 'right' ? '+' : '-'
      const back = how === 'right' ? '-' : '+'
      if (how === 'series') {
        if (choice.asked === 'starter') return `R\\left(\\frac{U_1+U_2}{${sum}}\\right)^2`
        if (choice.asked === 'leads') return `2s\\left(\\frac{U_1+U_2}{${sum}}\\right)^2`
        return `U_1-\\frac{r_1(U_1+U_2)}{${sum}}`
      }
      if (choice.asked === 'starter') return `R\\left[\\frac{U_1${helper}${sign}U_2r_1}{${det}}\\right]^2`
      if (choice.asked === 'leads') return `2s\\left[\\frac{U_2(R+r_1)${back}U_1R}{${det}}\\right]^2`
      return `\\frac{R\\left[U_1${helper}${sign}U_2r_1\\right]}{${det}}`
    }
    const asked = pick(choice, 'asked', {
      starter: {
        en: 'What power does the starter take up?',
        zh: '起动机消耗的功率是多少？',
        asked: ['P', 'power that the starter takes up', 'W'],
      },
      leads: {
        en: 'What power goes into heat in the two leads together?',
        zh: '两根电缆上总共有多少功率变成热？',
        asked: ['P', 'heating power in both leads', 'W'],
      },
      voltage: {
        en: `What is the voltage between the poles of the weak battery (positive if its positive pole is positive)?`,
        zh: '弱电池两极间的电压是多少（其正极电势较高时为正）？',
        asked: ['V', 'voltage between the poles of the weak battery', 'V'],
      },
    } as const)
    const how = choice.join ?? ''
    const answer = answerFor(how, '2s')
    return {
      title: 'Help for a weak battery',
      en: `A car does not start on a cold morning. Its weak battery has the electromotive force $U_1$ and the internal resistance $r_1$; the starter is connected across it and behaves, as long as it does not turn, like a resistance $R$. The driver fetches a good battery (electromotive force $U_2$, internal resistance $r_2$) and two leads, each of resistance $s$. ${join.en} She turns the key, and the starter, stuck, does not move. ${asked.en}`,
      zh: `寒冷的早晨，一辆汽车发动不起来。它的弱电池电动势为 $U_1$，内阻为 $r_1$；起动机接在它的两端，只要不转动，就相当于一个电阻 $R$。司机取来一个好电池（电动势为 $U_2$，内阻为 $r_2$）和两根电缆，每根电缆的电阻为 $s$。${join.zh}她转动钥匙，起动机卡住了，没有转动。${asked.zh}`,
      symbols: [
        ['U_1', 'electromotive force of the weak battery', 'V', 1, 1.2],
        ['U_2', 'electromotive force of the good battery', 'V', 1.35, 1.5],
        ['r_1', 'internal resistance of the weak battery', 'ohm', 1, 1.5],
        ['r_2', 'internal resistance of the good battery', 'ohm', 0.2, 0.4],
        ['R', 'resistance of the starter', 'ohm', 0.8, 1.5],
        ['s', 'resistance of one lead', 'ohm', 0.1, 0.2],
      ],
      asked: asked.asked,
      answer,
      solution: series
        ? `There is one current through everything, $I=\\frac{U_1+U_2}{R+r_1+r_2+2s}$, for both leads are in the loop. ${choice.asked === 'voltage' ? 'The weak battery keeps the voltage $U_1-r_1I$ between its poles:' : 'The power is the resistance times $I^2$:'} $${answer}$.`
        : `The starter and both branches with a battery lie side by side; the branch of the good battery has the resistance $r_2+2s$. With $V$ the common voltage, $\\frac VR=\\frac{U_1-V}{r_1}+\\frac{${choice.join === 'right' ? '' : '-'}U_2-V}{r_2+2s}$. ${choice.asked === 'voltage' ? 'Solved for $V$:' : choice.asked === 'starter' ? 'The starter takes up $\\frac{V^2}{R}$:' : `The current through the leads is $\\frac{U_2${choice.join === 'right' ? '-' : '+'}V}{r_2+2s}$, and the power $2s$ times its square:`} $${answer}$.`,
      trap: 'Counting only one of the two leads, or treating the batteries as if they were joined in the other way.',
      wrong: [answerFor(how, 's'), answerFor(how === 'right' ? 'reversed' : 'right', '2s')],
      sign:
        choice.asked === 'voltage' && how === 'reversed'
          ? 'negative'
          : choice.asked === 'voltage' && series
            ? 'either'
            : 'positive',
      limits: [
        [
          's',
          '\\infty',
          choice.asked === 'leads' || (series && choice.asked === 'starter')
            ? '0'
            : series
              ? 'U_1'
              : choice.asked === 'starter'
                ? 'R\\left(\\frac{U_1}{R+r_1}\\right)^2'
                : '\\frac{RU_1}{R+r_1}',
          'with very bad leads the weak battery is alone',
        ],
      ],
    }
  },
}
