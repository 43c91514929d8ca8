import type { ReactNode } from 'react'
import type { OutcomeName } from '#core/protocol/outcomes.ts'
import { OUTCOMES, isMissing } from '#core/protocol/outcomes.ts'
import { t } from '../../_messages/index.ts'
import { count } from '../format/numbers.ts'

export type OutcomeCounts = Partial<Record<OutcomeName, number>>

/** The outcomes that occurred, in the order of the protocol. */
export function occurring(outcomes: OutcomeCounts): [OutcomeName, number][] {
  return OUTCOMES.flatMap((name) => {
    const n = outcomes[name] ?? 0
    return n > 0 ? [[name, n] as [OutcomeName, number]] : []
  })
}

/** An outcome in a word, coloured by who caused it; what it means is in the title. */
export function OutcomeChip({
  outcome,
  correct,
  score,
}: {
  outcome: OutcomeName
  correct?: boolean | null
  /** null: the reply is kept and has no score of its own */
  score?: number | null
}): ReactNode {
  if (outcome === 'scored' && score === null)
    return (
      <span className="chip" title={t('outcome.kept.meaning')}>
        {t('outcome.kept')}
      </span>
    )
  const word = outcome === 'scored' ? scoredWord(correct, score) : outcome
  const tone =
    word === 'correct'
      ? 'chip-good'
      : outcome === 'scored'
        ? ''
        : isMissing(outcome)
          ? 'chip-bad'
          : 'chip-warn'
  return (
    <span className={`chip ${tone}`} title={t(`outcome.${outcome}.meaning`)}>
      {t(`outcome.${word}`)}
    </span>
  )
}

/** A scored answer in a word. @example scoredWord(false, 54.4) // 'partial' */
export function scoredWord(
  correct: boolean | null | undefined,
  score: number | null | undefined,
): 'correct' | 'partial' | 'wrong' | 'scored' {
  if (correct === true) return 'correct'
  if (correct === false && score !== undefined && score !== null) return score > 0 ? 'partial' : 'wrong'
  return 'scored'
}

/** Counts per outcome, with what each means. */
export function OutcomeList({ outcomes }: { outcomes: OutcomeCounts }): ReactNode {
  return (
    <dl className="grid gap-y-2 text-sm">
      {occurring(outcomes).map(([name, n]) => (
        <div key={name} className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-3">
          <dd className="text-right font-medium tabular-nums">{count(n)}</dd>
          <dt>
            <span className="font-medium">{t(`outcome.${name}`)}</span>{' '}
            <span className="text-muted">{t(`outcome.${name}.meaning`)}</span>
          </dt>
        </div>
      ))}
    </dl>
  )
}

const TONES: Readonly<Record<OutcomeName, string>> = {
  scored: 'var(--good)',
  refused: 'var(--warn)',
  unparseable: 'var(--warn)',
  truncated: 'var(--warn)',
  timed_out: 'var(--warn)',
  endpoint_error: 'var(--bad)',
  runner_error: 'var(--bad)',
  scorer_error: 'var(--bad)',
  key_error: 'var(--bad)',
  undecided: 'var(--bad)',
}

/** The outcomes so far as one bar: scored, the model's own failures, the plumbing's; the rest is still to come. */
export function OutcomeBar({ outcomes, total }: { outcomes: OutcomeCounts; total: number }): ReactNode {
  return (
    <div
      className="flex h-2.5 w-full gap-px overflow-hidden rounded-full bg-sunken ring-1 ring-line"
      aria-hidden="true"
    >
      {occurring(outcomes).map(([name, n]) => (
        <span
          key={name}
          style={{ width: `${String((100 * n) / Math.max(total, 1))}%`, background: TONES[name] }}
          className="transition-[width] duration-300"
        />
      ))}
    </div>
  )
}
