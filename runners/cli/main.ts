// `npm run touchstone -- VERB`: see command-line.ts.
import { enableCompileCache } from 'node:module'
import { compileCache, mayCache } from '../../scripts/start/compile-cache.ts'

// Set before anything else is loaded: with it the programs start faster, and take 25 MB less, since the compiler
// that strips their types is then not loaded.
if (mayCache()) enableCompileCache(compileCache())
const { runCommandLine } = await import('./command-line.ts')
const code = await runCommandLine(process.argv.slice(2))
// What was written last has to be out (a pipe takes its time on some systems) ...
await new Promise((resolve) => process.stdout.write('', resolve))
// ... and connections that are kept alive must not keep the process.
process.exit(code)
