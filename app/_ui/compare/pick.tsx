import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'

/** A form that names two runs; it needs no script. */
export function PickRuns({ a, b }: { a: string; b: string }): ReactNode {
  return (
    <form action="/compare" className="grid max-w-[60rem] items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
      {[
        ['a', t('compare.pick.a'), a],
        ['b', t('compare.pick.b'), b],
      ].map(([name, label, value]) => (
        <label key={name} className="grid gap-1 text-sm text-muted">
          {label}
          <input
            name={name}
            defaultValue={value}
            required
            className="field text-ink"
            aria-describedby="compare-help"
            autoComplete="off"
            spellCheck={false}
          />
        </label>
      ))}
      <button type="submit" className="button">
        {t('compare.pick')}
      </button>
      <p id="compare-help" className="text-sm text-muted sm:col-span-3">
        {t('compare.pick.help')}
      </p>
    </form>
  )
}
