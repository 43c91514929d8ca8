import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { adminToken, cloneRoot, readSite } from '#lib/home.ts'
import { ensureSite } from '#scripts/start/ensure.ts'
import { gone, start, until } from '../support/processes.ts'
import { removeHome, scratchFolder, scratchHome, withHome } from '../support/scratch.ts'

const homes: string[] = []
afterEach(async () => {
  for (const home of homes.splice(0)) await removeHome(home)
})

test('a site is started when none runs, shared by later calls, and stopped by the first', async () => {
  const home = scratchHome()
  homes.push(home)
  await withHome(home, async () => {
    const said: string[] = []
    const first = await ensureSite({ say: (line) => said.push(line), runner: false })
    expect(first).toMatchObject({ started: true, token: adminToken() })
    expect(said).toContain(`Touchstone is up: ${first.url}`)
    const health = (await (await fetch(`${first.url}/api/health`)).json()) as { ok: boolean }
    expect(health.ok).toBe(true)

    const second = await ensureSite()
    expect(second).toMatchObject({ started: false, url: first.url, token: first.token })
    await second.stop()
    expect(await readSite()).toMatchObject({ url: first.url })

    await first.stop()
    expect(await readSite()).toBeNull()
    await expect(fetch(first.url)).rejects.toThrow()
  })
}, 240_000)

test('a site that was started for a program ends when that program is killed', async () => {
  const home = scratchHome()
  homes.push(home)
  const program = `import { ensureSite } from ${JSON.stringify(pathToFileURL(join(cloneRoot(), 'scripts/start/ensure.ts')).href)}
    const site = await ensureSite({ runner: false }); console.log('up', site.url); setInterval(() => {}, 1000)`
  const user = start(['--input-type=module', '-e', program], { TOUCHSTONE_HOME: home })
  await until('the site is up', () => /^up /m.test(user.output()), 200_000)
  const site = await withHome(home, () => readSite())
  user.child.kill('SIGKILL')
  await gone(site!.pid)
  expect(await withHome(home, () => readSite())).toBeNull()
}, 240_000)

test('a site that cannot start gives the reason', async () => {
  const home = join(scratchFolder(), 'home')
  await withHome(
    home,
    () => expect(ensureSite()).rejects.toThrow(/DATABASE_URL: nothing answers at 127\.0\.0\.1:1/),
    { DATABASE_URL: 'postgresql://me:hidden@127.0.0.1:1/touchstone' },
  )
}, 60_000)
