import { NextResponse } from 'next/server'
import type { NextRequest } from 'next/server'
import { isOwnHost } from './app/_site/hosts.ts'

/** Pages, too, are served under this site's own names only (routes check for themselves). */
export function proxy(request: NextRequest): NextResponse {
  if (isOwnHost(request.headers.get('host'))) return NextResponse.next()
  return new NextResponse(
    'This host name is not served. Add it to TOUCHSTONE_ALLOWED_HOSTS if it is yours.\n',
    {
      status: 403,
    },
  )
}

export const config = { matcher: ['/((?!_next/|api/).*)'] }
