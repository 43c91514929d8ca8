import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Llama } from 'node-llama-cpp'
import { EngineFault } from '../engine.ts'

/** What llama.cpp itself has to say: warnings and errors only. */
export type LlamaLog = (level: 'warn' | 'error', message: string) => void

/**
 * Loads llama.cpp from its prebuilt binaries; nothing is compiled or downloaded. It uses a GPU where the packages
 * for one are installed, which the default installation leaves out for their size.
 *
 * @throws EngineFault where no binary fits this machine
 */
export async function loadBackend(log: LlamaLog): Promise<Llama> {
  // Imported here, not above: it takes 50 MB that a runner without a local model does not need.
  const { getLlama, LlamaLogLevel, NoBinaryFoundError } = await import('node-llama-cpp')
  const options = {
    build: 'never' as const,
    skipDownload: true,
    progressLogs: false,
    logLevel: LlamaLogLevel.warn,
    logger: (level: string, message: string): void =>
      log(level === 'warn' ? 'warn' : 'error', message.trim()),
    maxThreads: threads(),
  }
  if (gpuPackagesPresent()) {
    try {
      return await getLlama({ ...options, gpu: 'auto' })
    } catch (error) {
      log(
        'warn',
        `no GPU can be used (${error instanceof Error ? error.message : String(error)}); using the CPU`,
      )
    }
  }
  try {
    return await getLlama({ ...options, gpu: false })
  } catch (error) {
    const known = error instanceof NoBinaryFoundError
    throw new EngineFault({
      kind: 'runner_error',
      code: 'no_llama_binary',
      message: known
        ? `llama.cpp has no prebuilt binary for this machine (${process.platform} ${process.arch})`
        : `llama.cpp cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
      permanent: true,
      retryable: false,
      cause: error,
    })
  }
}

/**
 * Threads for one evaluation: half of the cores, or what TOUCHSTONE_THREADS says. llama.cpp's threads wait for each
 * other without sleeping, so one that has no core of its own holds all up: measured on 2 busy cores, one thread
 * gives 84 tokens/s and two give 5.
 *
 * @example threads({ TOUCHSTONE_THREADS: '6' }) // 6
 */
export function threads(env: Readonly<Record<string, string | undefined>> = process.env): number {
  const given = Number(env['TOUCHSTONE_THREADS'])
  if (Number.isInteger(given) && given > 0) return given
  return Math.max(1, Math.floor(availableParallelism() / 2))
}

/** Whether one of node-llama-cpp's GPU packages is really installed (a stand-in without binaries is not). */
export function gpuPackagesPresent(): boolean {
  const { platform, arch } = process
  const names =
    platform === 'darwin'
      ? [`mac-${arch}-metal`]
      : ['cuda', 'vulkan'].map((kind) => `${platform === 'win32' ? 'win' : platform}-${arch}-${kind}`)
  const modules = join(dirname(dirname(fileURLToPath(import.meta.resolve('node-llama-cpp')))), '..')
  return names.some((name) => existsSync(join(modules, '@node-llama-cpp', name, 'bins')))
}
