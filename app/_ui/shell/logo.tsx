import type { ReactNode } from 'react'

/** A dark stone with the streak that gold leaves on it: how a touchstone tells gold from what glitters. */
export function Logo(): ReactNode {
  return (
    <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true" className="flex-none">
      <path
        d="M5 9.5C6.5 5 12 3 17.5 3.5S27.8 7 28.6 13c.8 6.2-1.2 13-8.4 15.2S5 27.4 3.6 20.6c-.6-3.4.3-8 1.4-11.1z"
        fill="#2a2d31"
        stroke="#7d868f"
        strokeWidth="1"
      />
      <path d="M9 21.5 22.5 10" stroke="#e5ac45" strokeWidth="3.2" strokeLinecap="round" />
      <path d="M14 23.6 22.6 16.4" stroke="#b98630" strokeWidth="1.4" strokeLinecap="round" />
    </svg>
  )
}
