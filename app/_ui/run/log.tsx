import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'
import { dateTime } from '../format/times.ts'
import type { LogLine } from './watch.ts'

const SHOWN = 50

/** What the site told of the run, newest last. */
export function RunLog({ lines }: { lines: readonly LogLine[] }): ReactNode {
  if (lines.length === 0) return null
  return (
    <details>
      <summary className="text-sm text-muted">{t('run.log', { count: lines.length })}</summary>
      <ol className="mt-2 grid gap-1 text-sm">
        {lines.slice(-SHOWN).map((line, i) => (
          <li
            key={i}
            className={line.level === 'error' ? 'text-bad' : line.level === 'warn' ? 'text-warn' : ''}
          >
            {line.at !== null && (
              <time dateTime={line.at} className="mr-2 text-xs whitespace-nowrap text-muted tabular-nums">
                {dateTime(line.at)}
              </time>
            )}
            {line.message}
          </li>
        ))}
      </ol>
    </details>
  )
}
