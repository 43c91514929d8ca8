import type { ReactNode } from 'react'
import { date, dateTime } from '../format/times.ts'

/** A date; the exact time is in its title. */
export function Day({ iso }: { iso: string }): ReactNode {
  return (
    <time dateTime={iso} title={dateTime(iso)} className="whitespace-nowrap">
      {date(iso)}
    </time>
  )
}
