import type { ReactNode } from 'react'
import type { SuiteView } from '#services/suite/view.ts'
import { OUTCOME_KINDS } from '#core/suites/outcomes.ts'
import { t } from '../../_messages/index.ts'
import { Facts } from '../kit/facts.tsx'

/** How items are put and answers are scored: everything that the protocol key covers. */
export function Protocol({ view }: { view: SuiteView }): ReactNode {
  const { suite } = view
  return (
    <section className="grid gap-5">
      <div>
        <h2 className="mb-2">{t('suite.scoring')}</h2>
        <p className="max-w-[46rem]">{suite.answerContract.text}</p>
        <p className="mt-2">
          <a href="/about#scoring" className="link">
            {t('suite.scoring.more')}
          </a>
        </p>
      </div>
      <div>
        <h3 className="mb-2">{t('suite.template')}</h3>
        <pre className="raw card max-w-[46rem] p-4" tabIndex={0}>
          {suite.promptTemplate.text}
        </pre>
      </div>
      <div>
        <h3 className="mb-2">{t('suite.outcomes')}</h3>
        <dl className="grid max-w-[46rem] gap-y-1.5 text-[0.95rem]">
          {OUTCOME_KINDS.map((kind) => (
            <div key={kind} className="grid gap-x-4 sm:grid-cols-[9rem_7rem_minmax(0,1fr)]">
              <dt className="font-medium">{t(`outcome.${kind}`)}</dt>
              <dd>{t(`policy.${suite.outcomePolicy[kind]}`)}</dd>
              <dd className="text-muted">{t(`outcome.${kind}.meaning`)}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div>
        <h3 className="mb-2">{t('suite.keys')}</h3>
        <p className="mb-3 max-w-[46rem] text-[0.95rem] text-muted">{t('suite.keys.why')}</p>
        <Facts
          rows={[
            [t('suite.dataset'), suite.version],
            [t('suite.template'), `${suite.promptTemplate.id} ${suite.promptTemplate.version}`],
            [t('suite.contract'), `${suite.answerContract.id} ${suite.answerContract.version}`],
            [t('suite.scorer'), suite.scorerVersion],
            [
              t('suite.decoding'),
              t('suite.decoding.values', {
                temperature: String(suite.decodingDefaults.temperature),
                top_p: String(suite.decodingDefaults.top_p),
                samples: String(suite.decodingDefaults.samples),
              }),
            ],
            ...view.splits.flatMap((split): [ReactNode, ReactNode][] =>
              split.protocolKey === null
                ? []
                : [
                    [
                      t('suite.key_of', { split: split.title }),
                      <code key={split.id} className="font-mono text-xs">
                        {split.protocolKey}
                      </code>,
                    ],
                  ],
            ),
          ]}
        />
      </div>
    </section>
  )
}
