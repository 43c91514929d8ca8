/** Names of models that are no models: answerers without skill, evaluated to show what such score. */
const FLOOR_PREFIX = 'floor: '

/** What `touchstone floor` evaluates, by what the board calls it. */
export const FLOOR_NAMES = {
  shuffled: `${FLOOR_PREFIX}shuffled keys`,
  constant: `${FLOOR_PREFIX}constant answer`,
} as const

/**
 * Whether a board's row is a floor: shown, and never ranked among models.
 *
 * @example isFloor('floor: constant answer') // true
 */
export function isFloor(model: string): boolean {
  return model.startsWith(FLOOR_PREFIX)
}
