import type { ReactNode } from 'react'
import { renderTex } from './tex.ts'

interface MathProps {
  tex: string
  display?: boolean
  /** leave out MathML where the text is said elsewhere already */
  mathml?: boolean
}

/** A formula. What KaTeX cannot read is shown as it was written, in code, never as an error. */
export function Formula({ tex, display = false, mathml = true }: MathProps): ReactNode {
  const rendered = renderTex(tex, { display, mathml })
  if (!rendered.ok)
    return (
      <code className={display ? 'source block' : 'source'} title={rendered.message}>
        {tex}
      </code>
    )
  const Tag = display ? 'div' : 'span'
  return (
    <Tag
      className={display ? 'formula-display' : 'formula'}
      // KaTeX's own markup of a source that it was told not to trust
      dangerouslySetInnerHTML={{ __html: rendered.html }}
    />
  )
}
