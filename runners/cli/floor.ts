import type { Command } from 'commander'
import { FLOOR_NAMES } from '#core/protocol/index.ts'
import { withSite, withWait } from './values.ts'

interface FloorFlags {
  split: string
  publish: boolean
  site?: string
  tokenFile?: string
  wait: number
}

/** `touchstone floor`: real runs of answerers without skill, so that a board shows what zero skill scores. */
export function register(command: Command): void {
  command
    .option('--split <id>', 'the public split of the physics suite, such as smoke', 'public')
    .option('--no-publish', 'do not put the results on the board')
  withWait(withSite(command)).action(async (flags: FloorFlags) => {
    const { CONSTANT, publishedItems, serveAnswerer, shuffledKeys } = await import('./floor/answerers.ts')
    const { evaluate } = await import('./eval/evaluate.ts')
    const answerers = { shuffled: shuffledKeys(publishedItems()), constant: () => CONSTANT }
    for (const kind of ['shuffled', 'constant'] as const) {
      const served = await serveAnswerer(kind, answerers[kind])
      try {
        const code = await evaluate({
          ...flags,
          suite: 'physics',
          model: kind,
          name: FLOOR_NAMES[kind],
          endpoint: served.url,
          stream: false,
        })
        if (code !== 0) {
          process.exitCode = code
          return
        }
      } finally {
        await served.close()
      }
    }
  })
}
