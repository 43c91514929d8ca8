import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'
import { kilobytes } from '../format/numbers.ts'
import { RichText } from '../text/rich-text.tsx'

/** Characters of an output that are drawn with its formulas, and that are shown at all. */
const RENDERED = 20_000
const SHOWN = 100_000

/**
 * Whether a text looks the same drawn and as written: short, without formulas, emphasis, lists, tables or code.
 *
 * @example isPlain('FINAL: B') // true
 * @example isPlain('so **thus** $x$') // false
 */
export function isPlain(text: string): boolean {
  return (
    text.length <= RENDERED && !/[\\$*_`#|<>[\]~]|^\s*(?:[-+\u2022]|\d+[.)])\s|^\s{2,}|\S {2,}/m.test(text)
  )
}

/** A model's text: drawn with its formulas, or as it was written, where these differ. */
export function Output({ text, name }: { text: string; name: string }): ReactNode {
  if (text.trim() === '') return <p className="text-muted italic">{t('attempt.output.empty')}</p>
  if (isPlain(text)) return <RichText text={text} />
  return (
    <div className="views">
      <fieldset className="view-choice mb-3">
        <legend className="sr-only">{t('attempt.output.view')}</legend>
        {(['rendered', 'raw'] as const).map((view) => (
          <label key={view}>
            <input type="radio" name={`view-${name}`} value={view} defaultChecked={view === 'rendered'} />
            {t(`attempt.output.${view}`)}
          </label>
        ))}
      </fieldset>
      <div className="view-rendered">
        <RichText text={text.slice(0, RENDERED)} />
        {text.length > RENDERED && (
          <p className="mt-3 text-sm text-muted">{t('attempt.output.cut', { size: kilobytes(RENDERED) })}</p>
        )}
      </div>
      <div className="view-raw">
        <pre className="raw" tabIndex={0}>
          {text.slice(0, SHOWN)}
        </pre>
        {text.length > SHOWN && (
          <p className="mt-3 text-sm text-muted">
            {t('attempt.output.cut_raw', { shown: kilobytes(SHOWN), size: kilobytes(text.length) })}
          </p>
        )}
      </div>
    </div>
  )
}
