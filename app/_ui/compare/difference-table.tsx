import type { ReactNode } from 'react'
import type { ComparisonReply } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'
import { NONE, count } from '../format/numbers.ts'
import { FigureText } from '../kit/figure.tsx'
import { DifferenceMark, pText, reachOf, signed, turned } from './difference.tsx'

type Compared = Pick<ComparisonReply['metrics'][number], 'a' | 'b' | 'paired'>

/** Both runs' figures and their paired difference, a line each, on one scale. */
export function DifferenceTable({
  found,
  caption,
  first,
  rows,
  more,
}: {
  found: ComparisonReply
  caption: string
  /** heading of the first column */
  first: string
  /** `unit` is that of a and b; points of 100 where it is not given. Differences are in points anyway. */
  rows: readonly (Compared & { key: string | number; name: string; unit?: string | undefined })[]
  /** how many more items each difference would need, in a column of its own */
  more?: (paired: Compared['paired']) => string
}): ReactNode {
  const reach = reachOf(rows.map((r) => r.paired))
  return (
    <div className="overflow-x-auto">
      <table className="data text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col">{found.a.model}</th>
            <th scope="col">{found.b.model}</th>
            <th scope="col" className="num">
              {t('compare.difference')}
            </th>
            <th scope="col" className="num">
              {t('compare.interval')}
            </th>
            <th scope="col" className={more ? 'w-1/5' : 'w-1/4'} aria-label={t('compare.scale')} />
            <th scope="col" className="num">
              {t('compare.p')}
            </th>
            <th scope="col" className="num">
              {t('compare.n')}
            </th>
            {more && (
              <th scope="col" className="num">
                {t('compare.more')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, unit, a, b, paired }) => {
            const { difference, low, high } = turned(paired)
            return (
              <tr key={key}>
                <th scope="row" className="text-ink!">
                  {name}
                </th>
                <td>
                  <FigureText figure={a} plain unit={unit} />
                </td>
                <td>
                  <FigureText figure={b} plain unit={unit} />
                </td>
                <td className="num font-semibold">{signed(difference)}</td>
                <td className="num whitespace-nowrap">{range(low, high)}</td>
                <td>
                  <DifferenceMark paired={paired} reach={reach} />
                </td>
                <td className="num">{pText(paired.p)}</td>
                <td className="num">{count(paired.n)}</td>
                {more && <td className="num">{more(paired)}</td>}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

export function range(low: number | null, high: number | null): string {
  return low === null || high === null ? NONE : `${signed(low)} to ${signed(high)}`
}
