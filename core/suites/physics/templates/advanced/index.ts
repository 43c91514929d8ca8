import type { Template } from '../template.ts'
import { beltInOil } from './belt-in-oil.ts'
import { blackHoleBeacon } from './black-hole-beacon.ts'
import { cloudInTrap } from './cloud-in-trap.ts'
import { drainingFilm } from './draining-film.ts'
import { harbourSwell } from './harbour-swell.ts'
import { hotCavity } from './hot-cavity.ts'
import { jointedChain } from './jointed-chain.ts'
import { metalGrains } from './metal-grains.ts'
import { mirrorField } from './mirror-field.ts'
import { planetInDust } from './planet-in-dust.ts'
import { planktonPatch } from './plankton-patch.ts'
import { screenedProbe } from './screened-probe.ts'
import { singingBubble } from './singing-bubble.ts'
import { sloshingLayers } from './sloshing-layers.ts'
import { squeezedOil } from './squeezed-oil.ts'
import { tetherPulse } from './tether-pulse.ts'
import { trapTightened } from './trap-tightened.ts'
import { tweezerAtoms } from './tweezer-atoms.ts'

/** Templates of this domain. */
export const advanced: readonly Template[] = [
  beltInOil,
  blackHoleBeacon,
  cloudInTrap,
  drainingFilm,
  harbourSwell,
  hotCavity,
  jointedChain,
  metalGrains,
  mirrorField,
  planetInDust,
  planktonPatch,
  screenedProbe,
  singingBubble,
  sloshingLayers,
  squeezedOil,
  tetherPulse,
  trapTightened,
  tweezerAtoms,
]
