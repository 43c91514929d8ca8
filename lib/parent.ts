/**
 * Ties this process to the one that started it: when the parent's IPC channel closes (the parent ended, even
 * by `kill -9`), this process ends too, so that no orphan keeps a port, a lease or a database connection.
 * Does nothing in a process that was started by hand, without a channel.
 *
 * @param before runs first, for at most `graceMs`; for closing things in order
 */
export function dieWithParent(before?: () => Promise<void> | void, graceMs = 3000): void {
  if (!process.channel) return
  process.once('disconnect', () => {
    setTimeout(() => process.exit(0), graceMs)
    void (async () => before?.())()
      .catch(() => undefined)
      .finally(() => process.exit(0))
  })
  // Watching the parent must not be what keeps this process alive.
  process.channel.unref()
}
