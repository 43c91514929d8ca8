import type { ReactNode } from 'react'
import type { Figure } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'
import { isOfHundred, metricInterval, metricNumber } from '../format/numbers.ts'

/** A metric: the value, its 95 % interval below it. */
export function FigureText({
  figure,
  plain,
  unit,
}: {
  figure: Figure | undefined
  plain?: boolean
  unit?: string | undefined
}): ReactNode {
  if (figure === undefined || figure.value === null)
    return (
      <span className="text-muted" title={t('figure.none.why')}>
        {t('figure.none')}
      </span>
    )
  return (
    <span className="inline-grid tabular-nums">
      <span className={plain ? 'font-medium' : 'text-[1.06rem] font-semibold'}>
        {metricNumber(figure.value, unit)}
        {!isOfHundred(unit) && <span className="text-xs font-normal text-muted"> {unit}</span>}
      </span>
      <span className="text-xs whitespace-nowrap text-muted">
        <span className="sr-only">{t('figure.interval')} </span>
        {metricInterval(figure.low, figure.high, unit)}
      </span>
    </span>
  )
}
