import { getBoard, getSnapshot } from '#services/board/get.ts'
import { ServiceError } from '#services/shared/errors.ts'
import { route } from '../../../../_site/route.ts'

export const GET = route<{ suite: string }>((ctx, { params, raw }) => {
  const query = raw.nextUrl.searchParams
  const snapshot = query.get('snapshot')
  if (snapshot !== null) return getSnapshot(ctx, { suite: params.suite, snapshot })
  const split = query.get('split')
  if (split === null) throw new ServiceError('invalid', 'say which split: ?split=smoke')
  return getBoard(ctx, { suite: params.suite, split, protocol: query.get('protocol') ?? undefined })
})
