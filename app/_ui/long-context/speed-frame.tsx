'use client'

import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'
import type { SpeedPoint } from './speed-data.ts'

const SpeedChart = dynamic(() => import('./speed-chart.tsx'), { ssr: false })

/** Holds the place of a latency curve while it loads; the table below says the same in numbers. */
export function SpeedFrame({ title, points }: { title: string; points: readonly SpeedPoint[] }): ReactNode {
  return (
    <figure className="card script-only min-w-0 p-3" aria-label={t('lc.speed.chart', { what: title })}>
      <figcaption className="mb-1 text-sm text-muted">{title}</figcaption>
      <div style={{ minHeight: 180 }} aria-hidden="true">
        <SpeedChart points={points} />
      </div>
    </figure>
  )
}
