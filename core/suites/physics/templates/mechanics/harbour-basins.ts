import { pick } from '../template.ts'
import type { Template } from '../template.ts'

/** Water swings between basins through canals: an eigenvalue of the network. */
export const harbourBasins: Template = {
  id: 'mech-harbour-basins',
  domain: 'mechanics',
  level: 'olympiad',
  topics: ['oscillations', 'normal modes', 'flow of water'],
  choices: { layout: ['sea', 'pair', 'row', 'star', 'slow', 'fast'], roof: ['open', 'cave'] },
  published: { layout: 'row', roof: 'open' },
  form: (choice) => {
    const cave = choice.roof === 'cave'
    const small = '\\frac{g}{S_1}'
    const big = cave ? '\\frac{g}{S_2}+\\frac{\\gamma p}{\\rho V}' : '\\frac{g}{S_2}'
    const twice = (n: number): string =>
      cave ? `${String(n)}\\left(${big}\\right)` : `\\frac{${String(n)}g}{S_2}`
    const root = (sum: string): string => `\\sqrt{\\frac{A}{l}\\left(${sum}\\right)}`
    const both = (sign: string): string =>
      `\\sqrt{\\frac{A}{2l}\\left[${small}+${twice(2)}${sign}\\sqrt{\\frac{g^2}{S_1^2}+${
        cave ? `4\\left(${big}\\right)^2` : '\\frac{4g^2}{S_2^2}'
      }}\\right]}`
    const outer = { small: true }
    const layout = pick(choice, 'layout', {
      sea: {
        en: `a basin with the surface area $S_2$ is joined to the open sea by a canal`,
        zh: `一个水面面积为 $S_2$ 的港池由一条水道与大海相连`,
        canals: 'The canal is',
        canalsZh: '水道',
        mode: 'Find the angular frequency with which its level oscillates about that of the sea after a disturbance.',
        modeZh: '求受扰动后它的水位围绕海平面振动的角频率。',
        answer: cave ? root(big) : '\\sqrt{\\frac{gA}{lS_2}}',
        how: 'The flow $q$ through the canal raises the pressure in the basin at the rate $\\kappa_2q$ (divided by the density), and this pressure slows it down:',
        zero: '\\sqrt{\\frac{gA}{lS_2}}',
        small: false,
        wrong: `\\sqrt{\\frac{gA}{2lS_2}}`,
      },
      pair: {
        en: `two basins, with the surface areas $S_1$ and $S_2$, are joined by a canal`,
        zh: `两个水面面积分别为 $S_1$ 和 $S_2$ 的港池由一条水道相连`,
        canals: 'The canal is',
        canalsZh: '水道',
        mode: 'Find the angular frequency with which the levels oscillate against each other after a disturbance.',
        modeZh: '求受扰动后两池水位此起彼伏振动的角频率。',
        answer: root(`${small}+${big}`),
        how: 'The flow $q$ through the canal lowers the pressure at one end and raises it at the other:',
        zero: root(small),
        ...outer,
        wrong: `\\sqrt{\\frac{gA}{l(S_1+S_2)}}`,
      },
      row: {
        en: `three basins lie in a row; the two outer ones have the surface area $S_1$ each, the middle one $S_2$, and a canal leads from each outer basin to the middle one`,
        zh: `三个港池排成一行；两侧的港池水面面积各为 $S_1$，中间的为 $S_2$，每个侧池都有一条水道通向中间的港池`,
        canals: 'Each canal is',
        canalsZh: '每条水道',
        mode: 'Find the angular frequency of the oscillation in which the levels of the outer basins rise together while that of the middle one falls.',
        modeZh: '求两侧港池水位一起上升而中间港池水位下降的那种振动的角频率。',
        answer: root(`${small}+${twice(2)}`),
        how: 'The flow $q$ through each canal lowers the pressure in its outer basin, and the double flow raises it in the middle one:',
        zero: root(small),
        ...outer,
        wrong: root(`${small}+${big}`),
      },
      star: {
        en: `around a basin with the surface area $S_2$ lie three smaller ones with the surface area $S_1$ each, and a canal leads from each of them to the one in the middle`,
        zh: `一个水面面积为 $S_2$ 的港池周围有三个较小的港池，水面面积各为 $S_1$，每个小池都有一条水道通向中间的港池`,
        canals: 'Each canal is',
        canalsZh: '每条水道',
        mode: 'Find the angular frequency of the oscillation in which the levels of the three outer basins rise together while that of the middle one falls.',
        modeZh: '求周围三个港池水位一起上升而中间港池水位下降的那种振动的角频率。',
        answer: root(`${small}+${twice(3)}`),
        how: 'The flow $q$ through each canal lowers the pressure in its outer basin, and the threefold flow raises it in the middle one:',
        zero: root(small),
        ...outer,
        wrong: root(`${small}+${big}`),
      },
      slow: {
        en: `an inner basin with the surface area $S_1$ is joined by a canal to an outer basin with the surface area $S_2$, which is joined by another canal to the open sea`,
        zh: `一个水面面积为 $S_1$ 的内港池由一条水道与水面面积为 $S_2$ 的外港池相连，外港池又由另一条水道与大海相连`,
        canals: 'Each canal is',
        canalsZh: '每条水道',
        mode: 'There are two oscillations with a single frequency. Find the angular frequency of the slower one.',
        modeZh: '存在两种单一频率的振动。求其中较慢的一种的角频率。',
        answer: both('-'),
        how: 'The flows $q_1$ (inner to outer basin) and $q_2$ (outer basin to sea) obey $\\ddot q_1=-\\frac Al\\left[(\\kappa_1+\\kappa_2)q_1-\\kappa_2q_2\\right]$, $\\ddot q_2=-\\frac Al\\left[\\kappa_2q_2-\\kappa_2q_1\\right]$; the smaller root of the characteristic equation gives',
        zero: '',
        ...outer,
        wrong: both('+'),
      },
      fast: {
        en: `an inner basin with the surface area $S_1$ is joined by a canal to an outer basin with the surface area $S_2$, which is joined by another canal to the open sea`,
        zh: `一个水面面积为 $S_1$ 的内港池由一条水道与水面面积为 $S_2$ 的外港池相连，外港池又由另一条水道与大海相连`,
        canals: 'Each canal is',
        canalsZh: '每条水道',
        mode: 'There are two oscillations with a single frequency. Find the angular frequency of the faster one.',
        modeZh: '存在两种单一频率的振动。求其中较快的一种的角频率。',
        answer: both('+'),
        how: 'The flows $q_1$ (inner to outer basin) and $q_2$ (outer basin to sea) obey $\\ddot q_1=-\\frac Al\\left[(\\kappa_1+\\kappa_2)q_1-\\kappa_2q_2\\right]$, $\\ddot q_2=-\\frac Al\\left[\\kappa_2q_2-\\kappa_2q_1\\right]$; the larger root of the characteristic equation gives',
        zero: '',
        ...outer,
        wrong: root(`${small}+${big}`),
      },
    } as const)
    const { answer } = layout
    const plain = answer.replaceAll(`\\left(${big}\\right)^2`, '\\frac{g^2}{S_2^2}')
    const airless = cave
      ? plain
          .replaceAll(
            /(\d)\\left\(\\frac\{g\}\{S_2\}\+\\frac\{\\gamma p\}\{\\rho V\}\\right\)/g,
            '\\frac{$1g}{S_2}',
          )
          .replaceAll('+\\frac{\\gamma p}{\\rho V}', '')
      : ''
    const two = choice.layout === 'slow' || choice.layout === 'fast'
    return {
      title: cave ? 'Basins and a sea cave' : 'Basins and canals',
      en: `In an old harbour ${layout.en}. All walls are vertical. ${layout.canals} a straight, full channel of length $l$ and cross-section $A$, well below the surface; the water in it, of density $\\rho$, moves to and fro like a plug, while the water in the wide basins hardly moves. ${
        cave
          ? 'Above the basin with the area $S_2$ there is a closed rock vault: between water and rock a volume $V$ of air is shut in, at the pressure $p$ when all is at rest; the changes are small and so quick that no heat is exchanged, and the heat capacity ratio of air is $\\gamma$. All else is open to the sky. '
          : ''
      }Friction is negligible. ${layout.mode}`,
      zh: `在一座古老的海港里，${layout.zh}。所有池壁都是竖直的。${layout.canalsZh}是一段笔直、充满水的通道，长为 $l$，横截面积为 $A$，远在水面以下；其中密度为 $\\rho$ 的水像柱塞一样来回运动，而宽阔的港池里的水几乎不动。${
        cave
          ? '面积为 $S_2$ 的港池上方是封闭的岩石穹顶：水与岩石之间封闭着体积为 $V$ 的空气，静止时压强为 $p$；变化很小且很快，没有热交换，空气的比热容比为 $\\gamma$。其他水面都是露天的。'
          : ''
      }摩擦可忽略。${layout.modeZh}`,
      symbols: [
        ...(layout.small
          ? ([['S_1', 'surface area of the basin (or of each equal basin)', 'm^2', 1, 2]] as const)
          : []),
        ['S_2', 'surface area of the other basin', 'm^2', 1.5, 3],
        ['l', 'length of a canal', 'm', 1, 2],
        ['A', 'cross-section of a canal', 'm^2', 0.3, 0.6],
        ['\\rho', 'density of the water', 'kg/m^3', 1, 1.5],
        ...(cave
          ? ([
              ['V', 'volume of the air', 'm^3', 1, 2],
              ['p', 'pressure of the air', 'Pa', 3, 8],
              ['\\gamma', 'heat capacity ratio of air', '1', 1.3, 1.5],
            ] as const)
          : []),
        'g',
      ],
      asked: ['\\omega', 'angular frequency of the oscillation', '1/s'],
      answer,
      solution: `A volume $dU$ of water that flows into a basin raises the pressure at its bottom by $\\rho\\kappa\\,dU$, with ${layout.small ? '$\\kappa_1=\\frac{g}{S_1}$ and ' : ''}$\\kappa_2=${big}$${cave ? ' (higher level, and compressed air)' : ''}. The water in a canal is accelerated by the difference of the pressures: $\\rho l\\dot q=A\\,\\Delta p$. ${layout.how} $\\omega=${answer}$.`,
      trap: two
        ? 'Treating the basins one after the other: both canals share the outer basin, and the flows are coupled.'
        : 'Counting the response of one basin only, or adding the areas instead of their inverses.',
      wrong: [layout.wrong],
      limits: [
        ...(cave ? ([['p', '0', airless, 'without air pressure the vault does nothing']] as const) : []),
        ...(two
          ? ([['A', '0', '0', 'closed canals']] as const)
          : cave
            ? ([['l', '\\infty', '0', 'very long canals are slow']] as const)
            : choice.layout === 'sea'
              ? ([['S_2', '\\infty', '0', 'a basin like the sea does not oscillate']] as const)
              : ([['S_2', '\\infty', layout.zero, 'a very large basin is like the sea']] as const)),
      ],
    }
  },
}
