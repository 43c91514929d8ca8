import Link from 'next/link'
import type { ReactNode } from 'react'
import type { PhysicsBody, PhysicsDetail, PhysicsKey } from '#core/suites/physics/index.ts'
import { withoutThinking } from '#core/suites/physics/index.ts'
import { t } from '../../_messages/index.ts'
import { EedView } from '../eed/view.tsx'
import { playgroundHref, symbolsOf } from '../playground/state.ts'

interface PhysicsReasonProps {
  detail: PhysicsDetail
  body: PhysicsBody
  physicsKey: PhysicsKey
  output: string
}

/** Why an answer got its score: the comparison of the two expressions, and a way to try others. */
export function PhysicsReason({ detail, body, physicsKey, output }: PhysicsReasonProps): ReactNode {
  return (
    <div className="grid gap-5">
      {detail.eed === null && <p>{detail.reason}</p>}
      {detail.eed !== null && detail.without_box && <p className="text-warn">{t('attempt.without_box')}</p>}
      {detail.eed && (
        <EedView
          result={detail.eed}
          sources={{ gt: physicsKey.answer, gen: withoutThinking(output) }}
          brief
        />
      )}
      <p>
        <Link
          href={playgroundHref({
            key: physicsKey.answer,
            answer: boxOf(output) ?? '',
            symbols: symbolsOf(body.symbols),
            constraints: (body.constraints ?? []).join('; '),
          })}
          className="link"
          prefetch={false}
        >
          {t('attempt.try')}
        </Link>
      </p>
    </div>
  )
}

/** The inside of the last complete box, as the answer's text to go on with; null where there is none. */
export function boxOf(output: string): string | null {
  for (
    let start = output.lastIndexOf('\\boxed{');
    start >= 0;
    start = output.lastIndexOf('\\boxed{', start - 1)
  ) {
    let depth = 0
    for (let i = start + '\\boxed'.length; i < output.length; i++) {
      if (output[i] === '\\') i++
      else if (output[i] === '{') depth++
      else if (output[i] === '}' && --depth === 0) return output.slice(start + '\\boxed{'.length, i).trim()
    }
    if (start === 0) break
  }
  return null
}
