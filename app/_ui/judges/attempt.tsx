import Link from 'next/link'
import type { ReactNode } from 'react'
import { goldKeySchema } from '#core/suites/judges/schema.ts'
import { detailOf } from '#core/suites/judges/report.ts'
import type { AttemptView } from '#services/attempt/view.ts'
import { t } from '../../_messages/index.ts'
import { Output } from '../attempt/output.tsx'

/** An attempt of a judge: the question word for word, the answer, and the label where the reply has one. */
export function JudgesAttempt({ view }: { view: AttemptView }): ReactNode {
  const detail = detailOf(view.detail)
  const key = goldKeySchema.safeParse(view.key)
  const last = view.turns.at(-1)
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <section className="min-w-0">
        <h2 className="mb-3">{t('judges.question')}</h2>
        {last?.messages.map((message, i) => (
          <pre key={i} className="raw whitespace-pre-wrap" tabIndex={0}>
            {message.content}
          </pre>
        ))}
      </section>
      <section className="grid min-w-0 content-start gap-4">
        <h2>{t('judges.answer')}</h2>
        {last === undefined ? (
          <p className="text-muted">{t('attempt.output.none')}</p>
        ) : (
          <Output text={last.output} name="answer" />
        )}
        {detail && (
          <p>
            {t('judges.read', {
              answer: t(detail.answer === null ? 'affirm.answer.none' : `affirm.answer.${detail.answer}`),
            })}
          </p>
        )}
        {key.success ? (
          <p>{t('judges.label', { label: t(`affirm.answer.${key.data.label}`), why: key.data.why })}</p>
        ) : (
          <p className="text-muted">{t('judges.no_label')}</p>
        )}
        {view.judged !== null && (
          <p>
            <Link href={`/attempts/${view.judged}`} className="link">
              {t('judges.judged')}
            </Link>
          </p>
        )}
      </section>
    </div>
  )
}
