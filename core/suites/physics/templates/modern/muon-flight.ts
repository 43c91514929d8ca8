import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

const MASS: SymbolRow = ['m', 'mass of a muon', 'kg', 0.5, 2]
const LIFE: SymbolRow = [r`\tau`, 'mean life of a muon at rest', 's', 0.8, 2]
const WAY: SymbolRow = ['L', 'length of the way', 'm', 0.5, 2]
const PULL: SymbolRow = ['F', 'electric force on a muon', 'N', 0.5, 2]
const KINETIC: SymbolRow = ['K', 'kinetic energy at first', 'J', 0.5, 2]

interface Flight {
  en: string
  zh: string
  symbols: readonly SymbolRow[]
  answer: string
  solution: string
  trap: string
  wrong: readonly string[]
  limits: Form['limits']
}

const FLIGHTS: Readonly<Record<string, Flight>> = {
  momentum: {
    en: r`fly with the momentum $p$ each through an evacuated pipe of length $L$`,
    zh: r`各以动量 $p$ 飞过一根长为 $L$ 的真空管道`,
    symbols: [MASS, LIFE, WAY, ['p', 'momentum of a muon', 'kg*m/s', 0.5, 2]],
    answer: r`\exp\left(-\frac{mL}{p\tau}\right)`,
    solution: r`Along the way $dx$ a muon's own time grows by $\frac{dx}{\gamma v}=\frac{m\,dx}{p}$, as $p=\gamma mv$.`,
    trap: r`Leaving out the dilation of time, with $v=\frac{pc}{\sqrt{p^2+m^2c^2}}$.`,
    wrong: [r`\exp\left(-\frac{L\sqrt{p^2+m^2c^2}}{pc\tau}\right)`],
    limits: [
      ['p', r`\infty`, '1', 'fast muons hardly age'],
      ['L', '0', '1', 'no time to decay'],
    ],
  },
  kinetic: {
    en: r`fly with the kinetic energy $K$ each through an evacuated pipe of length $L$`,
    zh: r`各以动能 $K$ 飞过一根长为 $L$ 的真空管道`,
    symbols: [MASS, LIFE, WAY, KINETIC],
    answer: r`\exp\left(-\frac{mcL}{\tau\sqrt{K(K+2mc^2)}}\right)`,
    solution: r`Along the way $dx$ a muon's own time grows by $\frac{m\,dx}{p}$, and $(K+mc^2)^2=p^2c^2+m^2c^4$ gives $pc=\sqrt{K(K+2mc^2)}$.`,
    trap: r`Taking the speed from $K=\frac12mv^2$ or leaving out the dilation of time.`,
    wrong: [
      r`\exp\left(-\frac{L(K+mc^2)}{c\tau\sqrt{K(K+2mc^2)}}\right)`,
      r`\exp\left(-\frac{L}{\tau}\sqrt{\frac{m}{2K}}\right)`,
    ],
    limits: [
      ['K', r`\infty`, '1', 'fast muons hardly age'],
      ['c', r`\infty`, r`\exp\left(-\frac{L}{\tau}\sqrt{\frac{m}{2K}}\right)`, 'the slow case'],
    ],
  },
  speedup: {
    en: r`start from rest and are then pulled straight on by a constant electric force $F$, over the length $L$ of an evacuated pipe`,
    zh: r`从静止出发，在长为 $L$ 的真空管道中始终受到恒定的电力 $F$ 沿直线加速`,
    symbols: [MASS, LIFE, WAY, PULL],
    answer: r`\exp\left(-\frac{mc}{F\tau}\operatorname{arcosh}\left(1+\frac{FL}{mc^2}\right)\right)`,
    solution: r`After the way $x$, $\gamma=1+\frac{Fx}{mc^2}$. A muon's own time grows by $\frac{dx}{c\sqrt{\gamma^2-1}}=\frac{mc}{F}\frac{d\gamma}{\sqrt{\gamma^2-1}}$.`,
    trap: r`Using the time of the laboratory, $\frac{mc}{F}\sqrt{\gamma^2-1}$, or the Newtonian time $\sqrt{2mL/F}$.`,
    wrong: [
      r`\exp\left(-\frac{mc}{F\tau}\sqrt{\left(1+\frac{FL}{mc^2}\right)^2-1}\right)`,
      r`\exp\left(-\frac{1}{\tau}\sqrt{\frac{2mL}{F}}\right)`,
    ],
    limits: [
      ['c', r`\infty`, r`\exp\left(-\frac{1}{\tau}\sqrt{\frac{2mL}{F}}\right)`, 'the slow case'],
      ['F', r`\infty`, '1', 'a strong pull leaves no time'],
    ],
  },
  timed: {
    en: r`start from rest and are then pulled straight on by a constant electric force $F$ in a long evacuated pipe, during the time $t$ on the clocks of the laboratory`,
    zh: r`从静止出发，在很长的真空管道中受恒定的电力 $F$ 沿直线加速，按实验室的钟历时 $t$`,
    symbols: [MASS, LIFE, PULL, ['t', 'time of the laboratory', 's', 0.5, 2]],
    answer: r`\exp\left(-\frac{mc}{F\tau}\operatorname{arsinh}\frac{Ft}{mc}\right)`,
    solution: r`The momentum is $Ft$, so $\gamma=\sqrt{1+(Ft/mc)^2}$. A muon's own time is $\int\frac{dt}{\gamma}=\frac{mc}{F}\operatorname{arsinh}\frac{Ft}{mc}$.`,
    trap: r`Using the last $\gamma$ for the whole time, or no dilation at all.`,
    wrong: [
      r`\exp\left(-\frac{t}{\tau\sqrt{1+\frac{F^2t^2}{m^2c^2}}}\right)`,
      r`\exp\left(-\frac t\tau\right)`,
    ],
    limits: [
      ['F', '0', r`\exp\left(-\frac t\tau\right)`, 'muons at rest'],
      ['t', '0', '1', 'no time to decay'],
    ],
  },
  braked: {
    en: r`enter an evacuated pipe with the kinetic energy $K$ each and are braked there by a constant electric force, which brings them to rest just after the length $L$`,
    zh: r`各以动能 $K$ 进入真空管道，在其中受恒定的电力减速，恰好经过长度 $L$ 后静止`,
    symbols: [MASS, LIFE, WAY, KINETIC],
    answer: r`\exp\left(-\frac{mcL}{K\tau}\operatorname{arcosh}\left(1+\frac{K}{mc^2}\right)\right)`,
    solution: r`The force is $\frac KL$. At the distance $x$ from the place of rest $\gamma=1+\frac{Kx}{Lmc^2}$; a muon's own time is $\int\frac{dx}{c\sqrt{\gamma^2-1}}=\frac{mcL}{K}\operatorname{arcosh}\left(1+\frac{K}{mc^2}\right)$.`,
    trap: r`Using the first momentum all along, or the time of the laboratory.`,
    wrong: [
      r`\exp\left(-\frac{mcL}{\tau\sqrt{K(K+2mc^2)}}\right)`,
      r`\exp\left(-\frac{L\sqrt{K(K+2mc^2)}}{Kc\tau}\right)`,
    ],
    limits: [
      [
        'c',
        r`\infty`,
        r`\exp\left(-\frac{L}{\tau}\sqrt{\frac{2m}{K}}\right)`,
        'slow: the mean speed is half of the first',
      ],
      ['L', '0', '1', 'no time to decay'],
    ],
  },
  ring: {
    en: r`circle in a storage ring, held on their circle by a uniform magnetic field $B$ (their charge is $-q$), for $n$ turns`,
    zh: r`在储存环中回旋 $n$ 圈，匀强磁场 $B$ 使它们保持在圆周上（其电荷为 $-q$）`,
    symbols: [
      MASS,
      LIFE,
      ['B', 'magnetic field', 'T', 2, 5],
      ['q', 'charge of a muon without its sign', 'C', 0.8, 1.5],
      ['n', 'number of turns', '1', 1, 4, 'integer'],
    ],
    answer: r`\exp\left(-\frac{2\pi nm}{qB\tau}\right)`,
    solution: r`The momentum is $p=qBR$; along the way $2\pi Rn$ a muon's own time grows by $\frac{m}{p}2\pi Rn=\frac{2\pi nm}{qB}$. Radius and energy drop out: in its own time a muon turns at the slow cyclotron rate.`,
    trap: r`Thinking that fast muons live longer per turn: their turns last longer in the same proportion.`,
    wrong: [r`\exp\left(-\frac{nm}{qB\tau}\right)`, r`\exp\left(-\frac{\pi nm}{qB\tau}\right)`],
    limits: [
      ['B', r`\infty`, '1', 'a strong field makes the turns short'],
      ['n', '0', '1', 'no turn, no decay'],
    ],
  },
}

function form(choice: Choice): Form {
  const flight = pick(choice, 'flight', FLIGHTS)
  return {
    title: 'How many muons arrive',
    en: r`Muons of mass $m$ have, at rest, the mean life $\tau$. A great many of them ${flight.en}. (Their speeds are comparable with that of light, $c$.) What fraction of them has not decayed at the end of this?`,
    zh: r`质量为 $m$ 的 μ 子静止时的平均寿命为 $\tau$。大量 μ 子${flight.zh}。（它们的速度可与光速 $c$ 相比。）到这一过程结束时，尚未衰变的占多大比例？`,
    symbols: [...flight.symbols, 'c'],
    asked: ['x', 'fraction left', '1'],
    answer: flight.answer,
    solution: r`Decay follows a muon's own time: the fraction is $e^{-t'/\tau}$. ${flight.solution}`,
    trap: flight.trap,
    wrong: flight.wrong,
    limits: flight.limits,
  }
}

export const muonFlight: Template = {
  id: 'mod-muon-flight',
  domain: 'modern',
  level: 'undergraduate',
  topics: ['special relativity', 'radioactive decay'],
  choices: { flight: ['momentum', 'kinetic', 'speedup', 'timed', 'braked', 'ring'] },
  published: { flight: 'speedup' },
  form,
}
