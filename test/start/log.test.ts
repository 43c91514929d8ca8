import { closeSync, readFileSync, readdirSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { logger, openLog, tailOf } from '#lib/log.ts'
import { scratchHome, withHome } from '../support/scratch.ts'

function lines(use: (log: ReturnType<typeof logger>) => void): Record<string, unknown>[] {
  const written: string[] = []
  use(logger('part', { write: (line) => void written.push(line) }))
  return written.map((line) => JSON.parse(line) as Record<string, unknown>)
}

test('a log line is one JSON object with level, time and name in words', () => {
  const [line] = lines((log) => log.info({ run: 'r1' }, 'scored'))
  expect(line).toMatchObject({ level: 'info', name: 'part', run: 'r1', msg: 'scored', pid: process.pid })
  expect(Date.parse(String(line?.['time']))).toBeGreaterThan(Date.now() - 60_000)
})

test('secrets are blanked wherever they usually stand', () => {
  const text = JSON.stringify(
    lines((log) => {
      log.info({ api_key: 'sk-1', token: 'sk-2', password: 'sk-3' }, 'top')
      log.info(
        { headers: { authorization: 'Bearer sk-4', Authorization: 'sk-5', cookie: 'sk-6' } },
        'one deep',
      )
      log.info(
        { request: { headers: { authorization: 'sk-7' } }, options: { endpoint: { apiKey: 'sk-8' } } },
        'two',
      )
      log.child({ token: 'sk-9' }).warn('child')
    }),
  )
  expect(text).not.toMatch(/sk-\d/)
  expect(text.match(/\[redacted\]/g)).toHaveLength(9)
})

test('errors keep their stack, and TOUCHSTONE_LOG sets the level', async () => {
  const [line] = lines((log) => log.error({ err: new Error('broke') }, 'failed'))
  expect(line?.['err']).toMatchObject({ type: 'Error', message: 'broke' })
  const count = (): number => lines((log) => (log.debug('d'), log.info('i'), log.warn('w'))).length
  expect(count()).toBe(2)
  await withHome('/nowhere', () => expect(count()).toBe(3), { TOUCHSTONE_LOG: 'debug' })
  await withHome('/nowhere', () => expect(count()).toBe(1), { TOUCHSTONE_LOG: 'warn' })
  await withHome('/nowhere', () => expect(count()).toBe(0), { TOUCHSTONE_LOG: 'silent' })
  await withHome('/nowhere', () => expect(count()).toBe(2), { TOUCHSTONE_LOG: 'nonsense' })
})

test('a log is appended to, set aside when it has grown large, and only two old ones are kept', async () => {
  const home = scratchHome()
  await withHome(home, () => {
    const write = (text: string): void => {
      const log = openLog('part')
      writeSync(log.fd, text)
      closeSync(log.fd)
    }
    write('one\n')
    write('two\n')
    const path = join(home, 'logs', 'part.log')
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    for (const name of ['a', 'b', 'c']) {
      writeFileSync(path, name.repeat(6 * 1024 * 1024))
      write('fresh\n')
      expect(readFileSync(path, 'utf8')).toBe('fresh\n')
    }
    expect(readdirSync(join(home, 'logs')).sort()).toEqual(['part.log', 'part.log.1', 'part.log.2'])
    expect(readFileSync(`${path}.1`, 'utf8')[0]).toBe('c')
    expect(readFileSync(`${path}.2`, 'utf8')[0]).toBe('b')
  })
})

test('the tail of a log is its last lines, from a given place on', async () => {
  await withHome(scratchHome(), () => {
    const { path, fd, offset } = openLog('tail')
    writeSync(fd, 'one\ntwo\n\nthree\n')
    closeSync(fd)
    expect(tailOf(path, 2)).toEqual(['two', 'three'])
    expect(tailOf(path, 9, offset + 4)).toEqual(['two', 'three'])
    expect(tailOf(path, 9, 1000)).toEqual([])
    expect(tailOf(`${path}.missing`, 9)).toEqual([])
  })
})
