import { parentPort } from 'node:worker_threads'
import { scoreLine } from './lines.ts'
import type { Line } from './lines.ts'

/** One thread of `eed --threads`: scores a block of lines for each message. */
parentPort?.on('message', (block: Line[]) => {
  parentPort?.postMessage(block.map(scoreLine))
})
