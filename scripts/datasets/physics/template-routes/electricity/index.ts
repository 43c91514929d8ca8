import type { TemplateRoute } from '../template-route.ts'
import { beadBall } from './bead-ball.ts'
import { beadThrough } from './bead-through.ts'
import { chargedWheel } from './charged-wheel.ts'
import { cobweb } from './cobweb.ts'
import { dampCable } from './damp-cable.ts'
import { doorMagnet } from './door-magnet.ts'
import { floatingWire } from './floating-wire.ts'
import { jumpStart } from './jump-start.ts'
import { magnetron } from './magnetron.ts'
import { oilRise } from './oil-rise.ts'
import { soapBubble } from './soap-bubble.ts'
import { threadFigure } from './thread-figure.ts'
import { trayCapacitor } from './tray-capacitor.ts'
import { twoRods } from './two-rods.ts'
import { twoWindings } from './two-windings.ts'
import { wireFrames } from './wire-frames.ts'

/** Routes of this domain's templates, by the template's id. */
export const electricity: Readonly<Record<string, TemplateRoute>> = {
  'elec-bead-ball': beadBall,
  'elec-bead-through': beadThrough,
  'elec-charged-wheel': chargedWheel,
  'elec-cobweb': cobweb,
  'elec-damp-cable': dampCable,
  'elec-door-magnet': doorMagnet,
  'elec-floating-wire': floatingWire,
  'elec-jump-start': jumpStart,
  'elec-magnetron': magnetron,
  'elec-oil-rise': oilRise,
  'elec-soap-bubble': soapBubble,
  'elec-thread-figure': threadFigure,
  'elec-tray-capacitor': trayCapacitor,
  'elec-two-rods': twoRods,
  'elec-two-windings': twoWindings,
  'elec-wire-frames': wireFrames,
}
