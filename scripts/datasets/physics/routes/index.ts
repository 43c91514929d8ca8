import { advanced } from './advanced.ts'
import { advancedFurther } from './advanced-further.ts'
import { electricity } from './electricity.ts'
import { electricityFurther } from './electricity-further.ts'
import { mechanics } from './mechanics.ts'
import { mechanicsFurther } from './mechanics-further.ts'
import { modern } from './modern.ts'
import { modernFurther } from './modern-further.ts'
import { optics } from './optics.ts'
import { opticsFurther } from './optics-further.ts'
import type { Route } from './route.ts'
import { thermodynamics } from './thermodynamics.ts'
import { thermodynamicsFurther } from './thermodynamics-further.ts'

export type { Route } from './route.ts'

/** The independent route of every item, by the item's id. */
export const ROUTES: Readonly<Record<string, Route>> = {
  ...mechanics,
  ...mechanicsFurther,
  ...electricity,
  ...electricityFurther,
  ...thermodynamics,
  ...thermodynamicsFurther,
  ...optics,
  ...opticsFurther,
  ...modern,
  ...modernFurther,
  ...advanced,
  ...advancedFurther,
}
