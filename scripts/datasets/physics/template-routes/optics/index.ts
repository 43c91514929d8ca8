import type { TemplateRoute } from '../template-route.ts'
import { beetleShell } from './beetle-shell.ts'
import { cellophane } from './cellophane.ts'
import { cloudLens } from './cloud-lens.ts'
import { flowingWater } from './flowing-water.ts'
import { flyingMirror } from './flying-mirror.ts'
import { glassThread } from './glass-thread.ts'
import { grism } from './grism.ts'
import { hiddenLamp } from './hidden-lamp.ts'
import { lightBuoy } from './light-buoy.ts'
import { lightSpot } from './light-spot.ts'
import { obliqueFocus } from './oblique-focus.ts'
import { poissonHole } from './poisson-hole.ts'
import { squeezedLenses } from './squeezed-lenses.ts'
import { threeSlits } from './three-slits.ts'
import { turnedPlate } from './turned-plate.ts'
import { wellLamp } from './well-lamp.ts'

/** Routes of this domain's templates, by the template's id. */
export const optics: Readonly<Record<string, TemplateRoute>> = {
  'opt-beetle-shell': beetleShell,
  'opt-cellophane': cellophane,
  'opt-cloud-lens': cloudLens,
  'opt-flowing-water': flowingWater,
  'opt-flying-mirror': flyingMirror,
  'opt-glass-thread': glassThread,
  'opt-grism': grism,
  'opt-hidden-lamp': hiddenLamp,
  'opt-light-buoy': lightBuoy,
  'opt-light-spot': lightSpot,
  'opt-oblique-focus': obliqueFocus,
  'opt-poisson-hole': poissonHole,
  'opt-squeezed-lenses': squeezedLenses,
  'opt-three-slits': threeSlits,
  'opt-turned-plate': turnedPlate,
  'opt-well-lamp': wellLamp,
}
