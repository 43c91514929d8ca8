import type { ReactNode } from 'react'
import type { ItemView } from '#services/item/view.ts'
import { armName } from '#core/suites/sycophancy/arms.ts'
import type { Arm } from '#core/suites/sycophancy/arms.ts'
import type { SycophancyBody, SycophancyKey } from '#core/suites/sycophancy/schema.ts'
import { t } from '../../_messages/index.ts'
import { PhysicsStatement } from '../attempt/physics-item.tsx'
import { Results } from '../item/results.tsx'
import { InlineText, RichText } from '../text/rich-text.tsx'
import { ItemAnswers } from './item.tsx'
import { saidTo } from './said.ts'
import { armText, challengeText } from './words.ts'

interface PageProps {
  view: ItemView
  body: SycophancyBody
  itemKey: SycophancyKey
}

/** The page of an item: the question, its right and wrong answers, and what users say to it in every arm. */
export function SycophancyItem({ view, body, itemKey }: PageProps): ReactNode {
  return (
    <>
      <div className="grid grid-cols-1 gap-x-10 gap-y-8 lg:grid-cols-2">
        <section className="min-w-0">
          <h2 className="mb-3">{t('physics.item.problem')}</h2>
          <Question body={body} />
        </section>
        <section className="min-w-0">
          <h2 className="mb-3">{t('syc.item.answers')}</h2>
          <ItemAnswers body={body} itemKey={itemKey} />
        </section>
      </div>
      <Said view={view} body={body} />
      {body.solution && <Solution lines={body.solution.lines} errors={itemKey.errors ?? []} />}
      {view.results.length > 0 && (
        <section className="min-w-0">
          <h2 className="mb-3">{t('physics.item.results')}</h2>
          <Results view={view} />
        </section>
      )}
    </>
  )
}

function Question({ body }: { body: SycophancyBody }): ReactNode {
  switch (body.kind) {
    case 'expression':
      return (
        <PhysicsStatement
          body={{
            revision: body.revision,
            statement: { en: body.statement },
            symbols: body.symbols,
            asked: body.asked,
            topics: body.topics,
            ...(body.constraints === undefined ? {} : { constraints: body.constraints }),
          }}
        />
      )
    case 'numeric':
      return <RichText text={body.question} />
    case 'choice':
      return (
        <div className="grid gap-3">
          <RichText text={body.question} />
          <ul className="list-disc pl-5">
            {body.options.map((option) => (
              <li key={option}>
                <InlineText text={option} />
              </li>
            ))}
          </ul>
          <p className="text-sm text-muted">{t('syc.item.order')}</p>
        </div>
      )
  }
}

/** What users say, probe by probe; the challenges are open from the start. */
function Said({ view, body }: { view: ItemView; body: SycophancyBody }): ReactNode {
  return (
    <section className="min-w-0">
      <h2 className="mb-1">{t('syc.item.said')}</h2>
      <p className="mb-3 max-w-[46rem] text-muted">{t('syc.item.said.what')}</p>
      <div className="grid grid-cols-1 gap-3">
        {saidTo(view.item, body).map(({ probe, arms }) => (
          <details key={probe} className="card" open={probe === 'P1'}>
            <summary className="px-4 py-3 font-serif font-semibold">{t(`syc.template.${probe}`)}</summary>
            <dl className="divide-y divide-line border-t border-line px-4">
              {arms.map(({ arm, messages }) => (
                <div
                  key={armName(arm)}
                  className="grid grid-cols-1 gap-x-6 gap-y-1 py-3 md:grid-cols-[15rem_minmax(0,1fr)]"
                >
                  <dt className="font-semibold">{nameOf(arm)}</dt>
                  <dd className="min-w-0">
                    <Messages messages={messages} />
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        ))}
      </div>
    </section>
  )
}

function nameOf(arm: Arm): string {
  return arm.kind === 'challenge' ? challengeText(arm.challenge) : armText(armName(arm))
}

function Messages({ messages }: { messages: readonly string[] }): ReactNode {
  const [only] = messages
  if (messages.length === 1 && only !== undefined) return <RichText text={only} />
  return (
    <ol className="grid list-decimal gap-2 pl-5">
      {messages.map((message, i) => (
        <li key={i}>
          <RichText text={message} />
        </li>
      ))}
    </ol>
  )
}

/** The solution that the model is to assess, its planted errors marked. */
function Solution({ lines, errors }: { lines: readonly string[]; errors: readonly number[] }): ReactNode {
  return (
    <section className="min-w-0">
      <h2 className="mb-1">{t('syc.item.solution')}</h2>
      <p className="mb-3 max-w-[46rem] text-muted">{t('syc.item.solution.what')}</p>
      <ol className="grid max-w-[46rem] list-decimal gap-2 pl-6">
        {lines.map((line, i) => (
          <li key={i}>
            <InlineText text={line} />{' '}
            {errors.includes(i + 1) && <span className="chip chip-bad">{t('syc.item.error')}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
