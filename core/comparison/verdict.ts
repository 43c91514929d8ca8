import type { QualityComparison } from './quality.ts'
import type { SpeedComparison, SpeedRatio } from './speed.ts'

/** What the two runs are called in a sentence. */
export interface Names {
  a: string
  b: string
}

/**
 * A comparison in words: quality first, with the margin that was fixed beforehand, then speed at the longest length
 * that both runs timed.
 *
 * @example
 * verdictInWords(quality, speed, { a: 'full cache', b: '4-bit cache' })
 * // 'Same quality within 2 points at 95%: 4-bit cache minus full cache is +0.2 points (-1.1 to +1.5, 480 common
 * //  items). At 32K tokens 4-bit cache takes 1.90x the time per token (1.85 to 1.95).'
 */
export function verdictInWords(
  quality: QualityComparison,
  speed: readonly SpeedComparison[] | null,
  names: Names,
): string {
  const fast = speed === null ? null : speedInWords(speed, names)
  return [qualityInWords(quality, names), fast].filter((s) => s !== null).join(' ')
}

/** The quality's part of the verdict. Differences are told as b minus a: what changes when one goes from a to b. */
export function qualityInWords(q: QualityComparison, { a, b }: Names): string {
  if (q.difference === null)
    return `Nothing to compare: the runs have ${String(q.n)} common item${q.n === 1 ? '' : 's'} with a score.`
  const range = q.low === null || q.high === null ? '' : `${signed(-q.high)} to ${signed(-q.low)}, `
  const figure = `${b} minus ${a} is ${signed(-q.difference)} points (${range}${count(q.n)} common items)`
  const margin = String(q.margin)
  switch (q.verdict) {
    case 'same':
      return `Same quality within ${margin} points at 95%: ${figure}.`
    case 'above':
      return `${a} is better by more than ${margin} points at 95%: ${figure}.`
    case 'below':
      return `${b} is better by more than ${margin} points at 95%: ${figure}.`
    case 'undecided': {
      const more =
        q.more_items === null
          ? 'no number of further items would decide it, if the difference stays where it is'
          : `about ${count(q.more_items)} more common items would decide it, if the difference stays`
      if (q.p !== null && q.p < 0.05 && q.low !== null && q.high !== null && q.low * q.high > 0) {
        const better = q.difference > 0 ? a : b
        return `${better} is better (p ${pValue(q.p)}), though not surely by more than ${margin} points: ${figure}; ${more}.`
      }
      return `Undecided whether the quality is the same within ${margin} points: ${figure}; ${more}.`
    }
  }
}

/** The speed's part of the verdict; null where the runs timed no length in common. */
export function speedInWords(rows: readonly SpeedComparison[], { b }: Names): string | null {
  const kinds = [
    ['tpot', 'the time per token'],
    ['ttft', 'the time to the first token'],
  ] as const
  for (const [kind, what] of kinds) {
    const row = rows.findLast((r) => r[kind] !== null)
    const ratio: SpeedRatio | null = row?.[kind] ?? null
    if (row === undefined || ratio === null) continue
    const range = `${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)}`
    return `At ${tokensInWords(row.length)} tokens ${b} takes ${ratio.ratio.toFixed(2)}x ${what} (${range}).`
  }
  return null
}

/** @example tokensInWords(131072) // '128K' */
export function tokensInWords(n: number): string {
  if (n >= 1024 * 1024 && n % (1024 * 1024) === 0) return `${String(n / 1024 / 1024)}M`
  if (n < 1024) return String(Math.round(n))
  const k = n / 1024
  return `${Number.isInteger(k) || k >= 100 ? String(Math.round(k)) : k.toFixed(1)}K`
}

function signed(x: number): string {
  const text = Math.abs(x).toFixed(1)
  return text === '0.0' ? '0.0' : `${x > 0 ? '+' : '-'}${text}`
}

function pValue(p: number): string {
  return p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`
}

function count(n: number): string {
  return n.toLocaleString('en-US')
}
