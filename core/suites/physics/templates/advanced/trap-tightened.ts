import type { Choice, Form, SymbolRow, Template } from '../template.ts'
import { pick } from '../template.ts'

const r = String.raw

const WELLS: Readonly<Record<string, { power: number; en: string; zh: string }>> = {
  vee: { power: 1, en: 'the distance', zh: '距离' },
  bowl: { power: 2, en: 'the square of the distance', zh: '距离的平方' },
  tub: { power: 4, en: 'the fourth power of the distance', zh: '距离的四次方' },
}

/** The whole-number exponent over power + 2 in lowest terms, as LaTeX. */
function exponent(top: number, bottom: number): string {
  const common = [4, 3, 2].find((n) => top % n === 0 && bottom % n === 0) ?? 1
  return bottom / common === 1
    ? String(top / common)
    : r`{${String(top / common)}/${String(bottom / common)}}`
}

function form(choice: Choice): Form {
  const well = pick(choice, 'well', WELLS)
  const k = well.power
  const strength = pick(choice, 'change', { strength: true, mass: false })
  const change = strength
    ? {
        en: r`The factor of proportion is raised from $\alpha$ to $\beta$`,
        zh: r`比例系数从 $\alpha$ 增大到 $\beta$`,
        symbols: [
          [r`\alpha`, 'factor at first', `J/m^${String(k)}`, 0.5, 1],
          [r`\beta`, 'factor at last', `J/m^${String(k)}`, 1.5, 3],
        ] as readonly SymbolRow[],
        constraints: [r`\alpha<\beta`],
        first: r`\alpha`,
        last: r`\beta`,
        name: 'beta',
      }
    : {
        en: r`Fine dust, at rest until then, settles on the bead, so that its mass grows from $m_1$ to $m_2$`,
        zh: r`原本静止的细尘落在珠子上，使它的质量从 $m_1$ 增大到 $m_2$`,
        symbols: [
          ['m_1', 'mass at first', 'kg', 0.5, 1],
          ['m_2', 'mass at last', 'kg', 1.5, 3],
        ] as readonly SymbolRow[],
        constraints: ['m_1<m_2'],
        first: 'm_1',
        last: 'm_2',
        name: 'm_2',
      }
  const { first, last } = change
  // Invariant: strength * mass * distance^(k + 2). Powers of last/first for distance, speed and period, over k + 2.
  const powers = strength
    ? { distance: -1, speed: 1, period: -2 }
    : { distance: -1, speed: -(k + 1), period: k }
  const asked = pick<{
    en: string
    zh: string
    asked: Form['asked']
    row: SymbolRow
    name: keyof typeof powers
  }>(choice, 'asked', {
    distance: {
      en: r`At first the bead swings out to the distance $d$ from the middle. How far does it swing in the end?`,
      zh: r`起初珠子摆到离中点距离 $d$ 处。最后它摆到多远？`,
      asked: ['x', 'greatest distance at last', 'm'],
      row: ['d', 'greatest distance at first', 'm', 0.5, 1.5],
      name: 'distance',
    },
    speed: {
      en: r`At first the bead passes the middle with the speed $u$. With which speed does it pass it in the end?`,
      zh: r`起初珠子以速率 $u$ 通过中点。最后它以多大的速率通过中点？`,
      asked: ['v', 'greatest speed at last', 'm/s'],
      row: ['u', 'greatest speed at first', 'm/s', 0.5, 1.5],
      name: 'speed',
    },
    period: {
      en: r`At first a full swing takes the time $T$. How long does it take in the end?`,
      zh: r`起初一次全振动的时间为 $T$。最后需要多长时间？`,
      asked: ['t', 'period at last', 's'],
      row: ['T', 'period at first', 's', 0.5, 1.5],
      name: 'period',
    },
  })
  const given = asked.row[0]
  const power = powers[asked.name]
  const answer = (top: number, bottom: number): string =>
    top > 0
      ? r`${given}\left(\frac{${last}}{${first}}\right)^${exponent(top, bottom)}`
      : r`${given}\left(\frac{${first}}{${last}}\right)^${exponent(-top, bottom)}`
  // The mistake: energy kept instead of the action (for the mass: kinetic energy kept at the middle).
  const naive = strength
    ? { distance: answer(-1, k), speed: given, period: answer(-1, k) }
    : { distance: given, speed: answer(-1, 2), period: answer(1, 2) }
  return {
    title: strength ? 'A trap that is slowly tightened' : 'A swinging bead gathers dust',
    en: r`A charged bead slides without friction to and fro on a straight level rod. Electrodes give it a potential energy in proportion to ${well.en} from the middle of the rod. ${change.en}, extremely slowly, during very many swings. ${asked.en}`,
    zh: r`一个带电的珠子在一根水平直杆上无摩擦地来回滑动。电极使它的势能正比于到杆中点的${well.zh}。${change.zh}，过程极其缓慢，历经非常多次振动。${asked.zh}`,
    symbols: [...change.symbols, asked.row],
    asked: asked.asked,
    constraints: change.constraints,
    answer: answer(power, k + 2),
    solution: r`In a slow change the area $\oint p\,dx$ is kept${strength ? '' : ' (dust at rest takes no momentum away)'}. With the mass $m$, the factor $\alpha$ and the greatest distance $d$ it goes with $\sqrt{m\alpha d^{${String(k)}}}\,d$, so $m\alpha d^{${String(k + 2)}}$ is kept. The greatest speed goes with $\sqrt{\alpha d^{${String(k)}}/m}$, the period with the distance over this speed; inserting the change of $d$ gives the result.`,
    trap: `Keeping the energy: ${strength ? 'the slow change does work on the bead' : 'energy is lost whenever dust lands'}; or taking the change the wrong way round.`,
    wrong: [
      // A spring's period does not depend on how far it swings, so there the mistake does no harm.
      ...(k === 2 && asked.name === 'period' ? [] : [naive[asked.name]]),
      answer(-power, k + 2),
    ],
    limits: [[change.name, first, given, 'no change']],
  }
}

export const trapTightened: Template = {
  id: 'adv-trap-tightened',
  domain: 'advanced',
  level: 'undergraduate',
  topics: ['adiabatic invariants', 'oscillations'],
  choices: {
    well: ['vee', 'bowl', 'tub'],
    change: ['strength', 'mass'],
    asked: ['distance', 'speed', 'period'],
  },
  published: { well: 'tub', change: 'strength', asked: 'distance' },
  form,
}
