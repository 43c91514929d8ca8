import { compareRuns } from '#services/compare/compare.ts'
import { ServiceError } from '#services/shared/errors.ts'
import { route } from '../../../_site/route.ts'

export const GET = route(async (ctx, { raw }) => {
  const { searchParams } = new URL(raw.url)
  const [a, b] = [searchParams.get('a'), searchParams.get('b')]
  if (a === null || b === null) throw new ServiceError('invalid', 'name two runs: ?a=RUN&b=RUN')
  return compareRuns(ctx, { a, b })
})
