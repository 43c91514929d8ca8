import type { ReactNode } from 'react'
import type { AttemptView } from '#services/attempt/view.ts'
import { t } from '../../_messages/index.ts'
import { count } from '../format/numbers.ts'
import { duration } from '../format/times.ts'
import { Facts } from '../kit/facts.tsx'

/** What the answer cost: tokens, times, retries, and who scored it. */
export function AttemptFacts({ view }: { view: AttemptView }): ReactNode {
  const rows: [ReactNode, ReactNode][] = []
  for (const turn of view.turns) {
    const prefix = view.turns.length > 1 ? `${t('attempt.turn', { n: turn.n + 1 })}: ` : ''
    for (const name of ['prompt_tokens', 'completion_tokens', 'reasoning_tokens', 'cached_tokens'] as const) {
      const value = turn.usage[name]
      if (typeof value === 'number') rows.push([prefix + t(`usage.${name}`), count(value)])
    }
    for (const name of ['ttft_ms', 'ttft_content_ms', 'total_ms'] as const) {
      const value = turn.timing[name]
      if (typeof value === 'number') rows.push([prefix + t(`timing.${name}`), duration(value / 1000)])
    }
    const retries = turn.timing['retries']
    if (typeof retries === 'number' && retries > 0) rows.push([prefix + t('timing.retries'), count(retries)])
    if (turn.finishReason !== null) rows.push([prefix + t('attempt.finish'), turn.finishReason])
  }
  if (view.scorer) {
    rows.push([t('attempt.scorer'), view.scorer.version])
    rows.push([t('attempt.scored_in'), duration(view.scorer.ms / 1000)])
  }
  if (rows.length === 0) return null
  return (
    <section>
      <h2 className="mb-3">{t('attempt.facts')}</h2>
      <Facts rows={rows} />
    </section>
  )
}
