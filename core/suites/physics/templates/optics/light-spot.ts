/** The spot of light that a lens or mirror throws on a wall, from a lamp or the Sun. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const element = pick(choice, 'element', {
    converging: {
      mirror: false,
      bends: 1,
      power: '\\frac1f',
      en: 'a thin converging lens of focal length $f$',
      zh: '一个焦距为 $f$ 的薄会聚透镜',
      focal: 'f',
    },
    diverging: {
      mirror: false,
      bends: -1,
      power: '\\frac1f',
      en: 'a thin diverging lens whose focal length has the magnitude $f$',
      zh: '一个焦距大小为 $f$ 的薄发散透镜',
      focal: 'f',
    },
    concave: {
      mirror: true,
      bends: 1,
      power: '\\frac2R',
      en: 'a concave mirror with the radius of curvature $R$',
      zh: '一个曲率半径为 $R$ 的凹面镜',
      focal: 'R/2',
    },
    convex: {
      mirror: true,
      bends: -1,
      power: '\\frac2R',
      en: 'a convex mirror with the radius of curvature $R$',
      zh: '一个曲率半径为 $R$ 的凸面镜',
      focal: 'R/2',
    },
  })
  const lamp = pick(choice, 'lamp', { near: 'near', beyond: 'beyond', sun: 'sun' } as const)
  const power = element.power
  const collects = element.bends === 1
  const answer = {
    near: `D\\left(1+\\frac La${collects ? '-' : '+'}L\\cdot${power}\\right)`,
    beyond: `D\\left(L\\cdot${power}-\\frac La-1\\right)`,
    sun: collects ? `D\\left(L\\cdot${power}-1\\right)` : `D\\left(1+L\\cdot${power}\\right)`,
  }[lamp]
    .replaceAll('L\\cdot\\frac1f', '\\frac Lf')
    .replaceAll('L\\cdot\\frac2R', '\\frac{2L}{R}')
  const other = element.mirror ? '\\frac LR' : '\\frac{2L}{f}'
  const wrong = {
    near: `D\\left(1+\\frac La${collects ? '+' : '-'}${power === '\\frac1f' ? '\\frac Lf' : '\\frac{2L}{R}'}\\right)`,
    beyond: `D\\left(${other}-\\frac La-1\\right)`,
    sun: collects ? `D\\left(${other}-1\\right)` : `D\\left(1+${other}\\right)`,
  }[lamp]
  const small = lamp === 'near' && collects
  const size: SymbolRow = element.mirror
    ? ['R', 'radius of curvature of the mirror', 'm', small ? 2 : 0.8, small ? 3 : 1.2]
    : ['f', 'focal length of the lens', 'm', small ? 1 : 0.4, small ? 1.5 : 0.6]
  const symbols: SymbolRow[] = [
    ['D', `diameter of the ${element.mirror ? 'mirror' : 'lens'}`, 'm', 0.5, 2],
    size,
    ['L', 'distance of the wall', 'm', 5, 8],
  ]
  if (lamp !== 'sun') symbols.push(['a', 'distance of the lamp', 'm', small ? 0.4 : 0.8, small ? 0.8 : 1.2])
  const thing = element.mirror ? { en: 'mirror', zh: '镜子' } : { en: 'lens', zh: '透镜' }
  const light = {
    near: {
      en: `A small lamp stands on its axis, at the distance $a$ from it${collects ? `; this is less than the focal length` : ''}`,
      zh: `一盏小灯位于其轴上，距离为 $a$${collects ? '，小于焦距' : ''}`,
    },
    beyond: {
      en: 'A small lamp stands on its axis, at the distance $a$ from it; this is more than the focal length',
      zh: '一盏小灯位于其轴上，距离为 $a$，大于焦距',
    },
    sun: { en: 'Light of a star falls on it along its axis', zh: '一颗恒星的光沿其轴线照射到它上面' },
  }[lamp]
  const wall = element.mirror
    ? {
        en: `The light that is thrown back makes a round spot on a wall that is at right angles to the axis, at the distance $L$ from the mirror (${lamp === 'sun' ? 'what the wall keeps off does not matter' : 'lamp and wall keep no light off'})`,
        zh: `反射回来的光在一面与轴垂直、离镜子 $L$ 远的墙上形成一个圆形光斑（不计${lamp === 'sun' ? '墙' : '灯和墙'}的遮挡）`,
      }
    : {
        en: 'The light that has passed through it makes a round spot on a wall that is at right angles to the axis, at the distance $L$ behind the lens',
        zh: '穿过它的光在一面与轴垂直、位于透镜后方 $L$ 处的墙上形成一个圆形光斑',
      }
  const crossing = collects && lamp !== 'near'
  return {
    title: 'A spot of light on the wall',
    en: `In a dark room there is ${element.en} and of diameter $D$. ${light.en}. ${wall.en}${crossing ? '; the light has come together in a point before that' : ''}. What is the diameter of the spot? (Use the usual equations for rays close to the axis${element.mirror ? '; the depth of the mirror does not matter' : ''}.)`,
    zh: `暗室中有${element.zh}，其直径为 $D$。${light.zh}。${wall.zh}${crossing ? '；光在到达墙之前已会聚于一点' : ''}。光斑的直径是多少？（采用通常的近轴光线公式${element.mirror ? '；镜子的深度不计' : ''}。）`,
    symbols,
    asked: ['d', 'diameter of the spot', 'm'],
    constraints: [],
    answer,
    solution: `The light goes ${lamp === 'near' || !collects ? 'as if it came from' : 'through'} the image at the distance $b$, with $\\frac1b=${lamp === 'sun' ? power : lamp === 'beyond' ? `${power}-\\frac1a` : `\\frac1a${collects ? '-' : '+'}${power}`}$. By similar triangles $d=D\\left(${crossing ? '\\frac Lb-1' : '1+\\frac Lb'}\\right)$.`,
    trap: {
      near: collects
        ? 'Taking the element for one that spreads the light.'
        : 'Taking the element for one that collects the light.',
      beyond: element.mirror
        ? 'Taking the radius of curvature for the focal length.'
        : 'Taking the focal length for a radius of curvature.',
      sun: element.mirror
        ? 'Taking the radius of curvature for the focal length.'
        : 'Taking the focal length for a radius of curvature.',
    }[lamp],
    wrong: [wrong],
    limits:
      lamp === 'sun'
        ? [
            collects
              ? [element.mirror ? 'R' : 'f', '0', '\\infty', 'a very strong one spreads the light widely']
              : [element.mirror ? 'R' : 'f', '\\infty', 'D', 'the light is not bent'],
          ]
        : lamp === 'near'
          ? [['L', '0', 'D', `right at the ${thing.en}`]]
          : [['a', '\\infty', answer.replace('-\\frac La', ''), 'a lamp as far as a star']],
  }
}

export const lightSpot: Template = {
  id: 'opt-light-spot',
  domain: 'optics',
  level: 'high-school',
  topics: ['lenses', 'mirrors', 'similar triangles'],
  choices: { element: ['converging', 'diverging', 'concave', 'convex'], lamp: ['near', 'beyond', 'sun'] },
  allowed: ({ element, lamp }) => lamp !== 'beyond' || element === 'converging' || element === 'concave',
  published: { element: 'concave', lamp: 'beyond' },
  form,
}
