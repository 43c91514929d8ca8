import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'

/** The operating system's user that the database server runs as. */
export interface Account {
  uid: number
  gid: number
}

/**
 * PostgreSQL refuses to run as root: then an unprivileged account runs it, the `postgres` user if the machine
 * has one, else `nobody`. For any other user: null, the server runs as that user.
 *
 * @param data an existing data folder, whose owner is then the only account that can serve it
 */
export function serverAccount(data?: string): Account | null {
  if (process.getuid?.() !== 0) return null
  const owner = data === undefined ? undefined : statSync(data, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return idsOf('postgres') ?? idsOf('_postgres') ?? idsOf('nobody') ?? { uid: 65534, gid: 65534 }
}

function idsOf(name: string): Account | null {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const answer = spawnSync('id', [flag, name], { encoding: 'utf8' })
    return answer.status === 0 ? Number(answer.stdout.trim()) : NaN
  })
  return uid !== undefined && gid !== undefined && uid > 0 && Number.isInteger(gid) ? { uid, gid } : null
}

/** Whether the account can pass through every folder on the way to `folder`, and into it. */
export function canEnter(folder: string, account: Account | null): boolean {
  if (account === null) return true
  return (
    spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' })
      .status === 0
  )
}
