import type { TemplateRoute } from '../template-route.ts'
import { beadThrough } from './bead-through.ts'
import { jumpStart } from './jump-start.ts'
import { trayCapacitor } from './tray-capacitor.ts'
import { wireFrames } from './wire-frames.ts'

/** Routes of this domain's templates, by the template's id. */
export const electricity: Readonly<Record<string, TemplateRoute>> = {
  'elec-bead-through': beadThrough,
  'elec-jump-start': jumpStart,
  'elec-tray-capacitor': trayCapacitor,
  'elec-wire-frames': wireFrames,
}
