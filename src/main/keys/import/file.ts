// Reads a person's own file whole, and replaces it later as a whole or not at all. The new file keeps the
// mode and, if the system allows it, the owner. Leaves no copy of the content. Failures contain no path.
import { open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { createHash, randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import { makeFailure, type Failure } from '../../../domain/failure.ts'
import { err, ok, type Result } from '../../../domain/result.ts'

export interface FileRead {
  /** Where the file is; links to it are followed. */
  readonly realPath: string
  readonly bytes: Buffer
  /** Shows whether the file is still the one that was read. */
  readonly hash: string
}

const maxBytes = 1_048_576

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const unreadable = (reason: string): Failure =>
  makeFailure('import/unreadable', { kind: 'never' }, { reason })

const notWritable = (reason: string): Failure => makeFailure('import/not-writable', 'try-again', { reason })

const changed = (): Failure => makeFailure('import/changed')

/** Reads a regular file of at most 1 MiB. */
export async function readSmallFile(path: string): Promise<Result<FileRead>> {
  try {
    const realPath = await realpath(path)
    // Checked before opening, since opening a pipe would wait for its other end.
    const entry = await stat(realPath)
    if (!entry.isFile()) return err(unreadable('not-a-file'))
    if (entry.size > maxBytes) return err(unreadable('too-large'))
    const bytes = await readAtMost(realPath, maxBytes + 1)
    if (bytes.length > maxBytes) return err(unreadable('too-large')) // it grew, or has no size, as in /proc
    return ok({ realPath, bytes, hash: hashOf(bytes) })
  } catch (error) {
    return err(unreadable(codeOf(error)))
  }
}

/**
 * Replaces the file only if it is still the one that was read. The new content is on the disk before it takes
 * the old file's place. On `import/changed` or `import/not-writable` nothing was changed.
 */
export async function replaceFile(read: Omit<FileRead, 'bytes'>, bytes: Uint8Array): Promise<Result<null>> {
  const { realPath, hash } = read
  const temporaryPath = join(dirname(realPath), `.latchkey-${randomUUID()}`)
  try {
    const entry = await stat(realPath)
    if (!entry.isFile() || (await hashNow(realPath)) !== hash) return err(changed())
    // Checked by hand: a rename only needs write access to the folder, and root can write anywhere.
    const isReadOnly = (entry.mode & 0o222) === 0
    if (isReadOnly) return err(notWritable('EACCES'))
    await (await open(realPath, 'r+')).close()
    const file = await open(temporaryPath, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await keepOwner(file, entry)
      await file.chmod(entry.mode & 0o7777)
      await file.sync()
    } finally {
      await file.close()
    }
    // Checked again as late as possible: an editor may have saved the file meanwhile.
    if ((await hashNow(realPath)) !== hash) {
      await rm(temporaryPath, { force: true })
      return err(changed())
    }
    await rename(temporaryPath, realPath)
  } catch (error) {
    await rm(temporaryPath, { force: true }).catch(() => undefined)
    return err(failureFrom(error))
  }
  await syncFolder(dirname(realPath))
  return ok(null)
}

const hashNow = async (path: string): Promise<string> => hashOf(await readAtMost(path, maxBytes + 1))

async function readAtMost(path: string, limit: number): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(limit)
    let length = 0
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, limit - length, null)
      if (bytesRead === 0) return buffer.subarray(0, length)
      length += bytesRead
    }
  } finally {
    await file.close()
  }
}

/**
 * Only root can give files away. If we can't, another person's file becomes ours, in the same group if
 * possible.
 */
async function keepOwner(file: FileHandle, { uid, gid }: { uid: number; gid: number }): Promise<void> {
  const made = await file.stat()
  if (made.uid === uid && made.gid === gid) return
  await file.chown(uid, gid).catch(() => file.chown(-1, gid).catch(() => undefined))
}

/**
 * Syncs the folder, so that a sudden end can't bring the old file back. Not every system can open a folder.
 */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  } catch {
    // The new file is in place anyway.
  }
}

const codeOf = (error: unknown): string => {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  throw error
}

/** Only for errors that left the file as it was. */
function failureFrom(error: unknown): Failure {
  const code = codeOf(error)
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP' ? changed() : notWritable(code)
}
