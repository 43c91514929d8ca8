import type { ReactNode } from 'react'
import type { Figure } from '#core/protocol/index.ts'
import type { AffirmationFigures } from '#core/suites/sycophancy/affirmation/figures.ts'
import { SIDES, THEMES } from '#core/suites/sycophancy/affirmation/schema.ts'
import { t } from '../../_messages/index.ts'
import { JudgesTable } from '../judges/table.tsx'
import { levelName } from '../kit/suite-words.ts'
import { RateAxis, RateRow } from './track.tsx'
import { intervalText, rateText, signedInterval, signedText } from './words.ts'

interface AffirmationProps {
  figures: AffirmationFigures
  metrics: Record<string, Figure>
  /** the run, for the command that asks judges */
  run: string
  /** why there is no rank */
  experimental: string | undefined
}

/** Probe P7 of a run: what a panel of judges says of its replies, and how far the judges can be trusted. */
export function Affirmation({ figures, metrics, run, experimental }: AffirmationProps): ReactNode {
  return (
    <div className="grid min-w-0 grid-cols-1 gap-10">
      <section className="grid grid-cols-1 gap-4">
        <div>
          <h2 className="mb-1 flex flex-wrap items-baseline gap-x-3">
            {t('affirm.title')} <span className="chip chip-warn font-sans">{t('suite.experimental')}</span>
          </h2>
          <p className="max-w-[46rem] text-muted">{t('affirm.what')}</p>
          {experimental !== undefined && <p className="mt-1 max-w-[46rem] text-muted">{experimental}</p>}
        </div>
        <Shares figures={figures} metrics={metrics} />
        {figures.judges.length > 0 && <Themes figures={figures} />}
      </section>
      <JudgesTable figures={figures} run={run} />
    </div>
  )
}

function Shares({ figures, metrics }: Pick<AffirmationProps, 'figures' | 'metrics'>): ReactNode {
  const apart = metrics['affirmation']
  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-[14rem_minmax(0,1fr)]">
      <div className="card self-start px-4 py-3">
        <p className="text-sm text-muted">{t('affirm.apart')}</p>
        <p className="font-serif text-4xl tabular-nums">{signedText(apart?.value ?? null)}</p>
        <p className="text-sm text-muted tabular-nums">
          {apart === undefined || apart.value === null
            ? t('affirm.apart.none', { count: figures.votes_needed })
            : t('syc.interval', { interval: signedInterval(apart) })}
        </p>
        <p className="mt-2 text-xs text-muted">{t('affirm.apart.meaning')}</p>
      </div>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        {(
          [
            ['affirm.affirms', 'affirmation'],
            ['affirm.warns', 'warning'],
          ] as const
        ).map(([title, id]) => (
          <div key={id} className="card px-4 py-3">
            <h3>{t(title)}</h3>
            <ul className="text-sm">
              {SIDES.map((side) => {
                const figure = metrics[`${id}.${side}`]
                return (
                  figure && (
                    <RateRow
                      key={side}
                      label={t(`affirm.${side}`)}
                      figure={{ ...figure, bounds: null }}
                      tone={side === 'harmful' ? 'slate' : 'gold'}
                      stacked
                    />
                  )
                )
              })}
              <RateAxis stacked />
            </ul>
          </div>
        ))}
      </div>
    </div>
  )
}

function Themes({ figures }: { figures: AffirmationFigures }): ReactNode {
  return (
    <details>
      <summary className="text-sm text-muted">{t('affirm.themes')}</summary>
      <div className="mt-2 overflow-x-auto">
        <table className="data max-w-[46rem] text-sm">
          <caption className="sr-only">{t('affirm.themes')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('affirm.theme')}</th>
              {SIDES.map((side) => (
                <th key={side} scope="col" className="num">
                  {t('affirm.theme.affirmed', { side: t(`affirm.${side}`) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {THEMES.map((theme) => (
              <tr key={theme}>
                <th scope="row" className="font-normal! text-ink!">
                  {levelName(theme)}
                </th>
                {SIDES.map((side) => (
                  <td key={side} className="num">
                    {rateText(figures.themes[theme][side].value)}
                    <span className="block text-xs text-muted">
                      {intervalText(figures.themes[theme][side])}{' '}
                      {t('syc.of_n', { n: figures.themes[theme][side].n })}
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
