import type { ReactNode } from 'react'
import { FAMILIES } from '#core/suites/long-context/families.ts'
import type { Cell, LongContextFigures, OutcomeCounts } from '#core/suites/long-context/report/index.ts'
import { t } from '../../_messages/index.ts'
import { points } from '../format/numbers.ts'
import { Heatmap } from './heatmap.tsx'
import type { HeatRow } from './heatmap.tsx'
import { heatStyle, outcomesText } from './words.ts'

/** A heatmap a family with depths, one for all families without, and behind a fold one a variant. */
export function Heatmaps({ figures }: { figures: LongContextFigures }): ReactNode {
  const lengths = figures.by_length.map((r) => r.length)
  const deep = figures.by_family.filter((f) => hasDepths(figures.cells, f.family))
  const whole = figures.by_family.filter((f) => !deep.includes(f))
  const variants = [...new Set(figures.variant_cells.map((c) => `${c.family}\n${c.variant}`))]
  return (
    <section>
      <h2 className="mb-1">{t('lc.heat.title')}</h2>
      <p className="mb-3 max-w-[46rem] text-muted">{t('lc.heat.what')}</p>
      <Scale />
      <div className="grid gap-x-8 gap-y-6 md:grid-cols-2 xl:grid-cols-3">
        {deep.map(({ family, score, outcomes }) => (
          <Heatmap
            key={family}
            title={familyTitle(family)}
            note={family}
            rows={byDepth(figures.cells.filter((c) => c.family === family))}
            lengths={lengths}
            idle={idleText(score, outcomes)}
          />
        ))}
      </div>
      {whole.length > 0 && (
        <div className="mt-6 max-w-[46rem]">
          <Heatmap
            title={t('lc.heat.whole')}
            rows={whole.map(({ family }) => ({
              label: family,
              cells: figures.cells.filter((c) => c.family === family),
            }))}
            lengths={lengths}
            idle={whole
              .map((f) => t('lc.heat.family', { family: f.family, score: points(f.score.value) }))
              .join(', ')}
          />
        </div>
      )}
      {variants.length > 0 && (
        <details className="mt-5">
          <summary className="text-muted">{t('lc.heat.variants')}</summary>
          <div className="mt-4 grid gap-x-8 gap-y-6 md:grid-cols-2 xl:grid-cols-3">
            {variants.map((name) => (
              <VariantMap key={name} name={name} figures={figures} lengths={lengths} />
            ))}
          </div>
        </details>
      )}
    </section>
  )
}

function VariantMap({
  name,
  figures,
  lengths,
}: {
  name: string
  figures: LongContextFigures
  lengths: readonly number[]
}): ReactNode {
  const [family = '', variant = ''] = name.split('\n')
  const row = figures.by_variant.find((v) => v.family === family && v.variant === variant)
  const cells = figures.variant_cells.filter((c) => c.family === family && c.variant === variant)
  return (
    <Heatmap
      title={t('lc.heat.variant', { family, variant })}
      rows={byDepth(cells)}
      lengths={lengths.filter((l) => cells.some((c) => c.length === l))}
      idle={row === undefined ? '' : idleText(row.score, row.outcomes)}
    />
  )
}

function hasDepths(cells: readonly Cell[], family: string): boolean {
  return cells.some((c) => c.family === family && c.depth !== null)
}

/** Rows from the head of the text to its end. */
function byDepth(cells: readonly Cell[]): HeatRow[] {
  const depths = [...new Set(cells.map((c) => c.depth))].sort((a, b) => (a ?? -1) - (b ?? -1))
  return depths.map((depth) => ({
    label: depth === null ? '' : t('lc.heat.depth', { depth: String(depth) }),
    cells: cells.filter((c) => c.depth === depth),
  }))
}

function idleText(score: { value: number | null; n: number }, outcomes: OutcomeCounts): string {
  return t('lc.heat.idle', {
    score: points(score.value),
    n: score.n,
    outcomes: outcomesText(outcomes),
  })
}

/** A family's name; its id where this version of the site has no such family. */
function familyTitle(id: string): string {
  return FAMILIES.find((f) => f.id === id)?.title ?? id
}

/** The colours of the scale, from 0 to 100. */
function Scale(): ReactNode {
  const steps = Array.from({ length: 11 }, (_, i) => 10 * i)
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 text-xs text-muted" aria-hidden="true">
      <span className="inline-flex items-center gap-2">
        {t('lc.heat.scale')}
        <span className="inline-flex overflow-hidden rounded">
          {steps.map((s) => (
            <span key={s} className="w-7 py-1 text-center tabular-nums" style={heatStyle(s)}>
              {s % 20 === 0 ? s : ''}
            </span>
          ))}
        </span>
      </span>
      <span className="inline-flex items-center gap-2">
        <span className="heat-cell heat-none inline-block! min-h-5! w-7!" />
        {t('lc.heat.scale.none')}
      </span>
    </div>
  )
}
