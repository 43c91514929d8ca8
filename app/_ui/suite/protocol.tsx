import type { ReactNode } from 'react'
import type { SuiteView } from '#services/suite/view.ts'
import { OUTCOME_KINDS } from '#core/suites/outcomes.ts'
import { t, textIfAny } from '../../_messages/index.ts'
import { Facts } from '../kit/facts.tsx'
import { Fold, Folds } from '../kit/fold.tsx'
import { SycophancyTemplate } from '../sycophancy/template.tsx'

/** How items are put and answers are scored: everything that the protocol key covers. */
export function Protocol({ view }: { view: SuiteView }): ReactNode {
  const { suite } = view
  const note = textIfAny(`suite.outcomes.${suite.id}`)
  return (
    <section id="scoring" className="grid grid-cols-1 gap-4">
      <div>
        <h2 className="mb-2">{t('suite.scoring')}</h2>
        <p className="max-w-[46rem]">{suite.answerContract.text}</p>
        <p className="mt-2">
          <a href="/about#scoring" className="link">
            {t('suite.scoring.more')}
          </a>
        </p>
      </div>
      <Folds>
        <Fold title={t('suite.template')} what={t('suite.template.what')}>
          <Template view={view} />
        </Fold>
        <Fold title={t('suite.outcomes')} what={t('suite.outcomes.show', { count: OUTCOME_KINDS.length })}>
          {note !== null && <p className="max-w-[46rem]">{note}</p>}
          <dl className="grid max-w-[46rem] gap-y-2 text-[0.95rem]">
            {OUTCOME_KINDS.map((kind) => (
              <div
                key={kind}
                className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 sm:grid-cols-[9rem_7rem_minmax(0,1fr)]"
              >
                <dt className="font-medium">{t(`outcome.${kind}`)}</dt>
                <dd>{t(`policy.${suite.outcomePolicy[kind]}`)}</dd>
                <dd className="col-span-2 text-muted sm:col-span-1">{t(`outcome.${kind}.meaning`)}</dd>
              </div>
            ))}
          </dl>
        </Fold>
        <Fold title={t('suite.keys')} what={t('suite.keys.show')}>
          <Keys view={view} />
        </Fold>
      </Folds>
    </section>
  )
}

/** The prompt template as people read it; as it is where it is plain text. */
function Template({ view }: { view: SuiteView }): ReactNode {
  const { id, text } = view.suite.promptTemplate
  const plain = (
    <pre className="raw max-w-[46rem]" tabIndex={0}>
      {text}
    </pre>
  )
  return id === 'sycophancy-probes' ? <SycophancyTemplate text={text} otherwise={plain} /> : plain
}

/** What must be equal for runs to stand on one board, and the keys that say so. */
function Keys({ view }: { view: SuiteView }): ReactNode {
  const { suite } = view
  const keys = view.splits.flatMap((split): [ReactNode, ReactNode][] =>
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
  )
  return (
    <>
      <p className="max-w-[46rem] text-[0.95rem] text-muted">{t('suite.keys.why')}</p>
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
              count: suite.decodingDefaults.samples,
            }),
          ],
          ...keys,
        ]}
      />
    </>
  )
}
