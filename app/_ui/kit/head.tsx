import type { ReactNode } from 'react'

interface HeadProps {
  /** what the thing is one of: a small line above the title */
  over?: ReactNode
  title: ReactNode
  children?: ReactNode
}

/** The head of a page. */
export function Head({ over, title, children }: HeadProps): ReactNode {
  return (
    <header className="mb-6 grid gap-2">
      {over !== undefined && <p className="text-sm text-muted">{over}</p>}
      <h1 className="min-w-0 [overflow-wrap:anywhere]">{title}</h1>
      {children}
    </header>
  )
}
