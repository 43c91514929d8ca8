import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'
import { RichText } from '../text/rich-text.tsx'
import { renderTex } from '../text/tex.ts'

/** True for a text that is prose or a whole model output rather than one formula: it holds marks or words. */
export function isProse(text: string): boolean {
  if (/\\boxed|\$|\\\(|\\\[|```|\n\s*\n/.test(text)) return true
  const words = text.match(/(?<![\\\p{L}])\p{Script=Latin}{3,}(?=[\s,.;:]|$)|\p{Script=Han}{2,}/gu)
  return (words?.length ?? 0) >= 3
}

/** What was typed, drawn: a formula, or a text with formulas in it. */
export function Preview({ text, label }: { text: string; label: string }): ReactNode {
  return (
    <div className="preview" role="group" aria-label={label}>
      {text.trim() === '' ? (
        <span className="text-sm text-muted">{t('playground.preview.empty')}</span>
      ) : (
        <Drawn text={text} />
      )}
    </div>
  )
}

function Drawn({ text }: { text: string }): ReactNode {
  if (isProse(text)) return <RichText text={text} />
  const rendered = renderTex(text, { display: true })
  if (rendered.ok) return <div dangerouslySetInnerHTML={{ __html: rendered.html }} />
  return (
    <p className="text-sm text-muted">
      {t('playground.preview.undrawable', {
        message: rendered.message.replace(/ at position \d+:[\s\S]*$/, ''),
      })}
    </p>
  )
}
