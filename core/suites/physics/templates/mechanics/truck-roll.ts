import { pick } from '../template.ts'
import type { Template } from '../template.ts'

/** Something round rolls off the bed of a truck that speeds up. */
export const truckRoll: Template = {
  id: 'mech-truck-roll',
  domain: 'mechanics',
  level: 'undergraduate',
  topics: ['rolling', 'accelerated frames', 'rigid bodies'],
  choices: {
    body: ['pipe', 'roll', 'ball'],
    road: ['level', 'uphill'],
    asked: ['time', 'distance', 'spin'],
  },
  published: { body: 'roll', road: 'uphill', asked: 'distance' },
  form: (choice) => {
    const body = pick(choice, 'body', {
      pipe: {
        en: 'a thin-walled steel pipe, its axis across the truck',
        zh: '一根薄壁钢管，其轴线与车身垂直',
        plus: '2',
        twice: '4',
        share: '',
        inertia: 'mr^2',
      },
      roll: {
        en: 'a solid log, a uniform cylinder, its axis across the truck',
        zh: '一根实心圆木（均匀圆柱体），其轴线与车身垂直',
        plus: '\\frac32',
        twice: '3',
        share: '\\frac43',
        inertia: '\\frac12mr^2',
      },
      ball: {
        en: 'a solid uniform ball of stone for a garden gate',
        zh: '一个用于花园大门的均匀实心石球',
        plus: '\\frac75',
        twice: '\\frac{14}5',
        share: '\\frac{10}7',
        inertia: '\\frac25mr^2',
      },
    } as const)
    const road = pick(choice, 'road', {
      level: { en: 'on a level road', zh: '在水平公路上', pull: 'a', symbols: [] },
      uphill: {
        en: 'facing uphill on a straight road of slope angle $\\alpha$, its bed parallel to the road',
        zh: '车头朝上停在倾角为 $\\alpha$ 的笔直坡道上，车厢底板与路面平行',
        pull: '(a+g\\sin\\alpha)',
        symbols: [['\\alpha', 'slope angle of the road', 'rad', 0.1, 0.4], 'g'],
      },
    } as const)
    const { plus, twice, share, inertia } = body
    const up = choice.road === 'uphill'
    const asked = pick(choice, 'asked', {
      time: {
        en: 'How long does it take to reach the rear end of the bed?',
        zh: '它经过多长时间到达底板后端？',
        asked: ['t', 'time until it reaches the rear end', 's'],
        answer: `\\sqrt{\\frac{${twice}d}{${road.pull}}}`,
        last: `so it needs the time $\\sqrt{2d/a'}$.`,
        wrong: `\\sqrt{\\frac{2d}{${road.pull}}}`,
      },
      distance: {
        en: 'How far has the truck moved when it reaches the rear end of the bed?',
        zh: '当它到达底板后端时，卡车已前进多远？',
        asked: ['s', 'distance that the truck has moved', 'm'],
        answer: up ? `\\frac{${plus}ad}{a+g\\sin\\alpha}` : `${plus}d`,
        last: `and while it covers $d$ on the bed the truck covers $d\\frac a{a'}$.`,
        wrong: up ? '\\frac{ad}{a+g\\sin\\alpha}' : 'd',
      },
      spin: {
        en: 'With what angular velocity does it turn when it reaches the rear end of the bed? Its radius is $r$.',
        zh: '当它到达底板后端时，它转动的角速度是多少？它的半径为 $r$。',
        asked: ['\\omega', 'angular velocity at the rear end', '1/s'],
        answer: `\\frac1r\\sqrt{${share}d${road.pull}}`,
        last: `so it has the speed $\\sqrt{2a'd}$ relative to the bed there, and turns with this speed over $r$.`,
        wrong: `\\frac1r\\sqrt{2d${road.pull}}`,
      },
    } as const)
    return {
      title: 'Lost from the truck',
      en: `A truck stands ${road.en}; its tailgate is open. On the bed lies ${body.en}; the place where it touches the bed is at the distance $d$ from the rear end of the bed, and it is held at rest by a wedge. The truck starts, with the constant acceleration $a$, and at the same moment the wedge is taken away; from then on the load rolls on the bed without slipping, straight backwards. ${asked.en}`,
      zh: `一辆卡车${choice.road === 'level' ? '停' : ''}${road.zh}，后挡板开着。底板上放着${body.zh}；它与底板的接触处到底板后端的距离为 $d$，用一块楔子固定。卡车以恒定加速度 $a$ 起动，同时楔子被抽走；此后该物体在底板上无滑动地径直向后滚动。${asked.zh}`,
      symbols: [
        ['d', 'distance from the rear end', 'm', 0.8, 2],
        ['a', 'acceleration of the truck', 'm/s^2', 1, 3],
        ...road.symbols,
        ...(choice.asked === 'spin' ? ([['r', 'radius of the round body', 'm', 0.3, 0.6]] as const) : []),
      ],
      asked: asked.asked,
      answer: asked.answer,
      solution: `In the frame of the truck the centre of mass is pulled backwards with $m${road.pull}$, against the friction $f$: $m${road.pull}-f=ma'$. The friction turns it: $fr=I\\frac{a'}r$ with $I=${inertia}$. Adding gives the acceleration relative to the bed, $a'=\\frac{${up ? 'a+g\\sin\\alpha' : 'a'}}{${plus}}$, ${asked.last}`,
      trap: 'Letting it lag behind with the whole acceleration of the truck, as if it slid without friction.',
      wrong: [asked.wrong],
      limits: up
        ? [
            [
              'alpha',
              '0',
              asked.answer.replaceAll('(a+g\\sin\\alpha)', 'a').replaceAll('a+g\\sin\\alpha', 'a'),
              'a level road',
            ],
            ['d', '0', '0', 'it lies at the rear end already'],
          ]
        : [['d', '0', '0', 'it lies at the rear end already']],
    }
  },
}
