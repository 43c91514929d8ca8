'use client'

import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { score } from '#core/eed/index.ts'
import { t } from '../../_messages/index.ts'
import { EedView } from '../eed/view.tsx'
import type { PlaygroundState } from './state.ts'
import { optionsOf } from './state.ts'

/** The score of what is typed, computed here in the browser by the same code that scores runs. */
export function Result({ state }: { state: PlaygroundState }): ReactNode {
  const result = useMemo(
    () =>
      state.key.trim() === '' || state.answer.trim() === ''
        ? null
        : score(state.key, state.answer, optionsOf(state)),
    [state],
  )
  if (!result) return <p className="text-muted">{t('playground.waiting')}</p>
  return (
    <div>
      <p className="sr-only" role="status">
        {result.outcome === 'scored'
          ? t('playground.said', { score: result.score.toFixed(1) })
          : t(`outcome.${result.outcome}`)}
      </p>
      <EedView result={result} sources={{ gt: state.key, gen: state.answer }} />
    </div>
  )
}
