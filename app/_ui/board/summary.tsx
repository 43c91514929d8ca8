import type { ReactNode } from 'react'
import type { BoardRow } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'
import { toldApart } from '../format/rank.ts'

/** What the board can tell apart, in a sentence. */
export function summarySentence(rows: readonly Pick<BoardRow, 'rank_low' | 'rank_high'>[]): string {
  const { ranked, pairs, decided } = toldApart(rows)
  if (ranked === 0) return t('board.apart.none_ranked')
  if (ranked === 1) return t('board.apart.one')
  if (decided === 0) return t('board.apart.nothing', { count: ranked })
  if (decided === pairs) return t('board.apart.all', { count: pairs })
  return t('board.apart.some', { decided, count: pairs })
}

export function Summary({ rows }: { rows: readonly BoardRow[] }): ReactNode {
  return <p className="mb-5 max-w-[46rem]">{summarySentence(rows)}</p>
}
