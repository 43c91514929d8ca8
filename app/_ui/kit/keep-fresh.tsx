'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Fetches the page's data again every few seconds while it is in view; what the visitor opened stays open. */
export function KeepFresh({ seconds }: { seconds: number }): null {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, seconds * 1000)
    return () => {
      clearInterval(timer)
    }
  }, [router, seconds])
  return null
}
