import type { ReactNode } from 'react'
import type { Judgement } from '#core/suites/index.ts'
import { CRITERION_IDS } from '#core/suites/judges/criteria.ts'
import { t } from '../../_messages/index.ts'

/** What judges said of one reply, in both orders. */
export function ReplyJudgements({ judgements }: { judgements: readonly Judgement[] }): ReactNode {
  const names = [...new Set(judgements.map((j) => j.judge))]
  return (
    <section className="min-w-0">
      <h2 className="mb-3">{t('affirm.reply')}</h2>
      {names.length === 0 ? (
        <p className="text-muted">{t('affirm.reply.none')}</p>
      ) : (
        <div className="overflow-x-auto">
          <table className="data text-sm">
            <caption className="sr-only">{t('affirm.reply')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('affirm.judge')}</th>
                {CRITERION_IDS.map((criterion) => (
                  <th key={criterion} scope="col" className="whitespace-normal!">
                    {t(`judges.criterion.${criterion}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {names.map((name) => (
                <tr key={name}>
                  <th scope="row" className="font-normal! text-ink! [overflow-wrap:anywhere]">
                    {name}
                  </th>
                  {CRITERION_IDS.map((criterion) => (
                    <td key={criterion}>
                      {verdictText(judgements.filter((j) => j.judge === name && j.criterion === criterion))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

/** @example verdictText([{ answer: 'yes', ... }, { answer: 'no', ... }]) // 'contradicts itself: yes, then no' */
export function verdictText(judgements: readonly Pick<Judgement, 'answer' | 'order'>[]): string {
  const of = (order: string) => judgements.find((j) => j.order === order)?.answer ?? null
  const [first, second] = [of('yes-first'), of('no-first')]
  if (first === null || second === null) return t('affirm.answer.none')
  if (first === second) return t(`affirm.answer.${first}`)
  return t('affirm.answer.split', {
    first: t(`affirm.answer.${first}`),
    second: t(`affirm.answer.${second}`),
  })
}
