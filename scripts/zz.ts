import { Worker } from 'node:worker_threads'
import { physicsItems } from '../test/support/world.ts'
const w = new Worker(new URL('../app/_jobs/score-worker.ts', import.meta.url))
w.on('message', m => { console.log(m, performance.now()); process.exit() }); w.on('error', e => console.log('ERR', e))
w.on('online', ()=>console.log('online', performance.now()))
w.postMessage({suite:'physics', item: physicsItems(1)[0], turns:[{n:1,output:'\\boxed{m g h}',finish_reason:'stop'}]})
setTimeout(()=>process.exit(),30000)
