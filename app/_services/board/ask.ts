import type { Context } from '../shared/context.ts'
import type { Tx } from '#db/index.ts'
import { SNAPSHOT_QUEUE, inTx } from '../shared/queue.ts'

export interface BoardKey {
  suiteVersionId: string
  split: string
  protocolKey: string
}

/** Seconds in which several changes of one board are gathered into one rebuild. */
const DEBOUNCE_S = 1

/** Asks the jobs process to rebuild a board, in the transaction that changed it. Asking twice is asking once. */
export async function askForSnapshot(ctx: Context, tx: Tx, board: BoardKey): Promise<void> {
  const { suiteVersionId, split, protocolKey } = board
  await ctx.queue.boss.send(
    SNAPSHOT_QUEUE,
    { suiteVersionId, split, protocolKey },
    {
      singletonKey: `${suiteVersionId}/${split}/${protocolKey}`,
      startAfter: DEBOUNCE_S,
      retryLimit: 20,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 60,
      ...inTx(tx),
    },
  )
}
