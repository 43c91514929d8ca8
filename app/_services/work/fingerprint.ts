import { hashJson } from '#core/canonical-json.ts'
import type { Capabilities, Requirements } from '#core/protocol/index.ts'

/** What must be the same in every runner of one run: engine, its version, and the weights where it serves them. */
export function fingerprintOf(need: Requirements, capabilities: Capabilities): string {
  const engine = capabilities.engines.find(
    (e) => e.kind === need.engine && (e.models === undefined || e.models.some((m) => m.name === need.model)),
  )
  const weights = engine?.models?.find((m) => m.name === need.model)?.sha256 ?? null
  return hashJson({ engine: need.engine, version: engine?.version ?? null, weights })
}
