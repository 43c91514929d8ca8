import { pick } from '../template.ts'
import type { Template } from '../template.ts'

/** A ladder falls flat, and one end of it hits the edge of a wall. */
export const ladderDrop: Template = {
  id: 'mech-ladder-drop',
  domain: 'mechanics',
  level: 'undergraduate',
  topics: ['rigid bodies', 'collisions', 'angular momentum'],
  choices: {
    bucket: ['none', 'far', 'middle'],
    hit: ['hooks', 'bounces'],
    asked: ['spin', 'tip', 'impulse'],
  },
  published: { bucket: 'far', hit: 'bounces', asked: 'tip' },
  form: (choice) => {
    const hooks = choice.hit === 'hooks'
    const v = '\\sqrt{2gH}'
    const bucket = pick(choice, 'bucket', {
      none: {
        en: '',
        zh: '',
        S: '\\frac12ML',
        I: '\\frac13ML^2',
        // for a hook: angular velocity times L / v, impulse over v; for a bounce: speed of the far end over v
        spin: ['3', '2'],
        impulse: ['M', '4'],
        bounce: ['2', ''],
      },
      far: {
        en: ' A full paint bucket of mass $m$, small in size, is tied to one of its ends.',
        zh: '梯子的一端系着一只装满油漆、质量为 $m$、尺寸很小的桶。',
        S: '\\left(\\frac M2+m\\right)L',
        I: '\\left(\\frac M3+m\\right)L^2',
        spin: ['3(M+2m)', '2(M+3m)'],
        impulse: ['M(M+4m)', '4(M+3m)'],
        bounce: ['(2M+3m)', 'M+3m'],
      },
      middle: {
        en: ' A full paint bucket of mass $m$, small in size, is tied to its middle.',
        zh: '梯子的正中系着一只装满油漆、质量为 $m$、尺寸很小的桶。',
        S: '\\frac12(M+m)L',
        I: '\\left(\\frac M3+\\frac m4\\right)L^2',
        spin: ['6(M+m)', '4M+3m'],
        impulse: ['M(M+m)', '4M+3m'],
        bounce: ['(8M+9m)', '4M+3m'],
      },
    } as const)
    const build = (top: string, bottom: string, times: string): string =>
      bottom === '' ? `${top}${times}` : `\\frac{${top}}{${bottom}}${times}`
    const doubled: Readonly<Record<string, readonly [string, string]>> = {
      none: ['3', ''],
      far: ['3(M+2m)', 'M+3m'],
      middle: ['12(M+m)', '4M+3m'],
    }
    const strong: Readonly<Record<string, readonly [string, string]>> = {
      none: ['M', '2'],
      far: ['M(M+4m)', '2(M+3m)'],
      middle: ['2M(M+m)', '4M+3m'],
    }
    const spins = (bounce: boolean): string => {
      const [top = '', bottom = ''] = bounce ? (doubled[choice.bucket ?? ''] ?? []) : bucket.spin
      return build(top, bottom, `\\frac{${v}}{L}`)
    }
    const tips = (bounce: boolean): string => {
      const [top, bottom] = bounce ? bucket.bounce : bucket.spin
      return build(top, bottom, v)
    }
    const impulses = (bounce: boolean): string => {
      const [top = '', bottom = ''] = bounce ? (strong[choice.bucket ?? ''] ?? []) : bucket.impulse
      return build(top, bottom, v)
    }
    const asked = pick(choice, 'asked', {
      spin: {
        en: 'With what angular velocity does the ladder turn right after that?',
        zh: '此后的一瞬间梯子以多大的角速度转动？',
        asked: ['\\Omega', 'angular velocity right after the impact', '1/s'],
        of: spins,
        last: '',
      },
      tip: {
        en: 'With what speed does the other end of the ladder move right after that?',
        zh: '此后的一瞬间梯子另一端的速率是多少？',
        asked: ['u', 'speed of the other end right after the impact', 'm/s'],
        of: tips,
        last: hooks
          ? ' The other end moves with $\\Omega L$.'
          : ' The end that was hit moves up with $v$, so the other one moves down with $\\Omega L-v$.',
      },
      impulse: {
        en: 'How great is the impulse that the wall gives to the ladder?',
        zh: '墙给梯子的冲量有多大？',
        asked: ['P', 'impulse of the wall on the ladder', 'N*s'],
        of: impulses,
        last: ` The impulse is the change of momentum of everything: $${choice.bucket === 'none' ? 'M' : '(M+m)'}v-S\\Omega$${hooks ? '' : ', if it were caught, and twice that for the bounce'}.`,
      },
    } as const)
    const answer = asked.of(!hooks)
    return {
      title: 'The falling ladder',
      en: `Roofers drop a straight uniform ladder of mass $M$ and length $L$ from a scaffold.${bucket.en} It falls from rest, stays horizontal all the time and does not turn. When it has fallen by the height $H$, one end of it hits the sharp edge of a wall${choice.bucket === 'far' ? ', the one without the bucket' : ''}. ${
        hooks
          ? 'That end gets caught on the edge: it stops at once and stays there, and the ladder begins to turn about it.'
          : 'That end bounces back fully elastically: right after the impact it moves up as fast as it moved down before.'
      } ${asked.en} (The impact is very short; air does not matter.)`,
      zh: `屋顶工人让一架质量为 $M$、长为 $L$ 的笔直均匀的梯子从脚手架上落下。${bucket.zh}梯子从静止开始下落，始终保持水平，不转动。下落高度 $H$ 后，它的一端${choice.bucket === 'far' ? '（没有桶的一端）' : ''}撞上墙的尖棱。${
        hooks
          ? '这一端被棱挂住：它立即停下并留在那里，梯子开始绕它转动。'
          : '这一端完全弹性地弹回：碰撞后的一瞬间，它向上运动的速率与碰撞前向下的速率相同。'
      }${asked.zh}（碰撞时间极短，空气的影响不计。）`,
      symbols: [
        ['M', 'mass of the ladder', 'kg', 1, 2],
        ['L', 'length of the ladder', 'm', 1, 2],
        ...(choice.bucket === 'none' ? [] : ([['m', 'mass of the bucket', 'kg', 0.4, 1.2]] as const)),
        ['H', 'height through which it falls', 'm', 0.5, 2],
        'g',
      ],
      asked: asked.asked,
      answer,
      solution: `Before the impact everything falls with $v=${v}$. About the edge the impulse has no torque: with $S=${bucket.S}$ (mass times distance from the end that is hit) the angular momentum is $Sv$, and with $I=${bucket.I}$ ${
        hooks
          ? 'it is $I\\Omega$ afterwards, because that end stays at rest. So $\\Omega=\\frac{Sv}{I}$.'
          : 'it is $I\\Omega-Sv$ afterwards, because that end moves up with $v$. So $\\Omega=\\frac{2Sv}{I}$.'
      }${asked.last} This gives $${answer}$.`,
      trap: hooks
        ? 'Using energy conservation although the end is stopped at once, or momentum conservation although the wall pushes.'
        : 'Forgetting that the end of the ladder moves up after the bounce, so that the change of its velocity is twice as large.',
      wrong: [asked.of(hooks)],
      limits: [
        ...(choice.bucket === 'none'
          ? []
          : ([
              [
                'm',
                '0',
                choice.asked === 'spin'
                  ? `\\frac${hooks ? '32' : '31'}\\frac{${v}}{L}`
                  : choice.asked === 'tip'
                    ? `\\frac${hooks ? '32' : '21'}${v}`
                    : `\\frac M${hooks ? '4' : '2'}${v}`,
                'the ladder alone',
              ],
            ] as const)),
        ['H', '0', '0', 'without a fall nothing happens'],
      ],
    }
  },
}
