import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { home } from '#lib/home.ts'

/** The folder where Node keeps the compiled form of this installation's programs (NODE_COMPILE_CACHE). */
export function compileCache(): string {
  return join(home(), 'cache', 'node')
}

/** Whether there is a home to keep it in yet: nothing is created before the arguments are known to be right. */
export function mayCache(): boolean {
  return existsSync(home())
}
