import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { choiceName, pick } from '../template.ts'

const r = String.raw

interface Key {
  answer: string
  solution: string
  trap: string
  wrong: readonly string[]
  limits: Form['limits']
}

const SPIN = r`At the distance $s$ from the station the tension holds everything farther out on its circle; a pulse runs with $v=\sqrt{\text{tension}/\text{mass per length}}$ there.`
const HANG = r`At the height $y$ above the lower end the tension carries everything below; a pulse runs with $v=\sqrt{\text{tension}/\text{mass per length}}$ there.`

const KEYS: Readonly<Record<string, Key>> = {
  'spinning.even.free': {
    answer: r`\frac{\pi}{\sqrt2\omega}`,
    solution: r`${SPIN} The tension is $\frac{m\omega^2}{2L}(L^2-s^2)$, so $v=\frac{\omega}{\sqrt2}\sqrt{L^2-s^2}$ and $\int_0^L\frac{ds}{v}=\frac{\sqrt2}{\omega}\frac\pi2$.`,
    trap: r`Taking the tension as the same everywhere, as at the station: $\frac{\sqrt2}{\omega}$.`,
    wrong: [r`\frac{\sqrt2}{\omega}`, r`\frac{\pi}{2\omega}`],
    limits: [['omega', r`\infty`, '0', 'a fast turn makes it tight']],
  },
  'spinning.even.loaded': {
    answer: r`\frac{\sqrt2}{\omega}\arcsin\sqrt{\frac{m}{m+2M}}`,
    solution: r`${SPIN} The tension is $ML\omega^2+\frac{m\omega^2}{2L}(L^2-s^2)$, so $v=\frac{\omega}{\sqrt2}\sqrt{L^2\left(1+\frac{2M}{m}\right)-s^2}$ and $\int_0^L\frac{ds}{v}=\frac{\sqrt2}{\omega}\arcsin\frac{1}{\sqrt{1+2M/m}}$.`,
    trap: r`Taking the tension as uniform, that of the capsule alone: $\frac1\omega\sqrt{\frac mM}$.`,
    wrong: [r`\frac1\omega\sqrt{\frac mM}`, r`\frac{1}{\omega}\arcsin\sqrt{\frac{m}{m+2M}}`],
    limits: [
      ['M', '0', r`\frac{\pi}{\sqrt2\omega}`, 'a tether with a free end'],
      ['m', '0', r`\frac1\omega\sqrt{\frac mM}`, 'a light tether has uniform tension'],
    ],
  },
  'spinning.thickout.free': {
    answer: r`\frac{\pi}{\sqrt3\omega}`,
    solution: r`${SPIN} With the mass per length $\frac{2ms}{L^2}$ the tension is $\frac{2m\omega^2}{3L^2}(L^3-s^3)$, so $v^2=\frac{\omega^2(L^3-s^3)}{3s}$. With $s^{3/2}=L^{3/2}\sin\varphi$, $\int\frac{ds}{v}=\frac{2}{\sqrt3\omega}\int d\varphi=\frac{2}{\sqrt3\omega}\frac\pi2$.`,
    trap: r`Using the result of a uniform tether, $\frac{\pi}{\sqrt2\omega}$.`,
    wrong: [r`\frac{\pi}{\sqrt2\omega}`, r`\frac{2}{\sqrt3\omega}`],
    limits: [['omega', r`\infty`, '0', 'a fast turn makes it tight']],
  },
  'spinning.thickout.loaded': {
    answer: r`\frac{2}{\sqrt3\omega}\arcsin\sqrt{\frac{2m}{2m+3M}}`,
    solution: r`${SPIN} With the mass per length $\frac{2ms}{L^2}$ the tension is $ML\omega^2+\frac{2m\omega^2}{3L^2}(L^3-s^3)$, so $v^2=\frac{\omega^2}{3s}\left[L^3\left(1+\frac{3M}{2m}\right)-s^3\right]$. With $u=(s/L)^{3/2}$ the time is $\frac{2}{\sqrt3\omega}\int_0^1\frac{du}{\sqrt{1+3M/(2m)-u^2}}$.`,
    trap: r`Using the result of a uniform tether, or the tension of the capsule alone.`,
    wrong: [r`\frac{\sqrt2}{\omega}\arcsin\sqrt{\frac{m}{m+2M}}`, r`\frac{2\sqrt2}{3\omega}\sqrt{\frac mM}`],
    limits: [
      ['M', '0', r`\frac{\pi}{\sqrt3\omega}`, 'a tether with a free end'],
      ['m', '0', r`\frac{2\sqrt2}{3\omega}\sqrt{\frac mM}`, 'a light tether has uniform tension'],
    ],
  },
  'spinning.thinout.free': {
    answer: r`\frac{\sqrt3}{\omega}\left(\frac\pi2+\arcsin\frac13\right)`,
    solution: r`${SPIN} With the mass per length $\frac{2m(L-s)}{L^2}$ the tension is $\frac{m\omega^2}{3L^2}(L-s)^2(L+2s)$, so $v^2=\frac{\omega^2}{6}(L-s)(L+2s)$ and $\int_0^L\frac{ds}{v}=\frac{\sqrt3}{\omega}\left[\arcsin\frac{4s-L}{3L}\right]_0^L$.`,
    trap: r`Using the result of a uniform tether, $\frac{\pi}{\sqrt2\omega}$.`,
    wrong: [r`\frac{\pi}{\sqrt2\omega}`, r`\frac{\sqrt3\pi}{2\omega}`],
    limits: [['omega', r`\infty`, '0', 'a fast turn makes it tight']],
  },
  'hanging.even.free': {
    answer: r`2\sqrt{\frac Lg}`,
    solution: r`${HANG} The tension is $\frac{mgy}{L}$, so $v=\sqrt{gy}$ and $\int_0^L\frac{dy}{\sqrt{gy}}=2\sqrt{\frac Lg}$.`,
    trap: r`Taking the tension as the same everywhere, as at the top or in the middle.`,
    wrong: [r`\sqrt{\frac Lg}`, r`\sqrt{\frac{2L}{g}}`],
    limits: [['L', '0', '0', 'a short way']],
  },
  'hanging.even.loaded': {
    answer: r`2\sqrt{\frac{L}{mg}}\left(\sqrt{M+m}-\sqrt M\right)`,
    solution: r`${HANG} The tension is $Mg+\frac{mgy}{L}$, so $v^2=g\left(y+\frac{ML}{m}\right)$ and $\int_0^L\frac{dy}{v}=\frac{2}{\sqrt g}\left(\sqrt{L+\frac{ML}{m}}-\sqrt{\frac{ML}{m}}\right)$.`,
    trap: r`Taking the tension as uniform, that of the load alone: $\sqrt{\frac{mL}{Mg}}$.`,
    wrong: [r`\sqrt{\frac{mL}{Mg}}`, r`2\sqrt{\frac{L}{g}}\sqrt{\frac{m}{M+m}}`],
    limits: [
      ['M', '0', r`2\sqrt{\frac Lg}`, 'without a load'],
      ['m', '0', r`\sqrt{\frac{mL}{Mg}}`, 'a light tether has uniform tension'],
    ],
  },
  'hanging.thinout.free': {
    answer: r`2\sqrt{\frac{2L}{g}}`,
    solution: r`${HANG} With the mass per length $\frac{2my}{L^2}$ the tension is $\frac{mgy^2}{L^2}$, so $v=\sqrt{\frac{gy}{2}}$ and $\int_0^L\frac{dy}{v}=2\sqrt{\frac{2L}{g}}$.`,
    trap: r`Using the result of a uniform tether, $2\sqrt{\frac Lg}$.`,
    wrong: [r`2\sqrt{\frac Lg}`, r`\sqrt{\frac{2L}{g}}`],
    limits: [['L', '0', '0', 'a short way']],
  },
}

const TETHERS: Readonly<Record<string, { en: string; zh: string }>> = {
  even: {
    en: 'a uniform flexible tether of length $L$ and mass $m$',
    zh: '一根长为 $L$、质量为 $m$ 的均匀柔软系绳',
  },
  thickout: {
    en: 'a flexible tether of length $L$ and mass $m$ whose mass per length grows in proportion to the distance from the fixed end',
    zh: '一根长为 $L$、质量为 $m$ 的柔软系绳，其单位长度的质量与到固定端的距离成正比',
  },
  thinout: {
    en: 'a flexible tether of length $L$ and mass $m$ whose mass per length falls evenly from the fixed end to zero at the other end',
    zh: '一根长为 $L$、质量为 $m$ 的柔软系绳，其单位长度的质量从固定端起均匀减小，到另一端为零',
  },
}

function form(choice: Choice): Form {
  const spinning = pick(choice, 'place', { spinning: true, hanging: false })
  const tether = pick(choice, 'tether', TETHERS)
  const loaded = pick(choice, 'end', { loaded: true, free: false })
  const key = pick({ key: choiceName(tetherPulse, choice) }, 'key', KEYS)
  const symbols: SymbolRow[] = [
    ...(loaded ? [['M', 'mass of the load', 'kg', 0.3, 2] as const] : []),
    ['L', 'length of the tether', 'm', 1, 3],
    ['m', 'mass of the tether', 'kg', 0.5, 2],
    ...(spinning ? [[r`\omega`, 'angular velocity', '1/s', 0.5, 2] as const] : ['g' as const]),
  ]
  const load = loaded
    ? spinning
      ? {
          en: r`At its other end it carries a small capsule of mass $M$.`,
          zh: r`它的另一端带着一个质量为 $M$ 的小舱。`,
        }
      : {
          en: r`At its lower end it carries a small crate of mass $M$.`,
          zh: r`它的下端挂着一个质量为 $M$ 的小箱子。`,
        }
    : { en: 'Its other end is free.', zh: '它的另一端是自由的。' }
  const scene = spinning
    ? {
        en: r`Far from all planets ${tether.en} is fixed to a space station, so heavy that it may be taken as at rest. ${load.en} Stretched straight, all turns around the station with the constant angular velocity $\omega$. A jerk at the station sends a short pulse of small displacement, at right angles to the plane of rotation, along the tether. After what time does it reach the other end?`,
        zh: r`在远离一切行星的地方，${tether.zh}固定在一个空间站上，空间站重到可以认为静止不动。${load.zh}整体拉直，以恒定角速度 $\omega$ 绕空间站转动。在空间站一端猛地一抖，沿系绳送出一个垂直于转动平面的小位移短脉冲。经过多长时间它到达另一端？`,
      }
    : {
        en: r`From a high crane hangs ${tether.en}, fixed at its upper end. ${load.en} Everything is at rest, until a small jerk sideways at the upper end sends a short pulse down the tether. After what time does it reach the lower end?`,
        zh: r`高高的起重机上悬挂着${tether.zh}，固定端在上。${load.zh}一切静止，直到在上端向侧面轻轻一抖，沿系绳向下送出一个短脉冲。经过多长时间它到达下端？`,
      }
  return {
    title: spinning ? 'A jerk along the tether' : 'A jerk down the tether',
    ...scene,
    symbols,
    asked: ['t', 'time of the pulse', 's'],
    ...key,
  }
}

export const tetherPulse: Template = {
  id: 'adv-tether-pulse',
  domain: 'advanced',
  level: 'olympiad',
  topics: ['waves on strings', 'rotation'],
  choices: {
    place: ['spinning', 'hanging'],
    tether: ['even', 'thickout', 'thinout'],
    end: ['free', 'loaded'],
  },
  allowed: (choice) =>
    Object.hasOwn(KEYS, ['place', 'tether', 'end'].map((name) => choice[name] ?? '').join('.')),
  published: { place: 'spinning', tether: 'even', end: 'loaded' },
  form,
}
