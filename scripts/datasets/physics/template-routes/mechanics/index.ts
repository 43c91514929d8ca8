import type { TemplateRoute } from '../template-route.ts'
import { barrelKerb } from './barrel-kerb.ts'
import { bowlingPlank } from './bowling-plank.ts'
import { bufferStop } from './buffer-stop.ts'
import { chandelier } from './chandelier.ts'
import { edgeMill } from './edge-mill.ts'
import { gravelWagon } from './gravel-wagon.ts'
import { harbourBasins } from './harbour-basins.ts'
import { hoseCart } from './hose-cart.ts'
import { ladderDrop } from './ladder-drop.ts'
import { platformWalk } from './platform-walk.ts'
import { roofChain } from './roof-chain.ts'
import { ropePulse } from './rope-pulse.ts'
import { snowballSign } from './snowball-sign.ts'
import { tetherRelease } from './tether-release.ts'
import { truckRoll } from './truck-roll.ts'
import { turningWire } from './turning-wire.ts'
import { twoBoats } from './two-boats.ts'

/** Routes of this domain's templates, by the template's id. */
export const mechanics: Readonly<Record<string, TemplateRoute>> = {
  'mech-barrel-kerb': barrelKerb,
  'mech-bowling-plank': bowlingPlank,
  'mech-buffer-stop': bufferStop,
  'mech-chandelier': chandelier,
  'mech-edge-mill': edgeMill,
  'mech-gravel-wagon': gravelWagon,
  'mech-harbour-basins': harbourBasins,
  'mech-hose-cart': hoseCart,
  'mech-ladder-drop': ladderDrop,
  'mech-platform-walk': platformWalk,
  'mech-roof-chain': roofChain,
  'mech-rope-pulse': ropePulse,
  'mech-snowball-sign': snowballSign,
  'mech-tether-release': tetherRelease,
  'mech-truck-roll': truckRoll,
  'mech-turning-wire': turningWire,
  'mech-two-boats': twoBoats,
}
