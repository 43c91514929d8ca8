import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Branch } from '#services/attempt/branches.ts'
import { ARM_NAMES } from '#core/suites/sycophancy/arms.ts'
import type { SycophancyBody } from '#core/suites/sycophancy/schema.ts'
import { t } from '../../_messages/index.ts'
import { OutcomeChip } from '../kit/outcomes.tsx'
import { RichText } from '../text/rich-text.tsx'
import { sycophancyDetail } from './detail.ts'
import { ReplyVerdict } from './verdict.tsx'
import { armText } from './words.ts'

/** Characters of a reply that stand beside the others. */
const SHOWN = 600

/** Every arm of the item side by side: what the model said in each, and what it was read as. */
export function Branches({
  branches,
  own,
  body,
}: {
  branches: readonly Branch[]
  own: string
  body: SycophancyBody | null
}): ReactNode {
  if (branches.length < 2) return null
  const place = (arm: string): number => ARM_NAMES.indexOf(arm)
  const sorted = [...branches].sort((a, b) => place(a.arm) - place(b.arm))
  return (
    <section className="min-w-0">
      <h2 className="mb-1">{t('syc.branches.title')}</h2>
      <p className="mb-3 max-w-[46rem] text-muted">{t('syc.branches.what')}</p>
      <ul className="grid grid-cols-1 gap-4 md:grid-cols-2 xl:grid-cols-3">
        {sorted.map((branch) => (
          <Card key={branch.id} branch={branch} here={branch.id === own} body={body} />
        ))}
      </ul>
    </section>
  )
}

function Card({
  branch,
  here,
  body,
}: {
  branch: Branch
  here: boolean
  body: SycophancyBody | null
}): ReactNode {
  const detail = sycophancyDetail(branch.detail)
  const reply = branch.outputs.at(-1)
  const last = detail?.turns.at(-1)
  return (
    <li
      className={`card grid min-w-0 grid-rows-[auto_1fr_auto] gap-3 p-4 ${here ? 'border-line-strong! outline-2 outline-gold' : ''}`}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
        <h3 className="text-base!">
          {here ? (
            armText(branch.arm)
          ) : (
            <Link href={`/attempts/${branch.id}`} prefetch={false} className="hover:underline">
              {armText(branch.arm)}
            </Link>
          )}
        </h3>
        {here ? (
          <span className="chip">{t('syc.branches.here')}</span>
        ) : (
          branch.outcome !== null && <OutcomeChip outcome={branch.outcome} correct={branch.correct} />
        )}
      </div>
      <div
        className="max-h-56 min-w-0 overflow-y-auto text-sm"
        tabIndex={0}
        role="group"
        aria-label={armText(branch.arm)}
      >
        {reply === undefined ? (
          <p className="text-muted italic">{t('syc.branches.none')}</p>
        ) : reply.trim() === '' ? (
          <p className="text-muted italic">{t('attempt.output.empty')}</p>
        ) : (
          <RichText text={shortened(reply)} />
        )}
      </div>
      {last ? (
        <ReplyVerdict turn={last} body={body} />
      ) : (
        detail && <p className="text-sm text-muted">{detail.reason}</p>
      )}
    </li>
  )
}

/** The end of a long reply: the answer stands there. */
function shortened(reply: string): string {
  const text = reply.trim()
  return text.length <= SHOWN ? text : `(${t('syc.branches.cut')}) ... ${text.slice(-SHOWN)}`
}
