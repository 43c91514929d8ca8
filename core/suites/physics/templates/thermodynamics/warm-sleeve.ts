/** Insulation that cools: the sleeve of a heated wire, the coat of a heated bead. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const wire = pick(choice, 'shape', { wire: true, bead: false })
  const asked = pick(choice, 'asked', {
    radius: 'radius',
    skin: 'skin',
    centre: 'centre',
    same: 'same',
  } as const)
  const symbols: SymbolRow[] =
    asked === 'same'
      ? [
          ['\\kappa', 'thermal conductivity of the coat', 'W/(m*K)', 0.9, 1.1],
          ['h', 'heat given to the air, per area, time and temperature difference', 'W/(m^2*K)', 1.4, 1.6],
          ['a', 'radius of the core', 'm', 0.95, 1.05],
        ]
      : [
          ['\\kappa', `thermal conductivity of the ${wire ? 'sleeve' : 'coat'}`, 'W/(m*K)', 2, 3],
          ['h', 'heat given to the air, per area, time and temperature difference', 'W/(m^2*K)', 0.5, 1.5],
          ['a', 'radius of the core', 'm', 0.5, 1],
        ]
  const power = wire ? 'q' : 'P'
  if (asked === 'skin' || asked === 'centre') {
    symbols.push(
      wire ? ['q', 'heating power per length', 'W/m', 0.5, 2] : ['P', 'heating power', 'W', 0.5, 2],
    )
  }
  if (asked === 'centre') symbols.push(['\\kappa_c', 'thermal conductivity of the core', 'W/(m*K)', 0.5, 2])
  const skin = wire
    ? '\\frac{q}{2\\pi\\kappa}\\left(1+\\ln\\frac{\\kappa}{ha}\\right)'
    : '\\frac{P}{4\\pi\\kappa}\\left(\\frac1a-\\frac{h}{4\\kappa}\\right)'
  const inner = wire ? '\\frac{q}{4\\pi\\kappa_c}' : '\\frac{P}{8\\pi\\kappa_ca}'
  const best = wire ? '\\frac{\\kappa}{h}' : '\\frac{2\\kappa}{h}'
  const answer = { radius: best, skin, centre: `${skin}+${inner}`, same: '\\frac{\\kappa a}{ha-\\kappa}' }[
    asked
  ]
  const bare = wire ? '\\frac{q}{2\\pi ha}' : '\\frac{P}{4\\pi ha^2}'
  const wrong = {
    radius: wire ? '\\frac{2\\kappa}{h}' : '\\frac{\\kappa}{h}',
    skin: bare,
    centre: wire ? `${skin}+\\frac{q}{2\\pi\\kappa_c}` : `${skin}+\\frac{P}{4\\pi\\kappa_ca}`,
    same: '\\frac{2\\kappa}{h}',
  }[asked]
  const thing = wire
    ? {
        en: 'A long straight round wire of radius $a$',
        zh: '一根半径为 $a$ 的长直圆导线',
        cover: 'sleeve',
        coverZh: '护套',
      }
    : { en: 'A round bead of radius $a$', zh: '一个半径为 $a$ 的圆珠', cover: 'coat', coverZh: '涂层' }
  const powerEn =
    asked === 'skin' || asked === 'centre'
      ? ` gives off the heating power $${power}$${wire ? ' per length' : ''}`
      : ' gives off a steady heating power'
  const powerZh =
    asked === 'skin' || asked === 'centre'
      ? `以${wire ? '每单位长度' : ''} $${power}$ 的功率发热`
      : '以恒定的功率发热'
  const origin =
    asked === 'centre'
      ? {
          en: ', evenly throughout its volume; its own thermal conductivity is $\\kappa_c$',
          zh: '，发热在其体积内均匀分布；它自身的热导率为 $\\kappa_c$',
        }
      : { en: '; it is a good conductor of heat', zh: '；它是热的良导体' }
  const condition = wire ? 'ha<\\kappa' : asked === 'same' ? '\\kappa<ha<2\\kappa' : 'ha<2\\kappa'
  const question = {
    radius: {
      en: `How large must the outer radius of the ${thing.cover} be for the core to be as cool as possible?`,
      zh: `要使芯部尽可能凉，${thing.coverZh}的外半径应为多大？`,
    },
    skin: {
      en: `The thickness of the ${thing.cover} is chosen so that the core is as cool as possible. How many kelvins is the core warmer than the air then?`,
      zh: `选择${thing.coverZh}的厚度使芯部尽可能凉。此时芯部比空气高多少开？`,
    },
    centre: {
      en: `The thickness of the ${thing.cover} is chosen so that the core is as cool as possible. How many kelvins is ${wire ? 'the axis of the wire' : 'the centre of the bead'} warmer than the air then?`,
      zh: `选择${thing.coverZh}的厚度使芯部尽可能凉。此时${wire ? '导线的轴线' : '圆珠的中心'}比空气高多少开？`,
    },
    same: {
      en: `With a thin ${thing.cover} the core is cooler than without any, with a very thick one warmer. How large is the outer radius of the ${thing.cover} with which the core is just as warm as without any?`,
      zh: `${thing.coverZh}薄时芯部比没有${thing.coverZh}时更凉，很厚时则更热。${thing.coverZh}的外半径为多大时，芯部恰好与没有${thing.coverZh}时一样热？`,
    },
  }[asked]
  const resistance = wire
    ? '\\frac{1}{2\\pi}\\left(\\frac1\\kappa\\ln\\frac ba+\\frac1{hb}\\right)'
    : '\\frac{1}{4\\pi}\\left(\\frac1\\kappa\\left(\\frac1a-\\frac1b\\right)+\\frac1{hb^2}\\right)'
  const finish = {
    radius: `Its derivative vanishes at $b=${best}$, where it is smallest.`,
    skin: `It is smallest at $b=${best}$; the power times that smallest value is the difference.`,
    centre: `It is smallest at $b=${best}$, which gives $${skin}$ for the surface of the core. Inside, the heat made within the radius $r$ flows through the area there; from the middle to the surface the temperature falls by $${inner}$.`,
    same: 'Equal to the value at $b=a$: $\\frac1\\kappa\\left(\\frac1a-\\frac1b\\right)=\\frac1h\\left(\\frac1{a^2}-\\frac1{b^2}\\right)$; dividing by $\\frac1a-\\frac1b$ gives $\\frac1a+\\frac1b=\\frac h\\kappa$.',
  }[asked]
  return {
    title: wire ? 'The sleeve that cools' : 'The coat that cools',
    en: `${thing.en}${powerEn}${origin.en}. It is to be given a tight ${thing.cover} of thermal conductivity $\\kappa$. The surface in contact with the air gives off the heat $h$ per area, time and kelvin by which it is warmer than the air, with or without a ${thing.cover}, whatever its radius; here $${condition}$. All is in a steady state. ${question.en}`,
    zh: `${thing.zh}${powerZh}${origin.zh}。现要给它紧紧裹上一层热导率为 $\\kappa$ 的${thing.coverZh}。与空气接触的表面在单位面积、单位时间内，每比空气高一开就放出热量 $h$，不论有无${thing.coverZh}，也不论半径大小；这里 $${condition}$。一切处于稳态。${question.zh}`,
    symbols,
    asked:
      asked === 'radius' || asked === 'same'
        ? ['b', `outer radius of the ${thing.cover}`, 'm']
        : ['\\theta', 'temperature above that of the air', 'K'],
    constraints: asked === 'same' ? ['ha<2\\kappa', '\\kappa<ha'] : [condition],
    answer,
    solution: `Between core and air, a ${thing.cover} of outer radius $b$ and its surface have the thermal resistance${wire ? ' (times length)' : ''} $${resistance}$. ${finish}`,
    trap: {
      radius: wire ? 'Taking over the result for a ball.' : 'Taking over the result for a wire.',
      skin: 'Believing that insulation can only make the core warmer, and taking the bare core.',
      centre: 'Letting all of the heat come from the middle, which doubles the difference inside the core.',
      same: 'Giving the radius at which the core is coolest.',
    }[asked],
    wrong: [wrong],
    limits: {
      radius: [['kappa', '0', '0', 'a good insulator never helps']] as const,
      skin: [
        wire
          ? (['h', '\\frac{\\kappa}{a}', bare, 'there the best sleeve has no thickness'] as const)
          : (['h', '\\frac{2\\kappa}{a}', bare, 'there the best coat has no thickness'] as const),
      ],
      centre: [['kappa_c', '\\infty', skin, 'a core that conducts well is equally warm throughout']] as const,
      same: [['h', '\\frac{2\\kappa}{a}', 'a', 'there any coat makes the core warmer']] as const,
    }[asked],
  }
}

export const warmSleeve: Template = {
  id: 'thermo-warm-sleeve',
  domain: 'thermodynamics',
  level: 'undergraduate',
  topics: ['heat conduction', 'extrema'],
  choices: { shape: ['wire', 'bead'], asked: ['radius', 'skin', 'centre', 'same'] },
  // For a wire the radius of equal warmth has no closed form.
  allowed: (choice) => choice['shape'] === 'bead' || choice['asked'] !== 'same',
  published: { shape: 'bead', asked: 'skin' },
  form,
}
