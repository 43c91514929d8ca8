import { z } from 'zod'
import { withdrawRun } from '#services/run/publish.ts'
import { parseInput, uuidOf } from '#services/shared/parse.ts'
import { route } from '../../../../../_site/route.ts'

const body = z.object({ reason: z.string().min(1).max(500) }).strict()

export const POST = route<{ id: string }>(async (ctx, { params, json }) => {
  const { reason } = parseInput(body, await json())
  await withdrawRun(ctx, uuidOf(params.id, 'run'), reason)
})
