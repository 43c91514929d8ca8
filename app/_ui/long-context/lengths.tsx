import type { ReactNode } from 'react'
import type { LongContextFigures } from '#core/suites/long-context/report/index.ts'
import { t } from '../../_messages/index.ts'
import { count, interval, points } from '../format/numbers.ts'
import { lengthsData } from './lengths-data.ts'
import { LengthsFrame } from './lengths-frame.tsx'
import { lengthText } from './words.ts'

/** Score by length: the chart, and the same as a table. */
export function ScoreByLength({ figures }: { figures: LongContextFigures }): ReactNode {
  const data = lengthsData(figures)
  return (
    <div className="grid grid-cols-1 gap-3">
      {data && <LengthsFrame data={data} />}
      <div className="overflow-x-auto">
        <table className="data text-sm">
          <caption className="sr-only">{t('lc.lengths.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('lc.lengths.length')}</th>
              <th scope="col" className="num">
                {t('lc.lengths.score')}
              </th>
              <th scope="col" className="num">
                {t('compare.interval')}
              </th>
              <th scope="col" className="num">
                {t('lc.lengths.n')}
              </th>
              <th scope="col" className="num">
                {t('lc.lengths.strict')}
              </th>
            </tr>
          </thead>
          <tbody>
            {figures.by_length.map(({ length, score, strict, asked }) => (
              <tr key={length}>
                <th scope="row" className="text-ink!">
                  {lengthText(length)}
                </th>
                <td className="num font-medium">{points(score.value)}</td>
                <td className="num text-muted">{interval(score.low, score.high)}</td>
                <td className="num text-muted">
                  {count(score.n)} / {count(asked)}
                </td>
                <td className="num">{points(strict.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
