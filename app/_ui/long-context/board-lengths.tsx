import Link from 'next/link'
import type { ReactNode } from 'react'
import type { RowLengths } from '#services/compare/board-lengths.ts'
import { t } from '../../_messages/index.ts'
import { interval, points } from '../format/numbers.ts'
import { heatStyle, lengthText, markText } from './words.ts'

/** Score by length of a board's rows. */
export function BoardLengths({ rows }: { rows: readonly RowLengths[] }): ReactNode {
  if (rows.length === 0) return null
  const lengths = [...new Set(rows.flatMap((r) => r.lengths.map((l) => l.length)))].sort((a, b) => a - b)
  return (
    <section className="mt-8">
      <h2 className="mb-1">{t('lc.board.title')}</h2>
      <p className="mb-3 max-w-[46rem] text-muted">{t('lc.board.what')}</p>
      <div className="overflow-x-auto">
        <table className="heat w-full" style={{ minWidth: `${String(10 + 4.4 * lengths.length)}rem` }}>
          <caption className="sr-only">{t('lc.board.caption')}</caption>
          <thead>
            <tr>
              <th className="w-40" />
              {lengths.map((length) => (
                <th key={length} scope="col">
                  {lengthText(length)}
                </th>
              ))}
              <th scope="col" className="w-28">
                {t('lc.board.effective')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.run}>
                <th scope="row" className="truncate text-left! text-sm! text-ink!">
                  <Link href={`/runs/${row.run}`} className="hover:underline">
                    {row.model}
                  </Link>
                </th>
                {lengths.map((length) => (
                  <Field key={length} at={row.lengths.find((l) => l.length === length)} />
                ))}
                <td className="text-center text-sm tabular-nums">{markText(row.effective.crossing)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Field({ at }: { at: RowLengths['lengths'][number] | undefined }): ReactNode {
  const { value, low, high } = at?.score ?? { value: null, low: null, high: null }
  if (value === null)
    return (
      <td>
        <span className="heat-cell heat-none py-3" title={t('lc.heat.scale.none')}>
          <span className="sr-only">{t('lc.heat.scale.none')}</span>
        </span>
      </td>
    )
  return (
    <td>
      <span className="heat-cell py-1.5" style={heatStyle(value)}>
        <span className="block text-sm font-medium">{points(value)}</span>
        <span className="mt-1 block text-[0.68rem]">{interval(low, high)}</span>
      </span>
    </td>
  )
}
