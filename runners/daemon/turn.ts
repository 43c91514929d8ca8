import type { ReleaseRequest } from '#core/protocol/index.ts'
import type { Clock } from '#lib/retry/index.ts'
import { redact } from '#lib/redact.ts'
import type { Logger } from '#lib/log.ts'
import type { EngineFault, Generation } from '../engines/engine.ts'
import { Crowded, deliver } from './deliver.ts'
import { Stopped } from './desk.ts'
import type { Desk, Task } from './desk.ts'
import type { Outbox, Receipt } from './outbox.ts'
import type { Throughput } from './throughput.ts'

type Release = ReleaseRequest['attempts'][number]

export interface TurnOptions {
  bootId: string
  outbox: Outbox
  desk: () => Desk
  clock: Clock
  throughput: Throughput
  log: Logger
}

/** Takes one turn of a task: asks the engine, tells the site, and does what the site says comes next. */
export async function takeTurn(task: Task, freeSlot: () => void, options: TurnOptions): Promise<void> {
  const { attempt, fence, n } = task.item
  // Made where there is something to say: for most turns there is not, and a child logger is not free.
  const log = (): Logger => options.log.child({ run: task.run.id, attempt, n })
  const meter = options.throughput.begin()
  let generation: Generation
  try {
    generation = await deliver(
      task.channel,
      {
        messages: task.item.messages,
        sampling: {
          ...task.run.sampling,
          seed: task.item.seed ?? task.run.sampling.seed,
          max_tokens: task.item.max_output_tokens ?? task.run.sampling.max_tokens,
        },
        signal: task.controller.signal,
        onProgress: ({ tokens }) => meter.progress(tokens),
      },
      options.clock,
      (fault, failures, pause) =>
        log().debug(
          { code: fault.code, failures, pause_ms: Math.round(pause) },
          `trying again: ${fault.message}`,
        ),
    )
  } catch (error) {
    meter.end(null)
    if (error instanceof Crowded) options.desk().requeue(task)
    freeSlot()
    if (error instanceof Crowded) return
    return giveUp(task, error, options, log())
  }
  meter.end(generation.usage.completion_tokens)
  task.state = 'reporting'
  // The slot is for the engine; the site is told while the next attempt is under way.
  freeSlot()
  const receipt = await options.outbox.send({
    kind: 'turn',
    boot_id: options.bootId,
    provenance: generation.provenance,
    turn: {
      attempt,
      fence,
      n,
      prompt_hash: task.item.prompt_hash,
      output: generation.output,
      reasoning: generation.reasoning,
      finish_reason: generation.finish_reason,
      usage: generation.usage,
      timing: generation.timing,
    },
  })
  goOn(task, receipt, options, log)
}

function goOn(task: Task, receipt: Receipt, options: TurnOptions, log: () => Logger): void {
  const desk = options.desk()
  switch (receipt.status) {
    case 'next':
      return desk.again(task, {
        attempt: task.item.attempt,
        fence: task.item.fence,
        seed: task.item.seed,
        n: receipt.n,
        messages: receipt.messages,
        prompt_hash: receipt.prompt_hash,
        max_output_tokens: receipt.max_output_tokens,
      })
    case 'conflict':
      log().info('the answer came too late: the attempt is not ours any more')
      return desk.drop(task)
    case 'rejected':
      log().error({ message: receipt.message }, 'the site does not take this answer')
      void release(task, options, {
        kind: 'runner_error',
        code: 'post_rejected',
        message: `the site did not take the answer: ${receipt.message}`.slice(0, 2000),
      })
      return desk.drop(task)
    case 'done':
    case 'ok':
    case 'cancelled':
      return desk.drop(task)
  }
}

async function giveUp(task: Task, error: unknown, options: TurnOptions, log: Logger): Promise<void> {
  const desk = options.desk()
  if (error instanceof Stopped) {
    log.info({ why: error.why }, 'stopped')
    if (error.why === 'lost') return
    task.state = 'reporting'
    await release(task, options, { kind: 'released' })
    return desk.drop(task)
  }
  // deliver() throws nothing else.
  const fault = error as EngineFault
  const message = redact(fault.message, [task.run.endpoint.api_key]).slice(0, 2000)
  log.warn({ code: fault.code, permanent: fault.permanent }, message)
  task.state = 'reporting'
  await release(task, options, { kind: fault.kind, code: fault.code, message, permanent: fault.permanent })
  desk.drop(task)
}

async function release(
  task: Task,
  options: TurnOptions,
  what: Omit<Release, 'attempt' | 'fence' | 'permanent'> & { permanent?: boolean },
): Promise<void> {
  const { attempt, fence } = task.item
  await options.outbox.send({
    kind: 'release',
    boot_id: options.bootId,
    release: { attempt, fence, permanent: false, ...what },
  })
}
