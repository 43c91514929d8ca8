import { estimateSubmission } from '#services/submission/estimate.ts'
import { route } from '../../../_site/route.ts'

export const POST = route(async (ctx, request) => ({
  estimate: await estimateSubmission(ctx, await request.json()),
}))
