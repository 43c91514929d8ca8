import type { ReactNode } from 'react'
import type { ComparisonReply } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'
import { count } from '../format/numbers.ts'
import { FigureText } from '../kit/figure.tsx'
import { lengthText } from '../long-context/words.ts'
import { DifferenceMark, pText, reachOf, signed, turned } from './difference.tsx'
import { range } from './quality.tsx'

/** The headline's difference at each length; nothing for suites without lengths. */
export function ByLength({ found }: { found: ComparisonReply }): ReactNode {
  if (found.by_length.length < 2) return null
  const reach = reachOf(found.by_length.map((r) => r.paired))
  return (
    <section>
      <h2 className="mb-1">{t('compare.by_length')}</h2>
      <p className="mb-3 max-w-[46rem] text-muted">{t('compare.by_length.what')}</p>
      <div className="overflow-x-auto">
        <table className="data text-sm">
          <caption className="sr-only">{t('compare.by_length.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('lc.lengths.length')}</th>
              <th scope="col">{found.a.model}</th>
              <th scope="col">{found.b.model}</th>
              <th scope="col" className="num">
                {t('compare.difference')}
              </th>
              <th scope="col" className="num">
                {t('compare.interval')}
              </th>
              <th scope="col" className="w-1/4" aria-label={t('compare.scale')} />
              <th scope="col" className="num">
                {t('compare.p')}
              </th>
              <th scope="col" className="num">
                {t('compare.n')}
              </th>
            </tr>
          </thead>
          <tbody>
            {found.by_length.map(({ length, a, b, paired }) => {
              const { difference, low, high } = turned(paired)
              return (
                <tr key={length}>
                  <th scope="row" className="text-ink!">
                    {lengthText(length)}
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
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
