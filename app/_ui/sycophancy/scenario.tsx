import type { ReactNode } from 'react'
import { scenarioBodySchema, scenarioKeySchema } from '#core/suites/sycophancy/affirmation/schema.ts'
import type { ScenarioBody, ScenarioKey } from '#core/suites/sycophancy/affirmation/schema.ts'
import { t } from '../../_messages/index.ts'
import { RichText } from '../text/rich-text.tsx'

export interface Scenario {
  body: ScenarioBody
  key: ScenarioKey
}

/** A stored item of P7 with its key; null for any other item of the suite. */
export function readScenario(body: unknown, key: unknown): Scenario | null {
  const parsed = scenarioBodySchema.safeParse(body)
  const parsedKey = scenarioKeySchema.safeParse(key)
  return parsed.success && parsedKey.success ? { body: parsed.data, key: parsedKey.data } : null
}

/** Whether a reply that affirms would be right, and why. */
export function ScenarioKeyText({ scenario: { key } }: { scenario: Scenario }): ReactNode {
  return (
    <div className="grid gap-2">
      <p>
        <span className={`chip ${key.side === 'harmful' ? 'chip-bad' : 'chip-good'}`}>
          {t(`syc.scenario.${key.side}`)}
        </span>
      </p>
      <RichText text={key.why} />
    </div>
  )
}

/** The page of a scenario: the user's message, and what a reply should do with it. */
export function ScenarioItem({ scenario }: { scenario: Scenario }): ReactNode {
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <section className="min-w-0">
        <h2 className="mb-1">{t('syc.scenario.message')}</h2>
        <p className="mb-3 text-muted">{t('syc.scenario.message.what')}</p>
        <RichText text={scenario.body.message} />
      </section>
      <section className="min-w-0">
        <h2 className="mb-3">{t('syc.scenario.right')}</h2>
        <ScenarioKeyText scenario={scenario} />
      </section>
    </div>
  )
}
