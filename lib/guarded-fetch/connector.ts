import { lookup as dnsLookup } from 'node:dns'
import type { LookupAddress } from 'node:dns'
import { isIP } from 'node:net'
import type { LookupFunction } from 'node:net'
import { Agent } from 'undici'
import { mayCall } from './addresses.ts'
import { ForbiddenAddress } from './fault.ts'

/** All addresses of a host name. The default asks the system, as every other program does. */
export type Resolver = (host: string) => Promise<readonly LookupAddress[]>

export const systemResolver: Resolver = (host) =>
  new Promise((resolve, reject) => {
    dnsLookup(host, { all: true }, (error, addresses) => {
      if (error) reject(error)
      else resolve(addresses)
    })
  })

/**
 * Connections that go to checked addresses only. The name is resolved once, inside the connect: the addresses that
 * are checked are the very ones that the socket then connects to, so a name server that answers differently the
 * second time (DNS rebinding) gains nothing.
 */
export function checkedAgent(allowPrivate: boolean, resolve: Resolver, connectTimeoutMs: number): Agent {
  const lookup: LookupFunction = (host, options, callback) => {
    resolve(host).then(
      (found) => {
        const usable = found.filter((a) => mayCall(a.address, allowPrivate))
        const first = usable[0]
        if (!first) callback(refusalFor(host, found), '', 0)
        else if (options.all) callback(null, [...usable])
        else callback(null, first.address, first.family)
      },
      (error: unknown) => callback(error as NodeJS.ErrnoException, '', 0),
    )
  }
  return new Agent({
    connect: { lookup, timeout: connectTimeoutMs },
    // How long an answer may take is the caller's matter: he passes a signal.
    headersTimeout: 0,
    bodyTimeout: 0,
    // One request for one connection: a broken one then breaks nothing else.
    allowH2: false,
    connections: null,
  } as Agent.Options)
}

/**
 * An address written into the URL itself is never looked up: it is checked here.
 *
 * @throws ForbiddenAddress
 */
export function checkLiteral(hostname: string, allowPrivate: boolean): void {
  const bare = hostname.replace(/^\[|\]$/g, '')
  if (isIP(bare) !== 0 && !mayCall(bare, allowPrivate)) throw new ForbiddenAddress(bare, [bare])
}

function refusalFor(host: string, found: readonly LookupAddress[]): NodeJS.ErrnoException {
  if (found.length === 0)
    return Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' })
  return new ForbiddenAddress(
    host,
    found.map((a) => a.address),
  )
}
