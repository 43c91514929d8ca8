import type { ReactNode } from 'react'
import type { RunView } from '#services/run/view.ts'
import { t, textIfAny } from '../../_messages/index.ts'
import { dateTime } from '../format/times.ts'
import { Facts, factName, flatFacts } from '../kit/facts.tsx'
import { suiteTitle } from '../kit/suite-words.ts'

const SETTINGS = [
  'samples',
  'temperature',
  'top_p',
  'max_tokens',
  'thinking.mode',
  'thinking.budget',
  'seed',
  'concurrency',
  'stream',
  'timeout_s',
]

/** The settings that pages know in their order, then any others. */
function ordered(facts: [string, string][]): [string, string][] {
  const place = (name: string): number => (SETTINGS.includes(name) ? SETTINGS.indexOf(name) : SETTINGS.length)
  return [...facts].sort(([a], [b]) => place(a) - place(b))
}

/** Configuration (what makes the row) and provenance (where it ran): shown in full, never ranked by. */
export function RunFacts({ view }: { view: RunView }): ReactNode {
  const settings = ordered(flatFacts(view.settings)).map(([name, value]): [ReactNode, ReactNode] => [
    textIfAny(`setting.${name}`) ?? name.replaceAll('_', ' '),
    value,
  ])
  const times: [string, string | null][] = [
    [t('run.created'), view.createdAt],
    [t('run.started'), view.startedAt],
    [t('run.finished'), view.finishedAt],
  ]
  const provenance: [ReactNode, ReactNode][] = [
    ...(view.endpoint === null ? [] : ([[t('run.endpoint'), view.endpoint]] as [ReactNode, ReactNode][])),
    ...flatFacts(view.provenance).map(([name, value]): [ReactNode, ReactNode] => [factName(name), value]),
    ...times.flatMap(([term, at]): [ReactNode, ReactNode][] => (at === null ? [] : [[term, dateTime(at)]])),
  ]
  return (
    <section className="grid grid-cols-1 gap-8 lg:grid-cols-2">
      <div>
        <h2 className="mb-3">{t('run.configuration')}</h2>
        <Facts rows={settings} />
      </div>
      <div>
        <h2 className="mb-3">{t('run.provenance')}</h2>
        <Facts rows={provenance} />
      </div>
      <div className="lg:col-span-2">
        <Facts
          rows={[
            [
              t('run.suite'),
              t('run.suite.version', { suite: suiteTitle(view.status.suite), version: view.version }),
            ],
            [t('run.protocol_key'), <Key key="p" value={view.protocolKey} />],
            [t('run.configuration_key'), <Key key="c" value={view.configurationKey} />],
            [
              t('run.report'),
              <a key="r" className="link" href={`/api/v1/runs/${view.status.id}/report`}>
                {t('run.report.json')}
              </a>,
            ],
          ]}
        />
      </div>
    </section>
  )
}

function Key({ value }: { value: string }): ReactNode {
  return <code className="font-mono text-xs">{value}</code>
}
