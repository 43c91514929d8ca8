import type { ReactNode } from 'react'
import type { ComparisonReply } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'
import { NONE } from '../format/numbers.ts'
import { lengthText } from '../long-context/words.ts'

type Ratio = NonNullable<ComparisonReply['speed']>[number]['tpot']

const REACH = 4

/** Speed ratios by length; nothing where the runs timed no length in common. */
export function SpeedRatios({ found }: { found: ComparisonReply }): ReactNode {
  const rows = found.speed ?? []
  if (rows.length === 0) return null
  return (
    <section>
      <h2 className="mb-1">{t('compare.speed')}</h2>
      <p className="mb-3 max-w-[46rem] text-muted">{t('compare.speed.what')}</p>
      <div className="overflow-x-auto">
        <table className="data text-sm">
          <caption className="sr-only">{t('compare.speed.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('lc.lengths.length')}</th>
              <th scope="col">{t('compare.speed.ttft')}</th>
              <th scope="col">{t('compare.speed.tpot')}</th>
              <th scope="col">{t('compare.speed.prefill')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.length}>
                <th scope="row" className="text-ink!">
                  {lengthText(row.length)}
                </th>
                {[row.ttft, row.tpot, row.prefill].map((ratio, i) => (
                  <td key={i} className="w-[30%]">
                    <RatioText ratio={ratio} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** A ratio on a logarithmic line from a quarter to four times, and in numbers. */
function RatioText({ ratio }: { ratio: Ratio }): ReactNode {
  if (ratio === null) return <span className="text-muted">{NONE}</span>
  const at = (x: number): number => 100 + 100 * Math.max(-1, Math.min(1, Math.log(x) / Math.log(REACH)))
  return (
    <div className="grid gap-1">
      <svg viewBox="0 0 200 12" className="h-3 w-full" preserveAspectRatio="none" aria-hidden="true">
        <path d="M100 0v12" stroke="var(--line-strong)" vectorEffect="non-scaling-stroke" />
        <path
          d={`M100 6H${String(at(ratio.ratio))}`}
          stroke="var(--slate)"
          strokeWidth="6"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <span className="whitespace-nowrap">
        <span className="font-medium">{ratio.ratio.toFixed(2)}×</span>{' '}
        <span className="text-muted">
          {ratio.low.toFixed(2)}–{ratio.high.toFixed(2)}
        </span>
      </span>
    </div>
  )
}
