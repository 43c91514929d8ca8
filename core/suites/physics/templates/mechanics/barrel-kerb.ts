import { pick } from '../template.ts'
import type { Template } from '../template.ts'

/** A barrel is to be brought over a kerb; the ways to pull differ in arm and direction. */
export const barrelKerb: Template = {
  id: 'mech-barrel-kerb',
  domain: 'mechanics',
  level: 'high-school',
  topics: ['statics', 'torque'],
  choices: { pull: ['axle', 'top', 'lift', 'axle-best', 'rim-best'], asked: ['force', 'edge'] },
  published: { pull: 'rim-best', asked: 'edge' },
  form: (choice) => {
    const root = '\\sqrt{h(2R-h)}'
    const way = pick(choice, 'pull', {
      axle: {
        en: 'The brewer pulls horizontally, towards the kerb, on a light fork whose ends hold the barrel at its axis.',
        zh: '酿酒工用一个两端卡住桶轴的轻叉，朝路缘石方向水平拉桶。',
        force: `\\frac{mg${root}}{R-h}`,
        edge: '\\frac{mgR}{R-h}',
        how: 'The pull has the arm $R-h$ about the edge.',
        then: 'The edge must balance the horizontal pull $F$ and the weight $mg$, which are at right angles: $\\sqrt{F^2+m^2g^2}$.',
        wrong: ['\\frac{mgR}{R-h}', 'mg'],
        limit: ['0', 'mg'],
      },
      top: {
        en: 'The brewer has wound a light rope several times around the barrel; it leaves the barrel at its top, and he pulls it horizontally, over the kerb and away from the barrel.',
        zh: '酿酒工把一根轻绳在桶上绕了几圈，绳从桶顶引出，他隔着路缘石朝远离桶的方向水平拉绳。',
        force: 'mg\\sqrt{\\frac{h}{2R-h}}',
        edge: 'mg\\sqrt{\\frac{2R}{2R-h}}',
        how: 'The pull has the arm $2R-h$ about the edge.',
        then: 'The edge must balance the horizontal pull $F$ and the weight $mg$, which are at right angles: $\\sqrt{F^2+m^2g^2}$.',
        wrong: [`\\frac{mg${root}}{R-h}`, '\\frac{mgR}{R-h}'],
        limit: ['0', 'mg'],
      },
      lift: {
        en: 'The brewer goes to the side of the barrel that is turned away from the kerb and pulls vertically upwards there on a strap that is glued to the barrel at the height of its axis.',
        zh: '酿酒工走到桶背离路缘石的一侧，在与桶轴等高处，用一条粘在桶上的带子竖直向上拉。',
        force: `\\frac{mg${root}}{R+${root}}`,
        edge: `\\frac{mgR}{R+${root}}`,
        how: `The pull has the arm $R+${root}$ about the edge.`,
        then: 'All forces are vertical, so the edge carries $mg-F$.',
        wrong: [`\\frac{mg${root}}{R}`, `\\frac{mg${root}}{R+${root}}`],
        limit: ['0', 'mg'],
      },
      'axle-best': {
        en: 'The brewer pulls on a light fork whose ends hold the barrel at its axis, at right angles to that axis and in the direction in which the least force is enough.',
        zh: '酿酒工用一个两端卡住桶轴的轻叉，在垂直于桶轴的平面内，沿所需拉力最小的方向拉桶。',
        force: `\\frac{mg${root}}{R}`,
        edge: '\\frac{mg(R-h)}{R}',
        how: 'Pulled at right angles to the line from the edge to the axis, the arm is $R$, the longest possible.',
        then: 'The pull balances the part of the weight that is at right angles to the line from edge to axis; the edge carries the part along it.',
        wrong: [`\\frac{mg${root}}{R-h}`, 'mg'],
        limit: ['0', 'mg'],
      },
      'rim-best': {
        en: 'The brewer has wound a light rope several times around the barrel. He pulls its free end in such a way, at right angles to the axis of the barrel, that the least force is enough.',
        zh: '酿酒工把一根轻绳在桶上绕了几圈。他在垂直于桶轴的平面内拉绳的自由端，所选的方向使所需的拉力最小。',
        force: `\\frac{mg${root}}{2R}`,
        edge: 'mg\\sqrt{1-\\frac{3h(2R-h)}{4R^2}}',
        how: 'The rope pulls along a tangent; its arm about the edge is longest, $2R$, where it leaves the barrel opposite to the edge.',
        then: `The weight has the part $mg\\frac{R-h}{R}$ along the line from edge to axis and $mg\\frac{${root}}{R}$ at right angles to it, of which the pull takes one half; the edge carries the rest of both.`,
        wrong: [`\\frac{mg${root}}{R}`, '\\frac{mg(R-h)}{R}'],
        limit: ['0', 'mg'],
      },
    } as const)
    const force = choice.asked === 'force'
    const question = force
      ? {
          en: 'With what force must he pull so that the barrel just begins to rise from the road?',
          zh: '要使桶刚好开始离开路面，他必须用多大的力拉？',
        }
      : {
          en: 'With what force does the barrel press on the edge of the kerb when it just begins to rise from the road?',
          zh: '当桶刚好开始离开路面时，桶对路缘石棱边的压力（合力的大小）是多少？',
        }
    return {
      title: 'A barrel at the kerb',
      en: `A full barrel, a cylinder of mass $m$ and radius $R$ whose centre of mass is on its axis, lies on a level road and touches with its whole length the edge of a kerb of height $h<R$. ${way.en} The barrel does not slip on the edge. ${question.en}`,
      zh: `一只装满的酒桶（圆柱形，质量为 $m$，半径为 $R$，质心在轴线上）横放在水平路面上，整条侧面靠着高度为 $h<R$ 的路缘石的棱边。${way.zh}桶在棱边上不打滑。${question.zh}`,
      symbols: [
        ['m', 'mass of the barrel', 'kg', 1, 2],
        ['R', 'radius of the barrel', 'm', 1, 1.5],
        ['h', 'height of the kerb', 'm', 0.2, 0.7],
        'g',
      ],
      asked: force
        ? ['F', 'force of the pull', 'N']
        : ['N', 'magnitude of the force on the edge of the kerb', 'N'],
      constraints: ['h<R'],
      answer: force ? way.force : way.edge,
      solution: `When the barrel begins to rise, the road no longer carries anything, and the torques of weight and pull about the edge balance. The horizontal distance of the axis from the edge is $\\sqrt{R^2-(R-h)^2}=${root}$: the arm of the weight. ${way.how} So $F=${way.force}$.${force ? '' : ` ${way.then} This gives $${way.edge}$.`}`,
      trap: force
        ? 'Taking the arm of the pull about the axis instead of about the edge.'
        : 'Taking the force on the edge to be just the weight, or leaving out the part of it that the pull adds or takes away.',
      wrong: [force ? way.wrong[0] : way.wrong[1]],
      limits: [['h', '0', force ? way.limit[0] : way.limit[1], 'without a kerb the barrel is not held back']],
    }
  },
}
