import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test, vi } from 'vitest'
import { cloneRoot } from '#lib/home.ts'
import { isLock, tryLock, waitForLock } from '#lib/lock.ts'
import { gone, start, until } from '../support/processes.ts'

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const lockFile = JSON.stringify(pathToFileURL(join(cloneRoot(), 'lib/lock.ts')).href)

test('a lock is held once, tells its holder, and can be taken again after its release', async () => {
  const name = randomUUID()
  const first = await tryLock(name, 'a note')
  if (!isLock(first)) throw new Error('the first lock was refused')
  expect(await tryLock(name)).toEqual({ pid: process.pid, note: 'a note' })
  const other = await tryLock(randomUUID())
  expect(isLock(other)).toBe(true)
  await first.release()
  const second = await tryLock(name)
  expect(isLock(second)).toBe(true)
})

test('the lock of a process that was killed is free at once', async () => {
  const name = randomUUID()
  const holder = start([
    '--input-type=module',
    '-e',
    `import { tryLock } from ${lockFile}
     const lock = await tryLock(${JSON.stringify(name)}, 'child'); console.log('release' in lock)
     setInterval(() => {}, 1000)`,
  ])
  await until('the child holds the lock', () => holder.output().includes('true'))
  expect(await tryLock(name)).toEqual({ pid: holder.pid, note: 'child' })
  holder.child.kill('SIGKILL')
  await gone(holder.pid)
  expect(isLock(await tryLock(name))).toBe(true)
})

test('of many that wait, one at a time gets the lock', async () => {
  const name = randomUUID()
  let inside = 0
  let most = 0
  await Promise.all(
    Array.from({ length: 5 }, async () => {
      const lock = await waitForLock(name)
      most = Math.max(most, ++inside)
      await new Promise((resolve) => setTimeout(resolve, 20))
      inside--
      await lock.release()
    }),
  )
  expect(most).toBe(1)
})
