import type { Template } from '../template.ts'
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

/** Templates of this domain. */
export const mechanics: readonly Template[] = [
  barrelKerb,
  bowlingPlank,
  bufferStop,
  chandelier,
  gravelWagon,
  hoseCart,
  platformWalk,
  roofChain,
  ropePulse,
  truckRoll,
  twoBoats,
]
