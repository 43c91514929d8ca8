import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** The version of node-llama-cpp, without loading it. */
export async function llamaVersion(): Promise<string> {
  const file = new URL('../package.json', import.meta.resolve('node-llama-cpp'))
  return (JSON.parse(await readFile(fileURLToPath(file), 'utf8')) as { version: string }).version
}
