import type { TemplateRoute } from '../template-route.ts'
import { drainingFilm } from './draining-film.ts'
import { harbourSwell } from './harbour-swell.ts'
import { metalGrains } from './metal-grains.ts'
import { squeezedOil } from './squeezed-oil.ts'
import { tetherPulse } from './tether-pulse.ts'

/** Routes of this domain's templates, by the template's id. */
export const advanced: Readonly<Record<string, TemplateRoute>> = {
  'adv-draining-film': drainingFilm,
  'adv-harbour-swell': harbourSwell,
  'adv-metal-grains': metalGrains,
  'adv-squeezed-oil': squeezedOil,
  'adv-tether-pulse': tetherPulse,
}
