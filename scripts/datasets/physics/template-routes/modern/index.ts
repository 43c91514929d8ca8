import type { TemplateRoute } from '../template-route.ts'
import { burningShip } from './burning-ship.ts'
import { newParticle } from './new-particle.ts'
import { threeShares } from './three-shares.ts'

/** Routes of this domain's templates, by the template's id. */
export const modern: Readonly<Record<string, TemplateRoute>> = {
  'mod-burning-ship': burningShip,
  'mod-new-particle': newParticle,
  'mod-three-shares': threeShares,
}
