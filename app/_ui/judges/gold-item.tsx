import type { ReactNode } from 'react'
import { CRITERIA } from '#core/suites/judges/criteria.ts'
import type { GoldBody, GoldKey } from '#core/suites/judges/schema.ts'
import type { ItemView } from '#services/item/view.ts'
import { t } from '../../_messages/index.ts'
import { Results } from '../item/results.tsx'
import { RichText } from '../text/rich-text.tsx'

interface GoldItemProps {
  view: ItemView
  body: GoldBody
  itemKey: GoldKey
}

/** The page of a labelled reply: what the user wrote, the reply to judge, the question, and the label with its reason. */
export function GoldItem({ view, body, itemKey }: GoldItemProps): ReactNode {
  const { question, [itemKey.label]: meaning } = CRITERIA[body.criterion]
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <section className="grid min-w-0 content-start gap-5">
        <div>
          <h2 className="mb-3">{t('judges.item.message')}</h2>
          <RichText text={body.message} />
        </div>
        <div>
          <h2 className="mb-3">{t('judges.item.reply')}</h2>
          <div className="card p-4">
            <RichText text={body.reply} />
          </div>
        </div>
      </section>
      <section className="grid min-w-0 content-start gap-6">
        <div>
          <h2 className="mb-3">{t('judges.question')}</h2>
          <p>{question}</p>
          <p className="mt-2 text-sm text-muted">{t('judges.item.twice')}</p>
        </div>
        <div>
          <h2 className="mb-3">{t('judges.item.label')}</h2>
          <p>
            <strong className="font-semibold">{t(`affirm.answer.${itemKey.label}`)}</strong>: {meaning}.
          </p>
          <p className="mt-2">{itemKey.why}</p>
        </div>
        {view.results.length > 0 && (
          <div>
            <h2 className="mb-3">{t('physics.item.results')}</h2>
            <Results view={view} />
          </div>
        )}
      </section>
    </div>
  )
}
