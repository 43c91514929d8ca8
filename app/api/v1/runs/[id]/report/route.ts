import { runAtK } from '#services/board/run-at-k.ts'
import { runReport } from '#services/run/report.ts'
import { uuidOf } from '#services/shared/parse.ts'
import { route } from '../../../../../_site/route.ts'

export const GET = route<{ id: string }>(async (ctx, { params }) => {
  const id = uuidOf(params.id, 'run')
  return { ...(await runReport(ctx, id)), at_k: await runAtK(ctx, id) }
})
