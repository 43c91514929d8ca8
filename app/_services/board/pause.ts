import { setImmediate as turn } from 'node:timers/promises'

/** Lets whatever else the process has to do (leases, scores, requests) go first. */
export async function pause(): Promise<void> {
  await turn()
}
