'use client'

import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'
import type { ChartData } from './chart-data.ts'

const BoardChart = dynamic(() => import('./chart.tsx'), { ssr: false })

interface ChartFrameProps {
  data: ChartData
  height: number
  /** rows of the table that the chart leaves out */
  left: number
}

/** Holds the chart's place while it loads; the table below says the same in numbers. */
export function ChartFrame({ data, height, left }: ChartFrameProps): ReactNode {
  return (
    <figure className="card board-chart mb-6 p-3 sm:p-4" aria-label={t('board.chart.label')}>
      <figcaption className="mb-2 flex flex-wrap items-center gap-x-5 gap-y-1 text-sm text-muted">
        <span className="grow">{t('board.chart.caption')}</span>
        {data.series.map((series, i) => (
          <span key={series.id} className="flex items-center gap-1.5">
            <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
              {i === 0 ? (
                <circle cx="6" cy="6" r="5" fill="var(--gold)" />
              ) : (
                <path d="M6 0l5 6-5 6-5-6z" fill="var(--slate)" />
              )}
            </svg>
            {series.title}
          </span>
        ))}
      </figcaption>
      <div style={{ minHeight: height }} aria-hidden="true">
        <BoardChart data={data} height={height} />
      </div>
      {left > 0 && <p className="mt-1 text-xs text-muted">{t('board.chart.left', { count: left })}</p>}
      <noscript>
        <style>{'.board-chart{display:none}'}</style>
      </noscript>
    </figure>
  )
}
