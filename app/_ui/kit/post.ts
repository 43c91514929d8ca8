import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '#core/protocol/version.ts'
import { t } from '../../_messages/index.ts'

/**
 * Sends a change to the site's own API; the cookie says who asks. Gives null when it was done, else what to tell:
 * the site's own message where it sent one.
 */
export async function post(path: string, body: unknown = {}, method = 'POST'): Promise<string | null> {
  return (await postFor(path, body, method)).fault
}

/** As `post`, with the reply's body where it was done. */
export async function postFor(
  path: string,
  body: unknown = {},
  method = 'POST',
): Promise<{ fault: string | null; body: unknown }> {
  try {
    const reply = await fetch(path, {
      method,
      headers: { 'content-type': 'application/json', [PROTOCOL_HEADER]: String(PROTOCOL_VERSION) },
      body: JSON.stringify(body),
    })
    const said: unknown = await reply.json().catch(() => null)
    if (reply.ok) return { fault: null, body: said }
    return { fault: messageIn(said) ?? t('post.failed', { status: String(reply.status) }), body: null }
  } catch {
    return { fault: t('post.unreachable'), body: null }
  }
}

/**
 * The message of an error's body, without the schema library: this is on every page.
 *
 * @example messageIn({ error: { code: 'conflict', message: 'the run is done' } }) // 'the run is done'
 */
export function messageIn(body: unknown): string | null {
  const error = (body as { error?: { message?: unknown } } | null)?.error
  return typeof error?.message === 'string' ? error.message : null
}
