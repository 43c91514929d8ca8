import { pick } from '../template.ts'
import type { Template } from '../template.ts'

/** The answer for a fixed stop, from the one for a wagon. */
const onStop = (answer: string): string =>
  answer
    .replaceAll('\\frac{mMv^2}{m+M}', 'mv^2')
    .replaceAll('\\frac{mM}{m+M}', 'm')
    .replaceAll('\\frac{mMk_1k_2}{(m+M)(k_1+k_2)}', '\\frac{mk_1k_2}{k_1+k_2}')

/** A wagon runs into a spring buffer, on a fixed stop or on another wagon. */
export const bufferStop: Template = {
  id: 'mech-buffer-stop',
  domain: 'mechanics',
  level: 'high-school',
  topics: ['energy conservation', 'springs', 'momentum'],
  choices: {
    buffer: ['nested', 'stacked', 'preloaded'],
    end: ['stop', 'wagon'],
    asked: ['compression', 'force'],
  },
  published: { buffer: 'nested', end: 'wagon', asked: 'force' },
  form: (choice) => {
    const end = pick(choice, 'end', {
      stop: {
        en: 'a buffer that is mounted on a massive stop of concrete at the end of the track',
        zh: '安装在轨道尽头巨大混凝土挡墩上的缓冲器',
        touch: 'the wagon stands still',
        twice: 'mv^2',
        factor: 'm',
        symbols: [],
        why: 'All kinetic energy of the wagon is in the springs when it stands still:',
      },
      wagon: {
        en: 'a light buffer that is mounted on another wagon, of mass $M$, which stands on the track at rest, its brakes off',
        zh: '安装在另一节车厢上的轻质缓冲器；那节车厢质量为 $M$，静止在轨道上，制动已松开',
        touch: 'both wagons have the same velocity',
        twice: '\\frac{mMv^2}{m+M}',
        factor: '\\frac{mM}{m+M}',
        symbols: [['M', 'mass of the other wagon', 'kg', 1, 2]],
        why: 'At the greatest compression both wagons have the velocity $\\frac{mv}{m+M}$, and the kinetic energy has fallen by $\\frac{mMv^2}{2(m+M)}$:',
      },
    } as const)
    const compressed = choice.asked === 'compression'
    const e = end.twice
    const buffer = pick(choice, 'buffer', {
      nested: {
        en: 'It consists of two coil springs, one inside the other. The outer one, of stiffness $k_1$, is touched first; the inner one, of stiffness $k_2$, is shorter, and is touched only when the outer one has been compressed by $s$. The impact is hard enough for that.',
        zh: '它由一里一外两根螺旋弹簧组成。外弹簧劲度系数为 $k_1$，先被碰到；内弹簧劲度系数为 $k_2$，比较短，只有当外弹簧被压缩了 $s$ 之后才被碰到。碰撞足够猛烈，内弹簧确实被压到了。',
        symbols: [
          ['k_1', 'stiffness of the outer spring', 'N/m', 1, 2],
          ['k_2', 'stiffness of the inner spring', 'N/m', 1, 2],
          ['s', 'compression at which the inner spring is touched', 'm', 0.2, 0.5],
        ],
        measure: { en: 'is the outer spring compressed', zh: '外弹簧被压缩' },
        x: `\\frac{k_2s+\\sqrt{(k_1+k_2)${e}-k_1k_2s^2}}{k_1+k_2}`,
        F: `\\sqrt{(k_1+k_2)${e}-k_1k_2s^2}`,
        energy: `$k_1x^2+k_2(x-s)^2=${e}$`,
        then: compressed
          ? 'the larger root of this quadratic equation is the compression.'
          : 'the force is $k_1x+k_2(x-s)$, that is $(k_1+k_2)x-k_2s$, which is the root in the solution of this quadratic equation.',
        wrongX: `\\frac{k_2s+v\\sqrt{(k_1+k_2)m}}{k_1+k_2}`,
        wrongF: `\\sqrt{(k_1+k_2)${e}}`,
        limitX: [
          ['k_2', '0', `\\sqrt{\\frac{${e}}{k_1}}`, 'without the inner spring'],
          ['s', '0', `\\sqrt{\\frac{${e}}{k_1+k_2}}`, 'both springs are touched at once'],
        ],
        limitF: [
          ['k_2', '0', `\\sqrt{k_1${e}}`, 'without the inner spring'],
          ['s', '0', `\\sqrt{(k_1+k_2)${e}}`, 'both springs are touched at once'],
        ],
      },
      stacked: {
        en: 'It consists of two light coil springs, of stiffness $k_1$ and $k_2$, one behind the other.',
        zh: '它由劲度系数分别为 $k_1$ 和 $k_2$ 的两根轻质螺旋弹簧前后串接而成。',
        symbols: [
          ['k_1', 'stiffness of the first spring', 'N/m', 1, 2],
          ['k_2', 'stiffness of the second spring', 'N/m', 1, 2],
        ],
        measure: { en: 'are the two springs together compressed', zh: '两根弹簧一共被压缩' },
        x: `v\\sqrt{${end.factor}\\left(\\frac1{k_1}+\\frac1{k_2}\\right)}`,
        F: `v\\sqrt{\\frac{mMk_1k_2}{(m+M)(k_1+k_2)}}`,
        energy: `both springs carry the same force $F$, so $\\frac{F^2}{k_1}+\\frac{F^2}{k_2}=${e}$`,
        then: compressed
          ? 'and together they are compressed by $\\frac F{k_1}+\\frac F{k_2}$.'
          : 'from which $F$ follows.',
        wrongX: `v\\sqrt{\\frac{${end.factor}}{k_1+k_2}}`,
        wrongF: `v\\sqrt{${end.factor}(k_1+k_2)}`,
        limitX: [['k_2', '\\infty', `\\sqrt{\\frac{${e}}{k_1}}`, 'a rigid second spring adds nothing']],
        limitF: [['k_2', '\\infty', `\\sqrt{k_1${e}}`, 'a rigid second spring adds nothing']],
      },
      preloaded: {
        en: 'It consists of one coil spring of stiffness $k$, which sits in its housing already compressed by $s$, so that it pushes its plate against a ring; the plate moves only when the force on it gets greater than this push.',
        zh: '它由一根劲度系数为 $k$ 的螺旋弹簧构成。弹簧装在外壳里时已被预先压缩了 $s$，因而把前板顶在一个挡环上；只有当作用在前板上的力超过这一顶力时，前板才会移动。',
        symbols: [
          ['k', 'stiffness of the spring', 'N/m', 1, 2],
          ['s', 'compression of the spring before the impact', 'm', 0.3, 0.8],
        ],
        measure: { en: 'is the plate pushed in', zh: '前板被推入' },
        x: `\\sqrt{s^2+\\frac{${e}}{k}}-s`,
        F: `\\sqrt{k^2s^2+k${e.startsWith('\\') ? e : ` ${e}`}}`,
        energy: `the spring goes from the compression $s$ to $s+x$, so $k(s+x)^2-ks^2=${e}$`,
        then: compressed
          ? 'from which the additional compression $x$ follows.'
          : 'and the force is $k(s+x)$.',
        wrongX: `\\sqrt{\\frac{${e}}{k}}-\\frac{s}{2}`,
        wrongF: `ks+\\sqrt{k${e.startsWith('\\') ? e : ` ${e}`}}`,
        limitX: [
          ['s', '0', `\\sqrt{\\frac{${e}}{k}}`, 'a relaxed spring'],
          ['v', '0', '0', 'without an impact the plate does not move'],
        ],
        limitF: [
          ['s', '0', `\\sqrt{k${e.startsWith('\\') ? e : ` ${e}`}}`, 'a relaxed spring'],
          ['v', '0', 'ks', 'a soft touch just balances the push'],
        ],
      },
    } as const)
    const answer = compressed
      ? buffer.x
      : choice.buffer === 'stacked' && choice.end === 'stop'
        ? 'v\\sqrt{\\frac{mk_1k_2}{k_1+k_2}}'
        : buffer.F
    const wrong = compressed ? buffer.wrongX : buffer.wrongF
    const moved =
      choice.buffer === 'preloaded' ? "the buffer's plate is pushed in" : 'the buffer is compressed'
    return {
      title: 'The last buffer',
      en: `On a level track a goods wagon of mass $m$ rolls with the speed $v$ and hits ${end.en}. ${buffer.en} Friction and the masses of the springs are negligible, and nothing gets hot. ${
        compressed
          ? `By what greatest length ${buffer.measure.en} during the impact?`
          : 'What is the greatest force with which the buffer pushes the wagon during the impact?'
      }`,
      zh: `一节质量为 $m$ 的货车厢在水平轨道上以速率 $v$ 滚动，撞上${end.zh}。${buffer.zh}摩擦和弹簧的质量可忽略，也没有发热。${
        compressed
          ? `碰撞过程中${buffer.measure.zh}的最大长度是多少？`
          : '碰撞过程中缓冲器推车厢的最大的力是多少？'
      }`,
      symbols: [
        ['m', 'mass of the wagon', 'kg', 1, 2],
        ['v', 'speed of the wagon', 'm/s', 1.5, 2.5],
        ...end.symbols,
        ...buffer.symbols,
      ],
      asked: compressed
        ? ['x', 'greatest length by which the buffer is pushed in', 'm']
        : ['F', 'greatest force of the buffer on the wagon', 'N'],
      answer,
      solution: `The compression is greatest when ${end.touch}. ${end.why} ${buffer.energy}; ${buffer.then}`,
      trap:
        choice.end === 'wagon'
          ? 'Letting all of the kinetic energy go into the buffer, although both wagons roll on; or treating the springs as if they shared the work in another way.'
          : `Treating the springs as one spring of a stiffness that they do not have while ${moved}.`,
      wrong: choice.end === 'wagon' ? [wrong, onStop(answer)] : [wrong],
      limits: [
        ...(compressed ? buffer.limitX : buffer.limitF),
        ...(choice.end === 'wagon'
          ? ([['M', '\\infty', onStop(answer), 'a very heavy wagon is like a fixed stop']] as const)
          : []),
      ],
    }
  },
}
