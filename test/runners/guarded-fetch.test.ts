import type { ServerResponse } from 'node:http'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { FetchFault, GuardedFetcher } from '#lib/guarded-fetch/index.ts'
import type { FetcherOptions, GuardedRequest } from '#lib/guarded-fetch/index.ts'
import { localServer } from './local-server.ts'

const open: GuardedFetcher[] = []
const fetcher = (options?: FetcherOptions): GuardedFetcher => {
  const made = new GuardedFetcher(options)
  open.push(made)
  return made
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((f) => f.close()))
})

/** The code of the fault that a request ends with. */
async function faultOf(
  f: GuardedFetcher,
  url: string,
  request: Partial<GuardedRequest> = {},
): Promise<string> {
  try {
    const response = await f.fetch(url, { allowPrivate: true, ...request })
    await response.text()
    return `status ${String(response.status)}`
  } catch (error) {
    if (error instanceof FetchFault) return error.code
    throw error
  }
}

describe('addresses', () => {
  it('calls private addresses only where that is allowed', async () => {
    await using server = await localServer((_, res) => void res.end('hello'))
    const f = fetcher()
    expect(await (await f.fetch(server.origin, { allowPrivate: true })).text()).toBe('hello')
    // Also right after, when a connection to it is open.
    expect(await faultOf(f, server.origin, { allowPrivate: false })).toBe('forbidden_address')
    expect(await faultOf(f, `http://localhost:${String(server.port)}`, { allowPrivate: false })).toBe(
      'forbidden_address',
    )
    expect(server.requests).toHaveLength(1)
  })

  it.each([
    'http://127.0.0.1:9/',
    'http://2130706433:9/',
    'http://0x7f.1:9/',
    'http://0177.0.0.1:9/',
    'http://[::1]:9/',
    'http://[::ffff:127.0.0.1]:9/',
    'http://[::ffff:a9fe:a9fe]:9/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1:9/',
    'http://0.0.0.0:9/',
  ])('refuses %s', async (url) =>
    expect(await faultOf(fetcher(), url, { allowPrivate: false })).toBe('forbidden_address'),
  )

  it('refuses metadata even where private addresses are allowed', async () => {
    expect(await faultOf(fetcher(), 'http://169.254.169.254/')).toBe('forbidden_address')
    const resolve = () => Promise.resolve([{ address: '169.254.169.254', family: 4 }])
    expect(await faultOf(fetcher({ resolve }), 'http://innocent.example/')).toBe('forbidden_address')
  })

  it('refuses other schemes and URLs with credentials', async () => {
    for (const url of ['ftp://x/', 'file:///etc/passwd', 'nonsense', 'http://user:pass@127.0.0.1/'])
      expect(await faultOf(fetcher(), url)).toBe('bad_url')
  })

  it('connects to the address that was checked, and resolves once', async () => {
    await using server = await localServer((req, res) => void res.end(req.headers.host))
    let asked = 0
    // A name server that would answer something worse the second time.
    const resolve = (host: string) => {
      asked++
      expect(host).toBe('rebind.example')
      return Promise.resolve([{ address: asked === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }])
    }
    const f = fetcher({ resolve })
    const response = await f.fetch(`http://rebind.example:${String(server.port)}/`, { allowPrivate: true })
    expect(await response.text()).toBe(`rebind.example:${String(server.port)}`)
    expect(asked).toBe(1)
  })

  it('leaves the forbidden ones of several addresses out', async () => {
    await using server = await localServer((_, res) => void res.end('ok'))
    const resolve = () =>
      Promise.resolve([
        { address: '169.254.169.254', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ])
    const response = await fetcher({ resolve }).fetch(`http://two.example:${String(server.port)}/`, {
      allowPrivate: true,
    })
    expect(await response.text()).toBe('ok')
    expect(await faultOf(fetcher({ resolve }), 'http://two.example/', { allowPrivate: false })).toBe(
      'forbidden_address',
    )
  })
})

describe('redirects', () => {
  it('follows them within its limit, and forgets credentials at another origin', async () => {
    await using target = await localServer((_, res) => void res.end('there'))
    await using first = await localServer((req, res) => {
      const [, hops] = /^\/(\d+)$/.exec(req.url ?? '') ?? []
      const location = hops === '0' ? `${target.origin}/end` : `/${String(Number(hops) - 1)}`
      res.writeHead(302, { location }).end()
    })
    const headers = { Authorization: 'Bearer secret', 'X-Api-Key': 'secret', accept: 'text/plain' }
    const response = await fetcher().fetch(`${first.origin}/3`, { allowPrivate: true, headers })
    expect(await response.text()).toBe('there')
    expect(response.url).toBe(`${target.origin}/end`)
    expect(first.requests.every((r) => r.headers.authorization === 'Bearer secret')).toBe(true)
    expect(target.requests[0]?.headers).toMatchObject({ accept: 'text/plain' })
    expect(target.requests[0]?.headers).not.toHaveProperty('authorization')
    expect(target.requests[0]?.headers).not.toHaveProperty('x-api-key')
    expect(await faultOf(fetcher(), `${first.origin}/9`)).toBe('too_many_redirects')
    expect(await faultOf(fetcher(), `${first.origin}/0`, { maxRedirects: 0 })).toBe('too_many_redirects')
  })

  it('checks where they lead', async () => {
    await using server = await localServer(
      (_, res) => void res.writeHead(307, { location: 'http://169.254.169.254/' }).end(),
    )
    expect(await faultOf(fetcher(), server.origin)).toBe('forbidden_address')
    // A public name that redirects inside: the first hop is let through by the resolver of this test alone.
    const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }])
    await using inside = await localServer(
      (_, res) => void res.writeHead(307, { location: 'file:///etc/passwd' }).end(),
    )
    expect(await faultOf(fetcher({ resolve }), `http://x.example:${String(inside.port)}/`)).toBe('bad_url')
  })

  it('keeps a POST a POST, or does not follow', async () => {
    await using server = await localServer((req, res, body) => {
      if (req.url === '/end') res.end(`${req.method ?? ''} ${body}`)
      else res.writeHead(Number(req.url?.slice(1)), { location: '/end' }).end()
    })
    const post = { method: 'POST', body: 'x=1' } as const
    for (const status of ['307', '308']) {
      const response = await fetcher().fetch(`${server.origin}/${status}`, { allowPrivate: true, ...post })
      expect(await response.text()).toBe('POST x=1')
    }
    for (const status of ['301', '302', '303'])
      expect(await faultOf(fetcher(), `${server.origin}/${status}`, post)).toBe('redirect_refused')
  })
})

describe('failures', () => {
  it('counts the body and stops', async () => {
    await using server = await localServer((_, res) => {
      const more = (): void => {
        if (!res.destroyed) res.write('x'.repeat(1000), () => setImmediate(more))
      }
      more()
    })
    expect(await faultOf(fetcher(), server.origin, { maxBytes: 10_000 })).toBe('too_large')
  })

  it('tells its causes apart', async () => {
    expect(await faultOf(fetcher(), 'http://127.0.0.1:1/')).toBe('connection_refused')
    expect(await faultOf(fetcher(), 'http://no-such-host.invalid/')).toBe('dns')
    await using plain = await localServer((_, res) => void res.end())
    expect(await faultOf(fetcher(), plain.origin.replace('http:', 'https:'))).toBe('tls')
    await using broken = await localServer((_, res) => {
      res.writeHead(200, { 'content-length': '100' })
      res.write('half')
      setTimeout(() => res.destroy(), 5)
    })
    expect(await faultOf(fetcher(), broken.origin)).toBe('connection_lost')
  })

  it('knows a server that does not speak HTTP', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.resume().end('SSH-2.0-OpenSSH_9.9\r\n')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    expect(
      await faultOf(fetcher(), `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`),
    ).toBe('not_http')
    await new Promise((resolve) => server.close(resolve))
  })

  it('stops when it is told to: before, while waiting, while reading', async () => {
    await using server = await localServer((req, res) => {
      if (req.url === '/slow') res.write('begin')
    })
    const reason = new Error('not any more')
    await expect(
      fetcher().fetch(server.origin, { allowPrivate: true, signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason)
    const waiting = new AbortController()
    setTimeout(() => waiting.abort(reason), 20)
    await expect(fetcher().fetch(server.origin, { allowPrivate: true, signal: waiting.signal })).rejects.toBe(
      reason,
    )
    const reading = new AbortController()
    const response = await fetcher().fetch(`${server.origin}/slow`, {
      allowPrivate: true,
      signal: reading.signal,
    })
    setTimeout(() => reading.abort(reason), 20)
    await expect(response.text()).rejects.toBe(reason)
  })

  it('says nothing of credentials', async () => {
    await using server = await localServer(
      (_, res) => void res.writeHead(302, { location: '/?api_key=abcdef123456' }).end(),
    )
    const error = await fetcher()
      .fetch(server.origin, { allowPrivate: true, method: 'POST', body: '' })
      .catch((e: unknown) => e)
    expect(String(error)).not.toContain('abcdef123456')
  })

  it('closing a body frees the connection', async () => {
    let closed = 0
    await using server = await localServer((_, res) => {
      res.write('x')
      res.on('close', () => closed++)
    })
    const response = await fetcher().fetch(server.origin, { allowPrivate: true })
    response.close()
    await sleep(50)
    expect(closed).toBe(1)
  })

  /** Reads the first bytes of a body, then leaves it. */
  async function leaving(f: GuardedFetcher, url: string): Promise<string> {
    const response = await f.fetch(url, { allowPrivate: true })
    for await (const chunk of response.body) {
      response.leave()
      return new TextDecoder().decode(chunk)
    }
    return ''
  }

  it('leaving a body that ends keeps the connection for the next request', async () => {
    const sockets = new Set<unknown>()
    await using server = await localServer((req, res) => {
      sockets.add(req.socket)
      res.write('enough')
      setTimeout(() => res.end('the rest'), 5)
    })
    const f = fetcher()
    await expect
      .poll(
        async () => {
          expect(await leaving(f, server.origin)).toBe('enough')
          return sockets.size < server.requests.length
        },
        { timeout: 5000 },
      )
      .toBe(true)
  })

  it.each([
    ['does not end', (res: ServerResponse) => void res.write('enough')],
    [
      'is long',
      (res: ServerResponse) => {
        res.write('enough')
        const more = setInterval(() => res.write('x'.repeat(100_000)), 1)
        res.once('close', () => clearInterval(more))
      },
    ],
  ])('leaving a body that %s closes its connection', async (_, send) => {
    let closed = 0
    await using server = await localServer((_, res) => {
      res.once('close', () => closed++)
      send(res)
    })
    expect(await leaving(fetcher(), server.origin)).toMatch(/^enough/)
    await expect.poll(() => closed, { timeout: 5000 }).toBe(1)
  })
})
