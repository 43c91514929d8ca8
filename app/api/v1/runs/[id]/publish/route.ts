import { publishRun } from '#services/run/publish.ts'
import { uuidOf } from '#services/shared/parse.ts'
import { route } from '../../../../../_site/route.ts'

export const POST = route<{ id: string }>((ctx, { params }) => publishRun(ctx, uuidOf(params.id, 'run')))
