import { resumeRun } from '#services/run/resume.ts'
import { runStatus } from '#services/run/status.ts'
import { uuidOf } from '#services/shared/parse.ts'
import { route } from '../../../../../_site/route.ts'

export const POST = route<{ id: string }>(async (ctx, { params }) => {
  const id = uuidOf(params.id, 'run')
  await resumeRun(ctx, id)
  return { run: await runStatus(ctx, id) }
})
