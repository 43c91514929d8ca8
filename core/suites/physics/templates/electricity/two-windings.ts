import { pick } from '../template.ts'
import type { Template } from '../template.ts'

/** A coil with two windings, joined in different ways. */
export const twoWindings: Template = {
  id: 'elec-two-windings',
  domain: 'electricity',
  level: 'undergraduate',
  topics: ['mutual inductance', 'oscillating circuits', 'transients'],
  choices: {
    join: ['aiding', 'opposing', 'side-aiding', 'side-opposing', 'shorted'],
    asked: ['frequency', 'time'],
  },
  published: { join: 'side-opposing', asked: 'frequency' },
  form: (choice) => {
    const join = pick(choice, 'join', {
      aiding: {
        en: 'He joins both windings in series, the end of the first to the beginning of the second, so that the same current goes around the rod in the same sense in both, and takes the two free ends',
        zh: '他把两个绕组串联，第一个的末端接第二个的始端，使同一电流在两者中绕棒的方向相同，并取两个自由端',
        top: '(L_1+L_2+2M)',
        bottom: '',
        how: 'The flux of each winding helps that of the other: the voltage is $(L_1+M)\\dot I+(L_2+M)\\dot I$.',
      },
      opposing: {
        en: 'He joins both windings in series, but the end of the first to the end of the second, so that the same current goes around the rod in opposite senses in them, and takes the two free ends',
        zh: '他把两个绕组串联，但把第一个的末端接第二个的末端，使同一电流在两者中绕棒的方向相反，并取两个自由端',
        top: '(L_1+L_2-2M)',
        bottom: '',
        how: 'The flux of each winding weakens that of the other: the voltage is $(L_1-M)\\dot I+(L_2-M)\\dot I$.',
      },
      'side-aiding': {
        en: 'He joins the beginnings of both windings, and their ends, so that they lie side by side and their currents go around the rod in the same sense, and takes the two joints',
        zh: '他把两个绕组的始端与始端、末端与末端相连，使它们并联，且两者的电流绕棒的方向相同，并取两个连接点',
        top: '(L_1L_2-M^2)',
        bottom: 'L_1+L_2-2M',
        how: 'Both have the same voltage: $L_1\\dot I_1+M\\dot I_2=L_2\\dot I_2+M\\dot I_1=V$. Solved for the sum of the currents, $\\dot I_1+\\dot I_2=\\frac{(L_1+L_2-2M)V}{L_1L_2-M^2}$.',
      },
      'side-opposing': {
        en: 'He joins the beginning of each winding to the end of the other, so that they lie side by side and their currents go around the rod in opposite senses, and takes the two joints',
        zh: '他把每个绕组的始端与另一个的末端相连，使它们并联，且两者的电流绕棒的方向相反，并取两个连接点',
        top: '(L_1L_2-M^2)',
        bottom: 'L_1+L_2+2M',
        how: 'Both have the same voltage: $L_1\\dot I_1-M\\dot I_2=L_2\\dot I_2-M\\dot I_1=V$. Solved for the sum of the currents, $\\dot I_1+\\dot I_2=\\frac{(L_1+L_2+2M)V}{L_1L_2-M^2}$.',
      },
      shorted: {
        en: 'He joins the two ends of the second winding to each other by a thick wire, and takes the two ends of the first',
        zh: '他用粗导线把第二个绕组的两端短接，并取第一个绕组的两端',
        top: '(L_1L_2-M^2)',
        bottom: 'L_2',
        how: 'In the second winding there is no voltage: $L_2\\dot I_2+M\\dot I_1=0$. So the voltage of the first is $L_1\\dot I_1+M\\dot I_2=\\left(L_1-\\frac{M^2}{L_2}\\right)\\dot I_1$.',
      },
    } as const)
    const frequency = choice.asked === 'frequency'
    const { top, bottom } = join
    const build = (over: string, under: string): string =>
      frequency
        ? under === ''
          ? `\\frac{1}{\\sqrt{${over}C}}`
          : `\\sqrt{\\frac{${under}}{${over}C}}`
        : under === ''
          ? `\\frac{${over}\\ln2}{R}`
          : `\\frac{${over}\\ln2}{R${under.length > 3 ? `(${under})` : under}}`
    const swap = (sum: string): string =>
      sum.includes('-2M') ? sum.replace('-2M', '+2M') : sum.replace('+2M', '-2M')
    const answer = build(top, bottom)
    const wrong =
      choice.join === 'shorted'
        ? build('L_1', '')
        : bottom === ''
          ? build(swap(top), '')
          : build(top, swap(bottom))
    const none =
      bottom === ''
        ? build('(L_1+L_2)', '')
        : choice.join === 'shorted'
          ? build('L_1', '')
          : build('L_1L_2', 'L_1+L_2')
    return {
      title: 'One rod, two windings',
      en: `A radio amateur has an iron rod with two separate windings, both wound around it in the same sense, of thick wire without resistance. Alone they have the inductances $L_1$ and $L_2$, and their mutual inductance is $M$, with $M^2<L_1L_2$; iron and wire cause no losses. ${join.en}. ${
        frequency
          ? 'To these he connects a charged capacitor of capacitance $C$. With what angular frequency does the circuit oscillate?'
          : 'To these he connects, at a moment at which no current flows anywhere, a battery in series with a resistor; the resistance of both together is $R$. After what time has the current through the battery reached one half of its final value?'
      }`,
      zh: `一位无线电爱好者有一根铁棒，上面有两个独立的绕组，绕向相同，都用没有电阻的粗导线绕成。单独时它们的电感分别为 $L_1$ 和 $L_2$，互感为 $M$，且 $M^2<L_1L_2$；铁芯和导线没有损耗。${join.zh}。${
        frequency
          ? '他在其间接上一个已充电的电容为 $C$ 的电容器。电路振荡的角频率是多少？'
          : '在各处都没有电流的时刻，他在其间接上一个电池与一个电阻器的串联支路，两者的总电阻为 $R$。经过多长时间，流过电池的电流达到最终值的一半？'
      }`,
      symbols: [
        ['L_1', 'inductance of the first winding', 'H', 1, 2],
        ['L_2', 'inductance of the second winding', 'H', 1, 2],
        ['M', 'mutual inductance', 'H', 0.3, 0.8],
        ...(frequency
          ? ([['C', 'capacitance', 'F', 1, 2]] as const)
          : ([['R', 'resistance of battery and resistor', 'ohm', 1, 2]] as const)),
      ],
      asked: frequency
        ? ['\\omega', 'angular frequency of the oscillation', '1/s']
        : ['t', 'time until half of the final current', 's'],
      constraints: ['M^2<L_1L_2'],
      answer,
      solution: `${join.how} So the windings act like one coil of the inductance $L=${bottom === '' ? top.slice(1, -1) : `\\frac{${top.slice(1, -1)}}{${bottom}}`}$. ${frequency ? 'With the capacitor, $\\omega=\\frac1{\\sqrt{LC}}$' : 'The current approaches its final value like $1-e^{-Rt/L}$, so $t=\\frac LR\\ln2$'}: $${answer}$.`,
      trap: 'Taking the wrong sign of the mutual inductance, or leaving it out.',
      wrong: [wrong],
      limits: [['M', '0', none, 'windings that do not feel each other']],
    }
  },
}
