/** Damp air in a syringe: pushed until dew forms, or with a drop in it; pressure, water or work is asked for. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const wet = pick(choice, 'start', { damp: false, drop: true })
  const inwards = pick(choice, 'piston', { push: true, pull: false })
  const asked = pick(choice, 'asked', {
    pressure: ['p_2', 'pressure in the end', 'Pa'],
    water: ['\\Delta m', `mass of the water that has ${inwards ? 'condensed' : 'evaporated'}`, 'kg'],
    work: ['A', inwards ? 'work done on the contents' : 'work done by the contents', 'J'],
  } as const)
  const share = wet ? 'p_s' : '\\varphi p_s'
  const dry = `(p-${share})`
  const answer = pick(choice, 'asked', {
    pressure: inwards ? `p_s+k${dry}` : `p_s+\\frac{p-p_s}{k}`,
    water: inwards
      ? `\\frac{Mp_sV}{RT}\\left(${wet ? '1' : '\\varphi'}-\\frac1k\\right)`
      : '\\frac{Mp_sV}{RT}(k-1)',
    work: inwards
      ? wet
        ? 'V\\left((p-p_s)\\ln k+p_s\\left(1-\\frac1k\\right)\\right)'
        : 'V\\left((p-\\varphi p_s)\\ln k+p_s\\left(\\varphi-\\frac1k-\\varphi\\ln\\varphi\\right)\\right)'
      : 'V\\left((p-p_s)\\ln k+p_s(k-1)\\right)',
  })
  const wrong = pick(choice, 'asked', {
    pressure: inwards ? 'kp' : '\\frac pk',
    water: inwards
      ? `\\frac{Mp_sV}{RT}\\left(${wet ? 'k-1' : 'k\\varphi-1'}\\right)`
      : '\\frac{Mp_sV}{RT}\\left(1-\\frac1k\\right)',
    work: 'pV\\ln k',
  })
  const symbols: SymbolRow[] = [['k', 'ratio of the volumes', '1', 2.2, 4]]
  const mass = choice['asked'] === 'water'
  symbols.push(['p_s', 'saturation pressure of water', 'Pa', 0.5, 1])
  if (!mass) symbols.push(['p', 'pressure at first', 'Pa', 1.5, 3])
  if (choice['asked'] !== 'pressure') symbols.push(['V', 'volume at first', 'm^3', 0.5, 2])
  if (!wet) symbols.push(['\\varphi', 'relative humidity', '1', 0.5, 0.9])
  if (mass) {
    symbols.push(['M', 'molar mass of water', 'kg/mol', 0.8, 1.2], 'R_gas', [
      'T',
      'temperature',
      'K',
      0.8,
      1.5,
    ])
  }
  const heldEn = [
    ...(choice['asked'] === 'pressure' ? [] : ['the volume $V$']),
    ...(mass ? [] : ['the pressure $p$']),
  ].join(' and ')
  const heldZh = [
    ...(choice['asked'] === 'pressure' ? [] : ['体积为 $V$']),
    ...(mass ? [] : ['压强为 $p$']),
  ].join('、')
  const room = mass ? ' (absolute temperature $T$)' : ''
  return {
    title: inwards ? 'Dew in the syringe' : 'A drop in the syringe',
    en:
      `A closed syringe holds air with ${wet ? 'water vapour and a drop of water' : 'some water vapour'}; the gas has ${heldEn}. ` +
      (wet
        ? `Vapour and drop have come into equilibrium. At room temperature${room} water has the saturation pressure $p_s$. `
        : `At room temperature${room} water has the saturation pressure $p_s$, and the relative humidity in the syringe is $\\varphi$. `) +
      (inwards
        ? `Very slowly the piston is pushed in, to the $k$-th part of the volume${wet ? '' : '; here $k\\varphi>1$, and dew forms as soon as the vapour is saturated'}. `
        : 'Very slowly the piston is drawn out, to $k$ times the volume; a part of the drop is still there then. ') +
      'All stays at room temperature, air and vapour are ideal gases, and liquid water takes up no noticeable room. ' +
      pick(choice, 'asked', {
        pressure: 'What is the pressure in the syringe in the end?',
        water: inwards
          ? 'What mass of water (molar mass $M$) has condensed?'
          : 'What mass of water (molar mass $M$) has evaporated?',
        work: inwards
          ? 'What work has the piston done on the contents of the syringe?'
          : 'What work have the contents of the syringe done on the piston?',
      }),
    zh:
      `一支封闭的注射器中装有空气和${wet ? '水蒸气，还有一滴水' : '一些水蒸气'}；气体的${heldZh}。` +
      (wet
        ? `水蒸气与水滴已达到平衡。在室温${mass ? '（热力学温度 $T$）' : ''}下水的饱和蒸气压为 $p_s$。`
        : `在室温${mass ? '（热力学温度 $T$）' : ''}下水的饱和蒸气压为 $p_s$，注射器内的相对湿度为 $\\varphi$。`) +
      (inwards
        ? `把活塞非常缓慢地推入，使体积变为原来的 $k$ 分之一${wet ? '' : '；这里 $k\\varphi>1$，水蒸气一达到饱和就有露珠形成'}。`
        : '把活塞非常缓慢地拉出，使体积变为原来的 $k$ 倍；此时仍有一部分水滴存在。') +
      '整个过程保持室温，空气和水蒸气都是理想气体，液态水所占的体积可以忽略。' +
      pick(choice, 'asked', {
        pressure: '最后注射器内的压强是多少？',
        water: inwards
          ? '有多少质量的水（摩尔质量为 $M$）凝结了？'
          : '有多少质量的水（摩尔质量为 $M$）蒸发了？',
        work: inwards ? '活塞对注射器内的物质做了多少功？' : '注射器内的物质对活塞做了多少功？',
      }),
    symbols,
    asked,
    ...(wet ? {} : { constraints: ['k\\varphi>1'] }),
    answer,
    solution:
      `The vapour has the pressure $${share}$ at first${wet || !inwards ? ' and keeps it, as long as there is liquid' : '; once the volume has fallen to $\\varphi V$ it is saturated and stays at $p_s$'}. The dry air alone follows Boyle's law, from $p-${share}$ to ${inwards ? `$k$ times that` : 'the $k$-th part'}. ` +
      pick(choice, 'asked', {
        pressure: 'The sum of both is the pressure.',
        water: `The vapour of pressure $p_s$ has the density $\\frac{Mp_s}{RT}$; the mass of vapour before and after differs by what has ${inwards ? 'condensed' : 'evaporated'}.`,
        work: `The dry air contributes $${dry}V\\ln k$; the vapour contributes $p_s$ times the change of volume while it is saturated${wet ? '' : ', $p_s(\\varphi V-V/k)$, and $\\varphi p_sV\\ln(1/\\varphi)$ before'}.`,
      }),
    trap:
      choice['asked'] === 'water'
        ? 'Taking the volume at the wrong end of the process.'
        : "Applying Boyle's law to the whole pressure, vapour included.",
    wrong: [wrong],
    limits:
      choice['asked'] === 'water'
        ? inwards
          ? [
              [
                'k',
                '\\infty',
                wet ? '\\frac{Mp_sV}{RT}' : '\\frac{M\\varphi p_sV}{RT}',
                'all the vapour condenses',
              ],
            ]
          : [['k', '1', '0', 'nothing has happened']]
        : choice['asked'] === 'work'
          ? [['p_s', '0', 'pV\\ln k', 'without vapour: dry air at constant temperature']]
          : [['p_s', '0', inwards ? 'kp' : '\\frac pk', "without vapour Boyle's law holds"]],
  }
}

export const dampSyringe: Template = {
  id: 'thermo-damp-syringe',
  domain: 'thermodynamics',
  level: 'undergraduate',
  topics: ['saturated vapour', 'partial pressures'],
  choices: { asked: ['pressure', 'water', 'work'], start: ['damp', 'drop'], piston: ['push', 'pull'] },
  allowed: (choice) => choice['piston'] === 'push' || choice['start'] === 'drop',
  published: { asked: 'work', start: 'damp', piston: 'push' },
  form,
}
