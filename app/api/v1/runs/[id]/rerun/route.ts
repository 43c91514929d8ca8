import { rerunRun } from '#services/run/rerun.ts'
import { uuidOf } from '#services/shared/parse.ts'
import { route } from '../../../../../_site/route.ts'

export const POST = route<{ id: string }>(async (ctx, { params }) => rerunRun(ctx, uuidOf(params.id, 'run')))
