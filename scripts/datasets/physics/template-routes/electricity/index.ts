import type { TemplateRoute } from '../template-route.ts'
import { beadThrough } from './bead-through.ts'
import { chargedWheel } from './charged-wheel.ts'
import { cobweb } from './cobweb.ts'
import { dampCable } from './damp-cable.ts'
import { doorMagnet } from './door-magnet.ts'
import { floatingWire } from './floating-wire.ts'
import { jumpStart } from './jump-start.ts'
import { trayCapacitor } from './tray-capacitor.ts'
import { twoWindings } from './two-windings.ts'
import { wireFrames } from './wire-frames.ts'

/** Routes of this domain's templates, by the template's id. */
export const electricity: Readonly<Record<string, TemplateRoute>> = {
  'elec-bead-through': beadThrough,
  'elec-charged-wheel': chargedWheel,
  'elec-cobweb': cobweb,
  'elec-damp-cable': dampCable,
  'elec-door-magnet': doorMagnet,
  'elec-floating-wire': floatingWire,
  'elec-jump-start': jumpStart,
  'elec-tray-capacitor': trayCapacitor,
  'elec-two-windings': twoWindings,
  'elec-wire-frames': wireFrames,
}
