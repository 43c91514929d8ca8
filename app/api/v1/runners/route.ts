import { enrollRunner } from '#services/runner/enroll.ts'
import { route } from '../../../_site/route.ts'

export const POST = route(async (ctx, request) => enrollRunner(ctx, await request.json()), {
  versioned: true,
})
