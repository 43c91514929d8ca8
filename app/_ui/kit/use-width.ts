'use client'

import { useEffect, useState } from 'react'
import type { RefObject } from 'react'

/** The width of an element in whole pixels, followed as it changes; 0 until it is known. */
export function useWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!box.current) return
    const observer = new ResizeObserver(([entry]) => {
      setWidth(Math.floor(entry?.contentRect.width ?? 0))
    })
    observer.observe(box.current)
    return () => {
      observer.disconnect()
    }
  }, [box])
  return width
}
