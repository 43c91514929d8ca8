import { runChange } from '#services/run/events.ts'
import { runStatus } from '#services/run/status.ts'
import { uuidOf } from '#services/shared/parse.ts'
import { route } from '../../../../../_site/route.ts'

/** Milliseconds between two looks at the run's sequence. */
const LOOK_MS = 500
/** Milliseconds after which a comment keeps the line open. */
const KEEP_MS = 15_000

/**
 * Server-sent events of a run: `status` whenever something changed (data: the run's status; id: its sequence) and
 * `log` for each line of its log. Last-Event-ID resumes. The stream ends when the run has.
 */
export const GET = route<{ id: string }>(async (ctx, { params, raw }) => {
  const id = uuidOf(params.id, 'run')
  await runStatus(ctx, id)
  const last = raw.headers.get('last-event-id') ?? raw.nextUrl.searchParams.get('after')
  let seq = last !== null && /^\d+$/.test(last) ? Number(last) : -1
  const encoder = new TextEncoder()
  let stopped = false
  raw.signal.addEventListener('abort', () => (stopped = true))
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string) => {
        controller.enqueue(encoder.encode(text))
      }
      let quiet = 0
      try {
        send('retry: 2000\n\n')
        while (!stopped) {
          const change = await runChange(ctx, id, seq)
          if (change) {
            for (const line of change.log) send(`event: log\ndata: ${JSON.stringify(line)}\n\n`)
            seq = change.status.seq
            send(`event: status\nid: ${String(seq)}\ndata: ${JSON.stringify(change.status)}\n\n`)
            quiet = 0
            const { state } = change.status
            if (state === 'done' || state === 'cancelled') {
              send('event: end\ndata: {}\n\n')
              break
            }
          }
          await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
          quiet += LOOK_MS
          if (quiet >= KEEP_MS) {
            send(': still here\n\n')
            quiet = 0
          }
        }
        controller.close()
      } catch {
        // The reader has gone, or the database has: the browser reconnects and resumes.
        try {
          controller.close()
        } catch {
          // closed by the reader already
        }
      }
    },
    cancel() {
      stopped = true
    },
  })
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
})
