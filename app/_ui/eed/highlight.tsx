'use client'

import { useRef } from 'react'
import type { ReactNode } from 'react'

/**
 * Pointing at a node or at a line of the edit list lights up everything that the same edit touches, in both trees.
 * The children are plain markup with `data-link`; this only listens.
 */
export function Highlight({ children, className }: { children: ReactNode; className?: string }): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const light = (target: EventTarget | null): void => {
    const link = target instanceof Element ? target.closest('[data-link]')?.getAttribute('data-link') : null
    for (const element of box.current?.querySelectorAll('[data-link]') ?? [])
      element.toggleAttribute('data-lit', element.getAttribute('data-link') === link)
  }
  return (
    <div
      ref={box}
      className={className}
      onMouseOver={(e) => {
        light(e.target)
      }}
      onMouseLeave={() => {
        light(null)
      }}
      onFocus={(e) => {
        light(e.target)
      }}
      onBlur={() => {
        light(null)
      }}
    >
      {children}
    </div>
  )
}
