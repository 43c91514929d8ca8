import type { TemplateRoute } from '../template-route.ts'
import { barrelKerb } from './barrel-kerb.ts'
import { bufferStop } from './buffer-stop.ts'
import { gravelWagon } from './gravel-wagon.ts'
import { truckRoll } from './truck-roll.ts'
import { twoBoats } from './two-boats.ts'

/** Routes of this domain's templates, by the template's id. */
export const mechanics: Readonly<Record<string, TemplateRoute>> = {
  'mech-barrel-kerb': barrelKerb,
  'mech-buffer-stop': bufferStop,
  'mech-gravel-wagon': gravelWagon,
  'mech-truck-roll': truckRoll,
  'mech-two-boats': twoBoats,
}
