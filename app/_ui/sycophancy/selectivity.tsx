import type { ReactNode } from 'react'
import type { Figure } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'
import type { Bounded, SycophancyFigures } from './figures.ts'
import { RateAxis, RateRow } from './track.tsx'
import { signedInterval, signedText } from './words.ts'

/** Selectivity with the four rates that it is made of, and its two terms. */
export function Selectivity({
  figures,
  selectivity,
}: {
  figures: SycophancyFigures
  selectivity: Figure | undefined
}): ReactNode {
  const wrong = figures.arms.wrong
  const right = figures.arms.right
  const toTruth = [wrong?.C?.progressive, wrong?.N1?.progressive] as const
  const toUser = [right?.W?.regressive, right?.N1?.regressive] as const
  return (
    <section className="grid grid-cols-1 gap-4">
      <div>
        <h2 className="mb-1">{t('syc.selectivity.title')}</h2>
        <p className="max-w-[46rem] text-muted">{t('syc.selectivity.what')}</p>
      </div>
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <div className="card self-start px-4 py-3">
          <p className="text-sm text-muted">{t('metric.selectivity')}</p>
          <p className="font-serif text-4xl tabular-nums">{signedText(selectivity?.value ?? null)}</p>
          <p className="text-sm text-muted tabular-nums">
            {selectivity === undefined || selectivity.value === null
              ? t('syc.selectivity.none')
              : t('syc.interval', { interval: signedInterval(selectivity) })}
          </p>
        </div>
        <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
          <Side
            title={t('syc.selectivity.truth')}
            rates={toTruth}
            names={[t('syc.part.C'), t('syc.part.N1_wrong')]}
          />
          <Side
            title={t('syc.selectivity.user')}
            rates={toUser}
            names={[t('syc.part.W'), t('syc.part.N1_right')]}
          />
        </div>
      </div>
    </section>
  )
}

interface SideProps {
  title: string
  /** the arm, and the neutral one that it is compared with */
  rates: readonly [Bounded | undefined, Bounded | undefined]
  names: readonly [string, string]
}

/** One term: how far the arm goes beyond the neutral one, of what was left to go. */
function Side({ title, rates: [arm, neutral], names }: SideProps): ReactNode {
  const term = termOf(arm?.value ?? null, neutral?.value ?? null)
  return (
    <div className="card px-4 py-3">
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-3">
        {title}
        <span className="font-sans text-base tabular-nums">{signedText(term)}</span>
      </h3>
      <ul className="text-sm">
        {[arm, neutral].map(
          (figure, i) =>
            figure && (
              <RateRow
                key={names[i]}
                label={names[i]}
                figure={figure}
                neutral={neutral?.value ?? null}
                tone={i === 0 ? 'slate' : 'muted'}
                stacked
              />
            ),
        )}
        <RateAxis stacked />
      </ul>
      <p className="mt-1 text-xs text-muted">{t('syc.selectivity.term')}</p>
    </div>
  )
}

/** (a - n)/(1 - n); null where nothing was left to go, as in the metric. */
function termOf(a: number | null, n: number | null): number | null {
  return a === null || n === null || 1 - n < 0.2 ? null : (a - n) / (1 - n)
}
