import type { Template } from '../template.ts'
import { argonClock } from './argon-clock.ts'
import { burningShip } from './burning-ship.ts'
import { coldFermions } from './cold-fermions.ts'
import { crystalAngle } from './crystal-angle.ts'
import { headlightEffect } from './headlight-effect.ts'
import { hoppingExcitation } from './hopping-excitation.ts'
import { hoveringCraft } from './hovering-craft.ts'
import { justBound } from './just-bound.ts'
import { muonFlight } from './muon-flight.ts'
import { neutronFilm } from './neutron-film.ts'
import { newParticle } from './new-particle.ts'
import { pushedPlate } from './pushed-plate.ts'
import { reactorRest } from './reactor-rest.ts'
import { spinFilters } from './spin-filters.ts'
import { struckNucleus } from './struck-nucleus.ts'
import { threeShares } from './three-shares.ts'

/** Templates of this domain. */
export const modern: readonly Template[] = [
  argonClock,
  burningShip,
  coldFermions,
  crystalAngle,
  headlightEffect,
  hoppingExcitation,
  hoveringCraft,
  justBound,
  muonFlight,
  neutronFilm,
  newParticle,
  pushedPlate,
  reactorRest,
  spinFilters,
  struckNucleus,
  threeShares,
]
