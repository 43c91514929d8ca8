import { heartbeat } from '#services/work/heartbeat.ts'
import { route } from '../../../_site/route.ts'

export const POST = route(async (ctx, request) => heartbeat(ctx, await request.json()), { versioned: true })
