import { runReport } from '#services/run/report.ts'
import { uuidOf } from '#services/shared/parse.ts'
import { route } from '../../../../../_site/route.ts'

export const GET = route<{ id: string }>((ctx, { params }) => runReport(ctx, uuidOf(params.id, 'run')))
