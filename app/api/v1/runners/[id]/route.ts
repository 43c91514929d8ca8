import { changeRunner } from '#services/runner/change.ts'
import { uuidOf } from '#services/shared/parse.ts'
import { route } from '../../../../_site/route.ts'

export const PATCH = route<{ id: string }>(async (ctx, { params, json }) =>
  changeRunner(ctx, uuidOf(params.id, 'runner'), await json()),
)
