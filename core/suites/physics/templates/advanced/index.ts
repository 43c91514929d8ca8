import type { Template } from '../template.ts'
import { drainingFilm } from './draining-film.ts'
import { harbourSwell } from './harbour-swell.ts'
import { metalGrains } from './metal-grains.ts'
import { squeezedOil } from './squeezed-oil.ts'
import { tetherPulse } from './tether-pulse.ts'

/** Templates of this domain. */
export const advanced: readonly Template[] = [
  drainingFilm,
  harbourSwell,
  metalGrains,
  squeezedOil,
  tetherPulse,
]
