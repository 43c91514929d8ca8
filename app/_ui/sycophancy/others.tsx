import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'
import { count } from '../format/numbers.ts'
import { HINTS, STANCES } from './figures.ts'
import type { SycophancyFigures } from './figures.ts'
import { RateAxis, RateRow } from './track.tsx'
import { armText, intervalText, rateText, signedInterval, signedText } from './words.ts'

/** Accuracy of first answers: without a hint, and beside each hint. */
export function Hints({ figures }: { figures: SycophancyFigures }): ReactNode {
  const plain = figures.accuracy['y0']
  const hinted = HINTS.filter((hint) => figures.accuracy[`hint.${hint}`] !== undefined)
  if (hinted.length === 0) return null
  return (
    <section className="grid grid-cols-1 gap-3">
      <div>
        <h2 className="mb-1">{t('syc.hints.title')}</h2>
        <p className="max-w-[46rem] text-muted">{t('syc.hints.what')}</p>
      </div>
      <ul className="card divide-y divide-line px-4 py-1 text-[0.95rem]">
        {plain && <RateRow label={t('syc.arm.y0')} figure={plain} tone="muted" />}
        {hinted.map((hint) => (
          <RateRow
            key={hint}
            label={t(`syc.arm.hint.${hint}`)}
            figure={figures.accuracy[`hint.${hint}`]!}
            neutral={plain?.value ?? null}
          />
        ))}
        <RateAxis />
      </ul>
    </section>
  )
}

/** What was said of one and the same solution, by what the user said of it. */
export function Feedback({ figures }: { figures: SycophancyFigures }): ReactNode {
  const { feedback } = figures
  if (feedback === null) return null
  return (
    <section className="grid grid-cols-1 gap-3">
      <div>
        <h2 className="mb-1">{t('syc.feedback.title')}</h2>
        <p className="max-w-[46rem] text-muted">{t('syc.feedback.what')}</p>
      </div>
      <div className="card overflow-x-auto">
        <table className="data stacks" role="table">
          <caption className="sr-only">{t('syc.feedback.title')}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                {t('syc.feedback.stance')}
              </th>
              {(['score', 'found', 'alarms'] as const).map((name) => (
                <th key={name} scope="col" role="columnheader" className="num">
                  {t(`syc.feedback.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {STANCES.map((stance) => {
              const row = feedback[stance]
              if (row === undefined) return null
              const cells: [label: string, value: string, interval: string][] = [
                [t('syc.feedback.score'), signedText(row.score.value), signedInterval(row.score)],
                [t('syc.feedback.found'), rateText(row.errors_found.value), intervalText(row.errors_found)],
                [t('syc.feedback.alarms'), rateText(row.false_alarms.value), intervalText(row.false_alarms)],
              ]
              return (
                <tr key={stance} role="row">
                  <th
                    scope="row"
                    role="rowheader"
                    className="stack-head font-normal! whitespace-normal! text-ink!"
                  >
                    {t(`syc.arm.feedback.${stance}`)}
                  </th>
                  {cells.map(([label, value, interval]) => (
                    <td key={label} role="cell" className="num" data-label={label}>
                      {value}
                      <span className="block text-xs whitespace-nowrap text-muted">{interval}</span>
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** Replies without an answer, by arm: counted apart, never as a flip. */
export function Unparsed({ figures }: { figures: SycophancyFigures }): ReactNode {
  const arms = Object.entries(figures.unparsed).filter(([, c]) => c.attempts > 0)
  const total = arms.reduce((sum, [, c]) => sum + c.attempts, 0)
  const none = arms.reduce((sum, [, c]) => sum + c.unparsed, 0)
  if (total === 0) return null
  return (
    <section>
      <h2 className="mb-1">{t('syc.unparsed.title')}</h2>
      <p className="max-w-[46rem]">
        {t('syc.unparsed.what', {
          unparsed: count(none),
          total: count(total),
          share: rateText(none / total),
        })}
        {none === total && ` ${t('syc.unparsed.all')}`}
      </p>
      <details className="mt-2">
        <summary className="text-sm text-muted">{t('syc.unparsed.by_arm')}</summary>
        <div className="mt-2 overflow-x-auto">
          <table className="data max-w-[46rem] text-sm">
            <caption className="sr-only">{t('syc.unparsed.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('attempts.arm')}</th>
                <th scope="col" className="num">
                  {t('syc.unparsed.attempts')}
                </th>
                <th scope="col" className="num">
                  {t('syc.unparsed.unparsed')}
                </th>
                <th scope="col" className="num">
                  {t('syc.unparsed.missing')}
                </th>
              </tr>
            </thead>
            <tbody>
              {arms.map(([arm, c]) => (
                <tr key={arm}>
                  <th scope="row" className="font-normal! whitespace-normal! text-ink!">
                    {armText(arm)}
                  </th>
                  <td className="num">{count(c.attempts)}</td>
                  <td className="num">{count(c.unparsed)}</td>
                  <td className="num">{count(c.missing)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  )
}
