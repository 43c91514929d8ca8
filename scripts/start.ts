// `npm start`: the whole of Touchstone on this machine.
import { enableCompileCache } from 'node:module'
import { compileCache, mayCache } from './start/compile-cache.ts'

// Set before anything else is loaded, so that it speeds up the loading.
if (mayCache()) enableCompileCache(compileCache())
await import('./start/main.ts')
