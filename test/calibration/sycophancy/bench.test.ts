import { expect, it, vi } from 'vitest'
import bench from '#scripts/bench/sycophancy.ts'

it('measures a run in each style of replies, and says what it takes', async () => {
  const lines: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  const error = vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line))
  try {
    expect(await bench.run(['--items', '6'])).toBe(0)
    const rows = lines.filter((line) => /^(?:as asked|rewritten|elsewhere) +\d/.test(line))
    expect(rows).toHaveLength(3)
    expect(await bench.run(['--items', '9999'])).toBe(2)
    expect(lines.at(-1)).toMatch(/the split full has \d+ items/)
    expect(await bench.run(['--items', 'many'])).toBe(2)
    expect(lines.at(-1)).toMatch(/a whole number/)
  } finally {
    log.mockRestore()
    error.mockRestore()
  }
}, 60_000)
