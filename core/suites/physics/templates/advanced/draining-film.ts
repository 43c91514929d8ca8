import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { choiceName, pick } from '../template.ts'

const r = String.raw

const RHO: SymbolRow = [r`\rho`, 'density of the honey', 'kg/m^3', 0.8, 1.5]
const ETA: SymbolRow = [r`\eta`, 'viscosity of the honey', 'Pa*s', 0.5, 2]
const T: SymbolRow = ['t', 'time since the start', 's', 5, 20]
const ALPHA: SymbolRow = [r`\alpha`, 'half-angle of the cone', 'rad', 0.3, 1.1]
const OMEGA: SymbolRow = [r`\omega`, 'angular velocity', '1/s', 0.5, 2]
const length = (latex: string, meaning: string): SymbolRow => [latex, meaning, 'm', 0.5, 2]

const LATE = {
  en: r`The layer was thick at first, but now so much time has passed that its first thickness no longer matters; it is thin. (Surface tension is negligible; the honey clings to the surface.)`,
  zh: r`起初蜜层很厚，但现在已过去很长时间，最初的厚度已无关紧要；蜜层很薄。（表面张力可忽略；蜂蜜附着在表面上。）`,
}

interface Case {
  title: string
  en: string
  zh: string
  symbols: readonly SymbolRow[]
  asked: Form['asked']
  answer: string
  solution: string
  trap: string
  wrong: readonly string[]
  limits: Form['limits']
}

const KNIFE = {
  en: r`A broad flat knife has been dipped into honey (density $\rho$, viscosity $\eta$) and is held upright in the air since the time $t$. ${LATE.en}`,
  zh: r`一把宽而平的刀在蜂蜜（密度 $\rho$，粘度 $\eta$）里浸过，竖直举在空气中已有时间 $t$。${LATE.zh}`,
}
const CONE = {
  en: r`A cone with a vertical axis, its tip upwards, has the half-angle $\alpha$ between axis and mantle. Honey (density $\rho$, viscosity $\eta$) was poured all over it and has been running down evenly on all sides since the time $t$. ${LATE.en}`,
  zh: r`一个轴竖直、尖端朝上的圆锥，轴与侧面的夹角（半顶角）为 $\alpha$。蜂蜜（密度 $\rho$，粘度 $\eta$）浇满了它，并在各个方向上均匀地往下流，已有时间 $t$。${LATE.zh}`,
}
const DISC = {
  en: r`Honey (density $\rho$, viscosity $\eta$) was poured onto a level round plate, which has then been spun about its vertical axis with the angular velocity $\omega$ since the time $t$, so fast that weight does not matter. ${LATE.en}`,
  zh: r`蜂蜜（密度 $\rho$，粘度 $\eta$）倒在一个水平圆盘上，然后圆盘以角速度 $\omega$ 绕竖直轴旋转，已有时间 $t$；转动很快，重力无关紧要。${LATE.zh}`,
}

const FLAT = r`A layer of thickness $h$ flows with $\frac{\rho gh^3}{3\eta}$ per width. Continuity: $\dot h+\frac{\rho gh^2}{\eta}h'=0$, so each thickness travels down with its own constant speed; all thin ones come from the upper edge: $h=\sqrt{\frac{\eta z}{\rho gt}}$.`
const ROUND = r`A layer of thickness $h$ flows with $Kh^3$ per width, $K=\frac{\rho g\cos\alpha}{3\eta}$. Continuity at the distance $s$ from the tip, where the width is in proportion to $s$: $\dot h+\frac1s(sKh^3)'=0$. After a long time $h=\sqrt{\frac{As}{t}}$, and inserting gives $\frac12=\frac52KA$: $A=\frac{1}{5K}$.`
const SPUN = r`Per width the flow outwards is $\frac{\rho\omega^2sh^3}{3\eta}$ at the distance $s$ from the axis. A layer that is equally thick everywhere stays so: $\dot h=-\frac1s\left(s\frac{\rho\omega^2s}{3\eta}\right)'h^3=-\frac{2\rho\omega^2}{3\eta}h^3$, so $\frac{1}{h^2}=\frac{4\rho\omega^2t}{3\eta}$.`

const CASES: Readonly<Record<string, Case>> = {
  'knife.thickness': {
    title: 'Honey on a knife',
    en: r`${KNIFE.en} How thick is the layer at the distance $z$ below its upper edge?`,
    zh: r`${KNIFE.zh}在蜜层上缘以下距离 $z$ 处，蜜层有多厚？`,
    symbols: [RHO, ETA, T, length('z', 'distance from the upper edge'), 'g'],
    asked: ['h', 'thickness', 'm'],
    answer: r`\sqrt{\frac{\eta z}{\rho gt}}`,
    solution: FLAT,
    trap: r`Treating the layer as equally thick everywhere, $z\dot h=-\frac{\rho gh^3}{3\eta}$.`,
    wrong: [r`\sqrt{\frac{3\eta z}{2\rho gt}}`, r`\sqrt{\frac{2\eta z}{\rho gt}}`],
    limits: [
      ['t', r`\infty`, '0', 'in the end all has run off'],
      ['z', '0', '0', 'the upper edge runs dry first'],
    ],
  },
  'knife.volume': {
    title: 'Honey left on a knife',
    en: r`${KNIFE.en} From its upper edge the layer reaches over the length $L$ down to the point of the blade, where the honey drips off freely. What volume of honey per width of the blade is still on one side of it?`,
    zh: r`${KNIFE.zh}蜜层从上缘起沿长度 $L$ 直到刀的下端，蜂蜜在那里自由滴落。刀的一面上单位宽度还留有多少体积的蜂蜜？`,
    symbols: [RHO, ETA, T, length('L', 'length covered'), 'g'],
    asked: ['A', 'volume per width', 'm^2'],
    answer: r`\frac23\sqrt{\frac{\eta L^3}{\rho gt}}`,
    solution: r`${FLAT} Integrating from $0$ to $L$ gives the volume.`,
    trap: r`Treating the layer as equally thick everywhere, $L\dot h=-\frac{\rho gh^3}{3\eta}$, which gives $\sqrt{\frac{3\eta L^3}{2\rho gt}}$.`,
    wrong: [r`\sqrt{\frac{3\eta L^3}{2\rho gt}}`, r`\sqrt{\frac{\eta L^3}{\rho gt}}`],
    limits: [
      ['t', r`\infty`, '0', 'in the end all has dripped off'],
      ['eta', '0', '0', 'water runs off at once'],
    ],
  },
  'knife.rate': {
    title: 'Honey dripping off a knife',
    en: r`${KNIFE.en} From its upper edge the layer reaches over the length $L$ down to the point of the blade, where the honey drips off freely. What volume per time and per width of the blade drips off one side of it now?`,
    zh: r`${KNIFE.zh}蜜层从上缘起沿长度 $L$ 直到刀的下端，蜂蜜在那里自由滴落。此刻刀的一面上单位宽度、单位时间滴落多少体积？`,
    symbols: [RHO, ETA, T, length('L', 'length covered'), 'g'],
    asked: ['j', 'volume per width and time', 'm^2/s'],
    answer: r`\frac13\sqrt{\frac{\eta L^3}{\rho gt^3}}`,
    solution: r`${FLAT} At the lower edge $\frac{\rho gh^3}{3\eta}$ with $h=\sqrt{\frac{\eta L}{\rho gt}}$ drips off.`,
    trap: r`Dividing the volume that is left by the time, without the factor $\frac12$ of the derivative.`,
    wrong: [r`\frac23\sqrt{\frac{\eta L^3}{\rho gt^3}}`, r`\sqrt{\frac{\eta L^3}{\rho gt^3}}`],
    limits: [
      ['t', r`\infty`, '0', 'it drips ever more slowly'],
      ['L', '0', '0', 'nothing left to drip'],
    ],
  },
  'cone.thickness': {
    title: 'Honey on a cone',
    en: r`${CONE.en} How thick is the layer at the distance $s$ from the tip, measured along the mantle?`,
    zh: r`${CONE.zh}在沿侧面距尖端 $s$ 处，蜜层有多厚？`,
    symbols: [RHO, ETA, T, ALPHA, length('s', 'distance from the tip'), 'g'],
    asked: ['h', 'thickness', 'm'],
    answer: r`\sqrt{\frac{3\eta s}{5\rho gt\cos\alpha}}`,
    solution: ROUND,
    trap: r`Forgetting that the flow spreads out over a growing width, which gives $\sqrt{\frac{\eta s}{\rho gt\cos\alpha}}$.`,
    wrong: [r`\sqrt{\frac{\eta s}{\rho gt\cos\alpha}}`, r`\sqrt{\frac{3\eta s}{5\rho gt\sin\alpha}}`],
    limits: [
      ['t', r`\infty`, '0', 'in the end all has run off'],
      ['s', '0', '0', 'the tip runs dry first'],
    ],
  },
  'cone.volume': {
    title: 'Honey left on a cone',
    en: r`${CONE.en} From the tip to the lower edge, where the honey drips off freely, the mantle has the length $L$. What volume of honey is still on the mantle?`,
    zh: r`${CONE.zh}从尖端到下缘（蜂蜜在那里自由滴落），侧面的长度（母线）为 $L$。侧面上还留有多少体积的蜂蜜？`,
    symbols: [RHO, ETA, T, ALPHA, length('L', 'length of the mantle'), 'g'],
    asked: ['X', 'volume', 'm^3'],
    answer: r`\frac45\pi\sin\alpha\sqrt{\frac{3\eta L^5}{5\rho gt\cos\alpha}}`,
    solution: r`${ROUND} The volume is $\int_0^Lh\,2\pi s\sin\alpha\,ds$ with $\int_0^Ls^{3/2}ds=\frac25L^{5/2}$.`,
    trap: r`Forgetting that the flow spreads out over a growing width.`,
    wrong: [
      r`\frac45\pi\sin\alpha\sqrt{\frac{\eta L^5}{\rho gt\cos\alpha}}`,
      r`\pi\sin\alpha\sqrt{\frac{3\eta L^5}{5\rho gt\cos\alpha}}`,
    ],
    limits: [
      ['t', r`\infty`, '0', 'in the end all has run off'],
      ['alpha', '0', '0', 'a needle has no mantle'],
    ],
  },
  'cone.rate': {
    title: 'Honey dripping off a cone',
    en: r`${CONE.en} From the tip to the lower edge, where the honey drips off freely, the mantle has the length $L$. What volume per time drips off there now?`,
    zh: r`${CONE.zh}从尖端到下缘（蜂蜜在那里自由滴落），侧面的长度（母线）为 $L$。此刻那里单位时间滴落多少体积？`,
    symbols: [RHO, ETA, T, ALPHA, length('L', 'length of the mantle'), 'g'],
    asked: ['Y', 'volume per time', 'm^3/s'],
    answer: r`\frac25\pi\sin\alpha\sqrt{\frac{3\eta L^5}{5\rho gt^3\cos\alpha}}`,
    solution: r`${ROUND} At the edge $2\pi L\sin\alpha\,Kh^3$ with $h^2=\frac{L}{5Kt}$ drips off, that is $\frac{2\pi L^2\sin\alpha}{5t}h$.`,
    trap: r`Forgetting that the flow spreads out over a growing width.`,
    wrong: [
      r`\frac23\pi\sin\alpha\sqrt{\frac{\eta L^5}{\rho gt^3\cos\alpha}}`,
      r`\frac45\pi\sin\alpha\sqrt{\frac{3\eta L^5}{5\rho gt^3\cos\alpha}}`,
    ],
    limits: [
      ['t', r`\infty`, '0', 'it drips ever more slowly'],
      ['alpha', '0', '0', 'a needle has no mantle'],
    ],
  },
  'disc.thickness': {
    title: 'Honey on a spinning plate',
    en: r`${DISC.en} How thick is the layer?`,
    zh: r`${DISC.zh}蜜层有多厚？`,
    symbols: [RHO, ETA, T, OMEGA],
    asked: ['h', 'thickness', 'm'],
    answer: r`\sqrt{\frac{3\eta}{4\rho\omega^2t}}`,
    solution: SPUN,
    trap: r`Forgetting that the width of the flow grows outwards as well, which leaves out a factor $2$ in $\dot h$.`,
    wrong: [r`\sqrt{\frac{3\eta}{2\rho\omega^2t}}`, r`\sqrt{\frac{\eta}{\rho\omega^2t}}`],
    limits: [
      ['omega', r`\infty`, '0', 'a fast spin throws it off'],
      ['eta', '0', '0', 'water is thrown off at once'],
    ],
  },
  'disc.rate': {
    title: 'Honey thrown off a spinning plate',
    en: r`${DISC.en} The plate has the radius $R$. What volume of honey per time is thrown off its edge now?`,
    zh: r`${DISC.zh}圆盘的半径为 $R$。此刻单位时间从盘的边缘甩出多少体积的蜂蜜？`,
    symbols: [RHO, ETA, T, OMEGA, length('R', 'radius of the plate')],
    asked: ['Y', 'volume per time', 'm^3/s'],
    answer: r`\frac{\pi R^2}{4}\sqrt{\frac{3\eta}{\rho\omega^2t^3}}`,
    solution: r`${SPUN} The volume $\pi R^2h$ goes with $t^{-1/2}$, so it decreases at the rate $\frac{\pi R^2h}{2t}$.`,
    trap: r`Dividing the volume that is left by the time, without the factor $\frac12$ of the derivative.`,
    wrong: [
      r`\frac{\pi R^2}{2}\sqrt{\frac{3\eta}{\rho\omega^2t^3}}`,
      r`\frac{\pi R^2}{2}\sqrt{\frac{3\eta}{2\rho\omega^2t^3}}`,
    ],
    limits: [
      ['t', r`\infty`, '0', 'ever less'],
      ['R', '0', '0', 'a small plate holds little'],
    ],
  },
  'ball.thickness': {
    title: 'Honey on a ball',
    en: r`Honey (density $\rho$, viscosity $\eta$) was poured over the top of a large ball of radius $R$ and has been running down evenly on all sides since the time $t$. ${LATE.en} How thick is the layer at the very top?`,
    zh: r`蜂蜜（密度 $\rho$，粘度 $\eta$）浇在一个半径为 $R$ 的大球顶上，并在各个方向上均匀地往下流，已有时间 $t$。${LATE.zh}最顶端的蜜层有多厚？`,
    symbols: [RHO, ETA, T, length('R', 'radius of the ball'), 'g'],
    asked: ['h', 'thickness', 'm'],
    answer: r`\sqrt{\frac{3\eta R}{4\rho gt}}`,
    solution: r`Near the top, at the small distance $s$, the slope is $\frac sR$ and the flow per width $\frac{\rho gsh^3}{3\eta R}$. Round the top the width grows with $s$: $\dot h=-\frac1s\left(\frac{\rho gs^2}{3\eta R}\right)'h^3=-\frac{2\rho g}{3\eta R}h^3$, so $\frac{1}{h^2}=\frac{4\rho gt}{3\eta R}$.`,
    trap: r`Thinking that honey at the very top has no slope to run down and stays; or taking the flow as that on a cylinder.`,
    wrong: [r`\sqrt{\frac{3\eta R}{2\rho gt}}`, r`\sqrt{\frac{\eta R}{\rho gt}}`],
    limits: [
      ['t', r`\infty`, '0', 'in the end all has run off'],
      ['R', r`\infty`, r`\infty`, 'from a plane it does not run off'],
    ],
  },
  'cylinder.thickness': {
    title: 'Honey on a pipe',
    en: r`Honey (density $\rho$, viscosity $\eta$) was poured over a long level pipe of outer radius $R$ and has been running down evenly on both sides since the time $t$. ${LATE.en} How thick is the layer along the top of the pipe?`,
    zh: r`蜂蜜（密度 $\rho$，粘度 $\eta$）浇在一根外半径为 $R$ 的水平长管上，并在两侧均匀地往下流，已有时间 $t$。${LATE.zh}沿管顶的蜜层有多厚？`,
    symbols: [RHO, ETA, T, length('R', 'radius of the pipe'), 'g'],
    asked: ['h', 'thickness', 'm'],
    answer: r`\sqrt{\frac{3\eta R}{2\rho gt}}`,
    solution: r`Near the top, at the small distance $s$, the slope is $\frac sR$ and the flow per width $\frac{\rho gsh^3}{3\eta R}$: $\dot h=-\left(\frac{\rho gs}{3\eta R}\right)'h^3=-\frac{\rho g}{3\eta R}h^3$, so $\frac{1}{h^2}=\frac{2\rho gt}{3\eta R}$.`,
    trap: r`Thinking that honey at the very top has no slope to run down and stays; or taking the flow as that on a ball.`,
    wrong: [r`\sqrt{\frac{3\eta R}{4\rho gt}}`, r`\sqrt{\frac{\eta R}{\rho gt}}`],
    limits: [
      ['t', r`\infty`, '0', 'in the end all has run off'],
      ['R', r`\infty`, r`\infty`, 'from a plane it does not run off'],
    ],
  },
}

export const drainingFilm: Template = {
  id: 'adv-draining-film',
  domain: 'advanced',
  level: 'olympiad',
  topics: ['viscous flow', 'kinematic waves'],
  choices: {
    surface: ['knife', 'cone', 'disc', 'ball', 'cylinder'],
    asked: ['thickness', 'volume', 'rate'],
  },
  allowed: (choice) => Object.hasOwn(CASES, `${choice['surface'] ?? ''}.${choice['asked'] ?? ''}`),
  published: { surface: 'knife', asked: 'volume' },
  form: (choice: Choice): Form => pick({ name: choiceName(drainingFilm, choice) }, 'name', CASES),
}
