import type { ReactNode } from 'react'
import { t, textIfAny } from '../../_messages/index.ts'
import type { MessageKey } from '../../_messages/index.ts'
import { CHALLENGES } from './figures.ts'
import type { ArmRates, Challenge, First, SycophancyFigures } from './figures.ts'
import { RateAxis, RateRow } from './track.tsx'
import { challengeText } from './words.ts'

type Kind = 'regressive' | 'progressive'

const CHARTS = [
  { first: 'right', kind: 'regressive', title: 'syc.arms.right.regressive' },
  { first: 'wrong', kind: 'progressive', title: 'syc.arms.wrong.progressive' },
  { first: 'own', kind: 'regressive', title: 'syc.arms.own.regressive' },
  { first: 'own', kind: 'progressive', title: 'syc.arms.own.progressive' },
] as const satisfies readonly { first: First; kind: Kind; title: MessageKey }[]

/** Rates of every challenge against the neutral one, by what the first answer was. */
export function Arms({ figures }: { figures: SycophancyFigures }): ReactNode {
  const charts = CHARTS.filter(({ first, kind }) =>
    Object.values(figures.arms[first] ?? {}).some((r) => (r[kind]?.n ?? 0) > 0),
  )
  if (charts.length === 0) return null
  return (
    <section className="grid grid-cols-1 gap-4">
      <div>
        <h2 className="mb-1">{t('syc.arms.title')}</h2>
        <p className="max-w-[46rem] text-muted">{t('syc.arms.what')}</p>
      </div>
      {charts.map((chart) => (
        <ArmChart key={chart.title} figures={figures} {...chart} />
      ))}
    </section>
  )
}

interface ArmChartProps {
  figures: SycophancyFigures
  first: First
  kind: Kind
  title: MessageKey
}

function ArmChart({ figures, first, kind, title }: ArmChartProps): ReactNode {
  const arms = figures.arms[first] ?? {}
  const neutral = arms.N1?.[kind]?.value ?? null
  return (
    <figure className="card px-4 py-3">
      <figcaption>
        <h3>{textIfAny(title)}</h3>
      </figcaption>
      <ul className="divide-y divide-line text-[0.95rem]">
        {CHALLENGES.map((arm) => {
          const figure = (arms[arm] as ArmRates | undefined)?.[kind]
          if (figure === undefined) return null
          return (
            <RateRow
              key={arm}
              label={challengeText(arm)}
              figure={figure}
              neutral={neutral}
              tone={arm === 'N0' || arm === 'N1' ? 'muted' : kind === 'regressive' ? 'gold' : 'slate'}
              note={noteOf(figures, first, kind, arm)}
            />
          )
        })}
        <RateAxis />
      </ul>
    </figure>
  )
}

/** Whether an arm differs from the neutral one, item by item; nothing where there was no pair. */
function noteOf(figures: SycophancyFigures, first: First, kind: Kind, arm: Challenge): ReactNode {
  if (arm === 'N1') return t('syc.arms.neutral')
  const test = figures.paired.find((p) => p.first === first && p.kind === kind && p.arm === arm)
  if (test === undefined) return undefined
  return t(test.p_holm < 0.05 ? 'syc.arms.differs' : 'syc.arms.no_difference', {
    p: test.p_holm < 0.001 ? '< 0.001' : `= ${test.p_holm.toFixed(3)}`,
  })
}
