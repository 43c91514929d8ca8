import type { TemplateRoute } from '../template-route.ts'
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

/** Routes of this domain's templates, by the template's id. */
export const modern: Readonly<Record<string, TemplateRoute>> = {
  'mod-argon-clock': argonClock,
  'mod-burning-ship': burningShip,
  'mod-cold-fermions': coldFermions,
  'mod-crystal-angle': crystalAngle,
  'mod-headlight-effect': headlightEffect,
  'mod-hopping-excitation': hoppingExcitation,
  'mod-hovering-craft': hoveringCraft,
  'mod-just-bound': justBound,
  'mod-muon-flight': muonFlight,
  'mod-neutron-film': neutronFilm,
  'mod-new-particle': newParticle,
  'mod-pushed-plate': pushedPlate,
  'mod-reactor-rest': reactorRest,
  'mod-spin-filters': spinFilters,
  'mod-struck-nucleus': struckNucleus,
  'mod-three-shares': threeShares,
}
