import type { ReactNode } from 'react'
import type { LongContextFigures } from '#core/suites/long-context/report/index.ts'
import { t } from '../../_messages/index.ts'
import { NONE, count } from '../format/numbers.ts'
import { lengthText } from './words.ts'

/** What the preflights showed, and how the endpoint counts tokens beside the reference counter. */
export function Preflight({ figures }: { figures: LongContextFigures }): ReactNode {
  const { preflight, prompt_tokens } = figures
  if (preflight.length === 0) return null
  const depths = preflight[0]?.blocks.map((b) => 5 * Math.round(b.depth / 5)) ?? []
  return (
    <section>
      <h2 className="mb-1">{t('lc.preflight.title')}</h2>
      <p className="mb-3 max-w-[46rem] text-muted">{t('lc.preflight.what')}</p>
      <div className="overflow-x-auto">
        <table className="data text-sm">
          <caption className="sr-only">{t('lc.preflight.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('lc.lengths.length')}</th>
              {depths.map((depth) => (
                <th key={depth} scope="col" className="text-center!">
                  {t('lc.heat.depth', { depth: String(depth) })}
                </th>
              ))}
              <th scope="col" className="num">
                {t('lc.preflight.counted')}
              </th>
              <th scope="col">
                <span className="sr-only">{t('lc.warnings')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {preflight.map((row) => {
              const counted = prompt_tokens.find((p) => p.length === row.length)
              return (
                <tr key={row.length}>
                  <th scope="row" className="text-ink!">
                    {lengthText(row.length)}
                  </th>
                  {depths.map((depth, i) => {
                    const block = row.blocks[i]
                    const seen = block !== undefined && 2 * block.seen >= block.n && block.n > 0
                    return (
                      <td key={depth} className="text-center">
                        <span
                          className={`inline-block size-3.5 rounded-full border-2 ${seen ? 'border-good bg-good' : 'border-line-strong'}`}
                          aria-hidden="true"
                        />
                        <span className="sr-only">
                          {t('lc.preflight.seen', { seen: block?.seen ?? 0, n: block?.n ?? 0 })}
                        </span>
                      </td>
                    )
                  })}
                  <td className="num text-muted whitespace-nowrap">
                    {counted === undefined ? NONE : `${count(counted.counted)} / ${count(counted.reference)}`}
                  </td>
                  <td className="text-bad">
                    {row.head_unseen &&
                      t('lc.preflight.head', { depth: String(Math.round(row.unseen_up_to)) })}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
