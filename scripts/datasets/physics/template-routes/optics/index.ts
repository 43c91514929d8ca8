import type { TemplateRoute } from '../template-route.ts'
import { beetleShell } from './beetle-shell.ts'
import { cellophane } from './cellophane.ts'
import { grism } from './grism.ts'
import { hiddenLamp } from './hidden-lamp.ts'
import { lightBuoy } from './light-buoy.ts'
import { lightSpot } from './light-spot.ts'
import { poissonHole } from './poisson-hole.ts'
import { squeezedLenses } from './squeezed-lenses.ts'
import { threeSlits } from './three-slits.ts'
import { turnedPlate } from './turned-plate.ts'
import { wellLamp } from './well-lamp.ts'

/** Routes of this domain's templates, by the template's id. */
export const optics: Readonly<Record<string, TemplateRoute>> = {
  'opt-beetle-shell': beetleShell,
  'opt-cellophane': cellophane,
  'opt-grism': grism,
  'opt-hidden-lamp': hiddenLamp,
  'opt-light-buoy': lightBuoy,
  'opt-light-spot': lightSpot,
  'opt-poisson-hole': poissonHole,
  'opt-squeezed-lenses': squeezedLenses,
  'opt-three-slits': threeSlits,
  'opt-turned-plate': turnedPlate,
  'opt-well-lamp': wellLamp,
}
