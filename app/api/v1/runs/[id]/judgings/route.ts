import { createJudging } from '#services/judging/create.ts'
import { uuidOf } from '#services/shared/parse.ts'
import { route } from '../../../../../_site/route.ts'

export const POST = route<{ id: string }>(async (ctx, { json, params }) =>
  createJudging(ctx, uuidOf(params.id, 'run'), await json()),
)
