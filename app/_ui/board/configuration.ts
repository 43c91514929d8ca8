import type { BoardRow } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'
import { plainValue } from '../kit/facts.tsx'

/**
 * What sets a configuration apart from others of the same model, in one short line.
 *
 * @example configurationLine({ sampling: { temperature: 0.7, top_p: 1 }, thinking: { mode: 'on', budget: 4096 } })
 *   // 'temperature 0.7, thinking on (4096)'
 */
export function configurationLine(configuration: BoardRow['configuration']): string {
  const sampling = recordOf(configuration['sampling'] ?? configuration)
  const thinking = recordOf(configuration['thinking'])
  const parts: string[] = []
  const temperature = sampling['temperature']
  if (typeof temperature === 'number') parts.push(t('board.temperature', { value: String(temperature) }))
  const topP = sampling['top_p']
  if (typeof topP === 'number' && topP !== 1) parts.push(t('board.top_p', { value: String(topP) }))
  const mode = thinking['mode']
  if (typeof mode === 'string' && mode !== 'default') {
    const budget = thinking['budget']
    parts.push(t('board.thinking', { mode }) + (typeof budget === 'number' ? ` (${plainValue(budget)})` : ''))
  }
  return parts.join(', ')
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}
