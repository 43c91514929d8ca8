import { enableCompileCache } from 'node:module'
import { parentPort } from 'node:worker_threads'
import type { Line } from './lines.ts'

/** One thread of `eed --threads`: scores a block of lines for each message. Messages wait until it listens. */
enableCompileCache()
const { scoreLine } = await import('./lines.ts')

parentPort?.on('message', (block: Line[]) => {
  parentPort?.postMessage(block.map(scoreLine))
})
