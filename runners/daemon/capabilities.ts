import { execFile } from 'node:child_process'
import { arch, availableParallelism, cpus, platform, release, totalmem } from 'node:os'
import type { Capabilities, ClaimRequest } from '#core/protocol/index.ts'
import { VERSION } from '#lib/version.ts'
import { llamaVersion } from '../engines/llama-cpp/version.ts'
import { BUILTIN } from '../models/builtin.ts'
import type { FoundModel } from '../models/find.ts'

/** Changes when requests to endpoints change in a way that can change answers. */
const OPENAI_ENGINE = 'openai-compatible 1'
/** What the built-in model was trained on; of other models the length is known only when they are loaded. */
const BUILTIN_CONTEXT = 8192

/** What a runner says of itself when it enrolls and with each claim. */
export type About = Omit<ClaimRequest, 'boot_id' | 'max'>

/** That, with the local model or without. */
export async function describeRunner(
  model: FoundModel | null,
  hardware: Hardware,
  options: { slots: number; labels: string[] },
): Promise<About> {
  const engines: Capabilities['engines'] = [{ kind: 'openai', version: OPENAI_ENGINE }]
  if (model)
    engines.push({
      kind: 'llama-cpp',
      version: `node-llama-cpp ${await llamaVersion()}`,
      models: [{ name: model.name, sha256: model.sha256 }],
      ...(model.sha256 === BUILTIN.sha256 ? { context: BUILTIN_CONTEXT } : {}),
    })
  const vram_gb = Math.max(0, ...hardware.gpus.map((g) => g.memory_gb))
  return { capabilities: { engines, vram_gb, ...options }, hardware: { ...hardware }, version: VERSION }
}

export interface Hardware {
  cpu: string
  cores: number
  memory_gb: number
  system: string
  gpus: { name: string; memory_gb: number }[]
}

/** This machine, as far as it can be told without special rights. */
export async function hardwareOf(): Promise<Hardware> {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memory_gb: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()} ${arch()}`,
    gpus: await nvidiaGpus(),
  }
}

function nvidiaGpus(): Promise<Hardware['gpus']> {
  return new Promise((resolve) => {
    const query = ['--query-gpu=name,memory.total', '--format=csv,noheader,nounits']
    execFile('nvidia-smi', query, { timeout: 5000, windowsHide: true }, (error, stdout) => {
      if (error) return resolve([])
      const lines = stdout.split('\n').filter((line) => line.includes(','))
      resolve(
        lines.map((line) => {
          const comma = line.lastIndexOf(',')
          return {
            name: line.slice(0, comma).trim(),
            memory_gb: Math.round(Number(line.slice(comma + 1)) / 102.4) / 10,
          }
        }),
      )
    })
  })
}
