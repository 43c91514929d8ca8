/** A range of plausible values, both ends included, in the unit of the figure that it belongs to. */
export interface Interval {
  readonly low: number
  readonly high: number
}
