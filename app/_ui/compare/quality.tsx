import type { ReactNode } from 'react'
import type { ComparisonReply } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'
import { NONE, count } from '../format/numbers.ts'
import { FigureText } from '../kit/figure.tsx'
import { DifferenceMark, pText, reachOf, signed, turned } from './difference.tsx'

/** The paired difference of each metric. */
export function Quality({ found }: { found: ComparisonReply }): ReactNode {
  const reach = reachOf(found.metrics.map((m) => m.paired))
  return (
    <section>
      <h2 className="mb-3">{t('compare.quality')}</h2>
      <div className="overflow-x-auto">
        <table className="data text-sm">
          <caption className="sr-only">{t('compare.quality.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('compare.metric')}</th>
              <th scope="col">{found.a.model}</th>
              <th scope="col">{found.b.model}</th>
              <th scope="col" className="num">
                {t('compare.difference')}
              </th>
              <th scope="col" className="num">
                {t('compare.interval')}
              </th>
              <th scope="col" className="w-1/5" aria-label={t('compare.scale')} />
              <th scope="col" className="num">
                {t('compare.p')}
              </th>
              <th scope="col" className="num">
                {t('compare.n')}
              </th>
              <th scope="col" className="num">
                {t('compare.more')}
              </th>
            </tr>
          </thead>
          <tbody>
            {found.metrics.map(({ id, title, a, b, paired }) => {
              const { difference, low, high } = turned(paired)
              return (
                <tr key={id}>
                  <th scope="row" className="text-ink!">
                    {title}
                  </th>
                  <td>
                    <FigureText figure={a} plain />
                  </td>
                  <td>
                    <FigureText figure={b} plain />
                  </td>
                  <td className="num font-semibold">{signed(difference)}</td>
                  <td className="num whitespace-nowrap">{range(low, high)}</td>
                  <td>
                    <DifferenceMark paired={paired} reach={reach} />
                  </td>
                  <td className="num">{pText(paired.p)}</td>
                  <td className="num">{count(paired.n)}</td>
                  <td className="num">{moreText(paired.more_items)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}

export function range(low: number | null, high: number | null): string {
  return low === null || high === null ? NONE : `${signed(low)} to ${signed(high)}`
}

function moreText(more: number | null): string {
  if (more === null) return t('compare.more.none')
  return more === 0 ? t('compare.more.decided') : count(more)
}
