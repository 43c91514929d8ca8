import type { ReactNode } from 'react'
import { TEMPLATES, variantsOf } from '#core/suites/physics/templates/index.ts'
import { t } from '../../_messages/index.ts'
import { count } from '../format/numbers.ts'

const CHECKS = ['parses', 'dimension', 'sign', 'limits', 'route', 'wrong'] as const

/** How the keys of the physics suite are proven. */
export function Proofs(): ReactNode {
  const forms = TEMPLATES.reduce((sum, template) => sum + variantsOf(template).length, 0)
  return (
    <section id="proofs">
      <h2 className="mb-3">{t('physics.proofs')}</h2>
      <div className="prose max-w-[46rem]">
        <p>{t('physics.proofs.intro')}</p>
        <ol>
          {CHECKS.map((check) => (
            <li key={check}>{t(`physics.proofs.${check}`)}</li>
          ))}
        </ol>
        <p>{t('physics.proofs.templates', { templates: count(TEMPLATES.length), forms: count(forms) })}</p>
      </div>
    </section>
  )
}
