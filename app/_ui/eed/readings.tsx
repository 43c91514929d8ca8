import type { ReactNode } from 'react'
import { t, textIfAny } from '../../_messages/index.ts'

/** How ambiguous names were read, and what a person should know about the comparison. */
export function Readings({
  readings,
  flags,
}: {
  readings: readonly string[]
  flags: readonly string[]
}): ReactNode {
  if (readings.length === 0 && flags.length === 0) return null
  return (
    <section>
      <h3 className="mb-2">{t('eed.readings')}</h3>
      <ul className="list-disc space-y-1 pl-5 text-[0.95rem]">
        {readings.map((reading, i) => (
          <li key={i}>{reading}</li>
        ))}
        {flags.map((flag) => (
          <li key={flag}>{flagText(flag)}</li>
        ))}
      </ul>
    </section>
  )
}

/**
 * The sentence for one of the scorer's marks; the mark itself where the catalogue has none yet.
 *
 * @example flagText('never_heard_of') // 'never heard of'
 */
export function flagText(flag: string): string {
  return textIfAny(`eed.flag.${flag}`) ?? flag.replaceAll('_', ' ')
}
