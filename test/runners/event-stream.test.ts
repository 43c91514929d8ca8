import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EventStreamParser, eventsOf } from '#lib/event-stream.ts'
import type { ServerSentEvent } from '#lib/event-stream.ts'

/** Feeds bytes cut at the given places. */
function parse(bytes: Uint8Array, cuts: readonly number[] = []): ServerSentEvent[] {
  const parser = new EventStreamParser()
  const places = [...new Set(cuts.map((c) => c % (bytes.length + 1)))].sort((a, b) => a - b)
  const events: ServerSentEvent[] = []
  let from = 0
  for (const to of [...places, bytes.length]) {
    events.push(...parser.push(bytes.subarray(from, to)))
    from = to
  }
  events.push(...parser.end())
  return events
}

const text = (s: string): Uint8Array => Buffer.from(s)
const data = (events: ServerSentEvent[]): string[] => events.map((e) => e.data)

describe('EventStreamParser', () => {
  it('reads the example of the standard', () => {
    const stream = 'data: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n'
    expect(parse(text(stream))).toEqual([
      { event: 'message', data: 'first event', id: '1' },
      { event: 'message', data: 'second event', id: '' },
      { event: 'message', data: ' third event', id: '' },
    ])
  })

  it('joins data lines, skips comments and unknown fields, keeps the last id', () => {
    const stream =
      ': hello\nevent: status\nid: 7\ndata: a\ndata\ndata: c\nretry: 3\nnothing: 1\n\ndata: d\n\n'
    expect(parse(text(stream))).toEqual([
      { event: 'status', data: 'a\n\nc', id: '7' },
      { event: 'message', data: 'd', id: '7' },
    ])
  })

  it('gives no event for a block without data', () => {
    expect(parse(text('event: x\nid: 3\n\n: only a comment\n\n'))).toEqual([])
  })

  it('gives out an event that the stream does not close', () => {
    expect(data(parse(text('data: 1\n\ndata: 2\n')))).toEqual(['1', '2'])
    expect(data(parse(text('data: 1\n\ndata: 2')))).toEqual(['1', '2'])
    expect(parse(text('data: 1\n\n'))).toHaveLength(1)
  })

  it('ignores a byte order mark and an id with NUL', () => {
    expect(parse(text('\ufeffid: a\0b\ndata: x\n\n'))).toEqual([{ event: 'message', data: 'x', id: '' }])
  })

  it('gives the same events however lines end and bytes are cut', () => {
    const line = fc.oneof(
      fc.constantFrom('data', 'data:', 'data: ', ': comment', 'event: ping', 'id: 12', 'other: x', ''),
      fc.string({ unit: 'grapheme', maxLength: 12 }).map((s) => `data: ${s.replace(/[\r\n\0]/g, '')}`),
    )
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 20 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat({ max: 400 }), { maxLength: 30 }),
        (lines, newline, cuts) => {
          const whole = parse(text(lines.map((l) => l + '\n').join('')))
          expect(parse(text(lines.map((l) => l + newline).join('')), cuts)).toEqual(whole)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('survives every cut inside a character of four bytes', () => {
    const bytes = text('data: a😀é\r\n\r\n')
    for (let cut = 0; cut <= bytes.length; cut++) expect(data(parse(bytes, [cut]))).toEqual(['a😀é'])
  })

  it('refuses an event beyond its limit', () => {
    const parser = new EventStreamParser(100)
    expect(() => {
      for (let i = 0; i < 20; i++) parser.push(text('x'.repeat(10)))
    }).toThrow(RangeError)
    const many = new EventStreamParser(100)
    expect(() => {
      for (let i = 0; i < 20; i++) many.push(text('data: 12345\n'))
    }).toThrow(RangeError)
  })

  it('reads a body', async () => {
    async function* body(): AsyncGenerator<Uint8Array> {
      yield text('data: 1\n')
      await Promise.resolve()
      yield text('\ndata: 2')
    }
    const got: string[] = []
    for await (const event of eventsOf(body())) got.push(event.data)
    expect(got).toEqual(['1', '2'])
  })
})
