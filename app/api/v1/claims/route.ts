import { claimWork } from '#services/work/claim.ts'
import { route } from '../../../_site/route.ts'

export const POST = route(async (ctx, request) => claimWork(ctx, await request.json()), { versioned: true })
