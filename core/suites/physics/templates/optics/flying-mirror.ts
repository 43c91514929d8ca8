/** Light on a mirror that flies towards or away from it, aslant, or to and fro between two mirrors. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const towards = pick(choice, 'motion', { towards: true, away: false })
  const asked = pick(choice, 'asked', {
    frequency: 'frequency',
    angle: 'angle',
    pressure: 'pressure',
    bounces: 'bounces',
  } as const)
  const [plus, minus] = towards ? ['+', '-'] : ['-', '+']
  const oblique = `c^2${plus}2vc\\cos\\theta+v^2`
  const answer = {
    frequency: `f\\frac{${oblique}}{c^2-v^2}`,
    angle: `\\arcsin\\frac{(c^2-v^2)\\sin\\theta}{${oblique}}`,
    pressure: `\\frac{2I}{c}\\frac{(c\\cos\\theta${plus}v)^2}{c^2-v^2}`,
    bounces: `f\\left(\\frac{c${plus}v}{c${minus}v}\\right)^N`,
  }[asked]
  const wrong = {
    frequency: `f\\frac{c${plus}v\\cos\\theta}{c${minus}v\\cos\\theta}`,
    angle: '\\theta',
    pressure: '\\frac{2I}{c}\\cos^2\\theta',
    bounces: `f\\left(1${plus}\\frac{2Nv}{c}\\right)`,
  }[asked]
  const symbols: SymbolRow[] = [['v', 'speed of the mirror', 'm/s', 0.1, 0.3], 'c']
  if (asked === 'frequency' || asked === 'bounces')
    symbols.push(['f', 'frequency of the light at first', 'Hz', 0.5, 2])
  if (asked !== 'bounces')
    symbols.push(['\\theta', 'angle of incidence', 'rad', 0.3, asked === 'angle' && !towards ? 0.9 : 1.1])
  if (asked === 'pressure') symbols.push(['I', 'intensity of the incoming light', 'W/m^2', 0.5, 2])
  if (asked === 'bounces')
    symbols.push(['N', 'number of reflections at the moving mirror', '1', 2, 5, 'integer'])
  const way = towards
    ? { en: 'towards the side from which the light comes', zh: '朝向光来的一侧' }
    : {
        en: 'away from the side from which the light comes (slowly enough for the light to catch up)',
        zh: '背离光来的一侧（速度小到光能追上它）',
      }
  const light = {
    frequency: { en: 'Light of the frequency $f$', zh: '频率为 $f$ 的光' },
    angle: { en: 'Light', zh: '一束光' },
    pressure: {
      en: 'Light of the intensity $I$ (power per area at right angles to the light)',
      zh: '强度为 $I$（垂直于光的单位面积上的功率）的光',
    },
    bounces: { en: '', zh: '' },
  }[asked]
  const question = {
    frequency: { en: 'What is the frequency of the reflected light?', zh: '反射光的频率是多少？' },
    angle: {
      en: 'Under what angle to the normal does the reflected light leave it?',
      zh: '反射光离开镜子时与法线成多大的角？',
    },
    pressure: {
      en: 'With what force per area of the mirror does the light press on it?',
      zh: '光对镜子单位面积的压力是多大？',
    },
    bounces: { en: '', zh: '' },
  }[asked]
  const en =
    asked === 'bounces'
      ? `In space, two flat mirrors stand opposite each other, parallel. One is at rest; the other moves at right angles to its own plane with the constant speed $v$, ${towards ? 'towards the first' : 'away from the first'}. Light of the frequency $f$ runs to and fro between them at right angles to both. What is its frequency after $N$ reflections at the moving mirror? (All angles, times and frequencies are those of an observer beside the mirror at rest; $v$ is not small compared with the speed of light $c$.)`
      : `A flat, perfectly reflecting mirror flies through space at right angles to its own plane, with the constant speed $v$, ${way.en}. ${light.en} falls on it under the angle $\\theta$ to its normal. ${question.en} (All angles, frequencies, areas and forces are those for an observer who sees the mirror fly; $v$ is not small compared with the speed of light $c$.)`
  const zh =
    asked === 'bounces'
      ? `太空中有两面平行相对的平面镜。一面静止，另一面以恒定速度 $v$ 沿垂直于自身平面的方向运动，${towards ? '朝向前一面镜子' : '背离前一面镜子'}。频率为 $f$ 的光垂直于两镜在它们之间来回传播。它在运动的镜子上反射 $N$ 次之后，频率是多少？（所有的角度、时间和频率都是静止镜子旁边的观察者所测；$v$ 与光速 $c$ 相比不算小。）`
      : `一面能完全反射光的平面镜在太空中以恒定速度 $v$ 沿垂直于自身平面的方向飞行，${way.zh}。${light.zh}以与法线成 $\\theta$ 角的方向射到镜上。${question.zh}（所有的角度、频率、面积和力都是看到镜子飞行的观察者所测；$v$ 与光速 $c$ 相比不算小。）`
  return {
    title: asked === 'bounces' ? 'Light between two mirrors' : 'A flying mirror',
    en,
    zh,
    symbols,
    asked: (
      {
        frequency: ["f'", 'frequency of the reflected light', 'Hz'],
        angle: ["\\theta'", 'angle of reflection', 'rad'],
        pressure: ['P', 'force per area', 'Pa'],
        bounces: ["f'", 'frequency in the end', 'Hz'],
      } as const
    )[asked],
    constraints: ['v<c'],
    answer,
    solution:
      asked === 'bounces'
        ? `For the moving mirror the light has the frequency $f\\sqrt{\\frac{c${plus}v}{c${minus}v}}$, and reflected by it, seen again from rest, once more that factor: $\\frac{c${plus}v}{c${minus}v}$ per reflection. The mirror at rest changes nothing.`
        : `Go over to the frame of the mirror, where the law of reflection holds, and back. With $\\beta=v/c$ the light has there the frequency $\\gamma f(1${plus}\\beta\\cos\\theta)$ and the part $\\gamma f(\\cos\\theta${plus}\\beta)$ of it along the normal; reflection turns the latter round. Back at rest the frequency is $\\gamma^2f\\left((1${plus}\\beta\\cos\\theta)${plus}\\beta(\\cos\\theta${plus}\\beta)\\right)$, while $f\\sin\\theta$ is unchanged.${asked === 'angle' ? " So $f'\\sin\\theta'=f\\sin\\theta$." : asked === 'pressure' ? ` In that frame the intensity is $\\gamma^2I(1${plus}\\beta\\cos\\theta)^2$ and the pressure $2\\gamma^2I(\\cos\\theta${plus}\\beta)^2/c$, which is the same for both observers, since the motion is along the normal.` : ''}`,
    trap: {
      frequency: 'Projecting the speed on the light as if the angle of reflection were that of incidence.',
      angle: 'Using the law of reflection, which holds in the frame of the mirror only.',
      pressure: 'Using the pressure on a mirror at rest.',
      bounces: 'Adding the same change at every reflection.',
    }[asked],
    wrong: [wrong],
    limits: [
      [
        'v',
        '0',
        { frequency: 'f', angle: '\\theta', pressure: '\\frac{2I}{c}\\cos^2\\theta', bounces: 'f' }[asked],
        'a mirror at rest',
      ],
      ...(asked === 'frequency'
        ? [['theta', '0', `f\\frac{c${plus}v}{c${minus}v}`, 'light at right angles'] as const]
        : []),
    ],
  }
}

export const flyingMirror: Template = {
  id: 'opt-flying-mirror',
  domain: 'optics',
  level: 'olympiad',
  topics: ['reflection', 'Doppler effect', 'radiation pressure'],
  choices: { asked: ['frequency', 'angle', 'pressure', 'bounces'], motion: ['towards', 'away'] },
  published: { asked: 'angle', motion: 'towards' },
  form,
}
