/**
 * The id of a run in what somebody typed or pasted: the id itself, or an address that holds it; anything else is
 * given back as it is, for the site to say that there is no such run.
 *
 * @example runIdIn('http://127.0.0.1:3000/runs/01a2...') // '01a2...'
 */
export function runIdIn(text: string): string {
  return (
    /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i.exec(text)?.[0] ?? text.trim()
  ).toLowerCase()
}
