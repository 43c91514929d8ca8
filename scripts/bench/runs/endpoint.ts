/*
 * A program: an OpenAI-compatible endpoint that begins each answer after `latency` milliseconds, as cheaply as can
 * be. `node scripts/bench/runs/endpoint.ts LATENCY`; tells its port over its IPC channel and ends with its parent.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dieWithParent } from '#lib/parent.ts'

const latency = Number(process.argv[2])
const chunk = (choice: object, more: object = {}): string =>
  `data: ${JSON.stringify({ id: 'b', object: 'chat.completion.chunk', created: 0, model: 'bench', choices: [choice], ...more })}\n\n`
const ANSWER =
  chunk({
    index: 0,
    delta: { role: 'assistant', content: 'By conservation of energy, ' },
    finish_reason: null,
  }) +
  chunk({ index: 0, delta: { content: '\\boxed{\\sqrt{2 g h}}' }, finish_reason: null }) +
  chunk(
    { index: 0, delta: {}, finish_reason: 'stop' },
    { usage: { prompt_tokens: 200, completion_tokens: 20 } },
  ) +
  'data: [DONE]\n\n'

const server = createServer((req, res) => {
  req.resume().once('end', () => {
    setTimeout(() => {
      res.writeHead(200, { 'content-type': 'text/event-stream' }).end(ANSWER)
    }, latency)
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
dieWithParent()
