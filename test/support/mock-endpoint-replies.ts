import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault, MockAnswer, MockBody, StreamStyle } from './mock-endpoint-types.ts'

/** What a reply is made of. */
export interface ReplyContext {
  res: ServerResponse
  body: MockBody
  answer: MockAnswer
  style: StreamStyle
  usage: 'asked' | 'always' | 'never'
  /** aborted when the client has gone, or the mock closes */
  gone: AbortSignal
}

/** A fault that shows while an answer is being sent. */
export type Midway = Extract<Fault, { kind: 'hang' | 'cut' | 'error_event' | 'endless' }>

/** An answer as one JSON body. */
export async function replyWhole(context: ReplyContext, midway: Midway | null): Promise<void> {
  const { res, answer, body, gone } = context
  const text = JSON.stringify({
    ...frame(body, 'chat.completion'),
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: answer.content ?? '',
          ...(answer.reasoning === undefined
            ? {}
            : { [answer.reasoning_field ?? 'reasoning_content']: answer.reasoning }),
        },
        finish_reason: answer.finish_reason === undefined ? 'stop' : answer.finish_reason,
      },
    ],
    ...(usageOf(context) === null ? {} : { usage: usageOf(context) }),
  })
  res.writeHead(200, { 'content-type': 'application/json', server: 'mock' })
  if (!midway) {
    res.end(text)
    return
  }
  switch (midway.kind) {
    case 'hang':
      if (midway.after === 'headers') res.flushHeaders()
      else res.write(text.slice(0, Math.floor(text.length / 2)))
      return forever(gone)
    case 'cut':
    case 'error_event':
      res.write(text.slice(0, Math.floor(text.length / 2)))
      await sleep(5)
      res.destroy()
      return
    case 'endless':
      while (!gone.aborted) await write(res, ' '.repeat(1024), gone)
  }
}

/** An answer as an event stream, in the style asked for. */
export async function replyStream(context: ReplyContext, midway: Midway | null): Promise<void> {
  const { res, answer, style, body, gone } = context
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', server: 'mock' })
  if (midway?.kind === 'hang' && midway.after === 'headers') {
    res.flushHeaders()
    return forever(gone)
  }
  if (midway?.kind === 'endless' && midway.what !== 'content') {
    const piece = midway.what === 'comments' ? ': still here\n\n' : 'x'.repeat(64 * 1024)
    if (midway.what === 'line') await write(res, 'data: ', gone)
    while (!gone.aborted) {
      await write(res, piece, gone)
      if (midway.what === 'comments') await sleep(5)
    }
    return
  }
  let sent = 0
  let started = 0
  for (const delta of deltas(answer, style, midway)) {
    if (gone.aborted) return
    if (midway && midway.kind !== 'endless' && sent >= Number(midway.after))
      return stopMidway(context, midway)
    await event(context, {
      ...frame(body, 'chat.completion.chunk'),
      choices: [{ index: 0, delta, finish_reason: null }],
    })
    if (style.pauseMs) await sleep(style.pauseMs)
    sent++
    // The first event says whose turn it is; the pace is from the first piece on.
    if (sent === 1) started = performance.now()
    else if (style.paceMs !== undefined) await until(started + (sent - 1) * style.paceMs, gone)
  }
  if (midway && midway.kind !== 'endless') return stopMidway(context, midway)
  if (style.finish !== false) {
    const finish_reason = answer.finish_reason === undefined ? 'stop' : answer.finish_reason
    await event(context, {
      ...frame(body, 'chat.completion.chunk'),
      choices: [{ index: 0, delta: {}, finish_reason }],
    })
  }
  const usage = usageOf(context)
  if (usage) await event(context, { ...frame(body, 'chat.completion.chunk'), choices: [], usage })
  if (style.done !== false) await write(res, `data: [DONE]${nl(style)}${nl(style)}`, gone)
  if (style.keepOpen) return forever(gone)
  res.end()
}

/** Waits until a time of performance.now(). */
async function until(at: number, gone: AbortSignal): Promise<void> {
  const left = at - performance.now()
  if (left > 0) await sleep(left, undefined, { signal: gone }).catch(() => undefined)
}

async function stopMidway(
  context: ReplyContext,
  midway: Exclude<Midway, { kind: 'endless' }>,
): Promise<void> {
  const { res, gone } = context
  switch (midway.kind) {
    case 'hang':
      return forever(gone)
    case 'cut':
      await sleep(5)
      res.destroy()
      return
    case 'error_event':
      await event(context, { error: { message: midway.message, type: 'server_error' } })
      res.end()
  }
}

function* deltas(
  answer: MockAnswer,
  style: StreamStyle,
  midway: Midway | null,
): Generator<Record<string, string>> {
  const size = style.chunkChars ?? 8
  yield { role: 'assistant', content: '' }
  const field = answer.reasoning_field ?? 'reasoning_content'
  for (const piece of pieces(answer.reasoning ?? '', size)) yield { [field]: piece }
  for (const piece of pieces(answer.content ?? '', size)) yield { content: piece }
  while (midway?.kind === 'endless') yield { content: 'and so on '.repeat(20) }
}

function* pieces(text: string, size: number): Generator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

async function event({ res, style, gone }: ReplyContext, value: unknown): Promise<void> {
  const end = nl(style)
  const lines = style.multiLine ? JSON.stringify(value, null, 1).split('\n') : [JSON.stringify(value)]
  const text = `${style.comments ? `: mock${end}` : ''}${lines.map((l) => `data: ${l}${end}`).join('')}${end}`
  if (!style.bytesPerWrite) return write(res, text, gone)
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += style.bytesPerWrite) {
    await write(res, bytes.subarray(at, at + style.bytesPerWrite), gone)
    // One write, one packet, or nearly so.
    await sleep(0)
  }
}

/** Writes, and waits while the client does not read. */
export async function write(
  res: ServerResponse,
  data: string | Uint8Array,
  gone: AbortSignal,
): Promise<void> {
  if (gone.aborted || res.destroyed) return
  if (res.write(data)) return
  await new Promise<void>((resolve) => {
    res.once('drain', resolve)
    gone.addEventListener('abort', () => resolve(), { once: true })
  })
}

export function forever(gone: AbortSignal): Promise<void> {
  if (gone.aborted) return Promise.resolve()
  return new Promise((resolve) => gone.addEventListener('abort', () => resolve(), { once: true }))
}

function usageOf({ answer, body, usage }: ReplyContext): Record<string, unknown> | null {
  if (answer.usage !== undefined) return answer.usage
  if (usage === 'never') return null
  if (usage === 'asked' && body.stream === true && body.stream_options?.include_usage !== true) return null
  const prompt = body.messages.reduce((sum, m) => sum + tokens(m.content), 0)
  const completion = tokens(answer.content ?? '') + tokens(answer.reasoning ?? '')
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    completion_tokens_details: { reasoning_tokens: tokens(answer.reasoning ?? '') },
  }
}

/** Four characters to a token, as a rule of thumb has it. */
function tokens(text: string): number {
  return Math.ceil(text.length / 4)
}

function frame(body: MockBody, object: string): Record<string, unknown> {
  return { id: 'mock-1', object, created: 1_700_000_000, model: body.model, system_fingerprint: 'fp_mock' }
}

function nl(style: StreamStyle): string {
  return style.newline ?? '\n'
}
