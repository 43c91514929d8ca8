import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cloneRoot } from '#lib/home.ts'
import { waitForLock } from '#lib/lock.ts'
import { SetupError } from '#lib/setup-error.ts'
import { runNode } from './command.ts'
import { readStamp, stampOf } from './stamp.ts'

const GENERATED = 'app/_db/generated'

/**
 * Generates the database client (app/_db/generated) from prisma/schema.prisma, if it is missing or was made
 * from another schema or by another version of Prisma.
 *
 * @returns whether it had to be generated
 * @throws SetupError with Prisma's words
 */
export async function generateClient(signal?: AbortSignal): Promise<boolean> {
  const root = cloneRoot()
  const lock = await waitForLock(`generate:${root}`)
  try {
    const stampFile = join(root, GENERATED, '.stamp')
    const stamp = stampOf(root, [
      'prisma/schema.prisma',
      'prisma.config.ts',
      'node_modules/prisma/package.json',
    ])
    if (readStamp(stampFile) === stamp) return false
    rmSync(stampFile, { force: true })
    const { code, output } = await runNode('node_modules/prisma/build/index.js', ['generate', '--no-hints'], {
      signal,
      env: {
        // Generating needs no schema engine, but Prisma downloads one unless told that it has one.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
        NO_COLOR: '1',
      },
    })
    if (code !== 0) throw new SetupError(`Prisma could not generate the database client:\n${output.trim()}`)
    mkdirSync(dirname(stampFile), { recursive: true })
    writeFileSync(stampFile, stamp)
    return true
  } finally {
    await lock.release()
  }
}
