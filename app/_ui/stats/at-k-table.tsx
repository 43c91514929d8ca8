import Link from 'next/link'
import type { ReactNode } from 'react'
import type { AtK, BoardRow } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'
import { count } from '../format/numbers.ts'
import { FigureText } from '../kit/figure.tsx'

/** The rows of a board that have several attempts an item, with what k of them reach. Nothing where none has. */
export function BoardAtK({ rows }: { rows: readonly BoardRow[] }): ReactNode {
  const several = rows.filter((r) => r.at_k)
  if (several.length === 0) return null
  return (
    <div className="mt-8">
      <AtKSection>
        {several.map((row) => (
          <AtKBody
            key={row.configuration_key}
            atK={row.at_k ?? []}
            head={
              <Link href={`/models/${encodeURIComponent(row.model_slug)}`} className="hover:underline">
                {row.model}
              </Link>
            }
          />
        ))}
      </AtKSection>
    </div>
  )
}

/** What k attempts of one run reach; nothing for a run of one attempt an item. */
export function RunAtK({ atK }: { atK: readonly AtK[] | null }): ReactNode {
  if (atK === null) return null
  return (
    <AtKSection>
      <AtKBody atK={atK} />
    </AtKSection>
  )
}

function AtKSection({ children }: { children: ReactNode }): ReactNode {
  return (
    <section>
      <h2 className="mb-2">{t('stats.at_k.title')}</h2>
      <p className="mb-3 max-w-[46rem] text-sm text-muted">{t('stats.at_k.what')}</p>
      <div className="card overflow-x-auto">
        <table className="data">
          <caption className="sr-only">{t('stats.at_k.title')}</caption>
          <thead>
            <tr>
              <th scope="col" className="num">
                {t('stats.at_k.k')}
              </th>
              <th scope="col" className="num">
                {t('stats.at_k.pass')}
              </th>
              <th scope="col" className="num">
                {t('stats.at_k.best')}
              </th>
              <th scope="col" className="num">
                {t('stats.at_k.cons')}
              </th>
              <th scope="col" className="num">
                {t('stats.at_k.items')}
              </th>
            </tr>
          </thead>
          {children}
        </table>
      </div>
    </section>
  )
}

function AtKBody({ atK, head }: { atK: readonly AtK[]; head?: ReactNode }): ReactNode {
  return (
    <tbody>
      {head !== undefined && (
        <tr>
          <th scope="rowgroup" colSpan={5}>
            {head}
          </th>
        </tr>
      )}
      {atK.map((a) => (
        <tr key={a.k}>
          <th scope="row" className="num">
            {a.k}
          </th>
          {([a.pass, a.best, a.cons] as const).map((figure, i) => (
            <td key={i} className="num">
              <FigureText figure={figure} plain />
            </td>
          ))}
          <td className="num">{count(a.best.n)}</td>
        </tr>
      ))}
    </tbody>
  )
}
