import type { ReactNode } from 'react'
import type { EedResult } from '#core/eed/index.ts'
import { locale, t } from '../../_messages/index.ts'
import { points } from '../format/numbers.ts'
import { sumOf } from './sum.ts'

const upToTwo = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })

/** A cost or distance. @example amount(5.6) // '5.6' */
export function amount(value: number): string {
  return upToTwo.format(value)
}

/** How the number came about: the rule with its figures, or the scorer's own lines where there was no such sum. */
export function SumInWords({ result }: { result: EedResult }): ReactNode {
  const sum = sumOf(result)
  if (result.equal || (!sum && result.steps.length === 0)) return null
  return (
    <section>
      <h3 className="mb-2">{t('eed.sum')}</h3>
      {sum ? (
        <>
          <p className="card overflow-x-auto px-4 py-3 font-serif text-lg tabular-nums">
            {t('eed.sum.line', {
              distance: amount(sum.distance),
              size: amount(sum.size),
              raw: points(sum.raw).replace('-', '\u2212'),
            })}
            {sum.floored && ` \u2192 ${points(0)}`}
          </p>
          <p className="mt-2 max-w-[44rem] text-[0.95rem] text-muted">
            {t(sum.floored ? 'eed.sum.floored' : 'eed.sum.words', {
              distance: amount(sum.distance),
              size: amount(sum.size),
            })}
          </p>
        </>
      ) : (
        <ol className="list-decimal space-y-1 pl-6 text-[0.95rem] tabular-nums">
          {result.steps.map((step, i) => (
            <li key={i}>{step}</li>
          ))}
        </ol>
      )}
    </section>
  )
}
