import { releaseWork } from '#services/work/release.ts'
import { route } from '../../../_site/route.ts'

export const POST = route(async (ctx, request) => releaseWork(ctx, await request.json()), { versioned: true })
