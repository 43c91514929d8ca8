import Link from 'next/link'
import type { ReactNode } from 'react'
import type { AtK, BoardRow, Figure } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'
import { count } from '../format/numbers.ts'
import { FigureText } from '../kit/figure.tsx'

/**
 * The rows of a board that have several attempts an item, one line each: what one attempt reaches, and what as many as
 * were made. Nothing where none has; a run's page shows what lies between.
 */
export function BoardAtK({ rows }: { rows: readonly BoardRow[] }): ReactNode {
  const several = rows.flatMap((row) => {
    const [first, last] = [row.at_k?.[0], row.at_k?.at(-1)]
    return first && last ? [{ row, first, last }] : []
  })
  if (several.length === 0) return null
  return (
    <div className="mt-8">
      <AtKSection columns={['model', 'k', 'pass_one', 'pass', 'best', 'cons']}>
        <tbody>
          {several.map(({ row, first, last }) => (
            <tr key={row.configuration_key}>
              <th scope="row" className="max-w-40 text-left font-normal break-words">
                <Link href={`/models/${encodeURIComponent(row.model_slug)}`} className="hover:underline">
                  {row.model}
                </Link>
              </th>
              <td className="num">{last.k}</td>
              <Figures of={[first.pass, last.pass, last.best, last.cons]} />
            </tr>
          ))}
        </tbody>
      </AtKSection>
    </div>
  )
}

/** What k attempts of one run reach; nothing for a run of one attempt an item. */
export function RunAtK({ atK }: { atK: readonly AtK[] | null }): ReactNode {
  if (atK === null) return null
  return (
    <AtKSection columns={['k', 'pass', 'best', 'cons', 'items']}>
      <tbody>
        {atK.map((a) => (
          <tr key={a.k}>
            <th scope="row" className="num">
              {a.k}
            </th>
            <Figures of={[a.pass, a.best, a.cons]} />
            <td className="num">{count(a.best.n)}</td>
          </tr>
        ))}
      </tbody>
    </AtKSection>
  )
}

type Column = 'model' | 'k' | 'pass_one' | 'pass' | 'best' | 'cons' | 'items'

function AtKSection({ columns, children }: { columns: readonly Column[]; children: ReactNode }): ReactNode {
  return (
    <section>
      <h2 className="mb-2">{t('stats.at_k.title')}</h2>
      <p className="mb-3 max-w-[46rem] text-sm text-muted">{t('stats.at_k.what')}</p>
      <div className="card overflow-x-auto">
        <table className="data">
          <caption className="sr-only">{t('stats.at_k.title')}</caption>
          <thead>
            <tr>
              {columns.map((c) => (
                <th key={c} scope="col" className={c === 'model' ? 'text-left' : 'num'}>
                  {t(`stats.at_k.${c}`)}
                </th>
              ))}
            </tr>
          </thead>
          {children}
        </table>
      </div>
    </section>
  )
}

function Figures({ of }: { of: readonly Figure[] }): ReactNode {
  return of.map((figure, i) => (
    <td key={i} className="num">
      <FigureText figure={figure} plain />
    </td>
  ))
}
