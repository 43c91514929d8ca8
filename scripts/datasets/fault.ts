/** What the checks of datasets find, and what several of them look at. */
import { hashJson } from '#core/canonical-json.ts'
import type { SuiteItem } from '#core/suites/types.ts'

export interface Fault {
  id: string
  fault: string
}

/**
 * A text without what two wordings of it may differ in: case, punctuation, line breaks.
 *
 * @example plainWords('Right!\n\nA clear cause.') // 'right a clear cause'
 */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/**
 * How many words a text has: runs of anything but white space.
 *
 * @example countWords("I don't know.") // 3
 */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}

/**
 * Items must be what their sources give today, so that nobody edits the files by hand.
 *
 * @param made the items as their sources give them
 * @param sources the folder of the sources, for the message
 */
export function sourceFaults(
  items: readonly SuiteItem[],
  made: readonly SuiteItem[],
  sources: string,
): Fault[] {
  const fresh = new Map(made.map((i) => [i.public.id, i]))
  const faults = items
    .filter((i) => {
      const source = fresh.get(i.public.id)
      return source === undefined || hashJson(source) !== hashJson(i)
    })
    .map((i) => ({ id: i.public.id, fault: `differs from what its source gives (${sources})` }))
  const known = new Set(items.map((i) => i.public.id))
  const missing = [...fresh.keys()].filter((id) => !known.has(id))
  return [...faults, ...missing.map((id) => ({ id, fault: 'is missing from the files' }))]
}
