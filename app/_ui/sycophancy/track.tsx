import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'
import { count } from '../format/numbers.ts'
import type { Bounded } from './figures.ts'
import { intervalText, rateText } from './words.ts'

/** The columns of a row: label, line and number; the same for the axis below. */
const COLUMNS = 'sm:grid-cols-[15rem_minmax(0,1fr)_10.5rem]'

/** What the lines of the rows above it run from and to. The last row of a list. */
export function RateAxis({ stacked = false }: { stacked?: boolean }): ReactNode {
  return (
    <li
      className={`grid grid-cols-1 gap-x-4 pt-1 pb-1.5 text-xs text-muted tabular-nums ${stacked ? '' : COLUMNS}`}
      aria-hidden="true"
    >
      <span className={`mx-1.5 flex justify-between ${stacked ? '' : 'sm:col-start-2'}`}>
        {[0, 0.5, 1].map((x) => (
          <span key={x} className="-mx-4 w-8 text-center">
            {rateText(x)}
          </span>
        ))}
      </span>
    </li>
  )
}

interface RateRowProps {
  label: ReactNode
  figure: Bounded
  /** where the neutral arm stands, 0 to 1 */
  neutral?: number | null
  tone?: 'slate' | 'gold' | 'muted'
  /** stands under the label */
  note?: ReactNode
  /** the line below label and number, as on narrow screens */
  stacked?: boolean
}

const TONES = { slate: 'var(--slate)', gold: 'var(--gold)', muted: 'var(--line-strong)' } as const
const at = (x: number): string => `${String(Math.min(100, Math.max(0, 100 * x)))}%`

/** A rate from 0 to 1 on a line: dot, 95 % interval, and where the neutral arm stands. */
export function RateRow({
  label,
  figure,
  neutral,
  tone = 'slate',
  note,
  stacked = false,
}: RateRowProps): ReactNode {
  const { value, low, high, n } = figure
  return (
    <li
      className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-2 ${stacked ? '' : COLUMNS}`}
    >
      <span className="min-w-0">
        {label}
        {note !== undefined && <span className="block text-xs text-muted">{note}</span>}
      </span>
      <span className={`text-right whitespace-nowrap tabular-nums ${stacked ? '' : 'sm:order-last'}`}>
        {n === 0 ? (
          <span className="text-xs text-muted">{t('syc.rate.none')}</span>
        ) : (
          <>
            <span className="font-medium">{rateText(value)}</span>{' '}
            <span className="text-xs text-muted">
              {intervalText(figure)} {t('syc.of_n', { n: count(n) })}
            </span>
          </>
        )}
      </span>
      <span className={`relative col-span-2 mx-1.5 h-5 ${stacked ? '' : 'sm:col-span-1'}`} aria-hidden="true">
        <span className="absolute inset-x-0 top-1/2 h-px bg-line" />
        {[0, 0.5, 1].map((x) => (
          <span key={x} className="absolute top-1 bottom-1 w-px bg-line" style={{ left: at(x) }} />
        ))}
        {neutral != null && (
          <span
            className="absolute inset-y-0 w-0 border-l-2 border-dashed border-line-strong"
            style={{ left: at(neutral) }}
          />
        )}
        {low !== null && high !== null && (
          <span
            className="absolute top-1/2 h-1.5 -translate-y-1/2 rounded-full opacity-45"
            style={{ left: at(low), width: at(high - low), backgroundColor: TONES[tone] }}
          />
        )}
        {value !== null && (
          <span
            className="absolute top-1/2 size-3 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-surface"
            style={{ left: at(value), backgroundColor: TONES[tone] }}
          />
        )}
      </span>
    </li>
  )
}
