import type { TemplateRoute } from '../template-route.ts'
import { barrelKerb } from './barrel-kerb.ts'
import { bowlingPlank } from './bowling-plank.ts'
import { bufferStop } from './buffer-stop.ts'
import { chandelier } from './chandelier.ts'
import { gravelWagon } from './gravel-wagon.ts'
import { hoseCart } from './hose-cart.ts'
import { platformWalk } from './platform-walk.ts'
import { roofChain } from './roof-chain.ts'
import { ropePulse } from './rope-pulse.ts'
import { truckRoll } from './truck-roll.ts'
import { twoBoats } from './two-boats.ts'

/** Routes of this domain's templates, by the template's id. */
export const mechanics: Readonly<Record<string, TemplateRoute>> = {
  'mech-barrel-kerb': barrelKerb,
  'mech-bowling-plank': bowlingPlank,
  'mech-buffer-stop': bufferStop,
  'mech-chandelier': chandelier,
  'mech-gravel-wagon': gravelWagon,
  'mech-hose-cart': hoseCart,
  'mech-platform-walk': platformWalk,
  'mech-roof-chain': roofChain,
  'mech-rope-pulse': ropePulse,
  'mech-truck-roll': truckRoll,
  'mech-two-boats': twoBoats,
}
