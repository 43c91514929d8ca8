import type { ReactNode } from 'react'
import { SAMPLE_OUTCOMES } from '#core/suites/long-context/report/sample.ts'
import type { LengthRow } from '#core/suites/long-context/report/cells.ts'
import { t } from '../../_messages/index.ts'
import { isUndelivered, lengthText, occurring, outcomeColour, outcomesText } from './words.ts'

/** Outcomes as a bar a length: what the model did is solid, what never reached it hatched. */
export function OutcomeStack({ rows }: { rows: readonly LengthRow[] }): ReactNode {
  const seen = SAMPLE_OUTCOMES.filter((kind) => rows.some((r) => (r.outcomes[kind] ?? 0) > 0))
  return (
    <section>
      <h2 className="mb-1">{t('lc.outcomes.title')}</h2>
      <p className="mb-3 max-w-[46rem] text-muted">{t('lc.outcomes.what')}</p>
      <ul className="grid gap-1.5">
        {rows.map((row) => (
          <li
            key={row.length}
            className="grid grid-cols-[3rem_minmax(0,1fr)] items-center gap-3 text-sm tabular-nums"
          >
            <span className="text-right text-muted" aria-hidden="true">
              {lengthText(row.length)}
            </span>
            <Bar row={row} />
            <span className="sr-only">
              {t('lc.outcomes.row', {
                length: lengthText(row.length),
                outcomes: outcomesText(row.outcomes),
              })}
            </span>
          </li>
        ))}
      </ul>
      <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm" aria-hidden="true">
        {seen.map((kind) => (
          <li key={kind} className="flex items-center gap-1.5">
            <Swatch kind={kind} />
            {t(`lc.outcome.${kind}`)}
          </li>
        ))}
      </ul>
      <details className="mt-3">
        <summary className="text-sm text-muted">{t('lc.outcomes.legend')}</summary>
        <dl className="mt-2 grid gap-1 text-sm">
          {seen.map((kind) => (
            <div key={kind}>
              <dt className="inline font-medium">{t(`lc.outcome.${kind}`)}</dt>{' '}
              <dd className="inline text-muted">{t(`lc.outcome.${kind}.meaning`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  )
}

function Bar({ row }: { row: LengthRow }): ReactNode {
  const list = occurring(row.outcomes)
  const total = list.reduce((sum, [, n]) => sum + n, 0)
  return (
    <span className="flex h-6 gap-px overflow-hidden rounded bg-sunken" aria-hidden="true">
      {list.map(([kind, n]) => (
        <span
          key={kind}
          title={t('lc.outcomes.of', { count: n, outcome: t(`lc.outcome.${kind}`) })}
          className={isUndelivered(kind) ? 'hatched' : ''}
          style={{ width: `${String((100 * n) / total)}%`, backgroundColor: outcomeColour(kind) }}
        />
      ))}
    </span>
  )
}

function Swatch({ kind }: { kind: (typeof SAMPLE_OUTCOMES)[number] }): ReactNode {
  return (
    <span
      className={`size-3 rounded-sm ${isUndelivered(kind) ? 'hatched' : ''}`}
      style={{ backgroundColor: outcomeColour(kind) }}
    />
  )
}
