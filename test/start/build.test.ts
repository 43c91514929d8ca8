import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeEach, expect, test, vi } from 'vitest'
import { cloneRoot, isAlive } from '#lib/home.ts'
import { runNode } from '#scripts/start/command.ts'
import { stampOf } from '#scripts/start/stamp.ts'
import { gone, start, until } from '../support/processes.ts'
import { scratchFolder } from '../support/scratch.ts'

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let root: string
beforeEach(() => {
  root = scratchFolder('sources')
  mkdirSync(join(root, 'app', 'deep'), { recursive: true })
  writeFileSync(join(root, 'app', 'page.tsx'), 'one')
  writeFileSync(join(root, 'app', 'deep', 'part.ts'), 'two')
  writeFileSync(join(root, 'package.json'), '{}')
})

const PATHS = ['app', 'package.json', 'public']

test('a stamp changes with the content and the names of sources, and with nothing else', () => {
  const stamp = stampOf(root, PATHS)
  expect(stampOf(root, PATHS)).toBe(stamp)
  utimesSync(join(root, 'package.json'), new Date(0), new Date(0))
  writeFileSync(join(root, 'other.ts'), 'not a source')
  expect(stampOf(root, PATHS)).toBe(stamp)

  const seen = new Set([stamp])
  const changed = (): void => {
    const now = stampOf(root, PATHS)
    expect(seen).not.toContain(now)
    seen.add(now)
  }
  writeFileSync(join(root, 'app', 'deep', 'part.ts'), 'owt')
  changed()
  writeFileSync(join(root, 'app', 'new.ts'), '')
  changed()
  mkdirSync(join(root, 'public'))
  writeFileSync(join(root, 'public', 'icon'), '')
  changed()
  rmSync(join(root, 'app', 'page.tsx'))
  changed()
})

test('what is left out of a stamp does not change it', () => {
  const skip = (path: string): boolean => path === 'app/deep'
  const stamp = stampOf(root, PATHS, skip)
  writeFileSync(join(root, 'app', 'deep', 'part.ts'), 'changed')
  expect(stampOf(root, PATHS, skip)).toBe(stamp)
})

/** A program that starts another one, writes down its id, and idles. */
function withGrandchild(): { program: string; grandchild: () => Promise<number> } {
  const file = join(root, 'grandchild')
  const program = join(root, 'program.cjs')
  writeFileSync(
    program,
    `const child = require('node:child_process').fork(${JSON.stringify(join(root, 'idle.cjs'))})
     require('node:fs').writeFileSync(${JSON.stringify(file)}, String(child.pid))
     setInterval(() => {}, 1000)`,
  )
  writeFileSync(join(root, 'idle.cjs'), "process.on('message', () => {})")
  const read = (): number => (existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0)
  return { program, grandchild: () => until('it runs', read) }
}

test('an aborted command ends at once, with what it started', async () => {
  const halt = new AbortController()
  const { program, grandchild } = withGrandchild()
  const running = runNode(program, [], { signal: halt.signal })
  const pid = await grandchild()
  halt.abort()
  expect((await running).code).toBeNull()
  await gone(pid)
})

test('a command ends when the process that runs it is killed', async () => {
  const { program, grandchild } = withGrandchild()
  const starter = join(root, 'starter.mjs')
  const command = pathToFileURL(join(cloneRoot(), 'scripts/start/command.ts')).href
  writeFileSync(starter, `import { runNode } from '${command}'; await runNode(${JSON.stringify(program)})`)
  const running = start([starter])
  const pid = await grandchild()
  expect(isAlive(pid)).toBe(true)
  running.child.kill('SIGKILL')
  await gone(pid)
})

test('a command gives its exit code and all it said, and gets its arguments', async () => {
  const program = join(root, 'speaks.mjs')
  writeFileSync(
    program,
    'console.log(process.env.WORD, process.argv.slice(2).join()); console.error("err"); process.exitCode = 3',
  )
  const { code, output } = await runNode(program, ['a', '--b'], { env: { WORD: 'out' } })
  expect(code).toBe(3)
  expect(output.split('\n').sort()).toEqual(['', 'err', 'out a,--b'])
})
