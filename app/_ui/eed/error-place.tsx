import type { ReactNode } from 'react'
import type { EedError } from '#core/eed/index.ts'
import { t } from '../../_messages/index.ts'

const AROUND = 60
/** Faults of a text as a whole: no letter of it is to blame. */
const NOWHERE = ['empty', 'no_answer', 'too_long', 'zero_key', 'undefined_key']

/** Why a text could not be read, and where. */
export function ErrorPlace({ error, source }: { error: EedError; source: string | undefined }): ReactNode {
  const side = error.side === 'gt' ? t('eed.key') : t('eed.answer')
  return (
    <section className="card border-l-4 border-l-warn p-4" role="note">
      <p className="font-medium">{t('eed.error', { side, reason: error.reason })}</p>
      {source !== undefined && source.length >= error.position && !NOWHERE.includes(error.code) ? (
        <Marked source={source} position={error.position} />
      ) : (
        error.excerpt !== '' && <p className="raw mt-2">{error.excerpt}</p>
      )}
    </section>
  )
}

function Marked({ source, position }: { source: string; position: number }): ReactNode {
  const from = Math.max(0, position - AROUND)
  const before = source.slice(from, position)
  const at = source.slice(position, position + 1)
  const after = source.slice(position + 1, position + AROUND)
  return (
    <p className="raw mt-2">
      {from > 0 && '\u2026'}
      {before}
      <mark className="error-mark">{at.trim() === '' ? '\u2423' : at}</mark>
      {after}
      {position + AROUND < source.length && '\u2026'}
    </p>
  )
}
