import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

const LAMBDA: SymbolRow = [r`\lambda`, 'decay constant of the potassium', '1/s', 0.5, 1]
const RATIO: SymbolRow = ['r', 'gas atoms per potassium atom today', '1', 0.6, 1.5]
const BRANCH: SymbolRow = ['b', 'fraction of the decays that give the gas', '1', 0.1, 0.6]

function form(choice: Choice): Form {
  const branched = pick(choice, 'branch', { all: false, some: true })
  const per = (x: string): string => (branched ? r`\frac{${x}}{b}` : x)
  const b = branched ? 'b' : '1'
  const decay = branched
    ? {
        en: r`A radioactive sort of potassium with the decay constant $\lambda$ decays in two ways; the fraction $b$ of the decays gives atoms of a stable noble gas, the rest something else.`,
        zh: r`一种衰变常数为 $\lambda$ 的放射性钾有两种衰变方式；其中占比例 $b$ 的衰变产生一种稳定的惰性气体原子，其余产生别的东西。`,
      }
    : {
        en: r`In a simplified story a radioactive sort of potassium with the decay constant $\lambda$ always decays into atoms of a stable noble gas.`,
        zh: r`在一个简化的情形中，一种衰变常数为 $\lambda$ 的放射性钾总是衰变成一种稳定的惰性气体原子。`,
      }
  const symbols: SymbolRow[] = [LAMBDA, ...(branched ? [BRANCH] : [])]
  const missed = branched ? ', or taking every decay as one that gives the gas' : ''
  return pick<() => Form>(choice, 'history', {
    closed: () => ({
      title: 'A clock in the lava',
      en: `${decay.en} Lava lets all gas escape while it is liquid and none once it is solid. In a piece of solid lava one finds today $r$ atoms of the gas for each atom of this potassium. How long ago did it become solid?`,
      zh: `${decay.zh}熔岩在液态时气体全部逸出，凝固后则一点也不逸出。今天在一块凝固的熔岩中，每有一个这种钾原子就有 $r$ 个该气体原子。它是多久以前凝固的？`,
      symbols: [...symbols, RATIO],
      asked: ['t', 'age', 's'],
      answer: r`\frac1\lambda\ln\left(1+${per('r')}\right)`,
      solution: r`For $N$ potassium atoms today there were $Ne^{\lambda t}$ at first, so $N(e^{\lambda t}-1)$ have decayed and $${branched ? 'b' : ''}N(e^{\lambda t}-1)=rN$ gas atoms were made.`,
      trap: r`Letting the potassium decay at today's rate all the time, $\frac{r}{${branched ? 'b' : ''}\lambda}$${missed}.`,
      wrong: [r`\frac{r}{${branched ? 'b' : ''}\lambda}`, ...(branched ? [r`\frac1\lambda\ln(1+r)`] : [])],
      limits: [
        ['r', '0', r`\frac{r}{${branched ? 'b' : ''}\lambda}`, 'a young stone: gas in proportion to age'],
        ['lambda', r`\infty`, '0', 'quick decay needs little time'],
      ],
    }),
    stale: () => ({
      title: 'A clock that was not set to zero',
      en: `${decay.en} A lava became solid so quickly that some gas was caught in it: at that moment there were already $s$ gas atoms for each atom of this potassium. Later nothing escaped. Today there are $r$ gas atoms for each atom of this potassium ($r>s$). How long ago did the lava become solid?`,
      zh: `${decay.zh}一种熔岩凝固得非常快，把一些气体封在了里面：凝固的那一刻，每有一个这种钾原子就已经有 $s$ 个该气体原子。此后再没有气体逸出。今天每有一个这种钾原子就有 $r$ 个该气体原子（$r>s$）。熔岩是多久以前凝固的？`,
      symbols: [...symbols, RATIO, ['s', 'gas atoms per potassium atom at first', '1', 0.1, 0.4]],
      asked: ['t', 'age', 's'],
      constraints: ['r>s'],
      answer: r`\frac1\lambda\ln\frac{r+${b}}{s+${b}}`,
      solution: r`For $N$ potassium atoms today there were $Ne^{\lambda t}$ at first, with $sNe^{\lambda t}$ gas atoms; $${branched ? 'b' : ''}N(e^{\lambda t}-1)$ came in addition. The sum is $rN$, so $(s+${b})e^{\lambda t}=r+${b}$.`,
      trap: r`Subtracting the old gas as $r-s$: the two ratios refer to different amounts of potassium.`,
      wrong: [r`\frac1\lambda\ln\left(1+${per('r-s')}\right)`, r`\frac1\lambda\ln\frac rs`],
      limits: [
        ['s', '0', r`\frac1\lambda\ln\left(1+${per('r')}\right)`, 'no gas at first'],
        ['r', 's', '0', 'nothing has decayed yet'],
      ],
    }),
    heated: () => ({
      title: 'A clock that was once disturbed',
      en: `${decay.en} Lava lets all gas escape while it is liquid and, as a rule, none once it is solid. But the time $s$ ago a nearby eruption warmed a piece of solid lava, so that it lost just half of the gas that it then held. Today there are $r$ gas atoms in it for each atom of this potassium. How long ago did it become solid?`,
      zh: `${decay.zh}熔岩在液态时气体全部逸出，凝固后一般一点也不逸出。但在距今 $s$ 的时候，附近的一次火山喷发加热了一块凝固的熔岩，使它恰好失去了当时所含气体的一半。今天在其中每有一个这种钾原子就有 $r$ 个该气体原子。它是多久以前凝固的？`,
      symbols: [...symbols, RATIO, ['s', 'time since the warming', 's', 0.1, 0.3]],
      asked: ['t', 'age', 's'],
      answer: r`\frac1\lambda\ln\left(2+${per('2r')}-e^{\lambda s}\right)`,
      solution: r`For $N$ potassium atoms today there were $Ne^{\lambda s}$ at the warming and $Ne^{\lambda t}$ at first. The gas today is $${branched ? 'b' : ''}N\left[\frac12(e^{\lambda t}-e^{\lambda s})+e^{\lambda s}-1\right]=rN$.`,
      trap: r`Doubling all of today's gas: what came after the warming was not halved.`,
      wrong: [r`\frac1\lambda\ln\left(1+${per('2r')}\right)`, r`\frac1\lambda\ln\left(1+${per('r')}\right)`],
      limits: [
        [
          's',
          '0',
          r`\frac1\lambda\ln\left(1+${per('2r')}\right)`,
          'warmed only just now: half of all is lost',
        ],
      ],
    }),
    twins: () => ({
      title: 'Two minerals, one birthday',
      en: `${decay.en} Two minerals of one rock became solid at the same moment and caught some of the gas; it was the same mixture with a lighter, stable sort of the gas, which no decay makes. Today the first mineral holds $g_1$ atoms of the gas in question and $k_1$ atoms of this potassium for each atom of the lighter sort; the second one holds $g_2$ and $k_2$. Nothing has escaped. How long ago did they become solid?`,
      zh: `${decay.zh}同一块岩石中的两种矿物在同一时刻凝固，并封入了一些气体；封入的是它与一种较轻的稳定同位素气体的同一种混合物，后者不由任何衰变产生。今天，相对于每个较轻的气体原子，第一种矿物含有 $g_1$ 个所述气体原子和 $k_1$ 个这种钾原子；第二种含有 $g_2$ 和 $k_2$ 个。没有气体逸出过。它们是多久以前凝固的？`,
      symbols: [
        ...symbols,
        ['g_1', 'gas atoms in the first mineral per light atom', '1', 0.5, 1],
        ['g_2', 'gas atoms in the second mineral per light atom', '1', 1.5, 2.5],
        ['k_1', 'potassium atoms in the first mineral per light atom', '1', 0.3, 1],
        ['k_2', 'potassium atoms in the second mineral per light atom', '1', 1.5, 3],
      ],
      asked: ['t', 'age', 's'],
      constraints: ['g_1<g_2', 'k_1<k_2'],
      answer: r`\frac1\lambda\ln\left(1+\frac{g_2-g_1}{${branched ? 'b(k_2-k_1)' : 'k_2-k_1'}}\right)`,
      solution: r`In each mineral $g=g_0+${branched ? 'b' : ''}k(e^{\lambda t}-1)$ with the same unknown $g_0$. The difference of the two equations is free of $g_0$.`,
      trap: r`Dating each mineral as if it had caught no gas.`,
      wrong: [
        r`\frac1\lambda\ln\left(1+${per(r`\frac{g_2}{k_2}`)}\right)`,
        r`\frac1\lambda\ln\left(1+${per(r`\frac{g_1}{k_1}`)}\right)`,
      ],
      limits: [
        ['g_2', 'g_1', '0', 'no difference has grown yet'],
        ['k_2', r`\infty`, '0', 'much potassium makes the gas quickly'],
      ],
    }),
  })()
}

export const argonClock: Template = {
  id: 'mod-argon-clock',
  domain: 'modern',
  level: 'high-school',
  topics: ['radioactive decay', 'dating'],
  choices: { branch: ['all', 'some'], history: ['closed', 'stale', 'heated', 'twins'] },
  published: { branch: 'some', history: 'heated' },
  form,
}
