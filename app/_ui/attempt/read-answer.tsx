import type { ReactNode } from 'react'
import { readAnswer, readKey } from '#core/eed/answer/index.ts'
import type { PhysicsBody, PhysicsKey } from '#core/suites/physics/index.ts'
import { eedOptions, withoutThinking } from '#core/suites/physics/index.ts'
import { t } from '../../_messages/index.ts'
import { Formula } from '../text/math.tsx'

/**
 * The part of an output that is taken for its final answer, as it was written; null where there is none.
 *
 * @example answerIn('so \\boxed{v = 2u}.', key, body) // 'v = 2u'
 */
export function answerIn(output: string, physicsKey: PhysicsKey, body: PhysicsBody): string | null {
  const options = eedOptions(body)
  const key = readKey(physicsKey.answer, options)
  const answer = readAnswer(withoutThinking(output), key.ok ? key.read : null, options)
  return answer.ok ? (answer.read.source ?? null) : null
}

interface ReadAnswerProps {
  output: string
  physicsKey: PhysicsKey
  body: PhysicsBody
}

/** The answer that the scorer found in the output. */
export function ReadAnswer({ output, physicsKey, body }: ReadAnswerProps): ReactNode {
  const source = answerIn(output, physicsKey, body)
  if (source === null) return <p className="text-muted">{t('attempt.read.none')}</p>
  return (
    <div
      className="overflow-x-auto overflow-y-hidden py-1 text-lg"
      tabIndex={0}
      role="group"
      aria-label={t('attempt.read')}
    >
      <Formula tex={`\\displaystyle ${source}`} />
    </div>
  )
}
