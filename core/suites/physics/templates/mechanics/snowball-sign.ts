import { pick } from '../template.ts'
import type { Template } from '../template.ts'

/** A snowball hits the lower edge of a hinged shop sign. */
export const snowballSign: Template = {
  id: 'mech-snowball-sign',
  domain: 'mechanics',
  level: 'undergraduate',
  topics: ['rigid bodies', 'collisions', 'angular momentum', 'energy'],
  choices: {
    sign: ['plate', 'disc', 'ring', 'triangle'],
    hit: ['sticks', 'drops', 'bounces'],
    asked: ['speed', 'hinge'],
  },
  published: { sign: 'disc', hit: 'sticks', asked: 'hinge' },
  form: (choice) => {
    // Moment of inertia about the hinge i M h^2 and depth of the centre of mass s h, as whole fractions.
    const sign = pick(choice, 'sign', {
      plate: {
        en: 'a uniform rectangular board, hinged along its upper edge',
        zh: '一块均匀的矩形木板，沿上边缘铰接',
        tip: 'the middle of its lower edge',
        tipZh: '下边缘的中点',
        i: [1, 3],
        s: [1, 2],
      },
      disc: {
        en: 'a uniform round board, hinged at its highest point about the horizontal tangent there',
        zh: '一块均匀的圆形木板，在最高点处绕该处的水平切线铰接',
        tip: 'its lowest point',
        tipZh: '最低点',
        i: [5, 16],
        s: [1, 2],
      },
      ring: {
        en: 'a thin uniform ring (a pretzel shop), hinged at its highest point about the horizontal tangent there',
        zh: '一个均匀的细圆环（面包圈店的招牌），在最高点处绕该处的水平切线铰接',
        tip: 'its lowest point',
        tipZh: '最低点',
        i: [3, 8],
        s: [1, 2],
      },
      triangle: {
        en: 'a uniform triangular board, one corner pointing down, hinged along its horizontal upper edge',
        zh: '一块均匀的三角形木板，一个角朝下，沿水平的上边缘铰接',
        tip: 'its lower corner',
        tipZh: '下面的角',
        i: [1, 6],
        s: [1, 3],
      },
    } as const)
    const [i1, i2] = sign.i
    const [s1, s2] = sign.s
    const hit = pick(choice, 'hit', {
      sticks: { en: 'sticks there', zh: '并粘在那里' },
      drops: {
        en: 'and falls straight down right after the impact, without any horizontal velocity',
        zh: '碰撞后失去全部水平速度，竖直落下',
      },
      bounces: {
        en: 'and bounces back from it fully elastically (it is frozen hard)',
        zh: '并完全弹性地弹回（雪球冻得很硬）',
      },
    } as const)
    const frac = (top: number, bottom: number): string => {
      const d = gcd(top, bottom)
      return bottom === d ? String(top / d) : `\\frac{${String(top / d)}}{${String(bottom / d)}}`
    }
    const term = (n: number, symbol: string): string => (n === 1 ? symbol : `${String(n)}${symbol}`)
    const iM = `${term(i1, 'M')}+${String(i2)}m` // times 1 / i2
    const sM = `${term(s1, 'M')}+${String(s2)}m` // times 1 / s2
    const lead = i2 * s1 - i1 * s2 // (s - i) times i2 s2
    const speeds = {
      sticks: `\\frac1m\\sqrt{${frac(2, i2 * s2)}gh(${iM})(${sM})}`,
      drops: `\\frac Mm\\sqrt{${frac(2 * i1 * s1, i2 * s2)}gh}`,
      bounces: `\\frac{${iM}}{${String(2 * i2)}m}\\sqrt{${frac(2 * s1 * i2, s2 * i1)}gh}`,
    }
    const hinge = (times: number): string => {
      const d = gcd(times * lead, s2)
      const below = s2 === d ? iM : `${String(s2 / d)}(${iM})`
      return `\\frac{${term((times * lead) / d, 'mMv')}}{${below}}`
    }
    const hinges = {
      sticks: hinge(1),
      drops: lead === i1 * s2 ? 'mv' : `${frac(lead, i1 * s2)}mv`,
      bounces: hinge(2),
    }
    const speed = choice.asked === 'speed'
    const table = speed ? speeds : hinges
    const answer = pick(choice, 'hit', table)
    const wrong = pick(choice, 'hit', {
      sticks: table.drops,
      drops: table.bounces,
      bounces: table.sticks,
    })
    const after = pick(choice, 'hit', {
      sticks: `\\Omega=\\frac{mv}{h\\left(${frac(i1, i2)}M+m\\right)}`,
      drops: `\\Omega=\\frac{mv}{${frac(i1, i2)}Mh}`,
      bounces: `\\Omega=\\frac{2mv}{h\\left(${frac(i1, i2)}M+m\\right)}`,
    })
    return {
      title: 'Snowball against a shop sign',
      en: `A shop sign of mass $M$ hangs at rest in a vertical plane: ${sign.en}, so that it can swing out of its plane without friction. Its height from the hinge to ${sign.tip} is $h$. A snowball of mass $m$, small in size, hits ${sign.tip} horizontally, at right angles to the sign, ${speed ? 'with a certain speed' : 'with the speed $v$'} ${choice.hit === 'sticks' ? 'and ' : ''}${hit.en}. ${
        speed
          ? `How great must this speed be so that the sign${choice.hit === 'sticks' ? ', with the snow,' : ''} just swings up until it is horizontal?`
          : "What horizontal impulse does the hinge give to the sign during the impact (positive in the direction of the snowball's flight)?"
      }`,
      zh: `一块质量为 $M$ 的商店招牌静止地竖直悬挂着：它是${sign.zh}，可以无摩擦地向板面外摆动。从铰链到${sign.tipZh}的高度为 $h$。一个质量为 $m$、尺寸很小的雪球${speed ? '以某一速率' : '以速率 $v$ '}水平地、垂直于板面击中${sign.tipZh}，${hit.zh}。${
        speed
          ? `这个速率必须多大，才能使招牌${choice.hit === 'sticks' ? '连同雪' : ''}恰好摆到水平位置？`
          : '碰撞过程中铰链给招牌的水平冲量是多少（以雪球飞行的方向为正）？'
      }`,
      symbols: [
        ['M', 'mass of the sign', 'kg', 1, 2],
        ['m', 'mass of the snowball', 'kg', 0.2, 0.8],
        ['h', 'height of the sign', 'm', 0.6, 1.2],
        ...(speed ? (['g'] as const) : ([['v', 'speed of the snowball', 'm/s', 1, 3]] as const)),
      ],
      asked: speed
        ? ['v', 'speed of the snowball', 'm/s']
        : ['P', "horizontal impulse of the hinge, positive in the direction of the snowball's flight", 'N*s'],
      answer,
      solution: `About the hinge the sign has the moment of inertia $${frac(i1, i2)}Mh^2$; its centre of mass is $${frac(s1, s2)}h$ below the hinge. Angular momentum about the hinge is conserved in the impact${choice.hit === 'bounces' ? ', and so is energy' : ''}: right after it $${after}$. ${
        speed
          ? `This rotational energy must equal the work against gravity, $${frac(s1, s2)}Mgh${choice.hit === 'sticks' ? '+mgh' : ''}$, so $v=${answer}$.`
          : `The hinge's impulse is the change of the whole momentum: that of the sign afterwards, $${frac(s1, s2)}M\\Omega h$, ${choice.hit === 'sticks' ? 'and of the snow on it, less $mv$' : choice.hit === 'drops' ? 'less $mv$' : `less what the ball has lost, $${frac(i1, i2)}M\\Omega h$`}: $${answer}$.`
      }`,
      trap: speed
        ? 'Using the momentum balance instead of that of angular momentum (the hinge takes part), or energy conservation through the impact.'
        : 'Thinking that momentum is conserved: the hinge holds the upper edge in its place.',
      wrong: [wrong],
      limits: speed ? [['h', '0', '0', 'a low sign is lifted easily']] : [['v', '0', '0', 'no impact']],
    }
  },
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}
