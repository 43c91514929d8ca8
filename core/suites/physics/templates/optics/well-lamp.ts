/** Looking straight down into a well or up out of it: coin, mirrors, layers of liquid. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const oil = pick(choice, 'liquid', { water: false, oil: true })
  const view = pick(choice, 'view', { coin: 'coin', mirror: 'mirror', bowl: 'bowl', fish: 'fish' } as const)
  const symbols: SymbolRow[] = [
    ['H', 'height of the lamp above the liquid', 'm', 0.5, 1],
    ['h', 'depth of the water', 'm', 0.5, 1],
    ['n', 'refractive index of the water', '1', 1.2, 1.5],
  ]
  if (oil)
    symbols.push(
      ['s', 'thickness of the oil', 'm', 0.2, 0.5],
      ['n_1', 'refractive index of the oil', '1', 1.55, 1.8],
    )
  if (view === 'bowl') symbols.push(['r', 'radius of curvature of the mirror', 'm', 9, 12])
  const reduced = `H+${oil ? '\\frac{s}{n_1}+' : ''}\\frac hn`
  const straight = `H+${oil ? 's+' : ''}h`
  const answer = {
    coin: reduced,
    mirror: `2\\left(${reduced}\\right)`,
    bowl: `\\left(${reduced}\\right)\\left(1+\\frac{r}{r-2n\\left(${reduced}\\right)}\\right)`,
    fish: `h+${oil ? '\\frac{ns}{n_1}+' : ''}nH`,
  }[view]
  const wrong = {
    coin: straight,
    mirror: `2H+${oil ? 's+' : ''}h+${oil ? '\\frac{s}{n_1}+' : ''}\\frac hn`,
    bowl: `\\left(${reduced}\\right)\\left(1+\\frac{r}{r-2\\left(${reduced}\\right)}\\right)`,
    fish: `\\frac hn+${oil ? '\\frac{s}{n_1}+' : ''}H`,
  }[view]
  const liquid = oil
    ? {
        en: 'In a well there is water (refractive index $n$) $h$ deep, and on it lies a layer of clear oil (refractive index $n_1$), $s$ thick',
        zh: '一口井里有深为 $h$ 的水（折射率为 $n$），水上有一层厚为 $s$ 的透明油（折射率为 $n_1$）',
      }
    : {
        en: 'In a well there is water (refractive index $n$) $h$ deep',
        zh: '一口井里有深为 $h$ 的水（折射率为 $n$）',
      }
  const scene = {
    coin: {
      en: 'A girl holds her lamp at the height $H$ above the liquid and, with her eye right beside the lamp, looks straight down at a coin on the bottom. At what distance from her eye does she see the coin?',
      zh: '一个女孩把灯举在液面上方高 $H$ 处，眼睛紧挨着灯，竖直向下看井底的一枚硬币。她看到的硬币离眼睛多远？',
    },
    mirror: {
      en: 'A flat mirror lies on the bottom. A girl holds her lamp at the height $H$ above the liquid and, with her eye right beside the lamp, looks straight down. At what distance from her eye does she see the lamp in the mirror?',
      zh: '井底平放着一面平面镜。一个女孩把灯举在液面上方高 $H$ 处，眼睛紧挨着灯，竖直向下看。她在镜中看到的灯离眼睛多远？',
    },
    bowl: {
      en: 'A shallow concave mirror with the radius of curvature $r$ lies on the bottom; $r$ is so large that the mirror shows things upright. A girl holds her lamp at the height $H$ above the liquid, over the middle of the mirror, and, with her eye right beside the lamp, looks straight down. At what distance from her eye does she see the lamp in the mirror? (Rays close to the axis; $h$ holds in the middle.)',
      zh: '井底放着一面曲率半径为 $r$ 的浅凹面镜；$r$ 很大，镜中的像是正立的。一个女孩把灯举在镜子中心上方、液面之上高 $H$ 处，眼睛紧挨着灯，竖直向下看。她在镜中看到的灯离眼睛多远？（近轴光线；$h$ 为中心处的水深。）',
    },
    fish: {
      en: 'A girl holds her lamp at the height $H$ above the liquid. A fish that rests on the bottom, right below, looks straight up at the lamp. At what distance from its eye does it see the lamp?',
      zh: '一个女孩把灯举在液面上方高 $H$ 处。一条停在正下方井底的鱼竖直向上看这盏灯。它看到的灯离眼睛多远？',
    },
  }[view]
  return {
    title: view === 'fish' ? 'The lamp above the fish' : 'Looking into the well',
    en: `${liquid.en}. ${scene.en} (The air has the refractive index 1.)`,
    zh: `${liquid.zh}。${scene.zh}（空气的折射率为1。）`,
    symbols,
    asked: ['d', 'distance of the image from the eye', 'm'],
    answer,
    solution: {
      coin: `Seen from air straight above, a layer of thickness $h$ and index $n$ looks $h/n$ thick. So the coin seems to be at $${reduced}$.`,
      mirror: `Seen from air straight above, a layer of thickness $h$ and index $n$ looks $h/n$ thick, so the mirror seems to be at $${reduced}$; the image of the lamp is as far behind it.`,
      bowl: `Measured in air, the mirror is at $D=${reduced}$. In the water its focal length is $r/2$, which measured in the same way is $\\frac{r}{2n}$. From $\\frac1D-\\frac1{D'}=\\frac{2n}{r}$ the upright image is $D'=\\frac{rD}{r-2nD}$ behind the mirror, $D+D'$ from the eye.`,
      fish: `For an eye in the water, the height $H$ of air looks $n$ times as high${oil ? ', and the oil $n/n_1$ times as thick' : ''}; the water itself keeps its depth.`,
    }[view],
    trap: {
      coin: 'Forgetting that layers of liquid look thinner than they are.',
      mirror: 'Shortening the layers on one of the two ways only.',
      bowl: 'Shortening the lengths, but not the focal length of the mirror in the water.',
      fish: 'Using what an eye in the air would see.',
    }[view],
    wrong: [wrong],
    limits: [
      [
        'n',
        '1',
        {
          coin: `H+${oil ? '\\frac{s}{n_1}+' : ''}h`,
          mirror: `2\\left(H+${oil ? '\\frac{s}{n_1}+' : ''}h\\right)`,
          bowl: answer.replaceAll('2n', '2').replaceAll('\\frac hn', 'h'),
          fish: `h+${oil ? '\\frac{s}{n_1}+' : ''}H`,
        }[view],
        'water that does not refract',
      ],
      ...(view === 'bowl' ? [['r', '\\infty', `2\\left(${reduced}\\right)`, 'a flat mirror'] as const] : []),
    ],
  }
}

export const wellLamp: Template = {
  id: 'opt-well-lamp',
  domain: 'optics',
  level: 'high-school',
  topics: ['apparent depth', 'mirrors'],
  choices: { view: ['coin', 'mirror', 'bowl', 'fish'], liquid: ['water', 'oil'] },
  // A lamp above a diver in plain water is another item already.
  allowed: ({ view, liquid }) => view !== 'fish' || liquid === 'oil',
  published: { view: 'bowl', liquid: 'water' },
  form,
}
