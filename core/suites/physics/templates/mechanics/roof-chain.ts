import { pick } from '../template.ts'
import type { Template } from '../template.ts'

/** A chain is drawn over an edge by the part of it that is already across. */
export const roofChain: Template = {
  id: 'mech-roof-chain',
  domain: 'mechanics',
  level: 'undergraduate',
  topics: ['chains', 'friction', 'differential equations', 'energy'],
  choices: { down: ['wall', 'ramp'], lies: ['smooth', 'rough', 'slope'], asked: ['speed', 'time'] },
  published: { down: 'wall', lies: 'rough', asked: 'time' },
  form: (choice) => {
    const down = pick(choice, 'down', {
      wall: {
        en: 'hangs vertically down the outer wall, without touching it',
        zh: '沿外墙竖直悬垂，不碰到墙',
        pull: '',
        symbols: [],
      },
      ramp: {
        en: 'lies on the smooth steep side of the roof, which goes straight down at the angle $\\alpha$ to the horizontal',
        zh: '沿屋顶陡的一侧放着，该侧光滑，与水平面成 $\\alpha$ 角径直向下',
        pull: '\\sin\\alpha',
        symbols: [['\\alpha', 'angle of the steep side', 'rad', 0.8, 1.2]],
      },
    } as const)
    const lies = pick(choice, 'lies', {
      smooth: {
        en: 'lies straight on a smooth level terrace, at right angles to the edge',
        zh: '垂直于棱边、笔直地放在光滑的水平平台上',
        hold: '',
        symbols: [],
        to: null,
      },
      rough: {
        en: 'lies straight on a level terrace, at right angles to the edge; there the coefficient of friction (kinetic and static) is $\\mu$',
        zh: '垂直于棱边、笔直地放在水平平台上，平台上的（动、静）摩擦因数为 $\\mu$',
        hold: '\\mu',
        symbols: [['\\mu', 'coefficient of friction', '1', 0.1, 0.3]],
        to: ['mu', 'no friction'],
      },
      slope: {
        en: 'lies straight down the other side of the roof, which is smooth and goes down from the edge at the small angle $\\beta$ to the horizontal',
        zh: '笔直地放在屋顶的另一侧，该侧光滑，从棱边起以较小的角 $\\beta$（与水平面的夹角）向下倾斜',
        hold: '\\sin\\beta',
        symbols: [['\\beta', 'angle of the other side', 'rad', 0.1, 0.3]],
        to: ['beta', 'a level terrace'],
      },
    } as const)
    const ramp = choice.down === 'ramp'
    const speedOf = (hold: string): string =>
      hold === ''
        ? `\\sqrt{\\frac{g(L^2-b^2)${down.pull}}{L}}`
        : `\\sqrt{\\frac{g(L-b)}{L}\\left[(L+b)${down.pull}-${hold}(L-b)\\right]}`
    const timeOf = (hold: string): string =>
      hold === ''
        ? `\\sqrt{\\frac{L}{g${down.pull}}}\\operatorname{arcosh}\\frac{L}{b}`
        : `\\sqrt{\\frac{L}{g(${ramp ? '\\sin\\alpha' : '1'}+${hold})}}\\operatorname{arcosh}\\frac{L${down.pull}}{b${down.pull}-(L-b)${hold}}`
    const speed = choice.asked === 'speed'
    const of = speed ? speedOf : timeOf
    const answer = of(lies.hold)
    const wrong =
      lies.hold === ''
        ? speed
          ? `\\sqrt{2g(L-b)${down.pull}}`
          : `\\sqrt{\\frac{2L(L-b)}{gb${down.pull}}}`
        : speed
          ? `\\sqrt{\\frac{g(L^2-b^2)${down.pull}}{L}-2${lies.hold} g(L-b)}`
          : of('')
    return {
      title: 'The chain that pulls itself over',
      en: `A thin, very flexible chain of length $L$ is laid over a straight horizontal edge, in a smooth little guide that leads it around the edge and keeps it from lifting off. The part of length $b$ ${down.en}; the rest ${lies.en}. The chain is let go, begins to move by itself, and slides over the edge; the way down is longer than the chain. ${speed ? 'What is its speed when its last link goes over the edge?' : 'After what time does its last link go over the edge?'}`,
      zh: `一根细而非常柔软的链条，长为 $L$，搭在一条笔直的水平棱边上；一段光滑的小导槽引导它绕过棱边，并防止它翘离。其中长为 $b$ 的一段${down.zh}；其余部分${lies.zh}。放开链条，它自己开始运动，滑过棱边；下面的路程比链条长。${speed ? '当它的最后一环越过棱边时，链条的速率是多少？' : '经过多长时间它的最后一环越过棱边？'}`,
      symbols: [
        ['L', 'length of the chain', 'm', 1.8, 2.2],
        ['b', 'length of the part that is across at first', 'm', 1, 1.3],
        ...down.symbols,
        ...lies.symbols,
        'g',
      ],
      asked: speed
        ? ['v', 'speed when the last link goes over the edge', 'm/s']
        : ['t', 'time until the last link goes over the edge', 's'],
      constraints: ['b<L'],
      answer,
      solution: `When the length $x$ is across, the pull along the chain is $\\frac gL\\left[x${down.pull}${lies.hold === '' ? '' : `-${lies.hold}(L-x)`}\\right]$ per mass, which is $\\ddot x$. ${
        speed
          ? `Multiplied by $\\dot x$ and integrated from $b$ to $L$ this gives $\\frac12v^2$, and $v=${answer}$.`
          : `This is linear in $x$: the distance from the point of balance grows like a hyperbolic cosine with the rate $\\sqrt{\\frac{g${lies.hold === '' ? down.pull : `(${ramp ? '\\sin\\alpha' : '1'}+${lies.hold})`}}{L}}$, starting at rest from $b$. So $t=${answer}$.`
      }`,
      trap:
        lies.hold === ''
          ? 'Letting all of the moved part fall through the whole way, or taking the acceleration as constant.'
          : 'Forgetting that the part which holds back gets shorter while the part which pulls gets longer.',
      wrong: [wrong],
      limits: [
        ...(lies.to === null ? [] : ([[lies.to[0], '0', of(''), lies.to[1]]] as const)),
        ['b', 'L', '0', 'the chain is across already'],
      ],
    }
  },
}
