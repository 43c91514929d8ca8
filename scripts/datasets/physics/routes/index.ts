import { advanced } from './advanced.ts'
import { electricity } from './electricity.ts'
import { mechanics } from './mechanics.ts'
import { modern } from './modern.ts'
import { optics } from './optics.ts'
import type { Route } from './route.ts'
import { thermodynamics } from './thermodynamics.ts'

export type { Route } from './route.ts'

/** The independent route of every item, by the item's id. */
export const ROUTES: Readonly<Record<string, Route>> = {
  ...mechanics,
  ...electricity,
  ...thermodynamics,
  ...optics,
  ...modern,
  ...advanced,
}
