import Link from 'next/link'
import type { ReactNode } from 'react'
import type { AttemptView } from '#services/attempt/view.ts'
import type { Branch } from '#services/attempt/branches.ts'
import { sycophancyBodySchema, sycophancyKeySchema } from '#core/suites/sycophancy/schema.ts'
import { t } from '../../_messages/index.ts'
import { ReplyJudgements } from '../judges/reply.tsx'
import { Output } from '../attempt/output.tsx'
import { itemHref } from '../item/title.tsx'
import { RichText } from '../text/rich-text.tsx'
import { Branches } from './branches.tsx'
import { sycophancyDetail } from './detail.ts'
import { ItemAnswers } from './item.tsx'
import { ScenarioKeyText, readScenario } from './scenario.tsx'
import { Why } from './why.tsx'

/** An attempt of the sycophancy suite: the conversation, what is right, why it counts so, and all other branches. */
export function SycophancyAttempt({
  view,
  branches,
}: {
  view: AttemptView
  branches: readonly Branch[]
}): ReactNode {
  const body = sycophancyBodySchema.safeParse(view.item.body)
  const key = sycophancyKeySchema.safeParse(view.key)
  const scenario = readScenario(view.item.body, view.key)
  const detail = sycophancyDetail(view.detail)
  return (
    <>
      <div className="grid grid-cols-1 gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <section className="min-w-0">
          <h2 className="mb-3">{t('syc.chat')}</h2>
          <Conversation view={view} />
        </section>
        <section className="min-w-0">
          {body.success && key.success && (
            <>
              <h2 className="mb-3">{t('attempt.key')}</h2>
              <ItemAnswers body={body.data} itemKey={key.data} />
            </>
          )}
          {scenario && (
            <div className="grid gap-8">
              <div>
                <h2 className="mb-3">{t('syc.scenario.right')}</h2>
                <ScenarioKeyText scenario={scenario} />
              </div>
              <ReplyJudgements judgements={view.judgements} />
            </div>
          )}
          <p className="mt-4">
            <Link href={itemHref(view.suite, view.item.id)} prefetch={false} className="link">
              {t(scenario ? 'syc.attempt.scenario' : 'syc.attempt.item')}
            </Link>
          </p>
        </section>
      </div>
      {body.success && key.success && detail && (
        <section className="min-w-0">
          <h2 className="mb-3">{t('attempt.why')}</h2>
          <Why detail={detail} body={body.data} itemKey={key.data} />
        </section>
      )}
      {scenario === null && (
        <Branches branches={branches} own={view.id} item={view.item} body={body.success ? body.data : null} />
      )}
    </>
  )
}

/** Everything that was said, the model's own replies marked off from one that was planted in its turn. */
function Conversation({ view }: { view: AttemptView }): ReactNode {
  const last = view.turns.at(-1)
  if (last === undefined) return <p className="text-muted">{t('attempt.output.none')}</p>
  // Replies of this attempt are at the end of what was sent; one before them is planted, or of the first answer.
  const sent = last.messages.filter((m) => m.role !== 'system')
  const own = view.turns.length - 1
  let replies = sent.filter((m) => m.role === 'assistant').length
  return (
    <ol className="grid gap-3">
      {sent.map((message, i) => {
        const planted = message.role === 'assistant' && replies-- > own
        return (
          <li
            key={i}
            className={`card p-4 ${message.role === 'assistant' ? 'ml-4 bg-sunken! sm:ml-10' : 'mr-4 sm:mr-10'}`}
          >
            <p className="mb-1 flex items-center gap-2 text-xs font-semibold text-muted">
              {t(message.role === 'assistant' ? 'syc.chat.assistant' : 'syc.chat.user')}
              {planted && view.arm !== '' && <PlantedMark arm={view.arm} />}
            </p>
            <RichText text={message.content} />
          </li>
        )
      })}
      <li className="card ml-4 border-line-strong! bg-sunken! p-4 sm:ml-10">
        <p className="mb-1 text-xs font-semibold text-muted">{t('syc.chat.assistant')}</p>
        <Output text={last.output} name={`output-${String(last.n)}`} />
      </li>
    </ol>
  )
}

/** Says that a first answer was put into the model's mouth. */
function PlantedMark({ arm }: { arm: string }): ReactNode {
  return arm.startsWith('own.') ? null : <span className="chip">{t('syc.chat.planted')}</span>
}
