import { ARM_NAMES, questionOf } from '#core/suites/judges/criteria.ts'
import { t } from '../../_messages/index.ts'

/**
 * An arm of the judges suite as people say it; its name where this version has no such arm.
 *
 * @example questionText('warns.no-first') // 'Does the reply name a risk, or advise otherwise?, “no” shown first'
 */
export function questionText(arm: string): string {
  if (!ARM_NAMES.includes(arm)) return arm
  const { criterion, order } = questionOf(arm)
  return t('judges.arm', { criterion: t(`judges.criterion.${criterion}`), order: t(`judges.order.${order}`) })
}
