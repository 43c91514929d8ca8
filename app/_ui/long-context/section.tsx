import type { ReactNode } from 'react'
import type { LongContextFigures } from '#core/suites/long-context/report/index.ts'
import { t } from '../../_messages/index.ts'
import { EffectiveLengths } from './effective.tsx'
import { Heatmaps } from './heatmaps.tsx'
import { ScoreByLength } from './lengths.tsx'
import { OrderStrips } from './order-strip.tsx'
import { OutcomeStack } from './outcome-stack.tsx'
import { Preflight } from './preflight.tsx'
import { Speed } from './speed.tsx'

/** Everything that a run of the long-context suite shows beside its metrics. */
export function LongContextSection({ figures }: { figures: LongContextFigures }): ReactNode {
  return (
    <div className="grid grid-cols-1 gap-10">
      <noscript>
        <style>{'.script-only{display:none}'}</style>
      </noscript>
      <Warnings figures={figures} />
      <section className="grid grid-cols-1 gap-4">
        <div>
          <h2 className="mb-1">{t('lc.title')}</h2>
          <p className="max-w-[46rem] text-muted">{t('lc.read')}</p>
        </div>
        <EffectiveLengths figures={figures} />
        <ScoreByLength figures={figures} />
      </section>
      <Heatmaps figures={figures} />
      <OutcomeStack rows={figures.by_length} />
      <Speed figures={figures} />
      <OrderStrips figures={figures} />
      <Preflight figures={figures} />
    </div>
  )
}

function Warnings({ figures }: { figures: LongContextFigures }): ReactNode {
  if (figures.warnings.length === 0) return null
  return (
    <section className="card border-warn! bg-warn-soft! p-4" aria-label={t('lc.warnings')}>
      <h2 className="mb-2 text-base! text-warn">{t('lc.warnings')}</h2>
      <ul className="grid max-w-[60rem] gap-2">
        {figures.warnings.map((w) => (
          <li key={w.code}>{w.message}</li>
        ))}
      </ul>
    </section>
  )
}
