import { Agent, createServer, request } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LineTrouble } from './schedule.ts'
import type { Random } from './random.ts'

/** The line between one runner and the sites: passes requests on, doubles, delays and loses them, or is cut. */
export interface Line {
  url: string
  behave: (trouble: LineTrouble | null, random: Random) => void
  /**
   * true: nothing gets through in either direction, and what is under way breaks. A line that was cut twice is back
   * when both cuts are mended.
   */
  cut: (now: boolean) => void
  close: () => Promise<void>
}

interface Reply {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** Opens a line to `sites` (their ports, as they are at each request), which are asked in turn. */
export async function openLine(sites: () => readonly number[]): Promise<Line> {
  let trouble: LineTrouble | null = null
  let random: Random | null = null
  let cuts = 0
  let turn = 0
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const underWay = new Set<ServerResponse>()

  /** Asks one site after the other until one is up. A request that was sent may have been served: no second try. */
  const forward = async (req: IncomingMessage, body: Buffer): Promise<Reply> => {
    const ports = sites()
    for (let i = 0; ; i++) {
      const port = ports[(turn + i) % ports.length]!
      try {
        return await send(agent, port, req, body)
      } catch (error) {
        const refused = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED'
        if (!refused || i + 1 >= ports.length) throw error
      }
    }
  }

  const serve = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    underWay.add(res)
    res.once('close', () => underWay.delete(res))
    const chunks: Buffer[] = []
    for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const by = random
    const mood = by ? trouble : null
    turn++
    if (cuts > 0) return void res.destroy()
    if (mood && by?.chance(mood.delayed)) await sleep(by.next() * mood.delayMs)
    if (mood && by?.chance(mood.doubled))
      void sleep(by.next() * mood.delayMs)
        .then(() => (cuts > 0 ? null : forward(req, body)))
        .catch(() => undefined)
    const lost = mood !== null && by?.chance(mood.replyLost) === true
    const reply = cuts > 0 ? null : await forward(req, body)
    if (cuts > 0 || lost || !reply) return void res.destroy()
    const { 'transfer-encoding': _, connection: __, ...headers } = reply.headers
    res.writeHead(reply.status, headers).end(reply.body)
  }

  const server = createServer((req, res) => {
    serve(req, res).catch(() => res.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    behave: (next, by) => {
      trouble = next
      random = by
    },
    cut: (now) => {
      cuts += now ? 1 : -1
      if (now) for (const res of underWay) res.destroy()
    },
    close: async () => {
      agent.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function send(agent: Agent, port: number, req: IncomingMessage, body: Buffer): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { host: _, connection: __, 'transfer-encoding': ___, ...headers } = req.headers
    const out = request(
      {
        host: '127.0.0.1',
        port,
        method: req.method,
        path: req.url,
        agent,
        headers: { ...headers, 'content-length': String(body.length) },
      },
      (res) => {
        const chunks: Buffer[] = []
        res.on('data', (chunk: Buffer) => chunks.push(chunk))
        res.on('end', () =>
          resolve({ status: res.statusCode ?? 502, headers: res.headers, body: Buffer.concat(chunks) }),
        )
        res.on('error', reject)
      },
    )
    out.setTimeout(60_000, () => out.destroy(new Error('no answer')))
    out.on('error', reject)
    out.end(body)
  })
}
