import { holdRun } from '#services/run/hold.ts'
import { runStatus } from '#services/run/status.ts'
import { uuidOf } from '#services/shared/parse.ts'
import { route } from '../../../../../_site/route.ts'

export const POST = route<{ id: string }>(async (ctx, { params, json }) => {
  const id = uuidOf(params.id, 'run')
  await holdRun(ctx, id, await json())
  return { run: await runStatus(ctx, id) }
})
