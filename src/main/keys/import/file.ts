// A person's own file: read whole, and later replaced as a whole or not at all, by a file that keeps its mode
// and, where the system lets us, its owner. Leaves no copy of what was in it. Never holds a path in a failure.
import { open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { createHash, randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import { makeFailure, type Failure } from '../../../domain/failure.ts'
import { err, ok, type Result } from '../../../domain/result.ts'

export interface FileRead {
  /** Where the file is; links to it are followed. */
  readonly realPath: string
  readonly bytes: Buffer
  /** Tells whether the file is still the one that was read. */
  readonly hash: string
}

const maxBytes = 1_048_576

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const unreadable = (reason: string): Failure =>
  makeFailure('import/unreadable', { kind: 'never' }, { reason })

const notWritable = (reason: string): Failure => makeFailure('import/not-writable', 'try-again', { reason })

const changed = (): Failure => makeFailure('import/changed')

/** A regular file of 1 MiB at most. */
export async function readSmallFile(path: string): Promise<Result<FileRead>> {
  try {
    const realPath = await realpath(path)
    // First, since opening a pipe would wait for its other end.
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
 * Only if the file is still the one that was read. What is written is on the disk before it takes the old
 * file's place. Otherwise `import/changed` or `import/not-writable`, and nothing was changed.
 */
export async function replaceFile(read: Omit<FileRead, 'bytes'>, bytes: Uint8Array): Promise<Result<null>> {
  const { realPath, hash } = read
  const temporaryPath = join(dirname(realPath), `.latchkey-${randomUUID()}`)
  try {
    const entry = await stat(realPath)
    if (!entry.isFile() || (await hashNow(realPath)) !== hash) return err(changed())
    // Renaming asks only whether the folder may be written to, and root may do anything.
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
    // Once more, as late as can be: an editor may have saved it in the meantime.
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

/** Only root may give files away: another's file that we may write becomes ours, of the same group if we may. */
async function keepOwner(file: FileHandle, { uid, gid }: { uid: number; gid: number }): Promise<void> {
  const made = await file.stat()
  if (made.uid === uid && made.gid === gid) return
  await file.chown(uid, gid).catch(() => file.chown(-1, gid).catch(() => undefined))
}

/** So that a sudden end can't bring the old file back. Not every system lets a folder be opened. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  } catch {
    // The new file is there all the same.
  }
}

const codeOf = (error: unknown): string => {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  throw error
}

/** Whatever the system says, the file is as it was. */
function failureFrom(error: unknown): Failure {
  const code = codeOf(error)
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP' ? changed() : notWritable(code)
}
