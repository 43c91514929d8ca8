import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

export interface Bundle {
  /** Bytes. */
  readonly minified: number
  /** Bytes, gzip level 9. */
  readonly gzip: number
  readonly bundler: string
}

interface Rolldown {
  readonly VERSION: string
  build(options: object): Promise<{ output: readonly { type: string; code?: string }[] }>
}

const entry = fileURLToPath(new URL('../../../core/eed/index.ts', import.meta.url))

/** Bundles core/eed for browsers, everything it imports included; null where no bundler is installed. */
export async function bundleSize(): Promise<Bundle | null> {
  // rolldown comes with the test runner; a computed name keeps it out of the typed dependencies.
  const name = 'rolldown'
  let rolldown: Rolldown
  try {
    rolldown = (await import(name)) as Rolldown
  } catch {
    return null
  }
  const { output } = await rolldown.build({
    input: entry,
    platform: 'browser',
    write: false,
    logLevel: 'warn',
    output: { format: 'esm', minify: true },
  })
  const code = output.map((o) => o.code ?? '').join('')
  return {
    minified: Buffer.byteLength(code),
    gzip: gzipSync(code, { level: 9 }).length,
    bundler: `rolldown ${rolldown.VERSION}`,
  }
}
