// Tells two keys apart without keeping either: an HMAC-SHA-256 under a salt that belongs to this profile, so
// that the same key has another fingerprint elsewhere. The salt is no secret, but nobody else's business.
import { createHmac, randomBytes } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const saltBytes = 32
const fileName = 'fingerprint-salt'

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

/** From `folder`, which exists and is private. A salt that isn't one is moved aside, and a new one made. */
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

/** 64 hexadecimal digits. The salt is read when it is first needed. */
export function createFingerprint(folder: string): (secret: string) => string {
  let salt: Uint8Array | null = null
  return (secret) => {
    salt ??= readOrCreateSalt(folder)
    return createHmac('sha256', salt).update(secret, 'utf8').digest('hex')
  }
}
