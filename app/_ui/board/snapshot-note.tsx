import Link from 'next/link'
import type { ReactNode } from 'react'
import type { BoardReply } from '#core/protocol/index.ts'
import { t, tPieces } from '../../_messages/index.ts'
import { Day } from '../kit/time.tsx'

/** Above an old board: that it is one, and where the present one is. */
export function OldSnapshot({ board, now }: { board: BoardReply; now: string }): ReactNode {
  if (board.newest !== false || board.created_at == null) return null
  return (
    <p className="card mb-5 px-4 py-3" role="status">
      {tPieces('stats.snapshot.old', {
        date: <Day key="date" iso={board.created_at} />,
        now: (
          <Link key="now" href={now} className="link">
            {t('stats.snapshot.now')}
          </Link>
        ),
      })}
    </p>
  )
}

/** Above a board of an older version of the suite: that it is one, and where the present version's is. */
export function OldVersion({
  board,
  current,
  now,
}: {
  board: BoardReply
  current: string
  now: string
}): ReactNode {
  if (board.version === current) return null
  return (
    <p className="card mb-5 px-4 py-3" role="status">
      {tPieces('stats.version.old', {
        version: board.version,
        current,
        now: (
          <Link key="now" href={now} className="link">
            {t('stats.version.now')}
          </Link>
        ),
      })}
    </p>
  )
}

/** The address under which this content stays what it is. */
export function Permalink({ board }: { board: BoardReply }): ReactNode {
  if (board.snapshot === null || board.created_at == null) return null
  return (
    <p>
      {t('stats.snapshot.permalink')}{' '}
      <Link href={`/boards/${board.suite}?snapshot=${board.snapshot}`} className="link" prefetch={false}>
        {tPieces('stats.snapshot.link', { date: <Day key="date" iso={board.created_at} /> })}
      </Link>
    </p>
  )
}
