import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A hash of the names and contents of files and folders, to tell whether something built from them is stale.
 *
 * @param root the folder that the paths are relative to
 * @param paths files and folders; missing ones count as missing
 * @param skip names a file or folder (relative to `root`, with /) to leave out
 * @returns sha256 in hex
 */
export function stampOf(
  root: string,
  paths: string[],
  skip: (path: string) => boolean = () => false,
): string {
  const hash = createHash('sha256')
  const visit = (path: string): void => {
    if (skip(path)) return
    const full = join(root, path)
    const stat = lstatSync(full, { throwIfNoEntry: false })
    if (stat?.isDirectory()) {
      for (const name of readdirSync(full).sort()) visit(`${path}/${name}`)
    } else if (stat?.isFile()) {
      const content = readFileSync(full)
      hash.update(`${path}\0${content.length}\0`).update(content)
    } else {
      hash.update(`${path}\0missing\0`)
    }
  }
  for (const path of paths) visit(path)
  return hash.digest('hex')
}

/** The stamp kept in a file, or null. */
export function readStamp(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null
}
