import { listRuns } from '#services/run/list.ts'
import { route } from '../../../_site/route.ts'

export const GET = route(async (ctx, { raw }) => ({
  runs: await listRuns(ctx, Object.fromEntries(raw.nextUrl.searchParams)),
}))
