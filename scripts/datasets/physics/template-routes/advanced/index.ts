import type { TemplateRoute } from '../template-route.ts'
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

/** Routes of this domain's templates, by the template's id. */
export const advanced: Readonly<Record<string, TemplateRoute>> = {
  'adv-belt-in-oil': beltInOil,
  'adv-black-hole-beacon': blackHoleBeacon,
  'adv-cloud-in-trap': cloudInTrap,
  'adv-draining-film': drainingFilm,
  'adv-harbour-swell': harbourSwell,
  'adv-hot-cavity': hotCavity,
  'adv-jointed-chain': jointedChain,
  'adv-metal-grains': metalGrains,
  'adv-mirror-field': mirrorField,
  'adv-planet-in-dust': planetInDust,
  'adv-plankton-patch': planktonPatch,
  'adv-screened-probe': screenedProbe,
  'adv-singing-bubble': singingBubble,
  'adv-sloshing-layers': sloshingLayers,
  'adv-squeezed-oil': squeezedOil,
  'adv-tether-pulse': tetherPulse,
  'adv-trap-tightened': trapTightened,
  'adv-tweezer-atoms': tweezerAtoms,
}
