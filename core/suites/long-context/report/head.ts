/** Whether the model saw the beginning of the prompt, by canary blocks at five depths. */
import { groupBy } from './cells.ts'
import type { Reading } from './read.ts'

/** A canary block over the preflights of one length. */
export interface BlockRow {
  /** percent of the prompt before it */
  depth: number
  /** preflights whose answer named it, and preflights that were answered */
  seen: number
  n: number
}

/** What the preflights of one length show. */
export interface PreflightRow {
  length: number
  /** by depth, the head first */
  blocks: BlockRow[]
  /** the blocks before some depth are unseen, and those from there on seen */
  head_unseen: boolean
  /** percent of the prompt that the model shows no sign of having seen; 0 where the head is seen */
  unseen_up_to: number
  /** preflights without an answer */
  failed: number
}

/**
 * The preflights by length. The head is unseen where the first block was named in fewer than half of the answers and
 * the last one in at least half: a model that names nothing at all fails the task, and proves nothing.
 *
 * @example preflightRows(readings)[0] // { length: 8192, blocks: [...], head_unseen: true, unseen_up_to: 50, failed: 0 }
 */
export function preflightRows(readings: readonly Reading[]): PreflightRow[] {
  const own = readings.filter((r) => r.body.role === 'preflight')
  return [...groupBy(own, (r) => String(r.body.length)).values()]
    .map((group) => {
      const answered = group.flatMap((r) => (r.detail?.blocks == null ? [] : [r.detail.blocks]))
      const blocks: BlockRow[] = (answered[0] ?? []).map((block, i) => ({
        depth: block.token_depth,
        seen: answered.filter((list) => list[i]?.seen === true).length,
        n: answered.length,
      }))
      const seen = blocks.map((b) => b.seen * 2 >= b.n)
      const first = seen.indexOf(true)
      const unseen = first > 0 && seen.at(-1) === true
      return {
        length: group[0].body.length,
        blocks,
        head_unseen: unseen,
        unseen_up_to: unseen ? (blocks[first]?.depth ?? 0) : 0,
        failed: group.length - answered.length,
      }
    })
    .sort((a, b) => a.length - b.length)
}

/**
 * Whether a miss lies in the part of the prompt that the preflight shows as unseen. Where needles are spread over the
 * whole text, some of them do.
 */
export function missedInUnseenHead(place: number | null, preflight: PreflightRow | undefined): boolean {
  if (preflight?.head_unseen !== true) return false
  return place === null || place < preflight.unseen_up_to
}
