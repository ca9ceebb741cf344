// Tells two keys apart without keeping either: HMAC-SHA-256 with a salt of this profile, so that the same key
// has another fingerprint elsewhere. The salt is not secret, but it is private.
import { createHmac, randomBytes } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const saltBytes = 32
const fileName = 'fingerprint-salt'

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

/**
 * Reads the salt in `folder`, which exists and is private. A damaged salt is moved aside and a new one is
 * made.
 */
export function readOrCreateSalt(folder: string): Uint8Array {
  const path = join(folder, fileName)
  try {
    const salt = readFileSync(path)
    if (salt.byteLength === saltBytes) return salt
    renameSync(path, `${path}.corrupt`)
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
  }
  const salt = randomBytes(saltBytes)
  const file = openSync(path, 'wx', 0o600)
  try {
    writeFileSync(file, salt)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  chmodSync(path, 0o600)
  return salt
}

/** The returned function gives 64 hexadecimal digits. It reads the salt when it is first called. */
export function createFingerprint(folder: string): (secret: string) => string {
  let salt: Uint8Array | null = null
  return (secret) => {
    salt ??= readOrCreateSalt(folder)
    return createHmac('sha256', salt).update(secret, 'utf8').digest('hex')
  }
}
