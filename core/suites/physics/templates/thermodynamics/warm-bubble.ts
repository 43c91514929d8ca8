/** A closed bubble is warmed and grows: soap film or rubber sack, in vacuum or in air, different gases. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { FREEDOMS, ratio } from './ratio.ts'

function form(choice: Choice): Form {
  const freedoms = pick(choice, 'gas', FREEDOMS)
  const soap = pick(choice, 'skin', { soap: true, rubber: false })
  const air = pick(choice, 'outside', { vacuum: false, air: true })
  const heat = pick(choice, 'asked', { heat: true, temperature: false })
  const gas = pick(choice, 'gas', {
    mono: { en: 'helium', zh: '氦气' },
    di: {
      en: 'nitrogen (molecules of two atoms, whose vibration does not matter)',
      zh: '氮气（双原子分子，振动不计）',
    },
  })
  const cubes = '\\left(r_2^3-r_1^3\\right)'
  const squares = '\\left(r_2^2-r_1^2\\right)'
  // c = f/2: heat = c d(pV) + p dV; the film's share 4 sigma/r, a constant pressure's share P.
  const film = `${ratio(8 * freedoms + 24, 3)}\\pi\\sigma${squares}`
  const steady = (pressure: string): string => `${ratio(2 * (freedoms + 2), 3)}\\pi ${pressure}${cubes}`
  const answer = heat
    ? soap
      ? air
        ? `${film}+${steady('p_0')}`
        : film
      : air
        ? steady('(p_0+2\\kappa)')
        : `${ratio(4 * (freedoms + 2), 3)}\\pi\\kappa${cubes}`
    : soap
      ? air
        ? 'T_1\\frac{p_0r_2^3+4\\sigma r_2^2}{p_0r_1^3+4\\sigma r_1^2}'
        : 'T_1\\frac{r_2^2}{r_1^2}'
      : 'T_1\\frac{r_2^3}{r_1^3}'
  const wrong = heat
    ? soap
      ? `${ratio(8 * freedoms + 24, 6)}\\pi\\sigma${squares}${air ? `+${steady('p_0')}` : ''}`
      : air
        ? `${ratio(2 * freedoms, 3)}\\pi(p_0+2\\kappa)${cubes}`
        : `${ratio(4 * freedoms, 3)}\\pi\\kappa${cubes}`
    : soap
      ? 'T_1\\frac{r_2^3}{r_1^3}'
      : 'T_1\\frac{r_2^2}{r_1^2}'
  const symbols: SymbolRow[] = [
    ['r_1', 'radius at first', 'm', 0.8, 1.2],
    ['r_2', 'radius in the end', 'm', 1.5, 2],
    soap
      ? ['\\sigma', 'surface tension of each of the two surfaces', 'N/m', 0.5, 2]
      : ['\\kappa', 'ratio of the tension to the radius', 'N/m^2', 0.5, 2],
  ]
  if (air) symbols.push(['p_0', 'pressure of the air outside', 'Pa', 0.5, 2])
  if (!heat) symbols.push(['T_1', 'temperature at first', 'K', 1, 2])
  const excess = soap ? '\\frac{4\\sigma}{r}' : '2\\kappa'
  const inside = air ? `p_0+${excess}` : excess
  return {
    title: soap ? 'A soap bubble in the sun' : 'A rubber ball in the sun',
    en:
      (soap
        ? `A closed soap bubble, filled with ${gas.en}, floats ${air ? 'in air of the pressure $p_0$' : 'in an evacuated glass tank (the liquid is one that does not evaporate)'}. The surface tension of each of the two surfaces of its film is $\\sigma$ at all temperatures. `
        : `A closed round bag of very thin rubber, filled with ${gas.en}, hangs ${air ? 'in air of the pressure $p_0$' : 'in an evacuated glass tank'}. At each radius $r$ its skin is under a tension (force per length of an imagined cut, in all directions) of $\\kappa r$, at all temperatures. `) +
      `Sunlight slowly warms the gas${heat ? '' : ' from the absolute temperature $T_1$'}, and the radius grows from $r_1$ to $r_2$. ` +
      (heat
        ? 'How much heat has the gas taken up? (It is ideal; its weight does not matter.)'
        : 'To what absolute temperature has the gas been warmed? (It is ideal; its weight does not matter.)'),
    zh:
      (soap
        ? `一个封闭的肥皂泡充有${gas.zh}，飘浮在${air ? '压强为 $p_0$ 的空气中' : '抽成真空的玻璃容器中（所用液体不会蒸发）'}。液膜两个表面中每一个的表面张力在任何温度下都是 $\\sigma$。`
        : `一个用极薄橡胶制成的封闭圆球袋充有${gas.zh}，悬挂在${air ? '压强为 $p_0$ 的空气中' : '抽成真空的玻璃容器中'}。半径为 $r$ 时，球皮在各个方向上的张力（设想切口每单位长度上的力）为 $\\kappa r$，与温度无关。`) +
      `阳光使气体${heat ? '' : '从热力学温度 $T_1$ 开始'}慢慢变暖，半径由 $r_1$ 增大到 $r_2$。` +
      (heat
        ? '气体吸收了多少热量？（气体是理想的，其重量不计。）'
        : '气体升温到多高的热力学温度？（气体是理想的，其重量不计。）'),
    symbols,
    asked: heat ? ['Q', 'heat taken up by the gas', 'J'] : ['T_2', 'temperature in the end', 'K'],
    constraints: ['r_1<r_2'],
    answer,
    solution:
      `Across the skin the pressure jumps by $${excess}$ (${soap ? 'two surfaces' : 'twice the tension by the radius'}), so inside it is $${inside}$. ` +
      (heat
        ? `The gas gains the internal energy ${`$${ratio(freedoms, 2)}$`} times the growth of $pV$, with $V=\\frac43\\pi r^3$, and does the work $\\int p\\cdot4\\pi r^2\\,\\mathrm dr$ on skin and surroundings. The sum is the heat.`
        : 'The temperature grows like $pV$, that is like this pressure times $r^3$.'),
    trap: soap
      ? 'Taking the pressure to be constant, or forgetting that a film has two surfaces.'
      : heat
        ? 'Forgetting the work that the gas does in stretching the skin.'
        : 'Taking the pressure to fall as it does in a soap bubble.',
    wrong: [wrong],
    limits: [
      ['r_2', 'r_1', heat ? '0' : 'T_1', 'nothing has happened'],
      ...(air && soap
        ? ([
            [
              'sigma',
              '0',
              heat ? steady('p_0') : 'T_1\\frac{r_2^3}{r_1^3}',
              'without tension the pressure is constant',
            ],
          ] as const)
        : ([['r_2', '\\infty', '\\infty', 'an ever larger bubble']] as const)),
    ],
  }
}

export const warmBubble: Template = {
  id: 'thermo-warm-bubble',
  domain: 'thermodynamics',
  level: 'undergraduate',
  topics: ['first law', 'surface tension', 'degrees of freedom'],
  choices: {
    asked: ['heat', 'temperature'],
    gas: ['mono', 'di'],
    skin: ['soap', 'rubber'],
    outside: ['vacuum', 'air'],
  },
  // The temperature does not depend on the gas, and for rubber not on what is outside.
  allowed: (choice) =>
    choice['asked'] === 'heat' ||
    (choice['gas'] === 'mono' && (choice['skin'] === 'soap' || choice['outside'] === 'vacuum')),
  published: { asked: 'heat', gas: 'mono', skin: 'soap', outside: 'air' },
  form,
}
