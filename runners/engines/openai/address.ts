/**
 * The URLs that may be the chat completions of an endpoint, best guess first. Base URLs are given in all forms:
 * with /v1 or without, with a path of their own, or with /chat/completions already.
 *
 * @example completionUrls('http://127.0.0.1:9911') // ['http://127.0.0.1:9911/v1/chat/completions', '.../chat/completions']
 * @example completionUrls('https://api.example.com/v1/') // ['https://api.example.com/v1/chat/completions']
 */
export function completionUrls(base: string): string[] {
  const url = new URL(base)
  const path = url.pathname.replace(/\/+$/, '')
  const at = (pathname: string): string => {
    const u = new URL(url)
    u.pathname = pathname
    u.hash = ''
    return u.href
  }
  if (path.endsWith('/chat/completions')) return [at(path)]
  // Ends in a version (/v1, /v1beta, /api/paas/v4): nothing to guess.
  if (/\/v\d+[a-z0-9]*$/.test(path)) return [at(`${path}/chat/completions`)]
  const plain = at(`${path}/chat/completions`)
  const versioned = at(`${path}/v1/chat/completions`)
  return path === '' ? [versioned, plain] : [plain, versioned]
}
