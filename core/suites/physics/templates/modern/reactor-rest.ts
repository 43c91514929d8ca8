import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

const RATE: SymbolRow = ['K', 'iodine nuclei made per time', '1/s', 0.5, 2]
const IODINE: SymbolRow = [r`\lambda_1`, 'decay constant of the iodine', '1/s', 1.2, 2]
const XENON: SymbolRow = [r`\lambda_2`, 'decay constant of the xenon', '1/s', 0.4, 1]
const BURN: SymbolRow = [r`\beta`, 'chance per time of a xenon nucleus to catch a neutron', '1/s', 0.5, 2]
const SPAN: SymbolRow = ['T', 'time of running', 's', 0.5, 2]
const WAIT: SymbolRow = ['t', 'time since the shutdown', 's', 0.5, 2]

interface Run {
  title: string
  en: string
  zh: string
  symbols: readonly SymbolRow[]
  peak?: true
  answer: string
  solution: string
  trap: string
  wrong: readonly string[]
  limits: Form['limits']
}

const AFTER_EN = r`How many xenon nuclei are there when the time $t$ has passed since the shutdown?`
const AFTER_ZH = r`停堆后经过时间 $t$ 时有多少个氙核？`
const PEAK_EN =
  'After the shutdown the number of xenon nuclei still grows at first. How long after the shutdown is it greatest?'
const PEAK_ZH = '停堆后氙核的数目起初还会增加。停堆后过多久它达到最大？'
const NO_BURN = {
  en: r`Xenon decays with the decay constant $\lambda_2<\lambda_1$; that it also catches neutrons may be neglected at the low power of this reactor.`,
  zh: r`氙以衰变常数 $\lambda_2<\lambda_1$ 衰变；在这座低功率反应堆中，氙俘获中子可以忽略。`,
}
const WITH_BURN = {
  en: r`Xenon decays with the decay constant $\lambda_2<\lambda_1$, and as long as the reactor runs each xenon nucleus is also destroyed by catching a neutron, with the chance $\beta$ per time.`,
  zh: r`氙以衰变常数 $\lambda_2<\lambda_1$ 衰变；此外，只要反应堆在运行，每个氙核还会因俘获中子而消失，单位时间的概率为 $\beta$。`,
}
const GROW = r`With the iodine decaying at the rate $Ke^{-\lambda_1t}$ after the shutdown,`

const RUNS: Readonly<Record<string, Run>> = {
  'long.calm.number': {
    title: 'Xenon in a resting reactor',
    en: `${NO_BURN.en} The reactor has run for a very long time and is then shut down. ${AFTER_EN}`,
    zh: `${NO_BURN.zh}反应堆已运行了很长时间，然后停堆。${AFTER_ZH}`,
    symbols: [RATE, IODINE, XENON, WAIT],
    answer: r`\frac{K}{\lambda_1-\lambda_2}\left(\frac{\lambda_1}{\lambda_2}e^{-\lambda_2t}-e^{-\lambda_1t}\right)`,
    solution: r`At first both kinds are in balance: iodine $\frac{K}{\lambda_1}$, xenon $\frac{K}{\lambda_2}$. ${GROW} the xenon is $\frac{K}{\lambda_2}e^{-\lambda_2t}+K\frac{e^{-\lambda_2t}-e^{-\lambda_1t}}{\lambda_1-\lambda_2}$.`,
    trap: 'Letting the xenon only decay after the shutdown: the iodine goes on feeding it.',
    wrong: [
      r`\frac{K}{\lambda_2}e^{-\lambda_2t}`,
      r`\frac{K}{\lambda_1-\lambda_2}\left(e^{-\lambda_2t}-e^{-\lambda_1t}\right)`,
    ],
    limits: [
      ['t', '0', r`\frac{K}{\lambda_2}`, 'the balance before'],
      [
        'lambda_1',
        r`\infty`,
        r`\frac{K}{\lambda_2}e^{-\lambda_2t}`,
        'short-lived iodine feeds nothing afterwards',
      ],
    ],
  },
  'long.burn.number': {
    title: 'Xenon in a strong reactor at rest',
    en: `${WITH_BURN.en} The reactor has run for a very long time and is then shut down. ${AFTER_EN}`,
    zh: `${WITH_BURN.zh}反应堆已运行了很长时间，然后停堆。${AFTER_ZH}`,
    symbols: [RATE, IODINE, XENON, BURN, WAIT],
    answer: r`\frac{K}{\lambda_2+\beta}e^{-\lambda_2t}+K\frac{e^{-\lambda_2t}-e^{-\lambda_1t}}{\lambda_1-\lambda_2}`,
    solution: r`At first there are $\frac{K}{\lambda_1}$ iodine and $\frac{K}{\lambda_2+\beta}$ xenon nuclei. ${GROW} the xenon obeys $\dot X=Ke^{-\lambda_1t}-\lambda_2X$, which gives the sum of the old stock that decays and the new one.`,
    trap: 'Keeping the loss by neutrons after the shutdown.',
    wrong: [
      r`\frac{K}{\lambda_2}e^{-\lambda_2t}+K\frac{e^{-\lambda_2t}-e^{-\lambda_1t}}{\lambda_1-\lambda_2}`,
      r`\frac{K}{\lambda_2+\beta}e^{-\lambda_2t}`,
    ],
    limits: [
      ['t', '0', r`\frac{K}{\lambda_2+\beta}`, 'the balance before'],
      [
        'beta',
        r`\infty`,
        r`K\frac{e^{-\lambda_2t}-e^{-\lambda_1t}}{\lambda_1-\lambda_2}`,
        'no xenon at the shutdown',
      ],
    ],
  },
  'long.burn.peak': {
    title: 'When the reactor is poisoned most',
    en: `${WITH_BURN.en} The reactor has run for a very long time and is then shut down. ${PEAK_EN}`,
    zh: `${WITH_BURN.zh}反应堆已运行了很长时间，然后停堆。${PEAK_ZH}`,
    symbols: [RATE, IODINE, XENON, BURN],
    peak: true,
    answer: r`\frac{1}{\lambda_1-\lambda_2}\ln\frac{\lambda_1(\lambda_2+\beta)}{\lambda_2(\lambda_1+\beta)}`,
    solution: r`At first there are $\frac{K}{\lambda_1}$ iodine and $\frac{K}{\lambda_2+\beta}$ xenon nuclei. ${GROW} $X=\left(\frac{K}{\lambda_2+\beta}+\frac{K}{\lambda_1-\lambda_2}\right)e^{-\lambda_2t}-\frac{K}{\lambda_1-\lambda_2}e^{-\lambda_1t}$. Its derivative vanishes where $e^{(\lambda_1-\lambda_2)t}=\frac{\lambda_1(\lambda_2+\beta)}{\lambda_2(\lambda_1+\beta)}$.`,
    trap: r`Starting from no xenon, which gives $\frac{\ln(\lambda_1/\lambda_2)}{\lambda_1-\lambda_2}$, or from the balance without neutrons.`,
    wrong: [
      r`\frac{1}{\lambda_1-\lambda_2}\ln\frac{\lambda_1}{\lambda_2}`,
      r`\frac{1}{\lambda_1-\lambda_2}\ln\frac{\lambda_2+\beta}{\lambda_2}`,
    ],
    limits: [
      [
        'beta',
        r`\infty`,
        r`\frac{1}{\lambda_1-\lambda_2}\ln\frac{\lambda_1}{\lambda_2}`,
        'no xenon at the shutdown',
      ],
      ['beta', '0', '0', 'without loss by neutrons nothing changes at the shutdown'],
    ],
  },
  'short.calm.number': {
    title: 'Xenon after the first run',
    en: `${NO_BURN.en} The reactor, new and free of both, runs for the time $T$. How many xenon nuclei are there when it is shut down then?`,
    zh: `${NO_BURN.zh}这座新反应堆起初不含碘和氙，运行了时间 $T$。随后停堆的那一刻有多少个氙核？`,
    symbols: [RATE, IODINE, XENON, SPAN],
    answer: r`K\left(\frac{1-e^{-\lambda_2T}}{\lambda_2}-\frac{e^{-\lambda_2T}-e^{-\lambda_1T}}{\lambda_1-\lambda_2}\right)`,
    solution: r`The iodine decays at the rate $K(1-e^{-\lambda_1t})$, so $\dot X=K(1-e^{-\lambda_1t})-\lambda_2X$ from $X=0$.`,
    trap: 'Taking the xenon as made at the full rate from the beginning, without waiting for the iodine.',
    wrong: [r`K\frac{1-e^{-\lambda_2T}}{\lambda_2}`, r`\frac{K}{\lambda_2}\left(1-e^{-\lambda_1T}\right)`],
    limits: [
      ['T', r`\infty`, r`\frac{K}{\lambda_2}`, 'the balance'],
      [
        'lambda_1',
        r`\infty`,
        r`K\frac{1-e^{-\lambda_2T}}{\lambda_2}`,
        'short-lived iodine passes on at once',
      ],
    ],
  },
  'short.calm.peak': {
    title: 'When the short run shows most',
    en: `${NO_BURN.en} The reactor, new and free of both, runs for the time $T$ and is then shut down. ${PEAK_EN}`,
    zh: `${NO_BURN.zh}这座新反应堆起初不含碘和氙，运行了时间 $T$，然后停堆。${PEAK_ZH}`,
    symbols: [RATE, IODINE, XENON, SPAN],
    peak: true,
    answer: r`\frac{1}{\lambda_1-\lambda_2}\ln\frac{1-e^{-\lambda_1T}}{1-e^{-\lambda_2T}}`,
    solution: r`An iodine nucleus made at one moment is a xenon nucleus the time $s$ later with the chance $x(s)=\lambda_1\frac{e^{-\lambda_2s}-e^{-\lambda_1s}}{\lambda_1-\lambda_2}$. At the time $t$ after the shutdown $X=K\int_t^{t+T}x(s)\,ds$, greatest where $x(t+T)=x(t)$: $e^{-\lambda_2t}(1-e^{-\lambda_2T})=e^{-\lambda_1t}(1-e^{-\lambda_1T})$.`,
    trap: r`Taking the time $\frac{\ln(\lambda_1/\lambda_2)}{\lambda_1-\lambda_2}$, which holds for a very short run, or counting it from the start.`,
    wrong: [r`\frac{1}{\lambda_1-\lambda_2}\ln\frac{\lambda_1}{\lambda_2}`],
    limits: [
      ['T', r`\infty`, '0', 'after a long run all is in balance'],
      ['T', '0', r`\frac{1}{\lambda_1-\lambda_2}\ln\frac{\lambda_1}{\lambda_2}`, 'a short flash of iodine'],
    ],
  },
  'short.burn.number': {
    title: 'Xenon after the first strong run',
    en: `${WITH_BURN.en} The reactor, new and free of both, runs for the time $T$. How many xenon nuclei are there when it is shut down then? ($\\lambda_2+\\beta\\ne\\lambda_1$)`,
    zh: `${WITH_BURN.zh}这座新反应堆起初不含碘和氙，运行了时间 $T$。随后停堆的那一刻有多少个氙核？（$\\lambda_2+\\beta\\ne\\lambda_1$）`,
    symbols: [
      RATE,
      [r`\lambda_1`, 'decay constant of the iodine', '1/s', 1.2, 1.6],
      XENON,
      [r`\beta`, 'chance per time of a xenon nucleus to catch a neutron', '1/s', 1.5, 2.5],
      SPAN,
    ],
    answer: r`K\left(\frac{1-e^{-(\lambda_2+\beta)T}}{\lambda_2+\beta}-\frac{e^{-\lambda_1T}-e^{-(\lambda_2+\beta)T}}{\lambda_2+\beta-\lambda_1}\right)`,
    solution: r`The iodine decays at the rate $K(1-e^{-\lambda_1t})$, and xenon is lost at the rate $\kappa X$ with $\kappa=\lambda_2+\beta$: $\dot X=K(1-e^{-\lambda_1t})-\kappa X$ from $X=0$.`,
    trap: 'Taking the xenon as made at the full rate from the beginning, without waiting for the iodine.',
    wrong: [
      r`K\frac{1-e^{-(\lambda_2+\beta)T}}{\lambda_2+\beta}`,
      r`\frac{K}{\lambda_2+\beta}\left(1-e^{-\lambda_1T}\right)`,
    ],
    limits: [
      ['T', r`\infty`, r`\frac{K}{\lambda_2+\beta}`, 'the balance'],
      [
        'beta',
        r`\infty`,
        r`\frac{K}{\beta}\left(1-e^{-\lambda_1T}\right)`,
        'xenon burns as soon as it is there',
      ],
    ],
  },
}

function form(choice: Choice): Form {
  const name = ['run', 'neutrons', 'asked'].map((x) => choice[x] ?? '').join('.')
  const run = pick({ name }, 'name', RUNS)
  return {
    title: run.title,
    en: r`In a running nuclear reactor $K$ nuclei of a radioactive iodine are made per time. With the decay constant $\lambda_1$ they decay into xenon nuclei. ${run.en}`,
    zh: r`在运行的核反应堆中，单位时间产生 $K$ 个放射性碘核。它们以衰变常数 $\lambda_1$ 衰变成氙核。${run.zh}`,
    symbols: run.symbols,
    asked: run.peak ? ['t', 'time since the shutdown', 's'] : ['X', 'number of xenon nuclei', '1'],
    constraints: [r`\lambda_2<\lambda_1`],
    answer: run.answer,
    solution: run.solution,
    trap: run.trap,
    wrong: run.wrong,
    limits: run.limits,
  }
}

export const reactorRest: Template = {
  id: 'mod-reactor-rest',
  domain: 'modern',
  level: 'undergraduate',
  topics: ['radioactive decay', 'decay chains'],
  choices: { run: ['long', 'short'], neutrons: ['calm', 'burn'], asked: ['number', 'peak'] },
  allowed: (choice) =>
    Object.hasOwn(RUNS, ['run', 'neutrons', 'asked'].map((x) => choice[x] ?? '').join('.')),
  published: { run: 'long', neutrons: 'burn', asked: 'peak' },
  form,
}
