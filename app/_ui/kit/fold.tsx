import type { ReactNode } from 'react'

/** Rows that open, in one card. */
export function Folds({ children }: { children: ReactNode }): ReactNode {
  return <div className="card divide-y divide-line">{children}</div>
}

interface FoldProps {
  title: ReactNode
  /** what is inside, in a line that is always seen */
  what?: ReactNode
  children: ReactNode
}

/** One row of a card of rows that open. */
export function Fold({ title, what, children }: FoldProps): ReactNode {
  return (
    <details>
      <summary className="px-4 py-2.5">
        <span className="font-serif font-semibold">{title}</span>
        {what !== undefined && <span className="block text-sm text-muted">{what}</span>}
      </summary>
      <div className="grid grid-cols-1 gap-3 border-t border-line px-4 py-4">{children}</div>
    </details>
  )
}
