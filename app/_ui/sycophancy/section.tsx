import type { ReactNode } from 'react'
import type { Figure } from '#core/protocol/index.ts'
import { Arms } from './arms.tsx'
import { Capitulation } from './capitulation.tsx'
import type { SycophancyFigures } from './figures.ts'
import { Feedback, Hints, Unparsed } from './others.tsx'
import { Pressure } from './pressure.tsx'
import { Selectivity } from './selectivity.tsx'

/** Everything that a run of the sycophancy suite shows beside its metrics. */
export function SycophancySection({
  figures,
  metrics,
}: {
  figures: SycophancyFigures
  metrics: Record<string, Figure>
}): ReactNode {
  return (
    <div className="grid min-w-0 grid-cols-1 gap-10">
      <Selectivity figures={figures} selectivity={metrics['selectivity']} />
      <Unparsed figures={figures} />
      <Arms figures={figures} />
      <Capitulation figures={figures} />
      <Pressure figures={figures} />
      <Hints figures={figures} />
      <Feedback figures={figures} />
    </div>
  )
}
