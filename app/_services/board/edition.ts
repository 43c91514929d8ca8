/** Raised with every change of what the same runs give: older snapshots are then built anew (askForOutdated). */
export const EDITION = 2
