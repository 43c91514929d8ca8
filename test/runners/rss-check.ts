import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { FakeSite } from './fake-site.ts'
import { startMockEndpoint } from '../support/mock-endpoint.ts'
const site = await FakeSite.start()
site.beatS = 1
const mock = await startMockEndpoint()
const home = mkdtempSync(tmpdir() + '/rss-')
writeFileSync(home + '/tok', site.token)
const rss = (pid: number) => /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]! 
const hwm = (pid: number) => /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]! 
for (const extra of [['--no-model'], []]) {
  const t = Date.now()
  const child = spawn(process.execPath, ['runners/cli/main.ts', 'runner', '--site', site.url, '--token-file', home + '/tok', '--name', 'x' + extra.length, ...extra], { env: { ...process.env, TOUCHSTONE_HOME: home }, stdio: ['ignore', 'inherit', 'inherit'] })
  const before = site.claims.length
  while (site.claims.length === before) await new Promise((r) => setTimeout(r, 10))
  console.log(extra, 'first claim after', Date.now() - t, 'rss MB', Number(rss(child.pid!)) / 1024)
  const n = Number(process.env.NN ?? 2000)
  const t2 = Date.now()
  site.readAhead = 100
  site.run({ base_url: mock.url }, Array.from({ length: n }, (_, i) => `q ${i} ${Math.random()}`), { concurrency: 64 })
  while (site.count('ready') + site.count('leased') > 0) await new Promise((r) => setTimeout(r, 20))
  console.log(n, 'attempts in', Date.now() - t2, 'ms; rss', Number(rss(child.pid!)) / 1024, 'peak', Number(hwm(child.pid!)) / 1024, 'cpu', readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(' ').slice(13, 15).map(Number).map((x) => x * 10))
  if (extra.length === 0) {
    site.run({ kind: 'llama-cpp', model: 'SmolLM2-135M-Instruct', base_url: null }, ['Tell me about the sea at length.', 'Why is the sky blue?'], { concurrency: 1, sampling: { temperature: 0, top_p: 1, max_tokens: 256, seed: null, stream: true, thinking: { mode: 'default', budget: null }, timeout_s: 60 } })
    while (site.count('ready') + site.count('leased') > 0) await new Promise((r) => setTimeout(r, 20))
    console.log('llama rss', Number(rss(child.pid!)) / 1024, [...site.attempts.values()].slice(-2).map((a) => [a.turns[0]?.usage, a.turns[0]?.timing]))
  }
  const t3 = Date.now()
  child.kill('SIGTERM')
  const code = await new Promise((r) => child.once('exit', (c, s) => r([c, s])))
  console.log('exit', code, Date.now() - t3, 'ms')
}
rmSync(home, { recursive: true })
process.exit()
