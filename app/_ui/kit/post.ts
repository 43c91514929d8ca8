import { PROTOCOL_HEADER, PROTOCOL_VERSION, errorBody } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'

/**
 * Sends a change to the site's own API; the cookie says who asks. Gives null when it was done, else what to tell:
 * the site's own message where it sent one.
 */
export async function post(path: string, body: unknown = {}, method = 'POST'): Promise<string | null> {
  try {
    const reply = await fetch(path, {
      method,
      headers: { 'content-type': 'application/json', [PROTOCOL_HEADER]: String(PROTOCOL_VERSION) },
      body: JSON.stringify(body),
    })
    if (reply.ok) return null
    const parsed = errorBody.safeParse(await reply.json().catch(() => null))
    return parsed.success ? parsed.data.error.message : t('post.failed', { status: String(reply.status) })
  } catch {
    return t('post.unreachable')
  }
}
