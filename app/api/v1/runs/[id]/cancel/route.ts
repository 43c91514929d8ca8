import { cancelRun } from '#services/run/cancel.ts'
import { runStatus } from '#services/run/status.ts'
import { uuidOf } from '#services/shared/parse.ts'
import { route } from '../../../../../_site/route.ts'

export const POST = route<{ id: string }>(async (ctx, { params }) => {
  const id = uuidOf(params.id, 'run')
  await cancelRun(ctx, id)
  return { run: await runStatus(ctx, id) }
})
