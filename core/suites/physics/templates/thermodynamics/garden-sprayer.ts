/** A pump sprayer drives water out by its own air: slowly or at once, at its own height or up a lance. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const quick = pick(choice, 'spray', { slow: false, quick: true })
  const lance = pick(choice, 'nozzle', { level: false, lance: true })
  const air = '(V-W)'
  const exponent = quick ? '^{\\gamma}' : ''
  const inverse = quick ? '^{1/\\gamma}' : ''
  const stop = lance ? 'p_0+\\rho gh' : 'p_0'
  const counted = pick(choice, 'asked', { strokes: false, pressure: true, volume: true })
  const symbols: SymbolRow[] = [
    ['p_0', 'pressure of the air outside', 'Pa', 1, 1.2],
    ['V', 'volume of the tank', 'm^3', 4, 5],
    ['W', 'volume of the water at first', 'm^3', 2, 2.5],
    ['v', 'volume of air taken in per stroke', 'm^3', 0.3, 0.6],
  ]
  if (counted) symbols.push(['N', 'number of strokes', '1', 3, 6, 'integer'])
  if (choice['asked'] === 'pressure') symbols.push(['w', 'volume of water sprayed', 'm^3', 0.5, 1.5])
  if (quick) symbols.push(['\\gamma', 'ratio of the specific heats of air', '1', 1.2, 1.6])
  if (lance) {
    symbols.push(['\\rho', 'density of the water', 'kg/m^3', 0.8, 1.2], 'g', [
      'h',
      'height of the nozzle above the water in the tank',
      'm',
      0.01,
      0.02,
    ])
  }
  const question = pick(choice, 'asked', {
    pressure: {
      en: 'What is the pressure in the tank when the volume $w$ of water has been sprayed and some is still left?',
      zh: '当喷出体积为 $w$ 的水、罐中仍有剩余时，罐内的压强是多少？',
      title: 'Spraying the roses',
      asked: ['p', 'pressure in the tank', 'Pa'],
    },
    volume: {
      en: 'What volume of water has been sprayed when the spray dies away? (Some water is still left then.)',
      zh: '当水不再喷出时，已经喷出了多少体积的水？（此时罐中仍有剩余的水。）',
      title: 'When the spray dies away',
      asked: ['w', 'volume of water sprayed', 'm^3'],
    },
    strokes: {
      en: 'How many strokes (as a real number) are needed at least so that all the water gets out?',
      zh: '要使水全部喷出，至少需要打气多少次（取实数）？',
      title: 'Pumping enough',
      asked: ['N', 'number of strokes needed', '1'],
    },
  } as const)
  const nozzleEn = lance
    ? ' through a nozzle at the end of a lance, at the height $h$ above the water in the tank; the tank is so wide that its sinking level hardly changes $h$ (the density of water is $\\rho$)'
    : ' through a nozzle at the height of the water in the tank, which is wide and low, so that the weight of the water does not matter'
  const nozzleZh = lance
    ? '水通过长杆末端的喷嘴喷出，喷嘴比罐中水面高 $h$；水罐很宽，水面下降对 $h$ 的影响可以忽略（水的密度为 $\\rho$）'
    : '水通过与罐中水面等高的喷嘴喷出，水罐又宽又矮，水的重量不计'
  const answer = pick(choice, 'asked', {
    pressure: `p_0\\left(1+\\frac{Nv}{V-W}\\right)\\left(\\frac{V-W}{V-W+w}\\right)${exponent}`,
    volume:
      !quick && !lance
        ? 'Nv'
        : lance
          ? `${air}\\left(\\left(\\frac{p_0}{${stop}}\\left(1+\\frac{Nv}{V-W}\\right)\\right)${inverse}-1\\right)`
          : `${air}\\left(\\left(1+\\frac{Nv}{V-W}\\right)${inverse}-1\\right)`,
    strokes:
      !quick && !lance
        ? '\\frac{W}{v}'
        : `\\frac{V-W}{v}\\left(${lance ? `\\left(1+\\frac{\\rho gh}{p_0}\\right)` : ''}\\left(\\frac{V}{V-W}\\right)${exponent}-1\\right)`,
  })
  const wrong = pick(choice, 'asked', {
    pressure: quick
      ? 'p_0\\left(1+\\frac{Nv}{V-W}\\right)\\frac{V-W}{V-W+w}'
      : 'p_0\\left(1+\\frac{Nv}{V}\\right)\\frac{V-W}{V-W+w}',
    volume: quick
      ? lance
        ? `${air}\\left(\\frac{p_0}{${stop}}\\left(1+\\frac{Nv}{V-W}\\right)-1\\right)`
        : 'Nv'
      : lance
        ? 'Nv'
        : `${air}\\frac{Nv}{V}`,
    strokes: quick
      ? `\\frac{V-W}{v}\\left(${lance ? `\\left(1+\\frac{\\rho gh}{p_0}\\right)` : ''}\\frac{V}{V-W}-1\\right)`
      : lance
        ? '\\frac{W}{v}'
        : '\\frac{V}{v}',
  })
  const limits = pick<Form['limits']>(choice, 'asked', {
    pressure: [
      ['w', '0', 'p_0\\left(1+\\frac{Nv}{V-W}\\right)', 'nothing sprayed yet'],
      ['v', '0', `p_0\\left(\\frac{V-W}{V-W+w}\\right)${exponent}`, 'nothing pumped in'],
    ],
    volume: quick
      ? [
          [
            'gamma',
            '1',
            lance ? `${air}\\left(\\frac{p_0}{${stop}}\\left(1+\\frac{Nv}{V-W}\\right)-1\\right)` : 'Nv',
            'the law of constant temperature',
          ],
        ]
      : lance
        ? [['h', '0', 'Nv', 'without a height the air that was pumped in drives out its own volume']]
        : [['v', '0', '0', 'nothing pumped in, nothing driven out']],
    strokes: quick
      ? [
          [
            'gamma',
            '1',
            lance
              ? '\\frac{V-W}{v}\\left(\\left(1+\\frac{\\rho gh}{p_0}\\right)\\frac{V}{V-W}-1\\right)'
              : '\\frac Wv',
            'the law of constant temperature',
          ],
        ]
      : lance
        ? [['h', '0', '\\frac Wv', 'without a height the air that was pumped in drives out its own volume']]
        : [['v', '0', '\\infty', 'a pump that moves no air']],
  })
  return {
    title: question.title,
    en:
      `A garden sprayer is a rigid tank of volume $V$, in which there is the volume $W$ of water and above it air of the outer pressure $p_0$ and room temperature. ${counted ? 'With $N$ strokes' : 'With some strokes'} of a hand pump, each of which takes in the volume $v$ of outer air, air is pumped in; by and by the air in the tank takes room temperature again. Then the valve is opened, and the air drives the water out${nozzleEn} (the lance itself holds hardly any). ` +
      (quick
        ? 'It goes so quickly that the air in the tank exchanges no heat; the ratio of its specific heats is $\\gamma$. '
        : 'It goes so slowly that the air in the tank keeps room temperature. ') +
      question.en,
    zh:
      `一个园艺喷雾器是容积为 $V$ 的刚性罐，罐内有体积为 $W$ 的水，水面上方是压强等于外界压强 $p_0$、处于室温的空气。${counted ? '用手动泵打气 $N$ 次' : '用手动泵打气若干次'}，每次吸入体积为 $v$ 的外界空气并压入罐内；过一会儿罐内空气恢复到室温。然后打开阀门，空气把水压出：${nozzleZh}（喷杆本身容纳的水可忽略）。` +
      (quick
        ? '这一过程很快，罐内空气不与外界交换热量；其比热容比为 $\\gamma$。'
        : '这一过程很慢，罐内空气保持室温。') +
      question.zh,
    symbols,
    asked: question.asked,
    constraints: ['W<V'],
    answer,
    solution: `The $N$ strokes bring in as much air as fills $Nv$ at $p_0$; at room temperature the pressure gets $p_1=p_0\\left(1+\\frac{Nv}{V-W}\\right)$. While the water leaves, the volume of the air grows from $V-W$ to $V-W+w$, and ${quick ? '$pV^\\gamma$' : '$pV$'} stays constant. ${counted && choice['asked'] === 'pressure' ? '' : `The spray dies away where the pressure has fallen to $${stop}$. `}${pick(choice, 'asked', { pressure: 'Here $w$ is given.', volume: 'Solve for $w$.', strokes: 'Here $w=W$; solve for $N$.' })}`,
    trap: quick
      ? 'Taking the temperature of the air to be constant also during the quick spraying.'
      : lance
        ? 'Forgetting that the water must be lifted to the nozzle.'
        : 'Spreading the pumped air over the whole tank, water included.',
    wrong: [wrong],
    limits,
  }
}

export const gardenSprayer: Template = {
  id: 'thermo-garden-sprayer',
  domain: 'thermodynamics',
  level: 'undergraduate',
  topics: ['gas law', 'adiabatic change'],
  choices: {
    asked: ['pressure', 'volume', 'strokes'],
    spray: ['slow', 'quick'],
    nozzle: ['level', 'lance'],
  },
  allowed: (choice) => choice['asked'] !== 'pressure' || choice['nozzle'] === 'level',
  published: { asked: 'volume', spray: 'quick', nozzle: 'lance' },
  form,
}
