import type { ReactNode } from 'react'
import type { BoardRow } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'
import { signedInterval, signedText } from './words.ts'

/** Rows that are drawn; the table below has them all. */
const SHOWN = 25
/** The axis ends here: what lies beyond is drawn at its end, and told in numbers. */
const END = 1

const at = (value: number): number => (50 * (Math.min(END, Math.max(-END, value)) + END)) / END

/** Selectivity of a board's rows on one axis from falsehood to truth. Nothing where no row has a value. */
export function SelectivityBoard({ rows }: { rows: readonly BoardRow[] }): ReactNode {
  const drawn = rows.filter((row) => row.metrics['selectivity']?.value != null).slice(0, SHOWN)
  if (drawn.length === 0) return null
  return (
    <figure className="card mb-6 px-4 py-3">
      <figcaption className="mb-1">
        <h2 className="text-base!">{t('syc.board.title')}</h2>
        <p className="max-w-[46rem] text-sm text-muted">{t('syc.board.what')}</p>
      </figcaption>
      <ul className="divide-y divide-line">
        {drawn.map((row) => (
          <Row key={row.configuration_key} row={row} />
        ))}
        <li className="grid grid-cols-1 gap-x-4 pt-1.5 text-xs text-muted sm:grid-cols-[15rem_minmax(0,1fr)_10.5rem]">
          <span className="mx-1.5 grid grid-cols-3 sm:col-start-2" aria-hidden="true">
            {(['falsehood', 'neither', 'truth'] as const).map((end, i) => (
              <span key={end} className={['text-left', 'text-center', 'text-right'][i]}>
                <span className="tabular-nums">{['-1', '0', '1'][i]}</span>{' '}
                <span className="block">{t(`syc.board.${end}`)}</span>
              </span>
            ))}
          </span>
        </li>
      </ul>
    </figure>
  )
}

function Row({ row }: { row: BoardRow }): ReactNode {
  const figure = row.metrics['selectivity']
  if (figure === undefined || figure.value === null) return null
  const { value, low, high } = figure
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-2 sm:grid-cols-[15rem_minmax(0,1fr)_10.5rem]">
      <span className="min-w-0 [overflow-wrap:anywhere]">{row.model}</span>
      <span className="text-right whitespace-nowrap tabular-nums sm:order-last">
        <span className="font-medium">{signedText(value)}</span>{' '}
        <span className="text-xs text-muted">{signedInterval(figure)}</span>
      </span>
      <span className="relative col-span-2 mx-1.5 h-5 sm:col-span-1" aria-hidden="true">
        <span className="absolute inset-x-0 top-1/2 h-px bg-line" />
        {[-1, 0, 1].map((x) => (
          <span
            key={x}
            className={`absolute inset-y-0 w-px ${x === 0 ? 'bg-line-strong' : 'bg-line'}`}
            style={{ left: `${String(at(x))}%` }}
          />
        ))}
        {low !== null && high !== null && (
          <span
            className="absolute top-1/2 h-1.5 -translate-y-1/2 rounded-full bg-slate opacity-45"
            style={{ left: `${String(at(low))}%`, width: `${String(at(high) - at(low))}%` }}
          />
        )}
        <span
          className={`absolute top-1/2 size-3 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-surface ${value < 0 ? 'bg-gold' : 'bg-slate'}`}
          style={{ left: `${String(at(value))}%` }}
        />
      </span>
    </li>
  )
}
