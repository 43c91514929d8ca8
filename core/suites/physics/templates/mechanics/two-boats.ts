import { pick } from '../template.ts'
import type { Template } from '../template.ts'

/** How the rope runs: how many strands pull on his boat and on the other one. */
const ROPES = {
  tied: {
    own: 1,
    other: 1,
    en: 'The rope runs from his hands straight to the bow of the other boat, where it is tied.',
    zh: '绳子从他手中直接拉到另一条船的船头，并系在那里。',
  },
  looped: {
    own: 2,
    other: 2,
    en: 'The rope is tied to the bow of his own boat, runs to a light pulley at the bow of the other boat, and from there back to his hands.',
    zh: '绳子一端系在他自己的船头，绕过另一条船船头的轻滑轮，再回到他手中。',
  },
  shore: {
    own: 1,
    other: 2,
    en: 'The rope is tied to a post on the shore behind him, runs past his boat to a light pulley at the bow of the other boat, and from there back to his hands.',
    zh: '绳子一端系在他身后岸上的木桩上，从他的船旁经过，绕过另一条船船头的轻滑轮，再回到他手中。',
  },
  triple: {
    own: 3,
    other: 3,
    en: 'The rope is tied to the bow of the other boat, runs to a light pulley at the bow of his own boat, back to a light pulley at the bow of the other boat, and from there to his hands.',
    zh: '绳子一端系在另一条船的船头，先绕过他自己船头的轻滑轮，再回到另一条船船头的轻滑轮，最后到他手中。',
  },
} as const

const times = (n: number, symbol: string): string => (n === 1 ? symbol : `${String(n)}${symbol}`)

/** A man hauls a boat towards his own; the strands of the rope decide what pulls on which boat. */
export const twoBoats: Template = {
  id: 'mech-two-boats',
  domain: 'mechanics',
  level: 'high-school',
  topics: ["Newton's third law", 'pulleys', 'relative motion'],
  choices: { rope: ['tied', 'looped', 'shore', 'triple'], asked: ['time', 'rope', 'other'] },
  published: { rope: 'shore', asked: 'rope' },
  form: (choice) => {
    const { own, other, en, zh } = pick<(typeof ROPES)[keyof typeof ROPES]>(choice, 'rope', ROPES)
    const sum = `${times(own, 'M')}+${times(other, 'm')}`
    const squares = `${times(own * own, 'M')}+${times(other * other, 'm')}`
    const time = `\\sqrt{\\frac{2dmM}{F\\left(${sum}\\right)}}`
    const what = pick(choice, 'asked', {
      time: {
        en: 'After what time do the boats touch?',
        zh: '经过多长时间两船相碰？',
        asked: ['t', 'time until the boats touch', 's'],
        answer: time,
        last: `so $t=${time}$.`,
        wrong: own === 1 && other === 1 ? '\\sqrt{\\frac{2dM}{F}}' : '\\sqrt{\\frac{2dmM}{F(m+M)}}',
        heavy: `\\sqrt{\\frac{2dm}{${times(own, 'F')}}}`,
      },
      rope: {
        en: 'With what speed does the rope run through his hands into his boat at the moment at which the boats touch?',
        zh: '两船相碰的瞬间，绳子以多大的速率经他的手收进他的船里？',
        asked: ['u', 'speed with which the rope is hauled in when the boats touch', 'm/s'],
        answer: `\\left(${squares}\\right)\\sqrt{\\frac{2dF}{mM\\left(${sum}\\right)}}`,
        last: `so $t=${time}$. Each strand gets shorter with the boats at its ends, and the rope comes in at $${times(own, 'v_1')}+${times(other, 'v_2')}=Ft\\frac{${squares}}{mM}$.`,
        wrong:
          own === 1 && other === 1
            ? '\\sqrt{\\frac{2dF}{M}}'
            : `\\sqrt{\\frac{2dF\\left(${sum}\\right)}{mM}}`,
        heavy: `${String(own)}\\sqrt{\\frac{2dF\\cdot${String(own)}}{m}}`,
      },
      other: {
        en: 'How fast does the other boat move over the water at the moment at which the boats touch?',
        zh: '两船相碰的瞬间，另一条船相对水面的速率是多少？',
        asked: ['v_2', 'speed of the other boat over the water when the boats touch', 'm/s'],
        answer: `${String(other)}\\sqrt{\\frac{2dmF}{M\\left(${sum}\\right)}}`,
        last: `so $t=${time}$, and the other boat has the speed $\\frac{${times(other, 'F')}}{M}t$.`,
        wrong: own === 1 && other === 1 ? '\\sqrt{\\frac{2dF}{M}}' : '\\sqrt{\\frac{2dmF}{M(m+M)}}',
        heavy: '0',
      },
    } as const)
    const strands = (n: number): string => (n === 1 ? 'one strand pulls' : `${String(n)} strands pull`)
    return {
      title: 'Hauling a boat closer',
      en: `Two boats lie at rest on a calm lake, bow to bow, with the gap $d$ between them. A man sits in one of them; he and his boat together have mass $m$, the other boat has mass $M$. He holds a light rope. ${en} All strands are practically parallel to the line through the boats. Now he hauls in the rope hand over hand and always pulls with the same force $F$. The resistance of the water and friction in any pulley are negligible. ${what.en}`,
      zh: `平静的湖面上有两条静止的船，船头相对，间距为 $d$。一个人坐在其中一条船上，人与船的总质量为 $m$，另一条船的质量为 $M$。他握着一根轻绳。${zh}所有绳段实际上都与两船的连线平行。现在他双手交替收绳，始终用同样大小的力 $F$ 拉绳。水的阻力和滑轮的摩擦均可忽略。${what.zh}`,
      symbols: [
        ['m', 'mass of the man and his boat', 'kg', 1, 2],
        ['M', 'mass of the other boat', 'kg', 1, 2.5],
        ['d', 'gap between the boats', 'm', 0.8, 2],
        ['F', 'force with which he pulls', 'N', 0.8, 2],
      ],
      asked: what.asked,
      answer: what.answer,
      solution: `The tension is $F$ everywhere. On his boat (with him) ${strands(own)}, on the other ${strands(other)}: $a_1=\\frac{${times(own, 'F')}}{m}$ and $a_2=\\frac{${times(other, 'F')}}{M}$, towards each other. The gap closes with the acceleration $a_1+a_2=\\frac{F\\left(${sum}\\right)}{mM}$, ${what.last}`,
      trap:
        own === 1 && other === 1
          ? 'Forgetting that his own boat is pulled forward as well.'
          : 'Letting the force F act once on each boat, or taking the closing speed of the boats for the speed of the rope, without counting the strands.',
      wrong: [what.wrong],
      limits: [
        ['M', '\\infty', what.heavy, 'a very heavy boat is like a quay'],
        ['d', '0', '0', 'without a gap they touch at once, at rest'],
      ],
    }
  },
}
