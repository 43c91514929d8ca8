import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/*
 * Authenticated encryption of secrets at rest: AES-256-GCM, a random nonce of 12 bytes, and the owner's id as
 * associated data, so that a ciphertext moved to another row does not open.
 * Layout: version byte 1, nonce 12, tag 16, ciphertext.
 */

/**
 * Encrypts `text` under `key` (32 bytes), bound to `owner`.
 *
 * @example unseal(seal('sk-1', key, 'endpoint-7'), key, 'endpoint-7') // 'sk-1'
 */
export function seal(text: string, key: Uint8Array, owner: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(owner))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return new Uint8Array(Buffer.concat([Buffer.from([1]), nonce, cipher.getAuthTag(), body]))
}

/** Decrypts what `seal` made. Throws where the key, the owner or a byte differs. */
export function unseal(sealed: Uint8Array, key: Uint8Array, owner: string): string {
  const b = Buffer.from(sealed)
  if (b[0] !== 1 || b.length < 29) throw new Error('not a sealed secret of a version that this code knows')
  const decipher = createDecipheriv('aes-256-gcm', key, b.subarray(1, 13))
  decipher.setAAD(Buffer.from(owner))
  decipher.setAuthTag(b.subarray(13, 29))
  return Buffer.concat([decipher.update(b.subarray(29)), decipher.final()]).toString('utf8')
}
