import { enrollRunner } from '#services/runner/enroll.ts'
import { listRunners } from '#services/runner/list.ts'
import { route } from '../../../_site/route.ts'

/** What the page of runners shows. */
export const GET = route(async (ctx) => listRunners(ctx))

export const POST = route(async (ctx, request) => enrollRunner(ctx, await request.json()), {
  versioned: true,
})
