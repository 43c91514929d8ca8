'use client'

import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'
import type { LengthsData } from './lengths-data.ts'

const LengthsChart = dynamic(() => import('./lengths-chart.tsx'), { ssr: false })

/** Holds the chart's place while it loads; the table below says the same in numbers. */
export function LengthsFrame({ data }: { data: LengthsData }): ReactNode {
  return (
    <figure className="card script-only p-3 sm:p-4" aria-label={t('lc.chart.label')}>
      <figcaption className="mb-2 flex flex-wrap items-center gap-x-5 gap-y-1 text-sm text-muted">
        <Key>
          <circle cx="9" cy="6" r="4.5" fill="var(--slate)" />
          <Label text={t('lc.chart.score')} />
        </Key>
        <Key>
          <path d="M0 6h18" stroke="var(--slate)" strokeWidth="2" />
          <Label text={t('lc.chart.fit')} />
        </Key>
        <Key>
          <path d="M0 6h18" stroke="var(--line-strong)" strokeWidth="2" strokeDasharray="2 4" />
          <Label text={t('lc.chart.strict')} />
        </Key>
        <Key>
          <path d="M0 6h18" stroke="var(--gold)" strokeWidth="1.5" strokeDasharray="5 4" />
          <Label text={t('lc.chart.threshold')} />
        </Key>
        <Key>
          <rect
            x="1"
            y="1"
            width="16"
            height="10"
            fill="var(--gold)"
            fillOpacity="0.25"
            stroke="var(--gold)"
          />
          <Label text={t('lc.chart.band')} />
        </Key>
      </figcaption>
      <div style={{ minHeight: 280 }} aria-hidden="true">
        <LengthsChart data={data} />
      </div>
    </figure>
  )
}

function Key({ children }: { children: [ReactNode, ReactNode] }): ReactNode {
  return (
    <span className="flex items-center gap-1.5">
      <svg width="18" height="12" viewBox="0 0 18 12" aria-hidden="true">
        {children[0]}
      </svg>
      {children[1]}
    </span>
  )
}

function Label({ text }: { text: string }): ReactNode {
  return <span>{text}</span>
}
