import type { ReactNode } from 'react'
import type { PhysicsBody } from '#core/suites/physics/index.ts'
import { TEMPLATES, choiceName, itemOf, variantsOf } from '#core/suites/physics/templates/index.ts'
import { t } from '../../_messages/index.ts'
import { count } from '../format/numbers.ts'
import { RichText } from '../text/rich-text.tsx'

/** Words of a choice's name or value, which are written as identifiers: `no-friction`, `restsOn`. */
export function choiceWords(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase()
}

/**
 * What else a template's problem can be: how many forms it has, what they differ in, and one other statement. The
 * example is the first form that is not the published one, on every site: it tells nothing about what a site uses.
 */
export function Forms({ id, language }: { id: string; language: 'en' | 'zh' }): ReactNode {
  const template = TEMPLATES.find((one) => one.id === id)
  if (template === undefined) return <p className="text-muted">{t('physics.forms.none')}</p>
  const forms = variantsOf(template)
  const published = choiceName(template, template.published)
  const other = forms.find((choice) => choiceName(template, choice) !== published)
  const example = other && (itemOf(template, other, ['public']).public.body as PhysicsBody).statement
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="max-w-[46rem]">
        {t('physics.forms.count', { forms: count(forms.length), others: count(forms.length - 1) })}
      </p>
      <div className="overflow-x-auto">
        <table className="data text-sm">
          <caption className="sr-only">{t('physics.forms.choices')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('physics.forms.choice')}</th>
              <th scope="col">{t('physics.forms.values')}</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(template.choices).map(([name, values]) => (
              <tr key={name}>
                <th scope="row" className="font-normal! text-ink!">
                  {choiceWords(name)}
                </th>
                <td>
                  {values.map((value, i) => (
                    <span key={value}>
                      {i > 0 && ', '}
                      {choiceWords(value)}
                      {template.published[name] === value && (
                        <span className="text-muted"> ({t('physics.forms.published')})</span>
                      )}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {example && (
        <details>
          <summary className="text-sm text-muted">{t('physics.forms.example')}</summary>
          <div className="mt-3 max-w-[46rem]" lang={language}>
            <RichText text={(language === 'zh' ? example.zh : undefined) ?? example.en} />
          </div>
        </details>
      )}
    </div>
  )
}
