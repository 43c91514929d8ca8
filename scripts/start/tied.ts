// `node scripts/start/tied.ts PROGRAM ARGS...`: runs another program in this process, and ends with the process
// that started it. A compiler whose starter was killed would otherwise work on, in the next start's way.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { dieWithParent } from '#lib/parent.ts'

const program = resolve(process.argv[2] ?? '')
process.argv.splice(1, 2, program)
dieWithParent()
await import(pathToFileURL(program).href)
