import type { ReactNode } from 'react'
import type { LongContextFigures, Spread } from '#core/suites/long-context/report/index.ts'
import { t } from '../../_messages/index.ts'
import { NONE, count, points } from '../format/numbers.ts'
import { SPEED_KINDS, speedPoints } from './speed-data.ts'
import { SpeedFrame } from './speed-frame.tsx'
import { lengthText } from './words.ts'

const TITLES = {
  ttft_ms: 'lc.speed.ttft',
  tpot_ms: 'lc.speed.tpot',
  prefill_tokens_per_s: 'lc.speed.prefill',
} as const

/** Latency by length: curves, and the same as a table. */
export function Speed({ figures }: { figures: LongContextFigures }): ReactNode {
  const rows = figures.speed
  if (rows.length === 0) return null
  const curves = SPEED_KINDS.map((kind) => [kind, speedPoints(rows, kind)] as const).filter(
    ([, list]) => list.length > 1,
  )
  return (
    <section>
      <h2 className="mb-1">{t('lc.speed.title')}</h2>
      <p className="mb-3 max-w-[46rem] text-muted">{t('lc.speed.what')}</p>
      {curves.length > 0 && (
        <div className="mb-3 grid gap-3 md:grid-cols-3">
          {curves.map(([kind, list]) => (
            <SpeedFrame key={kind} title={t(TITLES[kind])} points={list} />
          ))}
        </div>
      )}
      <div className="overflow-x-auto">
        <table className="data text-sm">
          <caption className="sr-only">{t('lc.speed.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('lc.lengths.length')}</th>
              <th scope="col" className="num">
                {t('lc.speed.ttft')}
              </th>
              <th scope="col" className="num">
                {t('lc.speed.ttft_content')}
              </th>
              <th scope="col" className="num">
                {t('lc.speed.tpot')}
              </th>
              <th scope="col" className="num">
                {t('lc.speed.prefill')}
              </th>
              <th scope="col" className="num">
                {t('lc.speed.requests')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.length}>
                <th scope="row" className="text-ink!">
                  {lengthText(row.length)}
                </th>
                <Measured spread={row.spread.ttft_ms} />
                <td className="num">{points(row.ttft_content_ms)}</td>
                <Measured spread={row.spread.tpot_ms} />
                <Measured spread={row.spread.prefill_tokens_per_s} />
                <td className="num text-muted">{count(row.n)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** A median over its quartiles. */
function Measured({ spread }: { spread: Spread | null }): ReactNode {
  if (spread === null) return <td className="num text-muted">{NONE}</td>
  return (
    <td className="num whitespace-nowrap">
      <span className="font-medium">{figureText(spread.median)}</span>
      <br />
      <span className="text-xs text-muted">
        {figureText(spread.low)}–{figureText(spread.high)}
      </span>
    </td>
  )
}

function figureText(value: number): string {
  return value >= 100 ? count(Math.round(value)) : points(value)
}
