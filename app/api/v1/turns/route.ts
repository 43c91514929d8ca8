import { postTurns } from '#services/work/turns.ts'
import { route } from '../../../_site/route.ts'

export const POST = route(async (ctx, request) => postTurns(ctx, await request.json()), { versioned: true })
