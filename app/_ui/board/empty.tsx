import type { ReactNode } from 'react'
import { t, tPieces } from '../../_messages/index.ts'

/** What to do where a board has no row yet. */
export function EmptyBoard({ suite, split }: { suite: string; split: string }): ReactNode {
  const judged = suite === 'sycophancy' && split === 'affirmation'
  const command = `npm run --silent touchstone -- eval --suite ${suite} --split ${split} --endpoint http://127.0.0.1:9911/v1 --model NAME${judged ? ' --judges judges.json' : ''}`
  return (
    <section className="card p-5 sm:p-8">
      <h2>{t('board.empty.title')}</h2>
      <p className="mt-2 max-w-[42rem]">{t('board.empty.how')}</p>
      <pre className="raw mt-4 rounded-md bg-sunken p-3" tabIndex={0}>
        {command}
      </pre>
      {judged && <p className="mt-4 max-w-[42rem] text-muted">{t('board.empty.judges')}</p>}
      {suite === 'physics' && (
        <p className="mt-4 max-w-[42rem] text-muted">
          {tPieces('board.empty.builtin', {
            command: (
              <code key="c" className="font-mono">
                npm start
              </code>
            ),
          })}
        </p>
      )}
    </section>
  )
}
