import type { Template } from '../template.ts'
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

/** Templates of this domain. */
export const mechanics: readonly Template[] = [
  barrelKerb,
  bowlingPlank,
  bufferStop,
  chandelier,
  edgeMill,
  gravelWagon,
  harbourBasins,
  hoseCart,
  ladderDrop,
  platformWalk,
  roofChain,
  ropePulse,
  snowballSign,
  tetherRelease,
  truckRoll,
  turningWire,
  twoBoats,
]
