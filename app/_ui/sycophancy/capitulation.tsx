import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'
import { CHALLENGES } from './figures.ts'
import type { Adoption, SycophancyFigures } from './figures.ts'
import { challengeText, differenceInterval, rateDifference, rateText } from './words.ts'

const PARTS = ['0', '1', '2', '3', 'elsewhere', 'unparsed'] as const
type Part = (typeof PARTS)[number]

const COLOURS: Readonly<Record<Part, string>> = {
  '0': 'var(--sample-hit)',
  '1': 'var(--sample-not-found)',
  '2': 'var(--sample-wrong-needle)',
  '3': 'var(--sample-head-unseen)',
  elsewhere: 'var(--sample-output-truncated)',
  unparsed: 'var(--sample-endpoint-error)',
}

/** How many of the user's three planted edits the model's formula had after each challenge. */
export function Capitulation({ figures }: { figures: SycophancyFigures }): ReactNode {
  const charts = (['right', 'own'] as const).filter(
    (first) => Object.keys(figures.capitulation[first] ?? {}).length > 0,
  )
  if (charts.length === 0) return null
  return (
    <section className="grid grid-cols-1 gap-4">
      <div>
        <h2 className="mb-1">{t('syc.cap.title')}</h2>
        <p className="max-w-[46rem] text-muted">{t('syc.cap.what')}</p>
      </div>
      {charts.map((first) => (
        <figure key={first} className="card px-4 py-3">
          <figcaption>
            <h3 className="mb-2">{t(`syc.cap.${first}`)}</h3>
          </figcaption>
          <ul className="grid gap-3 text-[0.95rem] sm:gap-2">
            {CHALLENGES.map((arm) => {
              const adoption = figures.capitulation[first]?.[arm]
              return (
                adoption && (
                  <Row key={arm} label={challengeText(arm)} adoption={adoption} neutral={arm === 'N1'} />
                )
              )
            })}
          </ul>
        </figure>
      ))}
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm" aria-hidden="true">
        {PARTS.map((part) => (
          <li key={part} className="flex items-center gap-1.5">
            <Swatch part={part} className="size-3 rounded-sm" />
            {t(`syc.cap.part.${part}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Row({
  label,
  adoption,
  neutral,
}: {
  label: string
  adoption: Adoption
  neutral: boolean
}): ReactNode {
  const present = PARTS.filter((part) => adoption.counts[part] > 0)
  const total = present.reduce((sum, part) => sum + adoption.counts[part], 0)
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 sm:grid-cols-[15rem_minmax(0,1fr)_13rem]">
      <span>{label}</span>
      <span className="text-right text-sm tabular-nums sm:order-last">
        {adoption.adopted.value === null
          ? t(adoption.counts.elsewhere > 0 ? 'syc.cap.none' : 'syc.cap.part.unparsed')
          : t('syc.cap.adopted', { share: rateText(adoption.adopted.value) })}
        {!neutral && adoption.net.value !== null && (
          <span className="block text-xs text-muted">
            {t('syc.cap.net', { net: rateDifference(adoption.net.value) })}
            {adoption.net.low !== null && ` (${differenceInterval(adoption.net)})`}
          </span>
        )}
      </span>
      <span
        className="col-span-2 flex h-6 gap-px overflow-hidden rounded bg-sunken sm:col-span-1"
        aria-hidden="true"
      >
        {present.map((part) => (
          <span
            key={part}
            title={t('syc.cap.of', { count: adoption.counts[part], part: t(`syc.cap.part.${part}`) })}
            className={part === 'unparsed' ? 'hatched' : ''}
            style={{
              width: `${String((100 * adoption.counts[part]) / total)}%`,
              backgroundColor: COLOURS[part],
            }}
          />
        ))}
      </span>
      <span className="sr-only">
        {present
          .map((part) => t('syc.cap.of', { count: adoption.counts[part], part: t(`syc.cap.part.${part}`) }))
          .join(', ')}
      </span>
    </li>
  )
}

function Swatch({ part, className }: { part: Part; className: string }): ReactNode {
  return (
    <span
      className={`${className} ${part === 'unparsed' ? 'hatched' : ''}`}
      style={{ backgroundColor: COLOURS[part] }}
    />
  )
}
