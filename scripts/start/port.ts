import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { SetupError, codeOf, messageOf } from '#lib/setup-error.ts'

/**
 * Makes sure that the site can listen on host and port.
 *
 * @param patienceMs how long to wait for the port to become free (a site whose supervisor was killed needs a
 *   moment to end)
 * @throws SetupError that names the port, and another to use
 */
export async function checkPort(host: string, port: number, patienceMs = 0): Promise<void> {
  for (const until = Date.now() + patienceMs; ;) {
    const error = await tryListen(host, port)
    if (error === null) return
    if (codeOf(error) === 'EADDRINUSE' && Date.now() < until) {
      await sleep(100)
      continue
    }
    throw new SetupError(explain(error, host, port), { cause: error })
  }
}

function explain(error: unknown, host: string, port: number): string {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return (
        `Port ${port} on ${host} is in use by another program. Take another one, for instance: ` +
        `npm start -- --port ${port < 65_535 ? port + 1 : 3000}`
      )
    case 'EACCES':
      return `This user may not listen on port ${port}. Take one above 1023, for instance: npm start -- --port 3000`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine. Leave --host out, or use 127.0.0.1.`
    default:
      return `Cannot listen on ${host}, port ${port}: ${messageOf(error)}.`
  }
}

function tryListen(host: string, port: number): Promise<Error | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', resolve)
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)))
  })
}
