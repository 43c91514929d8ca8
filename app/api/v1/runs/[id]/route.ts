import { runStatus } from '#services/run/status.ts'
import { uuidOf } from '#services/shared/parse.ts'
import { route } from '../../../../_site/route.ts'

export const GET = route<{ id: string }>(async (ctx, { params }) => ({
  run: await runStatus(ctx, uuidOf(params.id, 'run')),
}))
