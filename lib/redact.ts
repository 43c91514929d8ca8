const BLANK = '[redacted]'

/** Things that look like a credential wherever they stand. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // Authorization headers, and "Bearer ..." anywhere
  [/\b(authorization["']?\s*[:=]\s*["']?)(?:(?:basic|bearer|token)\s+)?[^\s"',;]+/gi, `$1${BLANK}`],
  [/\b(bearer\s+)[A-Za-z0-9._~+/*=-]{6,}/gi, `$1${BLANK}`],
  // OpenAI and many others, also where they mask the middle with asterisks
  [/\b(?:sk|pk|rk|gsk|xai|hf|ghp|gho|glpat|nvapi|r8|fw|pplx|tgp)[-_][A-Za-z0-9*._-]{6,}/g, BLANK],
  [/\bAIza[A-Za-z0-9_-]{20,}/g, BLANK],
  [/\bAKIA[A-Z0-9]{12,}/g, BLANK],
  // JSON web tokens
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?/g, BLANK],
  // api_key=..., "x-api-key": "...", token=..., password: ...
  [
    /\b((?:x-)?api[-_ ]?key|access[-_]?token|token|secret|password)(["']?\s*[=:]\s*["']?)[^\s"',;&<>]{6,}/gi,
    `$1$2${BLANK}`,
  ],
  // user and password in a URL
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@"']+@/gi, `$1${BLANK}@`],
]

/**
 * Blanks credentials in a text that is to be kept or shown: each of `secrets` wherever it stands (as it is,
 * percent-encoded, in base64, or cut off after its first eight characters, as providers echo keys), and anything
 * that looks like a key, a bearer token or a password in a URL.
 *
 * For messages and URLs, never for what a model wrote.
 *
 * @example redact('Incorrect API key provided: sk-abc123def', []) // 'Incorrect API key provided: [redacted]'
 * @example redact('no access for hunter2hunter2', ['hunter2hunter2']) // 'no access for [redacted]'
 */
export function redact(text: string, secrets: readonly (string | null | undefined)[] = []): string {
  let out = text
  for (const secret of secrets) {
    // A shorter secret is no secret, and would blank half of every message.
    if (secret == null || secret.length < 4) continue
    for (const form of formsOf(secret)) out = out.replaceAll(form, BLANK)
    if (secret.length >= 12) out = out.replace(cutOff(secret), BLANK)
  }
  for (const [pattern, by] of PATTERNS) out = out.replace(pattern, by)
  return out
}

function formsOf(secret: string): string[] {
  const forms = [
    secret,
    encodeURIComponent(secret.toWellFormed()),
    Buffer.from(secret).toString('base64'),
    JSON.stringify(secret).slice(1, -1),
  ]
  return [...new Set(forms)].filter((f) => f.length >= 4).sort((a, b) => b.length - a.length)
}

/** The first eight characters and whatever a provider put in the place of the rest. */
function cutOff(secret: string): RegExp {
  return new RegExp(`${secret.slice(0, 8).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}[A-Za-z0-9*._…-]*`, 'g')
}
