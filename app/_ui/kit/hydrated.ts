import { useSyncExternalStore } from 'react'

const never = (): (() => void) => () => undefined

/**
 * False in the server's markup and until React has taken the page over, then true. What is typed into a controlled
 * field before that would be lost: such fields are read-only for that moment.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
