import Link from 'next/link'
import type { ReactNode } from 'react'
import { toLatex } from './limit-tex.ts'
import type { PhysicsBody, PhysicsKey } from '#core/suites/physics/index.ts'
import { t, tPieces } from '../../_messages/index.ts'
import { Formula } from '../text/math.tsx'
import { InlineText } from '../text/rich-text.tsx'

/** What was checked of a key: limiting cases, sign, the independent computation, the wrong answers it must beat. */
export function Proof({ physicsKey, body }: { physicsKey: PhysicsKey; body: PhysicsBody }): ReactNode {
  const { checks, wrong } = physicsKey
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="overflow-x-auto">
        <table className="data text-sm">
          <caption className="sr-only">{t('physics.item.limits')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('physics.item.limit.case')}</th>
              <th scope="col">{t('physics.item.limit.gives')}</th>
              <th scope="col">{t('physics.item.limit.why')}</th>
            </tr>
          </thead>
          <tbody>
            {checks.limits.map((limit, i) => (
              <tr key={i}>
                <td className="whitespace-nowrap">
                  <Formula tex={toLatex(limit, body)} />
                </td>
                <td>
                  <Formula tex={limit.gives} />
                </td>
                <td>
                  <InlineText text={limit.why} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{t(`physics.item.sign.${checks.sign}`)}</p>
      <p>
        {tPieces('physics.item.proof', {
          more: (
            <Link key="more" href="/suites/physics#proofs" className="link">
              {t('physics.item.proof.more')}
            </Link>
          ),
        })}
      </p>
      {wrong.length > 0 && (
        <details>
          <summary className="text-sm text-muted">{t('physics.item.wrong')}</summary>
          <ul className="mt-3 grid gap-3">
            {wrong.map((tex) => (
              <li key={tex} className="overflow-x-auto overflow-y-hidden py-1">
                <Formula tex={`\\displaystyle ${tex}`} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
