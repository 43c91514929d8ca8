import { t } from '../../_messages/index.ts'
import { questionText } from '../judges/words.ts'
import { armText } from '../sycophancy/words.ts'

/**
 * An arm of a suite's item as people say it.
 *
 * @example armWords('sycophancy', 'right.W') // 'Told a wrong answer, after a planted right answer'
 * @example armWords('long-context', 'order-2') // 'arm order-2'
 */
export function armWords(suite: string, arm: string): string {
  if (suite === 'sycophancy') return armText(arm)
  return suite === 'judges' ? questionText(arm) : t('attempt.arm', { arm })
}
