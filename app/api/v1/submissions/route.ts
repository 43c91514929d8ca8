import { createSubmission } from '#services/submission/create.ts'
import { route } from '../../../_site/route.ts'

export const POST = route(async (ctx, request) => createSubmission(ctx, await request.json()))
