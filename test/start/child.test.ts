import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cloneRoot, isAlive } from '#lib/home.ts'
import { keepRunning } from '#scripts/start/child.ts'
import type { Child, Death } from '#scripts/start/child.ts'
import { gone, start, until } from '../support/processes.ts'
import { scratchFolder } from '../support/scratch.ts'

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let folder: string
let children: Child[]

beforeEach(() => {
  folder = scratchFolder('children')
  children = []
})
afterEach(async () => {
  for (const child of children) await child.stop(0)
})

const url = (path: string): string => JSON.stringify(pathToFileURL(join(cloneRoot(), path)).href)

function program(name: string, code: string): string {
  const path = join(folder, `${name}.mjs`)
  writeFileSync(path, code)
  return path
}

function keep(name: string, code: string, options: Partial<Parameters<typeof keepRunning>[0]> = {}): Child {
  const child = keepRunning({ name, args: [program(name, code)], env: {}, firstPauseMs: 50, ...options })
  children.push(child)
  return child
}

const IDLE = 'setInterval(() => {}, 1000)'

test('a child that is killed is started again', async () => {
  const deaths: Death[] = []
  const child = keep('killed', `console.log('hello'); ${IDLE}`, { onDeath: (death) => deaths.push(death) })
  await until('it runs', () => child.tail(1).length === 1)
  const first = child.pid()!
  process.kill(first, 'SIGKILL')
  const second = await until('it runs again', () => (child.pid() === first ? null : child.pid()))
  expect(isAlive(second)).toBe(true)
  expect(deaths).toMatchObject([{ name: 'killed', signal: 'SIGKILL', quickDeaths: 1, retryInMs: 50 }])
  await until('it spoke twice', () => child.tail(5).length === 2)
  expect(child.tail(5)).toEqual(['hello', 'hello'])
})

test('pauses double, and a child that dies too often is given up', async () => {
  const deaths: Death[] = []
  const child = keep('dying', 'console.error("no luck"); process.exit(7)', {
    onDeath: (death) => deaths.push(death),
    giveUpAfter: 4,
  })
  await until('it is given up', () => deaths.at(-1)?.retryInMs === null)
  expect(deaths.map((death) => death.retryInMs)).toEqual([50, 100, 200, null])
  expect(deaths.every((death) => death.code === 7)).toBe(true)
  expect(child.pid()).toBeNull()
  expect(child.quickDeaths()).toBe(4)
  expect(child.tail(1)).toEqual(['no luck'])
})

test('a child that ends when asked is let end in order; one that does not is killed with what it started', async () => {
  const orderly = keep(
    'orderly',
    `process.on('SIGTERM', () => setTimeout(() => { console.log('closed'); process.exit() }, 100)); console.log('up'); ${IDLE}`,
  )
  const stubborn = keep(
    'stubborn',
    `import { spawn } from 'node:child_process'
     process.on('SIGTERM', () => {})
     const child = spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); ${IDLE}"]); console.log(child.pid); ${IDLE}`,
  )
  await until('both are up', () => orderly.tail(1).length > 0 && stubborn.tail(1).length > 0)
  const grandchild = Number(stubborn.tail(1)[0])
  expect(isAlive(grandchild)).toBe(true)
  const startedAt = performance.now()
  await Promise.all([orderly.stop(5000), stubborn.stop(400)])
  expect(performance.now() - startedAt).toBeLessThan(3000)
  expect(orderly.tail(1)).toEqual(['closed'])
  expect(stubborn.pid()).toBeNull()
  await gone(grandchild)
})

test('a restart hands on the changed environment', async () => {
  const child = keep('moved', `console.log(process.env.WHERE); ${IDLE}`, { env: { WHERE: 'here' } })
  await until('it spoke', () => child.tail(1)[0] === 'here')
  child.restart({ WHERE: 'there' })
  await until('it spoke again', () => child.tail(1)[0] === 'there')
  expect(child.quickDeaths()).toBe(0)
})

test('children end when their supervisor is killed, even one that closes things first', async () => {
  const closing = join(folder, 'closed')
  const tied = program(
    'tied',
    `import { dieWithParent } from ${url('lib/parent.ts')}
     import { writeFileSync } from 'node:fs'
     dieWithParent(async () => { await new Promise((r) => setTimeout(r, 50)); writeFileSync(${JSON.stringify(closing)}, 'yes') })
     ${IDLE}`,
  )
  const hanging = program(
    'hanging',
    `import { dieWithParent } from ${url('lib/parent.ts')}
     dieWithParent(() => new Promise(() => {}), 300); ${IDLE}`,
  )
  const preloaded = program('preloaded', IDLE)
  const supervisor = start(
    [
      program(
        'supervisor',
        `import { keepRunning } from ${url('scripts/start/child.ts')}
         const args = ${JSON.stringify([[tied], [hanging], ['--import', JSON.parse(url('scripts/start/die-with-parent.ts')), preloaded]])}
         const children = args.map((a, i) => keepRunning({ name: 'tied' + i, args: a, env: {} }))
         setTimeout(() => console.log(children.map((c) => c.pid()).join(' ')), 700); ${IDLE}`,
      ),
    ],
    {},
  )
  const line = await until('the children run', () => /^\d+ \d+ \d+$/m.exec(supervisor.output()))
  const pids = line[0].split(' ').map(Number)
  expect(pids.map(isAlive)).toEqual([true, true, true])
  supervisor.child.kill('SIGKILL')
  for (const pid of pids) await gone(pid, 5000)
  const { readFileSync } = await import('node:fs')
  expect(readFileSync(closing, 'utf8')).toBe('yes')
})
